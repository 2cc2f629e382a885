package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** What comes next in a transfer to the police. */
public final class CriminalTransfer {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("criminal-transfer", "涉嫌犯罪移送", Facts.class, Answer.class);

    private CriminalTransfer() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("书面报告时刻") DateOrMoment reportedAt,
            @Label("批准移送时刻") DateOrMoment approvedAt,
            @Label("公安机关接受时刻") DateOrMoment policeReceivedAt,
            @Label("收到不予立案通知时刻") DateOrMoment refusalReceivedAt) {}

    /** The answer. */
    public record Answer(
            @Label("下一步") String next, @Label("期限") DateOrMoment due, @Label("须由人确认") boolean personMustConfirm) {}
}
