package org.zhiheng.api.questions;

import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Named;
import org.zhiheng.api.rulings.Question;

/** In which class a decision is counted. */
public final class StatisticsClass {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("statistics-class", "统计归类", Facts.class, Answer.class);

    private StatisticsClass() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(@Label("处罚种类") List<Sanction> sanctions) {
        public Facts {
            sanctions = Absent.asEmpty(sanctions);
        }
    }

    /** The answer. */
    public record Answer(@Label("归类") @Named("class") Sanction statisticsClass) {}
}
