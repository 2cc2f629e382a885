package org.zhiheng.registers.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.KeyPage;
import org.zhiheng.persistence.KeyQuery;
import org.zhiheng.persistence.PageOf;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Tx;
import org.zhiheng.registers.FieldValues;
import org.zhiheng.registers.domain.Slice;
import org.zhiheng.registers.domain.Slices;

/** The rows of one register in the database. Thread-safe. */
public final class RegisterTable {

    /** Until when something is known that is still what is known. */
    static final Instant STILL = Instant.parse("9999-12-31T00:00:00Z");

    private static final LocalDate STILL_DAY = LocalDate.ofInstant(STILL, ZoneOffset.UTC);
    private static final String KNOWN_STILL = "DATE(r.known_to) = ?";
    private static final int AT_ONCE = 300;

    /** Things by key, what is said of each by its first day. */
    public static final Comparator<Row> IN_ORDER = Comparator.comparing(Row::key)
            .thenComparing(Row::from, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Row::number);

    /** So many rows are worth counting to know which of two indexes leads to fewer. */
    private static final int COUNTED = 5000;

    private static final String MEMBERS =
            "SELECT m.row_key FROM reg_member m WHERE m.register = ? AND m.field = ? AND m.value = ?";
    private static final String FIRST = " FETCH FIRST %d ROWS ONLY";
    private static final List<String> COMMON = List.of(
            "row_key",
            "number",
            "valid_from",
            "valid_to",
            "known_from",
            "known_to",
            "written_by",
            "reason",
            "document",
            "secret_entry");

    private final RegisterDefinition definition;
    private final String table;
    private final String select;
    private final String insert;
    private final Map<String, String> found;
    private final String byKey;
    /** Fields of several values by which lists are narrowed. */
    private final List<Field> several;

