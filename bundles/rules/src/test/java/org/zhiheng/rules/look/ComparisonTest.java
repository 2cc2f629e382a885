package org.zhiheng.rules.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.PreviewCase;
import org.zhiheng.api.rules.PreviewReport;
import org.zhiheng.api.rules.PreviewReport.Aspect;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Citation;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.RuleBookRef;
import org.zhiheng.api.rulings.Ruling;

/** Which cases get another ruling, and in what. */
class ComparisonTest {

    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);

    /** Answers what it is made with, whatever is asked. */
    private record Fixed(Map<String, Object> answer, List<String> missing, Object value, String version)
            implements Asking {

        @Override
        public Books books() {
            throw new AssertionError("not asked here");
        }

        @Override
        public <F extends Record, A extends Record> Ruling<A> ask(
                Question<F, A> question, F facts, String division, LocalDate asOf) {
            throw new AssertionError("not asked here");
        }

        @Override
        public Ruling<Map<String, Object>> ask(String question, Map<String, ?> facts, String division, LocalDate asOf) {
            if (facts.containsKey("wrong")) {
                throw ZhihengException.invalid("LAW-FACT", "没有这个事实", "facts.wrong");
            }
            Reason reason = new Reason(
                    "term.p-90", value, DAY, "cn.000000", version, new Citation("法", null, "第六十条", null), null, "步骤");
            return new Ruling<>(
                    question, answer, missing, List.of(reason), new RuleBookRef(division, asOf, "f" + version, "1"));
        }
    }

    private static PreviewReport compared(Fixed before, Fixed after) {
        return new Comparison(before, after, 10)
                .of(List.of(new PreviewCase("一号", "term", "371002", DAY, Map.of()))
                        .iterator());
    }

    private static Fixed fixed(Map<String, Object> answer, Object value, String version) {
        return new Fixed(answer, List.of(), value, version);
    }

    @Test
    void another_version_of_the_package_alone_changes_nothing() {
        PreviewReport report =
                compared(fixed(Map.of("unit", "month"), "1", "1.0.0"), fixed(Map.of("unit", "month"), "1", "1.1.0"));
        assertThat(report.asked()).isEqualTo(1);
        assertThat(report.changed()).isZero();
    }

    @Test
    void a_day_is_a_term_anything_else_an_answer() {
        PreviewReport term = compared(
                fixed(Map.of("legal", "2024-10-01"), "1", "1.0.0"), fixed(Map.of("legal", "2024-10-08"), "2", "1.0.0"));
        assertThat(term.changes().get(0).aspects()).containsExactlyInAnyOrder(Aspect.TERM, Aspect.REASON);
        assertThat(term.changedByRule()).isEqualTo(Map.of("term.p-90", 1L));
        assertThat(term.changedByQuestion()).isEqualTo(Map.of("term", 1L));

        PreviewReport answer = compared(
                fixed(Map.of("unit", "month"), "1", "1.0.0"), fixed(Map.of("unit", "working-day"), "1", "1.0.0"));
        assertThat(answer.changes().get(0).aspects()).isEqualTo(Set.of(Aspect.ANSWER));
        assertThat(answer.changes().get(0).before().answer()).isEqualTo(Map.of("unit", "month"));
        assertThat(answer.changes().get(0).after().answer()).isEqualTo(Map.of("unit", "working-day"));
    }

    @Test
    void becoming_undetermined_is_a_change_of_status() {
        PreviewReport report = compared(
                fixed(Map.of("unit", "month"), "1", "1.0.0"), new Fixed(null, List.of("calendar.2099"), "1", "1.0.0"));
        assertThat(report.changes().get(0).aspects()).isEqualTo(Set.of(Aspect.STATUS));
    }

    @Test
    void tells_the_first_in_full_and_counts_all() {
        List<PreviewCase> cases = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Map<String, Object> facts = i % 3 == 0 ? Map.of("wrong", true) : Map.of();
            cases.add(new PreviewCase(null, "term", "371002", DAY, facts));
        }
        PreviewReport report = new Comparison(
                        fixed(Map.of("unit", "month"), "1", "1.0.0"), fixed(Map.of("unit", "year"), "1", "1.0.0"), 5)
                .of(cases.iterator());

        assertThat(report.asked()).isEqualTo(20);
        assertThat(report.changed()).isEqualTo(20);
        assertThat(report.changes())
                .hasSize(5)
                .extracting(PreviewReport.Change::number)
                .containsExactly(2L, 3L, 5L, 6L, 8L);
        assertThat(report.refusedCount()).isEqualTo(10);
        assertThat(report.refused()).hasSize(5).allSatisfy(refused -> assertThat(refused.field())
                .isEqualTo("facts.wrong"));
    }
}
