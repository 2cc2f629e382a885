package org.zhiheng.law.competence;

import java.time.LocalDate;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.EntrustedKind;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.Applied;

/**
 * Which powers may be entrusted, and to whom. {@code entrustment.never} are the powers that a text forbids to entrust, {@code
 * entrustment.never-by-reading} those that are held to be so, {@code entrustment.by-reading} those of which the general laws say
 * nothing; {@code entrustment.entrusted-kinds.<act>} narrows who may be entrusted with one kind of act.
 */
final class Entrustable {

    private Entrustable() {}

    /** Whether the power may not be entrusted at all; the reason is told. */
    static boolean never(ActKind act, LocalDate on, String text, Inquiry inquiry) {
        return tellIfNamed(inquiry.rule("entrustment.never", on), act, text, inquiry)
                || tellIfNamed(inquiry.ruleIfAny("entrustment.never-by-reading", on), act, text, inquiry);
    }

    /** Whether this kind of body may be entrusted with this kind of act; the reason is told where it may not. */
    static boolean to(EntrustedKind kind, ActKind act, LocalDate on, Inquiry inquiry) {
        Applied kinds = inquiry.ruleIfAny("entrustment.entrusted-kinds." + Codes.of(act), on);
        if (kinds == null || Codes.contains(kinds, kind)) {
            return true;
        }
        inquiry.because(kinds, "这类执法行为不得委托给这类组织或者个人");
        return false;
    }

    /** Tells that the general laws do not say whether this kind of act may be entrusted. */
    static void byReading(ActKind act, LocalDate on, Inquiry inquiry) {
        tellIfNamed(inquiry.ruleIfAny("entrustment.by-reading", on), act, "委托这类执法行为须另有法律、法规、规章的依据", inquiry);
    }

    private static boolean tellIfNamed(Applied rule, ActKind act, String text, Inquiry inquiry) {
        boolean named = rule != null && Codes.contains(rule, act);
        if (named) {
            inquiry.because(rule, text);
        }
        return named;
    }
}
