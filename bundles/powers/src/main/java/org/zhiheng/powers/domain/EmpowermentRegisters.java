package org.zhiheng.powers.domain;

import java.util.List;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.powers.CautionGround;
import org.zhiheng.api.powers.EvaluationResult;
import org.zhiheng.api.powers.PriorityGround;
import org.zhiheng.api.powers.ProposalKind;
import org.zhiheng.api.powers.ProposalOutcome;
import org.zhiheng.api.powers.RecallGround;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.EntrustedKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Owner;
import org.zhiheng.api.registers.Writing;

/** What is handed over to townships: by list, with confirmation, transition, evaluation and recall; and by entrustment. */
public final class EmpowermentRegisters {

    private static final String EMPOWERMENT = "镇(街道)赋权";
    private static final String ENTRUSTMENT = "委托执法";

    private static final String LISTING = "listing";
    private static final String PUBLICATION = "publication";
    private static final String CONFIRMATION = "confirmation";
    private static final String IN_FORCE = "in-force";
    private static final String DROPPED = "dropped";
    private static final String DRAFTING = "drafting";
    private static final String EFFECTIVE = "effective";

    public static final RegisterDefinition CLASSES = RegisterDefinition.of(
                    "township-classes", "township-class", "镇(街道)分类", EMPOWERMENT)
            .may(Operation.EMPOWERMENT_VIEW, Operation.EMPOWERMENT_CHANGE)
            .owner(Owner.body("township"))
            .label("township")
            .unique("township")
            .fields(
                    Field.body("township", "镇(街道)").must().filter(),
                    Field.code("townshipClass", "类别").must().filter())
            .build();

    public static final RegisterDefinition GUIDANCE = RegisterDefinition.of(
                    "guidance-catalogue", "guidance-entry", "赋权指导目录", EMPOWERMENT)
            .may(Operation.EMPOWERMENT_VIEW, Operation.GUIDANCE_CHANGE)
            .label("name")
            .unique("code")
            .fields(
                    Field.code("code", "目录编号").sort(),
                    Field.text("name", "事项名称", 300).sort(),
                    Field.division("division", "适用区划").must().filter(),
                    Field.codes("townshipClasses", "适用的镇(街道)类别").hinted("不填就是全部类别"),
                    Field.code("field", "执法领域").filter(),
                    Field.words("powers", "可以赋予的权力", ActKind.class).must(),
                    Field.text("basis", "依据", 300),
                    Field.text("source", "目录文号", 100).must(),
                    Field.date("publishedOn", "公布日期"))
            .build();

    public static final RegisterDefinition LISTS = RegisterDefinition.of(
                    "empowerment-lists", "empowerment-list", "赋权清单批次", EMPOWERMENT)
            .may(Operation.EMPOWERMENT_VIEW, Operation.EMPOWERMENT_CHANGE)
            .owner(Owner.body("government"))
            .timeless()
            .at(Writing.NONE, LISTING, DROPPED)
            .label("title")
            .unique("townshipClass", "government", "batch", "version")
            .fields(
                    Field.text("title", "清单名称", 200).sort(),
                    Field.body("government", "赋权的人民政府").must().filter(),
                    Field.code("townshipClass", "镇(街道)类别").must().filter(),
                    Field.integer("batch", "批次", 1, 99).must(),
                    Field.integer("version", "版本", 1, 99).must(),
                    Field.text("number", "文号", 100).at(Writing.NONE, PUBLICATION),
                    Field.date("approvedOn", "批准日期").at(Writing.NONE),
                    Field.date("filedOn", "审核备案日期").at(Writing.NONE, PUBLICATION, CONFIRMATION),
                    Field.date("publishedOn", "公布日期").filter().at(Writing.NONE, PUBLICATION))
            .build();

