package org.zhiheng.registers.service;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.registers.Row;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Tx;

/**
 * Rows that were read lately, for later transactions that ask the same, where a trip to the database costs something. Every change of a register takes a turn
 * ({@link org.zhiheng.registers.store.RegisterTable#guard}), on whatever node it is made: a transaction looks once at the turns that were taken, and what is kept
 * holds in it when it was read after the same turn. Thread-safe.
 */
final class Lately {

    /** So many rows are kept, those used last. */
    private static final int MOST = 10_000;
    /** An answer of more is not kept: it is no look-up of a thing. */
    private static final int LONGEST = 100;
    /** So many questions are remembered as asked, by their hash; a power of two. */
    private static final int REMEMBERED = 4_096;

    private static final String SUM = "SELECT SUM(turns) FROM reg_guard";

    /** Under which a transaction keeps what it has seen of the turns. */
    private static final Object SEEN = new Object();

    /** Of a transaction in which nothing is kept nor taken from here. */
    private static final Turns NONE = new Turns(0, Map.of());

    /** @param sum turns only go up, so none was taken while this is the same */
    private record Turns(long sum, Map<String, Long> byRegister) {}

    private record Kept(long turn, List<Row> rows) {

        int weight() {
            return 1 + rows.size();
        }
    }

    private final LinkedHashMap<Object, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    /**
     * Hashes of questions that were asked, each in its place. Only what is asked a second time is kept: a hundred thousand officers asked for once each would
     * push out everything that is asked again and again, and keep the collector busy.
     */
    private final int[] asked = new int[REMEMBERED];

    private int weight;
    private volatile Turns last = NONE;

    /** What is kept of a question and still holds; null where there is nothing. */
    List<Row> rows(Tx tx, String register, Object question) throws SQLException {
        Long turn = turn(tx, register);
        if (turn == null) {
            return null;
        }
        synchronized (kept) {
            Kept found = kept.get(question);
            return found != null && found.turn() == turn ? found.rows() : null;
        }
    }

    /**
     * Keeps what was read after {@link #rows} was asked in the same transaction.
     *
     * @param rows not to be changed any more
     */
    void keep(Tx tx, String register, Object question, List<Row> rows) throws SQLException {
        Long turn = turn(tx, register);
        if (turn == null || rows.size() > LONGEST) {
            return;
        }
        int hash = question.hashCode();
        int place = (hash ^ hash >>> 16) & REMEMBERED - 1;
        Kept now = new Kept(turn, rows);
        synchronized (kept) {
            if (asked[place] != hash) {
                asked[place] = hash;
                return;
            }
            Kept before = kept.put(question, now);
            weight += now.weight() - (before == null ? 0 : before.weight());
            var oldest = kept.entrySet().iterator();
            while (weight > MOST && oldest.hasNext()) {
                weight -= oldest.next().getValue().weight();
                oldest.remove();
            }
        }
    }

    /** A transaction that writes reads for itself from now on: what it sees of its own turns others may never see. To be said before it takes one. */
    static void writes(Tx tx) {
        tx.read().put(SEEN, NONE);
    }

    /** After which turn of a register the transaction reads; null where nothing is kept. */
    private Long turn(Tx tx, String register) throws SQLException {
        Turns seen = (Turns) tx.read().get(SEEN);
        if (seen == null) {
            seen = tx.distant() ? looked(tx) : NONE;
            tx.read().put(SEEN, seen);
        }
        return seen.byRegister().get(register);
    }

    /** The look at the turns, for who reads other things in the same trip; empty where the transaction has had it or needs none. */
    Optional<Tx.Query> ahead(Tx tx) {
        return tx.read().containsKey(SEEN) || !tx.distant()
                ? Optional.empty()
                : Optional.of(
                        new Tx.Query(SUM, List.of(), row -> tx.read().putIfAbsent(SEEN, known(tx, row.getLong(1)))));
    }

    private Turns looked(Tx tx) throws SQLException {
        return known(
                tx,
                Rows.first(tx.connection(), SUM, List.of(), row -> row.getLong(1))
                        .orElse(0L));
    }

    private Turns known(Tx tx, long sum) throws SQLException {
        Turns known = last;
        if (known != NONE && known.sum() == sum) {
            return known;
        }
        Map<String, Long> turns = new HashMap<>();
        Rows.stream(
                tx.connection(),
                "SELECT register, turns FROM reg_guard",
                List.of(),
                row -> turns.put(row.getString(1), row.getLong(2)));
        Turns now = new Turns(turns.values().stream().mapToLong(Long::longValue).sum(), Map.copyOf(turns));
        last = now;
        return now;
    }
}
