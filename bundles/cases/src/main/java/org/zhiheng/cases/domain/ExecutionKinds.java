package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Kinds.investigated;
import static org.zhiheng.cases.domain.Kinds.officers;
import static org.zhiheng.cases.domain.Kinds.one;
import static org.zhiheng.cases.domain.Kinds.several;
import static org.zhiheng.cases.domain.Kinds.yuan;

import java.util.List;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.questions.ExecutionEnd;
import org.zhiheng.api.questions.PaymentFor;
import org.zhiheng.api.questions.SubstituteGround;
import org.zhiheng.api.questions.SubstitutePlace;
import org.zhiheng.api.registers.Field;

/** From the service of the decision to its fulfilment, by the party or against it. */
final class ExecutionKinds {

    private static final String GROUP = "送达和执行";

    static final PieceDefinition SERVICE = several(
            "service",
            "送达",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "document",
            Field.code("document", "文书").hinted("文书种类的代码").must(),
            Field.text("number", "文号", 60),
            Field.word("mode", "送达方式", Words.ServiceMode.class).must(),
            Field.date("servedOn", "送达之日"),
            Field.text("recipient", "收件人", 40).personal(),
            Field.text("witness", "见证人", 40).personal(),
            Field.yes("filmed", "拍照录像"),
            Field.yes("signed", "已在送达回证上签收"),
            Field.text("mailNumber", "邮件号码", 40),
            Field.text("through", "代为送达、转交的机关或者单位", 100),
            Field.yes("unknown", "受送达人下落不明"),
            Field.codes("officers", "送达人").naming("officers").hinted("执法人员的编号"),
            Field.date("announcedOn", "公告之日"),
            Field.longText("reason", "采用这一方式的理由", 500).personal(),
            Field.attachment("proof", "送达回证"));

    /** That somebody tried to serve a document and could not. */
    static final PieceDefinition ATTEMPT = several(
            "service-attempt",
            "送达的尝试",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "on",
            Field.code("document", "文书").hinted("文书种类的代码").must(),
            Field.date("on", "日期").must(),
            Field.word("mode", "送达方式", Words.ServiceMode.class).must(),
            Field.codes("officers", "送达人").naming("officers").hinted("执法人员的编号").must(),
            Field.text("place", "地点", 120).personal(),
            Field.longText("result", "没有送达的情况", 500).personal().must());

    static final PieceDefinition PAYMENT = several(
            "payment",
            "缴款",
            GROUP,
            Operation.CASE_COLLECT,
            null,
            "on",
            Field.date("on", "缴款之日").must(),
            yuan("amount", "金额").must(),
            Field.word("channel", "方式", Words.PaymentChannel.class).must(),
            Field.yes("surcharge", "属于加处罚款").hinted("以前的登记;现在写明缴纳的是什么"),
            Field.word("pays", "缴纳的是什么", PaymentFor.class).hinted("决定有几项款项的应当写明;只有一项的可以不写"),
            Field.date("handedInOn", "交至机关之日").hinted("当场收缴的填写"),
            Field.date("bankedOn", "缴付银行之日").hinted("当场收缴的填写"),
            Field.text("receipt", "票据号码", 40));

    static final PieceDefinition DEFERRAL = one(
            "deferral",
            "延期或者分期缴纳",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "approvedOn",
            Field.word("mode", "方式", Words.DeferralMode.class),
            Field.date("appliedOn", "当事人申请之日"),
            Field.longText("reason", "经济困难的情况", 500).personal(),
            Field.date("approvedOn", "批准之日").must(),
            Field.date("until", "缴清之日").must(),
            Field.longText("plan", "分期安排", 500),
            Field.text("number", "批准通知书文号", 60));

    /** One of the parts in which a fine may be paid, as they were approved together. */
    static final PieceDefinition INSTALMENT = several(
            "instalment",
            "分期缴纳的一期",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "due",
            Field.date("due", "到期之日").must(),
            yuan("amount", "金额").must());

    static final PieceDefinition REMINDER = several(
            "reminder",
            "催告",
            GROUP,
            Operation.CASE_HANDLE,
            investigated("servedOn"),
            "servedOn",
            Field.date("servedOn", "送达之日").must(),
            officers(),
            Field.date("until", "要求履行的期限").hinted("催告书写明的最后一日"),
            Field.longText("answer", "当事人的陈述申辩", 1000).personal());

