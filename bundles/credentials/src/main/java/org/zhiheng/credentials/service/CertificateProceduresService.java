package org.zhiheng.credentials.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.credentials.BodyQualifications;
import org.zhiheng.api.credentials.CertificateProcedures;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;

/** Starts procedures of certificates for whoever may. */
@Component(service = CertificateProcedures.class)
public final class CertificateProceduresService implements CertificateProcedures {

    private static final Set<String> TYPES = Set.of(CertificateSubjects.APPLICATION, CertificateSubjects.MATTER);

    /** What is done about a certificate that is there, whoever its body is by now. */
    private static final Set<String> MEASURES = Set.of(CertificateSubjects.MEASURE, CertificateSubjects.REVIEW);

    private final RegisterStore registers;
    private final Registers seen;
    private final Permissions permissions;
    private final DayRules rules;
    private final BodyQualifications qualifications;
    private final Runs runs;
    private final Organisation organisation;
    private final Clock clock;

    @Activate
    public CertificateProceduresService(
            @Reference RegisterStore registers,
            @Reference Registers seen,
            @Reference Permissions permissions,
            @Reference DayRules rules,
            @Reference BodyQualifications qualifications,
            @Reference Runs runs,
            @Reference Organisation organisation,
            @Reference Clock clock) {
        this.registers = registers;
        this.seen = seen;
        this.permissions = permissions;
        this.rules = rules;
        this.qualifications = qualifications;
        this.runs = runs;
        this.organisation = organisation;
        this.clock = clock;
    }

    @Override
    public Run apply(Principal by, String command, String application, String justiceBureau) {
        Row row = row(by, CertificateSubjects.APPLICATIONS, application);
        if (row.text("certificate") != null) {
            throw ZhihengException.conflict("CREDENTIAL-ISSUED", "这一申领已经发证");
        }
        return start(
                by,
                command,
                new Subject(CertificateSubjects.APPLICATION, application),
                CertificateSubjects.APPLY,
                row.text("body"),
                justiceBureau);
    }

    @Override
    public Run handle(Principal by, String command, String matter, String justiceBureau) {
        Row row = row(by, CertificateSubjects.MATTERS, matter);
        String certificate = row.text("certificate");
        AsOf today = AsOf.on(LocalDate.now(clock));
        String body = registers
                .row("certificates", certificate, today)
                .map(each -> each.text("body"))
                .orElseThrow(() -> ZhihengException.conflict("CREDENTIAL-EXPIRED", "证件今天不在有效期内"));
        return start(
                by,
                command,
                new Subject(CertificateSubjects.MATTER, matter),
                CertificateSubjects.procedure(row),
                body,
                justiceBureau);
    }

    /** What is out of reach is not there. */
    private Row row(Principal by, String register, String key) {
        return seen.show(by, register, key, AsOf.on(LocalDate.now(clock)), null);
    }

    @Override
    public Runs.Page runs(Principal by, String body, boolean open, int size, String after) {
        return runs.list(by, new Runs.Wanted(body, open, TYPES, size, after));
    }

    @Override
    public List<Runs.Listed> ofApplication(Principal by, String application) {
        return runs.on(new Subject(
                CertificateSubjects.APPLICATION,
                row(by, CertificateSubjects.APPLICATIONS, application).key()));
    }

    @Override
    public List<Runs.Listed> ofMatter(Principal by, String matter) {
        return runs.on(new Subject(
                CertificateSubjects.MATTER,
                row(by, CertificateSubjects.MATTERS, matter).key()));
    }

    private Run start(
            Principal by, String command, Subject subject, String procedure, String body, String justiceBureau) {
        permissions.check(by, Operation.CERTIFICATES_APPLY, new Target(null, body));
        // Taking a certificate back or cancelling it is not owning anything.
        if (!MEASURES.contains(procedure)
                && !qualifications.qualified(Set.of(body), LocalDate.now(clock)).contains(body)) {
            throw ZhihengException.conflict("CREDENTIAL-BODY-NOT-QUALIFIED", "申领单位的执法主体资格没有确认并公布,不能开始办理");
        }
        String division = rules.now().division(body).orElseThrow();
        if (!reviews(justiceBureau, division)) {
            throw ZhihengException.invalid(
                    "CREDENTIAL-JUSTICE-BUREAU", "应当写明审核的司法行政部门,是没有撤销的部门,区划包括申领单位的区划", "justiceBureau");
        }
        return runs.start(
                by,
                new Runs.Start(
                        command,
                        subject,
                        procedure,
                        division,
                        null,
                        Map.of(ActingBody.OWN, body, ActingBody.JUSTICE_BUREAU, justiceBureau)));
    }

    private boolean reviews(String justiceBureau, String division) {
        return organisation
                .body(justiceBureau)
                .filter(Body::open)
                .filter(each -> each.kind() == Body.Kind.DEPARTMENT)
                .filter(each -> new DivisionCode(division).within(each.division()))
                .isPresent();
    }
}
