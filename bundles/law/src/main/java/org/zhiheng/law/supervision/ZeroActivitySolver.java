package org.zhiheng.law.supervision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.ZeroActivity;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code zero-activity} where a region has the rule. Its scope says whether a body explains itself when it made no act of any
 * of its duties ({@code any}) or already when one kind is without an act ({@code per-type}).
 */
public final class ZeroActivitySolver implements Solver<ZeroActivity.Facts, ZeroActivity.Answer> {

    private static final String PER_TYPE = "per-type";
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    @Override
    public ZeroActivity.Answer solve(ZeroActivity.Facts facts, Inquiry inquiry) {
        if (facts.year() != null && (facts.year() < FIRST_YEAR || facts.year() > LAST_YEAR)) {
            throw ZhihengException.invalid("RULING-YEAR", "facts.year应当是四位的年份", "facts.year");
        }
        LocalDate lookUp = facts.year() == null ? inquiry.asOf() : LocalDate.of(facts.year(), 12, 31);
        Applied day = inquiry.rule("zero-activity.explanation-day", lookUp);
        Applied scope = inquiry.rule("zero-activity.scope", lookUp);
        Applied to = inquiry.rule("zero-activity.to", lookUp);
        if (!idle(facts, PER_TYPE.equals(scope.text()))) {
            inquiry.because(scope, "没有应当说明的零执法");
            return new ZeroActivity.Answer(null, null);
        }
        int year = inquiry.fact(facts.year(), "year");
        LocalDate due = LocalDate.of(year, number(day, "month"), number(day, "day"));
        inquiry.because(scope, "负有执法职责而没有作出执法行为");
        inquiry.because(day, "最迟于" + due + "说明情况和原因");
        inquiry.because(to, "向" + to.text() + "说明");
        return new ZeroActivity.Answer(due, to.text());
    }

    private static boolean idle(ZeroActivity.Facts facts, boolean perType) {
        int without = 0;
        for (ActKind duty : facts.duties()) {
            if (facts.acts().getOrDefault(duty, 0) == 0) {
                without++;
            }
        }
        return perType ? without > 0 : without > 0 && without == facts.duties().size();
    }

    private static int number(Applied rule, String name) {
        Map<String, Object> fields = rule.fields();
        return ((BigDecimal) fields.get(name)).intValueExact();
    }
}
