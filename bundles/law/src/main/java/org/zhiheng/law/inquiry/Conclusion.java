package org.zhiheng.law.inquiry;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.RuleBookRef;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.WorkingCalendar;

/** Runs a solver and makes a ruling of what it found. */
public final class Conclusion {

    private Conclusion() {}

    /**
     * @param asked the division asked for; where it has no package of its own, a reason says whose book answers
     * @param engine version of the law core
     */
    public static <F extends Record, A extends Record> Ruling<A> draw(
            String question, Solver<F, A> solver, F facts, RuleBook book, String asked, LocalDate asOf, String engine) {
        Inquiry inquiry = new Inquiry(book, asOf);
        if (!book.division().equals(asked)) {
            inquiry.because("区划" + asked + "没有自己的规则包,由最近的上级" + book.division() + "的规则回答。");
        }
        A answer = null;
        try {
            answer = solver.solve(facts, inquiry);
        } catch (Undetermined undetermined) {
            // what is missing is noted in the inquiry
        } catch (WorkingCalendar.UncoveredYearException uncovered) {
            inquiry.lacking("calendar." + uncovered.year());
        } catch (Applied.OtherTypeException other) {
            inquiry.because("规则" + other.rule() + "的类型或者单位不是这个问题所要的,不能用;请规则包的作者改正。");
            inquiry.lacking("rule." + other.rule());
        }
        RuleBookRef ref = new RuleBookRef(book.division(), asOf, inquiry.book().fingerprint(), engine);
        List<Reason> reasons = inquiry.reasons();
        return new Ruling<>(question, answer, answer == null ? inquiry.missing() : List.of(), reasons, ref);
    }
}
