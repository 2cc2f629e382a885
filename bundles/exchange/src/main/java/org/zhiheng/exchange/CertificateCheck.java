package org.zhiheng.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.credentials.OfficerCards.Use;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.exchange.contract.certificates.Finding;
import org.zhiheng.exchange.contract.certificates.Outcome;
import org.zhiheng.exchange.contract.certificates.Result;
import org.zhiheng.exchange.contract.certificates.Verification;

/**
 * What the registers say of a certificate on a day. What only rules can answer, such as whether a posting lets somebody act for another body, is
 * said to depend on them: that is the question {@code officer-competence}.
 */
final class CertificateCheck {

    private final LocalDate day;
    private final String body;
    private final String field;
    private final String area;
    private final Verification verification = new Verification();

    /**
     * For one verification.
     *
     * @param body the certificate should be of; null not to ask
     * @param field it should cover; null not to ask
     * @param area code of the place of the act; null not to ask
     */
    CertificateCheck(LocalDate day, String body, String field, String area) {
        if (area != null && !DivisionCode.isValid(area)) {
            throw ZhihengException.invalid("CODE-DIVISION", "area应当是6位、9位或者12位的区划代码", "area");
        }
        this.day = day;
        this.body = body;
        this.field = field;
        this.area = area;
    }

    /** Where there is no such certificate. */
    Verification none() {
        verification.setDay(day.toString());
        found("number", Outcome.FAILS, "名录里没有这一编号的证件,或者不在可以看的范围内", null, null);
        verification.setResult(result());
        return verification;
    }

    /**
     * @param use what its holder can do with it on the day, by the rules
     * @param postings of its holder on the day
     */
    Verification of(HeldCertificate certificate, Use use, List<Row> postings) {
        verification.setDay(day.toString());
        verification.setCertificate(certificate.form(day));
        Row row = certificate.on(day);
        found("number", Outcome.HOLDS, "名录里有这一编号的证件", HeldCertificates.CERTIFICATES, row.key());
        validity(certificate);
        state(certificate);
        holder(use);
        if (body != null) {
            body(row, postings);
        }
        if (field != null) {
            boolean covered = row.texts("fields").contains(field);
            found(
                    "field",
                    covered ? Outcome.HOLDS : Outcome.FAILS,
                    "证件的执法类别是"
                            + row.texts("fields").stream()
                                    .map(certificate::field)
                                    .collect(Collectors.joining("、"))
                            + (covered ? ",包括" : ",不包括") + certificate.field(field),
                    HeldCertificates.CERTIFICATES,
                    row.key());
        }
        if (area != null) {
            boolean covered = DivisionCode.covers(row.text("area"), area);
            found(
                    "area",
                    covered ? Outcome.HOLDS : Outcome.FAILS,
                    "证件的执法区域是" + row.text("area") + (covered ? ",包括" : ",不包括") + area,
                    HeldCertificates.CERTIFICATES,
                    row.key());
        }
        verification.setResult(result());
        return verification;
    }

    /** As the public card has it: who has left or gone to another body holds a card that is good for nothing, and so does who may not enforce at present. */
    private void holder(Use use) {
        boolean employed = use != Use.NOT_EMPLOYED;
        found(
                "holder",
                employed ? Outcome.HOLDS : Outcome.FAILS,
                employed ? "持证人当日在证件所属主体工作,或者按规则派在那里" : Labels.of(use),
                null,
                null);
        if (employed) {
            boolean barred = use == Use.BARRED;
            found(
                    "use",
                    barred ? Outcome.FAILS : Outcome.HOLDS,
                    barred ? Labels.of(use) + ",原因由发证机关和所在单位掌握" : "没有不得用来执法的情形",
                    null,
                    null);
        }
    }

    private void validity(HeldCertificate certificate) {
        String to = certificate.validTo() == null ? "没有终止日" : "至" + certificate.validTo();
        boolean valid = certificate.valid(day);
        found(
                "validity",
                valid ? Outcome.HOLDS : Outcome.FAILS,
                "有效期自" + certificate.validFrom() + "," + to + (valid ? ";" + day + "在有效期内" : ";" + day + "不在有效期内"),
                HeldCertificates.CERTIFICATES,
                certificate.key());
    }

    private void state(HeldCertificate certificate) {
        Optional<Row> state = certificate.state(day);
        if (state.isEmpty()) {
            found("state", Outcome.HOLDS, day + "没有暂扣、收回或者注销", null, null);
            return;
        }
        Row row = state.get();
        found(
                "state",
                Outcome.FAILS,
                day + "的状态是" + certificate.statusTitle(day) + ",自" + row.from()
                        + (row.to() == null ? "" : "至" + row.to()),
                HeldCertificates.STATES,
                row.key());
    }

    private void body(Row certificate, List<Row> postings) {
        if (body.equals(certificate.text("body"))) {
            found("body", Outcome.HOLDS, "证件属于这一主体", HeldCertificates.CERTIFICATES, certificate.key());
            return;
        }
        Optional<Row> posting =
                postings.stream().filter(each -> body.equals(each.text("body"))).findFirst();
        if (posting.isPresent()) {
            found(
                    "body",
                    Outcome.DEPENDS,
                    "证件属于另一主体,持证人当日派在这一主体;是否可以为这一主体执法由规则决定,请问裁断officer-competence",
                    HeldCertificates.POSTINGS,
                    posting.get().key());
        } else {
            found("body", Outcome.FAILS, "证件不属于这一主体,持证人当日也没有派在这一主体", HeldCertificates.CERTIFICATES, certificate.key());
        }
    }

    private Result result() {
        List<Outcome> outcomes =
                verification.getFinding().stream().map(Finding::getOutcome).toList();
        if (outcomes.contains(Outcome.FAILS)) {
            return Result.INVALID;
        }
        return outcomes.contains(Outcome.DEPENDS) ? Result.DEPENDS : Result.VALID;
    }

    private void found(String code, Outcome outcome, String text, String register, String key) {
        Finding finding = new Finding();
        finding.setCode(code);
        finding.setOutcome(outcome);
        finding.setText(text);
        finding.setRegister(register);
        finding.setKey(key);
        verification.getFinding().add(finding);
    }
}
