package org.zhiheng.backup.dump;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.zhiheng.backup.form.Manifest;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;

/** {@code pg_dump} in its custom format: one snapshot, without holding up writers. */
public final class PostgresDump implements DatabaseDump {

    private final Transactions transactions;
    private final PostgresPrograms programs;
    private final Supplier<PostgresAccess> access;

    /** @param access asked anew each time, for a password may change */
    public PostgresDump(Transactions transactions, PostgresPrograms programs, Supplier<PostgresAccess> access) {
        this.transactions = transactions;
        this.programs = programs;
        this.access = access;
    }

    @Override
    public String kind() {
        return "postgresql";
    }

    @Override
    public long size() {
        return one("SELECT CAST(pg_database_size(current_database()) AS VARCHAR(20))")
                .transform(Long::parseLong);
    }

    @Override
    public void write(Path folder) {
        PostgresAccess to = access.get();
        programs.run(
                to,
                "pg_dump",
                List.of(
                        "--format=custom",
                        "--no-password",
                        "--no-owner",
                        "--no-privileges",
                        "--schema=" + one("SELECT current_schema()"),
                        "--file=" + folder.resolve(Manifest.POSTGRESQL),
                        "--dbname=" + to.database()));
    }

    private String one(String sql) {
        return transactions.readOnly(tx -> Rows.first(tx.connection(), sql, List.of(), row -> row.getString(1))
                .orElseThrow());
    }
}
