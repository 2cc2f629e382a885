package org.zhiheng.powers.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.powers.PowerProcedures;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.domain.ListRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterStore;

/** Starts empowerments and entrustments for whoever may. */
@Component(service = PowerProcedures.class)
public final class PowerProceduresService implements PowerProcedures {

    private static final String EMPOWER = "empowerment.grant";
    private static final String PROPOSE = "township.proposal";
    private static final String ENTRUST = "entrustment.grant";

    private final RegisterStore store;
    private final Organisation organisation;
    private final Permissions permissions;
    private final BodyQualifications qualifications;
    private final Runs runs;
    private final Clock clock;

    @Activate
    public PowerProceduresService(
            @Reference RegisterStore store,
            @Reference Organisation organisation,
            @Reference Permissions permissions,
            @Reference BodyQualifications qualifications,
            @Reference Runs runs,
            @Reference Clock clock) {
        this.store = store;
        this.organisation = organisation;
        this.permissions = permissions;
        this.qualifications = qualifications;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public Run empower(Principal by, String command, String confirmation, String justiceBureau) {
        permissions.reach(by, Operation.EMPOWERMENT_CHANGE);
        Row row = row(EmpowermentRegisters.CONFIRMATIONS, confirmation);
        Row list = row(EmpowermentRegisters.LISTS, row.text("list"));
        String government = list.text("government");
        permissions.check(by, Operation.EMPOWERMENT_CHANGE, new Target(null, government));
        // The department gives what must be its own; a township becomes an enforcement body by what is given.
        qualified(row.text("department"));
        return runs.start(
                by,
                new Runs.Start(
                        command,
                        new Subject(EmpowermentRegisters.CONFIRMATIONS.subject(), confirmation),
                        EMPOWER,
                        division(row.text("township")),
                        null,
                        Map.of(
                                ActingBody.OWN,
                                row.text("department"),
                                ActingBody.JUSTICE_BUREAU,
                                justiceBureau,
                                ActingBody.GOVERNMENT,
                                government,
                                ActingBody.TOWNSHIP,
                                row.text("township"))));
    }

    @Override
    public Run entrust(Principal by, String command, String entrustment, String justiceBureau) {
        permissions.reach(by, Operation.ENTRUSTMENT_CHANGE);
        Row row = row(EmpowermentRegisters.ENTRUSTMENTS, entrustment);
        String entrusting = row.text("entrusting");
        permissions.check(by, Operation.ENTRUSTMENT_CHANGE, new Target(null, entrusting));
        qualified(entrusting);
        return runs.start(
                by,
                new Runs.Start(
                        command,
                        new Subject(EmpowermentRegisters.ENTRUSTMENTS.subject(), entrustment),
                        ENTRUST,
                        division(entrusting),
                        null,
                        Map.of(
                                ActingBody.OWN,
                                entrusting,
                                ActingBody.JUSTICE_BUREAU,
                                justiceBureau,
                                ActingBody.GOVERNMENT,
                                government(entrusting),
                                ActingBody.COUNTERPART,
                                row.text("entrusted"))));
    }

    @Override
    public Run propose(Principal by, String command, String proposal, String justiceBureau) {
        permissions.reach(by, Operation.EMPOWERMENT_PROPOSE);
        Row row = row(EmpowermentRegisters.PROPOSALS, proposal);
        String township = row.text("township");
        permissions.check(by, Operation.EMPOWERMENT_PROPOSE, new Target(null, township));
        if (row.text("outcome") != null) {
            throw ZhihengException.conflict("POWERS-DECIDED", "这项建议已经有决定");
        }
        return runs.start(
                by,
                new Runs.Start(
                        command,
                        new Subject(EmpowermentRegisters.PROPOSALS.subject(), proposal),
                        PROPOSE,
                        division(township),
                        null,
                        Map.of(
                                ActingBody.OWN,
                                township,
                                ActingBody.JUSTICE_BUREAU,
                                justiceBureau,
                                ActingBody.GOVERNMENT,
                                government(township))));
    }

    @Override
    public String claim(Principal by, String patrolItem, String township, String frequency, LocalDate from) {
        permissions.check(by, Operation.EMPOWERMENT_PROPOSE, new Target(null, township));
        Row listed = store.row(ListRegisters.PATROL.id(), patrolItem, AsOf.on(from))
                .orElseThrow(() -> PowersProcedures.unknown(ListRegisters.PATROL.title(), patrolItem));
        if (listed.text("claimedBy") != null) {
            throw ZhihengException.conflict("POWERS-CLAIMED", "这是镇(街道)已经认领的一项,请认领清单里的原项");
        }
        if (!district(listed.text("body")).equals(district(township))) {
            throw ZhihengException.invalid("POWERS-OTHER-DISTRICT", "这是别的区县的清单", "patrolItem");
        }
        Map<String, Object> values = new LinkedHashMap<>(listed.values());
        values.put("claimedBy", township);
        values.put("frequency", frequency);
        return store.write(
                by.account(),
                ListRegisters.PATROL.id(),
                new Change.Add(null, from, listed.to(), values, new Why("镇(街道)认领", patrolItem, null)));
    }

    @Override
    public void release(Principal by, String claim, LocalDate last, String why) {
        permissions.reach(by, Operation.EMPOWERMENT_PROPOSE);
        Row row = row(ListRegisters.PATROL, claim);
        String township = row.text("claimedBy");
        // What is out of reach, or nobody's claim, is not there.
        if (township == null || !permissions.may(by, Operation.EMPOWERMENT_PROPOSE, new Target(null, township))) {
            throw PowersProcedures.unknown(ListRegisters.PATROL.title(), claim);
        }
        if (why == null || why.isBlank()) {
            throw ZhihengException.invalid("REGISTER-REASON", "应当写明理由", "why");
        }
        store.write(by.account(), ListRegisters.PATROL.id(), new Change.End(claim, last, Why.of(why)));
    }

    private DivisionCode district(String body) {
        return organisation.body(body).orElseThrow().division().district();
    }

    private Row row(RegisterDefinition register, String key) {
        Row row = Lives.byKey(store, register.id(), List.of(key)).one(key);
        if (row == null) {
            throw PowersProcedures.unknown(register.title(), key);
        }
        return row;
    }

    private void qualified(String body) {
        if (!qualifications.qualified(Set.of(body), LocalDate.now(clock)).contains(body)) {
            throw ZhihengException.conflict("POWERS-BODY-NOT-QUALIFIED", "“" + body + "”的执法主体资格没有确认并公布,不能开始办理");
        }
    }

    private String division(String body) {
        return organisation.body(body).map(each -> each.division().value()).orElseThrow();
    }

    private String government(String body) {
        String above = body;
        while (above != null) {
            Body found = organisation.body(above).orElseThrow();
            if (found.kind() == Body.Kind.GOVERNMENT) {
                return found.id();
            }
            above = found.parent();
        }
        throw ZhihengException.conflict("POWERS-NO-GOVERNMENT", "“" + body + "”的上级机构里没有人民政府");
    }
}
