package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.powers.ItemChangeCause;
import org.zhiheng.api.questions.EntrustedKind;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.domain.PowerRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.BodyMerger;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Order;

/**
 * What the registers of powers say of a body that goes into another. Every field that names a body follows where rows have days, so that the day before
 * still has the old one. What was done, signed, recalled or told of a year stays with who did it.
 */
final class Followed {

    private static final String TOWNSHIP = Field.word(EntrustedKind.TOWNSHIP);

    private final RegisterStore look;
    private final Organisation organisation;
    private final BodyMerger merger;

    Followed(RegisterStore look, Organisation organisation, BodyMerger merger) {
        this.look = look;
        this.organisation = organisation;
        this.merger = merger;
    }

    List<Order> withDays() {
        List<Order> orders = new ArrayList<>();
        for (RegisterDefinition each : PowerRegisters.ALL) {
            List<String> fields = each.fields().stream()
                    .filter(field -> field.kind() == Field.Kind.BODY)
                    .map(Field::name)
                    .toList();
            if (each.dated() && !fields.isEmpty()) {
                orders.addAll(of(each, fields));
            }
        }
        return orders;
    }

    private List<Order> of(RegisterDefinition register, List<String> fields) {
        Set<String> keys = new LinkedHashSet<>();
        List<Row> theirs = new ArrayList<>();
        for (String field : fields) {
            look.life(register.id(), field, List.of(merger.body()), null).stream()
                    .filter(this::stillHolds)
                    .forEach(each -> keys.add(each.key()));
            theirs.addAll(look.life(register.id(), field, List.of(merger.into()), null));
        }
        Lives lives = Lives.byKey(look, register.id(), keys);
        List<Order> orders = new ArrayList<>();
        for (String key : keys) {
            List<Row> rows = lives.all(key).stream().filter(this::stillHolds).toList();
            orders.add(new Order(register.id(), change(register, fields, rows, theirs)));
        }
        return orders;
    }

    private boolean stillHolds(Row row) {
        return row.to() == null || !row.to().isBefore(merger.from());
    }

