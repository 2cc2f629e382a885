package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Kinds.investigated;
import static org.zhiheng.cases.domain.Kinds.officers;
import static org.zhiheng.cases.domain.Kinds.one;
import static org.zhiheng.cases.domain.Kinds.several;
import static org.zhiheng.cases.domain.Kinds.yuan;

import java.util.List;
import java.util.stream.Stream;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.cases.PieceDefinition.Act;
import org.zhiheng.api.questions.DecisionChange;
import org.zhiheng.api.questions.OfficerStep;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.registers.Field;

/** From the proposal to the decision: notice, defence, hearing, review, discussion. */
final class DecisionKinds {

    private static final String GROUP = "告知审核和决定";

    static final PieceDefinition FACTOR = several(
            "factor",
            "裁量因素",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "name",
            Field.code("name", "因素").must(),
            Field.text("value", "取值", 60).must());

    static final PieceDefinition PROPOSAL = one(
            "proposal",
            "处理意见",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "kind",
            Field.word("kind", "处理", Words.DecisionKind.class).must(),
            Field.words("sanctions", "处罚种类", Sanction.class),
            yuan("fine", "罚款金额"),
            yuan("confiscated", "没收价值"),
            yuan("gains", "其中违法所得"),
            detail(),
            yuan("minimum", "法定最低"),
            yuan("maximum", "法定最高"),
            Field.text("tier", "裁量阶次", 40),
            Field.word("ground", "不予处罚的情形", Words.NoPenaltyGround.class),
            Field.longText("deviation", "偏离裁量基准的理由", 1000),
            Field.longText("reasons", "理由和依据", 4000).personal());

    /** What the party is told before a decision (行政处罚法 arts. 44, 45, 63). */
    static final PieceDefinition NOTICE = several(
            "notice",
            "处罚告知",
            GROUP,
            Operation.CASE_HANDLE,
            investigated("servedOn"),
            "servedOn",
            Field.text("number", "文号", 60),
            Field.date("servedOn", "送达之日").must(),
            officers(),
            Field.words("sanctions", "告知的处罚种类", Sanction.class),
            yuan("fine", "告知的罚款金额"),
            yuan("confiscated", "告知的没收价值"),
            Field.yes("hearingTold", "已告知听证权利"),
            Field.attachment("file", "附件"));

    static final PieceDefinition STATEMENT = several(
            "statement",
            "陈述申辩",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "on",
            Field.date("on", "日期").must(),
            Field.word("form", "方式", Words.Form.class).must(),
            Field.longText("words", "内容", 4000).personal(),
            Field.word("adopted", "复核意见", Words.Adopted.class),
            Field.longText("answer", "复核的理由", 2000).personal(),
            Field.date("reviewedOn", "复核之日"));

    static final PieceDefinition HEARING_REQUEST = one(
            "hearing-request",
            "听证要求",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "on",
            Field.yes("asked", "要求听证").must(),
            Field.date("on", "提出之日").must(),
            Field.word("form", "方式", Words.Form.class),
            Field.yes("accepted", "受理"),
            Field.date("acceptedOn", "受理之日"),
            Field.longText("reason", "不受理的理由", 500),
            Field.date("withdrawnOn", "撤回之日"));

    static final PieceDefinition HEARING = one(
            "hearing",
            "听证",
            GROUP,
            Operation.CASE_PRESIDE,
            new Act(OfficerStep.PRESIDE, "presider", "heldOn"),
            "plannedOn",
            Field.reference("presider", "主持人", "officers").must(),
            Field.reference("recorder", "记录人", "officers"),
            Field.date("noticeServedOn", "听证通知书送达之日"),
            Field.date("plannedOn", "定于何日举行").must(),
            Field.date("heldOn", "举行之日"),
            Field.yes("open", "公开举行"),
            Field.yes("absent", "当事人无正当理由缺席或者中途退出"),
            Field.integer("agents", "委托代理人数", 0, 99),
            Field.longText("points", "听证要点", 8000).personal(),
            Field.attachment("record", "听证笔录"),
            Field.date("reportedOn", "听证报告之日"),
            Field.longText("opinion", "听证意见", 2000).personal());

    /** On what a reviewer may say how it stands; which of them a place wants, its rules say. */
    static final List<Field> POINTS = List.of(
            point("bodyLawful", "执法主体合法"),
            point("officersQualified", "执法人员具备资格"),
            point("factsClear", "主要事实清楚"),
            point("evidenceSufficient", "证据确凿充分"),
            point("basisRight", "适用法律准确"),
            point("discretionRight", "执行裁量基准适当"),
            point("procedureLawful", "程序合法"),
            point("withinPower", "没有超越或者滥用职权"),
            point("documentsComplete", "文书规范齐备"),
            point("notCriminal", "不涉嫌犯罪"));

    static final PieceDefinition REVIEW = several(
            "review",
            "法制审核",
            GROUP,
            Operation.CASE_REVIEW,
            null,
            "submittedOn",
            Stream.of(
                            List.of(
                                    Field.date("submittedOn", "送审之日").must(),
                                    Field.reference("reviewer", "审核人员", "officers")
                                            .must(),
                                    Field.yes("firstTime", "初次从事法制审核").hinted("以前的登记;现在以执法人员登记为准")),
                            POINTS,
                            List.of(
                                    Field.longText("remarks", "存在的问题", 4000).personal(),
                                    Field.date("completedOn", "审核完成之日"),
                                    Field.word("opinion", "审核意见", Words.ReviewOpinion.class),
                                    Field.longText("handled", "承办机构的处理", 2000).personal()))
                    .flatMap(List::stream)
                    .toArray(Field[]::new));