    public static final RegisterDefinition EMPOWERMENTS = RegisterDefinition.of(
                    "empowerments", "empowerment", "赋权事项", EMPOWERMENT)
            .may(Operation.EMPOWERMENT_VIEW, Operation.EMPOWERMENT_CHANGE)
            .owner(Owner.through("list"))
            .at(Writing.NONE, LISTING, DROPPED, IN_FORCE, "recalled")
            .byOwners()
            .label("name")
            .unique("list", "item")
            .fields(
                    listed(Field.reference("list", "清单", "empowerment-lists")
                            .must()
                            .filter()),
                    listed(Field.reference("item", "执法事项", "items").must().filter()),
                    listed(Field.text("name", "赋权事项名称", 300).sort()),
                    listed(Field.words("powers", "赋予的权力", ActKind.class).must()),
                    listed(Field.body("originalBody", "原行政执法部门").must().filter()),
                    listed(Field.words("priority", "优先下放的特征", PriorityGround.class)),
                    listed(Field.words("caution", "审慎下放的特征", CautionGround.class)))
            .build();

    public static final RegisterDefinition CONFIRMATIONS = RegisterDefinition.of(
                    "acceptance-confirmations", "acceptance-confirmation", "赋权事项承接确认书", EMPOWERMENT)
            .may(Operation.EMPOWERMENT_VIEW, Operation.EMPOWERMENT_CHANGE)
            .owner(Owner.through("list"))
            .timeless()
            .at(Writing.NONE, LISTING, DROPPED)
            .label("title")
            .unique("list", "township", "department")
            .fields(
                    Field.reference("list", "清单", "empowerment-lists").must().filter(),
                    Field.body("township", "承接的镇(街道)").must().filter(),
                    Field.body("department", "原行政执法部门").must().filter(),
                    Field.text("title", "确认书名称", 200).sort(),
                    Field.longText("authority", "实施权限", 2000)
                            .at(Writing.NONE, LISTING, PUBLICATION, CONFIRMATION)
                            .byOwners(),
                    Field.attachment("file", "确认书扫描件").at(Writing.NONE, CONFIRMATION, "transition", IN_FORCE))
            .build();

    public static final RegisterDefinition SIGNATURES = RegisterDefinition.of(
                    "acceptance-signatures", "acceptance-signature", "承接确认书签署", EMPOWERMENT)
            .may(Operation.EMPOWERMENT_VIEW, Operation.EMPOWERMENT_SIGN)
            .owner(Owner.body("signedFor"))
            .timeless()
            .at(Writing.NONE, CONFIRMATION)
            .label("signer")
            .unique("confirmation", "signedFor")
            .fields(
                    Field.reference("confirmation", "承接确认书", "acceptance-confirmations")
                            .must()
                            .filter(),
                    Field.body("signedFor", "签署单位").must().filter(),
                    Field.text("signer", "签署人", 40).must().published(),
                    Field.date("signedOn", "签署日期").must().filter())
            .build();

    public static final RegisterDefinition TRANSITIONS = RegisterDefinition.of(
                    "transitions", "transition", "赋权过渡期", EMPOWERMENT)
            .may(Operation.EMPOWERMENT_VIEW, Operation.EMPOWERMENT_CHANGE)
            .owner(Owner.body("township"))
            .timeless()
            .label("title")
            .unique("list", "township")
            .fields(
                    Field.reference("list", "清单", "empowerment-lists").must().filter(),
                    Field.body("township", "镇(街道)").must().filter(),
                    Field.text("title", "名称", 200).sort(),
                    Field.date("startOn", "起始日").must(),
                    Field.date("endOn", "结束日").sort())
            .build();

    public static final RegisterDefinition POINTS = RegisterDefinition.of(
                    "transition-points", "transition-point", "过渡期交接清单", EMPOWERMENT)
            .may(Operation.EMPOWERMENT_VIEW, Operation.EMPOWERMENT_HANDOVER)
            .owner(Owner.through("transition"))
            .timeless()
            .label("point")
            .unique("transition", "point")
            .fields(
                    Field.reference("transition", "过渡期", "transitions").must().filter(),
                    Field.code("point", "工作项目").sort(),
                    Field.text("responsible", "负责人", 60).published(),
                    Field.date("doneOn", "完成日期").filter(),
                    Field.longText("evidence", "完成情况", 1000))
            .build();

