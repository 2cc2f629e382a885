package org.zhiheng.api.questions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Money;
import org.zhiheng.api.rulings.Question;

/** What is to be given back of what a decision took that was annulled or changed since. */
public final class Refund {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("refund", "决定变更、撤销后的退还", Facts.class, Answer.class);

    private Refund() {}

    /**
     * The facts. Nulls are absent facts.
     *
     * @param changes of the decision, by whomever; none while it stands
     * @param sums that were paid
     * @param goods that were taken for good: sold, destroyed, handed in
     */
    public record Facts(
            @Label("决定的变更") List<Change> changes,
            @Label("已经缴纳的款项") List<Sum> sums,
            @Label("已经处置的财物") List<Goods> goods) {
        public Facts {
            changes = Absent.asEmpty(changes);
            sums = Absent.asEmpty(sums);
            goods = Absent.asEmpty(goods);
        }
    }

    /** @param returnOrdered whether who changed it has ordered that what was taken is given back */
    public record Change(
            @Label("变更") DecisionChange change,
            @Label("变更之日") LocalDate on,
            @Label("责令退还款项、返还财物") boolean returnOrdered) {}

    /**
     * What was paid for one thing, in yuan.
     *
     * @param due what there is to be paid of it as the decision has become; not asked where the decision has fallen
     * @param returned what of it has been given back
     * @param interestTold whether each time it is said how much interest was paid on it
     */
    public record Sum(
            @Label("款项") PaymentFor what,
            @Label("变更后应缴") @Money BigDecimal due,
            @Label("已缴") @Money BigDecimal paid,
            @Label("已退还") @Money BigDecimal returned,
            @Label("写明了利息") boolean interestTold) {}

    /**
     * Goods of which nothing is left but money.
     *
     * @param proceeds for which they were sold, in yuan; absent where they were not
     * @param returned what was given for them, in yuan; absent where nothing was
     */
    public record Goods(
            @Label("财物") String name,
            @Label("拍卖、变卖所得") @Money BigDecimal proceeds,
            @Label("已给付") @Money BigDecimal returned) {}

    /**
     * The answer.
     *
     * @param since the day from which something is to be given back; null where nothing is
     * @param owed each sum that is to be given back, whether it has been or not
     * @param open in Chinese, what has not been given back yet; empty where all has
     */
    public record Answer(
            @Label("应当退还自") LocalDate since, @Label("应当退还的款项") List<Owed> owed, @Label("尚未退还") List<String> open) {
        public Answer {
            owed = Absent.asEmpty(owed);
            open = Absent.asEmpty(open);
        }
    }

    /** A sum that is to be given back, and what of it was, in yuan. */
    public record Owed(
            @Label("款项") PaymentFor what,
            @Label("应当退还") @Money BigDecimal amount,
            @Label("已退还") @Money BigDecimal returned) {}
}
