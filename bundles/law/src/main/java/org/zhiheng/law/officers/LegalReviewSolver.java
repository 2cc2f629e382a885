package org.zhiheng.law.officers;

import java.time.LocalDate;
import org.zhiheng.api.questions.LegalReview;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code legal-review}. The grounds of the law come first. Which other decisions are major the law leaves to catalogues: a
 * penalty is held to be so by its kind or when its fine reaches the amount for a hearing; what neither tells is not, unless it
 * is said to be in the catalogue, and the doubt is told; a book that does not let the rest go has it reviewed too. Who handled the
 * case does not review it; whether every reviewer or only one new to it needs the legal qualification
 * says {@code legal-review.qualification} ({@code always}, {@code first-time}).
 */
public final class LegalReviewSolver implements Solver<LegalReview.Facts, LegalReview.Answer> {

    @Override
    public LegalReview.Answer solve(LegalReview.Facts facts, Inquiry inquiry) {
        inquiry.inField(facts.field());
        boolean required = applies(facts.publicInterest(), "public-interest", "涉及重大公共利益", inquiry)
                | applies(facts.hearingHeld(), "hearing-held", "直接关系重大权益,经过听证程序", inquiry)
                | applies(facts.complex(), "complex", "案件情况疑难复杂", inquiry)
                | applies(facts.inCatalogue(), "in-catalogue", "在重大执法决定法制审核目录内", inquiry);
        required = required || new MajorDecision(facts, inquiry).held();
        if (facts.reviewer() == null) {
            if (required) {
                throw inquiry.lacking("facts.reviewer");
            }
            return new LegalReview.Answer(false, true);
        }
        return new LegalReview.Answer(required, acceptable(facts.reviewer(), inquiry));
    }

    private static boolean applies(boolean fact, String ground, String text, Inquiry inquiry) {
        return fact && inquiry.binds("legal-review.ground." + ground, inquiry.asOf(), text + ",应当法制审核");
    }

    private static boolean acceptable(LegalReview.Reviewer reviewer, Inquiry inquiry) {
        if (reviewer.handler() && inquiry.binds("legal-review.reviewer-not-handler", inquiry.asOf(), "承办人员不得作为审核人员")) {
            return false;
        }
        Applied qualification = inquiry.rule("legal-review.qualification", inquiry.asOf());
        boolean acceptable = reviewer.legalQualification()
                || !qualification.text().equals("always") && !firstTime(reviewer, inquiry);
        inquiry.because(qualification, acceptable ? "符合法律职业资格的要求" : "应当取得法律职业资格");
        return acceptable;
    }

    /** Whether somebody reviews for the first time: by the register whoever began once the law asked for a qualification. */
    private static boolean firstTime(LegalReview.Reviewer reviewer, Inquiry inquiry) {
        if (!reviewer.registered()) {
            return reviewer.firstTime();
        }
        LocalDate since = inquiry.fact(reviewer.since(), "reviewer.since");
        Applied from = inquiry.rule("legal-review.first-time-from", inquiry.asOf());
        boolean first = !since.isBefore((LocalDate) from.dated().value());
        inquiry.because(from, "自" + since + "从事法制审核," + (first ? "属于" : "不属于") + "初次从事");
        return first;
    }
}
