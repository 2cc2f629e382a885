package org.zhiheng.persistence.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.dialect.Dialect;

/**
 * The schema of the database and its one history of migrations, for both databases and all modules.
 *
 * <p>Version {@code 3.2} is the second migration of step 3; a release adds one step at most. A step that only adds is told in
 * {@code steps.properties} to be readable by the step before it, so nodes of the release before go on working beside the new one; a
 * schema that is further ahead, or from which something was taken away, stops them at their start.
 *
 * <p>Several nodes may start at the same time: one migrates, the others wait for it.
 */
public final class Schema {

    /** The code of a database that does not answer, which is worth trying again. */
    static final String UNREACHABLE = "DB-UNREACHABLE";

    private static final String HISTORY = "schema_history";
    private static final int LOCK_PATIENCE = 120;

    /**
     * Held while a Derby database is migrated. An embedded database is open in one process only, so all nodes on it are threads of
     * this one; Derby does not keep tables being made at the same time apart (it undoes one side, and was seen to stand still for good).
     */
    private static final Lock DERBY = new ReentrantLock();

    private final ClassLoader loader;
    private final String root;
    private final Steps steps;

    /** The platform's own history. */
    public Schema() {
        this(Schema.class.getClassLoader(), "db");
    }

    /** @param root folder of the class path with common, derby, postgresql and steps.properties */
    Schema(ClassLoader loader, String root) {
        this.loader = loader;
        this.root = root;
        steps = Steps.read(loader, root + "/steps.properties");
    }

    /**
     * Brings the database to this release's schema, or leaves it alone where it is one readable step ahead.
     *
     * @return the version the database has now, e.g. {@code 1.1}
     * @throws ZhihengException unavailable {@code DB-UNREACHABLE}, {@code DB-UNSUPPORTED}, {@code DB-SCHEMA-NEWER},
     *     {@code DB-SCHEMA-ALTERED} (a migration already run is not what this release has), {@code DB-SCHEMA-FOREIGN} (tables of somebody
     *     else), {@code DB-COLLATION} (texts are not in the order of their code points), {@code DB-MIGRATION-FAILED}
     */
    public String migrate(DataSource source) {
        Dialect dialect = dialect(source);
        inOrder(source);
        Flyway flyway = Flyway.configure(loader)
                .dataSource(source)
                .table(HISTORY)
                .locations("classpath:" + root + "/common", "classpath:" + root + "/" + dialect.folder())
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .ignoreMigrationPatterns("*:future")
                .placeholders(new HashMap<>(dialect.types()))
                // Within a step each module has numbers of its own, so one that is new may be lower than another's that
                // was run.
                .outOfOrder(true)
                .lockRetryCount(LOCK_PATIENCE)
                .load();
        try {
            return dialect == Dialect.DERBY ? alone(flyway, source) : migrate(flyway, source);
        } catch (FlywayValidateException e) {
            throw refused("DB-SCHEMA-ALTERED", "数据库执行过的迁移脚本与本版本不一致,请核对程序版本或者从备份恢复", e);
        } catch (FlywayException e) {
            if (e.getErrorCode() == ErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw refused("DB-SCHEMA-FOREIGN", "数据库里已有其他程序的表,请使用空的数据库", e);
            }
            throw failed(e);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private String alone(Flyway flyway, DataSource source) throws SQLException {
        DERBY.lock();
        try {
            return migrate(flyway, source);
        } finally {
            DERBY.unlock();
        }
    }

    private String migrate(Flyway flyway, DataSource source) throws SQLException {
        refuseIfNewer(flyway, source);
        flyway.migrate();
        record(source);
        return flyway.info().current().getVersion().getVersion();
    }

    private static Dialect dialect(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return Dialect.of(connection);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** On both databases texts have the same order, which pages and look-ups by a beginning rest on. */
    private static void inOrder(DataSource source) {
        boolean inOrder;
        try (Connection connection = source.getConnection()) {
            inOrder = Rows.first(
                            connection,
                            "SELECT v.a FROM (VALUES ('B', 'a', '示')) v (a, b, c) WHERE v.a < v.b AND v.b < v.c",
                            List.of(),
                            row -> row.getString(1))
                    .isPresent();
        } catch (SQLException e) {
            throw unreachable(e);
        }
        if (!inOrder) {
            throw ZhihengException.unavailable("DB-COLLATION", "数据库不按字符编码排序,请按操作手册用LC_COLLATE 'C.UTF-8'重新建库");
        }
    }

    private static ZhihengException unreachable(Exception cause) {
        return refused(UNREACHABLE, "连接不上数据库,请检查etc/org.ops4j.datasource-zhiheng.cfg和数据库是否在运行", cause);
    }

    /** A database that went away in the middle has not refused the migration: it is tried again with the next connection. */
    private static ZhihengException failed(Exception cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && sql.getSQLState() != null && gone(sql.getSQLState())) {
                return unreachable(cause);
            }
        }
        return refused("DB-MIGRATION-FAILED", "数据库迁移失败,没有改动数据;原因见日志", cause);
    }

    /** Connection exceptions, and a server that is shutting down or starting. */
    private static boolean gone(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    private void refuseIfNewer(Flyway flyway, DataSource source) throws SQLException {
        int known = steps.last();
        int found = 0;
        for (MigrationInfo each : flyway.info().applied()) {
            if (each.getVersion() != null) {
                found = Math.max(found, each.getVersion().getMajor().intValue());
            }
        }
        if (found > known && !(found == known + 1 && readableBy(source, found) <= known)) {
            throw ZhihengException.unavailable(
                    "DB-SCHEMA-NEWER", "数据库的结构(第" + found + "步)比本程序(第" + known + "步)新,请使用新版本的程序");
        }
    }

    /** The oldest step whose nodes may work on a schema; none where a newer node has not said so yet. */
    private static int readableBy(DataSource source, int step) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Optional<Integer> readable = Rows.first(
                    connection,
                    "SELECT readable_by FROM schema_step WHERE step = ?",
                    List.of(step),
                    row -> row.getInt("readable_by"));
            return readable.orElse(Integer.MAX_VALUE);
        }
    }

    /** Tells older nodes what they could not know: which steps they can live with. */
    private void record(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            for (Map.Entry<Integer, Integer> each : steps.readableBy().entrySet()) {
                try {
                    Rows.update(
                            connection,
                            """
                            INSERT INTO schema_step (step, readable_by)
                            SELECT v.step, v.readable_by FROM (VALUES (CAST(? AS INTEGER), CAST(? AS INTEGER))) v (step, readable_by)
                            WHERE NOT EXISTS (SELECT 1 FROM schema_step s WHERE s.step = v.step)
                            """,
                            List.of(each.getKey(), each.getValue()));
                } catch (SQLException e) {
                    if (!"23505".equals(e.getSQLState())) {
                        throw e;
                    }
                    // another node told it in the same moment
                }
            }
        }
    }

    private static ZhihengException refused(String code, String message, Exception cause) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, code, message, null, cause);
    }
}
