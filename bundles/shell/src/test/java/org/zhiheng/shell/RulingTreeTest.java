package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Citation;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.RuleBookRef;
import org.zhiheng.api.rulings.Ruling;

class RulingTreeTest {

    private static final RuleBookRef BOOK =
            new RuleBookRef("371002", LocalDate.of(2024, 9, 2), "0123456789abcdef0123456789abcdef", "1");
    private static final Reason REASON = new Reason(
            "rotation.must-years",
            new BigDecimal("6"),
            LocalDate.of(2024, 5, 5),
            "cn.371002",
            "1.0.0",
            new Citation("某实施方案", "威环政发〔2024〕2号", "二、(四)7", "工作满6年的干部,必须进行交流"),
            "某处存疑",
            "满6年,必须交流");
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> SCHEMA = Map.of(
            "properties",
            Map.of("facts", Map.of("properties", Map.of("frontLineSince", Map.of("title", "到一线之日", "type", "string")))),
            "$defs",
            Map.of(
                    "answer",
                    Map.of(
                            "properties",
                            Map.of(
                                    "must", Map.of("title", "必须交流", "type", "boolean"),
                                    "body",
                                            Map.of(
                                                    "title",
                                                    "谁管辖",
                                                    "enum",
                                                    List.of("department"),
                                                    "x-labels",
                                                    Map.of("department", "部门")),
                                    "failing",
                                            Map.of(
                                                    "title",
                                                    "不合格的",
                                                    "items",
                                                    Map.of("properties", Map.of("name", TEXT, "why", TEXT)))))));

    @Test
    void a_determined_ruling_shows_answer_reasons_and_source() {
        Ruling<Map<String, Object>> ruling =
                new Ruling<>("rotation", Map.of("must", true), List.of(), List.of(REASON), BOOK);
        assertThat(new RulingTree(new Paint(false), SCHEMA).lines("一线干部交流", ruling))
                .containsExactly(
                        "一线干部交流  rotation",
                        "✓ 能够确定",
                        "│  must  = true  必须交流",
                        "├─ 理由",
                        "│  └─ 1 满6年,必须交流",
                        "│        rotation.must-years  自2024-05-05起  cn.371002 1.0.0",
                        "│        《某实施方案》(威环政发〔2024〕2号)二、(四)7",
                        "│        “工作满6年的干部,必须进行交流”",
                        "│        ! 存疑:某处存疑",
                        "└─ 规则书 371002  2024-09-02  0123456789abcdef0123456789abcdef");
    }

    @Test
    void groups_and_lists_of_an_answer_are_unfolded() {
        Map<String, Object> failing = new LinkedHashMap<>();
        failing.put("name", "张三");
        failing.put("why", "证件过期");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("body", "department");
        answer.put("handOverTo", null);
        answer.put("failing", List.of(failing));
        answer.put("masked", List.of("姓名", "住址"));
        answer.put("none", List.of());
        answer.put("short", Map.of("total", new BigDecimal("1E+1")));
        Ruling<Map<String, Object>> ruling = new Ruling<>("q", answer, List.of(), List.of(), BOOK);
        assertThat(new RulingTree(new Paint(false), SCHEMA).lines("问题", ruling))
                .containsSequence(
                        "│  body        = department 部门  谁管辖",
                        "│  handOverTo  = —",
                        "│  failing     = 1项              不合格的",
                        "│     [0]",
                        "│        name  = 张三",
                        "│        why   = 证件过期",
                        "│  masked      = 姓名、住址",
                        "│  none        = 没有",
                        "│  short       =",
                        "│     total  = 10");
    }

    @Test
    void an_undetermined_ruling_says_what_is_missing_in_chinese() {
        List<String> missing = List.of("facts.frontLineSince", "calendar.2099", "rule.rotation.must-years");
        Ruling<Map<String, Object>> ruling = new Ruling<>("rotation", null, missing, List.of(), BOOK);
        assertThat(new RulingTree(new Paint(false), SCHEMA).lines("一线干部交流", ruling))
                .containsSequence(
                        "? 不能确定,缺少:",
                        "│  facts.frontLineSince      到一线之日",
                        "│  calendar.2099             2099年的工作日历",
                        "│  rule.rotation.must-years  生效的规则里没有这一条",
                        "├─ 理由:缺少以上各项,没有推到任何一步");
    }
}
