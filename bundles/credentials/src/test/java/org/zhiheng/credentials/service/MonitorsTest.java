package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhiheng.credentials.service.CredentialWorld.EVERYBODYS;
import static org.zhiheng.credentials.service.CredentialWorld.MARKET;
import static org.zhiheng.credentials.service.CredentialWorld.TOWN;

import java.nio.file.Path;
import java.time.LocalDate;
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
        Workforce workforce = new Workforce(credentials.registers);
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
        assertThat(one(wanted("371002", ON, Kind.REVIEWERS), MARKET).status()).isEqualTo(Status.MET);
        assertThat(behind(wanted("371002", ON), Kind.REVIEWERS, MARKET))
                .filteredOn(Item::favour)
                .extracting(Item::key)
                .containsExactly("r1");
    }

    @Test
    void whoever_has_no_certificate_is_listed() {
        Measure measure = one(wanted("371002", ON, Kind.CERTIFICATES), MARKET);
        assertThat(measure.status()).isEqualTo(Status.NOT_MET);
        assertThat(measure.has()).isEqualTo(1);
        assertThat(behind(wanted("371002", ON), Kind.CERTIFICATES, MARKET))
                .extracting(each -> each.key() + " " + each.favour())
                .containsExactly("o2 false", "o1 true");
        credentials.certificate("c2", "o2", MARKET, BEGIN, END);
        assertThat(one(wanted("371002", ON, Kind.CERTIFICATES), MARKET).status())
                .isEqualTo(Status.MET);
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
        if (credentials.world.organisation.body("wuhan").isEmpty()) {
            credentials.world.organisation.add(
                    RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, RegisterWorld.GOVERNMENT),
                    new Body("wuhan", Body.Kind.DEPARTMENT, "某区城管执法局", new DivisionCode("420106"), null));
        }
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
                            "培训",
                            "startedOn",
                            "2025-05-01",
                            "endedOn",
                            "2025-05-05",
                            "hours",
                            each[3],
                            "type",
                            each[1],
                            "organiser",
                            each[2]));
        }
        Wanted wanted = wanted("420106", ON, Kind.TRAINING);
        Measure measure = monitors.measures(WUHAN, wanted).get(0);
        assertThat(measure.status()).isEqualTo(Status.NOT_MET);
        assertThat(measure.has()).isEqualTo(1);
        assertThat(monitors.behind(WUHAN, wanted, Kind.TRAINING, "wuhan"))
                .containsExactlyInAnyOrder(
                        new Item("officers", "w1", "人员11", true, null),
                        new Item("officers", "w2", "人员12", false, "合计缺5学时,business缺5学时"));
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
