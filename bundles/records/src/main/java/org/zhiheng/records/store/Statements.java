package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.persistence.Rows;

/**
 * The two steps of an append, each with one round trip on PostgreSQL, whose driver sends several statements together. Derby runs in this process, where
 * trips cost nothing, and takes one statement at a time.
 */
final class Statements {

    private static final String LOCK_DERBY = "UPDATE rec_subject SET last_number = last_number WHERE subject = ?";
    private static final String NEW = "INSERT INTO rec_subject (subject, last_number) VALUES (?, -1)";
    private static final String LAST = "SELECT last_number, last_hash FROM rec_subject WHERE subject = ?";
    private static final String ENTRY =
            "INSERT INTO rec_entry (subject, number, occurred_at, recorded_at, actor, kind, payload,"
                    + " attachments, rule_book, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String PENDING = "INSERT INTO rec_pending (subject, number) VALUES (?, ?)";
    private static final String ADVANCE = "UPDATE rec_subject SET last_number = ?, last_hash = ? WHERE subject = ?";
    private static final String LOCK_POSTGRESQL = NEW + " ON CONFLICT (subject) DO NOTHING; " + LAST + " FOR UPDATE";

    private static final String DUPLICATE = "23505";

    private Statements() {}

    /** The last entry of a subject, which nobody else changes until the transaction ends. */
    static Last lock(Connection connection, String subject) throws SQLException {
        if (!isPostgres(connection)) {
            lockOnDerby(connection, subject);
            return Rows.first(connection, LAST, List.of(subject), Last::of).orElseThrow();
        }
        try (PreparedStatement statement = connection.prepareStatement(LOCK_POSTGRESQL)) {
            statement.setString(1, subject);
            statement.setString(2, subject);
            statement.execute();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return Last.of(row);
            }
        }
    }

    private static void lockOnDerby(Connection connection, String subject) throws SQLException {
        if (Rows.update(connection, LOCK_DERBY, List.of(subject)) == 1) {
            return;
        }
        try {
            Rows.update(connection, NEW, List.of(subject));
        } catch (SQLException e) {
            if (!DUPLICATE.equals(e.getSQLState())) {
                throw e;
            }
            // Another transaction made it meanwhile, and has ended.
            Rows.update(connection, LOCK_DERBY, List.of(subject));
        }
    }

    /** @param entry the parameters of {@link #ENTRY}: subject and number first, hash last */
    static void insert(Connection connection, List<Object> entry) throws SQLException {
        Object subject = entry.get(0);
        Object number = entry.get(1);
        Object hash = entry.get(entry.size() - 1);
        if (isPostgres(connection)) {
            List<Object> all = new ArrayList<>(entry);
            all.addAll(List.of(subject, number, number, hash, subject));
            Rows.update(connection, ENTRY + "; " + PENDING + "; " + ADVANCE, all);
        } else {
            Rows.update(connection, ENTRY, entry);
            Rows.update(connection, PENDING, List.of(subject, number));
            Rows.update(connection, ADVANCE, List.of(number, hash, subject));
        }
    }

    private static boolean isPostgres(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    /** @param number −1 when there is no entry yet */
    record Last(long number, String hash) {

        static Last of(ResultSet row) throws SQLException {
            return new Last(row.getLong("last_number"), row.getString("last_hash"));
        }
    }
}
