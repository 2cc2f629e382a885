package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.zhiheng.api.records.Entry;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.Finding;

/**
 * Whether the audit's rows are what the log says, as far as their reader has come, and whether readers' bookmarks and what they set aside are as they left
 * them: read first, then told every entry in order of position. Not for several threads.
 */
final class ReaderCheck {

    private static final int PAGE = 500;
    private static final String ROWS = "SELECT " + String.join(", ", AuditRows.COLUMNS) + " FROM audit_trail"
            + " WHERE position > ? AND position <= ? ORDER BY position FETCH FIRST " + PAGE + " ROWS ONLY";

    private final Transactions transactions;
    private final DatabaseVerifier.Found found;
    private final Deque<List<Object>> page = new ArrayDeque<>();
    /** Rows without their entries. */
    private final List<List<Object>> without = new ArrayList<>();

    private boolean marked;
    private long until;
    private long last;
    private long read;
    private boolean putBack;

    ReaderCheck(Transactions transactions, DatabaseVerifier.Found found) {
        this.transactions = transactions;
        this.found = found;
    }

    /** Looks how far the audit's rows should go. */
    void read() {
        transactions.readOnly(tx -> {
            // The rows before the bookmark: what is read in between is behind both.
            last = position(tx.connection(), "SELECT MAX(position) FROM audit_trail", List.of())
                    .orElse(-1L);
            read = position(tx.connection(), "SELECT MIN(position) FROM audit_trail", List.of())
                            .orElse(0L)
                    - 1;
            Optional<Long> mark = position(
                    tx.connection(),
                    "SELECT position FROM rec_bookmark WHERE reader = ? AND node = ''",
                    List.of(AuditRows.READER));
            marked = mark.isPresent();
            until = mark.orElse(0L);
            return null;
        });
        last = Math.max(last, until - 1);
    }

    private static Optional<Long> position(Connection connection, String sql, List<?> parameters) throws SQLException {
        // An aggregate over no rows is a row with nothing in it.
        return Rows.list(connection, sql, parameters, row -> row.getObject(1) == null ? null : (Long) row.getLong(1))
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** @param position null when it is not sealed */
    void entry(Long position, Entry entry) {
        if (position == null || position < 0 || position > last) {
            return;
        }
        List<Object> row = next();
        while (row != null && (Long) row.get(0) < position) {
            without.add(page.remove());
            row = next();
        }
        boolean there = row != null && row.get(0).equals(position);
        if (there) {
            page.remove();
        }
        List<Object> wanted;
        try {
            wanted = AuditRows.of(position, entry).orElse(null);
        } catch (IllegalArgumentException e) {
            // The reader could not take it either.
            return;
        }
        boolean right = there && row.equals(wanted);
        if (position >= until) {
            putBack |= right;
            if (there && !right) {
                add(entry, position, "审计的这一行与记录不符");
            }
        } else if (there && !right) {
            add(entry, position, "审计的这一行与记录不符");
        } else if (!there && wanted != null) {
            add(entry, position, "审计里没有这一条记录的一行");
        }
    }

    private void add(Entry entry, long position, String message) {
        found.add(new Finding("TRAIL", position, entry.subject().toString(), entry.number(), message));
    }

    /** The next row that was not looked at; null when there is none. */
    private List<Object> next() {
        if (page.isEmpty()) {
            page.addAll(transactions.required(
                    tx -> Rows.list(tx.connection(), ROWS, List.of(read, last), ReaderCheck::values)));
            if (!page.isEmpty()) {
                read = (Long) page.getLast().get(0);
            }
        }
        return page.peek();
    }

    private static List<Object> values(ResultSet row) throws SQLException {
        return Arrays.asList(
                row.getLong("position"),
                Instants.get(row, "told_at"),
                row.getString("kind"),
                row.getString("account"),
                row.getString("operation"),
                row.getString("about"),
                row.getString("subject"),
                row.getLong("number"));
    }

    /**
     * After the last entry.
     *
     * @param sound whether the log is; where it is not, a row may only seem to have no entry
     */
    void end(boolean sound) {
        while (next() != null) {
            without.add(page.remove());
        }
        for (List<Object> each : without) {
            found.addAt("TRAIL", sound ? (Long) each.get(0) : null, "审计里有一行没有它的记录(位置" + each.get(0) + ")");
        }
        if (putBack) {
            found.addAt("BOOKMARK", null, "审计的读者的书签" + (marked ? "被退回到位置" + until : "不在了") + ",审计里却有以后的行");
        }
        transactions.run(tx -> bookmarks(tx.connection()));
    }

    private void bookmarks(Connection connection) throws SQLException {
        for (Bookmark each : Rows.list(connection, "SELECT reader, node FROM rec_bookmark", List.of(), Bookmark::of)) {
            if (!proven(connection, each)) {
                // The lock keeps its reader out while it is looked at again.
                boolean there = Rows.update(
                                connection,
                                "UPDATE rec_bookmark SET position = position WHERE reader = ? AND node = ?",
                                each.parameters())
                        == 1;
                if (there && !proven(connection, each)) {
                    found.addAt("BOOKMARK", null, "读者" + each.reader + "的书签,或者它跳过的记录,被改动过");
                }
            }
        }
        List<Bookmark> unmarked = Rows.list(
                connection,
                "SELECT DISTINCT s.reader, s.node FROM rec_set_aside s WHERE NOT EXISTS (SELECT 1 FROM rec_bookmark b"
                        + " WHERE b.reader = s.reader AND b.node = s.node)",
                List.of(),
                Bookmark::of);
        unmarked.forEach(each -> found.addAt("BOOKMARK", null, "读者" + each.reader + "跳过了记录,却没有书签"));
    }

    private static boolean proven(Connection connection, Bookmark bookmark) throws SQLException {
        record Said(long position, String proof) {}
        Optional<Said> said = Rows.first(
                connection,
                "SELECT position, proof FROM rec_bookmark WHERE reader = ? AND node = ?",
                bookmark.parameters(),
                row -> new Said(row.getLong(1), row.getString(2)));
        return said.isPresent()
                && BookmarkForm.proof(
                                connection,
                                bookmark.reader,
                                bookmark.node,
                                said.get().position())
                        .equals(said.get().proof());
    }

    private record Bookmark(String reader, String node) {

        static Bookmark of(ResultSet row) throws SQLException {
            return new Bookmark(row.getString(1), row.getString(2));
        }

        List<Object> parameters() {
            return List.of(reader, node);
        }
    }
}
