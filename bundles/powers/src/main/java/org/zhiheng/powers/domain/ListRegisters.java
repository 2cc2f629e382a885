package org.zhiheng.powers.domain;

import java.util.List;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.powers.DutyTopic;
import org.zhiheng.api.powers.EnforcementLevel;
import org.zhiheng.api.powers.InspectedKind;
import org.zhiheng.api.powers.InspectionKind;
import org.zhiheng.api.powers.InspectionOutcome;
import org.zhiheng.api.powers.LeniencyKind;
import org.zhiheng.api.powers.RuleDocumentKind;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.Body;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Owner;

/** The lists by which enforcement is divided, inspected, reviewed and published. */
public final class ListRegisters {

    private static final String GROUP = "执法清单";

    public static final RegisterDefinition LAYERED = RegisterDefinition.of(
                    "layered-items", "layered-item", "执法事项层级化清单", GROUP)
            .may(Operation.LISTS_VIEW, Operation.LISTS_CHANGE)
            .owner(Owner.body("body"))
            .label("name")
            .unique("item", "body")
            .fields(
                    Field.text("name", "事项名称", 300).sort(),
                    Field.reference("item", "执法事项", "items").must().filter(),
                    Field.body("body", "编制单位").must().filter(),
                    Field.word("level", "由谁负责", Body.class).must().filter(),
                    Field.text("settingBasis", "设立行使依据", 300).must(),
                    Field.text("penaltyBasis", "处罚依据", 300).must(),
                    Field.reference("benchmark", "裁量基准", "benchmarks"),
                    Field.date("publishedOn", "公布日期").filter())
            .build();

    public static final RegisterDefinition PATROL = RegisterDefinition.of(
                    "patrol-items", "patrol-item", "巡查事项一体化清单", GROUP)
            .may(Operation.LISTS_VIEW, Operation.LISTS_CHANGE)
            .owner(Owner.body("body"))
            .label("name")
            .unique("name", "claimedBy")
            .fields(
                    Field.text("name", "巡查事项", 200).sort(),
                    Field.code("field", "领域").must().filter(),
                    Field.body("body", "编制单位").must().filter(),
                    Field.reference("item", "执法事项", "items"),
                    Field.longText("content", "巡查内容", 1000).must(),
                    Field.text("frequency", "巡查频次", 60).must(),
                    Field.yes("combined", "纳入“综合查一次”").filter(),
                    Field.body("claimedBy", "认领的镇(街道)").filter())
            .build();

    public static final RegisterDefinition DUTIES = RegisterDefinition.of(
                    "granular-duties", "granular-duty", "履职事项颗粒化清单", GROUP)
            .may(Operation.LISTS_VIEW, Operation.LISTS_CHANGE)
            .owner(Owner.body("body"))
            .label("duty")
            .unique("duty", "body")
            .fields(
                    Field.body("body", "履职主体").must().filter(),
                    Field.word("topic", "事项类型", DutyTopic.class).must().filter(),
                    Field.text("duty", "履职事项", 300).sort(),
                    Field.longText("content", "履职内容", 1000).must(),
                    Field.text("basis", "依据", 300).must(),
                    Field.text("designatedBy", "指定机关", 100),
                    Field.date("designatedOn", "指定日期"),
                    Field.date("publishedOn", "公布日期").filter())
            .build();

    public static final RegisterDefinition REVIEW_CATALOGUE = RegisterDefinition.of(
                    "review-catalogue", "review-catalogue-entry", "重大执法决定法制审核目录", GROUP)
            .may(Operation.LISTS_VIEW, Operation.LISTS_CHANGE)
            .owner(Owner.body("body"))
            .label("name")
            .unique("name", "body")
            .fields(
                    Field.text("name", "审核事项", 300).sort(),
                    Field.body("body", "编制单位").must().filter(),
                    Field.word("actKind", "执法类别", ActKind.class).must().filter(),
                    Field.word("level", "执法层级", EnforcementLevel.class).must().filter(),
                    Field.code("field", "所属领域").filter(),
                    Field.text("amount", "涉案金额", 200),
                    Field.text("socialImpact", "社会影响", 200),
                    Field.text("basis", "依据", 300),
                    Field.date("publishedOn", "公布日期").filter())
            .build();

