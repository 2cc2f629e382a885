package org.zhiheng.credentials.domain;

import org.zhiheng.api.access.Operation;
import org.zhiheng.api.questions.CertificateKind;
import org.zhiheng.api.questions.CertificateState;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Lent;
import org.zhiheng.api.registers.RegisterDefinition.Owner;

/** Certificates and what becomes of them. The days of a certificate's rows are those of its validity. */
public final class CertificateRegisters {

    static final String GROUP = "执法证件";

    public static final RegisterDefinition CERTIFICATES = RegisterDefinition.of(
                    "certificates", "certificate", "执法证件", GROUP)
            .may(Operation.OFFICERS_VIEW, Operation.CERTIFICATES_CHANGE)
            .owner(Owner.body("body"))
            .lent(Lent.with("officer"))
            .label("number")
            .unique("number", "issuer")
            .fields(
                    Field.text("number", "证件编号", 32).hinted("4至32个字").sort(),
                    Field.word("kind", "证件种类", CertificateKind.class).must().filter(),
                    Field.reference("officer", "持证人", "officers").must(),
                    Field.body("body", "所属主体").must().filter(),
                    Field.text("issuer", "发证机关", 100).must(),
                    Field.text("reviewer", "资格审核机关", 100).hinted("谁审核谁负责").must(),
                    Field.codes("fields", "执法类别").must().filter(),
                    Field.division("area", "执法区域").must().filter(),
                    Field.date("issuedOn", "发证日"))
            .build();

    public static final RegisterDefinition STATES = RegisterDefinition.of(
                    "certificate-states", "certificate-state", "证件状态", GROUP)
            .may(Operation.OFFICERS_VIEW, Operation.CERTIFICATES_HOLD)
            .owner(Owner.through("certificate"))
            .lent(Lent.with("certificate"))
            .keptBy("decidedBy")
            .label("certificate")
            .unique("certificate")
            .fields(
                    Field.reference("certificate", "证件", "certificates").must(),
                    Field.word("state", "状态", CertificateState.class).must().filter(),
                    Field.word("ground", "原因类别", Words.StateGround.class)
                            .personal()
                            .hinted("不写的按因违法违纪"),
                    Field.text("cause", "原因", 300).personal().must(),
                    Field.body("decidedBy", "决定机关").must(),
                    Field.date("reportedOn", "报司法行政部门之日").filter())
            .build();

    public static final RegisterDefinition REVIEWS = RegisterDefinition.of(
                    "certificate-reviews", "certificate-review", "证件年审", GROUP)
            .may(Operation.OFFICERS_VIEW, Operation.CERTIFICATES_CHANGE)
            .owner(Owner.through("certificate"))
            .timeless()
            .label("year")
            .unique("certificate", "year", "reviewedOn")
            .fields(
                    Field.integer("year", "年度", 1990, 2199).filter().sort(),
                    Field.reference("certificate", "证件", "certificates").must(),
                    Field.word("outcome", "年审结果", Words.Outcome.class).must().filter(),
                    Field.date("reviewedOn", "年审日").must(),
                    Field.body("reviewedBy", "年审机关"),
                    Field.text("opinion", "意见", 300).personal())
            .build();

    public static final RegisterDefinition FILINGS = RegisterDefinition.of(
                    "certificate-filings", "certificate-filing", "国务院部门证件备案", GROUP)
            .may(Operation.OFFICERS_VIEW, Operation.CERTIFICATES_CHANGE)
            .owner(Owner.through("certificate"))
            .timeless()
            .label("platform")
            .unique("certificate", "platform")
            .fields(
                    Field.text("platform", "备案平台", 100).sort(),
                    Field.reference("certificate", "证件", "certificates").must(),
                    Field.date("filedOn", "备案日").must().filter(),
                    Field.text("filedBy", "备案部门", 100).must(),
                    Field.text("number", "备案号", 60))
            .build();

    private CertificateRegisters() {}
}
