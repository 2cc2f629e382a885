package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rules.DoubtInfo;
import org.zhiheng.api.rules.PreviewReport;
import org.zhiheng.api.rules.PreviewReport.Aspect;
import org.zhiheng.api.rules.RuleHistory;
import org.zhiheng.api.rulings.Citation;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.RuleBookRef;
import org.zhiheng.api.rulings.Ruling;

class RuleReportTest {

    private static final Citation PLAN = new Citation("实施方案", "威环政发〔2024〕2号", "二(五)13", "5万元以上");
    private static final LocalDate SINCE = LocalDate.of(2024, 5, 5);
    private static final Instant AT = Instant.parse("2024-09-02T23:30:05Z");

    private final RuleReport report = new RuleReport(new Paint(false), ZoneId.of("Asia/Shanghai"));

    @Test
    void doubts_stand_by_package_with_the_reading_and_how_far_the_text_was_read() {
        DoubtInfo doubt = new DoubtInfo(
                "cn.371002",
                "1.1.0",
                "parameter",
                "empowerment.transition",
                "过渡期",
                SINCE,
                "起止",
                "起止日期不一致",
                "三个月",
                "memory",
                PLAN);
        assertThat(report.doubts(List.of(doubt)))
                .containsExactly(
                        "cn.371002 1.1.0(1)",
                        "  empowerment.transition  过渡期  自2024-05-05起 起止",
                        "    存疑 起止日期不一致",
                        "    采用 三个月",
                        "    《实施方案》(威环政发〔2024〕2号)二(五)13(原文没有收存)");
        assertThat(report.doubts(List.of())).containsExactly("没有存疑");
    }

    @Test
    void a_history_is_a_tree_of_values_with_what_they_replace_and_what_holds() {
        RuleHistory.Value value = new RuleHistory.Value(
                "cn.371002",
                "1.1.0",
                "district",
                "371002",
                null,
                SINCE,
                null,
                "50000.00(含) yuan",
                "text",
                null,
                null,
                PLAN,
                "下级不得另行规定",
                List.of(new RuleHistory.Link("cn.000000", "0.2.0", SINCE, "100000.00(含) yuan")),
                List.of(),
                List.of(),
                List.of(new RuleHistory.Edition("1.0.0", 1, AT)));
        RuleHistory history = new RuleHistory(
                "competence.retained-fine",
                "parameter",
                "保留的罚款数额",
                List.of(value),
                List.of(new RuleHistory.Holding(SINCE, null, "50000.00(含) yuan", "cn.371002", "1.1.0", true)));
        assertThat(report.history(history, "371002"))
                .containsExactly(
                        "保留的罚款数额  competence.retained-fine  参数",
                        "├─ 2024-05-05起  50000.00(含) yuan  区县 cn.371002 1.1.0",
                        "│  《实施方案》(威环政发〔2024〕2号)二(五)13",
                        "│  “5万元以上”",
                        "│  下级不得另行规定",
                        "│  代替 cn.000000 0.2.0  自2024-05-05起  100000.00(含) yuan",
                        "│  见于版本 1.0.0(第1代,2024-09-03 07:30起)",
                        "└─ 371002适用的值",
                        "   2024-05-05起  50000.00(含) yuan  cn.371002 1.1.0  须由人确认");
    }

    @Test
    void a_preview_shows_what_each_ruling_has_and_the_other_has_not() {
        PreviewReport.Change change = new PreviewReport.Change(
                7,
                "案件七",
                "competence",
                "371002",
                LocalDate.of(2024, 9, 2),
                Set.of(Aspect.REASON, Aspect.ANSWER),
                ruling("department", "达到保留数额"),
                ruling("township", "没有达到保留数额"));
        PreviewReport preview = new PreviewReport(
                100,
                1,
                Map.of("competence", 1L),
                Map.of("competence.retained-fine", 1L),
                List.of(change),
                List.of(new PreviewReport.Refused(9, null, "RULING-FACT", "没有这个事实", "facts.x")),
                1);
        assertThat(report.preview(preview))
                .containsExactly(
                        "第7件“案件七”  competence  371002  2024-09-02  回答、理由改变",
                        "  - body = department",
                        "  - 达到保留数额  competence.retained-fine",
                        "  + body = township",
                        "  + 没有达到保留数额  competence.retained-fine",
                        "不能问 第9件:RULING-FACT 没有这个事实",
                        "问了100件,裁断改变的1件,不能问的1件",
                        "  按问题 competence 1",
                        "  按规则 competence.retained-fine 1");
    }

    private static Ruling<Map<String, Object>> ruling(String body, String text) {
        Reason reason = new Reason("competence.retained-fine", "x", SINCE, "cn.371002", "1.1.0", PLAN, null, text);
        return new Ruling<>(
                "competence",
                Map.of("body", body),
                List.of(),
                List.of(reason),
                new RuleBookRef("371002", LocalDate.of(2024, 9, 2), "f", "1"));
    }
}
