package org.zhiheng.law.supervision;

import java.util.List;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.questions.StatisticsClass;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/** Answers {@code statistics-class}: a decision with several kinds of penalty counts once, under the heaviest. */
public final class StatisticsClassSolver implements Solver<StatisticsClass.Facts, StatisticsClass.Answer> {

    @Override
    public StatisticsClass.Answer solve(StatisticsClass.Facts facts, Inquiry inquiry) {
        List<Sanction> sanctions = facts.sanctions();
        if (sanctions.isEmpty()) {
            throw inquiry.lacking("facts.sanctions");
        }
        if (sanctions.stream().distinct().count() == 1) {
            inquiry.because("只有一种处罚,归入该种类。");
            return new StatisticsClass.Answer(sanctions.get(0));
        }
        Applied severity = inquiry.rule("statistics.severity", inquiry.asOf());
        Sanction heaviest = sanctions.get(0);
        for (Sanction sanction : sanctions) {
            if (place(severity, sanction) > place(severity, heaviest)) {
                heaviest = sanction;
            }
        }
        inquiry.because(severity, "并处的,按最重的种类“" + Labels.of(heaviest) + "”统计");
        return new StatisticsClass.Answer(heaviest);
    }

    private static int place(Applied severity, Sanction sanction) {
        return severity.codes().indexOf(Codes.of(sanction));
    }
}
