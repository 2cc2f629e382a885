package org.zhiheng.api.questions;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Whether, until when and how masked a decision is published. */
public final class Publication {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("publication", "执法决定公示", Facts.class, Answer.class);

    private Publication() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("类别") PublicationKind kind,
            @Label("决定日") LocalDate decidedOn,
            @Label("程序") Procedure procedure,
            @Label("具有一定社会影响") boolean socialImpact,
            @Label("当事人") PartyKind partyKind,
            @Label("未成年人") boolean partyIsMinor,
            @Label("国家秘密商业秘密个人隐私") boolean secret,
            @Label("关联案件未办结") boolean relatedCasePending,
            @Label("涉嫌犯罪正在移送") boolean criminalTransferPending,
            @Label("渠道") Channel channel,
            @Label("执法领域") String field) {}

    /** The answer. */
    public record Answer(
            @Label("公示") boolean publish,
            @Label("期限") LocalDate due,
            @Label("稳妥日") LocalDate safeDue,
            @Label("隐去的内容") List<String> masked) {
        public Answer {
            masked = Absent.asEmpty(masked);
        }
    }
}
