package org.zhiheng.law.competence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.EntrustedKind;
import org.zhiheng.api.questions.EntrustmentValidity;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/** Answers {@code entrustment}; what fails is named by its fact. */
public final class EntrustmentSolver implements Solver<EntrustmentValidity.Facts, EntrustmentValidity.Answer> {

    @Override
    public EntrustmentValidity.Answer solve(EntrustmentValidity.Facts facts, Inquiry inquiry) {
        EntrustedKind kind = inquiry.fact(facts.entrustedKind(), "entrustedKind");
        LocalDate on = inquiry.asOf();
        List<String> failing = new ArrayList<>(2);
        powers(facts.powers(), on, failing, inquiry);
        boolean kindAllowed = kindAllowed(kind, facts.powers(), on, inquiry);
        if (!kindAllowed) {
            failing.add("entrustedKind");
        }
        if (facts.reEntrusted() && inquiry.binds("entrustment.no-re-entrustment", on, "受委托组织不得再委托")) {
            failing.add("reEntrusted");
        }
        if (kindAllowed) {
            steps(facts, kind, on, failing, inquiry);
        }
        return new EntrustmentValidity.Answer(failing.isEmpty(), failing);
    }

    private static boolean kindAllowed(EntrustedKind kind, List<ActKind> powers, LocalDate on, Inquiry inquiry) {
        Applied kinds = inquiry.rule("entrustment.entrusted-kinds", on);
        boolean allowed = Codes.contains(kinds, kind);
        inquiry.because(kinds, allowed ? "可以委托这类组织" : "不得委托这类组织或者个人");
        for (ActKind power : powers) {
            allowed &= Entrustable.to(kind, power, on, inquiry);
        }
        return allowed;
    }

    private static void powers(List<ActKind> powers, LocalDate on, List<String> failing, Inquiry inquiry) {
        boolean wrong = powers.isEmpty();
        for (ActKind power : powers) {
            if (Entrustable.never(power, on, "委托的权力中有不得委托的", inquiry)) {
                wrong = true;
            } else {
                Entrustable.byReading(power, on, inquiry);
            }
        }
        if (wrong) {
            failing.add("powers");
        }
        if (powers.isEmpty()) {
            inquiry.because("没有写明委托的权力。");
        }
    }

    private static void steps(
            EntrustmentValidity.Facts facts, EntrustedKind kind, LocalDate on, List<String> failing, Inquiry inquiry) {
        Applied steps = inquiry.rule("entrustment.chain." + Codes.of(kind), on);
        EntrustmentChain chain = new EntrustmentChain(
                facts.justiceReviewedOn(), facts.governmentApprovedOn(), facts.signedOn(), facts.publishedOn());
        LocalDate before = null;
        int failed = failing.size();
        for (String step : steps.codes()) {
            LocalDate day = chain.day(step);
            if (day == null || day.isAfter(on) || before != null && day.isBefore(before)) {
                failing.add(EntrustmentChain.fact(step));
            }
            before = day == null ? before : day;
        }
        inquiry.because(steps, failing.size() == failed ? "法定步骤都已依次完成" : "法定步骤没有完成或者次序颠倒");
    }
}
