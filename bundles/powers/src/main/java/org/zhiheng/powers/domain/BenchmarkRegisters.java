package org.zhiheng.powers.domain;

import java.util.List;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.powers.FilingResult;
import org.zhiheng.api.powers.IssuerLevel;
import org.zhiheng.api.powers.LeniencyKind;
import org.zhiheng.api.powers.TargetKind;
import org.zhiheng.api.powers.TierClass;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Owner;

/** Benchmarks of discretion with their tiers and reviews, and the lists of what is not punished or leniently. */
public final class BenchmarkRegisters {

    private static final String GROUP = "裁量权基准";
    private static final String MOST = "9999999999";

    public static final RegisterDefinition BENCHMARKS = RegisterDefinition.of("benchmarks", "benchmark", "裁量权基准", GROUP)
            .may(Operation.BENCHMARKS_VIEW, Operation.BENCHMARKS_CHANGE)
            .owner(Owner.body("issuer"))
            .label("violation")
            .unique("item", "issuer", "target")
            .fields(
                    Field.reference("item", "执法事项", "items").must().filter(),
                    Field.word("level", "制定机关层级", IssuerLevel.class).must().filter(),
                    Field.body("issuer", "登记单位").must().filter(),
                    Field.text("maker", "制定机关", 100).must(),
                    Field.text("version", "版本", 30).must(),
                    Field.text("violation", "违法行为", 300).sort(),
                    Field.text("violationBasis", "违法依据", 300),
                    Field.text("penaltyBasis", "处罚依据", 300).must(),
                    Field.word("target", "适用对象", TargetKind.class).must().filter(),
                    Field.text("number", "文号", 100),
                    Field.date("adoptedOn", "集体讨论日期"),
                    Field.date("publishedOn", "公布日期").filter())
            .build();

    public static final RegisterDefinition TIERS = RegisterDefinition.of(
                    "benchmark-tiers", "benchmark-tier", "裁量阶次", GROUP)
            .may(Operation.BENCHMARKS_VIEW, Operation.BENCHMARKS_CHANGE)
            .owner(Owner.through("benchmark"))
            .timeless()
            .label("tier")
            .unique("benchmark", "order")
            .fields(
                    Field.reference("benchmark", "裁量权基准", "benchmarks").must().filter(),
                    Field.integer("order", "次序", 1, 99).sort(),
                    Field.text("tier", "裁量阶次", 60).sort(),
                    Field.word("kind", "阶次类别", TierClass.class).must().filter(),
                    Field.longText("condition", "适用条件", 1000).must(),
                    Field.code("factor", "裁量因素").hinted("适用条件以数量划分的,写这个数量的代码,例如area"),
                    Field.decimal("factorFrom", "数量自", 4, "0", MOST),
                    Field.yes("factorFromIncluded", "数量含起点"),
                    Field.decimal("factorTo", "数量至", 4, "0", MOST),
                    Field.yes("factorToIncluded", "数量含终点"),
                    Field.longText("standard", "具体标准", 1000).must(),
                    Field.decimal("fineMin", "罚款下限", 2, "0", MOST),
                    Field.yes("fineMinIncluded", "含罚款下限"),
                    Field.decimal("fineMax", "罚款上限", 2, "0", MOST),
                    Field.yes("fineMaxIncluded", "含罚款上限"))
            .build();

    public static final RegisterDefinition FILINGS = RegisterDefinition.of(
                    "benchmark-filings", "benchmark-filing", "裁量权基准备案审查", GROUP)
            .may(Operation.BENCHMARKS_VIEW, Operation.BENCHMARKS_REVIEW)
            .owner(Owner.through("benchmark"))
            .timeless()
            .label("filedWith")
            .fields(
                    Field.reference("benchmark", "裁量权基准", "benchmarks").must().filter(),
                    Field.date("filedOn", "报送备案日期").sort(),
                    Field.text("filedWith", "备案机关", 100).must(),
                    Field.text("number", "备案文号", 100),
                    Field.date("reviewedOn", "审查日期"),
                    Field.word("result", "审查结果", FilingResult.class).filter(),
                    Field.longText("opinion", "审查意见", 1000))
            .build();

    public static final RegisterDefinition LENIENCY = RegisterDefinition.of(
                    "leniency-items", "leniency-item", "不予处罚和从轻减轻处罚清单", GROUP)
            .may(Operation.BENCHMARKS_VIEW, Operation.BENCHMARKS_CHANGE)
            .owner(Owner.body("body"))
            .label("name")
            .unique("item", "kind", "body")
            .fields(
                    Field.word("kind", "清单种类", LeniencyKind.class).must().filter(),
                    Field.code("field", "执法领域").must().filter(),
                    Field.body("body", "制定单位").must().filter(),
                    Field.reference("item", "执法事项", "items").filter(),
                    Field.text("name", "违法行为", 300).sort(),
                    Field.longText("conditions", "适用条件", 1000).must(),
                    Field.text("basis", "依据", 300).must(),
                    Field.text("number", "文号", 100),
                    Field.date("publishedOn", "公布日期").filter())
            .build();

    private BenchmarkRegisters() {}

    static List<RegisterDefinition> all() {
        return List.of(BENCHMARKS, TIERS, FILINGS, LENIENCY);
    }
}
