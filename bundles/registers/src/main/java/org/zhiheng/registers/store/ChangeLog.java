package org.zhiheng.registers.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;

/**
 * Which things of a register were written, in which turn. Turns of a register come one after another and are seen in their order, which moments of
 * clocks are not: so whoever reads on from a position misses nothing.
 */
public final class ChangeLog {

    private static final String INSERT =
            "INSERT INTO reg_change (register, turn, row_key, changed_at) VALUES (?, ?, ?, ?)";
    private static final String SELECT = "SELECT turn, row_key, changed_at FROM reg_change"
            + " WHERE register = ? AND turn >= ? AND (turn > ? OR row_key > ?) ORDER BY turn, row_key FETCH FIRST ";

    private ChangeLog() {}

    /**
     * A place between two changes.
     *
     * @param turn of the change before it, or of those behind it with an empty key
     * @param key of the change before it
     */
    public record Position(long turn, String key) {

        private static final Position BEGINNING = new Position(0, "");

        /** @param word null for the beginning */
        public static Position of(String word) {
            if (word == null) {
                return BEGINNING;
            }
            int point = word.indexOf('.');
            if (point < 1 || point > 18 || !word.substring(0, point).chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw ZhihengException.invalid("REGISTER-POSITION", "位置不完整或者被改动,请按时刻重新查询", "position");
            }
            return new Position(Long.parseLong(word.substring(0, point)), word.substring(point + 1));
        }

        /** As callers take it, who need not understand it. */
        public String word() {
            return turn + "." + key;
        }
    }

    /** A thing that was written. */
    public record Entry(Position position, Instant at) {}

    /** Puts down that things were written. */
    public static void write(Connection connection, String register, long turn, Collection<String> keys, Instant at)
            throws SQLException {
        Rows.batch(connection, INSERT, keys, each -> List.of(register, turn, each, at));
    }

    /** @param size entries at most */
    public static List<Entry> after(Connection connection, String register, Position position, int size)
            throws SQLException {
        return Rows.list(
                connection,
                SELECT + size + " ROWS ONLY",
                List.of(register, position.turn(), position.turn(), position.key()),
                row -> new Entry(
                        new Position(row.getLong("turn"), row.getString("row_key")), Instants.get(row, "changed_at")));
    }

    /** Before the first that was written after a moment. */
    public static Position before(Connection connection, String register, Instant moment) throws SQLException {
        // Looked at first: whatever is written meanwhile comes in a later turn.
        Position last = Rows.first(
                        connection,
                        "SELECT MAX(turn) FROM reg_change WHERE register = ? HAVING COUNT(*) > 0",
                        List.of(register),
                        row -> new Position(row.getLong(1) + 1, ""))
                .orElse(Position.BEGINNING);
        return Rows.first(
                        connection,
                        "SELECT MIN(turn) FROM reg_change WHERE register = ? AND changed_at > ? HAVING COUNT(*) > 0",
                        List.of(register, moment),
                        row -> new Position(row.getLong(1), ""))
                .orElse(last);
    }
}
