package org.zhiheng.law.execution;

import java.time.LocalDate;
import org.zhiheng.api.questions.CourtEnforcement;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.terms.Deadline;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code court-enforcement}. The window opens when the term to sue has ended and a reminder has been without effect; it closes
 * some months after the term to sue, or after the instalments that were granted. Without a reminder it has not opened, and after a reminder
 * that came too late it never does: {@code from} is null. The safe day is reckoned from unrolled days throughout.
 */
public final class CourtEnforcementSolver implements Solver<CourtEnforcement.Facts, CourtEnforcement.Answer> {

    /**
     * When the court may be asked.
     *
     * @param from null while it may not, or where a reminder has not been given
     * @param closes the last day of the law
     * @param closesSafely reckoned from unrolled days
     */
    public record Window(LocalDate from, Deadline closes, Deadline closesSafely) {}

    @Override
    public CourtEnforcement.Answer solve(CourtEnforcement.Facts facts, Inquiry inquiry) {
        return answer(window(facts, inquiry), inquiry);
    }

    /** What there is to say of a window. */
    public static CourtEnforcement.Answer answer(Window window, Inquiry inquiry) {
        LocalDate until = window.closes().legal();
        LocalDate safeUntil = window.closesSafely().safe();
        LocalDate from = window.from();
        if (from != null && from.isAfter(until)) {
            inquiry.because("催告期满时(" + from + ")申请期限已于" + until + "届满,不能再申请。");
            from = null;
        }
        return new CourtEnforcement.Answer(from, until, safeUntil);
    }

    /** The window, whose last day is not reckoned before somebody asks for it. */
    public static Window window(CourtEnforcement.Facts facts, Inquiry inquiry) {
        LocalDate suitEnd = null;
        LocalDate safeStart;
        LocalDate start;
        if (facts.reconsideredDecisionServedOn() != null || facts.servedOn() != null) {
            Deadline suit = facts.reconsideredDecisionServedOn() != null
                    ? Deadline.of("a-15", facts.reconsideredDecisionServedOn(), inquiry)
                    : Deadline.of("a-6m", facts.servedOn(), inquiry);
            suitEnd = suit.legal();
            start = suitEnd;
            safeStart = suit.lastDay();
        } else {
            start = inquiry.fact(facts.instalmentsEndOn(), "servedOn");
            safeStart = start;
        }
        if (facts.instalmentsEndOn() != null) {
            start = facts.instalmentsEndOn();
            safeStart = start;
            inquiry.because("批准延期、分期缴纳的,期限自" + start + "结束之日起计算。");
        }
        LocalDate opened = suitEnd == null || start.isAfter(suitEnd) ? start : suitEnd;
        return new Window(
                from(facts, opened, inquiry),
                Deadline.of("f-court", start, inquiry),
                Deadline.of("f-court", safeStart, inquiry));
    }

    private static LocalDate from(CourtEnforcement.Facts facts, LocalDate opened, Inquiry inquiry) {
        LocalDate reminded = facts.reminderServedOn();
        if (reminded == null) {
            inquiry.because("还没有送达催告书,不能申请。");
            return null;
        }
        LocalDate afterReminder = Deadline.of("f-urge", reminded, inquiry).legal();
        Applied dayAfter = inquiry.rule("court-enforcement.day-after-reminder-term", reminded);
        inquiry.because(dayAfter, dayAfter.flag() ? "催告期满的次日起可以申请" : "催告期满当日起可以申请");
        if (dayAfter.flag()) {
            afterReminder = afterReminder.plusDays(1);
        }
        LocalDate afterSuit = opened.plusDays(1);
        return afterReminder.isAfter(afterSuit) ? afterReminder : afterSuit;
    }
}