    public RegisterTable(RegisterDefinition definition) {
        this.definition = definition;
        this.table = RegisterSchema.table(definition.id());
        List<String> columns = Stream.concat(
                        COMMON.stream(), definition.fields().stream().map(Column::nameOf))
                .toList();
        this.select = "SELECT " + columns.stream().map(each -> "r." + each).collect(Collectors.joining(", ")) + " FROM "
                + table + " r";
        this.found = RegisterSchema.found(definition);
        this.byKey = by(found.get("key"));
        this.several = definition.fields().stream()
                .filter(each -> each.filtered() && each.several())
                .toList();
        this.insert = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    public RegisterDefinition definition() {
        return definition;
    }

    /** As the database knows it. */
    public String name() {
        return table;
    }

    /**
     * A condition of a query and its parameters.
     *
     * @param index the index that serves it whatever else is asked, as Derby takes it; null for none
     * @param probe finds the keys of all rows for which it can hold, by an index; null for none
     */
    public record Condition(String sql, List<Object> values, String index, Probe probe) {
        public Condition {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        Condition(String sql, List<Object> values, String index) {
            this(sql, values, index, null);
        }

        static Condition of(String sql, Object... values) {
            return new Condition(sql, Arrays.asList(values), null);
        }
    }

    /** A query for keys and its parameters. */
    record Probe(String sql, List<Object> values) {}

    /** One that is never true. */
    public static Condition nothing() {
        return Condition.of("1 = 0");
    }

    /** One that is true where any of two is. */
    public static Condition either(Condition one, Condition other) {
        List<Object> values = new ArrayList<>(one.values());
        values.addAll(other.values());
        return new Condition("((" + one.sql() + ") OR (" + other.sql() + "))", values, null);
    }

    /** One that is true where both are. */
    public static Condition both(Condition one, Condition other) {
        List<Object> values = new ArrayList<>(one.values());
        values.addAll(other.values());
        return new Condition("((" + one.sql() + ") AND (" + other.sql() + "))", values, null);
    }

    /** Those said of a day, as known at a moment. */
    public Condition at(AsOf asOf) {
        return at(asOf, knownAt(asOf.knownAt()));
    }

    /** The same of rows that are {@link #among} some. */
    public Condition amongAt(AsOf asOf) {
        return at(asOf, amongKnownAt(asOf.knownAt()));
    }

    private Condition at(AsOf asOf, Condition known) {
        if (!definition.dated()) {
            return known;
        }
        List<Object> values = new ArrayList<>(known.values());
        values.add(asOf.on());
        values.add(asOf.on());
        return new Condition(known.sql() + " AND r.valid_from <= ? AND r.valid_to >= ?", values, null);
    }

    /** @param moment null for now */
    public Condition knownAt(Instant moment) {
        return moment == null
                ? Condition.of("r.known_to = ?", STILL)
                : Condition.of("r.known_from <= ? AND r.known_to > ?", moment, moment);
    }

    /**
     * As {@link #knownAt}, of rows that are {@link #among} some. Nearly all rows are what is known still; PostgreSQL does not know that of a table it has not
     * counted yet, nor of a parameter, and would look for those first. By the day, no index serves.
     */
    public Condition amongKnownAt(Instant moment) {
        return moment == null ? Condition.of(KNOWN_STILL, STILL_DAY) : knownAt(moment);
    }

    /** Those whose field, or key, is one of the values. */
    public Condition among(String field, Collection<String> values) {
        if (values.isEmpty()) {
            return nothing();
        }
        String column = field.equals("key") ? "r.row_key" : "r." + Column.nameOf(known(field));
        return new Condition(column + " IN (" + marks(values.size()) + ")", List.copyOf(values), found.get(field));
    }

    /**
     * Those whose reference leads to a thing of another register of which a condition holds on a day, or held when it was last heard of before.
     *
     * @param on the day; what was said of earlier days counts no more once something else is said
     */
    public Condition through(String field, RegisterTable other, Condition condition, LocalDate on) {
        String inner = condition.sql().replace("r.", "o.");
        Condition still = other.still("o", on);
        List<Object> values = new ArrayList<>(List.of(STILL));
        values.addAll(condition.values());
        values.addAll(still.values());
        return new Condition(
                "r." + Column.nameOf(known(field)) + " IN (SELECT o.row_key FROM " + other.table
                        + " o WHERE o.known_to = ? AND " + inner + still.sql() + ")",
                values,
                null);
    }

    /** That nothing later is said of the thing that holds by a day. */
    private Condition still(String name, LocalDate on) {
        if (!definition.dated()) {
            return new Condition("", List.of(), null);
        }
        String later = name + "l";
        return Condition.of(
                " AND NOT EXISTS (SELECT 1 FROM " + table + " " + later + " WHERE " + later + ".row_key = " + name
                        + ".row_key AND " + later + ".known_to = ? AND " + later + ".valid_from > " + name
                        + ".valid_from AND " + later + ".valid_from <= ?)",
                STILL,
                on);
    }

    /**
     * As {@link #through}, asked of each row alone by the key it leads to: where few rows are looked at, or it is one of two that may hold. PostgreSQL would else
     * look at all of the other register first.
     */
    public Condition leadingTo(String field, RegisterTable other, Condition condition, LocalDate on) {
        String its = inner(condition);
        Condition still = other.still(its, on);
        List<Object> values = new ArrayList<>(List.of(STILL));
        values.addAll(condition.values());
        values.addAll(still.values());
        return new Condition(
                "EXISTS (SELECT 1 FROM " + other.table + " " + its + " WHERE " + its + ".row_key = r."
                        + Column.nameOf(known(field)) + " AND " + its + ".known_to = ? AND "
                        + condition.sql().replace("r.", its + ".") + still.sql() + ")",
                values,
                null);
    }

    /** What a table is called around which a condition stands, that may call tables so too. */
    private static String inner(Condition condition) {
        String name = "o";
        while (condition.sql().contains(" " + name + " ")) {
            name += "o";
        }
        return name;
    }

    /** Those whose reference does not lead to a row of another register for which a condition holds. */
    public Condition outside(String field, RegisterTable other, Condition condition, LocalDate on) {
        Condition inside = leadingTo(field, other, condition, on);
        return new Condition("NOT " + inside.sql(), inside.values(), null);
    }

    /** Those to which, by their field or key, a reference of a row of another register leads for which all conditions hold. Each is asked of alone, by an index. */
    public Condition ledToBy(String field, RegisterTable other, String reference, List<Condition> conditions) {
        Condition all = and(conditions);
        String column = field.equals("key") ? "r.row_key" : "r." + Column.nameOf(known(field));
        String its = inner(all);
        return new Condition(
                "EXISTS (SELECT 1 FROM " + other.table + " " + its + by(other.found.get(reference)) + " WHERE " + its
                        + "."
                        + Column.nameOf(other.known(reference)) + " = " + column + " AND "
                        + all.sql().replace("r.", its + ".") + ")",
                all.values(),
                null);
    }

    /** Those whose field of kind {@code BOOLEAN} is true. */
    public Condition yes(String field) {
        return Condition.of("r." + Column.nameOf(known(field)) + " = ?", true);
    }

    /** Those that a filter of a list leaves. */
    public Condition filter(String name, String value) {
        if (name.equals("key")) {
            return Condition.of("r.row_key = ?", value);
        }
        Field field = definition
                .field(name)
                .filter(each ->
                        each.filtered() || each.kind() == Field.Kind.REFERENCE || each.kind() == Field.Kind.BODY)
                .orElseThrow(() -> ZhihengException.invalid(
                        "REGISTER-FILTER", "“" + definition.title() + "”不能按“" + name + "”筛选", name));
        String column = "r." + Column.nameOf(field);
        int range = value.indexOf("..");
        boolean ranged =
                switch (field.kind()) {
                    case DATE, MOMENT, INTEGER, DECIMAL -> range >= 0;
                    default -> false;
                };
        try {
            if (ranged) {
                return range(field, column, value.substring(0, range), value.substring(range + 2));
            }
            if (field.several()) {
                String one = single(field, value);
                return new Condition(
                        column + " LIKE ? ESCAPE '!'",
                        List.of("%," + escaped(one) + ",%"),
                        null,
                        new Probe(MEMBERS, List.of(definition.id(), field.name(), one)));
            }
            Object wanted = FieldValues.of(field, value);
            return wanted == null ? Condition.of(column + " IS NULL") : equal(column, wanted, found.get(name));
        } catch (FieldValues.Fault e) {
            throw ZhihengException.invalid("REGISTER-FILTER", e.getMessage(), name);
        }
    }

    private Condition equal(String column, Object wanted, String index) {
        String keys = "SELECT r.row_key FROM " + table + " r" + by(index) + " WHERE " + column + " = ?";
        return new Condition(
                column + " = ?", List.of(wanted), index, index == null ? null : new Probe(keys, List.of(wanted)));
    }

    private static String single(Field field, String value) throws FieldValues.Fault {
        Object wanted = FieldValues.of(field, List.of(value));
        return wanted instanceof List<?> list ? (String) list.get(0) : "";
    }

    private static Condition range(Field field, String column, String least, String most) throws FieldValues.Fault {
        Object from = FieldValues.of(field, least);
        Object to = FieldValues.of(field, most);
        if (from != null && to != null) {
            return Condition.of(column + " >= ? AND " + column + " <= ?", from, to);
        }
        if (from != null) {
            return Condition.of(column + " >= ?", from);
        }
        return to != null ? Condition.of(column + " <= ?", to) : Condition.of(column + " IS NOT NULL");
    }

    /** Those whose key begins so, or for a text that can be none, whose label. One column of the two, so that its index serves. */
    public Condition beginning(String text) {
        String column = FieldValues.isKey(text) ? "r.row_key" : "r." + Column.nameOf(definition.label());
        String like = escaped(text);
        // Both databases order texts by code points, so what begins so lies between the beginning and what follows all
        // that begin so.
        String before = following(text);
        String behind = column + " >= ? AND " + column + (before == null ? "" : " < ? AND " + column) + " LIKE ?";
        List<Object> values = new ArrayList<>(List.of(text));
        if (before != null) {
            values.add(before);
        }
        values.add(like + "%");
        return new Condition(like.equals(text) ? behind : behind + " ESCAPE '!'", values, null);
    }

    /** The least text that is behind all that begin with one; null where its last character says nothing of that. */
    private static String following(String text) {
        char last = text.charAt(text.length() - 1);
        return Character.isSurrogate(last) || Character.isSurrogate((char) (last + 1)) || last == Character.MAX_VALUE
                ? null
                : text.substring(0, text.length() - 1) + (char) (last + 1);
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** @param sort null for the label */
    public PageOf<Row> page(
            Connection connection, List<Condition> conditions, String sort, boolean descending, int size, String after)
            throws SQLException {
        List<Condition> narrowed = narrowed(connection, conditions);
        String index = inOrder(narrowed, sort == null && !descending);
        KeyQuery<Column> query = KeyQuery.select(select + by(index), Column.KEY);
        narrowed.forEach(each -> query.where(each.sql(), each.values().toArray()));
        return query.page(connection, new KeyPage<>(sorted(sort), descending, size, after), this::row);
    }

    /**
     * The same conditions so that few rows are looked at, whatever was counted: where one holds for a few rows, those by their keys; of several that hold for many,
     * that of the fewest first. One with an index in the order of the list needs no look.
     */
    private List<Condition> narrowed(Connection connection, List<Condition> conditions) throws SQLException {
        List<Condition> probed =
                conditions.stream().filter(each -> each.probe() != null).toList();
        if (probed.isEmpty() || probed.size() == 1 && probed.get(0).index() != null) {
            return conditions;
        }
        for (Condition each : probed) {
            List<String> keys = Rows.list(
                    connection,
                    each.probe().sql() + FIRST.formatted(AT_ONCE + 1),
                    each.probe().values(),
                    row -> row.getString(1));
            if (keys.size() <= AT_ONCE) {
                return first(among("key", new LinkedHashSet<>(keys)), conditions, true);
            }
        }
        Condition narrowest = null;
        int fewest = Integer.MAX_VALUE;
        for (Condition each : probed) {
            int rows =
                    each.index() == null || probed.size() == 1 ? COUNTED : counted(connection, each.probe(), COUNTED);
            if (each.index() != null && rows < fewest) {
                narrowest = each;
                fewest = rows;
            }
        }
        return narrowest == null ? conditions : first(narrowest, conditions, false);
    }

    private static int counted(Connection connection, Probe probe, int most) throws SQLException {
        return Rows.first(
                        connection,
                        "SELECT COUNT(*) FROM (" + probe.sql() + FIRST.formatted(most) + ") c",
                        probe.values(),
                        row -> row.getInt(1))
                .orElse(0);
    }

    /** @param alone whether no index but that of the first is to be used */
    private static List<Condition> first(Condition first, List<Condition> conditions, boolean alone) {
        List<Condition> all = new ArrayList<>(List.of(first));
        conditions.stream()
                .filter(each -> each != first)
                .map(each -> alone ? new Condition(each.sql(), each.values(), null) : each)
                .forEach(all::add);
        return all;
    }

    /**
     * The index that has those of one value in the order of the list, so that a page is read without sorting all of them, or that of the few keys they
     * were found to have. Of several values the database knows better.
     *
     * @param listed whether the list is in the order of its label
     */
    private String inOrder(List<Condition> conditions, boolean listed) {
        if (found.get("key").equals(conditions.get(0).index())) {
            return conditions.get(0).index();
        }
        if (!listed) {
            return null;
        }
        List<Condition> served =
                conditions.stream().filter(each -> each.index() != null).toList();
        return served.stream().allMatch(each -> each.values().size() == 1)
                ? served.stream().map(Condition::index).findFirst().orElse(null)
                : null;
    }

    private Column sorted(String sort) {
        if ("key".equals(sort)) {
            return Column.KEY;
        }
        String name = sort == null ? definition.label() : sort;
        return definition
                .field(name)
                .filter(each -> each.sorted() || each.name().equals(definition.label()))
                .map(Column::of)
                .orElseThrow(() -> ZhihengException.invalid(
                        "REGISTER-SORT", "“" + definition.title() + "”不能按“" + name + "”排序", "sort"));
    }

    /** Rows for which all conditions hold, by key and first day. They are put in order here: for so few Derby spends more on getting ready to sort than on finding them. */
    public List<Row> rows(Connection connection, List<Condition> conditions) throws SQLException {
        Condition all = and(conditions);
        List<Row> found = new ArrayList<>(
                Rows.list(connection, select + by(all.index()) + " WHERE " + all.sql(), all.values(), this::row));
        found.sort(IN_ORDER);
        return found;
    }

    /** As {@link #rows}, to be run with others; the rows come in no order. */
    public Tx.Query query(List<Condition> conditions, Consumer<Row> taken) {
        Condition all = and(conditions);
        return new Tx.Query(
                select + by(all.index()) + " WHERE " + all.sql(), all.values(), row -> taken.accept(row(row)));
    }

    /** What a reference of rows for which all conditions hold leads to, each once. */
    public List<String> referred(Connection connection, String reference, List<Condition> conditions)
            throws SQLException {
        Condition all = and(conditions);
        return Rows.list(
                connection,
                "SELECT DISTINCT r." + Column.nameOf(known(reference)) + " FROM " + table + " r" + by(all.index())
                        + " WHERE " + all.sql(),
                all.values(),
                row -> row.getString(1));
    }

    /** Whether all conditions hold for at most so many rows. No more than these are looked for. */
    public boolean few(Connection connection, List<Condition> conditions, int most) throws SQLException {
        Condition all = and(conditions);
        String some = "SELECT r.row_key FROM " + table + " r" + by(all.index()) + " WHERE " + all.sql();
        return counted(connection, new Probe(some, all.values()), most + 1) <= most;
    }

    /** One by one, in no order. */
    public void each(Connection connection, List<Condition> conditions, Rows.Consumer taken) throws SQLException {
        Condition all = and(conditions);
        Rows.stream(connection, select + " WHERE " + all.sql(), all.values(), taken);
    }

    /** How many rows, by the values of a field. */
    public Map<String, Long> count(Connection connection, List<Condition> conditions, String by) throws SQLException {
        Condition all = and(conditions);
        String column = "r." + Column.nameOf(known(by));
        Map<String, Long> found = new LinkedHashMap<>();
        Rows.stream(
                connection,
                "SELECT " + column + ", COUNT(*) FROM " + table + " r WHERE " + all.sql() + " GROUP BY " + column
                        + " ORDER BY " + column,
                all.values(),
                row -> found.put(String.valueOf(row.getString(1)), row.getLong(2)));
        return found;
    }

    /** Everything ever said of things, by key and number. */
    public Map<String, List<Row>> versions(Connection connection, Collection<String> keys) throws SQLException {
        Map<String, List<Row>> found = new HashMap<>();
        List<String> all = List.copyOf(new LinkedHashSet<>(keys));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            Rows.stream(
                    connection,
                    select + byKey + " WHERE r.row_key IN (" + marks(some.size()) + ") ORDER BY r.row_key, r.number",
                    some,
                    row -> found.computeIfAbsent(row.getString("row_key"), each -> new ArrayList<>())
                            .add(row(row)));
        }
        return found;
    }

    /** What is known now of things, by key and day, as it is changed. */
    public Map<String, List<Slice>> slices(Connection connection, Collection<String> keys) throws SQLException {
        Map<String, List<Slice>> found = new HashMap<>();
        List<String> all = List.copyOf(new LinkedHashSet<>(keys));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            List<Object> values = new ArrayList<>(List.of(STILL_DAY));
            values.addAll(some);
            Rows.stream(
                    connection,
                    select + byKey + " WHERE " + KNOWN_STILL + " AND r.row_key IN (" + marks(some.size())
                            + ") ORDER BY r.row_key, r.valid_from",
                    values,
                    row -> found.computeIfAbsent(row.getString("row_key"), each -> new ArrayList<>())
                            .add(slice(row)));
        }
        return found;
    }

    /** As {@link #slices}, of the things whose keys come next in order. */
    public Map<String, List<Slice>> slicesAfter(Connection connection, String after) throws SQLException {
        List<String> keys = Rows.list(
                connection,
                "SELECT DISTINCT r.row_key FROM " + table + " r" + byKey + " WHERE " + KNOWN_STILL
                        + " AND r.row_key > ? ORDER BY r.row_key FETCH FIRST " + AT_ONCE + " ROWS ONLY",
                List.of(STILL_DAY, after),
                row -> row.getString(1));
        return new TreeMap<>(slices(connection, keys));
    }

    /** Number of the last version of each thing, and since when it was known; things never heard of are left out. */
    public Map<String, Last> last(Connection connection, Collection<String> keys) throws SQLException {
        Map<String, Last> found = new HashMap<>();
        List<String> all = List.copyOf(new LinkedHashSet<>(keys));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            Rows.stream(
                    connection,
                    "SELECT r.row_key, MAX(r.number) AS number, MAX(r.known_from) AS known_from FROM " + table + " r"
                            + byKey + " WHERE r.row_key IN (" + marks(some.size()) + ") GROUP BY r.row_key",
                    some,
                    row -> found.put(row.getString(1), new Last(row.getInt(2), Instants.get(row, "known_from"))));
        }
        return found;
    }

