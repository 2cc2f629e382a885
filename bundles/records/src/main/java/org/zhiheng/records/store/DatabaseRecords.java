package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.ConsistencyProof;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.InclusionProof;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.SealingState;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.TreeHead;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.Suite;

/** Reads the record in the database. */
public final class DatabaseRecords implements Records {

    /** By how much entries may lie in another order in the log than they were recorded in. */
    private static final Duration UNORDERED = Duration.ofMinutes(10);

    private static final String TOUCHED = "SELECT p.position, p.subject, e.recorded_at FROM rec_position p"
            + " JOIN rec_entry e ON e.subject = p.subject AND e.number = p.number"
            + " WHERE p.position >= ? ORDER BY p.position FETCH FIRST ";

    private final Transactions transactions;
    private final Supplier<Optional<SignedHead>> witnessed;

    /** @param witnessed the last head a witness outside keeps; empty when none does */
    public DatabaseRecords(Transactions transactions, Supplier<Optional<SignedHead>> witnessed) {
        this.transactions = transactions;
        this.witnessed = witnessed;
    }

    @Override
    public List<Entry> history(Subject subject, long from, int limit) {
        return transactions.required(tx -> LogTables.history(tx.connection(), subject, from, limit));
    }

    @Override
    public void proven(Subject subject, Instant at, Consumer<String> out) {
        LogExport.subject(transactions, subject, at, out);
    }

    @Override
    public Optional<SignedHead> head() {
        return transactions.required(tx -> LogTables.lastSeal(tx.connection()).map(LogTables.Sealed::head));
    }

    @Override
    public SealingState state() {
        Optional<SignedHead> kept = witnessed.get();
        return transactions.required(tx -> {
            long waiting = Rows.first(
                            tx.connection(), "SELECT COUNT(*) FROM rec_pending", List.of(), row -> row.getLong(1))
                    .orElse(0L);
            Optional<TreeHead> last =
                    LogTables.lastSeal(tx.connection()).map(each -> each.head().head());
            return new SealingState(
                    waiting,
                    last.map(TreeHead::end).orElse(0L),
                    kept.map(each -> each.head().end()).orElse(0L),
                    last.map(TreeHead::at).orElse(null));
        });
    }

    @Override
    public Optional<InclusionProof> inclusion(Subject subject, long number) {
        return transactions.required(tx -> {
            Optional<Long> position = Rows.first(
                    tx.connection(),
                    "SELECT position FROM rec_position WHERE subject = ? AND number = ?",
                    List.of(subject.toString(), number),
                    row -> row.getLong(1));
            return position.isEmpty() ? Optional.empty() : Optional.of(inclusion(tx.connection(), position.get()));
        });
    }

    private static InclusionProof inclusion(Connection connection, long position) throws SQLException {
        int era = Rows.first(
                        connection,
                        "SELECT era FROM rec_seal WHERE end_position > ? ORDER BY end_position FETCH FIRST 1 ROWS ONLY",
                        List.of(position),
                        row -> row.getInt(1))
                .orElseThrow();
        return inclusion(
                connection, position, LogTables.lastHead(connection, era).orElseThrow());
    }

    /** @param head one that covers the position */
    static InclusionProof inclusion(Connection connection, long position, SignedHead head) throws SQLException {
        int era = head.head().era();
        Suite suite = Suite.of(head.head().suite());
        return new InclusionProof(position, head, texts(suite, () -> LogTables.proofs(connection, era, suite)
                .inclusion(position - head.head().first(), head.head().size())));
    }

    @Override
    public ConsistencyProof consistency(int era, long from, long to) {
        return transactions.required(tx -> {
            Connection connection = tx.connection();
            TreeHead head = LogTables.lastHead(connection, era)
                    .map(SignedHead::head)
                    .filter(each -> 0 <= from && from <= to && to <= each.size())
                    .orElseThrow(() -> ZhihengException.notFound("RECORD-HEAD", "没有这样的树头", "to"));
            Suite suite = Suite.of(head.suite());
            return new ConsistencyProof(era, from, to, texts(suite, () -> LogTables.proofs(connection, era, suite)
                    .consistency(from, to)));
        });
    }

    private static List<String> texts(Suite suite, Supplier<List<byte[]>> path) throws SQLException {
        try {
            return path.get().stream().map(suite.hash()::text).toList();
        } catch (LogTables.UncheckedSqlException e) {
            throw (SQLException) e.getCause();
        }
    }

    @Override
    public Followed followed(String type, long from, int span) {
        return transactions.readOnly(tx -> {
            List<Touched> all =
                    Rows.list(tx.connection(), TOUCHED + span + " ROWS ONLY", List.of(from), DatabaseRecords::touched);
            long next = all.isEmpty() ? from : all.get(all.size() - 1).position() + 1;
            return new Followed(
                    all.stream()
                            .filter(each -> each.subject().type().equals(type))
                            .toList(),
                    next,
                    all.size() == span);
        });
    }

    @Override
    public long position(Instant since) {
        // Entries get their positions a little after they were recorded, and not quite in that order.
        Instant early = since.minus(UNORDERED);
        return transactions.readOnly(tx -> {
            long first = 0;
            long end = Rows.first(
                                    tx.connection(),
                                    "SELECT MAX(position) FROM rec_position",
                                    List.of(),
                                    row -> row.getLong(1))
                            .orElse(0L)
                    + 1;
            while (first < end) {
                long middle = (first + end) >>> 1;
                Optional<Touched> found = at(tx.connection(), middle);
                if (found.isEmpty() || !found.get().at().isBefore(early)) {
                    end = middle;
                } else {
                    first = found.get().position() + 1;
                }
            }
            return first;
        });
    }

    /** The entry at a position, or the next behind it: a log that was put back to an earlier state has a gap. */
    private static Optional<Touched> at(Connection connection, long position) throws SQLException {
        return Rows.first(connection, TOUCHED + "1 ROWS ONLY", List.of(position), DatabaseRecords::touched);
    }

    private static Touched touched(ResultSet row) throws SQLException {
        return new Touched(
                row.getLong("position"), Subject.parse(row.getString("subject")), Instants.get(row, "recorded_at"));
    }
}
