package org.zhiheng.registers.service;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Problem;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;
import org.zhiheng.registers.BodyMerger;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.domain.Slice;
import org.zhiheng.registers.store.ChangeLog;
import org.zhiheng.registers.store.RegisterTable;
import org.zhiheng.registers.store.RegisterTable.Condition;

/** Keeps the registers. */
@Component(service = {RegisterStore.class, RegisterEngine.class})
public final class RegisterEngine implements RegisterStore {

    private static final int VALUES_AT_ONCE = 300;
    /** So much of what a transaction has read is kept: an act asks less, an import looks at more than fits. */
    private static final int KEPT = 100;
    /** So many changes at once are an import, or a part of one. */
    private static final int BULK = 100;

    private final Catalogue catalogue;
    private final Examination examination;
    private final Transactions transactions;
    private final Recorder recorder;
    private final Secrets secrets;
    private final PersonalVault vault;
    private final Uploads uploads;
    private final Clock clock;
    private final Lately lately = new Lately();

    @Activate
    public RegisterEngine(
            @Reference Catalogue catalogue,
            @Reference Examination examination,
            @Reference Transactions transactions,
            @Reference Recorder recorder,
            @Reference Secrets secrets,
            @Reference PersonalVault vault,
            @Reference Uploads uploads,
            @Reference Clock clock) {
        this.catalogue = catalogue;
        this.examination = examination;
        this.transactions = transactions;
        this.recorder = recorder;
        this.secrets = secrets;
        this.vault = vault;
        this.uploads = uploads;
        this.clock = clock;
    }

    @Override
    public RegisterDefinition definition(String register) {
        return catalogue.register(register).definition();
    }

    @Override
    public Map<String, Row> rows(String register, Collection<String> keys, AsOf asOf) {
        RegisterTable table = catalogue.register(register).table();
        Map<String, Row> found = new LinkedHashMap<>();
        among(register, table, "key", keys, table.amongAt(asOf)).forEach(each -> found.put(each.key(), each));
        return found;
    }

    /** Rows that were read in a transaction: what was asked for. */
    private record Read(String register, String field, List<String> values, Condition condition) {}

    /** Rows for which a condition holds and whose field is one of the values, by key and first day; some values at once, however many there are. */
    @SuppressWarnings("unchecked")
    private List<Row> among(
            String register, RegisterTable table, String field, Collection<String> values, Condition condition) {
        List<String> all = distinct(values);
        return transactions.readOnly(tx -> {
            if (all.size() <= VALUES_AT_ONCE) {
                Read wanted = new Read(register, field, all, condition);
                List<Row> known =
                        all.isEmpty() ? List.of() : (List<Row>) tx.read().get(wanted);
                if (known == null) {
                    known = lately.rows(tx, register, wanted);
                    if (known == null) {
                        known = List.copyOf(table.rows(tx.connection(), List.of(table.among(field, all), condition)));
                        lately.keep(tx, register, wanted, known);
                    }
                    remember(tx, wanted, known);
                }
                return known;
            }
            List<Row> found = new ArrayList<>();
            for (int from = 0; from < all.size(); from += VALUES_AT_ONCE) {
                List<String> some = all.subList(from, Math.min(all.size(), from + VALUES_AT_ONCE));
                found.addAll(table.rows(tx.connection(), List.of(table.among(field, some), condition)));
            }
            found.sort(RegisterTable.IN_ORDER);
            return found;
        });
    }

    /** In an order of their own: rows come by key and day whatever the order they are asked for in. */
    private static List<String> distinct(Collection<String> values) {
        return values.stream().distinct().sorted().toList();
    }

    private static void remember(Tx tx, Read wanted, List<Row> rows) {
        if (tx.read().size() >= KEPT) {
            forget(tx);
        }
        tx.read().put(wanted, rows);
    }

    @Override
    public void soon() {
        transactions.readOnly(tx -> {
            lately.ahead(tx).ifPresent(tx::alongside);
            return null;
        });
    }

