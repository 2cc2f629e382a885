package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.persistence.Rows;
import org.zhiheng.records.ExportLines;
import org.zhiheng.records.HeadForm;

/**
 * The sealed part of a log as lines of an export, a bounded page at a time, each for a transaction of its own: neither a slow taker nor a
 * long log holds one open. What is sealed never changes, so the pages fit together. Not for several threads.
 */
final class SealedPages {

    private static final long LARGEST = (1L << 53) - 1;
    private static final int SEALS = 200;
    private static final int ENTRIES = 1000;
    private static final int CHARACTERS = 4 << 20;
    private static final int FETCH = 50;

    private final long last;
    private long seal = Long.MIN_VALUE;
    /** A position below 0 is no position, but it must not be passed over. */
    private long from = -LARGEST;

    private long count;
    private boolean done;

    /** @param last number of the last seal of the export */
    private SealedPages(long last) {
        this.last = last;
    }

    /** As far as it is sealed now. */
    static SealedPages now(Connection connection) throws SQLException {
        return new SealedPages(LogTables.newestSeal(connection).orElse(Long.MIN_VALUE));
    }

    /** Whether all is written. */
    boolean done() {
        return done;
    }

    /** Entries written. */
    long count() {
        return count;
    }

    /** Where the sealed part ends; known when all is written. */
    long end() {
        return Math.max(0, from);
    }

    /** The next lines; none when all is written. */
    List<String> next(Connection connection) throws SQLException {
        List<Seal> seals = Rows.list(
                connection,
                "SELECT seal, head FROM rec_seal WHERE seal > ? AND seal <= ? ORDER BY seal FETCH FIRST " + SEALS
                        + " ROWS ONLY",
                List.of(seal, last),
                row -> new Seal(row.getLong(1), row.getString(2), LogTables.head(row.getString(2))));
        if (seals.isEmpty()) {
            done = true;
            return List.of();
        }
        Page page =
                entries(connection, seals.stream().mapToLong(Seal::end).max().orElse(0));
        List<Seal> whole = new ArrayList<>();
        for (Seal each : seals) {
            if (page.cut && each.end() > page.last() + 1) {
                break;
            }
            whole.add(each);
        }
        Map<Batch, List<String>> leaves = leaves(connection, whole);
        List<String> lines = new ArrayList<>();
        for (Seal each : whole) {
            take(page, each.end(), lines);
            lines.addAll(leaves.getOrDefault(each.batch(), List.of()));
            lines.add(ExportLines.written("head", each.object()));
            seal = each.number;
        }
        // Of a batch that is longer than a page.
        take(page, Long.MAX_VALUE, lines);
        return lines;
    }

    private void take(Page page, long end, List<String> lines) {
        while (!page.entries.isEmpty() && page.entries.peek().position < end) {
            Line line = page.entries.remove();
            lines.add(line.text);
            from = line.position + 1;
            count++;
        }
        if (end != Long.MAX_VALUE) {
            from = Math.max(from, end);
        }
    }

    private Page entries(Connection connection, long end) throws SQLException {
        Deque<Line> found = new ArrayDeque<>();
        long characters = 0;
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT p.position, p.subject AS placed, " + LogTables.ENTRY
                        + " FROM rec_position p LEFT JOIN rec_entry e ON e.subject = p.subject AND e.number = p.number"
                        + " WHERE p.position >= ? AND p.position < ? ORDER BY p.position FETCH FIRST " + ENTRIES
                        + " ROWS ONLY")) {
            statement.setLong(1, from);
            statement.setLong(2, end);
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (characters < CHARACTERS && row.next()) {
                    // Derby takes names for equal that differ by blanks at their end.
                    boolean there = Objects.equals(row.getString("placed"), row.getString("subject"));
                    String text = ExportLines.entry(
                            row.getLong("position"), there ? LogExport.object(row) : null, row.getString("hash"));
                    found.add(new Line(row.getLong("position"), text));
                    characters += text.length();
                }
            }
        }
        return new Page(found, found.size() == ENTRIES || characters >= CHARACTERS);
    }

    /** As they were stored, for the seals that a page has whole. */
    private static Map<Batch, List<String>> leaves(Connection connection, List<Seal> seals) throws SQLException {
        Map<Integer, Set<Long>> ends = new TreeMap<>();
        for (Seal each : seals) {
            if (each.head.isPresent()) {
                ends.computeIfAbsent(each.batch().era, era -> new HashSet<>()).add(each.batch().end);
            }
        }
        Map<Batch, List<String>> lines = new HashMap<>();
        for (Map.Entry<Integer, Set<Long>> each : ends.entrySet()) {
            int era = each.getKey();
            Set<Long> wanted = each.getValue();
            long least = wanted.stream().mapToLong(Long::longValue).min().orElse(0);
            long most = wanted.stream().mapToLong(Long::longValue).max().orElse(0);
            Rows.stream(
                    connection,
                    "SELECT end_index, start_index, hashes FROM rec_leaves WHERE era = ? AND end_index >= ? AND end_index <= ?"
                            + " ORDER BY end_index",
                    List.of(era, least, most),
                    row -> {
                        if (wanted.contains(row.getLong(1))) {
                            lines.computeIfAbsent(new Batch(era, row.getLong(1)), batch -> new ArrayList<>())
                                    .add(ExportLines.leaves(era, row.getLong(2), row.getBytes(3)));
                        }
                    });
        }
        return lines;
    }

    private record Line(long position, String text) {}

    /** @param cut whether there may be more before the end that was asked for */
    private record Page(Deque<Line> entries, boolean cut) {
        long last() {
            return entries.isEmpty() ? Long.MAX_VALUE - 1 : entries.peekLast().position;
        }
    }

    private record Batch(int era, long end) {}

    /** @param head empty where the text is none of ours */
    private record Seal(long number, String text, Optional<SignedHead> head) {

        long end() {
            return head.map(each -> each.head().end()).orElse(0L);
        }

        Batch batch() {
            return head.map(each -> new Batch(each.head().era(), each.head().size()))
                    .orElse(null);
        }

        Map<String, Object> object() {
            return head.map(HeadForm::object).orElseGet(() -> Map.of("broken", Objects.toString(text)));
        }
    }
}
