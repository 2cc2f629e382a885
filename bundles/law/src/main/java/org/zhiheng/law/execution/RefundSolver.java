package org.zhiheng.law.execution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.questions.DecisionChange;
import org.zhiheng.api.questions.PaymentFor;
import org.zhiheng.api.questions.Refund;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code refund}. Where a decision has fallen, all that was paid by it and all that was taken goes back; where it was altered, what was paid beyond
 * what is left of it. Which changes do so by themselves, the rules say; others do where who made them has ordered it.
 */
public final class RefundSolver implements Solver<Refund.Facts, Refund.Answer> {

    /** What the changes come to. */
    private record Grounds(LocalDate fallenOn, LocalDate alteredOn, LocalDate orderedOn) {
        LocalDate since() {
            return earlier(fallenOn, earlier(alteredOn, orderedOn));
        }

        /** Whether goods go back, too: of a decision that was only altered where that was ordered. */
        boolean goods() {
            return fallenOn != null || orderedOn != null;
        }
    }

    @Override
    public Refund.Answer solve(Refund.Facts facts, Inquiry inquiry) {
        Grounds grounds = grounds(facts.changes(), inquiry);
        if (grounds.since() == null) {
            if (facts.changes().isEmpty()) {
                inquiry.because("决定没有被变更、撤销、确认违法或者无效。");
            }
            return new Refund.Answer(null, List.of(), List.of());
        }
        List<String> open = new ArrayList<>();
        List<Refund.Owed> owed = sums(facts.sums(), grounds, open, inquiry);
        boolean goods = grounds.goods()
                && !facts.goods().isEmpty()
                && inquiry.binds("refund.goods", inquiry.asOf(), "财物已经处置的,给付价款或者赔偿");
        if (goods) {
            goods(facts.goods(), open, inquiry);
        }
        if (owed.isEmpty() && !goods) {
            inquiry.because("没有应当退还的款项和财物。");
        }
        return new Refund.Answer(owed.isEmpty() && !goods ? null : grounds.since(), owed, open);
    }

    private static Grounds grounds(List<Refund.Change> changes, Inquiry inquiry) {
        LocalDate fallen = null;
        LocalDate altered = null;
        LocalDate ordered = null;
        for (int i = 0; i < changes.size(); i++) {
            Refund.Change each = changes.get(i);
            DecisionChange change = inquiry.fact(each.change(), "changes[" + i + "].change");
            LocalDate on = inquiry.fact(each.on(), "changes[" + i + "].on");
            Applied returning = inquiry.rule("refund.changes", on);
            boolean byItself = Codes.contains(returning, change);
            inquiry.because(
                    returning,
                    "决定" + on + "被" + Labels.of(change) + ","
                            + (byItself ? "应当退还" : each.returnOrdered() ? "并责令退还" : "没有责令退还的,不当然退还"));
            if (change == DecisionChange.ALTERED && byItself) {
                altered = earlier(altered, on);
            } else if (byItself || each.returnOrdered() && change != DecisionChange.ALTERED) {
                fallen = earlier(fallen, on);
            }
            if (each.returnOrdered()) {
                ordered = earlier(ordered, on);
            }
        }
        return new Grounds(fallen, altered, ordered);
    }

    /** The earlier of two days; null is later than any. */
    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private static List<Refund.Owed> sums(List<Refund.Sum> sums, Grounds grounds, List<String> open, Inquiry inquiry) {
        List<Refund.Owed> owed = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            Refund.Sum each = sums.get(i);
            PaymentFor what = inquiry.fact(each.what(), "sums[" + i + "].what");
            BigDecimal paid = inquiry.fact(each.paid(), "sums[" + i + "].paid");
            BigDecimal due =
                    grounds.fallenOn() != null ? BigDecimal.ZERO : inquiry.fact(each.due(), "sums[" + i + "].due");
            BigDecimal returned = each.returned() == null ? BigDecimal.ZERO : each.returned();
            BigDecimal amount = paid.subtract(due);
            if (amount.signum() <= 0) {
                continue;
            }
            owed.add(new Refund.Owed(what, amount, returned));
            String says = Labels.of(what) + "应当退还" + amount.toPlainString() + "元,已退还" + returned.toPlainString() + "元";
            inquiry.because(says + "。");
            if (returned.compareTo(amount) < 0) {
                open.add(says);
            } else if (bearsInterest(what, inquiry) && !each.interestTold()) {
                open.add("退还" + Labels.of(what) + "没有写明支付的银行同期存款利息");
            }
        }
        return owed;
    }

    private static boolean bearsInterest(PaymentFor what, Inquiry inquiry) {
        Applied bearing = inquiry.ruleIfAny("refund.interest-on", inquiry.asOf());
        boolean bears = bearing != null && Codes.contains(bearing, what);
        if (bears) {
            inquiry.because(bearing, "退还" + Labels.of(what) + "的,支付银行同期存款利息");
        }
        return bears;
    }

    /** For what was sold there is its price, for what is gone something in its place; how much, nobody can reckon. */
    private static void goods(List<Refund.Goods> goods, List<String> open, Inquiry inquiry) {
        for (int i = 0; i < goods.size(); i++) {
            Refund.Goods each = goods.get(i);
            String name = inquiry.fact(each.name(), "goods[" + i + "].name");
            BigDecimal returned = each.returned() == null ? BigDecimal.ZERO : each.returned();
            String says = each.proceeds() == null
                    ? name + "已经处置,还没有赔偿"
                    : name + "变卖所得" + each.proceeds().toPlainString() + "元,已给付" + returned.toPlainString() + "元";
            boolean done = each.proceeds() == null ? each.returned() != null : returned.compareTo(each.proceeds()) >= 0;
            if (!done) {
                open.add(says);
            }
        }
    }
}
