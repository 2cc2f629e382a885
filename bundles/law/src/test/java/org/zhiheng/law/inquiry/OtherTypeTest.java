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
                .contains("规则auxiliaries.officers-only的类型或者单位不是这个问题所要的,不能用;请规则包的作者改正。");
    }

    @Test
    void threeMonthsAreNotThreeYears() {
        SmallBooks books = new SmallBooks();
        String yaml =
                "id: rotation.must-years\ntitle: 测试\ntype: number\nunit: month\nvalues:\n  2020-01-01:\n    value: 3\n"
                        + "    source: {document: d, article: 第一条, phrase: 测试所用的原文}\n    verified: text\n";
        Asking asking = books.nation()
                .file("parameters/rotation.yaml", yaml + "---\n" + yaml.replace("must", "may"))
                .done()
                .asking();

        assertThat(SmallBooks.ask(asking, "rotation", Map.of("frontLineSince", "2018-11-01"), "2024-09-02")
                        .missing())
                .hasSize(1)
                .allMatch(missing -> missing.startsWith("rule.rotation."));
    }
}
