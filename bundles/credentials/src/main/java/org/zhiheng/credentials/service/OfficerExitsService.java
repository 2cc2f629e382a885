package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.credentials.OfficerExits;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.HandOver;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.questions.CertificateState;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Order;

/** Lets officers leave: what they held ends with them. */
@Component(service = OfficerExits.class)
public final class OfficerExitsService implements OfficerExits {

    private static final String TAKEN_BACK = Field.word(CertificateState.TAKEN_BACK);
    private static final String SUSPENDED = Field.word(CertificateState.SUSPENDED);

    private final RegisterStore registers;
    private final Permissions permissions;
    private final Runs runs;

    @Activate
    public OfficerExitsService(
            @Reference RegisterStore registers, @Reference Permissions permissions, @Reference Runs runs) {
        this.registers = registers;
        this.permissions = permissions;
        this.runs = runs;
    }

    @Override
    public Left leave(Principal by, Leaving leaving) {
        AsOf last = AsOf.on(leaving.lastDay());
        Row officer = registers
                .row("officers", leaving.officer(), last)
                .orElseThrow(() -> ZhihengException.notFound(
                        "REGISTER-ROW",
                        "“执法人员”里" + leaving.lastDay() + "没有编号为“" + leaving.officer() + "”的",
                        "officer"));
        String body = officer.text("body");
        permissions.check(by, Operation.OFFICERS_CHANGE, new Target(null, body));
        if (leaving.why() == null || leaving.why().isBlank()) {
            throw ZhihengException.invalid("REGISTER-REASON", "应当写明理由", "why");
        }
        boolean hands = officer.text("account") != null;
        if (hands) {
            permissions.check(by, Operation.RUN_HAND_OVER, new Target(null, body));
        }
        String exit = "exit-" + UUID.randomUUID().toString().substring(0, 18);
        Why why = new Why(leaving.why(), leaving.document(), null);
        List<Order> orders = new ArrayList<>();
        List<String> certificates = takeBack(leaving, why, orders);
        List<String> postings = end("postings", leaving, why, orders);
        end("front-line-services", leaving, why, orders);
        orders.add(new Order("officer-exits", new Change.Add(exit, null, null, exit(leaving), why)));
        orders.add(new Order("officers", new Change.End(leaving.officer(), leaving.lastDay(), why)));
        try {
            registers.write(by.account(), orders);
        } catch (RegisterStore.Refused e) {
            throw e.told();
        }
        int handed = hands
                ? runs.handOver(
                        by,
                        exit,
                        new HandOver(
                                body,
                                officer.text("account"),
                                leaving.toAccount(),
                                body,
                                leaving.why(),
                                leaving.document() == null ? exit : leaving.document()))
                : 0;
        return new Left(certificates, postings, handed);
    }

    private static Map<String, Object> exit(Leaving leaving) {
        Map<String, Object> exit = new LinkedHashMap<>();
        exit.put("officer", leaving.officer());
        exit.put("leftOn", leaving.lastDay());
        exit.put("kind", leaving.kind());
        return exit;
    }

    /** Certificates that would still be valid afterwards; one that is suspended is taken back instead. */
    private List<String> takeBack(Leaving leaving, Why why, List<Order> orders) {
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
            Map<String, Object> state = Map.of("certificate", certificate, "state", TAKEN_BACK, "cause", leaving.why());
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
