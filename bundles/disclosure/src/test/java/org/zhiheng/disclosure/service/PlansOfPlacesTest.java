package org.zhiheng.disclosure.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zhiheng.disclosure.domain.FieldRule;
import org.zhiheng.disclosure.domain.KindRule;

/** What the plans of Wuhan, Luoyang and Chengzhong have published besides what the nation has (W-08, W-18, W-19, W-29, W-30, W-35, L-07, X-13, X-19b, X-22a). */
class PlansOfPlacesTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);

    private static final DisclosureRules.Now WUHAN = RulesOf.body("bureau", "420100", "national", "hubei", "wuhan");
    private static final DisclosureRules.Now LUOYANG =
            RulesOf.body("justice", "410300", "national", "henan", "luoyang");
    private static final DisclosureRules.Now CHENGZHONG =
            RulesOf.body("bureau", "630103", "national", "qinghai", "xining-chengzhong");

    private static Optional<KindRule> kind(DisclosureRules.Now rules, String kind, LocalDate on) {
        return rules.kind(kind, on);
    }

    private static List<String> required(KindRule kind) {
        return kind.fields().stream()
                .filter(FieldRule::required)
                .map(FieldRule::title)
                .toList();
    }

    private static LocalDate due(DisclosureRules.Now rules, KindRule kind, LocalDate changedOn) {
        return DueDay.of(rules, kind, changedOn, DAY).legal();
    }

    /** “清理结果以规范性文件的形式向社会公布”: not without its number. Twenty working days from Monday 3 March 2025 end on Monday the 31st. */
    @Test
    void in_wuhan_results_of_cleaning_up_are_published_as_normative_documents() {
        KindRule kind = kind(WUHAN, "cleanup-result", DAY).orElseThrow();
        assertThat(kind.written()).isTrue();
        assertThat(required(kind)).containsExactly("清理事项", "规范性文件名称", "文号", "清理结果");
        assertThat(due(WUHAN, kind, DAY)).isEqualTo(LocalDate.of(2025, 3, 31));
        assertThat(kind(WUHAN, "cleanup-result", LocalDate.of(2024, 6, 20))).isEmpty();
        assertThat(kind(CHENGZHONG, "cleanup-result", DAY)).isEmpty();
    }

    @Test
    void in_luoyang_results_of_supervision_are_published() {
        KindRule kind = kind(LUOYANG, "supervision-result", DAY).orElseThrow();
        assertThat(required(kind)).containsExactly("监督事项", "被监督单位", "监督结果");
        assertThat(due(LUOYANG, kind, DAY)).isEqualTo(LocalDate.of(2025, 3, 31));
        assertThat(kind(LUOYANG, "supervision-result", LocalDate.of(2022, 12, 31)))
                .isEmpty();
        assertThat(kind(WUHAN, "supervision-result", DAY)).isEmpty();
    }

    @Test
    void everywhere_qualified_bodies_items_benchmarks_and_lists_of_leniency_come_from_their_registers() {
        for (DisclosureRules.Now each : List.of(WUHAN, LUOYANG, CHENGZHONG)) {
            assertThat(List.of("body", "item-list", "benchmark", "leniency-list").stream()
                            .map(kind -> kind(each, kind, DAY).orElseThrow().origin())
                            .map(origin -> origin.register() + " " + origin.where() + " " + origin.with()))
                    .containsExactly(
                            "bodies [] [Linked[register=body-qualifications, link=body, said=Said[field=state, value=confirmed, other=false]]]",
                            "items [] []",
                            "benchmarks [Said[field=adoptedOn, value=null, other=false]] []",
                            "items [Said[field=leniency, value=null, other=false]] []");
        }
    }

    /** “于每年1月31日前公开上年度行政执法总体情况有关数据”; in 2026 that is a Saturday. */
    @Test
    void data_of_a_year_are_due_by_the_end_of_january() {
        KindRule kind = kind(CHENGZHONG, "annual-data", DAY).orElseThrow();
        DueDay day = DueDay.of(CHENGZHONG, kind, LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 5));
        assertThat(day.legal()).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(day.safe()).isEqualTo(LocalDate.of(2026, 1, 30));
    }

    @Test
    void enterprises_learn_of_inspections_in_twenty_working_days_and_repair_their_credit() {
        KindRule inspection = kind(WUHAN, "inspection", DAY).orElseThrow();
        assertThat(inspection.acts()).containsExactly("inspection");
        assertThat(due(WUHAN, inspection, DAY)).isEqualTo(LocalDate.of(2025, 3, 31));
        KindRule penalty = kind(WUHAN, "penalty", DAY).orElseThrow();
        assertThat(WUHAN.lasts(penalty.repair(), DAY, null, DAY)).contains(LocalDate.of(2025, 6, 3));
    }
}
