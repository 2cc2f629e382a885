package org.zhiheng.law.officers;

import org.zhiheng.api.questions.BodyKind;
import org.zhiheng.api.questions.ReviewerStaffing;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/** Answers {@code reviewer-staffing}: reviewers × 100 against officers × the per cent of the rule. */
public final class ReviewerStaffingSolver implements Solver<ReviewerStaffing.Facts, ReviewerStaffing.Answer> {

    @Override
    public ReviewerStaffing.Answer solve(ReviewerStaffing.Facts facts, Inquiry inquiry) {
        inquiry.requireFacts(
                Inquiry.Needed.of("officers", facts.officers()), Inquiry.Needed.of("reviewers", facts.reviewers()));
        int officers = Shares.count(facts.officers(), "officers");
        int reviewers = Shares.count(facts.reviewers(), "reviewers");
        Applied share = share(facts.bodyKind(), inquiry);
        int needed = Shares.least(officers, share.number("percent"));
        inquiry.because(share, officers + "名执法人员至少配" + needed + "名法制审核人员,现有" + reviewers + "名");
        return new ReviewerStaffing.Answer(Shares.reached(reviewers, officers, share.number("percent")), needed);
    }

    /** What a plan demands of one kind of body is not held against the others, of whom what is demanded of all is. */
    private static Applied share(BodyKind kind, Inquiry inquiry) {
        Applied own =
                kind == null ? null : inquiry.ruleIfAny("reviewers.least-share." + Codes.of(kind), inquiry.asOf());
        return own == null ? inquiry.rule("reviewers.least-share", inquiry.asOf()) : own;
    }
}
