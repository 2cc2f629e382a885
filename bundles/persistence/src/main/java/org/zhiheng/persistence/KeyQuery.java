package org.zhiheng.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A list that is read by pages. The texts are constants of the caller; what comes from outside are parameters, a cursor and a constant of
 * the list's enumeration.
 *
 * <pre>{@code
 * PageOf<Account> page = KeyQuery.select("SELECT id, name FROM account", AccountColumn.ID)
 *         .where("unit = ?", unit)
 *         .page(tx.connection(), KeyPage.first(AccountColumn.NAME, 50), row -> new Account(row.getLong("id"), row.getString("name")));
 * }</pre>
 */
public final class KeyQuery<C extends SortColumn> {

    private final String select;
    private final C key;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    private KeyQuery(String select, C key) {
        this.select = select;
        this.key = key;
    }

    /**
     * @param select SELECT and FROM, without WHERE, with the key's and the sort's columns among those selected
     * @param key the column that tells every row from every other
     */
    public static <C extends SortColumn> KeyQuery<C> select(String select, C key) {
        return new KeyQuery<>(select, key);
    }

    /** Narrows the list; several conditions must all hold. */
    public KeyQuery<C> where(String condition, Object... values) {
        conditions.add("(" + condition + ")");
        parameters.addAll(java.util.Arrays.asList(values));
        return this;
    }

    /**
     * An alternative of a list that has several: a condition with its values.
     *
     * @param condition a constant of the caller
     */
    public record Alternative(String condition, List<Object> values) {
        public Alternative {
            values = List.copyOf(values);
        }

        public static Alternative of(String condition, Object... values) {
            return new Alternative(condition, List.of(values));
        }
    }

    /**
     * Reads one page of the rows for which one of the alternatives holds, each row once. Each alternative is a query of its own that an index serves
     * in the order of the list; one query with all of them would have to read and sort whatever they cover. For some dozen of
     * them.
     */
    public <T> PageOf<T> pageOfAny(
            Connection connection, KeyPage<C> page, List<Alternative> alternatives, Rows.Reader<T> reader)
            throws SQLException {
        Comparator<Cursor> order = Comparator.comparing((Cursor each) -> comparable(each.value()))
                .thenComparing(each -> comparable(each.key()));
        NavigableMap<Cursor, T> found = new TreeMap<>(page.descending() ? order.reversed() : order);
        boolean more = false;
        for (Alternative each : alternatives) {
            KeyQuery<C> query = new KeyQuery<>(select, key);
            query.conditions.addAll(conditions);
            query.parameters.addAll(parameters);
            query.where(each.condition(), each.values().toArray());
            List<Cursor> cursors = new ArrayList<>();
            PageOf<T> part = query.page(connection, page, row -> {
                cursors.add(new Cursor(Cursor.value(row, page.sort()), Cursor.value(row, key)));
                return reader.read(row);
            });
            for (int i = 0; i < cursors.size(); i++) {
                found.put(cursors.get(i), part.items().get(i));
            }
            more |= part.next().isPresent();
            while (found.size() > page.size()) {
                found.pollLastEntry();
                more = true;
            }
        }
        List<T> items = List.copyOf(found.values());
        return new PageOf<>(
                items, more ? Optional.of(found.lastKey().word(page.sort(), page.descending())) : Optional.empty());
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Object value) {
        return (Comparable<Object>) value;
    }

    /** Reads one page. */
    public <T> PageOf<T> page(Connection connection, KeyPage<C> page, Rows.Reader<T> reader) throws SQLException {
        String sort = page.sort().column();
        String order = page.descending() ? " DESC" : "";
        boolean byKey = page.sort().equals(key);
        List<String> all = new ArrayList<>(conditions);
        List<Object> values = new ArrayList<>(parameters);
        if (page.after() != null) {
            Cursor cursor = Cursor.read(page.after(), page.sort(), page.descending(), key);
            String beyond = page.descending() ? " < ?" : " > ?";
            if (byKey) {
                all.add(sort + beyond);
                values.add(cursor.key());
            } else {
                // The first condition says nothing new, but an index serves it.
                all.add(sort + (page.descending() ? " <= ?" : " >= ?"));
                all.add("(" + sort + beyond + " OR " + key.column() + beyond + ")");
                values.addAll(List.of(cursor.value(), cursor.value(), cursor.key()));
            }
        }
        String sql = select
                + (all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all))
                + " ORDER BY " + sort + order + (byKey ? "" : ", " + key.column() + order)
                + " FETCH FIRST " + (page.size() + 1) + " ROWS ONLY";
        return read(connection, sql, values, page, reader);
    }

    private <T> PageOf<T> read(
            Connection connection, String sql, List<Object> values, KeyPage<C> page, Rows.Reader<T> reader)
            throws SQLException {
        List<T> items = new ArrayList<>();
        Cursor last = null;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Rows.bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (items.size() == page.size()) {
                        return new PageOf<>(items, Optional.of(last.word(page.sort(), page.descending())));
                    }
                    last = new Cursor(Cursor.value(row, page.sort()), Cursor.value(row, key));
                    items.add(reader.read(row));
                }
            }
        }
        return new PageOf<>(items, Optional.empty());
    }
}
