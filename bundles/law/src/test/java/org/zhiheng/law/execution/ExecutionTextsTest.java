package org.zhiheng.law.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** What reasons say must agree with the answer beside them. */
class ExecutionTextsTest {

    @Test
    void theSurchargeIsToldAsItIsAnswered() {
        Asking asking = new SmallBooks()
                .nation()
                .parameter("surcharge.daily-rate", "number", "3")
                .parameter("surcharge.capped-by-fine", "boolean", "true")
                .parameter("surcharge.payment-day-counted", "boolean", "true")
                .done()
                .asking();
        Ruling<Map<String, Object>> ruling = asking.ask(
                "surcharge",
                Map.of("fine", "33.33", "dueOn", "2024-09-02", "paidOn", "2024-09-12"),
                "371002",
                LocalDate.parse("2024-12-01"));

        assertThat(ruling.answer()).containsEntry("amount", "10.00");
        assertThat(ruling.reasons()).extracting(Reason::text).contains("逾期10日,每日百分之3,计10.00元");
    }
}
