package org.zhiheng.law.competence;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.Competence;
import org.zhiheng.api.questions.EntrustedKind;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.Applied;

/**
 * The steps that make an entrustment valid, in the order a rule demands; each named by its fact, e.g. {@code
 * signedOn}.
 */
final class EntrustmentChain {

    private final LocalDate justiceReviewedOn;
    private final LocalDate governmentApprovedOn;
    private final LocalDate signedOn;
    private final LocalDate publishedOn;

    EntrustmentChain(
            LocalDate justiceReviewedOn, LocalDate governmentApprovedOn, LocalDate signedOn, LocalDate publishedOn) {
        this.justiceReviewedOn = justiceReviewedOn;
        this.governmentApprovedOn = governmentApprovedOn;
        this.signedOn = signedOn;
        this.publishedOn = publishedOn;
    }

    /** Whether the township may do an act of this kind for the department on the day of the conclusion. */
    static boolean allows(Competence.Entrustment entrustment, ActKind actKind, Inquiry inquiry) {
        LocalDate on = inquiry.asOf();
        Applied steps = inquiry.rule("entrustment.chain.township", on);
        EntrustmentChain chain = new EntrustmentChain(
                entrustment.justiceReviewedOn(),
                entrustment.governmentApprovedOn(),
                entrustment.signedOn(),
                entrustment.publishedOn());
        if (chain.firstFailing(steps.codes(), on) != null) {
            inquiry.because(steps, "委托的法定步骤没有完成或者次序颠倒,委托没有生效");
            return false;
        }
        if (ended(entrustment, on) || entrustment.powers().isEmpty()) {
            inquiry.because("委托不在期限内,或者没有写明权限。");
            return false;
        }
        ActKind act = inquiry.fact(actKind, "actKind");
        if (Entrustable.never(act, on, "这类权力不得委托,须由行政执法部门自己行使", inquiry)
                || !Entrustable.to(EntrustedKind.TOWNSHIP, act, on, inquiry)) {
            return false;
        }
        if (!entrustment.powers().contains(act)) {
            inquiry.because("委托的权限不包括这类执法行为。");
            return false;
        }
        inquiry.requireFacts(
                Inquiry.Needed.of("entrustment.from", entrustment.from()),
                Inquiry.Needed.of("entrustment.to", entrustment.to()));
        Entrustable.byReading(act, on, inquiry);
        inquiry.because(steps, "委托已经生效,镇(街道)以委托部门的名义实施");
        return true;
    }

    private static boolean ended(Competence.Entrustment entrustment, LocalDate on) {
        return entrustment.from() != null && on.isBefore(entrustment.from())
                || entrustment.to() != null && on.isAfter(entrustment.to());
    }

    /**
     * The first step that has not happened by the day, or happened before the one it must follow; null when all are
     * in order.
     */
    String firstFailing(List<String> steps, LocalDate on) {
        LocalDate before = null;
        for (int i = 0; i < steps.size(); i++) {
            LocalDate step = day(steps.get(i));
            if (step == null || step.isAfter(on) || before != null && step.isBefore(before)) {
                return steps.get(i);
            }
            before = step;
        }
        return null;
    }

    /** The day of a step; null when it has not happened or is none of this chain's. */
    LocalDate day(String step) {
        return switch (step) {
            case "justice-review" -> justiceReviewedOn;
            case "government-approval" -> governmentApprovedOn;
            case "signing" -> signedOn;
            case "publication" -> publishedOn;
            default -> null;
        };
    }

    /** The fact that tells a step. */
    static String fact(String step) {
        return switch (step) {
            case "justice-review" -> "justiceReviewedOn";
            case "government-approval" -> "governmentApprovedOn";
            case "signing" -> "signedOn";
            default -> "publishedOn";
        };
    }
}