    public static final RegisterDefinition MATTERS = RegisterDefinition.of(
                    "transition-matters", "transition-matter", "过渡期未办结事项", EMPOWERMENT)
            .may(Operation.EMPOWERMENT_VIEW, Operation.EMPOWERMENT_HANDOVER)
            .owner(Owner.through("transition"))
            .alsoWrittenBy("heldBy")
            .timeless()
            .label("matter")
            .fields(
                    Field.reference("transition", "过渡期", "transitions").must().filter(),
                    Field.text("matter", "事项或者案号", 200).sort(),
                    Field.reference("item", "执法事项", "items").must(),
                    Field.date("filedOn", "立案日期").must(),
                    Field.body("filedBy", "立案单位").must(),
                    Field.body("heldBy", "现由谁办理").must().filter(),
                    Field.date("closedOn", "办结日期").filter())
            .build();

    public static final RegisterDefinition EVALUATIONS = RegisterDefinition.of(
                    "empowerment-evaluations", "empowerment-evaluation", "赋权事项评估", EMPOWERMENT)
            .may(Operation.EMPOWERMENT_VIEW, Operation.EMPOWERMENT_EVALUATE)
            .owner(Owner.through("empowerment"))
            .alsoWrittenBy("township")
            .timeless()
            .label("opinion")
            .fields(
                    Field.reference("empowerment", "赋权事项", "empowerments")
                            .must()
                            .filter(),
                    Field.body("township", "镇(街道)").filter(),
                    Field.date("evaluatedOn", "评估日期").sort(),
                    Field.word("result", "评估结果", EvaluationResult.class).must().filter(),
                    Field.text("opinion", "评估意见", 500).must(),
                    Field.date("filedOn", "审核备案日期").by(Operation.EMPOWERMENT_CHANGE),
                    Field.date("publishedOn", "公布日期").by(Operation.EMPOWERMENT_CHANGE))
            .build();

    public static final RegisterDefinition RECALLS = RegisterDefinition.of("recalls", "recall", "回收执法权限", EMPOWERMENT)
            .may(Operation.EMPOWERMENT_VIEW, Operation.EMPOWERMENT_CHANGE)
            .owner(Owner.through("empowerment"))
            .timeless()
            .label("reason")
            .fields(
                    Field.reference("empowerment", "赋权事项", "empowerments")
                            .must()
                            .filter(),
                    Field.body("township", "镇(街道)").filter().hinted("只对一个镇(街道)回收的写明,不写的对全部"),
                    Field.date("recalledOn", "回收日期").sort(),
                    Field.word("ground", "回收理由", RecallGround.class).must().filter(),
                    Field.text("reason", "理由说明", 500).must(),
                    Field.text("number", "文号", 100),
                    Field.date("publishedOn", "公布日期"))
            .build();

    public static final RegisterDefinition ENTRUSTMENTS = RegisterDefinition.of(
                    "entrustments", "entrustment", "委托执法协议", ENTRUSTMENT)
            .may(Operation.ENTRUSTMENT_VIEW, Operation.ENTRUSTMENT_CHANGE)
            .owner(Owner.body("entrusting"))
            .at(Writing.NONE, DRAFTING, DROPPED, EFFECTIVE)
            .label("title")
            .fields(
                    drafted(Field.text("title", "协议名称", 200).sort()),
                    drafted(Field.body("entrusting", "委托机关").must().filter()),
                    drafted(Field.word("entrustedKind", "受委托组织种类", EntrustedKind.class)
                            .must()
                            .filter()),
                    drafted(Field.body("entrusted", "受委托组织").must().filter()),
                    drafted(Field.text("basis", "委托依据", 500).must()),
                    drafted(Field.words("powers", "委托权限", ActKind.class).must()),
                    drafted(Field.longText("rightsAndDuties", "双方权利与义务", 2000).must()),
                    drafted(Field.longText("liability", "应承担的责任", 2000).must()),
                    reviewed(Field.date("justiceReviewedOn", "司法局审核日期")),
                    reviewed(Field.date("governmentApprovedOn", "区政府批准日期")),
                    reviewed(Field.date("signedOn", "签订日期")),
                    Field.date("publishedOn", "公布日期")
                            .filter()
                            .by(Operation.ENTRUSTMENT_REVIEW)
                            .at(Writing.NONE, PUBLICATION)
                            .byOwners(),
                    Field.text("filedWith", "备案机关", 100).at(Writing.NONE, PUBLICATION, EFFECTIVE),
                    Field.date("filedOn", "备案日期").at(Writing.NONE, PUBLICATION, EFFECTIVE),
                    Field.attachment("file", "协议扫描件").at(Writing.NONE, "signing", PUBLICATION, EFFECTIVE))
            .build();