    public static final RegisterDefinition RANDOM_INSPECTION = RegisterDefinition.of(
                    "random-inspection-items", "random-inspection-item", "随机抽查事项清单", GROUP)
            .may(Operation.LISTS_VIEW, Operation.LISTS_CHANGE)
            .owner(Owner.body("body"))
            .label("name")
            .unique("name", "body")
            .fields(
                    Field.text("name", "抽查事项", 300).sort(),
                    Field.body("body", "抽查主体").must().filter(),
                    Field.reference("item", "执法事项", "items"),
                    Field.text("basis", "依据", 500).must(),
                    Field.text("object", "对象", 300),
                    Field.longText("content", "内容", 1000),
                    Field.text("method", "方式", 200),
                    Field.text("ratio", "比例", 100),
                    Field.text("frequency", "频次", 100),
                    Field.text("changeCause", "调整原因", 200),
                    Field.date("publishedOn", "公布日期").filter())
            .build();

    public static final RegisterDefinition FULL_COVERAGE = RegisterDefinition.of(
                    "full-coverage-items", "full-coverage-item", "全覆盖重点监管清单", GROUP)
            .may(Operation.LISTS_VIEW, Operation.LISTS_CHANGE)
            .owner(Owner.body("body"))
            .label("name")
            .unique("name", "body")
            .fields(
                    Field.text("name", "行业、领域或者对象", 300).sort(),
                    Field.code("field", "执法领域").must().filter(),
                    Field.body("body", "监管主体").must().filter(),
                    Field.text("ground", "列入理由", 300).must(),
                    Field.text("basis", "依据", 300).must(),
                    Field.text("frequency", "检查频次", 100),
                    Field.date("publishedOn", "公布日期").filter())
            .build();

    public static final RegisterDefinition SERVICE_GUIDES = RegisterDefinition.of(
                    "service-guides", "service-guide", "行政执法服务指南", GROUP)
            .may(Operation.LISTS_VIEW, Operation.LISTS_CHANGE)
            .owner(Owner.body("body"))
            .label("name")
            .unique("name", "body")
            .fields(
                    Field.text("name", "行政执法事项名称", 300).sort(),
                    Field.body("body", "编制单位").must().filter(),
                    Field.reference("item", "执法事项", "items"),
                    Field.longText("basis", "依据", 1000),
                    Field.text("handlingUnit", "承办机构", 100),
                    Field.longText("conditions", "受理条件", 2000),
                    Field.longText("preference", "优惠政策", 1000),
                    Field.longText("materials", "申请材料", 2000),
                    Field.longText("process", "办理流程", 2000),
                    Field.text("timeLimit", "办理时限", 100),
                    Field.text("supervision", "监督方式", 300),
                    Field.text("accountability", "责任追究", 300),
                    Field.text("remedies", "救济渠道", 300),
                    Field.text("officeHours", "办公时间", 100),
                    Field.text("officeAddress", "办公地址", 200),
                    Field.phone("officePhone", "办公电话"),
                    Field.date("publishedOn", "公布日期").filter())
            .build();

    public static final RegisterDefinition RULE_DOCUMENTS = RegisterDefinition.of(
                    "rule-documents", "rule-document", "三项制度具体办法", GROUP)
            .may(Operation.LISTS_VIEW, Operation.LISTS_CHANGE)
            .owner(Owner.body("body"))
            .label("title")
            .unique("title", "body")
            .fields(
                    Field.text("title", "办法名称", 200).sort(),
                    Field.body("body", "制定单位").must().filter(),
                    Field.word("kind", "制度", RuleDocumentKind.class).must().filter(),
                    Field.text("number", "文号", 100),
                    Field.longText("scope", "范围", 2000),
                    Field.longText("content", "内容", 4000),
                    Field.longText("carrier", "载体", 1000),
                    Field.longText("procedure", "程序", 2000),
                    Field.longText("timeLimits", "时限要求", 1000),
                    Field.longText("review", "审查机制", 1000),
                    Field.longText("supervision", "监督方式", 1000),
                    Field.longText("guarantee", "保障措施", 1000),
                    Field.text("subject", "主体", 200),
                    Field.longText("step", "执法环节", 1000),
                    Field.longText("method", "方式", 1000),
                    Field.longText("use", "管理和使用", 1000),
                    Field.date("publishedOn", "公布日期").filter())
            .build();

