package org.zhiheng.credentials.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Succession;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.credentials.FollowUps;
import org.zhiheng.api.credentials.OfficerExits;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.CertificateState;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.store.PlannedTable;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Order;

/** Lets officers leave: what they held ends with them. */
@Component(service = OfficerExits.class)
public final class OfficerExitsService implements OfficerExits {

    private static final String TAKEN_BACK = Field.word(CertificateState.TAKEN_BACK);
    private static final String SUSPENDED = Field.word(CertificateState.SUSPENDED);

    private final RegisterStore registers;
    private final Registers seen;
    private final Permissions permissions;
    private final Succession succession;
    private final FollowUpsService followUps;
    private final Transactions transactions;
    private final Clock clock;
    private final PlannedChanges planned;

    @Activate
    public OfficerExitsService(
            @Reference RegisterStore registers,
            @Reference Registers seen,
            @Reference Permissions permissions,
            @Reference Succession succession,
            @Reference FollowUpsService followUps,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.registers = registers;
        this.seen = seen;
        this.permissions = permissions;
        this.succession = succession;
        this.followUps = followUps;
        this.transactions = transactions;
        this.clock = clock;
        this.planned = new PlannedChanges(registers, clock);
    }

    @Override
    public Left leave(Principal by, Leaving leaving) {
        // What is out of reach is not there.
        Row officer = seen.show(by, "officers", leaving.officer(), AsOf.on(leaving.lastDay()), null);
        String body = officer.text("body");
        permissions.check(by, Operation.OFFICERS_CHANGE, new Target(null, body));
        if (leaving.why() == null || leaving.why().isBlank()) {
            throw ZhihengException.invalid("REGISTER-REASON", "应当写明理由", "why");
        }
        String account = account(by, officer);
        String exit = "exit-" + UUID.randomUUID().toString().substring(0, 18);
        Why why = new Why(leaving.why(), leaving.document(), null);
        List<Order> orders = new ArrayList<>();
        // Before the postings end: whoever leaves service is not removed from an office.
        orders.add(new Order("officer-exits", new Change.Add(exit, null, null, exit(leaving), why)));
        List<String> certificates = takeBack(leaving, body, why, orders);
        List<String> postings = end("postings", leaving, why, orders);
        end("front-line-services", leaving, why, orders);
        orders.add(new Order("officers", new Change.End(leaving.officer(), leaving.lastDay(), why)));
        FollowUpsService.Ordered ordered = new FollowUpsService.Ordered(
                exit,
                FollowUps.Kind.EXIT,
                body,
                body,
                null,
                account,
                leaving.toAccount(),
                leaving.lastDay().plusDays(1),
                leaving.why(),
                leaving.document() == null ? exit : leaving.document(),
                by.account());
        int roles = transactions.required(tx -> {
            PlannedChanges.Before before = planned.before(orders);
            List<String> keys = write(by, orders);
            if (account != null) {
                followUps.keep(tx, ordered, true);
            }
            Map<String, Instant> ends = account == null ? Map.of() : ends(by, ordered);
            if (!followUps.due(ordered.dueOn())) {
                planned.keep(tx, ordered, orders, before, keys, ends);
            }
            return ends.size();
        });
        OptionalInt handed = account == null ? OptionalInt.of(0) : followUps.attempt(exit);
        return new Left(exit, certificates, postings, roles, handed.orElse(0), handed.isPresent());
    }

    private Map<String, Instant> ends(Principal by, FollowUpsService.Ordered ordered) {
        return succession.leave(
                by.account(),
                ordered.account(),
                ordered.dueOn().atStartOfDay(clock.getZone()).toInstant());
    }

    @Override
    public FollowUps.CalledOff callOff(Principal by, String id, String why, String document) {
        permissions.reach(by, Operation.OFFICERS_CHANGE);
        if (why == null || why.isBlank()) {
            throw ZhihengException.invalid("REGISTER-REASON", "应当写明理由", "why");
        }
        return transactions.required(tx -> {
            PlannedTable.Planned exit = PlannedChanges.planned(tx, id);
            // What is out of reach is not there.
            if (exit.kind() != FollowUps.Kind.EXIT
                    || !permissions.may(by, Operation.OFFICERS_CHANGE, new Target(null, exit.body()))) {
                throw PlannedChanges.unknown();
            }
            return planned.callOff(tx, by.account(), exit, new Why(why, document, null), succession);
        });
    }

