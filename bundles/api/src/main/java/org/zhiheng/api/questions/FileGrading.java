package org.zhiheng.api.questions;

import java.math.BigDecimal;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** The grade of a reviewed case file. */
public final class FileGrading {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("file-grade", "案卷等次", Facts.class, Answer.class);

    private FileGrading() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(@Label("基础项不合格") List<String> baseFailures, @Label("得分") BigDecimal score) {
        public Facts {
            baseFailures = Absent.asEmpty(baseFailures);
        }
    }

    /** The answer. */
    public record Answer(@Label("等次") FileGrade grade) {}
}
