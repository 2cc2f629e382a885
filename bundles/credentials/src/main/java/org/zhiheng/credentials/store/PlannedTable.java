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

/** What is ordered for a day to come, and what was written for it in advance. SQL of both databases. */
public final class PlannedTable {

    /**
     * @param toBody the body that takes over; the same one for a person and for a name
     * @param account of who leaves; null for none
     */
    public record Planned(
            String id, Kind kind, String body, String toBody, String account, LocalDate dueOn, Instant orderedAt) {}

    /** What was done to a thing. */
    public enum What {
        ADDED,
        AMENDED,
        ENDED,
        WITHDRAWN,
        ROLE
    }

    /**
     * @param register empty for a role
     * @param key of the thing, or the role's
     * @param field what was amended; null for others
     * @param was the value, last day or end before; null for none
     * @param becomes the value or last day since
     */
    public record Step(What what, String register, String key, String field, String was, String becomes) {}

    private PlannedTable() {}

    public static void insert(Connection connection, Planned planned, List<Step> steps) throws SQLException {
        update(
                connection,
                "INSERT INTO cred_planned (id, kind, body, to_body, account, due_on, ordered_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                planned.id(),
                planned.kind(),
                planned.body(),
                planned.toBody(),
                planned.account(),
                planned.dueOn(),
                planned.orderedAt());
        for (int i = 0; i < steps.size(); i++) {
            Step each = steps.get(i);
            update(
                    connection,
                    "INSERT INTO cred_planned_row (planned, seq, what, register, row_key, field, was, becomes)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    planned.id(),
                    i,
                    each.what(),
                    each.register(),
                    each.key(),
                    each.field(),
                    each.was(),
                    each.becomes());
        }
    }

    public static Optional<Planned> planned(Connection connection, String id) throws SQLException {
        return Rows.first(
                connection,
                "SELECT * FROM cred_planned WHERE id = ?",
                List.of(id),
                row -> new Planned(
                        row.getString("id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("body"),
                        row.getString("to_body"),
                        row.getString("account"),
                        row.getDate("due_on").toLocalDate(),
                        Instants.get(row, "ordered_at")));
    }

    /** In the order in which they were done. */
    public static List<Step> steps(Connection connection, String id) throws SQLException {
        return Rows.list(
                connection,
                "SELECT * FROM cred_planned_row WHERE planned = ? ORDER BY seq",
                List.of(id),
                PlannedTable::step);
    }

    /**
     * Takes the plan away, with what was to follow from it.
     *
     * @return whether it was there
     */
    public static boolean delete(Connection connection, String id) throws SQLException {
        update(connection, "DELETE FROM cred_planned_row WHERE planned = ?", id);
        update(connection, "DELETE FROM cred_follow_up WHERE id = ? AND done_at IS NULL", id);
        return update(connection, "DELETE FROM cred_planned WHERE id = ?", id) == 1;
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        return Rows.update(connection, sql, Arrays.asList(values));
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                What.valueOf(row.getString("what")),
                row.getString("register"),
                row.getString("row_key"),
                row.getString("field"),
                row.getString("was"),
                row.getString("becomes"));
    }
}