    public static final RegisterDefinition ENTRUSTED_ITEMS = RegisterDefinition.of(
                    "entrusted-items", "entrusted-item", "委托执法事项", ENTRUSTMENT)
            .may(Operation.ENTRUSTMENT_VIEW, Operation.ENTRUSTMENT_CHANGE)
            .owner(Owner.through("entrustment"))
            .timeless()
            .at(Writing.NONE, DRAFTING, DROPPED)
            .label("name")
            .unique("entrustment", "item")
            .fields(
                    Field.reference("entrustment", "委托协议", "entrustments")
                            .must()
                            .filter(),
                    Field.reference("item", "执法事项", "items").must().filter(),
                    Field.text("name", "委托事项名称", 300).sort())
            .build();

    public static final RegisterDefinition PROPOSALS = RegisterDefinition.of(
                    "township-proposals", "township-proposal", "镇(街道)赋权建议", EMPOWERMENT)
            .may(Operation.EMPOWERMENT_VIEW, Operation.EMPOWERMENT_PROPOSE)
            .owner(Owner.body("township"))
            .timeless()
            .label("title")
            .fields(
                    Field.text("title", "建议名称", 200).sort(),
                    Field.body("township", "镇(街道)").must().filter(),
                    Field.word("kind", "建议种类", ProposalKind.class).must().filter(),
                    Field.reference("item", "执法事项", "items").filter().hinted("申请承接的应当写明"),
                    Field.reference("empowerment", "赋权事项", "empowerments")
                            .filter()
                            .hinted("建议调整和交回的应当写明"),
                    Field.words("powers", "建议的权力", ActKind.class),
                    Field.longText("reason", "理由和承接能力", 2000).must(),
                    Field.date("proposedOn", "提出日期").must().filter(),
                    Field.word("outcome", "决定", ProposalOutcome.class).filter().byProcedure(),
                    Field.date("decidedOn", "决定日期").byProcedure())
            .build();

    private EmpowermentRegisters() {}

    /** What is listed, by whoever lists it, and stays as it was reviewed and decided. */
    private static Field listed(Field field) {
        return field.at(Writing.NONE, LISTING, DROPPED);
    }

    /** What is agreed, and stays as it was reviewed, approved and signed. */
    private static Field drafted(Field field) {
        return field.at(Writing.NONE, DRAFTING, DROPPED);
    }

    /** A day that the procedure writes; put down by hand only of what has gone through none. */
    private static Field reviewed(Field field) {
        return field.by(Operation.ENTRUSTMENT_REVIEW).at(Writing.NONE);
    }

    static List<RegisterDefinition> all() {
        return List.of(
                CLASSES,
                GUIDANCE,
                LISTS,
                EMPOWERMENTS,
                CONFIRMATIONS,
                SIGNATURES,
                TRANSITIONS,
                POINTS,
                MATTERS,
                EVALUATIONS,
                RECALLS,
                ENTRUSTMENTS,
                ENTRUSTED_ITEMS);
    }
}