    @Override
    public void ahead(List<Look> looks) {
        transactions.readOnly(tx -> {
            if (!tx.distant()) {
                return null;
            }
            List<Tx.Query> queries = new ArrayList<>();
            lately.ahead(tx).ifPresent(queries::add);
            boolean looked = queries.isEmpty();
            Map<Read, List<Row>> found = new LinkedHashMap<>();
            for (Look each : looks) {
                RegisterTable table = catalogue.register(each.register()).table();
                List<String> values = distinct(each.values());
                Read wanted = new Read(
                        each.register(),
                        each.field(),
                        values,
                        each.ofAllDays() ? table.amongKnownAt(each.asOf().knownAt()) : table.amongAt(each.asOf()));
                if (values.isEmpty()
                        || values.size() > VALUES_AT_ONCE
                        || tx.read().containsKey(wanted)
                        || found.containsKey(wanted)) {
                    continue;
                }
                List<Row> kept = looked ? lately.rows(tx, each.register(), wanted) : null;
                if (kept != null) {
                    remember(tx, wanted, kept);
                } else {
                    List<Row> rows = new ArrayList<>();
                    found.put(wanted, rows);
                    queries.add(table.query(List.of(table.among(each.field(), values), wanted.condition()), rows::add));
                }
            }
            if (!queries.isEmpty()) {
                tx.read(queries);
            }
            for (Map.Entry<Read, List<Row>> each : found.entrySet()) {
                each.getValue().sort(RegisterTable.IN_ORDER);
                List<Row> rows = List.copyOf(each.getValue());
                lately.keep(tx, each.getKey().register(), each.getKey(), rows);
                remember(tx, each.getKey(), rows);
            }
            return null;
        });
    }

    @Override
    public List<Row> where(String register, String field, Collection<String> values, AsOf asOf) {
        RegisterTable table = catalogue.register(register).table();
        return among(register, table, field, values, table.amongAt(asOf));
    }

    @Override
    public List<Row> life(String register, String field, Collection<String> values, Instant knownAt) {
        RegisterTable table = catalogue.register(register).table();
        return among(register, table, field, values, table.amongKnownAt(knownAt));
    }

    @Override
    public void each(String register, AsOf asOf, Map<String, String> filters, Consumer<Row> taken) {
        RegisterTable table = catalogue.register(register).table();
        List<Condition> conditions = conditions(table, asOf, filters);
        transactions.readOnly(tx -> {
            table.each(tx.connection(), conditions, row -> taken.accept(table.row(row)));
            return null;
        });
    }

    @Override
    public Map<String, Long> count(String register, AsOf asOf, Map<String, String> filters, String by) {
        RegisterTable table = catalogue.register(register).table();
        List<Condition> conditions = conditions(table, asOf, filters);
        return transactions.readOnly(tx -> table.count(tx.connection(), conditions, by));
    }

    private static List<Condition> conditions(RegisterTable table, AsOf asOf, Map<String, String> filters) {
        List<Condition> conditions = new ArrayList<>(List.of(table.at(asOf)));
        filters.forEach((name, value) -> conditions.add(table.filter(name, value)));
        return conditions;
    }

    @Override
    public Optional<String> secret(String register, Row row, String field) {
        Catalogue.Known known = catalogue.register(register);
        if (!row.values().containsKey(field)) {
            return Optional.empty();
        }
        Long entry = transactions.readOnly(tx -> known.table().secretEntry(tx.connection(), row.key(), row.number()));
        return entry == null ? Optional.empty() : secrets.of(known.definition(), row.key(), entry, field);
    }

    @Override
    public Map<String, List<String>> holders(String register, String field, Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        RegisterDefinition definition = catalogue.register(register).definition();
        Field known = definition.field(field).orElseThrow();
        Map<String, List<String>> holders = new HashMap<>();
        vault.holders(States.vaultKind(known), List.copyOf(numbers)).forEach((number, people) -> {
            List<String> keys = people.stream()
                    .map(person -> States.holder(definition, person))
                    .filter(java.util.Objects::nonNull)
                    .toList();
            if (!keys.isEmpty()) {
                holders.put(number, keys);
            }
        });
        return holders;
    }

