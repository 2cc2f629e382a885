package org.zhiheng.powers.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Succession;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.powers.ProposalOutcome;
import org.zhiheng.api.procedures.ProcedureSubject;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Problem;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Order;

/**
 * What empowerment and entrustment bring about as they run through their procedures: each stage that is left writes what has happened into the registers, in
 * the same transaction, and the registers' checks hold for it as for anybody's change.
 */
@Component(service = ProcedureSubject.class)
public final class PowersProcedures implements ProcedureSubject {

    private static final String CONFIRMATION = EmpowermentRegisters.CONFIRMATIONS.subject();
    private static final String PROPOSAL = EmpowermentRegisters.PROPOSALS.subject();
    private static final String ENTRUSTMENT = EmpowermentRegisters.ENTRUSTMENTS.subject();

    private final RegisterStore store;
    private final Organisation organisation;
    private final Succession accounts;
    private final RulesInForce rules;
    private final Rulings rulings;
    private final Clock clock;

    @Activate
    public PowersProcedures(
            @Reference RegisterStore store,
            @Reference Organisation organisation,
            @Reference Succession accounts,
            @Reference RulesInForce rules,
            @Reference Rulings rulings,
            @Reference Clock clock) {
        this.store = store;
        this.organisation = organisation;
        this.accounts = accounts;
        this.rules = rules;
        this.rulings = rulings;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of(CONFIRMATION, ENTRUSTMENT, PROPOSAL);
    }

    /** Each is called by its own title. */
    @Override
    public Map<Subject, String> called(Collection<Subject> subjects) {
        Map<Subject, String> called = new HashMap<>();
        for (RegisterDefinition each : List.of(
                EmpowermentRegisters.CONFIRMATIONS,
                EmpowermentRegisters.ENTRUSTMENTS,
                EmpowermentRegisters.PROPOSALS)) {
            List<String> keys = subjects.stream()
                    .filter(subject -> subject.type().equals(each.subject()))
                    .map(Subject::id)
                    .toList();
            store.life(each.id(), "key", keys, null)
                    .forEach(row -> called.put(new Subject(each.subject(), row.key()), row.text(each.label())));
        }
        return called;
    }

    @Override
    public Map<String, Object> facts(Subject subject, String check, LocalDate asOf) {
        if (subject.type().equals(PROPOSAL)) {
            // Its procedure asks for no check: what a proposal must be like, its register holds.
            return Map.of();
        }
        return subject.type().equals(ENTRUSTMENT)
                ? new EntrustmentRun(store, subject.id()).facts(check)
                : empowerment(subject).facts(check, asOf);
    }

    private EmpowermentRun empowerment(Subject subject) {
        return new EmpowermentRun(store, organisation, accounts, new RuleLook(rules, organisation), subject.id());
    }

    @Override
    public List<Appending> moved(Moved step) {
        LocalDate today = LocalDate.ofInstant(step.at(), clock.getZone());
        List<Order> orders = orders(step, today);
        if (!orders.isEmpty()) {
            write(step.actor(), orders);
        }
        return List.of();
    }

    private List<Order> orders(Moved step, LocalDate today) {
        String type = step.subject().type();
        if (type.equals(PROPOSAL)) {
            return decided(step, today);
        }
        return type.equals(ENTRUSTMENT)
                ? new EntrustmentRun(store, step.subject().id()).moved(step, today)
                : empowerment(step.subject()).moved(step, clock.getZone(), rulings);
    }

    /** What the government decided on a proposal. The list is then drawn up, published and confirmed by its own procedure. */
    private static List<Order> decided(Moved step, LocalDate today) {
        return Stream.of(ProposalOutcome.values())
                .map(Field::word)
                .filter(step.to()::equals)
                .map(each -> new Order(
                        EmpowermentRegisters.PROPOSALS.id(),
                        new Change.Amend(
                                step.subject().id(),
                                null,
                                null,
                                Map.of("outcome", each, "decidedOn", today.toString()),
                                new Why("建议程序:" + each, step.run(), null))))
                .toList();
    }

    private void write(String actor, List<Order> orders) {
        try {
            store.write(actor, orders);
        } catch (RegisterStore.Refused e) {
            Problem first = e.problems().get(0);
            throw new ZhihengException(ErrorKind.CONFLICT, first.code(), first.message(), first.field(), e);
        }
    }

    static ZhihengException unknown(String title, String key) {
        return ZhihengException.notFound("REGISTER-ROW", "“" + title + "”里没有编号为“" + key + "”的", "subject");
    }

    static Map<String, Object> map(String name, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(name, value);
        return map;
    }
}
