package org.zhiheng.persistence;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements with parameters and rows, for what is not done with entities: lists, exports, bulk writes. SQL is a constant of the
 * caller; whatever comes from outside is a parameter.
 *
 * <p>Parameters are text, whole numbers, {@link BigDecimal}, {@link LocalDate}, {@link Instant}, booleans, bytes, enumerations (by
 * name) or null.
 */
public final class Rows {

    /** Rows fetched with one round trip when streaming, and written with one when batching. */
    private static final int CHUNK = 500;

    private Rows() {}

    /** Makes a value of the current row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes the rows one by one. */
    @FunctionalInterface
    public interface Consumer {
        void accept(ResultSet row) throws SQLException;
    }

    /** Gives the parameters of one item to be written. */
    @FunctionalInterface
    public interface Parameters<T> {
        List<?> of(T item);
    }

    /** All rows at once; for results that are known to be small. */
    public static <T> List<T> list(Connection connection, String sql, List<?> parameters, Reader<T> reader)
            throws SQLException {
        List<T> found = new ArrayList<>();
        stream(connection, sql, parameters, row -> found.add(reader.read(row)));
        return found;
    }

    /** The first row, if there is any. */
    public static <T> Optional<T> first(Connection connection, String sql, List<?> parameters, Reader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.setMaxRows(1);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
            } finally {
                // The pool keeps statements for whoever asks the same next, as they were left.
                statement.setMaxRows(0);
            }
        }
    }

    /** Row by row, without holding more than some hundred of them, however many there are. */
    public static void stream(Connection connection, String sql, List<?> parameters, Consumer consumer)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.setFetchSize(CHUNK);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    consumer.accept(row);
                }
            }
        }
    }

    /**
     * Runs several statements written in one text with semicolons between, which PostgreSQL takes in one round trip, and gives the rows of those that have
     * any. Derby takes one statement at a time.
     */
    public static void several(Connection connection, String sql, List<?> parameters, Consumer consumer)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            boolean rows = statement.execute();
            while (rows || statement.getUpdateCount() >= 0) {
                if (rows) {
                    try (ResultSet row = statement.getResultSet()) {
                        while (row.next()) {
                            consumer.accept(row);
                        }
                    }
                }
                rows = statement.getMoreResults();
            }
        }
    }

    /** Runs one writing statement and tells how many rows it changed. */
    public static int update(Connection connection, String sql, List<?> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Runs the same writing statement for every item, many with one round trip, and tells how many items there were. */
    public static <T> long batch(Connection connection, String sql, Iterable<T> items, Parameters<T> parameters)
            throws SQLException {
        long written = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T item : items) {
                bind(statement, parameters.of(item));
                statement.addBatch();
                if (++written % CHUNK == 0) {
                    statement.executeBatch();
                }
            }
            if (written % CHUNK != 0) {
                statement.executeBatch();
            }
        }
        return written;
    }

    /** Sets the parameters of a statement that its caller uses more than once. */
    public static void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
        int index = 0;
        for (Object each : parameters) {
            bind(statement, ++index, each);
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == null) {
            // Both databases take the type of the place the parameter stands in.
            statement.setObject(index, null);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof BigDecimal number) {
            statement.setBigDecimal(index, number);
        } else if (value instanceof LocalDate date) {
            statement.setDate(index, Date.valueOf(date));
        } else if (value instanceof Instant instant) {
            Instants.set(statement, index, instant);
        } else if (value instanceof Boolean yes) {
            statement.setBoolean(index, yes);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else {
            throw new IllegalArgumentException("no parameter of a statement: " + value.getClass());
        }
    }
}
