package org.zhiheng.api.questions;

import java.math.BigDecimal;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Money;
import org.zhiheng.api.rulings.Question;

/** Whether an economic-impact assessment is required. */
public final class ImpactAssessment {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("impact-assessment", "经济影响评估", Facts.class, Answer.class);

    private ImpactAssessment() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("当事人") PartyKind partyKind,
            @Label("处罚种类") List<Sanction> sanctions,
            @Label("罚款金额") @Money BigDecimal fine) {
        public Facts {
            sanctions = Absent.asEmpty(sanctions);
        }
    }

    /** The answer. */
    public record Answer(@Label("需要评估") boolean required) {}
}
