package org.zhiheng.law.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.CoercionTerm;
import org.zhiheng.api.questions.Interval;
import org.zhiheng.api.questions.Measure;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Inquiry.Needed;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.terms.Stops;
import org.zhiheng.law.terms.TermCalculator;
import org.zhiheng.law.terms.TermTexts;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.TermRule;

/** Answers {@code coercion-term}: until when something may stay sealed, seized or frozen. */
public final class CoercionTermSolver implements Solver<CoercionTerm.Facts, CoercionTerm.Answer> {

    @Override
    public CoercionTerm.Answer solve(CoercionTerm.Facts facts, Inquiry inquiry) {
        inquiry.requireFacts(Needed.of("measure", facts.measure()), Needed.of("startedOn", facts.startedOn()));
        LocalDate start = facts.startedOn();
        Applied rule = inquiry.rule(facts.measure() == Measure.FREEZE ? "term.f-frz30" : "term.f-30", start);
        TermCalculator calculator = new TermCalculator(inquiry.calendar());
        Stops stops = stops(facts.excluded(), rule.term(), inquiry);
        int extension = extension(facts.extendedBy(), rule.term(), inquiry);
        LocalDate until = until(start, rule.term(), extension, stops, calculator);
        boolean deducted = !until.equals(until(start, rule.term(), extension, Stops.NONE, calculator));
        if (!stops.isEmpty() && !deducted) {
            inquiry.because("检测检验检疫鉴定期间不在这一期限之内,没有扣除。");
        }
        inquiry.because(
                rule,
                "自" + start + "(当日不计)起"
                        + TermTexts.length(rule.term().amount(), rule.term().unit())
                        + (deducted ? ",扣除书面告知的检测检验检疫鉴定期间" : "")
                        + (extension == 0 ? "" : ",延长" + extension + "日") + ",届满日" + until + ",不顺延");
        LocalDate safe = calculator.safe(until);
        inquiry.because(inquiry.calendar().because(safe.getYear(), "稳妥日取届满日或者之前最后一个工作日" + safe));
        return new CoercionTerm.Answer(until, safe, inquiry.asOf().isAfter(until));
    }

    private static LocalDate until(
            LocalDate start, TermRule term, int extension, Stops stops, TermCalculator calculator) {
        return calculator.lastDay(start, term, extension, 0, stops);
    }

    private static Stops stops(List<CoercionTerm.Excluded> excluded, TermRule term, Inquiry inquiry) {
        List<Interval> stops = new ArrayList<>(excluded.size());
        for (int i = 0; i < excluded.size(); i++) {
            CoercionTerm.Excluded test = excluded.get(i);
            String path = "excluded[" + i + "]";
            if (!term.suspendedBy().contains(SuspensionKind.TEST)) {
                inquiry.because("这种措施的期限不因检测检验检疫鉴定而延长。");
                break;
            }
            if (!test.notifiedInWriting()) {
                inquiry.because("第" + (i + 1) + "段期间没有书面告知当事人,不得扣除。");
                continue;
            }
            inquiry.requireFacts(Needed.of(path + ".from", test.from()), Needed.of(path + ".to", test.to()));
            stops.add(Stops.interval(test.from(), test.to(), path));
        }
        return Stops.of(stops);
    }

    private static int extension(Integer asked, TermRule term, Inquiry inquiry) {
        if (asked == null || asked == 0) {
            return 0;
        }
        if (asked < 0) {
            throw ZhihengException.invalid("RULING-EXTENSION", "facts.extendedBy不能是负数", "facts.extendedBy");
        }
        int most = term.extension() == null ? 0 : term.extension().amount();
        if (asked > most) {
            inquiry.because("延长" + asked + "日超出最多" + most + "日,按" + most + "日计算。");
        }
        return Math.min(asked, most);
    }
}
