package org.zhiheng.api.questions;

import java.time.LocalDate;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Until when a publication is withdrawn. */
public final class Withdrawal {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("withdrawal", "撤回公示", Facts.class, Answer.class);

    private Withdrawal() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(@Label("变更撤销日") LocalDate changedOn, @Label("情形") DecisionChange change) {}

    /** The answer. */
    public record Answer(@Label("期限") LocalDate due, @Label("稳妥日") LocalDate safeDue) {}
}
