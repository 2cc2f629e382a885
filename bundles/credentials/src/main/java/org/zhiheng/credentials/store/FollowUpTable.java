package org.zhiheng.credentials.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zhiheng.api.credentials.FollowUps.Kind;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;

/** What has to follow, as it is kept. SQL of both databases. */
public final class FollowUpTable {

    /**
     * @param toBody the body that takes over; the same one for a person and for a name
     * @param title the new name; null for others
     * @param account of who leaves; null for a body
     * @param toAccount who takes over; null for everybody with the role
     * @param rightsDone whether accounts, roles and the tree have followed
     */
    public record Kept(
            String id,
            Kind kind,
            String body,
            String toBody,
            String title,
            String account,
            String toAccount,
            LocalDate dueOn,
            String why,
            String document,
            String orderedBy,
            Instant orderedAt,
            boolean rightsDone,
            int attempts,
            Instant nextTry,
            String failure) {}

    private FollowUpTable() {}

    public static void insert(Connection connection, Kept kept) throws SQLException {
        update(
                connection,
                "INSERT INTO cred_follow_up (id, kind, body, to_body, title, account, to_account, due_on, why, document, ordered_by,"
                        + " ordered_at, rights_done, attempts, next_try) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                kept.id(),
                kept.kind(),
                kept.body(),
                kept.toBody(),
                kept.title(),
                kept.account(),
                kept.toAccount(),
                kept.dueOn(),
                kept.why(),
                kept.document(),
                kept.orderedBy(),
                kept.orderedAt(),
                kept.rightsDone(),
                kept.attempts(),
                kept.nextTry());
    }

    /** One that is not done. */
    public static Optional<Kept> open(Connection connection, String id) throws SQLException {
        return Rows.first(
                connection,
                "SELECT * FROM cred_follow_up WHERE id = ? AND done_at IS NULL",
                List.of(id),
                FollowUpTable::read);
    }

    /** All that are not done. */
    public static List<Kept> open(Connection connection) throws SQLException {
        return Rows.list(
                connection,
                "SELECT * FROM cred_follow_up WHERE done_at IS NULL ORDER BY due_on, id",
                List.of(),
                FollowUpTable::read);
    }

    /** Ids of those whose day has come and that are to be tried now. */
    public static List<String> due(Connection connection, LocalDate today, Instant now) throws SQLException {
        return Rows.list(
                connection,
                "SELECT id FROM cred_follow_up WHERE done_at IS NULL AND due_on <= ? AND next_try <= ? ORDER BY due_on, id",
                List.of(today, now),
                row -> row.getString("id"));
    }

    public static void rightsDone(Connection connection, String id) throws SQLException {
        update(connection, "UPDATE cred_follow_up SET rights_done = TRUE WHERE id = ?", id);
    }

    public static void failed(Connection connection, String id, String failure, Instant nextTry) throws SQLException {
        update(
                connection,
                "UPDATE cred_follow_up SET attempts = attempts + 1, failure = ?, next_try = ? WHERE id = ?",
                failure,
                nextTry,
                id);
    }

    /** Whether it was not done before. */
    public static boolean done(Connection connection, String id, int runs, Instant at) throws SQLException {
        return update(
                        connection,
                        "UPDATE cred_follow_up SET runs = ?, done_at = ? WHERE id = ? AND done_at IS NULL",
                        runs,
                        at,
                        id)
                == 1;
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        return Rows.update(connection, sql, Arrays.asList(values));
    }

    private static Kept read(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("body"),
                row.getString("to_body"),
                row.getString("title"),
                row.getString("account"),
                row.getString("to_account"),
                row.getDate("due_on").toLocalDate(),
                row.getString("why"),
                row.getString("document"),
                row.getString("ordered_by"),
                Instants.get(row, "ordered_at"),
                row.getBoolean("rights_done"),
                row.getInt("attempts"),
                Instants.get(row, "next_try"),
                row.getString("failure"));
    }
}
