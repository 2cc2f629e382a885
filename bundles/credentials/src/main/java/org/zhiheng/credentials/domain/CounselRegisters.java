package org.zhiheng.credentials.domain;

import org.zhiheng.api.access.Operation;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Owner;

/** Counsel and public lawyers that bodies may call, and the calls. */
public final class CounselRegisters {

    static final String GROUP = "法律顾问和公职律师";

    public static final RegisterDefinition POOL = RegisterDefinition.of("counsels", "counsel", "法律顾问和公职律师", GROUP)
            .may(Operation.COUNSEL_VIEW, Operation.COUNSEL_CHANGE)
            .owner(Owner.body("body"))
            .openWhere("shared")
            .label("name")
            .unique("licence")
            .fields(
                    Field.text("name", "姓名或者名称", 60).published().sort(),
                    Field.body("body", "所在或者聘用单位").must().filter(),
                    Field.word("kind", "类别", Words.CounselKind.class).must().filter(),
                    Field.text("firm", "执业机构", 100),
                    Field.text("licence", "执业证号", 40),
                    Field.codes("specialities", "擅长领域").filter(),
                    Field.yes("shared", "可以统筹调用").must().filter(),
                    Field.phone("phone", "联系电话").personal())
            .build();

    public static final RegisterDefinition CALLS = RegisterDefinition.of(
                    "counsel-calls", "counsel-call", "法律顾问和公职律师调用", GROUP)
            .may(Operation.COUNSEL_VIEW, Operation.COUNSEL_CHANGE)
            .owner(Owner.body("body"))
            .timeless()
            .label("calledOn")
            .fields(
                    Field.date("calledOn", "调用日").filter().sort(),
                    Field.reference("counsel", "法律顾问或者公职律师", "counsels").must(),
                    Field.body("body", "调用单位").must(),
                    Field.text("matter", "事项", 200).must(),
                    Field.text("outcome", "结果", 300))
            .build();

    private CounselRegisters() {}
}
