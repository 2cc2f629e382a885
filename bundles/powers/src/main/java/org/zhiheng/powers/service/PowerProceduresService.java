package org.zhiheng.powers.service;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.powers.PowerProcedures;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterStore;

/** Starts empowerments and entrustments for whoever may. */
@Component(service = PowerProcedures.class)
public final class PowerProceduresService implements PowerProcedures {

    private static final String EMPOWER = "empowerment.grant";
    private static final String ENTRUST = "entrustment.grant";

    private final RegisterStore store;
    private final Organisation organisation;
    private final Permissions permissions;
    private final Runs runs;

    @Activate
    public PowerProceduresService(
            @Reference RegisterStore store,
            @Reference Organisation organisation,
            @Reference Permissions permissions,
            @Reference Runs runs) {
        this.store = store;
        this.organisation = organisation;
        this.permissions = permissions;
        this.runs = runs;
    }

    @Override
    public Run empower(Principal by, String command, String confirmation, String justiceBureau) {
        permissions.reach(by, Operation.EMPOWERMENT_CHANGE);
        Row row = row(EmpowermentRegisters.CONFIRMATIONS, confirmation);
        Row list = row(EmpowermentRegisters.LISTS, row.text("list"));
        String government = list.text("government");
        permissions.check(by, Operation.EMPOWERMENT_CHANGE, new Target(null, government));
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

    private Row row(RegisterDefinition register, String key) {
        Row row = Lives.byKey(store, register.id(), List.of(key)).one(key);
        if (row == null) {
            throw PowersProcedures.unknown(register.title(), key);
        }
        return row;
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
