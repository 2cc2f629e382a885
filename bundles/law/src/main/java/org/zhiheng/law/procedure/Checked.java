package org.zhiheng.law.procedure;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.questions.ProcedureCheck.Answer;
import org.zhiheng.api.questions.ProcedureCheck.Facts;
import org.zhiheng.api.questions.Term;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.terms.TermSolver;

/** Answers that several checks give alike. */
final class Checked {

    static final Answer HOLDS = new Answer(true, List.of());

    private Checked() {}

    static Answer because(boolean holds, String held, String failing, Inquiry inquiry) {
        inquiry.because((holds ? held : failing) + "。");
        return holds ? HOLDS : new Answer(false, List.of(failing));
    }

    static Answer happened(String title, Facts facts, Inquiry inquiry) {
        return happened(title, facts.on(), inquiry);
    }

    static Answer happened(String title, LocalDate on, Inquiry inquiry) {
        if (on == null) {
            return because(false, title, "没有记载:" + title, inquiry);
        }
        return because(!on.isAfter(inquiry.asOf()), title + "(" + on + ")", title + "的日期" + on + "在今天之后", inquiry);
    }

    static Answer found(String title, Facts facts, Inquiry inquiry) {
        boolean holds = inquiry.fact(facts.confirmed(), "confirmed");
        return because(holds, "经确认," + title, "经确认,不能认定" + title, inquiry);
    }

    /** Whether something was done so long before a day as a term that counts back wants, both ends not counted. */
    static Answer before(String code, String title, Facts facts, Inquiry inquiry) {
        Answer done = happened(title, facts, inquiry);
        if (!done.holds()) {
            return done;
        }
        LocalDate planned = inquiry.fact(facts.plannedOn(), "plannedOn");
        LocalDate latest = new TermSolver()
                .solve(
                        new Term.Facts(code, DateOrMoment.of(planned), facts.field(), false, null, null, List.of()),
                        inquiry)
                .safe()
                .date();
        return because(!facts.on().isAfter(latest), title + "没有晚于" + latest, title + "晚于" + latest, inquiry);
    }
}
