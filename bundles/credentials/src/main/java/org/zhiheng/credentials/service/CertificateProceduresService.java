package org.zhiheng.credentials.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.credentials.CertificateProcedures;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.MatterRegisters.Matter;
import org.zhiheng.registers.RegisterStore;

/** Starts procedures of certificates for whoever may. */
@Component(service = CertificateProcedures.class)
public final class CertificateProceduresService implements CertificateProcedures {

    private final RegisterStore registers;
    private final Permissions permissions;
    private final DayRules rules;
    private final Runs runs;
    private final Clock clock;

    @Activate
    public CertificateProceduresService(
            @Reference RegisterStore registers,
            @Reference Permissions permissions,
            @Reference DayRules rules,
            @Reference Runs runs,
            @Reference Clock clock) {
        this.registers = registers;
        this.permissions = permissions;
        this.rules = rules;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public Run apply(Principal by, String command, String application, String justiceBureau) {
        Row row = row(CertificateSubjects.APPLICATIONS, application);
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
        Row row = row(CertificateSubjects.MATTERS, matter);
        String certificate = row.text("certificate");
        AsOf today = AsOf.on(LocalDate.now(clock));
        String body = registers
                .row("certificates", certificate, today)
                .map(each -> each.text("body"))
                .orElseThrow(() -> ZhihengException.conflict("CREDENTIAL-EXPIRED", "证件今天不在有效期内"));
        boolean review = Field.word(Matter.ANNUAL_REVIEW).equals(row.text("matter"));
        return start(
                by,
                command,
                new Subject(CertificateSubjects.MATTER, matter),
                review ? CertificateSubjects.REVIEW : CertificateSubjects.MEASURE,
                body,
                justiceBureau);
    }

    private Row row(String register, String key) {
        return registers
                .row(register, key, AsOf.on(LocalDate.now(clock)))
                .orElseThrow(() -> ZhihengException.notFound(
                        "REGISTER-ROW", "“" + registers.definition(register).title() + "”里没有编号为“" + key + "”的", "key"));
    }

    private Run start(
            Principal by, String command, Subject subject, String procedure, String body, String justiceBureau) {
        permissions.check(by, Operation.CERTIFICATES_APPLY, new Target(null, body));
        String division = rules.now().division(body).orElseThrow();
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
}
