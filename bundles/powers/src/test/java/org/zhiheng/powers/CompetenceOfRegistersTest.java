package org.zhiheng.powers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhiheng.powers.PowersWorld.JUSTICE;
import static org.zhiheng.powers.PowersWorld.MARKET;
import static org.zhiheng.powers.PowersWorld.STREET;
import static org.zhiheng.powers.PowersWorld.TEAM;
import static org.zhiheng.powers.PowersWorld.TOWN;
import static org.zhiheng.powers.PowersWorld.TOWN3;
import static org.zhiheng.powers.PowersWorld.URBAN;
import static org.zhiheng.powers.PowersWorld.day;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/**
 * Plan 002 asked of the registers: a list published on 2024-05-20, confirmed by the town on 2024-05-30 and not by the street; one item of it recalled, one
 * entrusted.
 */
@OnEveryDatabase
class CompetenceOfRegistersTest {

    private static final Map<String, Object> TOWNS = Map.of("item", "dumping", "body", TOWN);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private PowersWorld powers;

    CompetenceOfRegistersTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        powers = new PowersWorld(database, folder);
        if (powers.world.engine.row("items", "dumping", powers.world.today()).isPresent()) {
            return;
        }
        powers.guidance("g1", "penalty", "inspection", "coercive-measure");
        powers.item("dumping", MARKET, "g1", "fineMode", "fixed", "fineMin", "5000", "fineMax", "50000");
        powers.item("sorting", MARKET, "g1", "fineMode", "fixed", "fineMin", "50000", "fineMax", "500000");
        powers.item("noise", MARKET, "g1");
        powers.item("sheds", MARKET, null, "statutoryTownshipPower", true, "townshipBasis", "某法第六十五条");
        powers.item("seeds", JUSTICE, null);
        powers.townshipClass(TOWN);
        powers.townshipClass(STREET);
        powers.list("batch1", URBAN, 1, "2024-05-20");
        powers.empower("e-dumping", "batch1", "dumping", "2024-05-20", MARKET, "penalty", "inspection");
        powers.empower(
                "e-sorting", "batch1", "sorting", "2024-05-20", MARKET, "penalty", "inspection", "coercive-measure");
        powers.empower("e-noise", "batch1", "noise", "2024-05-20", MARKET, "penalty");
        powers.confirm("town", "batch1", TOWN, MARKET);
        powers.sign("town", MARKET, "2024-05-28");
        powers.sign("town", TOWN, "2024-05-30");
        powers.confirm("street", "batch1", STREET, MARKET);
        powers.sign("street", MARKET, "2024-05-28");
        powers.add(
                "recalls",
                "r-noise",
                null,
                "empowerment",
                "e-noise",
                "township",
                TOWN,
                "recalledOn",
                "2024-11-01",
                "ground",
                "cannot-carry",
                "reason",
                "接不住",
                "number",
                "示例政发〔2024〕9号",
                "publishedOn",
                "2024-11-01");
        powers.add(
                PowersWorld.SUPERVISOR,
                "entrustments",
                "n-seeds",
                "2024-09-01",
                "2025-08-31",
                "title",
                "种子执法委托协议",
                "entrusting",
                JUSTICE,
                "entrustedKind",
                "township",
                "entrusted",
                TOWN,
                "basis",
                "种子法",
                "powers",
                List.of("penalty", "inspection"),
                "rightsAndDuties",
                "权利与义务",
                "liability",
                "责任",
                "justiceReviewedOn",
                "2024-08-10",
                "governmentApprovedOn",
                "2024-08-15",
                "signedOn",
                "2024-08-20",
                "publishedOn",
                "2024-09-02");
        powers.add("entrusted-items", "n-seeds-1", null, "entrustment", "n-seeds", "item", "seeds", "name", "种子");
    }

    private static String told(Ruling<Map<String, Object>> ruling) {
        assertThat(ruling.missing()).isEmpty();
        return ruling.answer().get("body") + " " + ruling.answer().get("basis") + " "
                + ruling.answer().get("actsBy");
    }

    private String who(Map<String, Object> references, String on, Object... given) {
        return told(powers.competent(references, on, given));
    }

    @Test
    void a_fine_of_exactly_fifty_thousand_stays_with_the_department() {
        Ruling<Map<String, Object>> ruling = powers.competent(
                TOWNS, "2024-09-02", "filedOn", "2024-09-02", "sanctions", List.of("fine"), "fine", "50000.00");
        assertThat(told(ruling)).isEqualTo("department retained department");
        assertThat(ruling.answer()).containsEntry("transfer", true).containsEntry("handOverTo", MARKET);
        assertThat(ruling.reasons()).extracting(Reason::rule).contains("competence.retained-fine");
        assertThat(who(TOWNS, "2024-09-02", "filedOn", "2024-09-02", "sanctions", List.of("fine"), "fine", "49999.99"))
                .isEqualTo("township empowered township");
    }

    @Test
    void a_least_fine_of_fifty_thousand_in_the_catalogue_keeps_an_item_with_the_department() {
        assertThat(who(Map.of("item", "sorting", "body", TOWN), "2024-09-02", "sanctions", List.of("fine")))
                .isEqualTo("department retained department");
    }

    @Test
    void before_publication_and_in_the_transition_the_department_has_it() {
        assertThat(who(TOWNS, "2024-05-04")).isEqualTo("department original department");
        assertThat(who(TOWNS, "2024-05-19")).isEqualTo("department original department");
        assertThat(who(TOWNS, "2024-06-12")).isEqualTo("department transition department");
        assertThat(who(TOWNS, "2024-08-05")).isEqualTo("department transition department");
        assertThat(who(TOWNS, "2024-08-06")).isEqualTo("township empowered township");
    }

    @Test
    void what_was_open_at_the_end_of_the_transition_stays_with_the_department() {
        assertThat(who(
                        Map.of("item", "dumping", "place", "371002100", "body", MARKET),
                        "2024-08-06",
                        "filedOn",
                        "2024-06-12",
                        "openAtTransitionEnd",
                        true))
                .isEqualTo("department transition department");
    }

    @Test
    void without_both_signatures_a_township_has_nothing() {
        Map<String, Object> streets = Map.of("item", "dumping", "township", STREET);
        assertThat(who(streets, "2024-09-02", "sanctions", List.of("warning")))
                .isEqualTo("department original department");
        powers.sign("street", STREET, "2024-10-08");
        assertThat(who(streets, "2024-10-07", "sanctions", List.of("warning")))
                .isEqualTo("department original department");
        assertThat(who(streets, "2024-10-08", "sanctions", List.of("warning")))
                .isEqualTo("township empowered township");
        powers.world.registers.write(
                PowersWorld.headOf(STREET),
                "acceptance-signatures",
                new Change.Withdraw("street-" + STREET, Why.of("试过了")));
    }

    @Test
    void a_recalled_power_is_the_departments_again_from_that_day_and_only_for_the_township_it_is_recalled_from() {
        Map<String, Object> noise = Map.of("item", "noise", "place", "371002100001");
        assertThat(who(noise, "2024-10-31")).isEqualTo("township empowered township");
        assertThat(who(noise, "2024-11-01")).isEqualTo("department original department");
        assertThat(powers.competence.facts(
                        Map.of("item", "noise", "township", STREET), Map.of(), AsOf.on(day("2024-11-01"))))
                .extracting("empowerment")
                .isEqualTo(Map.of("powers", List.of("penalty"), "publishedOn", "2024-05-20"));
    }

    @Test
    void a_power_a_row_does_not_name_is_not_handed_over() {
        assertThat(who(Map.of("item", "noise", "body", TOWN), "2024-09-02", "actKind", "inspection"))
                .isEqualTo("department original department");
        Ruling<Map<String, Object>> coercion =
                powers.competent(Map.of("item", "sorting", "body", TOWN), "2024-09-02", "actKind", "coercive-measure");
        assertThat(told(coercion)).isEqualTo("township empowered township");
        assertThat(coercion.answer()).containsEntry("personMustConfirm", true);
    }

    @Test
    void a_statutory_power_is_the_townships_own_even_in_the_transition() {
        assertThat(who(
                        Map.of("item", "sheds", "body", TOWN),
                        "2024-06-12",
                        "sanctions",
                        List.of("fine"),
                        "fine",
                        "80000"))
                .isEqualTo("township statutory township");
    }

    @Test
    void an_entrusted_township_acts_for_the_department_within_the_term_and_after_publication() {
        Map<String, Object> seeds = Map.of("item", "seeds", "township", TOWN);
        assertThat(who(seeds, "2024-09-01")).isEqualTo("department original department");
        assertThat(who(seeds, "2024-09-02")).isEqualTo("department entrusted township");
        assertThat(who(seeds, "2025-08-31")).isEqualTo("department entrusted township");
        assertThat(who(seeds, "2025-09-01")).isEqualTo("department original department");
        assertThat(who(Map.of("item", "seeds", "township", STREET), "2024-09-02"))
                .isEqualTo("department original department");
    }

    @Test
    void a_designation_goes_before_the_list() {
        assertThat(who(
                        TOWNS,
                        "2024-09-02",
                        "designation",
                        Map.of("body", "department", "by", "示例区人民政府", "on", "2024-09-01")))
                .isEqualTo("department designated department");
    }

    @Test
    void a_town_of_another_class_and_a_team_of_the_department_have_what_they_had() {
        assertThat(who(Map.of("item", "dumping", "township", TOWN3), "2024-09-02"))
                .isEqualTo("department original department");
        assertThat(powers.competence.facts(
                        Map.of("item", "dumping", "place", "371002100", "body", TEAM),
                        Map.of(),
                        AsOf.on(day("2024-09-02"))))
                .containsEntry("heldBy", "department")
                .containsEntry("township", "371002100");
    }

    @Test
    void what_was_known_on_a_day_is_answered_as_it_was_known() {
        Instant before = powers.world.clock.instant();
        powers.world.clock.move(Duration.ofDays(1));
        powers.correct("empowerments", "e-dumping", "2024-05-20", "powers", List.of("inspection"));
        assertThat(who(TOWNS, "2024-09-02")).isEqualTo("department original department");
        assertThat(told(powers.competent(TOWNS, new AsOf(day("2024-09-02"), before))))
                .isEqualTo("township empowered township");
        powers.world.clock.move(Duration.ofDays(1));
        powers.correct("empowerments", "e-dumping", "2024-05-20", "powers", List.of("penalty", "inspection"));
    }

    @Test
    void what_is_not_there_is_refused_with_its_name() {
        for (Map.Entry<String, Map<String, Object>> each : Map.<String, Map<String, Object>>of(
                        "item", Map.of("item", "nothing", "township", TOWN),
                        "township", Map.of("item", "dumping", "township", MARKET),
                        "place", Map.of("item", "dumping", "place", "here"),
                        "body", Map.of("item", "dumping", "body", "nobody"))
                .entrySet()) {
            assertThatThrownBy(() -> powers.competence.facts(each.getValue(), Map.of(), AsOf.on(day("2024-09-02"))))
                    .isInstanceOfSatisfying(ZhihengException.class, e -> {
                        assertThat(e.code()).isEqualTo("REGISTER-REFERENCE");
                        assertThat(e.field()).contains(each.getKey());
                    });
        }
        assertThatThrownBy(
                        () -> powers.competence.facts(Map.of("item", "dumping"), Map.of(), AsOf.on(day("2024-09-02"))))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.field()).contains("township"));
        for (String place : List.of("371002", "371002999")) {
            assertThatThrownBy(() -> powers.competence.facts(
                            Map.of("item", "dumping", "place", place), Map.of(), AsOf.on(day("2024-09-02"))))
                    .isInstanceOfSatisfying(ZhihengException.class, e -> {
                        assertThat(e.field()).contains("place");
                        assertThat(e).hasMessageContaining(place);
                    });
        }
    }

    @Test
    void a_town_whose_qualification_is_not_confirmed_exercises_nothing_of_a_list() {
        assertThat(powers.competent(TOWNS, "2024-10-01", "sanctions", List.of("fine"), "fine", "1000")
                        .answer())
                .containsEntry("body", "township");
        powers.qualifications.others.put(TOWN, Map.of("state", "under-review"));
        try {
            Ruling<Map<String, Object>> unconfirmed =
                    powers.competent(TOWNS, "2024-10-01", "sanctions", List.of("fine"), "fine", "1000");
            assertThat(unconfirmed.answer()).containsEntry("body", "department").containsEntry("basis", "original");
            assertThat(unconfirmed.reasons()).extracting(Reason::rule).contains("bodies.qualification-states");
            powers.qualifications.others.put(TOWN, Map.of());
            assertThat(powers.competent(TOWNS, "2024-10-01", "sanctions", List.of("fine"), "fine", "1000")
                            .missing())
                    .containsExactly("facts.townshipQualification.state");
        } finally {
            powers.qualifications.others.clear();
        }
    }

    @Test
    void that_a_department_is_no_body_any_more_is_told_and_changes_nothing_about_whose_the_matter_is() {
        powers.qualifications.others.put(
                JUSTICE, Map.of("state", "confirmed", "publishedOn", "2010-02-01", "endedOn", "2024-09-30"));
        try {
            Ruling<Map<String, Object>> over = powers.competent(Map.of("item", "seeds", "body", JUSTICE), "2024-10-01");
            assertThat(over.answer()).containsEntry("body", "department").containsEntry("transfer", false);
            assertThat(over.reasons()).extracting(Reason::text).contains("行政执法部门的执法主体资格已于2024-09-30终止,不能以自己的名义执法");
        } finally {
            powers.qualifications.others.clear();
        }
    }
}