    /** The last version of a thing. */
    public record Last(int number, Instant knownFrom) {}

    /** A slice to be written. */
    public record Written(
            String key, int number, Slice slice, Instant knownFrom, String by, String reason, String document) {}

    /** Writes rows that were not there. */
    public void write(Connection connection, List<Written> all) throws SQLException {
        Rows.batch(connection, insert, all, this::parameters);
        List<List<Object>> members = new ArrayList<>();
        for (Field field : several) {
            for (Written each : all) {
                if (each.slice().values().get(field.name()) instanceof List<?> values) {
                    values.forEach(value ->
                            members.add(List.of(definition.id(), field.name(), value, each.key(), each.number())));
                }
            }
        }
        if (!members.isEmpty()) {
            Rows.batch(
                    connection,
                    "INSERT INTO reg_member (register, field, value, row_key, number) VALUES (?, ?, ?, ?, ?)",
                    members,
                    each -> each);
        }
    }

    /** A row that is no longer what is known. */
    public record Closed(String key, int number, Instant knownTo) {}

    /** Says until when rows were known. */
    public void close(Connection connection, List<Closed> all) throws SQLException {
        Rows.batch(
                connection,
                "UPDATE " + table + " SET known_to = ? WHERE row_key = ? AND number = ?",
                all,
                each -> List.of(each.knownTo(), each.key(), each.number()));
    }

