package org.zhiheng.law.terms;

import java.time.LocalDate;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.TermRule;

/**
 * The end of a term that a question rests on, reckoned when asked for: a day that nobody asks for needs no calendar.
 *
 * @param rule the term's rule
 * @param start the day that is not counted
 * @param lastDay the last day before any roll
 */
public record Deadline(Applied rule, LocalDate start, LocalDate lastDay, Inquiry inquiry) {

    /** By the rule {@code term.<code>} in force on the day it starts. */
    public static Deadline of(String code, LocalDate start, Inquiry inquiry) {
        return of(inquiry.rule("term." + code, start), start, inquiry);
    }

    /** By a rule that is at hand, without extension or stops. */
    public static Deadline of(Applied rule, LocalDate start, Inquiry inquiry) {
        LocalDate last = new TermCalculator(inquiry.calendar()).lastDay(start, rule.term(), 0, 0, Stops.NONE);
        return new Deadline(rule, start, last, inquiry);
    }

    /** The day of the law; the reason is noted. */
    public LocalDate legal() {
        TermRule term = rule.term();
        LocalDate legal = new TermCalculator(inquiry.calendar()).rolled(lastDay, term.roll());
        inquiry.because(
                rule,
                "自" + start + "(" + term.startEvent() + ",当日不计)起" + TermTexts.length(term.amount(), term.unit())
                        + ",届满日" + legal + (legal.equals(lastDay) ? "" : "(" + lastDay + "是休息日,顺延)"));
        return legal;
    }

    /** The day before which it does not end, whichever days are holidays: it needs no calendar; the reason is noted. */
    public LocalDate atTheEarliest() {
        TermRule term = rule.term();
        inquiry.because(
                rule,
                "自" + start + "(" + term.startEvent() + ",当日不计)起" + TermTexts.length(term.amount(), term.unit())
                        + ",届满日不早于" + lastDay);
        return lastDay;
    }

    /** The last working day on or before the unrolled last day. */
    public LocalDate safe() {
        LocalDate safe = new TermCalculator(inquiry.calendar()).safe(lastDay);
        inquiry.because(inquiry.calendar().because(safe.getYear(), "稳妥日取届满日或者之前最后一个工作日" + safe));
        return safe;
    }
}
