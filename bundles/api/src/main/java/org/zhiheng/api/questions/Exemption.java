package org.zhiheng.api.questions;

import java.time.LocalDate;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Whether a violation is exempt or mitigated. */
public final class Exemption {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("exemption", "不予处罚", Facts.class, Answer.class);

    private Exemption() {}

    /** The facts. Nulls are absent facts; of an organisation age and capacity are not asked for. */
    public record Facts(
            @Label("事项代码") String item,
            @Label("当事人") PartyKind partyKind,
            @Label("违法行为发生日") LocalDate occurredOn,
            @Label("决定日") LocalDate decidedOn,
            @Label("行为时年龄") Integer age,
            @Label("责任能力") Capacity capacity,
            @Label("违法行为轻微") boolean slight,
            @Label("及时改正") boolean correctedInTime,
            @Label("危害后果") Harm harm,
            @Label("初次违法") boolean firstViolation,
            @Label("没有主观过错") boolean noFault) {}

    /** The answer. */
    public record Answer(
            @Label("结果") Outcome outcome,
            @Label("从轻减轻") Mitigation mitigation,
            @Label("条款") String article,
            @Label("适用") ChosenLaw chosen) {}
}
