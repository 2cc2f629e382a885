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

    /**
     * The facts. Nulls are absent facts.
     *
     * @param paidOn when the whole fine was paid; not asked where payments are given
     * @param payments of the fine, in yuan
     * @param instalments in which it was allowed to be paid; none where it was not
     */
    public record Facts(
            @Label("罚款金额") @Money BigDecimal fine,
            @Label("缴纳期限") LocalDate dueOn,
            @Label("缴纳日") LocalDate paidOn,
            @Label("不计算的期间") List<Suspension> suspensions,
            @Label("已经缴纳的") List<Payment> payments,
            @Label("批准的各期") List<Instalment> instalments) {
        public Facts {
            suspensions = Absent.asEmpty(suspensions);
            payments = Absent.asEmpty(payments);
            instalments = Absent.asEmpty(instalments);
        }
    }

    /** Part of the fine that was paid. */
    public record Payment(@Label("缴纳日") LocalDate on, @Label("金额") @Money BigDecimal amount) {}

    /** Part of the fine that is to be paid by a day. */
    public record Instalment(@Label("到期日") LocalDate dueOn, @Label("金额") @Money BigDecimal amount) {}

    /** The answer. */
    public record Answer(
            @Label("逾期天数") Integer days, @Label("加处罚款") @Money BigDecimal amount, @Label("达到上限") boolean capped) {}

    /** A time in which the term does not run; both days inclusive, a null end is open. */
    public record Suspension(@Label("原因") SuspensionKind kind, @Label("起") LocalDate from, @Label("止") LocalDate to) {}
}