    private Change change(RegisterDefinition register, List<String> fields, List<Row> rows, List<Row> theirs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String field : fields) {
            long named = rows.stream()
                    .filter(each -> merger.body().equals(each.text(field)))
                    .count();
            if (named > 0 && named < rows.size()) {
                throw later(register, rows.get(0).key());
            } else if (named > 0) {
                values.put(field, merger.into());
            }
        }
        boolean there =
                rows.stream().anyMatch(row -> theirs.stream().anyMatch(other -> alike(register, row, values, other)));
        if (register.equals(ItemRegisters.ITEMS)) {
            values.put("changeCause", Field.word(ItemChangeCause.BODY_CHANGED));
            if (there) {
                // Cases, lists and agreements refer to the item, so it goes on beside the other's; the search for what
                // overlaps finds the two.
                values.put("name", named(register, rows.get(rows.size() - 1).text("name")));
            }
        } else if (there || pointless(register, rows.get(0), values)) {
            return over(rows.get(0));
        }
        return new Change.Amend(rows.get(0).key(), begin(rows.get(0)), null, values, merger.why());
    }

    private LocalDate begin(Row first) {
        return first.from().isAfter(merger.from()) ? first.from() : merger.from();
    }

    private Change over(Row first) {
        return first.from().isBefore(merger.from())
                ? new Change.End(first.key(), merger.from().minusDays(1), merger.why())
                : new Change.Withdraw(first.key(), merger.why());
    }

    private ZhihengException later(RegisterDefinition register, String key) {
        return new ZhihengException(
                ErrorKind.CONFLICT,
                "POWERS-MERGE-LATER",
                "“" + register.title() + "”的“" + key + "”在" + merger.from() + "以后还登记有别的变动,请先更正",
                "from");
    }

    /** Whether the other body has the same already on a day that both hold. */
    private static boolean alike(RegisterDefinition register, Row row, Map<String, Object> values, Row other) {
        return Lives.meet(row, other)
                && register.unique().stream()
                        .filter(group -> group.stream().anyMatch(values::containsKey))
                        .anyMatch(group -> group.stream().allMatch(field -> {
                            Object own = values.getOrDefault(field, row.values().get(field));
                            return own != null && own.equals(other.values().get(field));
                        }));
    }

    /** An agreement with oneself, or of a township with who is none, is none any more. */
    private boolean pointless(RegisterDefinition register, Row row, Map<String, Object> values) {
        if (!register.equals(EmpowermentRegisters.ENTRUSTMENTS)) {
            return false;
        }
        Object entrusting = values.getOrDefault("entrusting", row.text("entrusting"));
        Object entrusted = values.getOrDefault("entrusted", row.text("entrusted"));
        return entrusting.equals(entrusted)
                || values.containsKey("entrusted")
                        && TOWNSHIP.equals(row.text("entrustedKind")) != isTownship(merger.into());
    }

    private boolean isTownship(String body) {
        return organisation
                .body(body)
                .filter(each -> each.kind() == Body.Kind.TOWNSHIP)
                .isPresent();
    }

    /** The same name, with whose it was. */
    private String named(RegisterDefinition register, String name) {
        String whose = "(原" + organisation.body(merger.body()).map(Body::title).orElse(merger.body()) + ")";
        int most = register.field("name").orElseThrow().length() - whose.length();
        return (name.length() > most ? name.substring(0, most) : name) + whose;
    }

    List<Order> withoutDays() {
        List<Order> orders = new ArrayList<>();
        for (Row each : there(EmpowermentRegisters.LISTS, "government")) {
            orders.add(amend(EmpowermentRegisters.LISTS, each, "government"));
        }
        orders.addAll(unsigned());
        for (Row each : there(EmpowermentRegisters.TRANSITIONS, "township")) {
            if (!each.date("endOn").isBefore(merger.from()) && !taken(EmpowermentRegisters.TRANSITIONS, each)) {
                orders.add(amend(EmpowermentRegisters.TRANSITIONS, each, "township"));
            }
        }
        for (Row each : there(EmpowermentRegisters.MATTERS, "heldBy")) {
            if (each.date("closedOn") == null) {
                orders.add(amend(EmpowermentRegisters.MATTERS, each, "heldBy", "filedBy"));
            }
        }
        return orders;
    }

    /** Confirmations that are still to be signed by one of both; what both have signed stays theirs. */
    private List<Order> unsigned() {
        Map<String, Row> all = new LinkedHashMap<>();
        there(EmpowermentRegisters.CONFIRMATIONS, "township").forEach(each -> all.put(each.key(), each));
        there(EmpowermentRegisters.CONFIRMATIONS, "department").forEach(each -> all.put(each.key(), each));
        Lives signatures = Lives.by(look, EmpowermentRegisters.SIGNATURES.id(), "confirmation", all.keySet());
        return all.values().stream()
                .filter(each -> signatures.all(each.key()).size() < 2)
                .filter(each -> !taken(EmpowermentRegisters.CONFIRMATIONS, each))
                .map(each -> amend(EmpowermentRegisters.CONFIRMATIONS, each, "township", "department"))
                .toList();
    }

    private List<Row> there(RegisterDefinition register, String field) {
        return look.life(register.id(), field, List.of(merger.body()), null);
    }

    /** Whether the other body has its own of the same list. */
    private boolean taken(RegisterDefinition register, Row row) {
        Map<String, Object> values = becomes(row, "township", "department");
        return look.life(register.id(), "list", List.of(row.text("list")), null).stream()
                .anyMatch(other -> !other.key().equals(row.key()) && alike(register, row, values, other));
    }

    private Order amend(RegisterDefinition register, Row row, String... fields) {
        return new Order(register.id(), new Change.Amend(row.key(), null, null, becomes(row, fields), merger.why()));
    }

    private Map<String, Object> becomes(Row row, String... fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String each : fields) {
            if (merger.body().equals(row.text(each))) {
                values.put(each, merger.into());
            }
        }
        return values;
    }

    /**
     * Bodies that rows of things name one after the other, by thing: a merger or a transfer of the function lets one follow the other, and what it signed then
     * still counts.
     *
     * @param knownAt null for what is known now
     */
    static Map<String, Set<String>> bodies(
            RegisterStore look,
            RegisterDefinition register,
            String field,
            Set<String> keys,
            java.time.Instant knownAt) {
        Lives lives = Lives.of(look, register.id(), "key", keys, knownAt);
        return keys.stream().collect(Collectors.toMap(each -> each, each -> lives.all(each).stream()
                .map(row -> row.text(field))
                .collect(Collectors.toCollection(LinkedHashSet::new))));
    }

    /** The body that works where one is closed, as the tree has it; the body itself while it works. */
    static Optional<Body> successor(Organisation organisation, Body body) {
        Optional<Body> found = Optional.of(body);
        while (found.isPresent() && found.get().mergedInto() != null) {
            found = organisation.body(found.get().mergedInto());
        }
        return found;
    }
}
