package org.zhiheng.powers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiheng.powers.PowersWorld.JUSTICE;
import static org.zhiheng.powers.PowersWorld.MARKET;
import static org.zhiheng.powers.PowersWorld.STREET;
import static org.zhiheng.powers.PowersWorld.SUPERVISOR;
import static org.zhiheng.powers.PowersWorld.TEAM;
import static org.zhiheng.powers.PowersWorld.TOWN;
import static org.zhiheng.powers.PowersWorld.TOWN3;
import static org.zhiheng.powers.PowersWorld.URBAN;
import static org.zhiheng.powers.PowersWorld.day;
import static org.zhiheng.powers.PowersWorld.map;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.powers.domain.PowerRegisters;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** What must fit together, and what is said when it does not. */
@OnEveryDatabase
class ChecksTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private PowersWorld powers;

    ChecksTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        powers = new PowersWorld(database, folder);
        powers.guidance("g1", "penalty", "inspection");
        powers.item("i1", MARKET, "g1", "fineMode", "fixed", "fineMin", "500", "fineMax", "2000");
        powers.item("i2", MARKET, null);
        powers.item("i3", JUSTICE, "g1");
    }

    @AfterEach
    void empty() {
        for (RegisterDefinition each : PowerRegisters.ALL) {
            database.execute("DELETE FROM reg_" + each.id().replace('-', '_'));
        }
        for (String each : List.of(
                "reg_member",
                "rec_pending",
                "rec_position",
                "rec_entry",
                "rec_subject",
                "vault_datum",
                "vault_person")) {
            database.execute("DELETE FROM " + each);
        }
    }

    private String refused(Principal by, String register, Change change) {
        ZhihengException refused =
                catchThrowableOfType(() -> powers.world.registers.write(by, register, change), ZhihengException.class);
        return refused == null
                ? "written"
                : refused.code() + " " + refused.field().orElse("");
    }

    private String adding(String register, String from, Object... values) {
        return refused(SUPERVISOR, register, new Change.Add(null, day(from), null, map(values), Why.UNSAID));
    }

    private String empowering(String list, String item, String from, String originalBody, Object... powersGiven) {
        return adding(
                "empowerments",
                from,
                "list",
                list,
                "item",
                item,
                "name",
                "赋权",
                "powers",
                List.of(powersGiven),
                "originalBody",
                originalBody);
    }

    @Test
    void a_body_that_is_not_qualified_gets_no_item_and_entrusts_nothing() {
        powers.qualifications.others.put(JUSTICE, Map.of("state", "under-review"));
        assertThat(adding(
                        "items",
                        "2026-01-01",
                        "code",
                        "C-new",
                        "name",
                        "新事项",
                        "actKind",
                        "penalty",
                        "body",
                        JUSTICE,
                        "basis",
                        "某条例第二条",
                        "target",
                        "any"))
                .isEqualTo("POWERS-BODY-NOT-QUALIFIED body");
        // What was its own before is not asked about again, and what becomes another's is.
        assertThat(refused(
                        SUPERVISOR,
                        "items",
                        new Change.Amend("i3", day("2026-02-01"), null, map("timeLimit", "30日"), Why.UNSAID)))
                .isEqualTo("written");
        assertThat(refused(
                        SUPERVISOR,
                        "items",
                        new Change.Amend("i1", day("2026-02-01"), null, map("body", JUSTICE), Why.UNSAID)))
                .isEqualTo("POWERS-BODY-NOT-QUALIFIED body");
        Object[] entrustment = {
            "title",
            "委托协议",
            "entrusting",
            JUSTICE,
            "entrustedKind",
            "township",
            "entrusted",
            TOWN,
            "basis",
            "某条例",
            "powers",
            List.of("penalty"),
            "rightsAndDuties",
            "权利与义务",
            "liability",
            "责任"
        };
        assertThat(refused(
                        SUPERVISOR,
                        "entrustments",
                        new Change.Add("n1", day("2026-04-01"), day("2027-03-31"), map(entrustment), Why.UNSAID)))
                .isEqualTo("POWERS-BODY-NOT-QUALIFIED entrusting");
        powers.qualifications.others.clear();
        assertThat(refused(
                        SUPERVISOR,
                        "entrustments",
                        new Change.Add("n1", day("2026-04-01"), day("2027-03-31"), map(entrustment), Why.UNSAID)))
                .isEqualTo("written");
    }

    @Test
    void only_items_of_the_guidance_catalogue_are_handed_over_with_powers_the_rules_and_the_catalogue_know() {
        powers.list("l1", URBAN, 1, "2024-05-20");
        assertThat(empowering("l1", "i2", "2024-05-20", MARKET, "penalty")).isEqualTo("POWERS-OUTSIDE-GUIDANCE item");
        assertThat(empowering("l1", "i1", "2024-05-20", MARKET, "licence")).isEqualTo("POWERS-NOT-GRANTABLE powers");
        assertThat(empowering("l1", "i1", "2024-05-20", MARKET, "penalty", "coercive-measure"))
                .isEqualTo("POWERS-OUTSIDE-GUIDANCE powers");
        assertThat(empowering("l1", "i1", "2024-05-20", JUSTICE, "penalty"))
                .isEqualTo("POWERS-ORIGINAL-BODY originalBody");
        assertThat(empowering("l1", "i1", "2024-05-20", MARKET, "penalty", "inspection"))
                .isEqualTo("written");
    }

    @Test
    void the_guidance_catalogue_is_for_a_division_and_for_classes_of_townships() {
        powers.list("l1", URBAN, 1, "2024-05-20");
        for (Object[] each : List.of(
                new Object[] {"g-city", "371000", List.of()},
                new Object[] {"g-other", "370600", List.of()},
                new Object[] {"g-class", "370000", List.of("developed-town")},
                new Object[] {"g-both", "370000", List.of("developed-town", URBAN)})) {
            powers.add(
                    "guidance-catalogue",
                    (String) each[0],
                    "2024-04-01",
                    "code",
                    "ML-" + each[0],
                    "name",
                    "目录" + each[0],
                    "division",
                    each[1],
                    "townshipClasses",
                    each[2],
                    "powers",
                    List.of("penalty"),
                    "source",
                    "鲁政字〔2024〕35号");
            powers.item("of-" + each[0], MARKET, (String) each[0]);
        }
        assertThat(empowering("l1", "of-g-other", "2024-05-20", MARKET, "penalty"))
                .isEqualTo("POWERS-GUIDANCE-SCOPE item");
        assertThat(empowering("l1", "of-g-class", "2024-05-20", MARKET, "penalty"))
                .isEqualTo("POWERS-GUIDANCE-SCOPE item");
        assertThat(empowering("l1", "of-g-city", "2024-05-20", MARKET, "penalty"))
                .isEqualTo("written");
        assertThat(empowering("l1", "of-g-both", "2024-05-20", MARKET, "penalty"))
                .isEqualTo("written");
    }

    @Test
    void a_layered_item_is_a_townships_only_where_the_township_has_it() {
        powers.list("l1", URBAN, 1, "2024-05-20");
        assertThat(layering("i1", "township")).isEqualTo("POWERS-LEVEL level");
        assertThat(layering("i1", "department")).isEqualTo("written");
        powers.item("i8", MARKET, null, "statutoryTownshipPower", true, "townshipBasis", "某法第六十五条");
        assertThat(layering("i8", "township")).isEqualTo("written");
        powers.item("i9", MARKET, "g1");
        powers.empower("e9", "l1", "i9", "2024-05-20", MARKET, "penalty");
        assertThat(layering("i9", "township")).isEqualTo("written");
    }

    private String layering(String item, String level) {
        return adding(
                "layered-items",
                "2024-06-01",
                "name",
                "层级" + item,
                "item",
                item,
                "body",
                JUSTICE,
                "level",
                level,
                "settingBasis",
                "某条例第一条",
                "penaltyBasis",
                "某条例第一条");
    }

    @Test
    void nothing_takes_effect_before_its_list_is_published() {
        powers.list("l1", URBAN, 1, "2024-05-20");
        assertThat(empowering("l1", "i1", "2024-05-19", MARKET, "penalty")).isEqualTo("POWERS-BEFORE-PUBLICATION from");
        powers.list("l2", URBAN, 2, null);
        powers.empower("e1", "l2", "i1", "2024-06-01", MARKET, "penalty");
        assertThat(refused(
                        SUPERVISOR,
                        "empowerment-lists",
                        new Change.Correct(
                                "l2",
                                null,
                                null,
                                null,
                                false,
                                map("approvedOn", "2024-05-20", "publishedOn", "2024-06-02"),
                                Why.of("公布"))))
                .isEqualTo("POWERS-BEFORE-PUBLICATION publishedOn");
        powers.correct("empowerment-lists", "l2", null, "approvedOn", "2024-05-20", "publishedOn", "2024-06-01");
    }

    @Test
    void before_plan_002_there_is_no_rule_to_hand_anything_over() {
        powers.list("l1", URBAN, 1, null);
        assertThat(empowering("l1", "i1", "2024-05-04", MARKET, "penalty")).isEqualTo("POWERS-RULE powers");
    }

    @Test
    void townships_of_a_class_have_one_list() {
        powers.list("l1", URBAN, 1, "2024-05-20");
        powers.list("l2", URBAN, 2, "2024-05-20");
        powers.list("l3", "developed-town", 1, "2024-05-20");
        powers.empower("e1", "l1", "i1", "2024-05-20", MARKET, "penalty");
        assertThat(empowering("l2", "i1", "2024-07-01", MARKET, "penalty")).isEqualTo("POWERS-LISTED-TWICE item");
        assertThat(empowering("l3", "i1", "2024-07-01", MARKET, "penalty")).isEqualTo("written");
        powers.world.registers.write(SUPERVISOR, "empowerments", new Change.End("e1", day("2024-06-30"), Why.UNSAID));
        assertThat(empowering("l2", "i1", "2024-07-01", MARKET, "penalty")).isEqualTo("written");
    }

    @Test
    void two_rows_of_one_batch_do_not_list_an_item_twice_either() {
        powers.list("l1", URBAN, 1, "2024-05-20");
        powers.list("l2", URBAN, 2, "2024-05-20");
        Map<String, Object> first =
                map("list", "l1", "item", "i1", "name", "赋权", "powers", List.of("penalty"), "originalBody", MARKET);
        Map<String, Object> second =
                map("list", "l2", "item", "i1", "name", "赋权", "powers", List.of("penalty"), "originalBody", MARKET);
        RegisterStore.Refused refused = catchThrowableOfType(
                () -> powers.world.engine.write(
                        "somebody",
                        List.of(
                                new RegisterStore.Order(
                                        "empowerments",
                                        new Change.Add("e1", day("2024-05-20"), null, first, Why.UNSAID)),
                                new RegisterStore.Order(
                                        "empowerments",
                                        new Change.Add("e2", day("2024-05-20"), null, second, Why.UNSAID)))),
                RegisterStore.Refused.class);
        assertThat(refused.problems())
                .extracting(each -> each.index() + " " + each.code())
                .containsExactly("1 POWERS-LISTED-TWICE");
    }

    @Test
    void a_statutory_power_is_not_handed_over_and_an_unknown_class_is_none() {
        ZhihengException groundless = catchThrowableOfType(
                () -> powers.item("i4", MARKET, "g1", "statutoryTownshipPower", true), ZhihengException.class);
        assertThat(groundless.code() + " " + groundless.field().orElseThrow())
                .isEqualTo("POWERS-STATUTORY townshipBasis");
        powers.item("i4", MARKET, "g1", "statutoryTownshipPower", true, "townshipBasis", "某法第六十五条");
        powers.list("l1", URBAN, 1, "2024-05-20");
        assertThat(empowering("l1", "i4", "2024-05-20", MARKET, "penalty")).isEqualTo("POWERS-STATUTORY item");
        assertThat(adding("township-classes", "2024-05-05", "township", TOWN, "townshipClass", "big-town"))
                .isEqualTo("POWERS-RULE townshipClass");
        assertThat(adding("township-classes", "2024-05-05", "township", MARKET, "townshipClass", URBAN))
                .isEqualTo("POWERS-NO-TOWNSHIP township");
    }

    @Test
    void confirmations_are_signed_by_the_two_they_name_each_for_itself() {
        powers.townshipClass(TOWN);
        powers.list("l1", URBAN, 1, "2024-05-20");
        powers.empower("e1", "l1", "i1", "2024-05-20", MARKET, "penalty");
        assertThat(adding(
                        "acceptance-confirmations",
                        null,
                        "list",
                        "l1",
                        "township",
                        TOWN3,
                        "department",
                        MARKET,
                        "title",
                        "确认书"))
                .isEqualTo("POWERS-OTHER-CLASS township");
        assertThat(adding(
                        "acceptance-confirmations",
                        null,
                        "list",
                        "l1",
                        "township",
                        TOWN,
                        "department",
                        JUSTICE,
                        "title",
                        "确认书"))
                .isEqualTo("POWERS-ORIGINAL-BODY department");
        powers.confirm("k1", "l1", TOWN, MARKET);
        Change.Add justice = new Change.Add(
                "s1",
                null,
                null,
                map("confirmation", "k1", "signedFor", JUSTICE, "signer", "某", "signedOn", "2024-05-30"),
                Why.UNSAID);
        assertThat(refused(PowersWorld.headOf(JUSTICE), "acceptance-signatures", justice))
                .isEqualTo("POWERS-NO-PARTY signedFor");
        Change.Add towns = new Change.Add(
                "s2",
                null,
                null,
                map("confirmation", "k1", "signedFor", TOWN, "signer", "某", "signedOn", "2024-05-30"),
                Why.UNSAID);
        for (Principal each : List.of(PowersWorld.headOf(MARKET), SUPERVISOR)) {
            assertThat(refused(each, "acceptance-signatures", towns)).isEqualTo("ACCESS-FORBIDDEN ");
        }
        Change.Add early = new Change.Add(
                "s3",
                null,
                null,
                map("confirmation", "k1", "signedFor", TOWN, "signer", "某", "signedOn", "2026-03-03"),
                Why.UNSAID);
        assertThat(refused(PowersWorld.headOf(TOWN), "acceptance-signatures", early))
                .isEqualTo("POWERS-NOT-YET signedOn");
        assertThat(refused(PowersWorld.headOf(TOWN), "acceptance-signatures", towns))
                .isEqualTo("written");
        Change.Add again = new Change.Add("s4", null, null, towns.values(), Why.UNSAID);
        assertThat(refused(PowersWorld.headOf(TOWN), "acceptance-signatures", again))
                .isEqualTo("REGISTER-UNIQUE confirmation");
    }

    @Test
    void what_is_unfinished_stays_with_the_original_department_and_the_checklist_is_that_of_the_plan() {
        powers.townshipClass(TOWN);
        powers.list("l1", URBAN, 1, "2024-05-20");
        powers.empower("e1", "l1", "i1", "2024-05-20", MARKET, "penalty");
        Object[] transition = {
            "list", "l1", "township", TOWN, "title", "过渡期", "startOn", "2024-05-20", "endOn", "2024-08-06"
        };
        assertThat(adding("transitions", null, transition)).isEqualTo("POWERS-RULE endOn");
        transition[9] = "2024-08-05";
        powers.add("transitions", "t1", null, transition);
        assertThat(adding("transition-points", null, "transition", "t1", "point", "喝茶", "doneOn", "2024-06-01"))
                .isEqualTo("POWERS-RULE point");
        Object[] matter = {
            "transition", "t1", "matter", "某案", "item", "i1", "filedOn", "2024-06-12", "filedBy", MARKET, "heldBy", TOWN
        };
        assertThat(adding("transition-matters", null, matter)).isEqualTo("POWERS-KEEPER heldBy");
        matter[11] = MARKET;
        assertThat(adding("transition-matters", null, matter)).isEqualTo("written");
        matter[7] = "2024-08-06";
        assertThat(adding("transition-matters", null, matter)).isEqualTo("POWERS-AFTER-TRANSITION filedOn");
    }

    @Test
    void a_recall_and_an_evaluation_are_of_what_is_in_force() {
        powers.list("l1", URBAN, 1, "2024-05-20");
        powers.empower("e1", "l1", "i1", "2024-05-20", MARKET, "penalty");
        assertThat(adding(
                        "recalls",
                        null,
                        "empowerment",
                        "e1",
                        "recalledOn",
                        "2024-05-19",
                        "ground",
                        "unlawful",
                        "reason",
                        "违法不罚"))
                .isEqualTo("POWERS-NOT-IN-FORCE recalledOn");
        assertThat(adding(
                        "empowerment-evaluations",
                        null,
                        "empowerment",
                        "e1",
                        "evaluatedOn",
                        "2024-12-01",
                        "result",
                        "keep",
                        "opinion",
                        "好",
                        "filedOn",
                        "2024-11-30"))
                .isEqualTo("POWERS-ORDER filedOn");
    }

    private Change.Add entrustment(Object... more) {
        Map<String, Object> values = map(
                "title",
                "委托协议",
                "entrusting",
                MARKET,
                "entrustedKind",
                "township",
                "entrusted",
                TOWN,
                "basis",
                "依据",
                "powers",
                List.of("penalty"),
                "rightsAndDuties",
                "权利与义务",
                "liability",
                "责任");
        values.putAll(map(more));
        return new Change.Add("n1", day("2024-09-01"), day("2025-08-31"), values, Why.UNSAID);
    }

    @Test
    void an_entrustment_follows_the_chain_and_never_has_coercive_measures() {
        for (Map.Entry<String, Change.Add> each : Map.of(
                        "POWERS-NOT-ENTRUSTABLE powers",
                        entrustment("powers", List.of("penalty", "coercive-measure")),
                        "POWERS-CHAIN-MISSING governmentApprovedOn",
                        entrustment("justiceReviewedOn", "2024-08-10", "signedOn", "2024-08-20"),
                        "POWERS-CHAIN-ORDER signedOn",
                        entrustment(
                                "justiceReviewedOn",
                                "2024-08-10",
                                "governmentApprovedOn",
                                "2024-08-21",
                                "signedOn",
                                "2024-08-20"),
                        "POWERS-ENTRUSTED-KIND entrustedKind",
                        entrustment("entrustedKind", "institution"),
                        "POWERS-NOT-ENTRUSTABLE entrustedKind",
                        entrustment("entrustedKind", "other", "entrusted", TEAM),
                        "POWERS-SELF entrusted",
                        entrustment("entrustedKind", "institution", "entrusted", MARKET),
                        "POWERS-NO-END to",
                        new Change.Add(
                                "n1", day("2024-09-01"), null, entrustment().values(), Why.UNSAID))
                .entrySet()) {
            assertThat(refused(SUPERVISOR, "entrustments", each.getValue())).isEqualTo(each.getKey());
        }
        assertThat(refused(SUPERVISOR, "entrustments", entrustment("justiceReviewedOn", "2024-08-10")))
                .isEqualTo("written");
        powers.amend("entrustments", "n1", "2024-09-01", "governmentApprovedOn", "2024-08-15");
        assertThat(refused(
                        SUPERVISOR,
                        "entrustments",
                        new Change.Amend("n1", day("2024-09-01"), null, map("publishedOn", "2024-08-25"), Why.UNSAID)))
                .isEqualTo("POWERS-CHAIN-MISSING signedOn");
    }

    @Test
    void what_is_not_the_entrusting_bodys_own_would_be_entrusted_again() {
        assertThat(refused(SUPERVISOR, "entrustments", entrustment())).isEqualTo("written");
        assertThat(adding("entrusted-items", null, "entrustment", "n1", "item", "i3", "name", "某事项"))
                .isEqualTo("POWERS-RE-ENTRUSTED item");
        assertThat(adding("entrusted-items", null, "entrustment", "n1", "item", "i1", "name", "某事项"))
                .isEqualTo("written");
        assertThat(refused(
                        SUPERVISOR,
                        "entrustments",
                        new Change.Correct(
                                "n1", day("2024-09-01"), null, null, false, map("entrusting", JUSTICE), Why.of("录错"))))
                .isEqualTo("POWERS-RE-ENTRUSTED entrusting");
    }

    private String benchmark(String key, String item, String level, String issuer) {
        return benchmark(key, item, level, issuer, "any");
    }

    private String benchmark(String key, String item, String level, String issuer, String target) {
        return powers.add(
                "benchmarks",
                key,
                "2025-01-01",
                "item",
                item,
                "level",
                level,
                "issuer",
                issuer,
                "maker",
                "某机关",
                "version",
                "1",
                "violation",
                "占地",
                "penaltyBasis",
                "某条",
                "target",
                target);
    }

    private Change.Add tier(
            String benchmark,
            int order,
            String kind,
            String from,
            boolean fromIn,
            String to,
            boolean toIn,
            String min,
            String max) {
        return tier(benchmark, order, kind, from, fromIn, to, toIn, min, order == 1, max);
    }

    private Change.Add tier(
            String benchmark,
            int order,
            String kind,
            String from,
            boolean fromIn,
            String to,
            boolean toIn,
            String min,
            boolean minIn,
            String max) {
        return new Change.Add(
                benchmark + "-" + order,
                null,
                null,
                map(
                        "benchmark",
                        benchmark,
                        "order",
                        order,
                        "tier",
                        "阶次" + order,
                        "kind",
                        kind,
                        "condition",
                        "占地面积",
                        "factor",
                        "area",
                        "factorFrom",
                        from,
                        "factorFromIncluded",
                        fromIn,
                        "factorTo",
                        to,
                        "factorToIncluded",
                        toIn,
                        "standard",
                        "罚款",
                        "fineMin",
                        min,
                        "fineMinIncluded",
                        minIn,
                        "fineMax",
                        max,
                        "fineMaxIncluded",
                        true),
                Why.UNSAID);
    }

    @Test
    void an_area_of_exactly_five_belongs_to_one_tier_only() {
        benchmark("b1", "i1", "district", MARKET);
        assertThat(refused(SUPERVISOR, "benchmark-tiers", tier("b1", 1, "light", "0", true, "5", true, "500", "1500")))
                .isEqualTo("written");
        assertThat(refused(
                        SUPERVISOR, "benchmark-tiers", tier("b1", 2, "heavy", "5", true, null, false, "1500", "2000")))
                .isEqualTo("POWERS-TIER-OVERLAP factorFrom");
        powers.correct("benchmark-tiers", "b1-1", null, "factorToIncluded", false);
        assertThat(refused(
                        SUPERVISOR, "benchmark-tiers", tier("b1", 2, "heavy", "5", false, null, false, "1500", "2000")))
                .isEqualTo("POWERS-TIER-ENDPOINT factorFrom");
        assertThat(refused(
                        SUPERVISOR,
                        "benchmark-tiers",
                        tier("b1", 2, "heavy", "5", true, null, false, "1500", true, "2000")))
                .isEqualTo("POWERS-TIER-OVERLAP fineMin");
        assertThat(refused(
                        SUPERVISOR, "benchmark-tiers", tier("b1", 2, "heavy", "5", true, null, false, "1500", "2000")))
                .isEqualTo("written");
    }

    @Test
    void a_benchmark_is_published_when_its_tiers_leave_nothing_out() {
        benchmark("b1", "i1", "district", MARKET);
        Change publish = new Change.Correct(
                "b1", day("2025-01-01"), null, null, false, map("publishedOn", "2025-01-01"), Why.of("公布"));
        assertThat(refused(SUPERVISOR, "benchmarks", publish)).isEqualTo("POWERS-TIERS-OPEN publishedOn");
        powers.world.registers.write(
                SUPERVISOR, "benchmark-tiers", tier("b1", 1, "light", "0", true, "5", true, "500", "1500"));
        assertThat(refused(SUPERVISOR, "benchmarks", publish)).isEqualTo("POWERS-TIERS-OPEN publishedOn");
        powers.world.registers.write(
                SUPERVISOR, "benchmark-tiers", tier("b1", 2, "heavy", "6", true, null, false, "1500", "2000"));
        assertThat(refused(SUPERVISOR, "benchmarks", publish)).isEqualTo("POWERS-TIERS-OPEN publishedOn");
        powers.correct("benchmark-tiers", "b1-2", null, "factorFrom", "5", "factorFromIncluded", false);
        assertThat(refused(SUPERVISOR, "benchmarks", publish)).isEqualTo("written");
        assertThat(refused(SUPERVISOR, "benchmark-tiers", new Change.Withdraw("b1-2", Why.of("多余"))))
                .isEqualTo("POWERS-TIERS-OPEN ");
    }

    @Test
    void the_superior_benchmark_for_all_binds_that_for_some_and_not_that_for_others() {
        benchmark("city", "i1", "city", JUSTICE, "any");
        benchmark("city-organisations", "i2", "city", JUSTICE, "organisation");
        for (String each : List.of("city", "city-organisations")) {
            powers.world.registers.write(
                    SUPERVISOR, "benchmark-tiers", tier(each, 1, "light", "0", true, "5", true, "500", "1500"));
        }
        benchmark("citizens", "i1", "district", MARKET, "citizen");
        assertThat(refused(
                        SUPERVISOR,
                        "benchmark-tiers",
                        tier("citizens", 1, "light", "0", true, "5", true, "500", "1500.01")))
                .isEqualTo("POWERS-BEYOND-SUPERIOR fineMax");
        benchmark("all", "i2", "district", MARKET, "any");
        assertThat(refused(
                        SUPERVISOR, "benchmark-tiers", tier("all", 1, "light", "0", true, "5", true, "500", "1500.01")))
                .isEqualTo("POWERS-BEYOND-SUPERIOR fineMax");
        benchmark("citizens-2", "i2", "district", MARKET, "citizen");
        assertThat(refused(
                        SUPERVISOR,
                        "benchmark-tiers",
                        tier("citizens-2", 1, "light", "0", true, "5", true, "500", "1500.01")))
                .as("organisations are no citizens")
                .isEqualTo("written");
    }

    @Test
    void fines_stay_within_the_law_and_within_the_superior_benchmark() {
        benchmark("city", "i1", "city", JUSTICE);
        powers.world.registers.write(
                SUPERVISOR, "benchmark-tiers", tier("city", 1, "light", "0", true, "5", true, "500", "1500"));
        benchmark("b1", "i1", "district", MARKET);
        assertThat(refused(
                        SUPERVISOR, "benchmark-tiers", tier("b1", 1, "light", "0", true, "5", true, "499.99", "1000")))
                .isEqualTo("POWERS-BEYOND-LAW fineMax");
        assertThat(refused(
                        SUPERVISOR, "benchmark-tiers", tier("b1", 1, "light", "0", true, "5", true, "500", "1500.01")))
                .isEqualTo("POWERS-BEYOND-SUPERIOR fineMax");
        assertThat(refused(SUPERVISOR, "benchmark-tiers", tier("b1", 1, "light", "0", true, "5", true, "600", "1500")))
                .isEqualTo("written");
        assertThat(refused(
                        SUPERVISOR,
                        "benchmark-tiers",
                        tier("b1", 2, "mitigated", "5", false, null, false, "300", "500")))
                .isEqualTo("POWERS-BEYOND-LAW fineMax");
    }

    @Test
    void only_the_justice_bureau_reviews_what_departments_report() {
        benchmark("b1", "i2", "district", MARKET);
        Principal department = RegisterWorld.who(Role.DEPARTMENT_SUPERVISOR, MARKET);
        Change.Add filing = new Change.Add(
                "f1", null, null, map("benchmark", "b1", "filedOn", "2025-02-01", "filedWith", "区司法局"), Why.UNSAID);
        ZhihengException refused = catchThrowableOfType(
                () -> powers.world.registers.write(department, "benchmark-filings", filing), ZhihengException.class);
        assertThat(refused.kind()).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(refused(SUPERVISOR, "benchmark-filings", filing)).isEqualTo("POWERS-UNPUBLISHED benchmark");
    }

    @Test
    void uses_and_lists_say_nothing_that_cannot_be() {
        assertThat(adding("item-uses", null, "item", "i1", "body", MARKET, "year", 2027, "count", 0))
                .isEqualTo("POWERS-NOT-YET year");
        assertThat(adding("item-uses", null, "item", "i1", "body", MARKET, "year", 2025, "count", 2))
                .isEqualTo("POWERS-LAST-USE lastUsedOn");
        assertThat(adding(
                        "patrol-items",
                        "2025-01-01",
                        "name",
                        "垃圾",
                        "field",
                        "city",
                        "body",
                        MARKET,
                        "content",
                        "乱堆",
                        "frequency",
                        "每周",
                        "claimedBy",
                        JUSTICE))
                .isEqualTo("POWERS-NO-TOWNSHIP claimedBy");
        assertThat(adding(
                        "granular-duties",
                        "2025-01-01",
                        "body",
                        MARKET,
                        "topic",
                        "cross-area",
                        "duty",
                        "跨区域",
                        "content",
                        "协作",
                        "basis",
                        "方案"))
                .isEqualTo("POWERS-TOPIC topic");
        assertThat(adding(
                        "granular-duties",
                        "2025-01-01",
                        "body",
                        STREET,
                        "topic",
                        "designated",
                        "duty",
                        "新问题",
                        "content",
                        "处理",
                        "basis",
                        "方案",
                        "designatedBy",
                        "区政府"))
                .isEqualTo("POWERS-DESIGNATION designatedOn");
        assertThat(adding(
                        "leniency-items",
                        "2025-01-01",
                        "kind",
                        "slight",
                        "field",
                        "city",
                        "body",
                        MARKET,
                        "name",
                        "行为",
                        "conditions",
                        "条件",
                        "basis",
                        "依据",
                        "publishedOn",
                        "2025-01-02"))
                .isEqualTo("POWERS-BEFORE-PUBLICATION from");
        powers.world.registers.write(
                SUPERVISOR,
                "items",
                new Change.Correct("i1", day("2023-01-01"), null, null, false, map("fineMin", "2000"), Why.of("录错")));
        assertThat(refused(
                        SUPERVISOR,
                        "items",
                        new Change.Correct(
                                "i1", day("2023-01-01"), null, null, false, map("fineMin", "2000.01"), Why.of("录错"))))
                .isEqualTo("POWERS-FINE-RANGE fineMax");
    }
}
