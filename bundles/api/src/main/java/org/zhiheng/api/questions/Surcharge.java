package org.zhiheng.api.questions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Money;
import org.zhiheng.api.rulings.Question;

/** How much surcharge a late payment bears. */
public final class Surcharge {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("surcharge", "加处罚款", Facts.class, Answer.class);

    private Surcharge() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("罚款金额") @Money BigDecimal fine,
            @Label("缴纳期限") LocalDate dueOn,
            @Label("缴纳日") LocalDate paidOn,
            @Label("不计算的期间") List<Suspension> suspensions) {
        public Facts {
            suspensions = Absent.asEmpty(suspensions);
        }
    }

    /** The answer. */
    public record Answer(
            @Label("逾期天数") Integer days, @Label("加处罚款") @Money BigDecimal amount, @Label("达到上限") boolean capped) {}

    /** A time in which the term does not run; both days inclusive, a null end is open. */
    public record Suspension(@Label("原因") SuspensionKind kind, @Label("起") LocalDate from, @Label("止") LocalDate to) {}
}
