package org.zhiheng.credentials.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.credentials.Monitors;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.registers.RegisterStore;

/** Counts and asks. */
@Component(service = Monitors.class)
public final class MonitorsService implements Monitors {

    private final RegisterStore registers;
    private final Workforce workforce;
    private final Headcount headcount;
    private final DayRules rules;
    private final Organisation organisation;
    private final Permissions permissions;
    private final Transactions transactions;

    @Activate
    public MonitorsService(
            @Reference RegisterStore registers,
            @Reference Workforce workforce,
            @Reference Headcount headcount,
            @Reference DayRules rules,
            @Reference Organisation organisation,
            @Reference Permissions permissions,
            @Reference Transactions transactions) {
        this.registers = registers;
        this.workforce = workforce;
        this.headcount = headcount;
        this.rules = rules;
        this.organisation = organisation;
        this.permissions = permissions;
        this.transactions = transactions;
    }

    @Override
    public List<Measure> measures(Principal by, Wanted wanted) {
        return counted(by, wanted).stream().map(Ground.Counted::measure).toList();
    }

    @Override
    public List<Item> behind(Principal by, Wanted wanted, Kind kind, String body) {
        Wanted one =
                new Wanted(wanted.division(), wanted.on(), wanted.knownAt(), wanted.until(), java.util.Set.of(kind));
        return counted(by, one).stream()
                .filter(each -> java.util.Objects.equals(each.measure().body(), body))
                .findFirst()
                .map(Ground.Counted::items)
                .orElseThrow(() -> ZhihengException.notFound("CREDENTIAL-MEASURE", "没有这一监测数据", "body"));
    }

    private List<Ground.Counted> counted(Principal by, Wanted wanted) {
        if (!DivisionCode.isValid(wanted.division())) {
            throw ZhihengException.invalid("CREDENTIAL-DIVISION", "“division”应当是区划代码", "division");
        }
        Reach reach = permissions.reach(by, Operation.MONITORS_VIEW);
        List<Body> all = organisation.bodies().stream()
                .filter(each ->
                        DivisionCode.covers(wanted.division(), each.division().value()))
                .toList();
        List<Body> reached = all.stream()
                .filter(each -> reach.everywhere() || reach.bodies().contains(each.id()))
                .toList();
        Ground ground = new Ground(registers, workforce, new Units(organisation), rules.now(), wanted, reached);
        Counting counting = new Counting(ground, headcount, reached.size() == all.size());
        // One look at all registers, whatever is written meanwhile.
        List<Ground.Counted> counted = transactions.readOnly(tx -> {
            List<Ground.Counted> found = new ArrayList<>();
            for (Kind each : Kind.values()) {
                if (wanted.kinds().isEmpty() || wanted.kinds().contains(each)) {
                    counting.of(each).stream().map(Ground.Counted::explained).forEach(found::add);
                }
            }
            return found;
        });
        return counted.stream()
                .sorted(Comparator.comparing(
                                (Ground.Counted each) -> each.measure().kind())
                        .thenComparing(each -> each.measure().body(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }
}
