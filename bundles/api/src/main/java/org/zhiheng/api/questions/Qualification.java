package org.zhiheng.api.questions;

import java.time.LocalDate;
import org.zhiheng.api.rulings.Label;

/**
 * The qualification of an enforcement body 执法主体资格 on a day. One of which nothing is told (null) is not looked at; one that was looked up and is not
 * known has no state.
 *
 * @param publishedOn the day on which it was published; null while it has not been
 * @param endedOn its last day, where it was over by the day: the body was merged, renamed or abolished
 */
public record Qualification(
        @Label("状态") QualificationState state, @Label("公布日") LocalDate publishedOn, @Label("终止日") LocalDate endedOn) {}
