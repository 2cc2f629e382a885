package org.zhiheng.credentials.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
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

    private static final Set<String> AFTER_THE_END = Set.of(CertificateSubjects.RENEW, CertificateSubjects.MEASURE);

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
        Withheld.refuse(registers, rules.now(), row.text("officer"), LocalDate.now(clock));
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
        String body = body(row);
        return start(
                by,
                command,
                new Subject(CertificateSubjects.MATTER, matter),
                CertificateSubjects.procedure(row),
                body,
                justiceBureau);
    }

    /** Whose the certificate is. One that has run out can still be renewed, and be taken back or cancelled; it is neither reviewed nor filed any more. */
    private String body(Row matter) {
        String key = matter.text("certificate");
        Row certificate = registers.life("certificates", "key", List.of(key), null).stream()
                .reduce((first, last) -> last)
                .orElseThrow(() -> ZhihengException.conflict("CREDENTIAL-EXPIRED", "这一证件已经撤销"));
        boolean over = certificate.to() != null && certificate.to().isBefore(LocalDate.now(clock));
        if (over && !AFTER_THE_END.contains(CertificateSubjects.procedure(matter))) {
            throw ZhihengException.conflict("CREDENTIAL-EXPIRED", "证件的有效期到" + certificate.to() + "已满");
        }
        if (CertificateSubjects.RENEW.equals(CertificateSubjects.procedure(matter))) {
            Withheld.refuse(registers, rules.now(), certificate.text("officer"), LocalDate.now(clock));
        }
        return certificate.text("body");
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
                    "CREDENTIAL-JUSTICE-BUREAU", "应当写明审核的司法行政部门,是没有撤销的,区划包括申领单位的区划", "justiceBureau");
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
                .filter(each -> each.justiceBureauOver(new DivisionCode(division)))
                .isPresent();
    }
}
