package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Whether a body has enough legal reviewers. */
public final class ReviewerStaffing {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("reviewer-staffing", "法制审核人员配备", Facts.class, Answer.class);

    private ReviewerStaffing() {}

    /**
     * The facts. Nulls are absent facts.
     *
     * @param bodyKind what the body is; null for what is demanded of all
     */
    public record Facts(
            @Label("执法人员数") Integer officers, @Label("审核人员数") Integer reviewers, @Label("单位种类") BodyKind bodyKind) {}

    /** The answer. */
    public record Answer(@Label("符合") boolean satisfied, @Label("至少人数") Integer needed) {}
}
