package org.zhiheng.api.questions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Money;
import org.zhiheng.api.rulings.Question;

/** Whether a decision is reported to the justice bureau, and until when. */
public final class Reporting {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("reporting", "重大决定备案", Facts.class, Answer.class);

    private Reporting() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("执法行为") ActKind actKind,
            @Label("当事人") PartyKind partyKind,
            @Label("处罚种类") List<Sanction> sanctions,
            @Label("罚款金额") @Money BigDecimal fine,
            @Label("没收价值") @Money BigDecimal confiscated,
            @Label("决定日") LocalDate decidedOn) {
        public Facts {
            sanctions = Absent.asEmpty(sanctions);
        }
    }

    /** The answer. */
    public record Answer(@Label("应当备案") boolean required, @Label("期限") LocalDate due, @Label("报送") String to) {}
}
