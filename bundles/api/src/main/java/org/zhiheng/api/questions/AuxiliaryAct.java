package org.zhiheng.api.questions;

import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Whether an auxiliary may do something. */
public final class AuxiliaryAct {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("auxiliary-act", "辅助人员可否从事", Facts.class, Answer.class);

    private AuxiliaryAct() {}

    /**
     * The facts. Nulls are absent facts.
     *
     * @param contract its days, where the question is about somebody
     * @param card the days of the card, where there is one
     */
    public record Facts(
            @Label("行为") AuxiliaryActKind act,
            @Label("指派从事的事务") List<AuxiliaryActKind> assigned,
            @Label("合同期限") Interval contract,
            @Label("证件有效期") Interval card) {
        public Facts {
            assigned = Absent.asEmpty(assigned);
        }
    }

    /** The answer. */
    public record Answer(@Label("允许") boolean allowed) {}
}
