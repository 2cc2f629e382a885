package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.powers.Powers;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.powers.domain.PowerRegisters;
import org.zhiheng.registers.RegisterStore;

/** What follows from the registers of powers taken together. */
@Component(service = Powers.class)
public final class PowersComponent implements Powers {

    private static final String PUBLISHED = "publishedOn";

    private final RegisterStore store;
    private final Organisation organisation;
    private final Permissions permissions;
    private final Transactions transactions;
    private final RulesInForce rules;
    private final Rulings rulings;

    @Activate
    public PowersComponent(
            @Reference RegisterStore store,
            @Reference Organisation organisation,
            @Reference Permissions permissions,
            @Reference Transactions transactions,
            @Reference RulesInForce rules,
            @Reference Rulings rulings) {
        this.store = store;
        this.organisation = organisation;
        this.permissions = permissions;
        this.transactions = transactions;
        this.rules = rules;
        this.rulings = rulings;
    }

    @Override
    public CleanUps cleanUps(Principal by, String body, LocalDate on) {
        permissions.check(by, Operation.ITEMS_VIEW, null);
        Body known = known(body);
        return transactions.readOnly(
                tx -> new CleanUpSearch(store, organisation, new RuleLook(rules, organisation).ofBody(body), known, on)
                        .all());
    }

    @Override
    public Matrix matrix(Principal by, String government, AsOf asOf) {
        permissions.check(by, Operation.EMPOWERMENT_VIEW, null);
        Body known = known(government);
        return transactions.readOnly(tx -> handedOver(known, asOf).matrix());
    }

    @Override
    public List<Handover> handovers(Principal by, String government, LocalDate on) {
        permissions.check(by, Operation.EMPOWERMENT_VIEW, null);
        Body known = known(government);
        return transactions.readOnly(tx -> handedOver(known, AsOf.on(on)).handovers());
    }

    @Override
    public List<EvaluationDue> evaluationsDue(Principal by, String government, LocalDate on, LocalDate until) {
        permissions.check(by, Operation.EMPOWERMENT_VIEW, null);
        Body known = known(government);
        List<EvaluationDue> all =
                transactions.readOnly(tx -> handedOver(known, AsOf.on(on)).evaluations(rulings.inForce()));
        List<EvaluationDue> due = new ArrayList<>(all);
        due.removeIf(each -> each.dueOn() != null && each.dueOn().isAfter(until));
        due.sort(Comparator.comparing(EvaluationDue::dueOn, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(EvaluationDue::empowerment));
        return due;
    }

    @Override
    public List<Happening> history(Principal by, String empowerment) {
        permissions.check(by, Operation.EMPOWERMENT_VIEW, null);
        return transactions.readOnly(tx -> EmpowermentHistory.of(store, empowerment));
    }

    @Override
    public Map<String, String> publishedLists() {
        Map<String, String> all = new TreeMap<>();
        PowerRegisters.ALL.stream()
                .filter(each -> each.field(PUBLISHED).isPresent())
                .forEach(each -> all.put(each.id(), each.title()));
        return all;
    }

    @Override
    public void published(String list, String body, LocalDate on, Consumer<Row> taken) {
        RegisterDefinition definition = PowerRegisters.ALL.stream()
                .filter(each -> each.id().equals(list) && each.field(PUBLISHED).isPresent())
                .findFirst()
                .orElseThrow(() -> ZhihengException.notFound("POWERS-LIST", "没有名为“" + list + "”的公布清单", "list"));
        boolean owned = definition.owner().how() == RegisterDefinition.Owner.How.BODY;
        Map<String, String> filters =
                body == null || !owned ? Map.of() : Map.of(definition.owner().field(), body);
        store.each(list, AsOf.on(on), filters, row -> {
            if (row.date(PUBLISHED) != null && !row.date(PUBLISHED).isAfter(on)) {
                taken.accept(row);
            }
        });
    }

    private HandedOver handedOver(Body government, AsOf asOf) {
        List<Body> townships = organisation.bodies().stream()
                .filter(each ->
                        each.kind() == Body.Kind.TOWNSHIP && Townships.below(organisation, each.id(), government.id()))
                .toList();
        RuleLook look = new RuleLook(rules, organisation);
        return new HandedOver(store, look.ofBody(government.id()), government, townships, asOf);
    }

    private Body known(String body) {
        return organisation
                .body(body)
                .orElseThrow(() -> ZhihengException.notFound("POWERS-BODY", "没有编号为“" + body + "”的机构", "body"));
    }
}
