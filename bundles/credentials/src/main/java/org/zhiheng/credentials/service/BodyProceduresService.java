package org.zhiheng.credentials.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.credentials.BodyProcedures;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.questions.QualificationState;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;

/** Starts the confirmation of bodies' qualification for whoever may. */
@Component(service = BodyProcedures.class)
public final class BodyProceduresService implements BodyProcedures {

    private static final String CONFIRMED = Field.word(QualificationState.CONFIRMED);

    private final RegisterStore registers;
    private final Registers seen;
    private final Permissions permissions;
    private final DayRules rules;
    private final Runs runs;
    private final Organisation organisation;
    private final Clock clock;

    @Activate
    public BodyProceduresService(
            @Reference RegisterStore registers,
            @Reference Registers seen,
            @Reference Permissions permissions,
            @Reference DayRules rules,
            @Reference Runs runs,
            @Reference Organisation organisation,
            @Reference Clock clock) {
        this.registers = registers;
        this.seen = seen;
        this.permissions = permissions;
        this.rules = rules;
        this.runs = runs;
        this.organisation = organisation;
        this.clock = clock;
    }

    @Override
    public Run qualify(Principal by, String command, String qualification, String justiceBureau) {
        LocalDate today = LocalDate.now(clock);
        Row row = row(by, qualification, today);
        String body = row.text("body");
        permissions.check(by, Operation.BODIES_QUALIFY, new Target(null, body));
        if (CONFIRMED.equals(row.text("state"))) {
            throw ZhihengException.conflict("CREDENTIAL-QUALIFIED", "这一主体的资格已经确认");
        }
        DayRules.Now now = rules.now();
        Row registered = registers.life("bodies", "body", List.of(body), null).stream()
                .reduce((first, last) -> last)
                .orElseThrow(() -> ZhihengException.conflict("CREDENTIAL-BODY-UNREGISTERED", "这一机构还没有登记为执法主体"));
        String government = ConfirmingAuthority.of(now, registered, today, organisation)
                .orElseThrow(() -> ZhihengException.conflict("CREDENTIAL-NO-AUTHORITY", "规则规定由省人民政府确认,组织机构里没有省人民政府"));
        return runs.start(
                by,
                new Runs.Start(
                        command,
                        new Subject(QualificationSubjects.QUALIFICATION, qualification),
                        QualificationSubjects.QUALIFY,
                        now.division(body).orElseThrow(),
                        null,
                        Map.of(
                                ActingBody.OWN, body,
                                ActingBody.JUSTICE_BUREAU, justiceBureau,
                                ActingBody.GOVERNMENT, government)));
    }

    @Override
    public List<Runs.Listed> ofQualification(Principal by, String qualification) {
        return runs.on(new Subject(
                QualificationSubjects.QUALIFICATION,
                row(by, qualification, LocalDate.now(clock)).key()));
    }

    private Row row(Principal by, String key, LocalDate today) {
        return seen.show(by, QualificationSubjects.QUALIFICATIONS, key, AsOf.on(today), null);
    }
}
