package org.zhiheng.law.terms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.questions.Interval;
import org.zhiheng.api.questions.Term;
import org.zhiheng.api.questions.TermUnit;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Inquiry.Needed;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.TermRule;
import org.zhiheng.rules.TermRule.Direction;

/**
 * Answers {@code term}: until when, by the day of the law and by the safe day. Rules are the parameters {@code term.<code>}; the one
 * in force when the term starts decides, for a step follows the law of its time.
 */
public final class TermSolver implements Solver<Term.Facts, Term.Answer> {

    @Override
    public Term.Answer solve(Term.Facts facts, Inquiry inquiry) {
        String code = facts.code();
        DateOrMoment start = facts.start();
        inquiry.requireFacts(Needed.of("code", code), Needed.of("start", start));
        inquiry.inField(facts.field());
        Applied rule = inquiry.rule("term." + code.toLowerCase(Locale.ROOT), start.date());
        if (rule.parameter().type() == Parameter.Type.RECORD) {
            return fixedDay(rule, start.date(), inquiry);
        }
        TermRule term = rule.term();
        if (facts.extended() && term.extension() == null) {
            throw inquiry.lacking("rule." + rule.parameter().id() + ".extension");
        }
        Longer longer = new Longer(extended(rule, facts, inquiry), further(rule, facts, inquiry));
        if (term.unit() == TermUnit.HOUR) {
            return hours(rule, start, longer, inquiry);
        }
        return term.direction() == Direction.BACK
                ? back(rule, start.date(), inquiry)
                : forward(rule, facts, start.date(), longer, inquiry);
    }

    /**
     * By how much a term is longer, in the unit of its rule's extension; 0 for not.
     *
     * @param further after the extension
     */
    private record Longer(int extended, int further) {}

    /** As much as was decided, and no more than the rule lets it be; all of that where nobody says how much. */
    private static int extended(Applied rule, Term.Facts facts, Inquiry inquiry) {
        Integer by = facts.extendedBy();
        if (by != null && by < 1) {
            throw ZhihengException.invalid("RULING-EXTENSION", "facts.extendedBy至少是1", "facts.extendedBy");
        }
        if (!facts.extended()) {
            return 0;
        }
        int most = rule.term().extension().amount();
        if (by != null && by > most) {
            inquiry.because("延长" + by + "超出最多" + most + ",按" + most + "计算。");
        }
        return by == null ? most : Math.min(by, most);
    }

    /** By how much the term goes on after its extension, as was decided: where its rule lets somebody decide so, and it has been extended. */
    private static int further(Applied rule, Term.Facts facts, Inquiry inquiry) {
        Integer further = facts.extendedFurtherBy();
        if (further == null) {
            return 0;
        }
        if (further < 1) {
            throw ZhihengException.invalid(
                    "RULING-EXTENSION", "facts.extendedFurtherBy至少是1", "facts.extendedFurtherBy");
        }
        TermRule.Extension extension = rule.term().extension();
        if (extension == null || extension.further() == null) {
            throw inquiry.lacking("rule." + rule.parameter().id() + ".extension.further");
        }
        if (!facts.extended()) {
            inquiry.because(rule, "延长以后才能继续延长");
            throw inquiry.lacking("facts.extended");
        }
        return further;
    }

    private static Term.Answer forward(
            Applied rule, Term.Facts facts, LocalDate start, Longer longer, Inquiry inquiry) {
        TermRule term = rule.term();
        TermCalculator calculator = new TermCalculator(inquiry.calendar());
        Stops stops = stops(facts.suspensions(), term, inquiry);
        LocalDate last = calculator.lastDay(start, term, longer.extended(), longer.further(), stops);
        boolean deducted = !stops.isEmpty()
                && !last.equals(calculator.lastDay(start, term, longer.extended(), longer.further(), Stops.NONE));
        if (!stops.isEmpty() && !deducted) {
            inquiry.because("不计入的期间不在这一期限之内,没有扣除。");
        }
        LocalDate legal = calculator.rolled(last, term.roll());
        LocalDate safe = calculator.safe(last);
        inquiry.because(
                rule,
                "自" + start + "(" + term.startEvent() + ",当日不计)起" + TermTexts.length(term.amount(), term.unit())
                        + (longer.extended() == 0
                                ? ""
                                : ",延长"
                                        + TermTexts.length(
                                                longer.extended(),
                                                term.extension().unit()))
                        + (longer.further() == 0
                                ? ""
                                : ",经" + term.extension().further() + ",继续延长"
                                        + TermTexts.length(
                                                longer.further(),
                                                term.extension().unit()))
                        + (deducted ? ",扣除不计入的期间" : "") + ",届满日" + legal
                        + (legal.equals(last) ? "" : "(" + last + "是休息日,顺延)"));
        calendarReason(term, start, legal, inquiry);
        if (!safe.equals(legal)) {
            inquiry.because(inquiry.calendar().because(safe.getYear(), "稳妥日取当日或者之前最后一个工作日" + safe));
        }
        return answer(DateOrMoment.of(legal), DateOrMoment.of(safe), term);
    }