    /** What a case of execution rests on, where the decision lies in the file of another case. */
    static final PieceDefinition TITLE = one(
            "enforced-decision",
            "据以执行的决定",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "number",
            Field.text("number", "决定书文号", 60).must(),
            Field.code("case", "本平台的案件").hinted("决定在本平台办理的,写案件的编号"),
            Field.date("decidedOn", "决定之日").must(),
            Field.date("servedOn", "送达之日").must(),
            yuan("fine", "罚款金额"),
            yuan("gains", "没收的违法所得"),
            Field.longText("obligation", "应当履行的义务", 1000).personal().hinted("罚款和没收的违法所得以外的"),
            Field.yes("confiscates", "决定没收被查封、扣押的财物"),
            Field.yes("demolition", "限期拆除违法的建筑物、构筑物、设施"));

    /** That a building will come down unless who owns it takes it down by a day (行政强制法 art. 44). */
    static final PieceDefinition DEMOLITION_NOTICE = several(
            "demolition-notice",
            "强制拆除的公告",
            GROUP,
            Operation.CASE_HANDLE,
            investigated("announcedOn"),
            "announcedOn",
            Field.date("announcedOn", "公告之日").must(),
            officers(),
            Field.date("until", "限期自行拆除的最后一日").must(),
            Field.text("place", "公告的地点", 100),
            Field.attachment("file", "公告"));

    /** The surcharge on a fine that is not paid (行政处罚法 art. 72; 行政强制法 arts. 45, 46). */
    static final PieceDefinition SURCHARGE = one(
            "surcharge",
            "加处罚款",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "startedOn",
            Field.date("dueOn", "缴款期限届满之日").hinted("由平台按送达之日推算;推算不出的填写"),
            Field.date("startedOn", "开始加处之日").must(),
            Field.date("decidedOn", "决定之日").hinted("另行作出加处罚款决定的填写"),
            Field.text("number", "决定书文号", 60),
            yuan("amount", "加处的数额").hinted("已经决定加处的数额;应当加处多少由平台计算"),
            yuan("remitted", "减免的数额").hinted("执行协议减免的(行政强制法第四十二条)"));

    /** That the body enforces its decision itself (行政强制法 art. 37). */
    static final PieceDefinition EXECUTION_ORDER = one(
            "execution-order",
            "强制执行决定",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "decidedOn",
            Field.date("decidedOn", "决定之日").must(),
            Field.text("number", "决定书文号", 60),
            Field.longText("basis", "理由和依据", 2000).must(),
            Field.longText("mode", "方式和时间", 1000).personal().must());

    static final PieceDefinition SUBSTITUTE = one(
            "substitute",
            "代履行",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "plannedOn",
            Field.date("plannedOn", "定于何日代履行").must(),
            Field.date("decidedOn", "决定之日").hinted("立即实施代履行、没有另行决定的不写"),
            Field.text("number", "决定书文号", 60),
            Field.date("reminderServedOn", "代履行催告书送达之日"),
            Field.words("grounds", "已经或者将造成的后果", SubstituteGround.class),
            Field.words("places", "需要立即清除的地方", SubstitutePlace.class).hinted("立即实施代履行的填写"),
            Field.yes("unable", "当事人不能清除").hinted("立即实施代履行的填写"),
            Field.text("performer", "代履行人", 100).personal(),
            Field.yes("disinterested", "代履行人没有利害关系").hinted("委托第三人的应当确认"),
            yuan("estimate", "费用预算"),
            Field.date("performedOn", "代履行完毕之日"),
            yuan("cost", "费用"));

    static final PieceDefinition EXECUTION_END = one(
            "execution-end",
            "终结执行",
            GROUP,
            Operation.CASE_DECIDE,
            null,
            "ground",
            Field.word("ground", "情形", ExecutionEnd.class).must(),
            Field.date("on", "决定之日").must(),
            Field.word("endedBy", "由谁终结", Words.EndedBy.class),
            Field.text("authority", "裁定终结的法院", 60),
            Field.text("number", "文号", 60),
            Field.date("suspendedOn", "中止执行之日").hinted("中止满三年未恢复的填写"),
            Field.longText("words", "说明", 1000).personal());

