package org.zhiheng.credentials.domain;

import java.util.List;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.QualificationState;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Owner;
import org.zhiheng.api.registers.Writing;

/** Who may enforce: bodies and the confirmation of their qualification. */
public final class BodyRegisters {

    static final String GROUP = "执法主体";

    private static final String SUBMISSION = "submission";
    private static final String REFUSED = "refused";
    private static final String QUALIFIED = "qualified";

    /** Fields that have to be published of every body, as the measures on disclosure name them. */
    public static final List<String> PUBLISHED = List.of(
            "name",
            "nature",
            "funding",
            "staffing",
            "category",
            "duties",
            "legalRepresentative",
            "address",
            "complaintPhone");

    public static final RegisterDefinition BODIES = RegisterDefinition.of("bodies", "enforcement-body", "执法主体", GROUP)
            .may(Operation.BODIES_VIEW, Operation.BODIES_CHANGE)
            .owner(Owner.body("body"))
            .label("name")
            .unique("body")
            .unique("creditCode")
            .fields(
                    Field.text("name", "机构名称", 100).hinted("与印章一致的全称").sort(),
                    Field.body("body", "机构").must().hinted("组织机构树里的编号"),
                    Field.text("shortName", "简称", 40),
                    Field.creditCode("creditCode", "统一社会信用代码").must().filter(),
                    Field.word("nature", "机构性质", Words.Nature.class).must().filter(),
                    Field.word("category", "主体类别", Words.BodyCategory.class)
                            .must()
                            .filter(),
                    Field.word("level", "层级", Words.Level.class).must().filter(),
                    Field.division("division", "所在区划").must().filter(),
                    Field.body("parent", "上级机构"),
                    Field.body("government", "本级人民政府").must(),
                    Field.word("leadership", "领导体制", Words.Leadership.class),
                    Field.codes("fields", "执法领域").filter(),
                    Field.text("funding", "经费来源", 100),
                    Field.text("staffing", "队伍编制状况", 200),
                    Field.text("legalRepresentative", "法定代表人", 40).published(),
                    Field.text("address", "单位地址", 200),
                    Field.phone("complaintPhone", "投诉举报电话"),
                    Field.text("website", "网址", 200),
                    Field.longText("duties", "执法职责和权限", 4000),
                    Field.words("dutyKinds", "有法定职责的执法行为", ActKind.class).filter(),
                    Field.yes("ownEnforcement", "有行政强制执行权").filter(),
                    Field.yes("centre", "镇街综合执法中心").filter())
            .build();

    public static final RegisterDefinition QUALIFICATIONS = RegisterDefinition.of(
                    "body-qualifications", "body-qualification", "执法主体资格", GROUP)
            .may(Operation.BODIES_VIEW, Operation.BODIES_QUALIFY)
            .owner(Owner.body("body"))
            .at(Writing.NONE, SUBMISSION, REFUSED, QUALIFIED)
            .label("body")
            .unique("body")
            .fields(
                    Field.body("body", "机构").must().at(Writing.NONE),
                    Field.word("state", "清理结果", QualificationState.class)
                            .must()
                            .filter()
                            .at(Writing.NONE, REFUSED, QUALIFIED),
                    Field.integer("batch", "清理批次", 1, 99).filter(),
                    Field.text("basis", "主体资格依据", 300)
                            .at(Writing.NONE, SUBMISSION)
                            .byOwners(),
                    Field.yes("examined", "审核认为具备资格").at("review"),
                    Field.body("confirmedBy", "确认机关").at(Writing.NONE, QUALIFIED),
                    Field.date("confirmedOn", "确认日").filter().at(Writing.NONE, QUALIFIED),
                    Field.date("publishedOn", "公布日").filter().at(Writing.NONE, "publication", QUALIFIED),
                    Field.text("publishedAt", "公布载体", 200).at(Writing.NONE, "publication", QUALIFIED))
            .build();

    private BodyRegisters() {}
}
