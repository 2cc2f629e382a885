package org.zhiheng.api.questions;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Whether a violation is time-barred. */
public final class Limitation {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("limitation", "追究时效", Facts.class, Answer.class);

    private Limitation() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("行为终了日") LocalDate endedOn,
            @Label("发现日") LocalDate discoveredOn,
            @Label("涉及的安全") List<HarmKind> harmKinds,
            @Label("有危害后果") boolean harmDone) {
        public Facts {
            harmKinds = Absent.asEmpty(harmKinds);
        }
    }

    /** The answer. */
    public record Answer(@Label("已过时效") boolean barred, @Label("时效届满日") LocalDate until) {}
}