    /** The officer's account, if there is one; it has to work where the other may change officers. */
    private String account(Principal by, Row officer) {
        String account = officer.text("account");
        String at = account == null ? null : succession.bodyOf(account).orElse(null);
        if (at == null) {
            return null;
        }
        if (!permissions.may(by, Operation.OFFICERS_CHANGE, new Target(null, at))) {
            throw ZhihengException.conflict("CREDENTIAL-ACCOUNT", "登记的平台账号属于数据范围以外的机构,请先更正登记的账号");
        }
        return account;
    }

    private List<String> write(Principal by, List<Order> orders) {
        try {
            return registers.write(by.account(), orders);
        } catch (RegisterStore.Refused e) {
            throw e.told();
        }
    }

    private static Map<String, Object> exit(Leaving leaving) {
        Map<String, Object> exit = new LinkedHashMap<>();
        exit.put("officer", leaving.officer());
        exit.put("leftOn", leaving.lastDay());
        exit.put("kind", leaving.kind());
        return exit;
    }

    /** Certificates that would still be valid afterwards are taken back by the officer's body; one that is suspended is taken back instead. */
    private List<String> takeBack(Leaving leaving, String body, Why why, List<Order> orders) {
        LocalDate next = leaving.lastDay().plusDays(1);
        List<Row> going = registers.life("certificates", "officer", List.of(leaving.officer()), null).stream()
                .filter(each -> each.to() == null || !each.to().isBefore(next))
                .toList();
        Map<String, LocalDate> begins = new LinkedHashMap<>();
        going.forEach(each -> begins.merge(
                each.key(),
                each.from().isAfter(next) ? each.from() : next,
                (one, two) -> one.isBefore(two) ? one : two));
        Map<String, List<Row>> states =
                registers.life("certificate-states", "certificate", begins.keySet(), null).stream()
                        .filter(each -> each.to() == null || !each.to().isBefore(next))
                        .collect(Collectors.groupingBy(each -> each.text("certificate")));
        List<String> taken = new ArrayList<>();
        begins.forEach((certificate, begin) -> {
            List<Row> now = states.getOrDefault(certificate, List.of());
            boolean gone = now.stream().anyMatch(each -> !SUSPENDED.equals(each.text("state")));
            if (gone) {
                return;
            }
            for (Row each : now) {
                orders.add(new Order(
                        "certificate-states",
                        each.from().isBefore(begin)
                                ? new Change.End(each.key(), begin.minusDays(1), why)
                                : new Change.Withdraw(each.key(), why)));
            }
            Map<String, Object> state =
                    Map.of("certificate", certificate, "state", TAKEN_BACK, "cause", leaving.why(), "decidedBy", body);
            orders.add(new Order("certificate-states", new Change.Add(null, begin, null, state, why)));
            taken.add(certificate);
        });
        return taken;
    }

    private List<String> end(String register, Leaving leaving, Why why, List<Order> orders) {
        Map<String, LocalDate> begins = new LinkedHashMap<>();
        registers
                .life(register, "officer", List.of(leaving.officer()), null)
                .forEach(each -> begins.putIfAbsent(each.key(), each.from()));
        List<String> ended = new ArrayList<>();
        registers.life(register, "officer", List.of(leaving.officer()), null).stream()
                .filter(each -> each.to() == null || each.to().isAfter(leaving.lastDay()))
                .map(Row::key)
                .distinct()
                .forEach(key -> {
                    orders.add(new Order(
                            register,
                            begins.get(key).isAfter(leaving.lastDay())
                                    ? new Change.Withdraw(key, why)
                                    : new Change.End(key, leaving.lastDay(), why)));
                    ended.add(key);
                });
        return ended;
    }
}