    public static final RegisterDefinition TRANSFER_ITEMS = RegisterDefinition.of(
                    "criminal-transfer-items", "criminal-transfer-item", "行刑衔接事项清单", GROUP)
            .may(Operation.LISTS_VIEW, Operation.LISTS_CHANGE)
            .owner(Owner.body("body"))
            .label("crime")
            .unique("item", "crime")
            .fields(
                    Field.reference("item", "执法事项", "items").must().filter(),
                    Field.body("body", "移送单位").must().filter(),
                    Field.code("field", "执法领域").must().filter(),
                    Field.text("crime", "涉嫌罪名", 100).sort(),
                    Field.longText("standard", "立案追诉标准", 2000).must(),
                    Field.text("basis", "依据", 300).must())
            .build();

    public static final RegisterDefinition EXAMPLES = RegisterDefinition.of(
                    "leniency-examples", "leniency-example", "柔性执法典型案例", GROUP)
            .may(Operation.LISTS_VIEW, Operation.LISTS_CHANGE)
            .owner(Owner.body("body"))
            .timeless()
            .label("title")
            .fields(
                    Field.text("title", "案例名称", 200).sort(),
                    Field.body("body", "办理单位").must().filter(),
                    Field.word("kind", "类型", LeniencyKind.class).must().filter(),
                    Field.reference("item", "执法事项", "items"),
                    Field.longText("summary", "案情和理由", 4000).must(),
                    Field.date("publishedOn", "公布日期").filter())
            .build();

    /** What inspections of enterprises have come to. Citizens are not in it, so nothing of them is published. */
    public static final RegisterDefinition INSPECTION_RESULTS = RegisterDefinition.of(
                    "inspection-results", "inspection-result", "行政检查结果", GROUP)
            .may(Operation.LISTS_VIEW, Operation.INSPECTIONS_CHANGE)
            .owner(Owner.body("body"))
            .label("matter")
            .unique("number", "body")
            .fields(
                    Field.text("number", "检查编号", 60)
                            .hinted("例如检查通知书的文号,加检查对象的序号")
                            .must(),
                    Field.text("matter", "检查事项", 300).sort(),
                    Field.body("body", "检查机关").must().filter(),
                    Field.word("kind", "检查种类", InspectionKind.class).must().filter(),
                    Field.text("plan", "检查或者抽查计划", 200).hinted("双随机抽查应当填写"),
                    Field.reference("item", "执法事项", "items"),
                    Field.word("partyKind", "检查对象类型", InspectedKind.class).must(),
                    Field.text("party", "检查对象", 120)
                            .hinted("单位或者个体工商户的名称;公民不登记在这里")
                            .must(),
                    Field.creditCode("creditCode", "统一社会信用代码"),
                    Field.date("inspectedOn", "得出检查结果之日").must().filter(),
                    Field.word("outcome", "检查结论", InspectionOutcome.class)
                            .must()
                            .filter(),
                    Field.longText("result", "检查情况和处理", 2000).must(),
                    Field.text("penalty", "处罚决定书文号", 60).hinted("立案并已经处罚的"))
            .build();

    private ListRegisters() {}

    static List<RegisterDefinition> all() {
        return List.of(
                LAYERED,
                PATROL,
                DUTIES,
                REVIEW_CATALOGUE,
                RANDOM_INSPECTION,
                FULL_COVERAGE,
                SERVICE_GUIDES,
                RULE_DOCUMENTS,
                TRANSFER_ITEMS,
                EXAMPLES);
    }
}
