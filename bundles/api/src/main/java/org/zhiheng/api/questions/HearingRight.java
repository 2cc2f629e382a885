package org.zhiheng.api.questions;

import java.math.BigDecimal;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Money;
import org.zhiheng.api.rulings.Question;

/** Whether a hearing must be offered. */
public final class HearingRight {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("hearing-right", "听证权利", Facts.class, Answer.class);

    private HearingRight() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("当事人") PartyKind partyKind,
            @Label("执法领域") String field,
            @Label("处罚种类") List<Sanction> sanctions,
            @Label("罚款金额") @Money BigDecimal fine,
            @Label("没收价值") @Money BigDecimal confiscated,
            @Label("罚款上限") @Money BigDecimal maximumFine) {
        public Facts {
            sanctions = Absent.asEmpty(sanctions);
        }
    }

    /** The answer. */
    public record Answer(@Label("应当告知听证") boolean mustOffer, @Label("须由人确认") boolean personMustConfirm) {}
}
