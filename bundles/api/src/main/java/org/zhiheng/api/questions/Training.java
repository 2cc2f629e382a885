package org.zhiheng.api.questions;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Named;
import org.zhiheng.api.rulings.Question;

/** Whether an officer has the hours of a year. */
public final class Training {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("training", "年度培训学时", Facts.class, Answer.class);

    private Training() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(@Label("年度") Integer year, @Label("培训记录") List<Attended> records) {
        public Facts {
            records = Absent.asEmpty(records);
        }
    }

    /** The answer. */
    public record Answer(
            @Label("达标") boolean satisfied,
            @Label("计入学时") BigDecimal counted,
            @Label("尚缺学时") @Named("short") Map<String, BigDecimal> shortfall) {}

    /** One training. */
    public record Attended(
            @Label("类别") TrainingType type, @Label("组织者") TrainingOrganiser organiser, @Label("学时") BigDecimal hours) {}
}
