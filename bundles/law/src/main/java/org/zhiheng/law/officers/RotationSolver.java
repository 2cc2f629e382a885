package org.zhiheng.law.officers;

import java.time.LocalDate;
import org.zhiheng.api.questions.Rotation;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/** Answers {@code rotation}: full years on the front line; {@code must} implies {@code may}. */
public final class RotationSolver implements Solver<Rotation.Facts, Rotation.Answer> {

    @Override
    public Rotation.Answer solve(Rotation.Facts facts, Inquiry inquiry) {
        LocalDate since = inquiry.fact(facts.frontLineSince(), "frontLineSince");
        boolean must = reached("rotation.must-years", since, "必须进行交流", inquiry);
        boolean may = must || reached("rotation.may-years", since, "可适当进行交流", inquiry);
        return new Rotation.Answer(may, must);
    }

    private static boolean reached(String ruleId, LocalDate since, String what, Inquiry inquiry) {
        Applied years = inquiry.rule(ruleId, inquiry.asOf());
        LocalDate from = since.plusYears(years.number("year").longValueExact());
        inquiry.because(years, "自" + from + "起" + what);
        return !inquiry.asOf().isBefore(from);
    }
}
