package org.zhiheng.credentials.service;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.zhiheng.api.access.Succession;
import org.zhiheng.api.credentials.FollowUps.CalledOff;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.store.PlannedTable;
import org.zhiheng.credentials.store.PlannedTable.Planned;
import org.zhiheng.credentials.store.PlannedTable.Step;
import org.zhiheng.credentials.store.PlannedTable.What;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Tx;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Order;

/**
 * What is written in advance for a day to come, and how that is taken back. Only what still is as the order left it is put back: what somebody else has
 * changed since stays as it is, and is told.
 */
final class PlannedChanges {

    /** Others look at these when they are written; officers at what their certificates say. */
    private static final List<String> FIRST = List.of("bodies", "body-qualifications", "certificates", "officers");

    private final RegisterStore registers;
    private final Clock clock;

    PlannedChanges(RegisterStore registers, Clock clock) {
        this.registers = registers;
        this.clock = clock;
    }

    /** @param at before anything of it was written */
    record Before(Instant at, List<Step> steps) {}

    /** What orders are about to change; look before they are written. */
    Before before(List<Order> orders) {
        List<Step> steps = new ArrayList<>();
        for (Order each : orders) {
            String register = each.register();
            if (each.change() instanceof Change.Amend amend) {
                Row row = life(register, amend.key()).stream()
                        .filter(one -> amend.from() == null || Batch.covers(one, amend.from()))
                        .findFirst()
                        .orElse(null);
                amend.values()
                        .forEach((field, value) -> steps.add(new Step(
                                What.AMENDED,
                                register,
                                amend.key(),
                                field,
                                row == null ? null : row.text(field),
                                String.valueOf(value))));
            } else if (each.change() instanceof Change.End end) {
                List<Row> rows = life(register, end.key());
                LocalDate last = rows.get(rows.size() - 1).to();
                steps.add(new Step(
                        What.ENDED,
                        register,
                        end.key(),
                        null,
                        Objects.toString(last, null),
                        end.last().toString()));
            } else if (each.change() instanceof Change.Withdraw withdraw) {
                steps.add(new Step(What.WITHDRAWN, register, withdraw.key(), null, null, null));
            } else {
                steps.add(new Step(What.ADDED, register, "", null, null, null));
            }
        }
        return new Before(Instants.stored(clock.instant()), steps);
    }

