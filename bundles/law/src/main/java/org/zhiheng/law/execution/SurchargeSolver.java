package org.zhiheng.law.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.questions.Interval;
import org.zhiheng.api.questions.Surcharge;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.terms.Stops;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code surcharge}. Days are counted from the day after the payment was due; a fine that is not paid yet is reckoned up to
 * the day of asking. Amounts below a fen are rounded half up.
 */
public final class SurchargeSolver implements Solver<Surcharge.Facts, Surcharge.Answer> {

    private static final BigDecimal PER_CENT = new BigDecimal("0.01");

    @Override
    public Surcharge.Answer solve(Surcharge.Facts facts, Inquiry inquiry) {
        LocalDate due = facts.dueOn();
        LocalDate end = facts.paidOn() == null ? inquiry.asOf() : facts.paidOn();
        if (due != null && !end.isAfter(due)) {
            inquiry.because((facts.paidOn() == null ? "到" : "缴纳日") + end + "没有超过缴纳期限" + due + ",不加处罚款");
            return new Surcharge.Answer(0, new BigDecimal("0.00"), false);
        }
        inquiry.requireFacts(Inquiry.Needed.of("fine", facts.fine()), Inquiry.Needed.of("dueOn", facts.dueOn()));
        int days = days(facts, due, end, inquiry);
        return amount(facts.fine(), days, due, inquiry);
    }

    private static int days(Surcharge.Facts facts, LocalDate due, LocalDate end, Inquiry inquiry) {
        LocalDate lastCounted = end;
        if (facts.paidOn() != null) {
            Applied paymentDay = inquiry.rule("surcharge.payment-day-counted", due);
            inquiry.because(paymentDay, "缴纳当日" + (paymentDay.flag() ? "计入" : "不计入") + "逾期天数");
            lastCounted = paymentDay.flag() ? end : end.minusDays(1);
        }
        Stops stops = stops(facts.suspensions(), due, lastCounted, inquiry);
        return Math.toIntExact(stops.daysCounted(due, lastCounted));
    }

    private static Stops stops(
            List<Surcharge.Suspension> suspensions, LocalDate due, LocalDate lastCounted, Inquiry inquiry) {
        if (suspensions.isEmpty()) {
            return Stops.NONE;
        }
        Applied stopping = inquiry.rule("surcharge.suspended-by", due);
        List<Interval> stops = new ArrayList<>(suspensions.size());
        for (int i = 0; i < suspensions.size(); i++) {
            Surcharge.Suspension suspension = suspensions.get(i);
            String path = "suspensions[" + i + "]";
            if (!Codes.contains(stopping, inquiry.fact(suspension.kind(), path + ".kind"))) {
                continue;
            }
            LocalDate from = inquiry.fact(suspension.from(), path + ".from");
            LocalDate open = from.isAfter(lastCounted) ? from : lastCounted;
            stops.add(Stops.interval(from, suspension.to() == null ? open : suspension.to(), path));
        }
        inquiry.because(stopping, stops.isEmpty() ? "没有不予计算的期间" : "复议、诉讼期间不予计算");
        return Stops.of(stops);
    }

    private static Surcharge.Answer amount(BigDecimal fine, int days, LocalDate due, Inquiry inquiry) {
        Applied rate = inquiry.rule("surcharge.daily-rate", due);
        Applied cap = inquiry.rule("surcharge.capped-by-fine", due);
        BigDecimal amount =
                fine.multiply(rate.number("percent")).multiply(PER_CENT).multiply(BigDecimal.valueOf(days));
        inquiry.because(
                rate,
                "逾期" + days + "日,每日百分之" + rate.number("percent").toPlainString() + ",计"
                        + amount.setScale(2, RoundingMode.HALF_UP).toPlainString() + "元");
        boolean capped = cap.flag() && days > 0 && amount.compareTo(fine) >= 0;
        if (capped) {
            amount = fine;
            inquiry.because(cap, "以罚款数额" + fine.toPlainString() + "元为限");
        }
        return new Surcharge.Answer(days, amount.setScale(2, RoundingMode.HALF_UP), capped);
    }
}
