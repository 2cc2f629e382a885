package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
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

    @Test
    void a_determined_ruling_shows_answer_reasons_and_source() {
        Ruling<Map<String, Object>> ruling =
                new Ruling<>("rotation", Map.of("must", true), List.of(), List.of(REASON), BOOK);
        assertThat(new RulingTree(false).lines("一线干部交流", ruling))
                .containsExactly(
                        "一线干部交流  rotation",
                        "✓ 能够确定",
                        "│  must = true",
                        "├─ 理由",
                        "│  └─ 1 满6年,必须交流",
                        "│        rotation.must-years  自2024-05-05起  cn.371002 1.0.0",
                        "│        《某实施方案》(威环政发〔2024〕2号)二、(四)7",
                        "│        “工作满6年的干部,必须进行交流”",
                        "│        ! 存疑:某处存疑",
                        "└─ 规则书 371002  2024-09-02  0123456789abcdef…");
    }

    @Test
    void an_undetermined_ruling_says_what_is_missing() {
        Ruling<Map<String, Object>> ruling =
                new Ruling<>("rotation", null, List.of("facts.frontLineSince"), List.of(), BOOK);
        assertThat(new RulingTree(false).lines("一线干部交流", ruling))
                .containsSequence("? 不能确定,缺少:", "│  facts.frontLineSince");
    }
}
