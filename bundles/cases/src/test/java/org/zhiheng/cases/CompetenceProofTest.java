package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.RegisteredRulings.Proof;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** Proofs that certificates, a body, an item, a place and a day fit together, from the registers of people and powers as on the platform. */
@OnEveryDatabase
class CompetenceProofTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate NEW_YEAR = LocalDate.of(2023, 1, 1);
    private static final Map<String, Object> INVESTIGATE = Map.of("step", "investigate");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CaseWorld world;

    CompetenceProofTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = new CaseWorld(database, folder);
        world.district();
    }

    @AfterEach
    void empty() {
        CaseWorld.empty(database);
    }

    private static Map<String, Object> references(String item, String... officers) {
        Map<String, Object> recusals = new LinkedHashMap<>();
        for (String each : officers) {
            recusals.put(each, "none");
        }
        return map(
                "officers", List.of(officers), "recusals", recusals, "body", MARKET, "item", item, "place", "371002");
    }

    private Proof prove(Map<String, Object> references) {
        return world.registered.prove(OFFICER, DAY, references, INVESTIGATE);
    }

    private String refused(Map<String, Object> references, Map<String, Object> facts) {
        return world.refused(() -> world.registered.prove(OFFICER, DAY, references, facts));
    }

    private void write(String register, Change change) {
        world.world.engine.write("somebody", register, change);
    }

    private void item(String key, Object... values) {
        Map<String, Object> all = map(
                "code",
                "C-" + key,
                "name",
                "事项" + key,
                "actKind",
                "penalty",
                "field",
                "market-supervision",
                "body",
                MARKET,
                "basis",
                "某条例第一条",
                "target",
                "any");
        all.putAll(map(values));
        all.values().removeIf(each -> each == null);
        write("items", new Change.Add(key, NEW_YEAR, null, all, Why.UNSAID));
    }

    @Test
    void what_is_proven_is_proven_of_a_step() {
        assertThat(refused(references(ITEM, "o1", "o2"), Map.of())).isEqualTo("PROOF-REQUIRED step");
    }

    @Test
    void a_proof_stands_in_the_record_with_what_the_registers_say_and_no_names() {
        Proof proof = prove(references(ITEM, "o1", "o2"));
        assertThat(proof.proven()).isTrue();
        assertThat(proof.ours()).isTrue();
        assertThat(proof.id()).startsWith("2026-03-02-");
        assertThat(proof.officers().facts())
                .containsEntry("actKind", "penalty")
                .containsEntry("field", "market-supervision")
                .containsEntry("place", "371002")
                .containsEntry("body", MARKET)
                .containsEntry("at", "2026-03-02")
                .containsEntry("wholeScope", true)
                .containsEntry("qualification", Map.of("state", "confirmed", "publishedOn", "2010-02-01"));
        assertThat(proof.competence().facts())
                .containsEntry("actKind", "penalty")
                .containsEntry("heldBy", "department")
                .containsEntry("departmentQualification", Map.of("state", "confirmed", "publishedOn", "2010-02-01"));
        assertThat(proof.officers().ruling().ruleBook().division()).isEqualTo("371002");
        List<Entry> entries = world.world.records.history(new Subject("competence-proof", proof.id()), 0, 10);
        assertThat(entries).extracting(Entry::kind).containsExactly(ReliedRulings.KIND, ReliedRulings.KIND);
        assertThat(entries)
                .extracting(Entry::hash)
                .containsExactly(
                        proof.entries().get(0).hash(), proof.entries().get(1).hash());
        assertThat(entries.toString()).contains("o1", "o2").doesNotContain("人员1");
    }

    @Test
    void officers_body_item_and_place_have_to_be_named() {
        for (String each : List.of("officers", "body", "item", "place")) {
            Map<String, Object> without = references(ITEM, "o1", "o2");
            without.remove(each);
            assertThat(refused(without, INVESTIGATE)).isEqualTo("PROOF-REQUIRED " + each);
            without.put(each, each.equals("officers") ? List.of() : " ");
            assertThat(refused(without, INVESTIGATE)).isEqualTo("PROOF-REQUIRED " + each);
        }
    }

    @Test
    void what_the_registers_hold_nobody_gives() {
        Map<String, Object> held = new LinkedHashMap<>();
        held.put("officers", List.of(Map.of("name", "o1")));
        held.put("qualification", Map.of("state", "confirmed", "publishedOn", "2010-02-01"));
        held.put("body", MARKET);
        held.put("place", "371002");
        held.put("actKind", "penalty");
        held.put("field", "market-supervision");
        held.put("wholeScope", false);
        held.put("item", Map.of("originalBody", MARKET));
        held.put("township", "371002100");
        held.put("heldBy", "department");
        held.put("empowerment", Map.of("powers", List.of("penalty")));
        held.put("entrustment", Map.of("powers", List.of("penalty")));
        held.put("departmentQualification", Map.of("state", "confirmed"));
        held.put("townshipQualification", Map.of("state", "confirmed"));
        held.forEach((name, value) -> assertThat(
                        refused(references(ITEM, "o1", "o2"), map("step", "investigate", name, value)))
                .isEqualTo("PROOF-FACT-HELD " + name));
    }

    @Test
    void what_is_misspelled_or_not_there_is_refused_and_not_left_out() {
        Map<String, Object> wrong = references(ITEM, "o1", "o2");
        wrong.put("township", RegisterWorld.TOWN);
        assertThat(refused(wrong, INVESTIGATE)).isEqualTo("REGISTER-REFERENCE township");
        wrong = references(ITEM, "o1", "o2");
        wrong.put("inNameOf", RegisterWorld.JUSTICE);
        assertThat(refused(wrong, INVESTIGATE)).isEqualTo("REGISTER-REFERENCE inNameOf");
        assertThat(refused(references(ITEM, "o1", "o2"), map("stepp", "review")))
                .isEqualTo("RULING-FACT-UNKNOWN stepp");
        assertThat(refused(references(ITEM, "o1", "o9"), INVESTIGATE)).isEqualTo("REGISTER-REFERENCE officers");
        assertThat(refused(references("nothing", "o1", "o2"), INVESTIGATE)).isEqualTo("REGISTER-REFERENCE item");
        wrong = references(ITEM, "o1", "o2");
        wrong.put("body", "nobody");
        assertThat(refused(wrong, INVESTIGATE)).isEqualTo("REGISTER-REFERENCE body");
        wrong.put("body", MARKET);
        wrong.put("place", "37100");
        assertThat(refused(wrong, INVESTIGATE)).isEqualTo("REGISTER-REFERENCE place");
        assertThat(refused(references(ITEM, "o1", "o2"), map("step", "investigate", "at", "2026-03-01")))
                .isEqualTo("PROOF-DAY at");
        assertThat(refused(references(ITEM, "o1", "o2"), map("step", "investigate", "at", "2026-03-02T17:00:00Z")))
                .isEqualTo("PROOF-DAY at");
        assertThat(world.registered
                        .prove(
                                OFFICER,
                                DAY,
                                references(ITEM, "o1", "o2"),
                                map("step", "investigate", "at", "2026-03-01T17:00:00Z"))
                        .proven())
                .isTrue();
    }

    @Test
    void one_officer_alone_and_one_whose_certificate_is_suspended_prove_nothing() {
        assertThat(prove(references(ITEM, "o1")).proven()).isFalse();
        write(
                "certificate-states",
                new Change.Add(
                        "s1",
                        LocalDate.of(2026, 2, 1),
                        LocalDate.of(2026, 3, 2),
                        map("certificate", "c2", "state", "suspended", "cause", "年审不合格", "decidedBy", MARKET),
                        Why.UNSAID));
        Proof suspended = prove(references(ITEM, "o1", "o2"));
        assertThat(suspended.proven()).isFalse();
        assertThat(suspended.ours()).isTrue();
        assertThat(suspended.officers().ruling().answer()).containsEntry("valid", 1);
        // The last day of a suspension is a day of it, and the next is not.
        assertThat(world.registered
                        .prove(OFFICER, DAY.plusDays(1), references(ITEM, "o1", "o2"), INVESTIGATE)
                        .proven())
                .isTrue();
    }

    @Test
    void an_item_of_no_field_leaves_it_open_whether_the_certificates_cover_it() {
        item("anything", "field", null);
        Proof open = prove(references("anything", "o1", "o2"));
        assertThat(open.proven()).isFalse();
        assertThat(open.officers().ruling().missing()).containsExactly("facts.field");
        item("housing", "field", "housing");
        Proof other = prove(references("housing", "o1", "o2"));
        assertThat(other.proven()).isFalse();
        assertThat(other.officers().ruling().answer())
                .containsEntry(
                        "failing",
                        List.of(
                                Map.of("name", "o1", "why", "证件的执法类别不包括这一领域"),
                                Map.of("name", "o2", "why", "证件的执法类别不包括这一领域")));
    }

    @Test
    void the_kind_of_act_is_that_of_the_item() {
        item("licence", "actKind", "licence");
        Proof proof = prove(references("licence", "o1", "o2"));
        assertThat(proof.officers().facts()).containsEntry("actKind", "licence");
        assertThat(proof.officers().ruling().reasons())
                .extracting(org.zhiheng.api.rulings.Reason::rule)
                .contains("officers.least.act.licence");
    }

    @Test
    void a_place_outside_of_the_certificates_area_and_an_item_of_another_body_are_not_proven() {
        Map<String, Object> elsewhere = references(ITEM, "o1", "o2");
        elsewhere.put("place", "371003");
        Proof outside = prove(elsewhere);
        assertThat(outside.proven()).isFalse();
        assertThat(outside.officers().ruling().answer()).containsEntry("competent", false);

        Map<String, Object> other = references(ITEM, "o1", "o2");
        other.put("body", RegisterWorld.JUSTICE);
        Proof others = prove(other);
        assertThat(others.proven()).isFalse();
        assertThat(others.ours()).isFalse();
    }

    @Test
    void a_body_that_is_not_qualified_on_the_day_proves_nothing() {
        write("body-qualifications", new Change.End("q-" + MARKET, LocalDate.of(2026, 3, 1), Why.of("并入他局")));
        Proof over = prove(references(ITEM, "o1", "o2"));
        assertThat(over.proven()).isFalse();
        assertThat(over.officers().ruling().answer())
                .containsEntry("competent", false)
                .containsEntry("valid", 2);
        assertThat(world.registered
                        .prove(OFFICER, DAY.minusDays(1), references(ITEM, "o1", "o2"), INVESTIGATE)
                        .proven())
                .isTrue();
    }

    @Test
    void a_body_of_which_the_register_knows_nothing_leaves_it_open() {
        write("body-qualifications", new Change.Withdraw("q-" + MARKET, Why.of("登记有误")));
        Proof unknown = prove(references(ITEM, "o1", "o2"));
        assertThat(unknown.proven()).isFalse();
        assertThat(unknown.officers().ruling().missing()).containsExactly("facts.qualification.state");
    }

    @Test
    void under_an_entrustment_it_is_the_entrusting_body_that_must_be_qualified() {
        write(
                "entrustments",
                new Change.Add(
                        "n1",
                        LocalDate.of(2025, 1, 1),
                        LocalDate.of(2026, 12, 31),
                        map(
                                "title",
                                "委托协议",
                                "entrusting",
                                MARKET,
                                "entrustedKind",
                                "township",
                                "entrusted",
                                RegisterWorld.TOWN,
                                "basis",
                                "某条例",
                                "powers",
                                List.of("penalty"),
                                "rightsAndDuties",
                                "权利与义务",
                                "liability",
                                "责任",
                                "justiceReviewedOn",
                                "2024-12-02",
                                "governmentApprovedOn",
                                "2024-12-05",
                                "signedOn",
                                "2024-12-10",
                                "publishedOn",
                                "2024-12-20"),
                        Why.UNSAID));
        write(
                "entrusted-items",
                new Change.Add("n1-1", null, null, map("entrustment", "n1", "item", ITEM, "name", "无照经营"), Why.UNSAID));
        for (String each : List.of("o1", "o2")) {
            write(
                    "postings",
                    new Change.Add(
                            "p-" + each,
                            LocalDate.of(2026, 1, 1),
                            LocalDate.of(2026, 12, 31),
                            map("officer", each, "body", RegisterWorld.TOWN, "kind", "deployed"),
                            Why.UNSAID));
        }
        Map<String, Object> towns = references(ITEM, "o1", "o2");
        towns.put("body", RegisterWorld.TOWN);
        towns.put("place", "371002100");
        Proof entrusted = prove(towns);
        assertThat(entrusted.competence().ruling().answer()).containsEntry("basis", "entrusted");
        // The town itself is in no register of qualifications.
        assertThat(entrusted.officers().facts())
                .containsEntry("body", RegisterWorld.TOWN)
                .containsEntry("qualification", Map.of("state", "confirmed", "publishedOn", "2010-02-01"));
        assertThat(entrusted.proven()).isTrue();

        write("body-qualifications", new Change.End("q-" + MARKET, LocalDate.of(2026, 3, 1), Why.of("并入他局")));
        assertThat(prove(towns).proven()).isFalse();
    }
}
