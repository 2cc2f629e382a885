package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiheng.credentials.service.CredentialWorld.ELSEWHERE;
import static org.zhiheng.credentials.service.CredentialWorld.MARKET;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.RegisteredRulings.Asked;
import org.zhiheng.api.registers.RegisteredRulings.Proof;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.law.LawRulings;
import org.zhiheng.registers.service.RulingsFromRegisters;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** Questions and proofs by the keys of rows: who may ask them, what they come to, and what stays of them. */
@OnEveryDatabase
class RegisteredRulingsTest {

    private static final Principal CLERK = RegisterWorld.who(Role.CREDENTIAL_CLERK, MARKET);
    private static final Principal STRANGER = RegisterWorld.who(Role.CREDENTIAL_CLERK, ELSEWHERE);
    private static final Principal OFFICER = RegisterWorld.who(Role.OFFICER, MARKET);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Map<String, Object> INVESTIGATE =
            Map.of("actKind", "penalty", "step", "investigate", "field", "market-supervision");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CredentialWorld credentials;
    private RulingsFromRegisters rulings;

    RegisteredRulingsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        credentials = new CredentialWorld(database, folder);
        credentials.body(MARKET, "11511301008778183N");
        for (int i = 1; i <= 2; i++) {
            credentials.officer("o" + i, MARKET, i);
            credentials.certificate("c" + i, "o" + i, MARKET, LocalDate.of(2023, 1, 1), LocalDate.of(2027, 12, 31));
        }
        rulings = credentials.registered();
    }

    @AfterEach
    void empty() {
        CredentialWorld.empty(database);
    }

    private static Map<String, Object> officers(String... keys) {
        Map<String, Object> recusals = new java.util.HashMap<>();
        for (String each : keys) {
            recusals.put(each, "none");
        }
        return Map.of("officers", List.of(keys), "recusals", recusals, "body", MARKET, "place", "371002");
    }

    private static String refused(ThrowingCallable call) {
        ZhihengException refused = catchThrowableOfType(call, ZhihengException.class);
        return refused.code() + " " + refused.field().orElse("");
    }

    @Test
    void a_proof_stands_in_the_record_with_the_facts_it_was_given_and_no_names() {
        Proof proof = rulings.prove(OFFICER, "371002", DAY, officers("o1", "o2"), INVESTIGATE);
        assertThat(proof.proven()).isTrue();
        assertThat(proof.competence()).isNull();
        List<Entry> entries = credentials.world.records.history(new Subject("competence-proof", proof.id()), 0, 10);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).kind()).isEqualTo(ReliedRulings.KIND);
        assertThat(entries.get(0).hash()).isEqualTo(proof.entries().get(0).hash());
        assertThat(entries.get(0).payload().toString()).contains("o1", "o2").doesNotContain("人员1");
    }

    @Test
    void one_officer_alone_and_one_whose_certificate_is_suspended_prove_nothing() {
        assertThat(rulings.prove(OFFICER, "371002", DAY, officers("o1"), INVESTIGATE)
                        .proven())
                .isFalse();
        credentials.write(
                "certificate-states",
                new Change.Add(
                        "s1",
                        LocalDate.of(2026, 2, 1),
                        LocalDate.of(2026, 3, 2),
                        Map.of("certificate", "c2", "state", "suspended", "cause", "年审不合格"),
                        Why.UNSAID));
        assertThat(rulings.prove(OFFICER, "371002", DAY, officers("o1", "o2"), INVESTIGATE)
                        .proven())
                .isFalse();
        // The last day of a suspension is a day of it, and the next is not.
        assertThat(rulings.prove(OFFICER, "371002", DAY.plusDays(1), officers("o1", "o2"), INVESTIGATE)
                        .proven())
                .isTrue();
    }

    @Test
    void what_is_misspelled_is_refused_and_not_left_out() {
        Map<String, Object> wrong = new java.util.HashMap<>(officers("o1", "o2"));
        wrong.put("officer", "o1");
        assertThat(refused(() -> rulings.prove(OFFICER, "371002", DAY, wrong, INVESTIGATE)))
                .isEqualTo("REGISTER-REFERENCE officer");
        assertThat(refused(() -> rulings.prove(
                        OFFICER, "371002", DAY, officers("o1", "o2"), Map.of("actKind", "penalty", "stepp", "review"))))
                .isEqualTo("RULING-FACT-UNKNOWN stepp");
        assertThat(refused(() -> rulings.prove(OFFICER, "371002", DAY, officers("o1", "o9"), INVESTIGATE)))
                .startsWith("REGISTER-REFERENCE");
    }

    @Test
    void what_is_not_published_of_a_person_is_told_only_to_whom_may_look_it_up() {
        Asked training = new Asked("training", "371002", DAY, null, Map.of("officer", "o1"), Map.of("year", 2025));
        assertThat(rulings.ask(CLERK, training).ruling().determined()).isTrue();
        assertThat(refused(() -> rulings.ask(STRANGER, training))).isEqualTo("REGISTER-REFERENCE officer");
        Asked rotation = new Asked("rotation", "371002", DAY, null, Map.of("officer", "o1"), Map.of());
        assertThat(refused(() -> rulings.ask(STRANGER, rotation))).isEqualTo("REGISTER-REFERENCE officer");
        assertThat(refused(() -> rulings.ask(RegisterWorld.who(Role.PARTY, MARKET), rotation)))
                .isEqualTo("ACCESS-FORBIDDEN ");
    }

    @Test
    void a_question_is_answered_as_the_registers_were_known() {
        Instant before = credentials.world.clock.instant();
        credentials.world.clock.move(java.time.Duration.ofDays(1));
        credentials.write("certificates", new Change.Withdraw("c2", Why.of("登记有误")));
        Asked now = new Asked("officer-competence", "371002", DAY, null, officers("o1", "o2"), INVESTIGATE);
        Asked then = new Asked("officer-competence", "371002", DAY, before, officers("o1", "o2"), INVESTIGATE);
        assertThat(rulings.ask(OFFICER, now).ruling().answer()).containsEntry("competent", false);
        assertThat(rulings.ask(OFFICER, then).ruling().answer()).containsEntry("competent", true);
    }

    /** Takes the rules out of force while it gives its facts. */
    private static FactSource taking(String question, Set<String> references, AtomicReference<Books> current) {
        return new FactSource() {
            @Override
            public String question() {
                return question;
            }

            @Override
            public Map<String, String> references() {
                Map<String, String> titles = new java.util.HashMap<>();
                references.forEach(each -> titles.put(each, each));
                return titles;
            }

            @Override
            public Map<String, Object> facts(Map<String, Object> given, Map<String, ?> besides, AsOf asOf) {
                current.set(null);
                return Map.of();
            }
        };
    }

    @Test
    void both_rulings_of_a_proof_and_their_facts_are_of_the_books_it_began_with() {
        AtomicReference<Books> current = new AtomicReference<>(CredentialWorld.BOOKS);
        RulesInForce swapping = new RulesInForce() {
            @Override
            public Optional<Books> current() {
                return Optional.ofNullable(current.get());
            }

            @Override
            public Optional<Books> archived(String bookFingerprint) {
                return Optional.empty();
            }
        };
        LawRulings asked = new LawRulings(swapping);
        RulingsFromRegisters proofs = credentials.registered(
                asked,
                new DayRules(swapping, asked, credentials.world.organisation),
                taking("officer-competence", Set.of("body"), current),
                taking("competence", Set.of("item", "body"), current));
        Map<String, Object> references = new java.util.HashMap<>(officers("o1", "o2"));
        references.put("item", "i1");
        Proof proof = proofs.prove(OFFICER, "371002", DAY, references, INVESTIGATE);
        assertThat(proof.officers().ruling().answer()).containsEntry("competent", true);
        assertThat(proof.competence().ruling().ruleBook().fingerprint())
                .isEqualTo(((RuleBooks) CredentialWorld.BOOKS).book("371002").fingerprint());
        assertThat(refused(() -> proofs.prove(OFFICER, "371002", DAY, references, INVESTIGATE)))
                .isEqualTo("RULES-NOT-READY ");
        current.set(CredentialWorld.BOOKS);
        assertThat(proofs.ask(
                                OFFICER,
                                new Asked("officer-competence", "371002", DAY, null, officers("o1", "o2"), INVESTIGATE))
                        .ruling()
                        .answer())
                .containsEntry("competent", true);
    }
}
