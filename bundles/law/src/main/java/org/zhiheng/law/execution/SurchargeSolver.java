package org.zhiheng.law.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
 * the day of asking. Amounts below a fen are rounded half up. What is paid in parts, or may be, is reckoned part by part; payments go to what was due first.
 */
public final class SurchargeSolver implements Solver<Surcharge.Facts, Surcharge.Answer> {

    private static final BigDecimal PER_CENT = new BigDecimal("0.01");

    @Override
    public Surcharge.Answer solve(Surcharge.Facts facts, Inquiry inquiry) {
        if (!facts.payments().isEmpty() || !facts.instalments().isEmpty()) {
            return inParts(facts, inquiry);
        }
        LocalDate due = facts.dueOn();
        LocalDate end = facts.paidOn() == null ? inquiry.asOf() : facts.paidOn();
        if (due != null && !end.isAfter(due)) {
            inquiry.because((facts.paidOn() == null ? "到" : "缴纳日") + end + "没有超过缴纳期限" + due + ",不加处罚款");
            return new Surcharge.Answer(0, new BigDecimal("0.00"), false);
        }
        inquiry.requireFacts(Inquiry.Needed.of("fine", facts.fine()), Inquiry.Needed.of("dueOn", facts.dueOn()));
        int days = days(facts, due, end, inquiry);
        return amount(facts.fine(), facts.fine().multiply(BigDecimal.valueOf(days)), days, due, inquiry);
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

    private static Surcharge.Answer inParts(Surcharge.Facts facts, Inquiry inquiry) {
        BigDecimal fine = inquiry.fact(facts.fine(), "fine");
        List<Surcharge.Instalment> parts = parts(facts, fine, inquiry);
        LocalDate first = parts.get(0).dueOn();
        LocalDate today = inquiry.asOf();
        List<Surcharge.Payment> payments = payments(facts, today, inquiry);
        if (!today.isAfter(first)) {
            inquiry.because("到" + today + "没有超过缴纳期限" + first + ",不加处罚款");
            return new Surcharge.Answer(0, new BigDecimal("0.00"), false);
        }
        boolean unpaid = flag("surcharge.base-unpaid", first, "部分缴纳的,以没有缴纳的部分为基数", "部分缴纳的,以罚款数额为基数", inquiry);
        boolean counted = flag("surcharge.payment-day-counted", first, "缴纳当日计入逾期天数", "缴纳当日不计入逾期天数", inquiry);
        Stops stops = stops(facts.suspensions(), first, today, inquiry);
        BigDecimal[] left = payments.stream().map(Surcharge.Payment::amount).toArray(BigDecimal[]::new);
        BigDecimal yuanDays = BigDecimal.ZERO;
        long most = 0;
        for (Surcharge.Instalment part : parts) {
            LocalDate from = part.dueOn();
            BigDecimal rest = part.amount();
            long days = 0;
            for (int i = 0; i <= left.length && rest.signum() > 0; i++) {
                boolean open = i == left.length;
                LocalDate last = open ? today : payments.get(i).on().minusDays(counted ? 0 : 1);
                BigDecimal used = open ? BigDecimal.ZERO : rest.min(left[i]);
                if (last.isAfter(from) && (open || used.signum() > 0)) {
                    long more = stops.daysCounted(from, last);
                    yuanDays = yuanDays.add((unpaid ? rest : part.amount()).multiply(BigDecimal.valueOf(more)));
                    days += more;
                    from = last;
                }
                if (!open) {
                    left[i] = left[i].subtract(used);
                    rest = rest.subtract(used);
                }
            }
            most = Math.max(most, days);
        }
        return amount(fine, yuanDays, Math.toIntExact(most), first, inquiry);
    }

    /** By the day on which they are due; one where nothing was allowed, or where what was allowed changes nothing. */
    private static List<Surcharge.Instalment> parts(Surcharge.Facts facts, BigDecimal fine, Inquiry inquiry) {
        List<Surcharge.Instalment> parts = new ArrayList<>();
        for (int i = 0; i < facts.instalments().size(); i++) {
            Surcharge.Instalment each = facts.instalments().get(i);
            parts.add(new Surcharge.Instalment(
                    inquiry.fact(each.dueOn(), "instalments[" + i + "].dueOn"),
                    inquiry.fact(each.amount(), "instalments[" + i + "].amount")));
        }
        parts.sort(Comparator.comparing(Surcharge.Instalment::dueOn));
        boolean waits = !parts.isEmpty()
                && flag(
                        "fine-deferral.no-surcharge-until-due",
                        parts.get(0).dueOn(),
                        "批准分期的,各期到期以前不加处",
                        "批准分期的,照常加处",
                        inquiry);
        return waits ? parts : List.of(new Surcharge.Instalment(inquiry.fact(facts.dueOn(), "dueOn"), fine));
    }

    private static List<Surcharge.Payment> payments(Surcharge.Facts facts, LocalDate today, Inquiry inquiry) {
        List<Surcharge.Payment> payments = new ArrayList<>();
        for (int i = 0; i < facts.payments().size(); i++) {
            Surcharge.Payment each = facts.payments().get(i);
            LocalDate on = inquiry.fact(each.on(), "payments[" + i + "].on");
            BigDecimal amount = inquiry.fact(each.amount(), "payments[" + i + "].amount");
            if (!on.isAfter(today)) {
                payments.add(new Surcharge.Payment(on, amount));
            }
        }
        payments.sort(Comparator.comparing(Surcharge.Payment::on));
        return payments;
    }

    private static boolean flag(String rule, LocalDate on, String yes, String no, Inquiry inquiry) {
        Applied found = inquiry.rule(rule, on);
        inquiry.because(found, found.flag() ? yes : no);
        return found.flag();
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

    /** @param yuanDays of each day that counts what was overdue on it, together */
    private static Surcharge.Answer amount(
            BigDecimal fine, BigDecimal yuanDays, int days, LocalDate due, Inquiry inquiry) {
        Applied rate = inquiry.rule("surcharge.daily-rate", due);
        Applied cap = inquiry.rule("surcharge.capped-by-fine", due);
        BigDecimal amount = yuanDays.multiply(rate.number("percent")).multiply(PER_CENT);
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
