package org.zhiheng.api.questions;

import java.time.LocalDate;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** When a court may be asked to enforce. */
public final class CourtEnforcement {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("court-enforcement", "申请法院强制执行", Facts.class, Answer.class);

    private CourtEnforcement() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("决定书送达日") LocalDate servedOn,
            @Label("复议决定书送达日") LocalDate reconsideredDecisionServedOn,
            @Label("分期延期届满日") LocalDate instalmentsEndOn,
            @Label("催告书送达日") LocalDate reminderServedOn) {}

    /** The answer. */
    public record Answer(
            @Label("可以申请之日") LocalDate from, @Label("最后日") LocalDate until, @Label("稳妥日") LocalDate safeUntil) {}
}
