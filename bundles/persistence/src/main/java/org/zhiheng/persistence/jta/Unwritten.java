package org.zhiheng.persistence.jta;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Tx;
import org.zhiheng.persistence.dialect.Dialect;

/**
 * What a transaction is still to write. It is written in the order in which it was given, before anything else is sent: in one trip where a database takes several
 * statements at once, and else by one prepared statement for those of the same text that follow each other.
 */
final class Unwritten {

    /** So many statements wait at most: enough for a command of a person, and little memory for an import. */
    private static final int MOST = 100;

    /** And so many parameters; an import gives some thousand with each statement. */
    private static final int MOST_PARAMETERS = 5_000;

    private static final String VALUES = " VALUES ";
    private static final Pattern ROW = Pattern.compile("\\(\\?(, \\?)*\\)");

    private final Dialect dialect;
    private final List<Waiting> waiting = new ArrayList<>();
    private int parameters;

    Unwritten(Dialect dialect) {
        this.dialect = dialect;
    }

    /** @param otherwise what to throw when it does not change one row; null where that does not matter */
    private record Waiting(Supplier<? extends RuntimeException> otherwise, String sql, List<Object> parameters) {

        void check(int changed) {
            if (otherwise != null && changed != 1) {
                throw otherwise.get();
            }
        }
    }

    /** Lets a statement wait. */
    void add(Connection connection, Supplier<? extends RuntimeException> otherwise, String sql, Object... given)
            throws SQLException {
        waiting.add(new Waiting(otherwise, sql, Arrays.asList(given)));
        parameters += given.length;
        if (waiting.size() >= MOST || parameters >= MOST_PARAMETERS) {
            write(connection);
        }
    }

