package org.zhiheng.powers.domain;

import java.util.List;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.powers.BasisRank;
import org.zhiheng.api.powers.BasisRole;
import org.zhiheng.api.powers.CleanUpGround;
import org.zhiheng.api.powers.CleanUpMeasure;
import org.zhiheng.api.powers.CleanUpOutcome;
import org.zhiheng.api.powers.FineMode;
import org.zhiheng.api.powers.ItemChangeCause;
import org.zhiheng.api.powers.LeniencyKind;
import org.zhiheng.api.powers.TargetKind;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.Procedure;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Owner;

/** The catalogue of enforcement items, what it rests on, how it is used and what is proposed to be cleaned up. */
public final class ItemRegisters {

    public static final String GROUP = "执法事项";

    public static final RegisterDefinition ITEMS = RegisterDefinition.of("items", "enforcement-item", "行政执法事项", GROUP)
            .may(Operation.ITEMS_VIEW, Operation.ITEMS_CHANGE)
            .owner(Owner.body("body"))
            .label("name")
            .unique("code")
            .unique("name", "body", "basis", "target")
            .fields(
                    Field.code("code", "事项代码").sort(),
                    Field.text("name", "事项名称", 300).sort(),
                    Field.word("actKind", "执法类别", ActKind.class).must().filter(),
                    Field.code("field", "执法领域").filter(),
                    Field.body("body", "实施主体").must().filter(),
                    Field.text("basis", "主要依据", 300).must().hinted("写明名称和条款项,各条依据另在“事项依据”登记"),
                    Field.word("target", "适用对象", TargetKind.class).must().filter(),
                    Field.words("sanctions", "处罚种类", Sanction.class).filter(),
                    Field.word("fineMode", "罚款方式", FineMode.class),
                    Field.decimal("fineMin", "罚款下限", 2, "0", "9999999999").hinted("定额的写元;倍数、比例的写倍数或者百分数"),
                    Field.decimal("fineMax", "罚款上限", 2, "0", "9999999999"),
                    Field.text("fineBase", "罚款计算基数", 100),
                    Field.decimal("fineCap", "罚款封顶金额", 2, "0", "9999999999"),
                    Field.yes("orderFirst", "应当先责令限期改正"),
                    Field.word("procedure", "通常程序", Procedure.class),
                    Field.text("timeLimit", "办理期限", 100),
                    Field.text("handlingUnit", "承办机构", 100),
                    Field.words("leniency", "柔性执法标记", LeniencyKind.class).filter(),
                    Field.yes("statutoryTownshipPower", "镇(街道)法定职权").filter().by(Operation.EMPOWERMENT_CHANGE),
                    Field.text("townshipBasis", "镇(街道)法定职权依据", 300)
                            .hinted("法律法规的名称和条款项")
                            .by(Operation.EMPOWERMENT_CHANGE),
                    Field.reference("guidance", "对应的指导目录事项", "guidance-catalogue"),
                    Field.word("changeCause", "变动原因", ItemChangeCause.class).filter(),
                    Field.date("publishedOn", "公布日期").filter())
            .build();

    public static final RegisterDefinition BASES = RegisterDefinition.of("item-bases", "item-basis", "事项依据", GROUP)
            .may(Operation.ITEMS_VIEW, Operation.ITEMS_CHANGE)
            .owner(Owner.through("item"))
            .label("title")
            .unique("item", "role", "title", "article", "paragraph", "subitem")
            .fields(
                    Field.reference("item", "执法事项", "items").must().filter(),
                    Field.word("role", "依据类型", BasisRole.class).must().filter(),
                    Field.word("rank", "效力层级", BasisRank.class).must().filter(),
                    Field.text("title", "法律法规规章名称", 200).sort(),
                    Field.text("number", "文号", 100),
                    Field.text("article", "条", 30).must(),
                    Field.text("paragraph", "款", 30),
                    Field.text("subitem", "项", 30),
                    Field.longText("wording", "条文内容", 2000))
            .build();

    public static final RegisterDefinition USES = RegisterDefinition.of("item-uses", "item-use", "事项行使情况", GROUP)
            .may(Operation.ITEMS_VIEW, Operation.ITEM_USES_REPORT)
            .owner(Owner.body("body"))
            .timeless()
            .label("item")
            .unique("item", "body", "year")
            .fields(
                    Field.reference("item", "执法事项", "items").must().filter(),
                    Field.body("body", "行使主体").must().filter(),
                    Field.integer("year", "年度", 1990, 2199).sort(),
                    Field.integer("count", "行使次数", 0, 10000000).must(),
                    Field.date("lastUsedOn", "最后一次行使日期"))
            .build();

    public static final RegisterDefinition CLEAN_UPS = RegisterDefinition.of(
                    "item-clean-ups", "item-clean-up", "事项清理建议", GROUP)
            .may(Operation.ITEMS_VIEW, Operation.ITEMS_CHANGE)
            .owner(Owner.through("item"))
            .timeless()
            .label("opinion")
            .fields(
                    Field.reference("item", "执法事项", "items").must().filter(),
                    Field.word("ground", "清理理由", CleanUpGround.class).must().filter(),
                    Field.word("measure", "清理意见", CleanUpMeasure.class).must().filter(),
                    Field.reference("overlaps", "与之交叉重复的事项", "items"),
                    Field.text("opinion", "意见说明", 500).must(),
                    Field.date("proposedOn", "提出日期").sort(),
                    Field.word("outcome", "处理结果", CleanUpOutcome.class).filter(),
                    Field.date("decidedOn", "处理日期"),
                    Field.text("decidedBy", "决定机关", 100))
            .build();

    private ItemRegisters() {}

    static List<RegisterDefinition> all() {
        return List.of(ITEMS, BASES, USES, CLEAN_UPS);
    }
}
