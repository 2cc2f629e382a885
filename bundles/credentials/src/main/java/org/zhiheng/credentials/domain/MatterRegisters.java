package org.zhiheng.credentials.domain;

import org.zhiheng.api.access.Operation;
import org.zhiheng.api.questions.CertificateKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Owner;
import org.zhiheng.api.registers.Writing;
import org.zhiheng.api.rulings.Label;

/** What runs through procedures before certificates change: what is asked for, and what named people have found about it. */
public final class MatterRegisters {

    private static final String REVIEW = "review";
    private static final String TRAINING = "training";
    private static final String ISSUING = "issuing";

    /** What is done with a certificate. */
    public enum Matter {
        @Label("年度审验")
        ANNUAL_REVIEW,
        @Label("暂扣、收回、注销")
        MEASURE,
        @Label("期满换证")
        RENEWAL,
        @Label("国务院部门证件、人民警察证备案")
        FILING
    }

    public static final RegisterDefinition APPLICATIONS = RegisterDefinition.of(
                    "certificate-applications", "certificate-application", "执法证件申领", CertificateRegisters.GROUP)
            .may(Operation.OFFICERS_VIEW, Operation.CERTIFICATES_APPLY)
            .owner(Owner.body("body"))
            .timeless()
            .at(Writing.NONE, "application", "withdrawn", "refused", "failed")
            .label("appliedOn")
            .fields(
                    Field.date("appliedOn", "申报日").filter().sort(),
                    Field.reference("officer", "申领人", "officers").must(),
                    Field.body("body", "所属主体").must(),
                    Field.word("kind", "证件种类", CertificateKind.class).must().filter(),
                    Field.codes("fields", "执法类别").must(),
                    Field.division("area", "执法区域").must(),
                    Field.codes("materials", "已经提交的材料"),
                    found(Field.yes("materialsComplete", "材料齐全"), REVIEW),
                    issued(Field.text("issuer", "发证机关", 100), REVIEW, TRAINING, ISSUING),
                    issued(Field.text("reviewer", "资格审核机关", 100), REVIEW, TRAINING, ISSUING),
                    issued(Field.text("number", "证件编号", 32), REVIEW, TRAINING, ISSUING),
                    issued(Field.date("validFrom", "有效期起"), REVIEW, TRAINING, ISSUING),
                    issued(Field.date("validTo", "有效期止"), REVIEW, TRAINING, ISSUING),
                    Field.reference("certificate", "发给的证件", "certificates").byProcedure())
            .build();

    public static final RegisterDefinition MATTERS = RegisterDefinition.of(
                    "certificate-matters", "certificate-matter", "执法证件年审和处理", CertificateRegisters.GROUP)
            .may(Operation.OFFICERS_VIEW, Operation.CERTIFICATES_APPLY)
            .owner(Owner.through("certificate"))
            .timeless()
            .at(Writing.NONE, "submission", "report", "withdrawn", "refused", "not-passed", "dropped")
            .label("openedOn")
            .fields(
                    Field.date("openedOn", "提出日").filter().sort(),
                    Field.reference("certificate", "证件", "certificates").must(),
                    Field.word("matter", "事项", Matter.class).must().filter(),
                    Field.integer("year", "年审年度", 1990, 2199).filter(),
                    Field.word("ground", "事由类别", Words.StateGround.class)
                            .personal()
                            .hinted("暂扣、收回、注销的填写;不写的按因违法违纪"),
                    Field.text("cause", "事由", 300).personal(),
                    Field.codes("materials", "已经提交的材料"),
                    found(Field.yes("materialsComplete", "材料齐全"), REVIEW),
                    found(Field.yes("factsClear", "事实清楚"), "report", REVIEW),
                    found(Field.date("heardOn", "听取本人意见之日"), "statement"),
                    found(Field.yes("reviewPassed", "审验合格"), REVIEW),
                    Field.date("reportedOn", "报司法行政部门之日").at("suspended"),
                    issued(Field.text("number", "换发的证件编号", 32).hinted("不写就沿用原来的编号"), REVIEW, ISSUING),
                    issued(Field.date("validTo", "换证后有效期止"), REVIEW, ISSUING),
                    Field.text("platform", "备案平台", 100),
                    issued(Field.text("filedBy", "备案部门", 100), REVIEW),
                    issued(Field.text("filingNumber", "备案号", 60), REVIEW))
            .build();

    /** What whoever reviews has found. */
    private static Field found(Field field, String... stages) {
        return field.by(Operation.CERTIFICATES_REVIEW).at(stages);
    }

    /** What whoever issues or files has set. */
    private static Field issued(Field field, String... stages) {
        return field.by(Operation.CERTIFICATES_CHANGE).at(stages).byOwners();
    }

    private MatterRegisters() {}
}
