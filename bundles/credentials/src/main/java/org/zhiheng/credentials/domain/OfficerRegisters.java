package org.zhiheng.credentials.domain;

import org.zhiheng.api.access.Operation;
import org.zhiheng.api.questions.PostingKind;
import org.zhiheng.api.questions.StaffType;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Lent;
import org.zhiheng.api.registers.RegisterDefinition.Owner;

/** Who enforces: officers, where they work, and since when on the front line. */
public final class OfficerRegisters {

    static final String GROUP = "执法人员";

    public static final RegisterDefinition OFFICERS = RegisterDefinition.of("officers", "officer", "执法人员", GROUP)
            .may(Operation.OFFICERS_VIEW, Operation.OFFICERS_CHANGE)
            .owner(Owner.body("body"))
            .lent(new Lent("key", "postings", "officer", "body", null))
            .label("name")
            .unique("citizenNumber")
            .unique("account")
            .fields(
                    Field.text("name", "姓名", 40).published().sort(),
                    Field.body("body", "所在单位").must().filter(),
                    Field.text("unit", "内设机构", 60),
                    Field.citizenNumber("citizenNumber", "公民身份号码").must(),
                    Field.word("gender", "性别", Words.Gender.class).personal(),
                    Field.text("post", "职务", 60).published(),
                    Field.word("staffType", "编制类型", StaffType.class).must().filter(),
                    Field.words("roles", "承担的工作", Words.OfficerRole.class)
                            .must()
                            .filter(),
                    Field.codes("fields", "执法领域").filter(),
                    Field.word("legalQualification", "法律职业资格", Words.LegalQualification.class)
                            .filter(),
                    Field.text("legalQualificationNumber", "法律职业资格证号", 40).personal(),
                    Field.date("legalQualificationOn", "取得法律职业资格之日"),
                    Field.date("reviewingSince", "开始从事法制审核之日").hinted("从事法制审核的填写"),
                    Field.phone("phone", "联系电话").personal(),
                    Field.code("account", "平台账号").filter())
            .build();

    public static final RegisterDefinition POSTINGS = RegisterDefinition.of("postings", "posting", "派驻下沉借调", GROUP)
            .may(Operation.OFFICERS_VIEW, Operation.OFFICERS_CHANGE)
            .owner(Owner.through("officer"))
            .alsoSeenBy("body")
            .label("officer")
            .fields(
                    Field.reference("officer", "执法人员", "officers").must(),
                    Field.body("body", "派到的单位").must().filter(),
                    Field.word("kind", "方式", PostingKind.class).must().filter(),
                    Field.text("post", "担任的职务", 60).published(),
                    Field.yes("head", "派驻机构负责人").filter(),
                    Field.body("consulted", "征求意见的镇街党(工)委所在单位"),
                    Field.date("consultedOn", "征求意见之日"),
                    Field.text("consultedOutcome", "征求意见的结果", 200),
                    Field.date("removalConsultedOn", "免职征求意见之日"),
                    Field.text("removalConsultedOutcome", "免职征求意见的结果", 200),
                    Field.body("approvedBy", "批准机关"),
                    Field.text("approval", "批准文件", 100),
                    Field.yes("personnelTransferred", "人员关系转入镇街"),
                    Field.yes("fundsTransferred", "经费转入镇街"),
                    Field.yes("propertyTransferred", "装备物资转入镇街"),
                    Field.yes("managementTransferred", "日常管理由镇街负责"),
                    Field.yes("appraisalTransferred", "考核评价由镇街负责"),
                    Field.yes("subsidy", "享受乡镇工作补贴"),
                    Field.yes("bonus", "享受年度考核奖"),
                    Field.word("treatmentLost", "不得享受镇街待遇的情形", Words.TreatmentLost.class)
                            .personal(),
                    Field.text("team", "辐射巡回的队伍", 60))
            .build();

    public static final RegisterDefinition FRONT_LINE = RegisterDefinition.of(
                    "front-line-services", "front-line-service", "执法一线任职", GROUP)
            .may(Operation.OFFICERS_VIEW, Operation.OFFICERS_CHANGE)
            .owner(Owner.through("officer"))
            .alsoSeenBy("body")
            .label("officer")
            .unique("officer")
            .fields(
                    Field.reference("officer", "执法人员", "officers").must(),
                    Field.body("body", "所在镇街").must().filter(),
                    Field.date("since", "到执法一线工作之日").hinted("交流之后重新起算").must().filter(),
                    Field.text("rotationDocument", "交流文件", 100))
            .build();

    private OfficerRegisters() {}
}
