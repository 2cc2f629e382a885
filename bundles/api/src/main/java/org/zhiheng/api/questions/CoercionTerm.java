package org.zhiheng.api.questions;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Until when a coercive measure may last. */
public final class CoercionTerm {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("coercion-term", "查封扣押冻结期限", Facts.class, Answer.class);

    private CoercionTerm() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("措施") Measure measure,
            @Label("实施日") LocalDate startedOn,
            @Label("延长日数") Integer extendedBy,
            @Label("不计入的期间") List<Excluded> excluded) {
        public Facts {
            excluded = Absent.asEmpty(excluded);
        }
    }

    /** The answer. */
    public record Answer(
            @Label("届满日") LocalDate until, @Label("稳妥日") LocalDate safeUntil, @Label("应当解除") boolean mustLift) {}

    /** A test 检测检验检疫鉴定; both days inclusive. */
    public record Excluded(
            @Label("起") LocalDate from, @Label("止") LocalDate to, @Label("书面告知") boolean notifiedInWriting) {}
}