    /** Writes what waits. */
    void write(Connection connection) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> now = taken();
        if (dialect.takesSeveral()) {
            together(connection, now);
        } else {
            oneByOne(connection, now);
        }
    }

    private List<Waiting> taken() {
        List<Waiting> now = List.copyOf(waiting);
        waiting.clear();
        parameters = 0;
        return now;
    }

    private static void together(Connection connection, List<Waiting> given) throws SQLException {
        List<Waiting> all = merged(given);
        try (PreparedStatement statement = connection.prepareStatement(text(all))) {
            Rows.bind(statement, values(all));
            statement.execute();
            checked(statement, all);
        }
    }

    /** Rows that are inserted one after another into one table go in one statement: what a statement costs besides its rows is most of it. */
    private static List<Waiting> merged(List<Waiting> all) {
        List<Waiting> merged = new ArrayList<>();
        for (int from = 0; from < all.size(); ) {
            Waiting first = all.get(from);
            int to = from + 1;
            while (to < all.size()
                    && all.get(to).sql().equals(first.sql())
                    && first.otherwise() == null
                    && all.get(to).otherwise() == null) {
                to++;
            }
            String row = to == from + 1 ? null : row(first.sql());
            if (row == null) {
                merged.addAll(all.subList(from, to));
            } else {
                List<Waiting> alike = all.subList(from, to);
                merged.add(new Waiting(null, first.sql() + (", " + row).repeat(alike.size() - 1), values(alike)));
            }
            from = to;
        }
        return merged;
    }

    /** The parameters of the one row that a statement inserts, in brackets; null where it does something else. */
    private static String row(String sql) {
        int at = sql.startsWith("INSERT INTO ") ? sql.indexOf(VALUES) : -1;
        String row = at < 0 ? "" : sql.substring(at + VALUES.length());
        return ROW.matcher(row).matches() ? row : null;
    }

    private static String text(List<Waiting> all) {
        return all.stream().map(Waiting::sql).collect(Collectors.joining("; "));
    }

    private static List<Object> values(List<Waiting> all) {
        List<Object> values = new ArrayList<>();
        all.forEach(each -> values.addAll(each.parameters()));
        return values;
    }

    /** Leaves the statement at the outcome that follows those. */
    private static void checked(PreparedStatement statement, List<Waiting> all) throws SQLException {
        for (Waiting each : all) {
            each.check(statement.getUpdateCount());
            statement.getMoreResults();
        }
    }

    private static void oneByOne(Connection connection, List<Waiting> all) throws SQLException {
        for (int from = 0; from < all.size(); ) {
            String sql = all.get(from).sql();
            int to = from;
            while (to < all.size() && all.get(to).sql().equals(sql)) {
                to++;
            }
            alike(connection, sql, all.subList(from, to));
            from = to;
        }
    }

    private static void alike(Connection connection, String sql, List<Waiting> all) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Waiting each : all) {
                Rows.bind(statement, each.parameters());
                statement.addBatch();
            }
            int[] changed = statement.executeBatch();
            for (int i = 0; i < changed.length; i++) {
                all.get(i).check(changed[i]);
            }
        }
    }

    /** Writes what waits, and runs queries. */
    void read(Connection connection, List<Tx.Query> queries) throws SQLException {
        if (!dialect.takesSeveral()) {
            write(connection);
            oneByOne(connection, queries);
        } else if (!queries.isEmpty()) {
            together(connection, null, null, queries);
        }
    }

    /** Writes what waits, holds a row and runs queries. */
    void hold(Connection connection, String table, String id, List<Tx.Query> queries) throws SQLException {
        if (dialect.takesSeveral()) {
            // Queries of their own: those that wait for the row would not see what others wrote elsewhere meanwhile.
            together(connection, "SELECT id FROM " + table + " WHERE id = ? FOR NO KEY UPDATE; ", id, queries);
        } else {
            write(connection);
            // An update that changes nothing holds.
            Rows.update(connection, "UPDATE " + table + " SET version = version WHERE id = ?", List.of(id));
            oneByOne(connection, queries);
        }
    }

    private static void oneByOne(Connection connection, Iterable<Tx.Query> queries) throws SQLException {
        for (Tx.Query each : queries) {
            Rows.stream(connection, each.sql(), each.parameters(), each.consumer());
        }
    }

    /** @param first gives rows that nobody takes; null for none */
    private void together(Connection connection, String first, String id, List<Tx.Query> queries) throws SQLException {
        List<Object> values = new ArrayList<>();
        if (first != null) {
            values.add(id);
        }
        queries.forEach(each -> values.addAll(each.parameters()));
        int[] answers = {first == null ? 0 : -1};
        send(
                connection,
                (first == null ? "" : first)
                        + queries.stream().map(Tx.Query::sql).collect(Collectors.joining("; ")),
                values,
                rows -> {
                    int which = answers[0]++;
                    while (which >= 0 && rows.next()) {
                        queries.get(which).consumer().accept(rows);
                    }
                });
    }

    /** Runs several statements behind what waits, in one trip. */
    void several(Connection connection, String sql, List<?> parameters, Rows.Consumer consumer) throws SQLException {
        send(connection, sql, parameters, rows -> {
            while (rows.next()) {
                consumer.accept(rows);
            }
        });
    }

    /** @param answers takes the rows of each query as a whole */
    private void send(Connection connection, String sql, List<?> parameters, Rows.Consumer answers)
            throws SQLException {
        List<Waiting> before = merged(taken());
        List<Waiting> all = new ArrayList<>(before);
        all.add(new Waiting(null, sql, Collections.unmodifiableList(parameters)));
        try (PreparedStatement statement = connection.prepareStatement(text(all))) {
            Rows.bind(statement, values(all));
            statement.execute();
            checked(statement, before);
            for (ResultSet rows = statement.getResultSet();
                    rows != null || statement.getUpdateCount() >= 0;
                    rows = statement.getResultSet()) {
                if (rows != null) {
                    answers.accept(rows);
                }
                statement.getMoreResults();
            }
        }
    }

    /** The connection, on which nothing is prepared before what waits is written. */
    Connection before(Connection connection) {
        InvocationHandler handler = (self, method, arguments) -> {
            switch (method.getName()) {
                case "prepareStatement", "createStatement", "prepareCall" -> write(connection);
                case "commit", "rollback", "close", "setAutoCommit", "abort" -> throw new SQLException(
                        "the transaction ends its connection, and nobody else");
                default -> {
                    // asks nothing of what is stored
                }
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Connection)
                Proxy.newProxyInstance(Unwritten.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }
}
