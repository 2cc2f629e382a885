package org.zhiheng.law.competence;

import java.time.LocalDate;
import org.zhiheng.api.questions.Qualification;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.Applied;

/** Whether a body is one that may enforce in its own name on a day: found so, published, and not over since. */
public final class BodyQualified {

    private static final String STATES = "bodies.qualification-states";
    private static final String PUBLISHED = "bodies.qualification-published";

    private BodyQualified() {}

    /** Whether the answer depends on a state that was looked up and is not known. */
    public static boolean unknown(Qualification told, LocalDate on, Inquiry inquiry) {
        return told != null && told.state() == null && inquiry.ruleIfAny(STATES, on) != null;
    }

    /** Whether what is told speaks against the body. What is not told, or not known, does not, nor does anything where no package asks for a qualification. */
    public static boolean lacking(Qualification told, LocalDate on, Inquiry inquiry) {
        Against against = against(told, on, inquiry);
        return against != null && against.rule() != null;
    }

    /** The same, and gives the reason. A reading decides only what it takes away. */
    public static boolean lacking(Qualification told, String body, LocalDate on, Inquiry inquiry) {
        Against against = against(told, on, inquiry);
        if (against == null) {
            return false;
        }
        if (against.rule() == null) {
            inquiry.because(body + against.text() + "。");
            return false;
        }
        inquiry.because(against.rule(), body + against.text() + ",不能以自己的名义执法");
        return true;
    }

    /** @param rule null where nothing speaks against the body */
    private record Against(Applied rule, String text) {}

    private static Against against(Qualification told, LocalDate on, Inquiry inquiry) {
        Applied states = told == null || told.state() == null ? null : inquiry.ruleIfAny(STATES, on);
        if (states == null) {
            return null;
        }
        if (told.endedOn() != null && told.endedOn().isBefore(on)) {
            return new Against(states, "的执法主体资格已于" + told.endedOn() + "终止");
        }
        if (!Codes.contains(states, told.state())) {
            return new Against(states, "的执法主体资格没有得到确认");
        }
        Applied published = inquiry.ruleIfAny(PUBLISHED, on);
        boolean hidden = told.publishedOn() == null || told.publishedOn().isAfter(on);
        return published != null && published.flag() && hidden
                ? new Against(published, "的执法主体资格还没有公布")
                : new Against(null, "的执法主体资格已经确认、公布");
    }
}
