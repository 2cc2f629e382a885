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
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.RegisteredRulings.Answered;
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

    private static Asked competence(String... keys) {
        return new Asked("officer-competence", "371002", DAY, null, officers(keys), INVESTIGATE);
    }

    @Test
    void of_others_officers_only_what_their_card_tells_is_told_and_the_answer_is_the_same() {
        credentials.write(
                "certificate-states",
                new Change.Add(
                        "s1",
                        LocalDate.of(2026, 2, 1),
                        null,
                        Map.of("certificate", "c2", "state", "suspended", "cause", "年审不合格", "decidedBy", MARKET),
                        Why.UNSAID));
        credentials.add(
                "postings",
                "p1",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                Map.of("officer", "o1", "body", CredentialWorld.TOWN, "kind", "deployed"));

        Answered own = rulings.ask(CLERK, competence("o1", "o2"));
        assertThat(own.facts().get("officers").toString())
                .contains("staffType=administrative", "kind=deployed", "state=suspended");
        assertThat(own.ruling().answer())
                .containsEntry("competent", false)
                .containsEntry("valid", 1)
                .containsEntry("failing", List.of(Map.of("name", "o2", "why", "证件在行为时被暂扣")));

        Answered others = rulings.ask(STRANGER, competence("o1", "o2"));
        assertThat(others.facts().get("officers"))
                .isEqualTo(List.of(
                        Map.of("name", "o1", "recusal", "none", "certificate", card()),
                        Map.of("name", "o2", "recusal", "none", "certificate", card())));
        assertThat(others.ruling().answer())
                .containsEntry("competent", false)
                .containsEntry("valid", 1)
                .containsEntry("failing", List.of(Map.of("name", "o2", "why", "原因不在您的权限范围内")));
        // Who has nothing to look up anywhere asks with the same result.
        assertThat(rulings.ask(RegisterWorld.who(Role.ARCHIVIST, ELSEWHERE), competence("o1", "o2"))
                        .facts())
                .isEqualTo(others.facts());
    }

    private static Map<String, Object> card() {
        return Map.of(
                "kind", "enforcement",
                "body", MARKET,
                "fields", List.of("market-supervision"),
                "area", "371002",
                "validFrom", "2023-01-01",
                "validTo", "2027-12-31");
    }

    @Test
    void a_reason_that_tells_of_somebody_elses_staff_type_or_discipline_is_not_given_to_others() {
        credentials.add(
                "officer-sanctions",
                "d1",
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 3, 2),
                Map.of("officer", "o2", "kind", "removed-from-enforcement"));
        Answered own = rulings.ask(CLERK, competence("o1", "o2"));
        assertThat(rules(own)).contains("officers.barring-discipline");
        assertThat(own.ruling().answer())
                .containsEntry("failing", List.of(Map.of("name", "o2", "why", "行为时受到不得执法的处理")));
        assertThat(own.facts().toString()).contains("barred=true").doesNotContain("removed-from-enforcement");

        Answered others = rulings.ask(STRANGER, competence("o1", "o2"));
        assertThat(rules(others)).doesNotContain("officers.barring-discipline");
        assertThat(others.ruling().reasons())
                .extracting(org.zhiheng.api.rulings.Reason::text)
                .contains("有的理由涉及不在您权限范围内的人员,没有列出。");
        assertThat(others.ruling().answer()).containsEntry("competent", false).containsEntry("valid", 1);
        // The last day of the measure is a day of it, and the next is not.
        Asked next =
                new Asked("officer-competence", "371002", DAY.plusDays(1), null, officers("o1", "o2"), INVESTIGATE);
        assertThat(rulings.ask(CLERK, next).ruling().answer()).containsEntry("competent", true);
    }

    private static List<String> rules(Answered answered) {
        return answered.ruling().reasons().stream()
                .map(org.zhiheng.api.rulings.Reason::rule)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    @Test
    void a_measure_that_no_rule_names_bars_nobody() {
        credentials.add(
                "officer-sanctions",
                "d1",
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 12, 31),
                Map.of("officer", "o2", "kind", "warning"));
        Answered own = rulings.ask(CLERK, competence("o1", "o2"));
        assertThat(own.ruling().answer()).containsEntry("competent", true);
        assertThat(own.facts().toString()).doesNotContain("barred");
    }

    @Test
    void a_body_is_asked_for_its_qualification() {
        assertThat(rulings.ask(CLERK, competence("o1", "o2")).facts().get("qualification"))
                .isEqualTo(Map.of("state", "confirmed", "publishedOn", "2010-02-01"));
        credentials.write(
                "body-qualifications", new Change.End("q-" + MARKET, LocalDate.of(2026, 3, 1), Why.of("并入他局")));
        Answered over = rulings.ask(CLERK, competence("o1", "o2"));
        assertThat(over.facts().get("qualification"))
                .isEqualTo(Map.of("state", "confirmed", "publishedOn", "2010-02-01", "endedOn", "2026-03-01"));
        assertThat(over.ruling().answer()).containsEntry("competent", false).containsEntry("valid", 2);
        assertThat(rules(over)).contains("bodies.qualification-states");
        Asked before =
                new Asked("officer-competence", "371002", DAY.minusDays(1), null, officers("o1", "o2"), INVESTIGATE);
        assertThat(rulings.ask(CLERK, before).ruling().answer()).containsEntry("competent", true);

        credentials.write("body-qualifications", new Change.Withdraw("q-" + MARKET, Why.of("登记有误")));
        Answered unknown = rulings.ask(CLERK, competence("o1", "o2"));
        assertThat(unknown.facts().get("qualification")).isEqualTo(Map.of());
        assertThat(unknown.ruling().missing()).containsExactly("facts.qualification.state");
    }

    @Test
    void what_is_not_published_of_a_person_is_told_only_to_whom_may_look_it_up() {
        Asked training = new Asked("training", "371002", DAY, null, Map.of("officer", "o1"), Map.of("year", 2025));
        assertThat(rulings.ask(CLERK, training).ruling().determined()).isTrue();
        assertThat(refused(() -> rulings.ask(STRANGER, training))).isEqualTo("REGISTER-REFERENCE officer");
        assertThat(refused(() -> rulings.ask(
                        STRANGER,
                        new Asked(
                                "training",
                                "371002",
                                DAY,
                                null,
                                Map.of("officer", List.of("o1")),
                                Map.of("year", 2025)))))
                .isEqualTo("REGISTER-REFERENCE officer");
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
                taking("competence", Set.of("item", "body", "place"), current));
        Map<String, Object> references = new java.util.HashMap<>(officers("o1", "o2"));
        references.put("item", "i1");
        Proof proof = proofs.prove(OFFICER, DAY, references, INVESTIGATE);
        assertThat(proof.officers().ruling().answer()).containsEntry("competent", true);
        assertThat(proof.competence().ruling().ruleBook().fingerprint())
                .isEqualTo(((RuleBooks) CredentialWorld.BOOKS).book("371002").fingerprint());
        assertThat(refused(() -> proofs.prove(OFFICER, DAY, references, INVESTIGATE)))
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
