package org.zhiheng.law.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** An empty answer says whether there is nothing to do, or nobody of that name. */
class DutyDatesSolverTest {

    private static final Asking ASKING = new SmallBooks()
            .nation()
            .done()
            .district()
            .file(
                    "duties.csv",
                    "id,title,responsible,phrase,due,from,until,issued_on,document,article,source_phrase,doubt\n"
                            + "T-1,报送总结,区司法局,12月底前,2024-12-31,,,2024-05-05,d,第一条,测试所用的原文,\n")
            .done()
            .asking();

    private static Ruling<Map<String, Object>> ask(String responsible) {
        return SmallBooks.ask(
                ASKING,
                "duty-dates",
                Map.of("from", "2024-06-01", "to", "2024-06-30", "responsible", responsible),
                "2024-06-01");
    }

    @Test
    void aUnitWithDutiesHasNothingDueThen() {
        assertThat(ask("区司法局").reasons()).extracting(Reason::text).containsExactly("自2024-06-01至2024-06-30没有到期的任务。");
    }

    @Test
    void aNameNobodyKnowsIsTold() {
        assertThat(ask("区市场监管局").reasons())
                .extracting(Reason::text)
                .contains("没有哪一项任务的责任单位是“区市场监管局”,名单里也没有说它属于哪一类单位;请用方案里的名称再问。");
    }
}
