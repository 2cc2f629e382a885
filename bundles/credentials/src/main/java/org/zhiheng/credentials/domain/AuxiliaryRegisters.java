package org.zhiheng.credentials.domain;

import org.zhiheng.api.access.Operation;
import org.zhiheng.api.questions.AuxiliaryActKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Owner;

/** Auxiliaries, in registers of their own: they never count as officers. */
public final class AuxiliaryRegisters {

    static final String GROUP = "执法辅助人员";

    public static final RegisterDefinition AUXILIARIES = RegisterDefinition.of(
                    "auxiliaries", "auxiliary", "执法辅助人员", GROUP)
            .may(Operation.AUXILIARIES_VIEW, Operation.AUXILIARIES_CHANGE)
            .owner(Owner.body("body"))
            .label("name")
            .unique("citizenNumber")
            .unique("cardNumber")
            .fields(
                    Field.text("name", "姓名", 40).personal().sort(),
                    Field.body("body", "辅助的单位").must().filter(),
                    Field.citizenNumber("citizenNumber", "公民身份号码").must(),
                    Field.text("employer", "用人单位", 100).must(),
                    Field.creditCode("employerCode", "用人单位统一社会信用代码"),
                    Field.date("contractFrom", "合同起始日").must(),
                    Field.date("contractTo", "合同终止日").filter(),
                    Field.words("allowedActs", "可以从事的辅助性事务", AuxiliaryActKind.class)
                            .must(),
                    Field.text("cardNumber", "辅助人员证件编号", 32),
                    Field.date("cardFrom", "证件有效期起"),
                    Field.date("cardTo", "证件有效期止").filter(),
                    Field.phone("phone", "联系电话").personal())
            .build();

    public static final RegisterDefinition TRAININGS = RegisterDefinition.of(
                    "auxiliary-trainings", "auxiliary-training", "辅助人员培训", GROUP)
            .may(Operation.AUXILIARIES_VIEW, Operation.AUXILIARIES_CHANGE)
            .owner(Owner.through("auxiliary"))
            .timeless()
            .label("title")
            .fields(
                    Field.text("title", "培训内容", 100).sort(),
                    Field.reference("auxiliary", "辅助人员", "auxiliaries").must(),
                    Field.date("heldOn", "培训日").must().filter(),
                    Field.decimal("hours", "学时", 1, "0.5", "500").must(),
                    Field.word("outcome", "考核结果", Words.Outcome.class).filter())
            .build();

    public static final RegisterDefinition APPRAISALS = RegisterDefinition.of(
                    "auxiliary-appraisals", "auxiliary-appraisal", "辅助人员考核", GROUP)
            .may(Operation.PERSONNEL_VIEW, Operation.PERSONNEL_CHANGE)
            .owner(Owner.through("auxiliary"))
            .timeless()
            .label("year")
            .unique("auxiliary", "year")
            .fields(
                    Field.integer("year", "年度", 1990, 2199).filter().sort(),
                    Field.reference("auxiliary", "辅助人员", "auxiliaries").must(),
                    Field.word("grade", "等次", Words.Grade.class).personal().must(),
                    Field.text("reward", "奖惩", 200).personal())
            .build();

    private AuxiliaryRegisters() {}
}
