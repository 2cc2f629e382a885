package org.zhiheng.api.questions;

import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** How many inspections are counted. */
public final class InspectionCount {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("inspection-count", "行政检查次数", Facts.class, Answer.class);

    private InspectionCount() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(@Label("检查") List<Visit> inspections) {
        public Facts {
            inspections = Absent.asEmpty(inspections);
        }
    }

    /** The answer. */
    public record Answer(@Label("次数") Integer count) {}

    /** One visit. */
    public record Visit(
            @Label("检查对象") String object,
            @Label("有完整详细记录") boolean fullRecord,
            @Label("之后作出处罚等执法行为") boolean followUp) {}
}
