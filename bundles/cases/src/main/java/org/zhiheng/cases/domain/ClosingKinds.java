package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Kinds.one;
import static org.zhiheng.cases.domain.Kinds.several;
import static org.zhiheng.cases.domain.Kinds.yuan;

import java.util.List;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.registers.Field;

/** How a case leaves the hands that held it. */
final class ClosingKinds {

    private static final String GROUP = "结案和归档";

    static final PieceDefinition TRANSFER = several(
            "transfer",
            "移送",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "kind",
            Field.word("kind", "种类", Words.TransferKind.class).must(),
            Field.body("body", "移送给本平台的机构"),
            Field.text("to", "移送给其他机关", 100),
            Field.date("on", "移送之日").must(),
            Field.longText("reason", "理由和依据", 1000).personal().must(),
            Field.moment("reportedAt", "专案组提出书面报告的时间"),
            Field.moment("approvedAt", "负责人批准的时间"),
            Field.moment("declinedAt", "负责人决定不移送的时间"),
            Field.moment("receivedAt", "公安机关接受的时间"),
            Field.date("policeFiledOn", "收到立案通知书之日"),
            Field.date("policeRefusedOn", "收到不予立案通知书之日"),
            Field.date("reviewAskedOn", "提请复议之日"),
            Field.date("goodsHandedOverOn", "移交涉案物品之日"),
            Field.date("receivedOn", "对方签收之日"),
            Field.text("receipt", "对方签收的移交材料包的摘要", 140).hinted("制作过移交材料包的,回执应当写明它的摘要"),
            Field.date("returnedOn", "退回之日").hinted("对方不接收的填写"),
            Field.longText("result", "对方处理结果", 500).personal());

    /** What was handed over with a transfer, as one file; written by the command alone. */
    static final PieceDefinition HAND_OVER = several(
            "hand-over",
            "移交材料包",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "madeAt",
            Kinds.of("transfer", "移送", "transfer").must(),
            Field.moment("madeAt", "制作时间").must(),
            Field.attachment("pack", "材料包").must(),
            Field.integer("entries", "全过程记录的行数", 0, 9999999).must(),
            Field.integer("attachments", "附件数", 0, 9999999).must());

    /** That the superior of two bodies gave the case to one of them; written by the command alone. */
    static final PieceDefinition DESIGNATION = several(
            "designation",
            "指定管辖",
            GROUP,
            Operation.CASE_DESIGNATE,
            null,
            "on",
            Field.date("on", "指定之日").must(),
            Field.body("by", "指定机关").must(),
            Field.body("from", "原管辖机构").must(),
            Field.body("to", "指定的机构").must(),
            Field.longText("reason", "理由", 500).personal().must(),
            Field.text("document", "指定管辖决定书文号", 200).must());

    /** That cases became one, or one became two; written by the commands alone. */
    static final PieceDefinition RELATION = several(
            "relation",
            "并案和分案",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "kind",
            Field.word("kind", "关系", Words.RelationKind.class).must(),
            Field.code("case", "另一案件的编号").must(),
            Field.date("on", "日期").must(),
            Field.date("filedOn", "另一案件的立案之日").hinted("并案、分案后,作出决定的期限自其中最早的立案之日起算"),
            Field.longText("reason", "理由", 500).personal().must(),
            Field.text("document", "审批文号", 200).must());

    static final PieceDefinition REMEDY = several(
            "remedy",
            "复议和诉讼",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "kind",
            Field.word("kind", "种类", Words.RemedyKind.class).must(),
            Field.text("authority", "机关", 60).must(),
            Field.date("acceptedOn", "受理之日").must(),
            Field.yes("executionStopped", "停止执行").hinted("复议机关、人民法院决定停止执行,或者本机关认为需要停止执行的"),
            Field.date("stoppedOn", "停止执行之日").hinted("不写的自受理之日起"),
            Field.date("endedOn", "终结之日"),
            Field.date("servedOn", "复议决定书或者裁判文书送达之日"),
            Field.word("result", "结果", Words.RemedyResult.class),
            Kinds.sanctionsLeft(),
            yuan("fine", "变更后的罚款金额"),
            yuan("gains", "变更后没收的违法所得"),
            Kinds.returnOrdered());

