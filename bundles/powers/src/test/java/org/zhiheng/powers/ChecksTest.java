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
        assertThat(recalling("2024-05-19", "number", "示例政发9号", "publishedOn", "2024-05-20"))
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

    private String recalling(String on, Object... more) {
        Map<String, Object> values = map("empowerment", "e1", "recalledOn", on, "ground", "unlawful", "reason", "违法不罚");
        values.putAll(map(more));
        return refused(SUPERVISOR, "recalls", new Change.Add("r1", null, null, values, Why.UNSAID));
    }

    @Test
    void nothing_is_recalled_by_hand_without_a_decision_that_was_published() {
        powers.list("l1", URBAN, 1, "2024-05-20");
        powers.empower("e1", "l1", "i1", "2024-05-20", MARKET, "penalty");
        assertThat(recalling("2024-11-01")).isEqualTo("POWERS-RECALL-UNDECIDED number");
        assertThat(recalling("2024-11-01", "publishedOn", "2024-11-02")).isEqualTo("POWERS-RECALL-UNDECIDED number");
        assertThat(recalling("2024-11-01", "number", "示例政发9号")).isEqualTo("POWERS-RECALL-UNDECIDED publishedOn");
        assertThat(recalling("2024-11-01", "number", "示例政发9号", "publishedOn", "2026-03-03"))
                .isEqualTo("POWERS-NOT-YET publishedOn");
        assertThat(recalling("2024-11-01", "number", "示例政发9号", "publishedOn", "2024-11-02"))
                .isEqualTo("written");
        Map<String, Object> without = new java.util.HashMap<>();
        without.put("number", null);
        assertThat(refused(
                        SUPERVISOR,
                        "recalls",
                        new Change.Correct("r1", null, null, null, false, without, Why.of("没有文号"))))
                .isEqualTo("POWERS-RECALL-UNDECIDED number");
    }

    private String adds(Principal by, String register, Object... values) {
        return refused(by, register, new Change.Add(null, null, null, map(values), Why.UNSAID))
                .strip();
    }

    @Test
    void a_township_centre_and_a_department_tell_of_what_is_theirs_and_of_nothing_else() {
        Principal centre = RegisterWorld.who(Role.TOWNSHIP_CENTRE, TOWN);
        Principal other = RegisterWorld.who(Role.TOWNSHIP_CENTRE, STREET);
        Principal department = RegisterWorld.who(Role.DEPARTMENT_SUPERVISOR, MARKET);
        powers.townshipClass(TOWN);
        powers.list("l1", URBAN, 1, "2024-05-20");
        powers.empower("e1", "l1", "i1", "2024-05-20", MARKET, "penalty");
        Object[] use = {"item", "i1", "body", TOWN, "year", 2025, "count", 0};
        assertThat(adds(other, "item-uses", use)).isEqualTo("ACCESS-FORBIDDEN");
        assertThat(adds(centre, "item-uses", use)).isEqualTo("written");
        assertThat(adds(centre, "items", "code", "C9", "name", "新事项", "body", TOWN))
                .isEqualTo("ACCESS-FORBIDDEN");

        Object[] evaluation = {
            "empowerment", "e1", "township", TOWN, "evaluatedOn", "2024-12-01", "result", "keep", "opinion", "接得住"
        };
        assertThat(adds(other, "empowerment-evaluations", evaluation)).isEqualTo("ACCESS-FORBIDDEN");
        assertThat(adds(
                        centre,
                        "empowerment-evaluations",
                        "empowerment",
                        "e1",
                        "evaluatedOn",
                        "2024-12-01",
                        "result",
                        "keep",
                        "opinion",
                        "都接得住"))
                .as("of all townships the government's people speak")
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(refused(
                        centre,
                        "empowerment-evaluations",
                        new Change.Add("v1", null, null, map(evaluation), Why.UNSAID)))
                .isEqualTo("written");
        assertThat(refused(
                        centre,
                        "empowerment-evaluations",
                        new Change.Amend("v1", null, null, map("filedOn", "2024-12-10"), Why.UNSAID)))
                .isEqualTo("REGISTER-WRITER filedOn");
        assertThat(refused(
                        centre,
                        "empowerment-evaluations",
                        new Change.Amend("v1", null, null, map("township", STREET), Why.UNSAID)))
                .as("nor is it made another's")
                .startsWith("ACCESS-FORBIDDEN");
        assertThat(refused(other, "empowerment-evaluations", new Change.Withdraw("v1", Why.of("不同意"))))
                .startsWith("ACCESS-FORBIDDEN");

        String[] entry = {"name", "重大处罚", "body", TOWN, "actKind", "penalty", "level", "township"};
        assertThat(refused(
                        other,
                        "review-catalogue",
                        new Change.Add("r1", day("2026-01-01"), null, map((Object[]) entry), Why.UNSAID)))
                .startsWith("ACCESS-FORBIDDEN");
        assertThat(refused(
                        centre,
                        "review-catalogue",
                        new Change.Add("r1", day("2026-01-01"), null, map((Object[]) entry), Why.UNSAID)))
                .isEqualTo("written");

        powers.add(
                "transitions",
                "t1",
                null,
                "list",
                "l1",
                "township",
                TOWN,
                "title",
                "过渡期",
                "startOn",
                "2024-05-20",
                "endOn",
                "2024-08-05");
        Object[] matter = {
            "transition",
            "t1",
            "matter",
            "某案",
            "item",
            "i1",
            "filedOn",
            "2024-06-12",
            "filedBy",
            MARKET,
            "heldBy",
            MARKET
        };
        assertThat(adds(RegisterWorld.who(Role.DEPARTMENT_SUPERVISOR, JUSTICE), "transition-matters", matter))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(adds(department, "transition-matters", matter)).isEqualTo("written");
        assertThat(adds(centre, "transition-matters", matter)).isEqualTo("written");
        assertThat(adds(department, "transition-points", "transition", "t1", "point", "制度完善"))
                .as("the checklist is the township's")
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    private String item(Object... more) {
        Map<String, Object> values =
                map("code", "C-new", "actKind", "penalty", "body", MARKET, "basis", "某条例第二条", "target", "any");
        values.putAll(map(more));
        values.putIfAbsent("name", "新事项" + values.get("code"));
        return refused(
                SUPERVISOR,
                "items",
                new Change.Add("n" + values.get("code"), day("2026-01-01"), null, values, Why.UNSAID));
    }

    @Test
    void an_item_does_not_contradict_itself() {
        assertThat(item("actKind", "licence", "sanctions", List.of("fine"))).isEqualTo("POWERS-OTHER-ACT sanctions");
        assertThat(item("actKind", "licence", "fineMode", "fixed", "fineMax", "500"))
                .isEqualTo("POWERS-OTHER-ACT fineMode");
        assertThat(item("actKind", "licence", "fineBase", "货值金额")).isEqualTo("POWERS-OTHER-ACT fineBase");
        assertThat(item("actKind", "coercive-execution", "sanctions", List.of("fine")))
                .isEqualTo("POWERS-OTHER-ACT sanctions");
        assertThat(item("actKind", "coercive-execution", "fineMode", "percent", "fineMax", "3", "code", "C-execution"))
                .as("a further fine for each day")
                .isEqualTo("written");
        assertThat(item("sanctions", List.of("warning"), "fineMode", "fixed", "fineMax", "500"))
                .isEqualTo("POWERS-OTHER-SANCTION sanctions");
        assertThat(item("publishedOn", "2026-03-03")).isEqualTo("POWERS-NOT-YET publishedOn");
        assertThat(item("publishedOn", "2099-01-01")).isEqualTo("POWERS-NOT-YET publishedOn");
        assertThat(item("code", "C-licence", "name", "某许可", "actKind", "licence"))
                .isEqualTo("written");
    }

    private String basis(String key, String from, String role) {
        return refused(
                SUPERVISOR,
                "item-bases",
                new Change.Add(
                        key,
                        day(from),
                        null,
                        map("item", "i1", "role", role, "rank", "law", "title", "某法", "article", "第" + key + "条"),
                        Why.UNSAID));
    }

    @Test
    void an_item_is_not_published_before_what_it_rests_on() {
        assertThat(basis("1", "2023-01-01", "procedure")).isEqualTo("written");
        powers.amend("items", "i1", "2023-01-01", "publishedOn", "2023-06-01");
        assertThat(basis("2", "2023-06-02", "penalty")).isEqualTo("POWERS-BEFORE-BASIS from");
        assertThat(basis("2", "2023-06-01", "penalty")).isEqualTo("written");
        assertThat(basis("3", "2024-01-01", "penalty"))
                .as("what comes to it later")
                .isEqualTo("written");
        assertThat(refused(
                        SUPERVISOR,
                        "items",
                        new Change.Amend("i1", day("2023-01-01"), null, map("publishedOn", "2023-05-31"), Why.UNSAID)))
                .isEqualTo("POWERS-BEFORE-BASIS publishedOn");
    }

    @Test
    void nobody_tells_of_uses_of_what_it_does_not_have() {
        powers.townshipClass(TOWN);
        powers.list("l1", URBAN, 1, "2024-05-20");
        powers.empower("e1", "l1", "i1", "2024-05-20", MARKET, "penalty");
        assertThat(using("i1", JUSTICE, 2025)).isEqualTo("POWERS-NOT-HELD body");
        assertThat(using("i1", MARKET, 2025)).isEqualTo("written");
        assertThat(using("i1", TEAM, 2025)).as("a unit of it").isEqualTo("written");
        assertThat(using("i1", MARKET, 2019)).as("before it was put down").isEqualTo("written");
        assertThat(using("i1", TOWN, 2024)).isEqualTo("written");
        assertThat(using("i1", TOWN, 2023)).as("before the list").isEqualTo("POWERS-NOT-HELD body");
        assertThat(using("i1", TOWN3, 2024)).as("of no class").isEqualTo("POWERS-NOT-HELD body");
        assertThat(using("i2", TOWN, 2024)).isEqualTo("POWERS-NOT-HELD body");
        powers.amend("items", "i2", "2023-01-01", "statutoryTownshipPower", true, "townshipBasis", "某条例第三条");
        assertThat(using("i2", TOWN, 2024)).as("by law").isEqualTo("written");
        Change.Add agreed = entrustment(
                "justiceReviewedOn",
                "2024-08-10",
                "governmentApprovedOn",
                "2024-08-12",
                "signedOn",
                "2024-08-14",
                "publishedOn",
                "2024-08-20",
                "entrusted",
                TOWN3);
        assertThat(refused(SUPERVISOR, "entrustments", agreed)).isEqualTo("written");
        powers.add("entrusted-items", "ei", null, "entrustment", "n1", "item", "i1", "name", "委托");
        assertThat(using("i1", TOWN3, 2025)).isEqualTo("written");
        assertThat(using("i1", TOWN3, 2023)).isEqualTo("POWERS-NOT-HELD body");
    }

    private String using(String item, String body, int year) {
        return adds(SUPERVISOR, "item-uses", "item", item, "body", body, "year", year, "count", 0);
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