    /**
     * Keeps it, in the transaction of what was written.
     *
     * @param keys of what was written, by order
     * @param roles that end with it: their ends until then, by id
     */
    void keep(
            Tx tx,
            FollowUpsService.Ordered ordered,
            List<Order> orders,
            Before before,
            List<String> keys,
            Map<String, Instant> roles)
            throws SQLException {
        List<Step> steps = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).change() instanceof Change.Add) {
                added.add(keys.get(i));
            }
        }
        for (Step each : before.steps()) {
            steps.add(
                    each.what() == What.ADDED
                            ? new Step(What.ADDED, each.register(), added.remove(0), null, null, null)
                            : each);
        }
        roles.forEach(
                (role, until) -> steps.add(new Step(What.ROLE, "", role, null, Objects.toString(until, null), null)));
        PlannedTable.insert(
                tx.connection(),
                new Planned(
                        ordered.subject(),
                        ordered.kind(),
                        ordered.body(),
                        ordered.toBody(),
                        ordered.account(),
                        ordered.dueOn(),
                        before.at()),
                steps);
    }

    /** @throws ZhihengException {@code NOT_FOUND} {@code CREDENTIAL-PLANNED} */
    static Planned planned(Tx tx, String id) throws SQLException {
        return PlannedTable.planned(tx.connection(), id).orElseThrow(PlannedChanges::unknown);
    }

    static ZhihengException unknown() {
        return ZhihengException.notFound("CREDENTIAL-PLANNED", "没有这一编号的、日期还没有到的合并、更名或者退出", "id");
    }

    /** Takes it all back, in this transaction. */
    CalledOff callOff(Tx tx, String by, Planned planned, Why why, Succession succession) throws SQLException {
        if (!planned.dueOn().isAfter(LocalDate.now(clock))) {
            throw new ZhihengException(
                    ErrorKind.CONFLICT, "CREDENTIAL-PLANNED-DUE", "这件事自" + planned.dueOn() + "起已经生效,不能再取消", "id");
        }
        List<Step> steps = PlannedTable.steps(tx.connection(), planned.id());
        Map<String, String> left = new LinkedHashMap<>();
        List<Order> orders = orders(planned, steps, why, left);
        try {
            registers.write(by, orders);
        } catch (RegisterStore.Refused e) {
            throw e.told();
        }
        if (!PlannedTable.delete(tx.connection(), planned.id())) {
            throw unknown();
        }
        int roles = 0;
        if (planned.account() != null) {
            Map<String, Instant> ends = new LinkedHashMap<>();
            steps.stream()
                    .filter(each -> each.what() == What.ROLE)
                    .forEach(each -> ends.put(each.key(), each.was() == null ? null : Instant.parse(each.was())));
            Instant end = planned.dueOn().atStartOfDay(clock.getZone()).toInstant();
            roles = succession.stay(by, planned.account(), end, ends);
        }
        return new CalledOff(
                planned.id(),
                orders.size(),
                roles,
                left.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .toList());
    }

    private List<Order> orders(Planned planned, List<Step> steps, Why why, Map<String, String> left) {
        Map<List<String>, List<Step>> things = new LinkedHashMap<>();
        steps.stream().filter(each -> each.what() != What.ROLE).forEach(each -> things.computeIfAbsent(
                        List.of(each.register(), each.key()), key -> new ArrayList<>())
                .add(each));
        List<Order> orders = new ArrayList<>();
        things.forEach((thing, done) -> {
            Optional<Change> change = change(planned, thing.get(0), thing.get(1), done, why);
            change.ifPresentOrElse(
                    each -> orders.add(new Order(thing.get(0), each)), () -> left.put(thing.get(1), thing.get(0)));
        });
        orders.sort(Comparator.comparingInt(
                each -> FIRST.contains(each.register()) ? FIRST.indexOf(each.register()) : FIRST.size()));
        return orders;
    }

    private List<Row> life(String register, String key) {
        return registers.life(register, "key", List.of(key), null);
    }

    private Optional<Change> change(Planned planned, String register, String key, List<Step> done, Why why) {
        List<Row> rows = life(register, key);
        Step first = done.get(0);
        return switch (first.what()) {
            case AMENDED -> back(planned, key, rows, done, why);
            case ENDED -> again(key, rows, first, why);
            case ADDED -> rows.isEmpty() ? Optional.empty() : Optional.of(new Change.Withdraw(key, why));
            case WITHDRAWN -> anew(planned, register, key, rows, why);
            case ROLE -> throw new IllegalStateException("a role is no row of a register");
        };
    }

    /** The old values for the days of which the order's are still said. */
    private static Optional<Change> back(Planned planned, String key, List<Row> rows, List<Step> done, Why why) {
        List<Row> ours = rows.stream()
                .filter(each -> each.to() == null || !each.to().isBefore(planned.dueOn()))
                .toList();
        Map<String, Object> values = new LinkedHashMap<>();
        for (Step each : done) {
            if (!ours.isEmpty() && ours.stream().allMatch(row -> each.becomes().equals(row.text(each.field())))) {
                values.put(each.field(), each.was());
            }
        }
        if (values.size() < done.size()) {
            return Optional.empty();
        }
        LocalDate begin = ours.get(0).from();
        return Optional.of(
                new Change.Amend(key, begin.isAfter(planned.dueOn()) ? begin : planned.dueOn(), null, values, why));
    }

    /** Its old last day, where it still ends on the order's. */
    private static Optional<Change> again(String key, List<Row> rows, Step ended, Why why) {
        Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (last == null || !ended.becomes().equals(Objects.toString(last.to(), null))) {
            return Optional.empty();
        }
        LocalDate was = ended.was() == null ? null : LocalDate.parse(ended.was());
        return Optional.of(new Change.Correct(key, last.from(), null, was, was == null, Map.of(), why));
    }

    /** A thing that was withdrawn is written again, under a key of its own: keys are not used twice. */
    private Optional<Change> anew(Planned planned, String register, String key, List<Row> rows, Why why) {
        Instant before = planned.orderedAt().minus(1, ChronoUnit.MICROS);
        List<Row> old = registers.life(register, "key", List.of(key), before);
        if (!rows.isEmpty() || old.size() != 1) {
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        old.get(0)
                .values()
                .forEach((field, value) ->
                        values.put(field, value instanceof BigDecimal number ? number.toPlainString() : value));
        return Optional.of(new Change.Add(null, old.get(0).from(), old.get(0).to(), values, why));
    }
}
