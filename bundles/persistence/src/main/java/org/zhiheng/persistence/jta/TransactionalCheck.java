package org.zhiheng.persistence.jta;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import javax.transaction.NotSupportedException;
import javax.transaction.SystemException;
import javax.transaction.TransactionManager;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Rows;

/**
 * Tries out that a data source takes part in transactions. One that does not (a setting is enough) gives no error at any time: it would
 * only save what should be undone. So the start is stopped.
 */
public final class TransactionalCheck {

    private static final String COUNT = "SELECT COUNT(*) FROM lease WHERE name = ?";

    private TransactionalCheck() {}

    /** @throws ZhihengException unavailable {@code DB-NOT-TRANSACTIONAL} */
    public static void pass(TransactionManager manager, DataSource source) {
        String trial = "trial-" + UUID.randomUUID();
        try {
            manager.begin();
            boolean together;
            try {
                together = written(source, trial);
            } finally {
                manager.rollback();
            }
            boolean kept = undo(source, trial);
            if (!together || kept) {
                throw refused(null);
            }
        } catch (SQLException | SystemException | NotSupportedException e) {
            throw refused(e);
        }
    }

    /** Writes with one connection and looks with another: in one transaction both are the same. */
    private static boolean written(DataSource source, String trial) throws SQLException {
        try (Connection one = source.getConnection();
                Connection other = source.getConnection()) {
            // Where they are not, the second would wait for the first.
            if (one.getAutoCommit() || other.getAutoCommit()) {
                return false;
            }
            Rows.update(
                    one,
                    "INSERT INTO lease (name, holder, token, held_until) VALUES (?, ?, ?, ?)",
                    List.of(trial, "trial", 0L, Instant.EPOCH));
            return count(other, trial) == 1;
        }
    }

    private static boolean undo(DataSource source, String trial) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return Rows.update(connection, "DELETE FROM lease WHERE name = ?", List.of(trial)) != 0;
        }
    }

    private static int count(Connection connection, String trial) throws SQLException {
        return Rows.first(connection, COUNT, List.of(trial), row -> row.getInt(1))
                .orElse(0);
    }

    private static ZhihengException refused(Exception cause) {
        return new ZhihengException(
                ErrorKind.UNAVAILABLE,
                "DB-NOT-TRANSACTIONAL",
                "数据源不参加事务,请在etc/org.ops4j.datasource-zhiheng.cfg中设置xa=true和pool=dbcp2",
                null,
                cause);
    }
}
