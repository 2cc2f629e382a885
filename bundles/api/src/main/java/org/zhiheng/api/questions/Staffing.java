package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Whether centre, deployment or certificates meet the demand. */
public final class Staffing {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("staffing", "人员配备", Facts.class, Answer.class);

    private Staffing() {}

    /**
     * The facts. Nulls are absent facts.
     *
     * @param bodyKind what the body is whose people are counted; null for not looking at whom a demand is made of
     */
    public record Facts(
            @Label("类别") StaffingKind kind,
            @Label("正式工作人员") Integer formalStaff,
            @Label("辅助人员") Integer auxiliaries,
            @Label("下沉人数") Integer deployed,
            @Label("总人数") Integer total,
            @Label("持证人数") Integer certified,
            @Label("单位种类") BodyKind bodyKind) {}

    /** The answer. */
    public record Answer(@Label("符合") boolean satisfied, @Label("至少人数") Integer needed) {}
}