    private List<Object> parameters(Written written) {
        Slice slice = written.slice();
        List<Object> values = new ArrayList<>(Arrays.asList(
                written.key(),
                written.number(),
                slice.from(),
                slice.to(),
                written.knownFrom(),
                STILL,
                written.by(),
                written.reason(),
                written.document(),
                slice.secretEntry()));
        for (Field each : definition.fields()) {
            Object value = slice.values().get(each.name());
            values.add(value instanceof List<?> list ? joined(list) : value);
        }
        return values;
    }

    private static String joined(List<?> list) {
        return list.stream().map(String::valueOf).collect(Collectors.joining(",", ",", ","));
    }

    /** What the result's row says. */
    public Row row(ResultSet row) throws SQLException {
        LocalDate from = row.getDate("valid_from").toLocalDate();
        LocalDate to = row.getDate("valid_to").toLocalDate();
        Instant knownTo = Instants.get(row, "known_to");
        return new Row(
                row.getString("row_key"),
                row.getInt("number"),
                definition.dated() ? from : null,
                to.equals(Slices.FOREVER) ? null : to,
                Instants.get(row, "known_from"),
                knownTo.equals(STILL) ? null : knownTo,
                row.getString("written_by"),
                row.getString("reason"),
                row.getString("document"),
                values(row));
    }

