package org.zhiheng.law.supervision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.FileGrade;
import org.zhiheng.api.questions.FileGrading;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/** Answers {@code file-grade}: a base failure fails the file whatever its score. */
public final class FileGradeSolver implements Solver<FileGrading.Facts, FileGrading.Answer> {

    private static final List<FileGrade> BEST_FIRST = List.of(FileGrade.EXCELLENT, FileGrade.GOOD, FileGrade.PASS);

    @Override
    public FileGrading.Answer solve(FileGrading.Facts facts, Inquiry inquiry) {
        LocalDate on = inquiry.asOf();
        withinScale(facts.score(), on, inquiry);
        if (!facts.baseFailures().isEmpty()) {
            Applied fails = inquiry.rule("file-grade.base-failure-fails", on);
            if (fails.flag()) {
                inquiry.because(fails, "基础项不合格:" + String.join("、", facts.baseFailures()));
                return new FileGrading.Answer(FileGrade.FAIL);
            }
        }
        BigDecimal score = inquiry.fact(facts.score(), "score");
        for (FileGrade grade : BEST_FIRST) {
            Applied least = inquiry.rule("file-grade." + Codes.of(grade), on);
            boolean reached = least.threshold().reachedBy(score);
            inquiry.because(least, "得分" + score.toPlainString() + (reached ? "达到" : "没有达到") + "这一等次的最低分");
            if (reached) {
                return new FileGrading.Answer(grade);
            }
        }
        return new FileGrading.Answer(FileGrade.FAIL);
    }

    private static void withinScale(BigDecimal score, LocalDate on, Inquiry inquiry) {
        Applied full = score == null ? null : inquiry.ruleIfAny("file-grade.full-score", on);
        if (full != null && (score.signum() < 0 || score.compareTo(full.number("point")) > 0)) {
            throw ZhihengException.invalid(
                    "RULING-SCORE", "facts.score应当在0到" + full.number("point").toPlainString() + "之间", "facts.score");
        }
    }
}
