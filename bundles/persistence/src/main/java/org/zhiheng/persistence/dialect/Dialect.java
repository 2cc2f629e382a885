package org.zhiheng.persistence.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;

/** Where the two databases differ. What can be said in the SQL of both is said so. */
public enum Dialect {
    DERBY(
            "derby",
            "VALUES CURRENT_TIMESTAMP",
            null,
            null,
            false,
            Map.of("text", "CLOB", "bytes", "BLOB", "hash", "VARCHAR(64) FOR BIT DATA")),
    POSTGRESQL(
            "postgresql",
            // The start of the transaction is what CURRENT_TIMESTAMP tells there.
            "SELECT clock_timestamp()",
            // A plan made while a table was small is kept as long as nobody has counted its rows, which happens after a
            // commit at the earliest. Compiling what looks expensive by these settings would cost more than it saves.
            "SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL enable_seqscan = off; SET LOCAL jit = off",
            "ANALYZE ",
            true,
            Map.of("text", "TEXT", "bytes", "BYTEA", "hash", "BYTEA"));

    private static final int LEAST_POSTGRESQL = 15;

    private final String folder;
    private final String now;
    private final String byIndexes;
    private final String count;
    private final boolean several;
    private final Map<String, String> types;

    Dialect(String folder, String now, String byIndexes, String count, boolean several, Map<String, String> types) {
        this.folder = folder;
        this.now = now;
        this.byIndexes = byIndexes;
        this.count = count;
        this.several = several;
        this.types = types;
    }

    /**
     * The dialect of a database.
     *
     * @throws ZhihengException unavailable {@code DB-UNSUPPORTED} for any other or older database, or one that does not keep Chinese
     */
    public static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        switch (product) {
            case "Apache Derby":
                return DERBY;
            case "PostgreSQL":
                int version = connection.getMetaData().getDatabaseMajorVersion();
                if (version < LEAST_POSTGRESQL) {
                    throw ZhihengException.unavailable(
                            "DB-UNSUPPORTED", "需要PostgreSQL " + LEAST_POSTGRESQL + "以上,现在是" + version);
                }
                String encoding = first(connection, "SHOW server_encoding");
                if (!"UTF8".equals(encoding)) {
                    throw ZhihengException.unavailable("DB-UNSUPPORTED", "数据库的编码应当是UTF8,现在是" + encoding);
                }
                return POSTGRESQL;
            default:
                throw ZhihengException.unavailable("DB-UNSUPPORTED", "只支持Derby和PostgreSQL,现在是" + product);
        }
    }

    /** The folder of migrations that only this database runs. */
    public String folder() {
        return folder;
    }

    /** Names of types that migrations write as placeholders: text, bytes, and hash for short bytes that are compared. */
    public Map<String, String> types() {
        return types;
    }

    /** Whether several statements with semicolons between go in one trip; where not, a trip costs nothing. */
    public boolean takesSeveral() {
        return several;
    }

    /** The database's clock. */
    public Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(now)) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    /**
     * Makes the transactions that follow on a connection refuse writes, or take them again. Derby has that too, but statements that were kept do not look at it
     * again, so there it is left alone.
     */
    public void readOnly(Connection connection, boolean only) throws SQLException {
        if (this == POSTGRESQL) {
            connection.setReadOnly(only);
        }
    }

    /** Makes the transaction that runs look up rows by indexes, also in tables that were small when it began. */
    public void goByIndexes(Connection connection) throws SQLException {
        execute(connection, byIndexes);
    }

    /** Counts a table's rows and values, where the database plans by them. */
    public void count(Connection connection, String table) throws SQLException {
        execute(connection, count == null ? null : count + table);
    }

    /** @param sql null for nothing */
    private static void execute(Connection connection, String sql) throws SQLException {
        if (sql != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