    /** That a major decision was reported to the justice bureau. */
    static final PieceDefinition REPORTING = one(
            "reporting",
            "重大决定备案",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "reportedOn",
            Field.date("reportedOn", "报送之日").must(),
            Field.text("to", "报送机关", 60).must(),
            Field.text("number", "备案编号", 60),
            Field.attachment("report", "备案报告"));

    /** What officers decided on the spot, reported to the body they belong to (行政处罚法 art. 52). */
    static final PieceDefinition SPOT_REPORT = one(
            "spot-report",
            "当场处罚决定报所属机关备案",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "reportedOn",
            Field.date("reportedOn", "报备之日").must(),
            Field.text("to", "接收备案的部门或者人员", 60).must(),
            Field.text("number", "备案编号", 60));

    static final PieceDefinition EDUCATION = several(
            "education",
            "对当事人的教育",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "on",
            Field.date("on", "日期").must(),
            Field.longText("how", "方式和内容", 500).personal().must());

    static final PieceDefinition CLOSING = one(
            "closing",
            "结案审批",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "kind",
            Field.word("kind", "结案方式", Words.ClosingKind.class).must(),
            Field.date("on", "批准之日").must(),
            Field.yes("fulfilled", "已经缴清或者执行完毕"),
            Field.longText("summary", "结案报告", 4000).personal());

    static final PieceDefinition ARCHIVE = one(
            "archive",
            "归档",
            GROUP,
            Operation.CASE_ARCHIVE,
            null,
            "number",
            Field.text("number", "档号", 60).must(),
            Field.date("on", "归档之日").must(),
            Field.integer("volumes", "卷数", 1, 99).must(),
            Field.integer("pages", "页数", 1, 99999).must(),
            Field.code("retention", "保管期限"));

    /** What those who look through archived files whose time is over have concluded of one. */
    static final PieceDefinition APPRAISAL = several(
            "appraisal",
            "到期案卷的鉴定",
            GROUP,
            Operation.CASE_ARCHIVE,
            null,
            "conclusion",
            Field.date("on", "鉴定之日").must(),
            Field.word("conclusion", "鉴定意见", Words.AppraisalConclusion.class).must(),
            Field.text("appraisers", "鉴定人员", 200).personal().must(),
            Field.longText("reason", "理由", 1000).personal().must(),
            Field.date("keepUntil", "继续保存至").hinted("继续保存的填写"));

    /** How many pages something in the file has; or material that is on paper alone. */
    static final PieceDefinition PAPER = several(
            "paper",
            "卷内材料",
            GROUP,
            Operation.CASE_ARCHIVE,
            null,
            "title",
            Field.text("piece", "是案卷里的哪一项", 80).hinted("种类/编号,例如evidence/v1;只有纸质材料的不写"),
            Field.text("title", "题名", 120).hinted("只有纸质材料的应当写明"),
            Field.text("number", "文号", 60),
            Field.date("day", "形成日期").hinted("只有纸质材料的应当写明"),
            Field.code("section", "归入案卷的哪一部分").hinted("只有纸质材料的应当写明"),
            Field.integer("pages", "页数", 1, 99999).must());

    /** A line of the index of an archived file; written when the file is closed. */
    static final PieceDefinition INDEX_LINE = several(
            "index-line",
            "卷内目录",
            GROUP,
            Operation.CASE_ARCHIVE,
            null,
            "title",
            Field.integer("order", "顺序号", 1, 9999).must(),
            Field.code("volume", "案卷").must(),
            Field.text("section", "部分", 100).must(),
            Field.text("title", "题名", 200).must(),
            Field.text("number", "文号", 60),
            Field.date("day", "日期").must(),
            Field.text("piece", "案卷里的哪一项", 80),
            Field.integer("pages", "页数", 1, 99999),
            Field.integer("from", "起始页", 1, 99999),
            Field.integer("to", "终止页", 1, 99999));

    static final List<PieceDefinition> ALL = List.of(
            TRANSFER,
            HAND_OVER,
            DESIGNATION,
            RELATION,
            REMEDY,
            REPORTING,
            SPOT_REPORT,
            EDUCATION,
            CLOSING,
            PAPER,
            ARCHIVE,
            APPRAISAL,
            INDEX_LINE);

    private ClosingKinds() {}
}
