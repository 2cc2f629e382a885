package org.zhiheng.testcases.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.Filled;
import org.zhiheng.registers.RegisterOffer;
import org.zhiheng.registers.RegisterStore;

/**
 * Registers in memory, with what is asked of them for cases. They are filled before walks begin, with things that are said once; walks only read. For one thread
 * while they are filled, for several afterwards.
 */
final class MemoryRegisters {

    private static final Comparator<Row> IN_ORDER =
            Comparator.comparing(Row::key).thenComparing(Row::from, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Map<String, RegisterDefinition> definitions = new HashMap<>();
    /** By register, then by field, then by value. */
    private final Map<String, Map<String, Map<Object, List<Row>>>> rows = new HashMap<>();

    private final Clock clock;

    MemoryRegisters(Clock clock) {
        this.clock = clock;
    }

    void add(RegisterOffer offer) {
        offer.registers().forEach(each -> definitions.put(each.id(), each));
    }

    RegisterStore store() {
        return Only.of(RegisterStore.class, new Stored());
    }

    /** For who may ask; everybody in a walk sees what is said of everybody. */
    Registers shown() {
        return Only.of(Registers.class, new Shown());
    }

    private RegisterDefinition known(String register) {
        return java.util.Optional.ofNullable(definitions.get(register)).orElseThrow();
    }

    private List<Row> among(String register, String field, Collection<String> values) {
        Map<Object, List<Row>> found = rows.getOrDefault(register, Map.of()).getOrDefault(field, Map.of());
        List<Row> all = new ArrayList<>();
        new LinkedHashSet<>(values).forEach(each -> all.addAll(found.getOrDefault(each, List.of())));
        all.sort(IN_ORDER);
        return all;
    }

    private static boolean holds(Row row, AsOf asOf) {
        return (row.from() == null || !row.from().isAfter(asOf.on()))
                && (row.to() == null || !row.to().isBefore(asOf.on()));
    }

    private final class Stored {

        public RegisterDefinition definition(String register) {
            return known(register);
        }

        public Map<String, Row> rows(String register, Collection<String> keys, AsOf asOf) {
            Map<String, Row> found = new LinkedHashMap<>();
            where(register, "key", keys, asOf).forEach(each -> found.put(each.key(), each));
            return found;
        }

        public List<Row> where(String register, String field, Collection<String> values, AsOf asOf) {
            return among(register, field, values).stream()
                    .filter(each -> holds(each, asOf))
                    .toList();
        }

        public List<Row> life(String register, String field, Collection<String> values, Instant knownAt) {
            return List.copyOf(among(register, field, values));
        }

        public void ahead(List<RegisterStore.Look> looks) {
            // Whatever is looked up is at hand.
        }

        public List<String> write(String actor, List<RegisterStore.Order> orders) {
            return orders.stream()
                    .map(each -> added(actor, known(each.register()), (Change.Add) each.change()))
                    .toList();
        }

        private String added(String actor, RegisterDefinition register, Change.Add add) {
            Filled filled = Filled.read(register.title(), register.fields(), add.values());
            List<Filled.Fault> faults = new ArrayList<>(filled.faults());
            faults.addAll(Filled.missing(register.fields(), filled.values()));
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(register.id() + " " + add.key() + " " + faults);
            }
            Row row = new Row(
                    add.key(),
                    1,
                    add.from(),
                    add.to(),
                    clock.instant(),
                    null,
                    actor,
                    add.why().reason(),
                    add.why().document(),
                    filled.values());
            Map<String, Map<Object, List<Row>>> all = rows.computeIfAbsent(register.id(), id -> new HashMap<>());
            laid(all, "key", row.key(), row);
            row.values().forEach((field, value) -> {
                for (Object each : value instanceof List<?> several ? several : List.of(value)) {
                    laid(all, field, each, row);
                }
            });
            return row.key();
        }

        private static void laid(Map<String, Map<Object, List<Row>>> all, String field, Object value, Row row) {
            all.computeIfAbsent(field, name -> new HashMap<>())
                    .computeIfAbsent(value, each -> new ArrayList<>())
                    .add(row);
        }
    }

    private final class Shown {

        public RegisterDefinition definition(String register) {
            return known(register);
        }

        public Set<String> seen(Principal by, String register, Set<String> keys) {
            return new HashSet<>(keys);
        }

        public Set<String> hidden(Principal by, String register, Set<String> keys) {
            return Set.of();
        }
    }
}
