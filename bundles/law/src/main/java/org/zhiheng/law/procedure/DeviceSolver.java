package org.zhiheng.law.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.questions.DeviceUse;
import org.zhiheng.api.questions.VerificationResult;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code device}; what fails is named by its fact. A record not yet made is judged on the day of the
 * conclusion.
 */
public final class DeviceSolver implements Solver<DeviceUse.Facts, DeviceUse.Answer> {

    @Override
    public DeviceUse.Answer solve(DeviceUse.Facts facts, Inquiry inquiry) {
        LocalDate on =
                facts.capturedAt() == null ? inquiry.asOf() : facts.capturedAt().date();
        List<String> failing = new ArrayList<>(3);
        check(facts.legalReview(), "legalReview", "legal-review", "没有经过法制审核", failing, on, inquiry);
        check(facts.technicalReview(), "technicalReview", "technical-review", "没有经过技术审核", failing, on, inquiry);
        check(facts.signVisible(), "signVisible", "sign", "标志不明显", failing, on, inquiry);
        LocalDate published = facts.locationPublishedOn();
        check(
                published != null && !published.isAfter(on),
                "locationPublishedOn",
                "location",
                "采集时设置地点没有公布",
                failing,
                on,
                inquiry);
        check(
                verified(facts.verifications(), on, inquiry),
                "verifications",
                "verification",
                "采集时没有合格的检定",
                failing,
                on,
                inquiry);
        check(facts.reviewedBeforeUse(), "reviewedBeforeUse", "record-review", "记录内容没有经过审核", failing, on, inquiry);
        if (failing.isEmpty() && facts.reviewedBeforeUse()) {
            inquiry.binds("device.record-review", on, "各项要求都已符合,可以作为证据");
        }
        return new DeviceUse.Answer(failing.isEmpty(), failing);
    }

    private static void check(
            boolean met, String fact, String rule, String text, List<String> failing, LocalDate on, Inquiry inquiry) {
        if (!met && inquiry.binds("device." + rule, on, text)) {
            failing.add(fact);
        }
    }

    /** Passed on the day and not failed on it; not looked at where no verification is asked for. */
    private static boolean verified(List<DeviceUse.Verification> verifications, LocalDate on, Inquiry inquiry) {
        Applied needed = inquiry.ruleIfAny("device.verification", on);
        if (needed != null && !needed.flag()) {
            return false;
        }
        boolean passed = false;
        for (int i = 0; i < verifications.size(); i++) {
            DeviceUse.Verification each = verifications.get(i);
            String path = "verifications[" + i + "].";
            inquiry.requireFacts(
                    Inquiry.Needed.of(path + "result", each.result()), Inquiry.Needed.of(path + "from", each.from()));
            boolean holds = !on.isBefore(each.from()) && (each.to() == null || !on.isAfter(each.to()));
            if (holds && each.result() == VerificationResult.FAILED) {
                return false;
            }
            passed |= holds;
        }
        return passed;
    }
}
