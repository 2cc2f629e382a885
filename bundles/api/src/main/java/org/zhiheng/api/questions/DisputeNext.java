package org.zhiheng.api.questions;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** What comes next in a jurisdiction dispute. */
public final class DisputeNext {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("dispute-next", "管辖争议下一步", Facts.class, Answer.class);

    private DisputeNext() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("提出日") LocalDate raisedOn, @Label("执法领域") String field, @Label("已经进行的步骤") List<StepTaken> steps) {
        public Facts {
            steps = Absent.asEmpty(steps);
        }
    }

    /** The answer. */
    public record Answer(@Label("下一步") DisputeNextStep next, @Label("期限") LocalDate due) {}

    /** A step already taken. */
    public record StepTaken(
            @Label("步骤") DisputeStep step, @Label("结果") DisputeResult result, @Label("日期") LocalDate on) {}
}
