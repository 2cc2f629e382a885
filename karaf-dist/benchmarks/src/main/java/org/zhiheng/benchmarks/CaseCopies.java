package org.zhiheng.benchmarks;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Subject;
import org.zhiheng.records.EntryForm;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Json;
import org.zhiheng.records.keys.LogKey;
import org.zhiheng.records.seal.Sealing;
import org.zhiheng.records.store.SealedBatch;
import org.zhiheng.testdb.DatabaseKind;

/**
 * Makes copies of cases straight in the database: their rows by {@code COPY} or in batches, by several threads, each entry chained to the one before it and sealed
 * in the one log, as commands and the sealer would have left it.
 */
final class CaseCopies {

    private static final int CHUNK = 250;

    private final DatabaseKind kind;
    private final DataSource plain;
    private final List<CaseTemplate> templates;
    private final Map<String, List<String>> columns;
    private final Sealing sealing;
    private final LogKey key;
    private long entries;

    /** @param sealing the log as its last seal left it, which nobody else goes on with */
    CaseCopies(
            DatabaseKind kind,
            DataSource plain,
            List<CaseTemplate> templates,
            Map<String, List<String>> columns,
            Sealing sealing,
            LogKey key) {
        this.kind = kind;
        this.plain = plain;
        this.templates = templates;
        this.columns = columns;
        this.sealing = sealing;
        this.key = key;
    }

    /** Names of the columns of all tables of cases, in order. */
    static Map<String, List<String>> columns(Connection connection) throws SQLException {
        Map<String, List<String>> all = new HashMap<>();
        for (String table : CaseTemplate.names()) {
            try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + table + " WHERE 1 = 0");
                    var none = statement.executeQuery()) {
                List<String> names = new ArrayList<>();
                for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                    names.add(none.getMetaData().getColumnName(i).toLowerCase(java.util.Locale.ROOT));
                }
                all.put(table, names);
            }
        }
        return all;
    }

    long entries() {
        return entries;
    }

    /**
     * Makes so many, from every template in turn, those that are open and those with few entries as often as said.
     *
     * @param few the most entries of most of the cases that are over
     * @param oneOtherOf how often a case that is over may have more
     */
    void make(int count, int oneOpenOf, int few, int oneOtherOf, int threads) throws Exception {
        List<CaseTemplate> open = templates.stream().filter(CaseTemplate::open).toList();
        List<CaseTemplate> closed =
                templates.stream().filter(each -> !each.open()).toList();
        List<CaseTemplate> most =
                closed.stream().filter(each -> each.entries() <= few).toList();
        AtomicInteger begun = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<Void> one = () -> {
                    try (Connection connection = plain.getConnection()) {
                        connection.setAutoCommit(false);
                        for (int from = begun.getAndAdd(CHUNK); from < count; from = begun.getAndAdd(CHUNK)) {
                            Chunk chunk = new Chunk();
                            for (int n = from; n < Math.min(count, from + CHUNK); n++) {
                                List<CaseTemplate> some =
                                        n % oneOpenOf == 0 ? open : n % oneOtherOf == 1 ? closed : most;
                                chunk.add(some.get(n / 7 % some.size()), n);
                            }
                            chunk.write(connection);
                            connection.commit();
                            seal(connection, chunk.sealed);
                        }
                    }
                    return null;
                };
                all.add(pool.submit(one));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    /** An entry that is to be sealed. */
    private record Hashed(String subject, String number, String hash) {}

    /** Rows of some copies. */
    private final class Chunk {
        private final Map<String, List<String[]>> rows = new LinkedHashMap<>();
        private final List<Hashed> sealed = new ArrayList<>();

        Chunk() {
            CaseTemplate.names().forEach(each -> rows.put(each, new ArrayList<>()));
        }

        void add(CaseTemplate template, int number) {
            String[] words = template.words(number);
            Map<String, String> last = new HashMap<>();
            rows.forEach((table, all) -> {
                List<String[]> copies = template.rows(table, words);
                if (table.equals(CaseTemplate.ENTRIES)) {
                    copies.forEach(each -> chained(each, last));
                }
                all.addAll(copies);
            });
            int subject = columns.get("rec_subject").indexOf("subject");
            int hash = columns.get("rec_subject").indexOf("last_hash");
            rows.get("rec_subject").stream()
                    .filter(each -> last.containsKey(each[subject]))
                    .forEach(each -> each[hash] = last.get(each[subject]));
        }

        private void chained(String[] row, Map<String, String> last) {
            List<String> names = columns.get(CaseTemplate.ENTRIES);
            String subject = row[names.indexOf("subject")];
            String previous = last.get(subject);
            Entry entry = new Entry(
                    Subject.parse(subject),
                    Long.parseLong(row[names.indexOf("number")]),
                    moment(row[names.indexOf("occurred_at")]),
                    moment(row[names.indexOf("recorded_at")]),
                    row[names.indexOf("actor")],
                    row[names.indexOf("kind")],
                    Map.of(),
                    EntryForm.readAttachments((List<?>) Json.read(row[names.indexOf("attachments")])),
                    row[names.indexOf("rule_book")],
                    previous,
                    null);
            String hash = EntryForm.hash(
                    EntryForm.object(entry),
                    row[names.indexOf("payload")],
                    HashAlgorithm.of(row[names.indexOf("hash")]));
            row[names.indexOf("previous")] = previous;
            row[names.indexOf("hash")] = hash;
            last.put(subject, hash);
            sealed.add(new Hashed(subject, row[names.indexOf("number")], hash));
        }

        void write(Connection connection) throws SQLException, IOException {
            for (Map.Entry<String, List<String[]>> each : rows.entrySet()) {
                CaseCopies.this.write(connection, each.getKey(), columns.get(each.getKey()), each.getValue());
            }
        }
    }

    private static Instant moment(String column) {
        return java.time.LocalDateTime.parse(column.replace(' ', 'T')).toInstant(java.time.ZoneOffset.UTC);
    }

    private void write(Connection connection, String table, List<String> names, List<String[]> rows)
            throws SQLException, IOException {
        String listed = "(" + String.join(", ", names) + ")";
        if (kind == DatabaseKind.POSTGRESQL) {
            StringBuilder text = new StringBuilder();
            for (String[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    text.append(i == 0 ? "" : "\t");
                    escaped(text, row[i]);
                }
                text.append('\n');
            }
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " " + listed + " FROM STDIN", new StringReader(text.toString()));
            return;
        }
        String marks = "?" + ", ?".repeat(names.size() - 1);
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + table + " " + listed + " VALUES (" + marks + ")")) {
            for (String[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setString(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void escaped(StringBuilder text, String value) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(each);
            }
        }
    }

    /** One after another: a log has one order. */
    private synchronized void seal(Connection connection, List<Hashed> all) throws SQLException, IOException {
        long start = sealing.nextPosition();
        List<String[]> positions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            positions.add(new String[] {
                String.valueOf(start + i), all.get(i).subject(), all.get(i).number()
            });
        }
        write(connection, "rec_position", List.of("position", "subject", "number"), positions);
        SealedBatch.write(connection, sealing, all.stream().map(Hashed::hash).toList(), key, Instant.now());
        connection.commit();
        entries += all.size();
    }
}
