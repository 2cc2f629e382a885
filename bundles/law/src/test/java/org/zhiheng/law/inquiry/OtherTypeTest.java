package org.zhiheng.law.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** A package may type its parameters as it likes; one that a question cannot use is as good as missing, and told. */
class OtherTypeTest {

    @Test
    void aRuleOfAnotherTypeLeavesTheQuestionOpen() {
        Asking asking = new SmallBooks()
                .nation()
                .parameter("auxiliaries.officers-only", "text", "patrol")
                .done()
                .asking();

        Ruling<Map<String, Object>> ruling =
                SmallBooks.ask(asking, "auxiliary-act", Map.of("act", "publicity"), "2024-09-02");

        assertThat(ruling.missing()).containsExactly("rule.auxiliaries.officers-only");
        assertThat(ruling.reasons())
                .extracting(Reason::text)
                .contains("规则auxiliaries.officers-only的类型不是这个问题所要的,不能用;请规则包的作者改正。");
    }
}
