package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhiheng.credentials.service.CredentialWorld.EVERYBODYS;
import static org.zhiheng.credentials.service.CredentialWorld.MARKET;
import static org.zhiheng.credentials.service.CredentialWorld.TOWN;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.credentials.Monitors;
import org.zhiheng.api.credentials.Monitors.Item;
import org.zhiheng.api.credentials.Monitors.Kind;
import org.zhiheng.api.credentials.Monitors.Measure;
import org.zhiheng.api.credentials.Monitors.Status;
import org.zhiheng.api.credentials.Monitors.Wanted;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** The plans' numbers, counted from the registers, with the rows behind them. */
@OnEveryDatabase
class MonitorsTest {

    private static final LocalDate ON = LocalDate.of(2025, 6, 1);
    private static final LocalDate BEGIN = LocalDate.of(2023, 1, 1);
    private static final LocalDate END = LocalDate.of(2027, 12, 31);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CredentialWorld credentials;
    private Monitors monitors;

    MonitorsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        credentials = new CredentialWorld(database, folder);
        credentials.body(MARKET, "11511301008778183N");
        Workforce workforce = new Workforce(credentials.registers, credentials.world.organisation);
        monitors = new MonitorsService(
                credentials.registers,
                workforce,
                new Headcount(workforce, credentials.world.organisation, credentials.rules),
                credentials.rules,
                credentials.world.organisation,
                credentials.world.permissions,
                credentials.world.transactions);
        credentials.officer("o1", MARKET, 1);
        credentials.officer("o2", MARKET, 2);
        credentials.certificate("c1", "o1", MARKET, BEGIN, END);
    }

    @AfterEach
    void empty() {
        CredentialWorld.empty(database);
    }

    private static Wanted wanted(String division, LocalDate on, Kind... kinds) {
        return new Wanted(division, on, null, null, Set.of(kinds));
    }

    private Measure one(Wanted wanted, String body) {
        List<Measure> found = monitors.measures(EVERYBODYS, wanted).stream()
                .filter(each -> java.util.Objects.equals(each.body(), body))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<Item> behind(Wanted wanted, Kind kind, String body) {
        return monitors.behind(EVERYBODYS, wanted, kind, body);
    }

    @Test
    void reviewers_are_counted_and_the_ruling_says_how_many_there_have_to_be() {
        Measure none = one(wanted("371002", ON, Kind.REVIEWERS), MARKET);
        assertThat(none.status()).isEqualTo(Status.NOT_MET);
        assertThat(none.has()).isZero();
        assertThat(none.whole()).isEqualTo(2);
        assertThat(none.ruling().answer()).containsEntry("needed", 1);
        assertThat(none.ruling().reasons()).isNotEmpty();
        Map<String, Object> reviewer = credentials.person("审核员", MARKET, 9);
        reviewer.put("roles", List.of("legal-review"));
        credentials.add("officers", "r1", BEGIN, null, reviewer);
        assertThat(one(wanted("371002", ON, Kind.REVIEWERS), MARKET).status())
                .as("without the legal qualification")
                .isEqualTo(Status.NOT_MET);
        assertThat(behind(wanted("371002", ON), Kind.REVIEWERS, MARKET))
                .contains(new Item("officers", "r1", "审核员", false, "承担法制审核,但没有登记法律职业资格"));
        credentials.write(
                "officers",
                new Change.Amend(
                        "r1",
                        BEGIN,
                        null,
                        Map.of(
                                "legalQualification",
                                "unified",
                                "legalQualificationNumber",
                                "A20253710020001",
                                "legalQualificationOn",
                                ON.toString()),
                        Why.UNSAID));
        assertThat(one(wanted("371002", ON.minusDays(1), Kind.REVIEWERS), MARKET)
                        .status())
                .as("the day before it was had")
                .isEqualTo(Status.NOT_MET);
        assertThat(one(wanted("371002", ON, Kind.REVIEWERS), MARKET).status()).isEqualTo(Status.MET);
        assertThat(behind(wanted("371002", ON), Kind.REVIEWERS, MARKET))
                .filteredOn(Item::favour)
                .extracting(Item::key)
                .containsExactly("r1");
    }

    private void organisation(String id, Body.Kind kind, String title, String division, String parent) {
        if (credentials.world.organisation.body(id).isEmpty()) {
            credentials.world.organisation.add(
                    RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, RegisterWorld.GOVERNMENT),
                    new Body(id, kind, title, new DivisionCode(division), parent));
        }
    }

    @Test
    void people_of_units_are_their_bodys_and_a_unit_has_no_number_beside_it() {
        organisation("squad", Body.Kind.UNIT, "执法大队", "371002", MARKET);
        organisation("station", Body.Kind.UNIT, "执法中队", "371002", "squad");
        credentials.officer("u1", "squad", 31);
        credentials.officer("u2", "station", 32);
        credentials.add(
                "postings", "within", BEGIN, null, Map.of("officer", "u2", "body", MARKET, "kind", "stationed"));
        assertThat(monitors.measures(EVERYBODYS, wanted("371002", ON, Kind.REVIEWERS)))
                .extracting(each -> each.body() + " " + each.whole())
                .containsExactly(MARKET + " 4");
        Principal unit = RegisterWorld.who(Role.CREDENTIAL_CLERK, "squad");
        assertThat(monitors.measures(unit, wanted("371002", ON, Kind.REVIEWERS)))
                .as("whoever sees only the unit sees what it has itself")
                .extracting(each -> each.body() + " " + each.whole())
                .containsExactly("squad 1");
        assertThat(one(wanted("371002", ON, Kind.DEPLOYMENT), null).whole())
                .as("the strength of the departments with their units")
                .isEqualTo(4);
    }

    @Test
    void a_centre_is_the_unit_registered_as_one_and_whoever_goes_there_is_deployed() {
        organisation("town-centre", Body.Kind.UNIT, "综合执法中心", "371002100", TOWN);
        credentials.officer("t1", TOWN, 33);
        credentials.officer("t2", "town-centre", 34);
        credentials.add(
                "postings", "p1", BEGIN, null, Map.of("officer", "o1", "body", "town-centre", "kind", "deployed"));
        assertThat(one(wanted("371002", ON, Kind.CENTRE), TOWN).has())
                .as("no centre is registered: all of the township")
                .isEqualTo(3);
        Map<String, Object> centre = new HashMap<>(Map.of(
                "name",
                "示例镇综合执法中心",
                "body",
                "town-centre",
                "creditCode",
                "11371002004290123T",
                "nature",
                "agency-office",
                "category",
                "statutory",
                "level",
                "township",
                "division",
                "371002100",
                "government",
                TOWN,
                "centre",
                true));
        credentials.add("bodies", "b-centre", LocalDate.of(2024, 1, 1), null, centre);
        assertThat(behind(wanted("371002", ON), Kind.CENTRE, TOWN))
                .extracting(Item::key)
                .containsExactlyInAnyOrder("t2", "o1");
        Measure deployment = one(wanted("371002", ON, Kind.DEPLOYMENT), null);
        assertThat(deployment.has()).as("to a unit of the township").isEqualTo(1);
        assertThat(deployment.whole())
                .as("the township's own people are none of the departments'")
                .isEqualTo(2);
    }

    @Test
    void whoever_of_a_township_has_no_certificate_is_listed_and_of_departments_the_plan_does_not_speak() {
        credentials.body(TOWN, "11371002004290123T");
        credentials.officer("t1", TOWN, 33);
        credentials.officer("t2", TOWN, 34);
        credentials.certificate("ct1", "t1", TOWN, BEGIN, END);
        Wanted wanted = wanted("371002", ON, Kind.CERTIFICATES);
        assertThat(monitors.measures(EVERYBODYS, wanted))
                .extracting(Measure::body)
                .containsExactly(TOWN);
        Measure measure = one(wanted, TOWN);
        assertThat(measure.status()).isEqualTo(Status.NOT_MET);
        assertThat(measure.has()).isEqualTo(1);
        assertThat(behind(wanted, Kind.CERTIFICATES, TOWN))
                .extracting(each -> each.key() + " " + each.favour())
                .containsExactly("t2 false", "t1 true");
        credentials.certificate("ct2", "t2", TOWN, BEGIN, END);
        assertThat(one(wanted, TOWN).status()).isEqualTo(Status.MET);
    }

    @Test
    void a_department_is_held_to_what_is_demanded_of_all_and_a_township_to_its_plan() {
        credentials.officer("t1", TOWN, 33);
        Wanted wanted = wanted("371002", ON, Kind.REVIEWERS);
        assertThat(one(wanted, MARKET).ruling().reasons())
                .filteredOn(each -> each.rule() != null)
                .extracting(each -> each.rule() + " " + each.source().document())
                .containsExactly("reviewers.least-share 国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见");
        assertThat(one(wanted, TOWN).ruling().reasons())
                .extracting(each -> each.rule())
                .contains("reviewers.least-share.township")
                .doesNotContain("reviewers.least-share");
    }

    @Test
    void what_cannot_be_told_says_what_is_missing() {
        credentials.officer("w1", wuhan(), 11);
        assertThat(monitors.measures(WUHAN, wanted("420106", ON, Kind.DEPLOYMENT)))
                .extracting(each -> each.status() + " " + each.why())
                .containsExactly("UNDETERMINED “执法力量下沉”不能确定:缺少现行规则的规定");
        for (String each : List.of("o1", "o2")) {
            credentials.write("officers", new Change.End(each, ON.minusDays(1), Why.UNSAID));
        }
        Measure nobody = one(wanted("371002", ON, Kind.DEPLOYMENT), null);
        assertThat(nobody.status()).isEqualTo(Status.UNDETERMINED);
        assertThat(nobody.why()).isEqualTo("不能确定:还没有登记本区部门的执法人员");
        assertThat(one(wanted("371002", ON, Kind.CENTRE), TOWN).why())
                .as("nothing is missing of what is not met")
                .isNull();
    }

    @Test
    void a_centre_without_staff_and_a_division_without_deployment_are_told() {
        Measure centre = one(wanted("371002", ON, Kind.CENTRE), TOWN);
        assertThat(centre.status()).isEqualTo(Status.NOT_MET);
        assertThat(centre.ruling().answer()).containsEntry("needed", 15);
        Measure deployment = one(wanted("371002", ON, Kind.DEPLOYMENT), null);
        assertThat(deployment.status()).isEqualTo(Status.NOT_MET);
        assertThat(deployment.whole()).isEqualTo(2);
        for (String each : List.of("o1", "o2")) {
            credentials.add(
                    "postings", "p-" + each, BEGIN, null, Map.of("officer", each, "body", TOWN, "kind", "deployed"));
        }
        assertThat(one(wanted("371002", ON, Kind.DEPLOYMENT), null).status()).isEqualTo(Status.MET);
        assertThat(one(wanted("371002", ON, Kind.CENTRE), TOWN).has()).isEqualTo(2);
        assertThat(monitors.measures(EVERYBODYS, wanted("371002", ON, Kind.REVIEWERS)))
                .extracting(Measure::body)
                .containsExactly(TOWN);
    }

    @Test
    void certificates_that_end_soon_are_listed_with_their_last_day() {
        LocalDate on = END.minusDays(90);
        Measure soon = one(wanted("371002", on, Kind.EXPIRING), MARKET);
        assertThat(soon.status()).isEqualTo(Status.NOT_MET);
        assertThat(behind(wanted("371002", on), Kind.EXPIRING, MARKET))
                .containsExactly(new Item("certificates", "c1", "鲁K-c1", false, "有效期至2027-12-31"));
        assertThat(one(wanted("371002", on.minusDays(1), Kind.EXPIRING), MARKET).status())
                .isEqualTo(Status.MET);
    }

    @Test
    void a_certificate_that_another_follows_is_not_told_and_a_suspended_one_is() {
        LocalDate on = END.minusDays(30);
        credentials.certificate("c9", "o1", MARKET, END.plusDays(2), END.plusYears(5));
        assertThat(one(wanted("371002", on, Kind.EXPIRING), MARKET).status())
                .as("a day without one")
                .isEqualTo(Status.NOT_MET);
        credentials.write("certificates", new Change.Withdraw("c9", Why.of("重新登记")));
        Map<String, Object> supervision = credentials.certificate("监0001", "o1", MARKET);
        supervision.put("kind", "supervision");
        credentials.add("certificates", "c7", END.plusDays(1), END.plusYears(5), supervision);
        assertThat(one(wanted("371002", on, Kind.EXPIRING), MARKET).status())
                .as("another kind")
                .isEqualTo(Status.NOT_MET);
        credentials.certificate("c8", "o1", MARKET, END.plusDays(1), END.plusYears(5));
        assertThat(one(wanted("371002", on, Kind.EXPIRING), MARKET).status()).isEqualTo(Status.MET);
        credentials.certificate("c2", "o2", MARKET, BEGIN, END);
        credentials.add(
                "certificate-states",
                "s2",
                on.minusDays(10),
                null,
                Map.of(
                        "certificate",
                        "c2",
                        "state",
                        "suspended",
                        "cause",
                        "没有出示证件",
                        "decidedBy",
                        CredentialWorld.JUSTICE));
        assertThat(behind(wanted("371002", on), Kind.EXPIRING, MARKET))
                .containsExactlyInAnyOrder(
                        new Item("certificates", "c1", "鲁K-c1", true, null),
                        new Item("certificates", "c2", "鲁K-c2", false, "有效期至2027-12-31,正在暂扣"));
        credentials.write("certificate-states", new Change.End("s2", on.minusDays(1), Why.UNSAID));
        credentials.add(
                "certificate-states",
                "s3",
                on,
                null,
                Map.of("certificate", "c2", "state", "cancelled", "cause", "调离", "decidedBy", CredentialWorld.JUSTICE));
        assertThat(behind(wanted("371002", on), Kind.EXPIRING, MARKET))
                .extracting(Item::key)
                .containsExactly("c1");
    }

    private static final String REFORM = "development-reform";

    private void reviewed(String key, String certificate, int year, String outcome, String on) {
        credentials.add(
                "certificate-reviews",
                key,
                null,
                null,
                Map.of("year", year, "certificate", certificate, "outcome", outcome, "reviewedOn", on));
    }

    @Test
    void a_review_that_was_missed_or_failed_is_told_where_the_rules_of_the_body_want_one() {
        organisation(REFORM, Body.Kind.DEPARTMENT, "区发展和改革局", "371002", RegisterWorld.GOVERNMENT);
        credentials.body(REFORM, "91350100M000100Y43");
        for (int i = 1; i <= 3; i++) {
            credentials.officer("d" + i, REFORM, 40 + i);
            credentials.certificate("r" + i, "d" + i, REFORM, i == 3 ? LocalDate.of(2025, 2, 1) : BEGIN, END);
        }
        reviewed("v1", "r1", 2024, "passed", "2024-11-20");
        reviewed("v2", "r1", 2025, "passed", "2025-05-20");
        Principal clerk = RegisterWorld.who(Role.CREDENTIAL_CLERK, REFORM);
        Wanted wanted = wanted("371002", ON, Kind.REVIEWS);
        assertThat(monitors.measures(clerk, wanted)).extracting(Measure::status).containsExactly(Status.NOT_MET);
        assertThat(monitors.behind(clerk, wanted, Kind.REVIEWS, REFORM))
                .containsExactlyInAnyOrder(
                        new Item("certificates", "r1", "鲁K-r1", true, null),
                        new Item("certificates", "r2", "鲁K-r2", false, "2024年度没有年审,期限是2024-12-31,转入退出机制"),
                        new Item("certificates", "r3", "鲁K-r3", true, null));
        Wanted before = wanted("371002", LocalDate.of(2024, 12, 31), Kind.REVIEWS);
        assertThat(monitors.measures(clerk, before)).extracting(Measure::status).containsExactly(Status.NOT_YET_DUE);
        assertThat(monitors.behind(clerk, before, Kind.REVIEWS, REFORM))
                .contains(new Item("certificates", "r2", "鲁K-r2", false, "2024年度还没有年审,期限是2024-12-31"));
        reviewed("v3", "r2", 2024, "failed", "2025-03-01");
        assertThat(monitors.behind(clerk, wanted, Kind.REVIEWS, REFORM))
                .contains(new Item("certificates", "r2", "鲁K-r2", false, "2024年度年审不合格,转入退出机制"));
        assertThat(monitors.measures(EVERYBODYS, wanted))
                .as("Huancui's other bodies have no such rule")
                .extracting(Measure::body)
                .containsExactly(REFORM);
        reviewed("v4", "c1", 2025, "failed", "2025-05-30");
        assertThat(behind(wanted, Kind.REVIEWS, MARKET))
                .as("but what failed failed")
                .containsExactly(new Item("certificates", "c1", "鲁K-c1", false, "2025年度年审不合格"));
    }

    private void auxiliary(String key, int number, String contractTo, String... card) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "name",
                "辅助" + number,
                "body",
                MARKET,
                "citizenNumber",
                CredentialWorld.citizenNumber(number),
                "employer",
                "示例劳务公司",
                "contractFrom",
                "2023-01-01",
                "contractTo",
                contractTo,
                "allowedActs",
                List.of("publicity")));
        if (card.length > 0) {
            values.putAll(Map.of("cardNumber", "辅" + number, "cardFrom", card[0], "cardTo", card[1]));
        }
        credentials.add("auxiliaries", key, BEGIN, null, values);
    }

    @Test
    void contracts_and_cards_of_auxiliaries_that_are_over_or_end_soon_are_told() {
        auxiliary("x1", 501, "2026-12-31");
        auxiliary("x2", 502, "2025-05-31");
        auxiliary("x3", 503, "2025-06-01", "2023-01-01", "2025-08-30");
        auxiliary("x4", 504, "2026-12-31", "2023-01-01", "2025-08-31");
        Wanted wanted = wanted("371002", ON, Kind.AUXILIARIES);
        assertThat(one(wanted, MARKET).status()).isEqualTo(Status.NOT_MET);
        assertThat(behind(wanted, Kind.AUXILIARIES, MARKET))
                .containsExactlyInAnyOrder(
                        new Item("auxiliaries", "x1", "辅助501", true, null),
                        new Item("auxiliaries", "x2", "辅助502", false, "合同已于2025-05-31期满"),
                        new Item("auxiliaries", "x3", "辅助503", false, "合同至2025-06-01期满,证件至2025-08-30期满"),
                        new Item("auxiliaries", "x4", "辅助504", true, null));
    }

    @Test
    void rotation_is_due_after_six_years() {
        credentials.add(
                "front-line-services",
                "f1",
                LocalDate.of(2019, 6, 1),
                null,
                Map.of("officer", "o1", "body", TOWN, "since", "2019-06-01"));
        assertThat(one(wanted("371002", ON.minusDays(1), Kind.ROTATION), TOWN).status())
                .isEqualTo(Status.MET);
        assertThat(behind(wanted("371002", ON.minusDays(1)), Kind.ROTATION, TOWN))
                .containsExactly(new Item("officers", "o1", "人员1", true, "到一线2019-06-01,可以交流"));
        assertThat(one(wanted("371002", ON, Kind.ROTATION), TOWN).status()).isEqualTo(Status.NOT_MET);
        assertThat(behind(wanted("371002", ON), Kind.ROTATION, TOWN))
                .containsExactly(new Item("officers", "o1", "人员1", false, "到一线2019-06-01,必须交流"));
    }

    private String wuhan() {
        organisation("wuhan", Body.Kind.DEPARTMENT, "某区城管执法局", "420106", null);
        return "wuhan";
    }

    private static final Principal WUHAN = RegisterWorld.who(Role.JUSTICE_SUPERVISOR, "wuhan");

    @Test
    void hours_are_told_for_each_officer_with_what_is_short() {
        credentials.officer("w1", wuhan(), 11);
        credentials.officer("w2", wuhan(), 12);
        int number = 0;
        for (String[] each : new String[][] {
            {"w1", "public-law", "justice", "20"},
            {"w1", "skills", "department", "40"},
            {"w2", "public-law", "justice", "20"},
            {"w2", "professional", "department", "35"}
        }) {
            credentials.add(
                    "trainings",
                    "t" + number++,
                    null,
                    null,
                    Map.of(
                            "officer",
                            each[0],
                            "year",
                            2025,
                            "title",
                            "培训" + each[1],
                            "startedOn",
                            "2025-0" + number + "-01",
                            "endedOn",
                            "2025-0" + number + "-05",
                            "hours",
                            each[3],
                            "type",
                            each[1],
                            "organiser",
                            each[2]));
        }
        Wanted wanted = wanted("420106", ON, Kind.TRAINING);
        Measure measure = monitors.measures(WUHAN, wanted).get(0);
        assertThat(measure.status()).isEqualTo(Status.NOT_YET_DUE);
        assertThat(measure.has()).isEqualTo(1);
        assertThat(monitors.behind(WUHAN, wanted, Kind.TRAINING, "wuhan"))
                .containsExactlyInAnyOrder(
                        new Item("officers", "w1", "人员11", true, null),
                        new Item("officers", "w2", "人员12", false, "合计还缺5学时,业务知识和执法技能还缺5学时"));
        LocalDate last = LocalDate.of(2025, 12, 31);
        assertThat(monitors.measures(WUHAN, wanted("420106", last, Kind.TRAINING)))
                .as("on the last day of the year")
                .extracting(Measure::status)
                .containsExactly(Status.NOT_YET_DUE);
        Wanted over = wanted("420106", last.plusDays(1), Kind.TRAINING_LAST_YEAR);
        assertThat(monitors.measures(WUHAN, over)).extracting(Measure::status).containsExactly(Status.NOT_MET);
        assertThat(monitors.behind(WUHAN, over, Kind.TRAINING_LAST_YEAR, "wuhan"))
                .containsExactlyInAnyOrder(
                        new Item("officers", "w1", "人员11", true, null),
                        new Item("officers", "w2", "人员12", false, "合计缺5学时,业务知识和执法技能缺5学时"));
        credentials.officer("w3", wuhan(), 13);
        credentials.write("officers", new Change.End("w3", LocalDate.of(2025, 11, 30), Why.UNSAID));
        assertThat(monitors.behind(WUHAN, over, Kind.TRAINING_LAST_YEAR, "wuhan"))
                .as("who left before the year ended")
                .hasSize(2);
    }

    @Test
    void whoever_has_not_finished_a_mandatory_course_is_told() {
        organisation("xining", Body.Kind.DEPARTMENT, "城中区市场监督管理局", "630103", null);
        Principal xining = RegisterWorld.who(Role.JUSTICE_SUPERVISOR, "xining");
        for (int i = 1; i <= 4; i++) {
            credentials.officer("q" + i, "xining", 60 + i);
        }
        for (String each : List.of("quality-plan", "other")) {
            credentials.add(
                    "courses",
                    each,
                    LocalDate.of(2024, 2, 1),
                    LocalDate.of(2024, 12, 31),
                    Map.of(
                            "title",
                            "课程" + each,
                            "body",
                            "xining",
                            "type",
                            "public-law",
                            "organiser",
                            "justice",
                            "hours",
                            "4",
                            "mandatory",
                            true,
                            "topics",
                            List.of(each)));
        }
        for (String[] each : new String[][] {
            {"q1", "quality-plan", "2024-06-30", "passed"},
            {"q2", "other", "2024-06-01", "passed"},
            {"q3", "quality-plan", "2024-06-01", "failed"}
        }) {
            credentials.add(
                    "trainings",
                    "t-" + each[0],
                    null,
                    null,
                    Map.of(
                            "officer",
                            each[0],
                            "year",
                            2024,
                            "course",
                            each[1],
                            "startedOn",
                            each[2],
                            "endedOn",
                            each[2],
                            "hours",
                            "4",
                            "type",
                            "public-law",
                            "organiser",
                            "justice",
                            "outcome",
                            each[3]));
        }
        String course = "《提升行政执法质量三年行动计划若干措施(2023—2025年)》实施方案";
        Wanted due = wanted("630103", LocalDate.of(2024, 6, 30), Kind.COURSES);
        assertThat(monitors.measures(xining, due))
                .extracting(each -> each.status() + " " + each.has() + " " + each.whole())
                .containsExactly("NOT_YET_DUE 1 4");
        assertThat(monitors.behind(xining, due, Kind.COURSES, "xining"))
                .contains(new Item("officers", "q4", "人员64", false, course + "还没有学完,期限是2024-06-30"));
        Wanted over = wanted("630103", LocalDate.of(2025, 7, 1), Kind.COURSES);
        assertThat(monitors.measures(xining, over)).extracting(Measure::status).containsExactly(Status.NOT_MET);
        assertThat(monitors.behind(xining, over, Kind.COURSES, "xining"))
                .containsExactlyInAnyOrder(
                        new Item("officers", "q1", "人员61", true, null),
                        new Item("officers", "q2", "人员62", false, course + "逾期没有学完,期限是2024-06-30"),
                        new Item("officers", "q3", "人员63", false, course + "逾期没有学完,期限是2024-06-30"),
                        new Item("officers", "q4", "人员64", false, course + "逾期没有学完,期限是2024-06-30"));
        assertThat(monitors.measures(EVERYBODYS, wanted("371002", ON, Kind.COURSES)))
                .as("Huancui names no course")
                .isEmpty();
        Map<String, Object> facts =
                new MandatoryCoursesFacts(credentials.registers).facts(Map.of("officer", "q1"), Map.of(), AsOf.on(ON));
        assertThat(facts).isEqualTo(Map.of("finished", List.of(Map.of("course", "quality-plan", "on", "2024-06-30"))));
    }

    @Test
    void no_word_of_a_monitor_is_an_identifier() {
        credentials.officer("w1", wuhan(), 11);
        auxiliary("x2", 502, "2025-05-31");
        for (String division : List.of("371002", "420106")) {
            for (LocalDate on : List.of(ON, LocalDate.of(2016, 1, 1), LocalDate.of(2027, 12, 1))) {
                Wanted wanted = wanted(division, on);
                for (Principal by : List.of(EVERYBODYS, WUHAN)) {
                    for (Measure each : monitors.measures(by, wanted)) {
                        assertThat(monitors.behind(by, wanted, each.kind(), each.body()))
                                .extracting(Item::why)
                                .filteredOn(why -> why != null)
                                .allSatisfy(why -> assertThat(why)
                                        .as(each.kind() + " " + on)
                                        .doesNotContainPattern("[A-Za-z]"));
                    }
                }
            }
        }
    }

    @Test
    void plans_are_filed_by_the_last_of_march_where_that_is_a_duty() {
        credentials.officer("w1", wuhan(), 11);
        assertThat(monitors.measures(WUHAN, wanted("420106", LocalDate.of(2025, 3, 31), Kind.PLANS)))
                .extracting(Measure::status)
                .containsExactly(Status.NOT_YET_DUE);
        assertThat(monitors.measures(WUHAN, wanted("420106", LocalDate.of(2025, 4, 1), Kind.PLANS)))
                .extracting(Measure::status)
                .containsExactly(Status.NOT_MET);
        Wanted wanted = wanted("420106", ON, Kind.PLANS);
        assertThat(monitors.behind(WUHAN, wanted, Kind.PLANS, null))
                .containsExactly(new Item(null, "wuhan", "某区城管执法局", false, "没有报备,期限是2025-03-31"));
        credentials.add(
                "training-plans",
                "p1",
                null,
                null,
                Map.of("year", 2025, "body", "wuhan", "title", "计划", "filedOn", "2025-04-01", "filedWith", "司法局"));
        assertThat(monitors.behind(WUHAN, wanted, Kind.PLANS, null))
                .containsExactly(new Item("training-plans", "p1", "某区城管执法局", false, "2025-04-01报备,晚于2025-03-31"));
        assertThat(monitors.measures(WUHAN, wanted("420106", ON.plusYears(1), Kind.PLANS)))
                .extracting(Measure::status)
                .containsExactly(Status.NOT_MET);
        assertThat(monitors.measures(EVERYBODYS, wanted("371002", ON, Kind.PLANS)))
                .as("Huancui has no such duty")
                .isEmpty();
    }

    @Test
    void what_was_suspended_is_reported_by_the_end_of_the_quarter_where_the_plan_wants_it() {
        organisation("xining", Body.Kind.DEPARTMENT, "城中区市场监督管理局", "630103", null);
        Principal there = RegisterWorld.who(Role.JUSTICE_SUPERVISOR, "xining");
        credentials.add(
                "certificate-states",
                "s1",
                LocalDate.of(2025, 5, 6),
                LocalDate.of(2025, 5, 20),
                Map.of("certificate", "c1", "state", "suspended", "cause", "转借证件", "decidedBy", "xining"));
        Wanted last = wanted("630103", LocalDate.of(2025, 6, 30), Kind.STATES);
        assertThat(monitors.measures(there, last))
                .extracting(each -> each.body() + " " + each.status() + " " + each.has() + " " + each.whole())
                .containsExactly("xining NOT_YET_DUE 0 1");
        Wanted over = wanted("630103", LocalDate.of(2025, 7, 1), Kind.STATES);
        assertThat(monitors.measures(there, over)).extracting(Measure::status).containsExactly(Status.NOT_MET);
        assertThat(monitors.behind(there, over, Kind.STATES, "xining"))
                .containsExactly(new Item("certificate-states", "s1", "c1", false, "应当在2025-06-30以前报区司法局"));
        credentials.write(
                "certificate-states",
                new org.zhiheng.api.registers.Change.Amend(
                        "s1",
                        LocalDate.of(2025, 5, 6),
                        null,
                        Map.of("reportedOn", "2025-06-27"),
                        org.zhiheng.api.registers.Change.Why.UNSAID));
        assertThat(monitors.measures(there, over))
                .extracting(each -> each.status() + " " + each.has())
                .containsExactly("MET 1");
        assertThat(monitors.behind(there, over, Kind.STATES, "xining"))
                .containsExactly(new Item("certificate-states", "s1", "c1", true, "2025-06-27报区司法局"));
        assertThat(monitors.measures(there, wanted("630103", LocalDate.of(2025, 5, 5), Kind.STATES)))
                .as("before there was anything to report")
                .isEmpty();
        assertThat(monitors.measures(EVERYBODYS, wanted("371002", ON, Kind.STATES)))
                .as("Huancui has no such rule")
                .isEmpty();
    }

    @Test
    void a_year_without_a_calendar_is_told_before_it_begins() {
        assertThat(one(wanted("371002", LocalDate.of(2025, 12, 1), Kind.CALENDAR), null)
                        .status())
                .isEqualTo(Status.MET);
        assertThat(one(wanted("371002", LocalDate.of(2026, 12, 1), Kind.CALENDAR), null)
                        .status())
                .isEqualTo(Status.NOT_MET);
    }

    @Test
    void everybody_sees_the_numbers_of_what_is_in_reach() {
        Principal town = RegisterWorld.who(Role.TOWNSHIP_CENTRE, TOWN);
        assertThat(monitors.measures(town, wanted("371002", ON)))
                .extracting(each -> each.kind() + " " + each.body())
                .containsExactly("CENTRE " + TOWN, "CALENDAR null");
        assertThatThrownBy(() -> monitors.behind(town, wanted("371002", ON), Kind.REVIEWERS, MARKET))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("CREDENTIAL-MEASURE"));
        assertThatThrownBy(() -> monitors.measures(RegisterWorld.who(Role.OFFICER, MARKET), wanted("371002", ON)))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("ACCESS-FORBIDDEN"));
    }

    @Test
    void red_line_9_superiors_do_not_see_counselling_and_nobody_sees_who_went() {
        credentials.add(
                "counselling-sessions",
                "k1",
                null,
                null,
                Map.of("heldOn", "2025-05-01", "body", MARKET, "kind", "counselling", "count", 2));
        for (Role superior : List.of(Role.HEAD, Role.DEPARTMENT_SUPERVISOR, Role.JUSTICE_SUPERVISOR)) {
            assertThatThrownBy(() -> credentials.world.registers.show(
                            RegisterWorld.who(superior, MARKET),
                            "counselling-sessions",
                            "k1",
                            credentials.world.today(),
                            null))
                    .isInstanceOfSatisfying(
                            ZhihengException.class, e -> assertThat(e.code()).isEqualTo("ACCESS-FORBIDDEN"));
        }
        assertThat(credentials
                        .world
                        .registers
                        .show(
                                RegisterWorld.who(Role.CREDENTIAL_CLERK, MARKET),
                                "counselling-sessions",
                                "k1",
                                credentials.world.today(),
                                null)
                        .values())
                .containsOnlyKeys("heldOn", "body", "kind", "count");
    }
}