    private static Field point(String name, String title) {
        return Field.word(name, title, Words.Point.class);
    }

    static final PieceDefinition DISCUSSION = one(
            "discussion",
            "集体讨论",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "heldOn",
            Field.date("heldOn", "讨论之日").must(),
            Field.text("chair", "主持人", 40).personal().must(),
            Field.longText("attendees", "参加人", 500).personal().must(),
            Field.longText("conclusion", "讨论结论", 4000).personal().must(),
            Field.longText("dissent", "不同意见", 2000).personal(),
            Field.text("benchmark", "裁量基准的适用情况", 200),
            Field.attachment("minutes", "讨论笔录"));

    /** What a penalty does to an enterprise and the economy, where the region wants it (plan 001). */
    static final PieceDefinition ASSESSMENT = one(
            "assessment",
            "经济影响评估",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "on",
            Field.date("on", "评估之日").must(),
            Field.longText("conclusion", "评估结论", 2000).must());

    static final PieceDefinition APPROVAL = several(
            "approval",
            "审批",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "matter",
            Field.word("matter", "审批事项", Words.ApprovalMatter.class).must(),
            Field.word("outcome", "审批结果", Words.ApprovalOutcome.class).must(),
            Field.date("on", "审批之日").must(),
            Field.code("about", "所批准的那一项").hinted("强制措施、登记保存等有几项的,写它的编号"),
            Field.longText("words", "审批意见", 1000).personal(),
            Field.date("discussedOn", "集体讨论之日").hinted("由负责人集体讨论决定的填写"),
            Field.longText("minutes", "集体讨论记录", 4000).personal().hinted("参加的人员、各自的意见和结论"));

    static final PieceDefinition DECISION = one(
            "decision",
            "处理决定",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "kind",
            Field.word("kind", "决定", Words.DecisionKind.class).must(),
            Field.text("number", "决定书文号", 60),
            Field.date("decidedOn", "决定之日").must(),
            Field.words("sanctions", "处罚种类", Sanction.class),
            yuan("fine", "罚款金额"),
            yuan("confiscated", "没收价值"),
            yuan("gains", "其中违法所得").hinted("只没收违法所得的可以不写,按没收价值"),
            detail(),
            yuan("amount", "应缴金额").hinted("收费、征收的填写"),
            Field.word("outcome", "对申请的决定", Words.ApplicationOutcome.class).hinted("许可、确认的填写"),
            Field.longText("content", "许可或者确认的内容", 1000).personal().hinted("准予的填写"),
            Field.word("licenceKind", "许可类别", Words.LicenceKind.class),
            Field.text("certificateName", "许可证书名称", 64),
            Field.text("certificateNumber", "许可证书编号", 64),
            Field.date("validFrom", "有效期自"),
            Field.date("validTo", "有效期至").hinted("长期有效的不写"),
            Field.text("tier", "裁量阶次", 40),
            Field.text("benchmark", "适用的裁量基准", 200),
            Field.word("ground", "不予处罚的情形", Words.NoPenaltyGround.class),
            Field.longText("facts", "违法事实和证据", 8000).personal(),
            Field.longText("basis", "处理的种类和依据", 4000),
            Field.longText("fulfilment", "履行方式和期限", 1000),
            Field.longText("remedies", "救济途径和期限", 1000),
            Field.yes("orderToCorrect", "责令改正"),
            Field.date("correctBy", "改正期限"));

    static final PieceDefinition DECISION_CHANGE = several(
            "decision-change",
            "决定的变更",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "change",
            Field.word("change", "变更", DecisionChange.class).must(),
            Field.date("on", "日期").must(),
            Field.body("by", "作出机关"),
            Kinds.sanctionsLeft(),
            yuan("fine", "变更后的罚款金额"),
            yuan("gains", "变更后没收的违法所得"),
            Kinds.returnOrdered(),
            Field.longText("reason", "理由", 1000).personal().must());

    /** What the head concludes in writing where a ruling is undetermined. */
    static final PieceDefinition CONCLUSION = several(
            "conclusion",
            "负责人的书面结论",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "question",
            Field.code("question", "不能确定的问题").must(),
            Field.date("on", "日期").must(),
            Field.longText("words", "结论和理由", 2000).personal().must());

    static final List<PieceDefinition> ALL = List.of(
            FACTOR,
            PROPOSAL,
            NOTICE,
            STATEMENT,
            HEARING_REQUEST,
            HEARING,
            REVIEW,
            DISCUSSION,
            ASSESSMENT,
            APPROVAL,
            DECISION,
            DECISION_CHANGE,
            CONCLUSION);

    private DecisionKinds() {}

    /** On what, and how long, a sanction is that is no sum (行政处罚法 arts. 9, 59). */
    private static Field detail() {
        return Field.longText("sanctionDetail", "处罚的对象和期限", 1000).personal().hinted("许可证件的名称和编号、暂扣或者限制的期限、没收的物品");
    }
}
