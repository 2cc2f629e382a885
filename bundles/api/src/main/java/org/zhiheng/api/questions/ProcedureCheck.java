package org.zhiheng.api.questions;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Whether a check that a procedure names holds. */
public final class ProcedureCheck {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("procedure-check", "程序环节的检查", Facts.class, Answer.class);

    private ProcedureCheck() {}

    /**
     * The facts. Nulls are absent facts; which of them a check needs stands in docs/rulings/procedure-check.md.
     *
     * @param confirmed what a named person has found; absent while nobody has found anything
     * @param on the day on which that happened what the check asks for; absent while it has not
     */
    public record Facts(
            @Label("检查") String check,
            @Label("经人确认") Boolean confirmed,
            @Label("发生日") LocalDate on,
            @Label("已有的材料或者已做的工作") List<String> present,
            @Label("办理的事项") String matter,
            @Label("编制类型") StaffType staffType,
            @Label("拟赋予的权力") List<ActKind> powers,
            @Label("要求听证") Boolean hearingAsked,
            @Label("实施主体") Body acting,
            @Label("管辖") Competence.Facts competence,
            @Label("执法人员") OfficerCompetence.Facts officers,
            @Label("听证") HearingRight.Facts hearing,
            @Label("法制审核") LegalReview.Facts review,
            @Label("裁量") Discretion.Facts discretion,
            @Label("委托") EntrustmentValidity.Facts entrustment) {
        public Facts {
            present = Absent.asEmpty(present);
            powers = Absent.asEmpty(powers);
        }
    }

    /**
     * The answer.
     *
     * @param failing in Chinese, what stands in the way; empty when the check holds
     */
    public record Answer(@Label("成立") boolean holds, @Label("不成立的原因") List<String> failing) {
        public Answer {
            failing = Absent.asEmpty(failing);
        }
    }
}