    static final PieceDefinition COURT = one(
            "court",
            "申请人民法院强制执行",
            GROUP,
            Operation.CASE_HANDLE,
            null,
            "court",
            Field.text("court", "法院", 60).must(),
            Field.date("filedOn", "申请之日").must(),
            Field.date("acceptedOn", "受理之日"),
            Field.date("ruledOn", "裁定之日"),
            Field.text("result", "结果", 200));

    static final PieceDefinition ENFORCEMENT = several(
            "enforcement",
            "自行强制执行",
            GROUP,
            Operation.CASE_HANDLE,
            investigated("on"),
            "on",
            Field.date("on", "实施之日").must(),
            officers(),
            Field.text("mode", "方式", 60).must(),
            Field.moment("startedAt", "开始的时间"),
            Field.yes("urgent", "情况紧急"),
            Field.yes("demolition", "强制拆除"),
            Field.longText("result", "结果", 500).personal());

    static final PieceDefinition CORRECTION = several(
            "correction",
            "责令改正和复查",
            GROUP,
            Operation.CASE_HANDLE,
            investigated("orderedOn"),
            "orderedOn",
            Field.date("orderedOn", "责令之日").must(),
            officers(),
            Field.longText("order", "要求", 1000).personal().must(),
            Field.date("due", "期限"),
            Field.text("number", "通知书文号", 60),
            Field.date("checkedOn", "复查之日"),
            Field.yes("corrected", "已经改正"));

    static final PieceDefinition GOODS = several(
            "goods",
            "涉案财物",
            GROUP,
            Operation.CASE_KEEP,
            null,
            "name",
            Field.text("name", "名称", 100).must(),
            Field.decimal("quantity", "数量", 3, "0", "999999999").must(),
            Field.text("unit", "单位", 10).must(),
            Field.word("heldAs", "性质", Words.GoodsHeldAs.class).must(),
            Field.date("receivedOn", "入库之日").must(),
            Field.text("place", "存放地点", 100),
            yuan("value", "价值"),
            Field.word("disposal", "处置", Words.GoodsDisposal.class),
            Field.date("disposedOn", "处置之日"),
            Field.text("receipt", "处置凭证", 60),
            Field.text("keeper", "保管人", 60).personal(),
            yuan("proceeds", "拍卖、变卖所得"),
            yuan("treasuryAmount", "上缴国库的金额"),
            Field.date("treasuryOn", "上缴国库之日"),
            Field.date("refundedOn", "拍卖、变卖所得退还当事人之日").hinted("先行变卖、没有决定没收的填写(行政强制法第二十八条)"),
            Field.text("basis", "不经没收而处置的法律依据", 200).hinted("依法应当销毁,或者不宜保管先行变卖的填写"));

    /** That something is given back which a decision took that was annulled or changed since (行政强制法 art. 41). */
    static final PieceDefinition REFUND = several(
            "refund",
            "退还",
            GROUP,
            Operation.CASE_COLLECT,
            null,
            "on",
            Field.date("on", "退还之日").must(),
            Field.word("pays", "退还的款项", PaymentFor.class),
            Kinds.of("goods", "因哪一项财物给付", "goods").hinted("财物已经变卖、销毁的,写它的编号;不写退还的款项"),
            yuan("amount", "金额").must(),
            yuan("interest", "另外支付的利息").hinted("银行同期存款利息;没有的写0"),
            Field.text("payee", "收款人", 100).personal(),
            Field.text("receipt", "凭证号码", 60));

    static final List<PieceDefinition> ALL = List.of(
            SERVICE,
            ATTEMPT,
            PAYMENT,
            REFUND,
            DEFERRAL,
            INSTALMENT,
            SURCHARGE,
            REMINDER,
            TITLE,
            DEMOLITION_NOTICE,
            COURT,
            EXECUTION_ORDER,
            ENFORCEMENT,
            SUBSTITUTE,
            EXECUTION_END,
            CORRECTION,
            GOODS);

    private ExecutionKinds() {}
}
