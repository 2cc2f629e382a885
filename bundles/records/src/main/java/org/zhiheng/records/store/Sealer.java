package org.zhiheng.records.store;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.Suite;
import org.zhiheng.records.keys.KeyProvider;
import org.zhiheng.records.keys.LogKey;
import org.zhiheng.records.seal.Sealing;

/**
 * Gives committed entries their positions and signs heads, one batch a call, each in a transaction that the lease confirms. Whoever holds no lease any more
 * can write nothing.
 */
public final class Sealer {

    /** Name of the lease. */
    public static final String LEASE = "records.seal";

    private static final String ACTOR = "system:sealer";
    private static final int BATCH = 10_000;
    private static final int LOG_ID_BYTES = 16;

    private final Transactions transactions;
    private final Leases leases;
    private final DatabaseRecorder recorder;
    private final KeyProvider keys;
    private final Clock clock;

    public Sealer(Transactions transactions, Leases leases, DatabaseRecorder recorder, KeyProvider keys, Clock clock) {
        this.transactions = transactions;
        this.leases = leases;
        this.recorder = recorder;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Seals what is committed, at most ten thousand entries; the first call begins the log.
     *
     * @param first the suite a new log begins with
     * @return the head; empty when nothing waited
     * @throws ZhihengException {@code RECORD-HELD} while the log is held, see {@link LogHold}
     */
    public Optional<SignedHead> seal(Lease lease, Suite first) {
        return transactions.required(tx -> {
            leases.confirm(tx, lease);
            Connection connection = tx.connection();
            LogHold.refuse(connection);
            Optional<LogTables.Sealed> last = LogTables.lastSeal(connection);
            List<KeyForm> known = LogTables.keys(connection);
            if (known.isEmpty()) {
                known = List.of(begin(tx, first));
            }
            KeyForm key = known.get(known.size() - 1);
            Sealing sealing = last.map(each -> Sealing.resume(each.head().head(), each.peaks()))
                    .orElseGet(() -> Sealing.begin(key, 0, 0));
            return seal(tx, lease, sealing, key);
        });
    }

    /**
     * Goes over to a new key; with another suite a new tree begins. Everything that waits is sealed with the old one first.
     *
     * @return the first head the new key signed
     */
    public SignedHead change(Lease lease, Suite suite) {
        while (seal(lease, suite).isPresent()) {
            // Until nothing waits.
        }
        LogKey next = next(suite);
        return transactions.required(tx -> {
            leases.confirm(tx, lease);
            Connection connection = tx.connection();
            LogTables.Sealed last = LogTables.lastSeal(connection).orElseThrow();
            List<KeyForm> known = LogTables.keys(connection);
            KeyForm before = known.get(known.size() - 1);
            boolean newTree = before.suite() != suite;
            KeyForm form = new KeyForm(
                    before.log(),
                    before.era() + (newTree ? 1 : 0),
                    suite,
                    next.id(),
                    next.publicKey(),
                    before.key(),
                    newTree ? last.head() : null);
            append(tx, ACTOR, form, next.sign(form.signed()), held(before).sign(form.signed()));
            long position = last.head().head().end();
            Sealing sealing = newTree
                    ? Sealing.begin(form, position, last.head().head().seal() + 1)
                    : Sealing.resume(last.head().head(), last.peaks());
            return seal(tx, lease, sealing, form).orElseThrow();
        });
    }

    /** A key for a change: one that was made for a change that failed, or a new one, and none while the one in force is not here. */
    private LogKey next(Suite suite) {
        List<KeyForm> known = transactions.required(tx -> LogTables.keys(tx.connection()));
        held(known.get(known.size() - 1));
        return keys.newest()
                .filter(each -> each.suite() == suite
                        && known.stream().noneMatch(form -> form.key().equals(each.id())))
                .orElseGet(() -> keys.make(suite));
    }

    /**
     * Compares the log with what a witness keeps, and holds it where the witness knows of a head that the log does not have.
     *
     * @return why it is held, also where it was before
     */
    public Optional<LogHold.Reason> compare(Lease lease, SignedHead witnessed) {
        return transactions.required(tx -> {
            leases.confirm(tx, lease);
            Connection connection = tx.connection();
            Optional<SignedHead> last = LogTables.lastSeal(connection).map(LogTables.Sealed::head);
            if (last.isPresent() && ofThisLog(last.get(), witnessed) && !knows(connection, witnessed)) {
                boolean behind = witnessed.head().seal() > last.get().head().seal();
                LogHold.hold(
                        connection, behind ? LogHold.Reason.BEHIND : LogHold.Reason.FORKED, clock.instant(), witnessed);
            }
            return LogHold.reason(connection);
        });
    }

    /**
     * Lets a held log go on, in a new tree that begins with the entry which says what was lost. Nothing that was ever sealed gets another's position.
     *
     * @param actor who has confirmed it
     * @param witnessed the last head the witness keeps; empty when there is no witness, or it keeps none
     * @return the first head of the new tree; empty where the log had not begun
     * @throws ZhihengException {@code RECORD-NOT-HELD}; {@code RECORD-WITNESS-FOREIGN} when the witness keeps the heads of another log
     */
    public Optional<SignedHead> resume(Lease lease, String actor, Optional<SignedHead> witnessed) {
        return transactions.required(tx -> {
            leases.confirm(tx, lease);
            Connection connection = tx.connection();
            if (LogHold.reason(connection).isEmpty()) {
                throw ZhihengException.conflict("RECORD-NOT-HELD", "记录没有停止封存,不需要确认");
            }
            Optional<LogTables.Sealed> last = LogTables.lastSeal(connection);
            if (witnessed.isPresent()
                    && !(last.isPresent() && ofThisLog(last.get().head(), witnessed.get()))) {
                throw ZhihengException.conflict("RECORD-WITNESS-FOREIGN", "见证文件里是另一个日志的树头,请核对见证文件,或者为这个日志另设一个");
            }
            LogHold.release(connection);
            if (last.isEmpty()) {
                return Optional.empty();
            }
            SignedHead lost = null;
            if (witnessed.isPresent() && !knows(connection, witnessed.get())) {
                lost = witnessed.get();
            }
            List<KeyForm> known = LogTables.keys(connection);
            KeyForm form =
                    KeyForm.restored(known.get(known.size() - 1), last.get().head(), lost);
            byte[] signature = held(form).sign(form.signed());
            append(tx, actor, form, signature, signature);
            return seal(tx, lease, Sealing.begin(form, form.first(), form.firstSeal()), form);
        });
    }

    private static boolean ofThisLog(SignedHead own, SignedHead witnessed) {
        return own.head().log().equals(witnessed.head().log());
    }

    /** Whether the log has this head, or says itself that it has lost it. */
    private static boolean knows(Connection connection, SignedHead witnessed) throws SQLException {
        Optional<SignedHead> own = Rows.first(
                connection,
                "SELECT head FROM rec_seal WHERE seal = ?",
                List.of(witnessed.head().seal()),
                row -> HeadForm.read(row.getString(1)));
        return own.isPresent() && own.get().head().equals(witnessed.head())
                || LogTables.keys(connection).stream().anyMatch(each -> witnessed.equals(each.lostHead()));
    }

    private KeyForm begin(Tx tx, Suite suite) throws SQLException {
        byte[] id = new byte[LOG_ID_BYTES];
        new SecureRandom().nextBytes(id);
        LogKey key = keys.make(suite);
        KeyForm form = new KeyForm(HexFormat.of().formatHex(id), 0, suite, key.id(), key.publicKey(), null, null);
        append(tx, ACTOR, form, key.sign(form.signed()), null);
        return form;
    }

    private void append(Tx tx, String actor, KeyForm form, byte[] byNew, byte[] byOld) throws SQLException {
        recorder.append(
                tx,
                List.of(new Appending(
                        KeyForm.SUBJECT,
                        clock.instant(),
                        actor,
                        form.kind(),
                        form.payload(byNew, byOld),
                        List.of(),
                        null)));
    }

    private LogKey held(KeyForm form) {
        return keys.key(form.key())
                .orElseThrow(() -> ZhihengException.unavailable("RECORD-KEYS", "签名的密钥不在:" + form.key()));
    }

    private Optional<SignedHead> seal(Tx tx, Lease lease, Sealing sealing, KeyForm key) throws SQLException {
        Connection connection = tx.connection();
        Statements statements = recorder.statements(tx);
        List<Statements.Waiting> batch = waiting(statements, connection);
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        statements.place(connection, sealing.nextPosition(), batch);
        return Optional.of(SealedBatch.write(
                connection,
                sealing,
                batch.stream().map(Statements.Waiting::hash).toList(),
                held(key),
                clock.instant()));
    }

    /**
     * What waits, keys first, each subject from where its positions end. Not all is seen at one moment: of a subject a later entry may be seen and the one
     * before it not yet; then the later one waits for the next batch.
     */
    private static List<Statements.Waiting> waiting(Statements statements, Connection connection) throws SQLException {
        Map<String, Long> taken = new HashMap<>();
        List<Statements.Waiting> batch = new ArrayList<>();
        for (Statements.Waiting each : statements.waiting(connection, BATCH)) {
            boolean follows = each.number() == 0
                    || each.afterSealed()
                    || Long.valueOf(each.number() - 1).equals(taken.get(each.subject()));
            if (follows) {
                taken.put(each.subject(), each.number());
                batch.add(each);
            }
        }
        return batch;
    }
}
