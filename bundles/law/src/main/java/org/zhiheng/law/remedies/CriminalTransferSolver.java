package org.zhiheng.law.remedies;

import java.time.OffsetDateTime;
import org.zhiheng.api.questions.CriminalTransfer;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.questions.TermUnit;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.terms.Deadline;
import org.zhiheng.law.terms.TermTexts;
import org.zhiheng.rules.Applied;

/** Answers {@code criminal-transfer}: the latest event that has happened says which step comes next. */
public final class CriminalTransferSolver implements Solver<CriminalTransfer.Facts, CriminalTransfer.Answer> {

    @Override
    public CriminalTransfer.Answer solve(CriminalTransfer.Facts facts, Inquiry inquiry) {
        if (facts.refusalReceivedAt() != null) {
            return step("request-review", "t-rev3", facts.refusalReceivedAt(), "refusalReceivedAt", inquiry);
        }
        if (facts.policeReceivedAt() != null) {
            return step("await-police", "t-ps3", facts.policeReceivedAt(), "policeReceivedAt", inquiry);
        }
        if (facts.approvedAt() != null) {
            return step("transfer", "t-24", facts.approvedAt(), "approvedAt", inquiry);
        }
        if (facts.reportedAt() != null) {
            return step("decide", "t-3", facts.reportedAt(), "reportedAt", inquiry);
        }
        inquiry.because("还没有书面报告:组成专案组核实后提出移送的书面报告。");
        return new CriminalTransfer.Answer("report", null, inquiry.doubtful());
    }

    private static CriminalTransfer.Answer step(
            String next, String code, DateOrMoment start, String fact, Inquiry inquiry) {
        Applied rule = inquiry.rule("term." + code, start.date());
        DateOrMoment due;
        if (rule.term().unit() == TermUnit.HOUR) {
            OffsetDateTime from = inquiry.fact(start.moment(), fact);
            due = DateOrMoment.of(from.plusHours(rule.term().amount()));
            inquiry.because(
                    rule, "自" + start + "起" + TermTexts.length(rule.term().amount(), TermUnit.HOUR) + ",至" + due);
        } else {
            due = DateOrMoment.of(Deadline.of(rule, start.date(), inquiry).legal());
        }
        return new CriminalTransfer.Answer(next, due, inquiry.doubtful());
    }
}
