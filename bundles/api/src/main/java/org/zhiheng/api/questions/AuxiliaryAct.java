package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Whether an auxiliary may do something. */
public final class AuxiliaryAct {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("auxiliary-act", "辅助人员可否从事", Facts.class, Answer.class);

    private AuxiliaryAct() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(@Label("行为") AuxiliaryActKind act) {}

    /** The answer. */
    public record Answer(@Label("允许") boolean allowed) {}
}
