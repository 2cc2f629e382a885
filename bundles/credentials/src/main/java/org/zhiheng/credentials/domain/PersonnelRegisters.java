package org.zhiheng.credentials.domain;

import org.zhiheng.api.access.Operation;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Lent;
import org.zhiheng.api.registers.RegisterDefinition.Owner;

/** How officers are appraised, held to account and protected. */
public final class PersonnelRegisters {

    static final String GROUP = "考核和保障";

    public static final RegisterDefinition APPRAISALS = RegisterDefinition.of(
                    "appraisals", "appraisal", "执法人员年度考核", GROUP)
            .may(Operation.PERSONNEL_VIEW, Operation.PERSONNEL_CHANGE)
            .owner(Owner.through("officer"))
            .lent(new Lent("officer", "postings", "officer", "body", "appraisalTransferred"))
            .timeless()
            .label("year")
            .unique("officer", "year")
            .fields(
                    Field.integer("year", "年度", 1990, 2199).filter().sort(),
                    Field.reference("officer", "执法人员", "officers").must(),
                    Field.word("grade", "等次", Words.Grade.class).personal().must(),
                    Field.body("appraisedBy", "考核单位"),
                    Field.date("appraisedOn", "确定等次之日"))
            .build();

    /** What the township says of those it manages: they are other bodies' officers, and what it says is its own. */
    public static final RegisterDefinition OPINIONS = RegisterDefinition.of(
                    "host-opinions", "host-opinion", "派驻下沉人员管理意见", GROUP)
            .may(Operation.HOST_OPINIONS_VIEW, Operation.HOST_OPINIONS_GIVE)
            .owner(Owner.body("body"))
            .alsoSeenBy("home")
            .timeless()
            .label("givenOn")
            .unique("officer", "body", "year", "kind")
            .fields(
                    Field.date("givenOn", "提出日").filter().sort(),
                    Field.reference("officer", "执法人员", "officers").must(),
                    Field.body("body", "提出意见的镇街").must().filter(),
                    Field.body("home", "所在单位").must().filter(),
                    Field.word("kind", "意见种类", Words.HostOpinion.class).must().filter(),
                    Field.integer("year", "年度", 1990, 2199).must().filter(),
                    Field.word("grade", "建议等次", Words.Grade.class).personal().hinted("考核评价意见填写"),
                    Field.text("opinion", "意见", 300).personal().must())
            .build();

    public static final RegisterDefinition SANCTIONS = RegisterDefinition.of(
                    "officer-sanctions", "officer-sanction", "处分和责任追究", GROUP)
            .may(Operation.PERSONNEL_VIEW, Operation.PERSONNEL_CHANGE)
            .owner(Owner.through("officer"))
            .label("officer")
            .fields(
                    Field.reference("officer", "执法人员", "officers").must(),
                    Field.word("kind", "措施", Words.Discipline.class).personal().must(),
                    Field.body("decidedBy", "决定机关"),
                    Field.text("cause", "事由", 300).personal())
            .build();

    public static final RegisterDefinition EXITS = RegisterDefinition.of(
                    "officer-exits", "officer-exit", "退出执法队伍", GROUP)
            .may(Operation.PERSONNEL_VIEW, Operation.PERSONNEL_CHANGE)
            .owner(Owner.through("officer"))
            .timeless()
            .label("leftOn")
            .fields(
                    Field.date("leftOn", "退出之日").filter().sort(),
                    Field.reference("officer", "执法人员", "officers").must(),
                    Field.word("kind", "原因", Words.ExitKind.class).personal().must(),
                    Field.text("note", "说明", 300).personal())
            .build();

    public static final RegisterDefinition GROUNDS = RegisterDefinition.of(
                    "exemption-grounds", "exemption-ground", "尽职免责情形清单", GROUP)
            .may(Operation.PERSONNEL_VIEW, Operation.PERSONNEL_CHANGE)
            .owner(Owner.body("body"))
            .label("title")
            .unique("title", "body")
            .fields(
                    Field.text("title", "情形", 100).sort(),
                    Field.body("body", "制定单位").must().filter(),
                    Field.longText("duties", "岗位职责边界", 2000),
                    Field.longText("conditions", "免予问责的条件", 2000),
                    Field.longText("procedure", "容错纠错程序", 2000),
                    Field.text("basis", "依据", 300))
            .build();

    /** Dates and counts only. */
    public static final RegisterDefinition EXEMPTIONS = RegisterDefinition.of(
                    "diligence-exemptions", "diligence-exemption", "尽职免予问责登记", GROUP)
            .may(Operation.PERSONNEL_VIEW, Operation.PERSONNEL_CHANGE)
            .owner(Owner.body("body"))
            .timeless()
            .label("concludedOn")
            .fields(
                    Field.date("concludedOn", "认定日").filter().sort(),
                    Field.body("body", "单位").must(),
                    Field.reference("ground", "免责情形", "exemption-grounds"),
                    Field.integer("count", "次数", 1, 10000).must())
            .build();

    public static final RegisterDefinition INSURANCES = RegisterDefinition.of(
                    "officer-insurances", "officer-insurance", "职业保险", GROUP)
            .may(Operation.WELFARE_VIEW, Operation.WELFARE_CHANGE)
            .owner(Owner.through("officer"))
            .label("officer")
            .unique("officer", "kind")
            .fields(
                    Field.reference("officer", "执法人员", "officers").must(),
                    Field.word("kind", "险种", Words.Insurance.class).must().filter(),
                    Field.text("insurer", "承保机构", 100))
            .build();

    /** Dates and counts only, of a whole body: nobody can see who went. */
    public static final RegisterDefinition CARE = RegisterDefinition.of(
                    "counselling-sessions", "counselling-session", "心理咨询和危机干预", GROUP)
            .may(Operation.WELFARE_VIEW, Operation.WELFARE_CHANGE)
            .owner(Owner.body("body"))
            .timeless()
            .label("heldOn")
            .fields(
                    Field.date("heldOn", "日期").filter().sort(),
                    Field.body("body", "单位").must(),
                    Field.word("kind", "形式", Words.Care.class).must().filter(),
                    Field.integer("count", "次数", 1, 10000).must())
            .build();

    private PersonnelRegisters() {}
}
