package org.zhiheng.law.supervision;

import java.time.LocalDate;
import org.zhiheng.api.questions.InspectionCount;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/** Answers {@code inspection-count}: which visits count as inspections in the yearly statistics. */
public final class InspectionCountSolver implements Solver<InspectionCount.Facts, InspectionCount.Answer> {

    @Override
    public InspectionCount.Answer solve(InspectionCount.Facts facts, Inquiry inquiry) {
        LocalDate on = inquiry.asOf();
        Applied needsObject = inquiry.rule("inspection-count.needs-object", on);
        Applied needsRecord = inquiry.rule("inspection-count.needs-full-record", on);
        Applied excludesFollowUp = inquiry.rule("inspection-count.excludes-follow-up", on);
        int count = 0;
        int withoutObject = 0;
        int withoutRecord = 0;
        int followedUp = 0;
        for (InspectionCount.Visit visit : facts.inspections()) {
            if (needsObject.flag() && (visit.object() == null || visit.object().isBlank())) {
                withoutObject++;
            } else if (needsRecord.flag() && !visit.fullRecord()) {
                withoutRecord++;
            } else if (excludesFollowUp.flag() && visit.followUp()) {
                followedUp++;
            } else {
                count++;
            }
        }
        inquiry.because(needsObject, "没有检查对象而不计的:" + withoutObject);
        inquiry.because(needsRecord, "没有完整详细记录而不计的:" + withoutRecord);
        inquiry.because(excludesFollowUp, "之后作出处罚等执法行为而不计的:" + followedUp);
        return new InspectionCount.Answer(count);
    }
}
