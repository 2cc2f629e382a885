package org.zhiheng.tools.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.backup.dump.PostgresAccess;
import org.zhiheng.backup.dump.PostgresPrograms;
import org.zhiheng.backup.form.BackupFolder;
import org.zhiheng.backup.form.Manifest;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.schema.Steps;

/** A database of PostgreSQL: {@code pg_restore} in one transaction, into a schema from which what was there has been renamed. */
final class PostgresTarget implements TargetDatabase {

    /** What {@code pg_dump} does not write, for it is a property of the database and not of its content. */
    private static final String LOCK_WAITS = "/db/postgresql/persistence/V1_2__lock_waits.sql";

    private final PostgresPrograms programs;
    private final PostgresAccess access;
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    /** @param user null where the URL names it; password likewise */
    PostgresTarget(String url, String user, String password, PostgresPrograms programs) {
        this.programs = programs;
        this.access = PostgresAccess.of(url, user, password);
        source.setUrl(url);
        Optional.ofNullable(user).ifPresent(source::setUser);
        Optional.ofNullable(password).ifPresent(source::setPassword);
    }

    @Override
    public String kind() {
        return "postgresql";
    }

    @Override
    public String place() {
        return "PostgreSQL " + access.database();
    }

    @Override
    public void refuseIfUsed() throws SQLException {
        // Before anything is renamed.
        programs.find("pg_restore");
        try (Connection connection = source.getConnection()) {
            long others = Rows.first(
                            connection,
                            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
                                    + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
                            List.of(),
                            row -> row.getLong(1))
                    .orElseThrow();
            if (others > 0) {
                throw ZhihengException.conflict("RESTORE-RUNNING", "还有" + others + "个连接在使用数据库,请先停止平台的所有节点");
            }
        }
    }

    @Override
    public boolean isEmpty() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return Rows.first(
                                    connection,
                                    "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema()",
                                    List.of(),
                                    row -> row.getLong(1))
                            .orElse(0L)
                    == 0;
        }
    }

    @Override
    public void restore(BackupFolder backup, String aside, Then then) throws IOException, SQLException {
        String schema;
        try (Connection connection = source.getConnection()) {
            schema = Rows.first(connection, "SELECT current_schema()", List.of(), row -> row.getString(1))
                    .orElseThrow();
        }
        if (!isEmpty()) {
            String kept = schema + aside.replaceAll("[^0-9A-Za-z]", "_");
            execute("ALTER SCHEMA \"" + schema + "\" RENAME TO \"" + kept + "\"; CREATE SCHEMA \"" + schema + "\"");
        }
        programs.run(
                access,
                "pg_restore",
                List.of(
                        "--no-password",
                        "--no-owner",
                        "--no-privileges",
                        "--single-transaction",
                        "--exit-on-error",
                        "--schema=" + schema,
                        "--dbname=" + access.database(),
                        backup.folder().resolve(Manifest.POSTGRESQL).toString()));
        try (InputStream in = Steps.class.getResourceAsStream(LOCK_WAITS)) {
            execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        try (Connection connection = source.getConnection()) {
            then.run(connection);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
