package org.zhiheng.api.questions;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** When a term ends (期限). */
public final class Term {

    public static final Question<Facts, Answer> QUESTION = new Question<>("term", "期限起止", Facts.class, Answer.class);

    private Term() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("期限代码") String code,
            @Label("起算日或者起算时刻") DateOrMoment start,
            @Label("执法领域") String field,
            @Label("已经批准延长") boolean extended,
            @Label("延长的数额") Integer extendedBy,
            @Label("继续延长的数额") Integer extendedFurtherBy,
            @Label("不计入的期间") List<Suspension> suspensions) {
        public Facts {
            suspensions = Absent.asEmpty(suspensions);
        }
    }

    /** The answer. */
    public record Answer(
            @Label("法定届满日") DateOrMoment legal,
            @Label("稳妥办理日") DateOrMoment safe,
            @Label("单位") TermUnit unit,
            @Label("数额") Integer amount) {}

    /** A time in which the term does not run; both days inclusive, a null end is open. */
    public record Suspension(@Label("原因") SuspensionKind kind, @Label("起") LocalDate from, @Label("止") LocalDate to) {}
}
