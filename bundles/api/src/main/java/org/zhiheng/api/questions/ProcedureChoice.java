package org.zhiheng.api.questions;

import java.math.BigDecimal;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Money;
import org.zhiheng.api.rulings.Question;

/** Whether the simple procedure and collection on the spot are allowed. */
public final class ProcedureChoice {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("procedure", "适用程序", Facts.class, Answer.class);

    private ProcedureChoice() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("当事人") PartyKind partyKind,
            @Label("处罚种类") List<Sanction> sanctions,
            @Label("罚款金额") @Money BigDecimal fine,
            @Label("事实确凿并有法定依据") boolean factsCertain,
            @Label("事后难以执行") boolean hardToCollectLater,
            @Label("交通不便") boolean remote,
            @Label("当事人提出") boolean partyAsked) {
        public Facts {
            sanctions = Absent.asEmpty(sanctions);
        }
    }

    /** The answer. */
    public record Answer(@Label("可以适用简易程序") boolean simpleAllowed, @Label("可以当场收缴") boolean collectOnTheSpotAllowed) {}
}