    private Slice slice(ResultSet row) throws SQLException {
        long entry = row.getLong("secret_entry");
        Long secretEntry = row.wasNull() ? null : entry;
        return new Slice(
                row.getInt("number"),
                row.getDate("valid_from").toLocalDate(),
                row.getDate("valid_to").toLocalDate(),
                values(row),
                Map.of(),
                secretEntry);
    }

    private Map<String, Object> values(ResultSet row) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        // As they stand in what is selected.
        int column = COMMON.size();
        for (Field each : definition.fields()) {
            column++;
            Object value = value(row, each, column);
            if (value != null) {
                values.put(each.name(), value);
            }
        }
        return values;
    }

    private static Object value(ResultSet row, Field field, int column) throws SQLException {
        return switch (field.kind()) {
            case DATE -> {
                Date day = row.getDate(column);
                yield day == null ? null : day.toLocalDate();
            }
            case INTEGER -> {
                long number = row.getLong(column);
                yield row.wasNull() ? null : number;
            }
            case DECIMAL -> {
                BigDecimal number = row.getBigDecimal(column);
                yield number == null ? null : number.setScale(field.scale());
            }
            case BOOLEAN -> {
                boolean yes = row.getBoolean(column);
                yield row.wasNull() ? null : yes;
            }
            case WORDS, CODES -> {
                String text = row.getString(column);
                yield text == null
                        ? null
                        : List.of(text.substring(1, text.length() - 1).split(","));
            }
            default -> row.getString(column);
        };
    }

    /** The entry of the record that has the secret numbers of a version; null for none. */
    public Long secretEntry(Connection connection, String key, int number) throws SQLException {
        return Rows.first(
                        connection,
                        "SELECT secret_entry FROM " + table
                                + " WHERE row_key = ? AND number = ? AND secret_entry IS NOT NULL",
                        List.of(key, number),
                        row -> row.getLong(1))
                .orElse(null);
    }

    /** Which entry of the record has the secret numbers of a version. */
    public record SecretAt(String key, int number, long entry) {}

    /** Says so of versions written in this transaction. */
    public void secretsAt(Connection connection, List<SecretAt> all) throws SQLException {
        Rows.batch(
                connection,
                "UPDATE " + table + " SET secret_entry = ? WHERE row_key = ? AND number = ?",
                all,
                each -> List.of(each.entry(), each.key(), each.number()));
    }

    /**
     * Makes changes of a register come one after another.
     *
     * @return which turn it is; a later one begins when this one has been committed
     */
    public static long guard(Connection connection, String register) throws SQLException {
        if (Rows.update(connection, "UPDATE reg_guard SET turns = turns + 1 WHERE register = ?", List.of(register))
                != 1) {
            throw new IllegalStateException("no guard for register " + register);
        }
        return Rows.first(
                        connection,
                        "SELECT turns FROM reg_guard WHERE register = ?",
                        List.of(register),
                        row -> row.getLong(1))
                .orElseThrow();
    }

    private Field known(String name) {
        return definition
                .field(name)
                .orElseThrow(() -> new IllegalArgumentException("no field " + name + " in " + definition.id()));
    }

    private static Condition and(List<Condition> conditions) {
        List<Object> values = new ArrayList<>();
        conditions.forEach(each -> values.addAll(each.values()));
        return new Condition(
                conditions.stream().map(each -> "(" + each.sql() + ")").collect(Collectors.joining(" AND ")),
                values,
                conditions.stream()
                        .map(Condition::index)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /**
     * Names the index to Derby, which keeps the plan it made while a table was small; PostgreSQL reads a remark.
     *
     * @param index null for what the database thinks best
     */
    private static String by(String index) {
        return index == null ? "" : " --DERBY-PROPERTIES " + index + "\n";
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
