package org.zhiheng.api.questions;

import java.time.LocalDate;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Whether someone may or must rotate on the day asked for. */
public final class Rotation {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("rotation", "一线干部交流", Facts.class, Answer.class);

    private Rotation() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(@Label("到执法一线工作之日") LocalDate frontLineSince) {}

    /** The answer. */
    public record Answer(@Label("可以交流") boolean may, @Label("必须交流") boolean must) {}
}
