package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhiheng.credentials.service.CredentialWorld.JUSTICE;
import static org.zhiheng.credentials.service.CredentialWorld.MARKET;
import static org.zhiheng.credentials.service.CredentialWorld.TOWN;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** Questions answered from the registers, as of any day and as known at any moment; the examples are those of the plans. */
@OnEveryDatabase
class FactsTest {

    private static final LocalDate BEGIN = LocalDate.of(2023, 1, 1);
    private static final LocalDate END = LocalDate.of(2027, 12, 31);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CredentialWorld credentials;

    FactsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        credentials = new CredentialWorld(database, folder);
        credentials.body(MARKET, "11511301008778183N");
        credentials.body(JUSTICE, "11500000MB1553803Q");
        for (int i = 1; i <= 3; i++) {
            credentials.officer("o" + i, MARKET, i);
            credentials.certificate("c" + i, "o" + i, MARKET, BEGIN, END);
        }
    }

    @AfterEach
    void empty() {
        CredentialWorld.empty(database);
    }

    private Ruling<Map<String, Object>> ask(
            FactSource source,
            String division,
            LocalDate on,
            Instant knownAt,
            Map<String, Object> references,
            Map<String, Object> given) {
        Map<String, Object> facts = new LinkedHashMap<>(source.facts(references, given, new AsOf(on, knownAt)));
        facts.putAll(given);
        return credentials.rulings.inForce().ask(source.question(), facts, division, on);
    }

    private Ruling<Map<String, Object>> officers(
            String on, Instant knownAt, Map<String, Object> given, String... keys) {
        Map<String, Object> recusals = new LinkedHashMap<>();
        List.of(keys).forEach(each -> recusals.put(each, "none"));
        Map<String, Object> all = new LinkedHashMap<>(Map.of("actKind", "inspection", "step", "investigate"));
        all.putAll(given);
        return ask(
                new OfficerCompetenceFacts(
                        credentials.registers,
                        credentials.world.organisation,
                        credentials.qualifications,
                        credentials.rules),
                "371002",
                LocalDate.parse(on),
                knownAt,
                Map.of(
                        "officers",
                        List.of(keys),
                        "recusals",
                        recusals,
                        "body",
                        all.getOrDefault("body", MARKET),
                        "place",
                        "371002"),
                all);
    }

    private static List<?> failing(Ruling<Map<String, Object>> ruling) {
        return (List<?>) ruling.answer().get("failing");
    }

    @Test
    void a_suspended_certificate_does_not_count_while_it_is_suspended_whatever_it_is_now() {
        credentials.add(
                "certificate-states",
                "s1",
                LocalDate.of(2024, 7, 10),
                LocalDate.of(2024, 8, 9),
                Map.of("certificate", "c1", "state", "suspended", "cause", "没有出示证件", "decidedBy", JUSTICE));
        assertThat(officers("2024-07-08", null, Map.of(), "o1", "o2").answer())
                .containsEntry("competent", true)
                .containsEntry("needed", 2)
                .containsEntry("valid", 2);
        Ruling<Map<String, Object>> suspended = officers("2024-07-15", null, Map.of(), "o1", "o2");
        assertThat(suspended.answer()).containsEntry("competent", false).containsEntry("valid", 1);
        assertThat(failing(suspended)).isEqualTo(List.of(Map.of("name", "o1", "why", "证件在行为时被暂扣")));
        assertThat(officers("2024-07-15", null, Map.of(), "o2", "o3").answer()).containsEntry("competent", true);
        assertThat(officers("2024-08-12", null, Map.of(), "o1", "o3").answer()).containsEntry("competent", true);
    }

    @Test
    void what_was_put_in_later_was_not_known_before() {
        Instant before = credentials.world.clock.instant();
        credentials.world.clock.move(Duration.ofHours(1));
        credentials.add(
                "certificate-states",
                "s1",
                LocalDate.of(2024, 7, 10),
                null,
                Map.of("certificate", "c1", "state", "cancelled", "cause", "补登", "decidedBy", JUSTICE));
        assertThat(officers("2024-07-15", before, Map.of(), "o1", "o2").answer())
                .containsEntry("competent", true);
        assertThat(failing(officers("2024-07-15", null, Map.of(), "o1", "o2")))
                .isEqualTo(List.of(Map.of("name", "o1", "why", "证件在行为时已被注销")));
    }

    @Test
    void a_certificate_holds_to_the_end_of_its_last_day() {
        assertThat(officers("2027-12-31", null, Map.of(), "o1", "o2").answer()).containsEntry("competent", true);
        assertThat(failing(officers("2028-01-01", null, Map.of(), "o1", "o2")))
                .isEqualTo(List.of(Map.of("name", "o1", "why", "证件已经过期"), Map.of("name", "o2", "why", "证件已经过期")));
        assertThat(failing(officers("2022-12-31", null, Map.of(), "o1")))
                .isEqualTo(List.of(Map.of("name", "o1", "why", "证件还没有生效")));
    }

    @Test
    void whoever_is_posted_to_a_township_acts_for_it_while_he_is() {
        credentials.add(
                "postings",
                "p1",
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 6, 30),
                Map.of("officer", "o1", "body", TOWN, "kind", "deployed"));
        assertThat(officers("2025-06-30", null, Map.of("body", TOWN), "o1").answer())
                .containsEntry("valid", 1);
        assertThat(failing(officers("2025-07-01", null, Map.of("body", TOWN), "o1")))
                .isEqualTo(List.of(Map.of("name", "o1", "why", "证件所属主体不是执法主体,行为时也没有派驻、下沉等")));
    }

    /** The certificate of the old body runs on, as where nobody took it back: it is of use for neither. */
    @Test
    void whoever_was_transferred_acts_no_more_for_the_old_body_and_not_yet_for_the_new() {
        credentials.write("certificates", new Change.Withdraw("c1", Why.of("补登次序")));
        credentials.write(
                "officers",
                new Change.Amend("o1", LocalDate.of(2025, 1, 1), null, Map.of("body", JUSTICE), Why.of("调动")));
        credentials.certificate("c4", "o1", MARKET, BEGIN, END);
        assertThat(officers("2024-12-31", null, Map.of(), "o1", "o2").answer()).containsEntry("competent", true);
        Ruling<Map<String, Object>> after = officers("2025-01-01", null, Map.of(), "o1", "o2");
        assertThat(after.answer()).containsEntry("competent", false).containsEntry("valid", 1);
        assertThat(failing(after)).isEqualTo(List.of(Map.of("name", "o1", "why", "行为时已经不在执法主体工作,也没有派驻、下沉等")));
        assertThat(failing(officers("2025-01-01", null, Map.of("body", JUSTICE), "o1")))
                .isEqualTo(List.of(Map.of("name", "o1", "why", "证件所属主体不是执法主体,行为时也没有派驻、下沉等")));
        credentials.add(
                "postings",
                "p1",
                LocalDate.of(2025, 2, 1),
                LocalDate.of(2025, 2, 28),
                Map.of("officer", "o1", "body", MARKET, "kind", "deployed"));
        assertThat(officers("2025-02-28", null, Map.of(), "o1", "o2").answer()).containsEntry("competent", true);
    }

    @Test
    void fields_and_area_of_the_certificate_are_those_of_the_day() {
        credentials.write(
                "certificates",
                new Change.Amend(
                        "c1",
                        LocalDate.of(2025, 1, 1),
                        END,
                        Map.of("fields", List.of("housing"), "area", "371003"),
                        Why.UNSAID));
        Map<String, Object> market = Map.of("field", "market-supervision");
        assertThat(officers("2024-12-31", null, market, "o1", "o2").answer()).containsEntry("competent", true);
        assertThat(failing(officers("2025-01-01", null, market, "o1", "o2")))
                .isEqualTo(List.of(Map.of("name", "o1", "why", "证件的执法类别不包括这一领域")));
        assertThat(failing(officers("2025-01-01", null, Map.of(), "o1", "o2")))
                .isEqualTo(List.of(Map.of("name", "o1", "why", "行为地不在证件的执法区域内")));
    }

    @Test
    void of_several_certificates_the_one_counts_that_the_step_asks_for() {
        Map<String, Object> presider = credentials.certificate("听证0001", "o1", MARKET);
        presider.put("kind", "hearing-presider");
        credentials.add("certificates", "h1", LocalDate.of(2024, 1, 1), END, presider);
        assertThat(officers("2025-01-01", null, Map.of("step", "preside"), "o1").answer())
                .containsEntry("competent", true);
        assertThat(officers("2025-01-01", null, Map.of(), "o1").answer()).containsEntry("valid", 1);
        assertThat(failing(officers("2025-01-01", null, Map.of("step", "preside"), "o2")))
                .isEqualTo(List.of(Map.of("name", "o2", "why", "证件种类不符合")));
    }

    @Test
    void auxiliaries_never_count_and_strangers_are_told() {
        credentials.add(
                "auxiliaries",
                "a1",
                BEGIN,
                null,
                Map.of(
                        "name",
                        "李四",
                        "body",
                        MARKET,
                        "citizenNumber",
                        CredentialWorld.citizenNumber(501),
                        "employer",
                        "示例劳务公司",
                        "contractFrom",
                        "2023-01-01",
                        "allowedActs",
                        List.of("publicity")));
        assertThat(failing(officers("2025-01-01", null, Map.of(), "o1", "a1")))
                .isEqualTo(List.of(Map.of("name", "a1", "why", "执法辅助人员不计入执法人员")));
        // Who is none yet, or no longer, is answered about as of every other day.
        assertThat(failing(officers("2014-12-31", null, Map.of(), "o1")))
                .isEqualTo(List.of(Map.of("name", "o1", "why", "行为时不是在册的执法人员")));
        assertThatThrownBy(() -> officers("2025-01-01", null, Map.of(), "o1", "nobody"))
                .isInstanceOfSatisfying(ZhihengException.class, e -> {
                    assertThat(e.code()).isEqualTo("REGISTER-REFERENCE");
                    assertThat(e.field()).hasValue("officers");
                });
        AuxiliaryActFacts acts = new AuxiliaryActFacts(credentials.registers);
        for (Map.Entry<String, Boolean> each :
                Map.of("publicity", true, "dissuasion", false, "seize", false).entrySet()) {
            assertThat(ask(
                                    acts,
                                    "371002",
                                    LocalDate.of(2025, 1, 1),
                                    null,
                                    Map.of("auxiliary", "a1"),
                                    Map.of("act", each.getKey()))
                            .answer())
                    .as(each.getKey())
                    .containsEntry("allowed", each.getValue());
        }
    }

    @Test
    void an_auxiliary_does_nothing_outside_of_the_contract() {
        credentials.add(
                "auxiliaries",
                "a2",
                BEGIN,
                null,
                Map.of(
                        "name",
                        "王五",
                        "body",
                        MARKET,
                        "citizenNumber",
                        CredentialWorld.citizenNumber(502),
                        "employer",
                        "示例劳务公司",
                        "contractFrom",
                        "2023-01-01",
                        "contractTo",
                        "2025-06-30",
                        "allowedActs",
                        List.of("publicity")));
        for (Map.Entry<String, Boolean> each :
                Map.of("2025-06-30", true, "2025-07-01", false).entrySet()) {
            assertThat(ask(
                                    new AuxiliaryActFacts(credentials.registers),
                                    "371002",
                                    LocalDate.parse(each.getKey()),
                                    null,
                                    Map.of("auxiliary", "a2"),
                                    Map.of("act", "publicity"))
                            .answer())
                    .as(each.getKey())
                    .containsEntry("allowed", each.getValue());
        }
        assertThat(new Workforce(credentials.registers, credentials.world.organisation)
                        .auxiliaries(List.of(MARKET), AsOf.on(LocalDate.of(2025, 7, 1))))
                .isEmpty();
    }

    @Test
    void what_nobody_said_about_recusal_is_missing() {
        Ruling<Map<String, Object>> ruling = ask(
                new OfficerCompetenceFacts(
                        credentials.registers,
                        credentials.world.organisation,
                        credentials.qualifications,
                        credentials.rules),
                "371002",
                LocalDate.of(2025, 1, 1),
                null,
                Map.of("officers", List.of("o1", "o2"), "body", MARKET),
                Map.of("actKind", "inspection", "step", "investigate"));
        assertThat(ruling.missing()).containsExactly("facts.officers[0].recusal", "facts.officers[1].recusal");
    }

    private void people(String prefix, int count, int first, String body, Map<String, Object> others) {
        List<RegisterStore.Order> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> person = credentials.person("人" + (first + i), body, first + i);
            person.putAll(others);
            orders.add(new RegisterStore.Order(
                    "officers", new Change.Add(prefix + i, LocalDate.of(2020, 1, 1), null, person, Why.UNSAID)));
        }
        credentials.registers.write("somebody", orders);
    }

    private void reviewed(String key, String outcome, String on) {
        credentials.add(
                "certificate-reviews",
                key,
                null,
                null,
                Map.of("year", 2024, "certificate", "c1", "outcome", outcome, "reviewedOn", on));
    }

    @Test
    void whoever_failed_the_annual_review_does_not_count_until_one_is_passed() {
        reviewed("v1", "failed", "2024-07-10");
        reviewed("v2", "passed", "2024-08-10");
        assertThat(officers("2024-07-09", null, Map.of(), "o1", "o2").answer()).containsEntry("valid", 2);
        for (String each : List.of("2024-07-10", "2024-08-09")) {
            Ruling<Map<String, Object>> ruling = officers(each, null, Map.of(), "o1", "o2");
            assertThat(ruling.answer()).containsEntry("competent", false).containsEntry("valid", 1);
            assertThat(failing(ruling)).isEqualTo(List.of(Map.of("name", "o1", "why", "证件最近一次年审不合格")));
            assertThat(ruling.reasons()).anySatisfy(reason -> {
                assertThat(reason.rule()).isEqualTo("certificates.failed-review-bars");
                assertThat(reason.doubt()).contains("全国没有规定年审和年审不合格的后果");
            });
        }
        assertThat(officers("2024-08-10", null, Map.of(), "o1", "o2").answer()).containsEntry("valid", 2);
        assertThatThrownBy(() -> reviewed("v3", "failed", "2024-09-10"))
                .as("after it was passed the year is over")
                .isInstanceOfSatisfying(ZhihengException.class, refused -> assertThat(refused.code())
                        .isEqualTo("CREDENTIAL-REVIEW-AGAIN"));
    }

    private Headcount headcount() {
        return new Headcount(
                new Workforce(credentials.registers, credentials.world.organisation),
                credentials.world.organisation,
                credentials.rules);
    }

    private Map<String, Object> staffing(String kind, Map<String, Object> references, LocalDate on) {
        return ask(
                        new StaffingFacts(headcount(), credentials.world.organisation),
                        "371002",
                        on,
                        null,
                        references,
                        Map.of("kind", kind))
                .answer();
    }

    @Test
    void a_centre_has_fifteen_formal_staff_and_auxiliaries_are_none() {
        people("t", 13, 100, TOWN, Map.of());
        people("x", 3, 200, TOWN, Map.of("staffType", "contract"));
        LocalDate on = LocalDate.of(2025, 1, 1);
        credentials.add("postings", "p1", on, null, Map.of("officer", "o1", "body", TOWN, "kind", "deployed"));
        assertThat(staffing("centre", Map.of("body", TOWN), on))
                .containsEntry("satisfied", false)
                .containsEntry("needed", 15);
        assertThat(headcount().centre(TOWN, AsOf.on(on)).facts())
                .isEqualTo(Map.of("formalStaff", 14, "auxiliaries", 0));
        LocalDate later = on.plusDays(1);
        credentials.add("postings", "p2", later, null, Map.of("officer", "o2", "body", TOWN, "kind", "stationed"));
        assertThat(staffing("centre", Map.of("body", TOWN), later)).containsEntry("satisfied", true);
        assertThat(staffing("centre", Map.of("body", TOWN), on)).containsEntry("satisfied", false);
    }

    @Test
    void ninety_percent_of_the_departments_strength_is_deployed() {
        people("d", 127, 100, JUSTICE, Map.of());
        List<RegisterStore.Order> orders = new ArrayList<>();
        for (int i = 0; i < 117; i++) {
            orders.add(new RegisterStore.Order(
                    "postings",
                    new Change.Add(
                            "p" + i,
                            LocalDate.of(2025, 1, 1).plusDays(i == 116 ? 1 : 0),
                            null,
                            Map.of("officer", "d" + i, "body", TOWN, "kind", "deployed"),
                            Why.UNSAID)));
        }
        credentials.registers.write("somebody", orders);
        assertThat(staffing("deployment", Map.of("division", "371002"), LocalDate.of(2025, 1, 1)))
                .as("116 of 130")
                .containsEntry("satisfied", false);
        assertThat(staffing("deployment", Map.of("division", "371002"), LocalDate.of(2025, 1, 2)))
                .as("117 of 130")
                .containsEntry("satisfied", true);
    }

    @Test
    void everybody_who_has_to_holds_a_certificate() {
        LocalDate on = LocalDate.of(2025, 1, 1);
        people("w", 1, 100, TOWN, Map.of("staffType", "manual"));
        assertThat(staffing("certificates", Map.of("body", TOWN), on)).containsEntry("satisfied", true);
        people("n", 1, 101, TOWN, Map.of("staffType", "institution"));
        assertThat(staffing("certificates", Map.of("body", TOWN), on))
                .containsEntry("satisfied", false)
                .containsEntry("needed", 1);
        assertThat(headcount().certificates(TOWN, AsOf.on(on)).others())
                .extracting(each -> each.key())
                .containsExactly("n0");
        people("m", 1, 102, MARKET, Map.of("staffType", "institution"));
        assertThat(staffing("certificates", Map.of("body", MARKET), on))
                .as("the plan speaks of townships")
                .containsEntry("satisfied", true)
                .containsEntry("needed", 0);
    }

    @Test
    void one_officer_in_twenty_reviews() {
        people("r", 2, 100, MARKET, Map.of("roles", List.of("legal-review")));
        people("e", 36, 200, MARKET, Map.of());
        assertThat(ask(
                                new ReviewerStaffingFacts(headcount(), credentials.world.organisation),
                                "371002",
                                LocalDate.of(2025, 1, 1),
                                null,
                                Map.of("body", MARKET),
                                Map.of())
                        .answer())
                .as("2 of 41")
                .containsEntry("satisfied", false)
                .containsEntry("needed", 3);
    }

    @Test
    void six_years_on_the_front_line_are_the_most() {
        credentials.add(
                "front-line-services",
                "f1",
                LocalDate.of(2018, 11, 1),
                null,
                Map.of("officer", "o1", "body", TOWN, "since", "2018-11-01"));
        RotationFacts rotation = new RotationFacts(credentials.registers);
        for (Map.Entry<String, List<Boolean>> each : Map.of(
                        "2024-05-05", List.of(true, false),
                        "2024-10-31", List.of(true, false),
                        "2024-11-01", List.of(true, true))
                .entrySet()) {
            assertThat(ask(rotation, "371002", LocalDate.parse(each.getKey()), null, Map.of("officer", "o1"), Map.of())
                            .answer())
                    .as(each.getKey())
                    .isEqualTo(Map.of(
                            "may",
                            each.getValue().get(0),
                            "must",
                            each.getValue().get(1)));
        }
        assertThat(ask(rotation, "371002", LocalDate.of(2024, 11, 1), null, Map.of("officer", "o2"), Map.of())
                        .missing())
                .containsExactly("facts.frontLineSince");
    }

    @Test
    void hours_are_counted_from_the_ledger_of_the_year() {
        int number = 0;
        for (String[] each : new String[][] {
            {"public-law", "justice", "20", "2024"},
            {"professional", "department", "20", "2024"},
            {"skills", "department", "15", "2024"},
            {"political", "department", "12", "2024"},
            {"skills", "department", "40", "2023"}
        }) {
            credentials.add(
                    "trainings",
                    "t" + number++,
                    null,
                    null,
                    Map.of(
                            "officer",
                            "o1",
                            "year",
                            each[3],
                            "title",
                            "培训" + each[0],
                            "startedOn",
                            each[3] + "-0" + number + "-01",
                            "endedOn",
                            each[3] + "-0" + number + "-05",
                            "hours",
                            each[2],
                            "type",
                            each[0],
                            "organiser",
                            each[1]));
        }
        Ruling<Map<String, Object>> ruling = ask(
                new TrainingFacts(credentials.registers),
                "420100",
                LocalDate.of(2025, 1, 10),
                null,
                Map.of("officer", "o1"),
                Map.of("year", 2024));
        assertThat(ruling.answer()).containsEntry("satisfied", false);
        assertThat((BigDecimal) ruling.answer().get("counted")).isEqualByComparingTo("55");
        Map<?, ?> lacking = (Map<?, ?>) ruling.answer().get("short");
        assertThat((BigDecimal) lacking.get("total")).isEqualByComparingTo("5");
        assertThat((BigDecimal) lacking.get("business")).isEqualByComparingTo("5");
        assertThat(lacking).hasSize(2);
    }
}