    private static Term.Answer back(Applied rule, LocalDate end, Inquiry inquiry) {
        TermRule term = rule.term();
        TermCalculator calculator = new TermCalculator(inquiry.calendar());
        LocalDate legal = calculator.firstDayBefore(end, term.amount(), term.unit(), false);
        LocalDate safe = calculator.safe(calculator.firstDayBefore(end, term.amount(), term.unit(), term.clear()));
        inquiry.because(
                rule,
                "自" + end + "(" + term.startEvent() + ")倒数" + TermTexts.length(term.amount(), term.unit()) + ",最迟"
                        + legal + (term.clear() ? ";首尾两日都不计的,最迟" + safe : ""));
        calendarReason(term, safe, end, inquiry);
        return answer(DateOrMoment.of(legal), DateOrMoment.of(safe), term);
    }

    private static Term.Answer hours(Applied rule, DateOrMoment start, Longer longer, Inquiry inquiry) {
        TermRule term = rule.term();
        if (start.moment() == null) {
            inquiry.because(rule, "按小时计算的期限须有起算时刻");
            throw inquiry.lacking("facts.start");
        }
        int hours = term.amount() + longer.extended() + longer.further();
        OffsetDateTime end = start.moment().plusHours(hours);
        inquiry.because(rule, "自" + start + "起" + TermTexts.length(hours, TermUnit.HOUR) + ",连续计算,至" + end);
        return answer(DateOrMoment.of(end), DateOrMoment.of(end), term);
    }

    /** A day of the year, e.g. 31 January: it never rolls on; who waits for the day after a holiday is late. */
    private static Term.Answer fixedDay(Applied rule, LocalDate start, Inquiry inquiry) {
        Map<String, Object> day = rule.fields();
        int month = ((BigDecimal) day.get("month")).intValueExact();
        int dayOfMonth = ((BigDecimal) day.get("day")).intValueExact();
        LocalDate legal = LocalDate.of(start.getYear(), month, dayOfMonth);
        if (legal.isBefore(start)) {
            legal = legal.plusYears(1);
        }
        LocalDate safe = new TermCalculator(inquiry.calendar()).safe(legal);
        inquiry.because(rule, "固定日期" + legal + ",不顺延;最后一个工作日是" + safe);
        return new Term.Answer(DateOrMoment.of(legal), DateOrMoment.of(safe), null, null);
    }

    private static Stops stops(List<Term.Suspension> suspensions, TermRule term, Inquiry inquiry) {
        List<Interval> stops = new ArrayList<>(suspensions.size());
        for (int i = 0; i < suspensions.size(); i++) {
            Term.Suspension suspension = suspensions.get(i);
            String path = "suspensions[" + i + "]";
            if (!term.suspendedBy().contains(inquiry.fact(suspension.kind(), path + ".kind"))) {
                inquiry.because("第" + (i + 1) + "段期间的事由(" + Labels.of(suspension.kind()) + ")不使这一期限停止计算,没有扣除。");
                continue;
            }
            stops.add(Stops.interval(
                    inquiry.fact(suspension.from(), path + ".from"),
                    inquiry.fact(suspension.to(), path + ".to"),
                    path));
        }
        return Stops.of(stops);
    }

    private static void calendarReason(TermRule term, LocalDate from, LocalDate to, Inquiry inquiry) {
        if (term.unit() == TermUnit.WORKING_DAY) {
            for (int year = from.getYear(); year <= to.getYear(); year++) {
                inquiry.because(inquiry.calendar().because(year, year + "年的工作日按国务院办公厅节假日安排计算"));
            }
        }
    }

    private static Term.Answer answer(DateOrMoment legal, DateOrMoment safe, TermRule term) {
        return new Term.Answer(legal, safe, term.unit(), term.amount());
    }
}