    @Override
    public List<Order> merging(BodyMerger merger) {
        return catalogue.offers().stream()
                .flatMap(each -> each.merging(merger, this).stream())
                .toList();
    }

    @Override
    public List<Order> merged(BodyMerger merger) {
        return catalogue.offers().stream()
                .flatMap(each -> each.merged(merger, this).stream())
                .toList();
    }

    @Override
    public List<Problem> check(String register, List<Change> changes, Seen seen) {
        return check(register, changes, seen, null);
    }

    /** @param rights of whoever writes; null for what the platform writes itself */
    List<Problem> check(String register, List<Change> changes, Seen seen, Rights rights) {
        Catalogue.Known known = catalogue.register(register);
        return transactions.readOnly(tx -> {
            if (changes.size() >= BULK) {
                tx.bulk();
            }
            return examination
                    .of(tx.connection(), known, changes, new Examination.Within(seen, rights, null), this)
                    .problems();
        });
    }

    @Override
    public String write(String actor, String register, Change change) {
        try {
            return write(actor, List.of(new Order(register, change))).get(0);
        } catch (Refused e) {
            throw e.told();
        }
    }

    @Override
    public List<String> write(String actor, List<Order> orders) {
        return write(actor, orders, new Seen(), null);
    }

    /**
     * @param seen what belongs to the same whole and was written before in this transaction
     * @param rights of whoever writes; null for what the platform writes itself
     */
    List<String> write(String actor, List<Order> orders, Seen seen, Rights rights) {
        return transactions.required(tx -> {
            if (orders.size() >= BULK) {
                tx.bulk();
            }
            Connection connection = tx.connection();
            Map<String, Long> turns = new HashMap<>();
            Lately.writes(tx);
            for (String each : orders.stream().map(Order::register).collect(Collectors.toCollection(TreeSet::new))) {
                catalogue.register(each);
                turns.put(each, RegisterTable.guard(connection, each));
            }
            // What was read before its turn may have been changed by who wrote until now.
            forget(tx);
            List<String> keys = new ArrayList<>();
            List<Saved> saved = new ArrayList<>();
            Instant now = Instants.stored(clock.instant());
            for (Run run : runs(orders)) {
                Catalogue.Known known = catalogue.register(run.register());
                Examination.Result result = examination.of(
                        connection, known, run.changes(), new Examination.Within(seen, rights, actor), this);
                if (!result.problems().isEmpty()) {
                    throw new Refused(result.problems().stream()
                            .map(each ->
                                    new Problem(each.index() + run.first(), each.field(), each.code(), each.message()))
                            .toList());
                }
                result.examined().forEach(each -> keys.add(each.key()));
                List<Saved> changed = result.examined().stream()
                        .filter(each -> !each.before().equals(each.after()))
                        .map(each -> new Saved(known, each))
                        .toList();
                save(connection, actor, now, known.table(), changed);
                forget(tx);
                saved.addAll(changed);
            }
            forget(tx);
            record(connection, actor, now, saved);
            log(connection, turns, now, saved);
            return keys;
        });
    }

    private static void forget(Tx tx) {
        tx.read().keySet().removeIf(Read.class::isInstance);
    }

    /** Changes of one register that follow each other. */
    private record Run(String register, int first, List<Change> changes) {}

