package org.zhiheng.api.questions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Whether a body with duties but no acts owes a special explanation. */
public final class ZeroActivity {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("zero-activity", "零执法说明", Facts.class, Answer.class);

    private ZeroActivity() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("年度") Integer year,
            @Label("负有的执法职责") List<ActKind> duties,
            @Label("作出的执法行为数") Map<ActKind, Integer> acts) {
        public Facts {
            acts = Absent.asEmpty(acts);
            duties = Absent.asEmpty(duties);
        }
    }

    /** The answer. */
    public record Answer(@Label("说明期限") LocalDate explanationDue, @Label("说明对象") String to) {}
}