    private static List<Run> runs(List<Order> orders) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        while (from < orders.size()) {
            String register = orders.get(from).register();
            int to = from;
            while (to < orders.size() && orders.get(to).register().equals(register)) {
                to++;
            }
            runs.add(new Run(
                    register,
                    from,
                    orders.subList(from, to).stream().map(Order::change).toList()));
            from = to;
        }
        return runs;
    }

    private record Saved(Catalogue.Known known, Examination.Examined change) {}

    private static void save(Connection connection, String actor, Instant now, RegisterTable table, List<Saved> changed)
            throws SQLException {
        List<RegisterTable.Closed> closed = new ArrayList<>();
        List<RegisterTable.Written> written = new ArrayList<>();
        for (Saved each : changed) {
            Examination.Examined change = each.change();
            Instant moment = change.later(now);
            Set<Slice> kept = new LinkedHashSet<>(change.after());
            for (Slice old : change.before()) {
                if (!kept.contains(old)) {
                    closed.add(new RegisterTable.Closed(change.key(), old.number(), moment));
                }
            }
            Change.Why why = change.change().why();
            for (Slice slice : change.numbered()) {
                written.add(new RegisterTable.Written(
                        change.key(), slice.number(), slice, moment, actor, why.reason(), why.document()));
            }
        }
        table.close(connection, closed);
        table.write(connection, written);
    }

    private static void log(Connection connection, Map<String, Long> turns, Instant now, List<Saved> saved)
            throws SQLException {
        Map<String, Set<String>> keys = new HashMap<>();
        saved.forEach(each -> keys.computeIfAbsent(each.known().definition().id(), any -> new LinkedHashSet<>())
                .add(each.change().key()));
        for (Map.Entry<String, Set<String>> each : keys.entrySet()) {
            ChangeLog.write(connection, each.getKey(), turns.get(each.getKey()), each.getValue(), now);
        }
    }

    private void record(Connection connection, String actor, Instant now, List<Saved> saved) throws SQLException {
        List<Recorded> receipts = recorder.append(saved.stream()
                .map(each -> entry(actor, each.known().definition(), each.change(), now))
                .toList());
        Map<RegisterTable, List<RegisterTable.SecretAt>> entries = new HashMap<>();
        for (int i = 0; i < saved.size(); i++) {
            Examination.Examined change = saved.get(i).change();
            for (Slice slice : change.numbered()) {
                // The first entry of a new thing is 0, and its row says so already.
                if (!slice.secrets().isEmpty()
                        && !Long.valueOf(receipts.get(i).number()).equals(slice.secretEntry())) {
                    entries.computeIfAbsent(saved.get(i).known().table(), table -> new ArrayList<>())
                            .add(new RegisterTable.SecretAt(
                                    change.key(),
                                    slice.number(),
                                    receipts.get(i).number()));
                }
            }
        }
        for (Map.Entry<RegisterTable, List<RegisterTable.SecretAt>> each : entries.entrySet()) {
            each.getKey().secretsAt(connection, each.getValue());
        }
    }

    private Appending entry(String actor, RegisterDefinition definition, Examination.Examined change, Instant now) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("register", definition.id());
        payload.put("state", States.of(definition, change.key(), change.after()));
        List<Object> secrets = States.secrets(definition, change.key(), change.after());
        if (!secrets.isEmpty()) {
            payload.put("secrets", secrets);
        }
        Change.Why why = change.change().why();
        if (why.reason() != null) {
            payload.put("reason", why.reason());
        }
        if (why.document() != null) {
            payload.put("document", why.document());
        }
        return new Appending(
                States.subject(definition, change.key()),
                now,
                actor,
                kind(change.change()),
                payload,
                attachments(actor, definition, change),
                null);
    }

    private List<Attachment> attachments(String actor, RegisterDefinition definition, Examination.Examined change) {
        return definition.fields().stream()
                .filter(field -> field.kind() == Field.Kind.ATTACHMENT)
                .flatMap(field -> Attachments.added(field, change.before(), change.after()).stream())
                .distinct()
                .map(hash -> uploads.uploaded(actor, hash).orElseThrow())
                .toList();
    }

    private static String kind(Change change) {
        if (change instanceof Change.Add) {
            return "register-added";
        } else if (change instanceof Change.Amend) {
            return "register-amended";
        } else if (change instanceof Change.Correct) {
            return "register-corrected";
        }
        return change instanceof Change.End ? "register-ended" : "register-withdrawn";
    }
}
