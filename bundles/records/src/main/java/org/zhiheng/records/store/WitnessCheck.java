package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.Trust;
import org.zhiheng.records.WitnessLines;
import org.zhiheng.records.witness.Witness;

/** Whether witnesses keep, line by line, what they were given, and which of their heads the log is to be held against. */
final class WitnessCheck {

    /** So many lines more than the bookmark says a witness has where the process died, or works now. */
    private static final int AHEAD = 1;

    private final Transactions transactions;
    private final DatabaseVerifier.Found found;
    private final List<SignedHead> heads = new ArrayList<>();

    WitnessCheck(Transactions transactions, DatabaseVerifier.Found found) {
        this.transactions = transactions;
        this.found = found;
    }

    /**
     * Looks at one.
     *
     * @throws ZhihengException {@code RECORD-WITNESS} when it cannot be reached
     */
    void look(Witness witness) {
        // The bookmark first: it never goes before the witness.
        String node = BookmarkForm.witnessNode(witness.name());
        Optional<Mark> mark = transactions.readOnly(tx -> Rows.first(
                tx.connection(),
                "SELECT position, proof FROM rec_bookmark WHERE reader = ? AND node = ?",
                List.of(BookmarkForm.WITNESS, node),
                row -> new Mark(
                        row.getLong(1),
                        BookmarkForm.proof(tx.connection(), BookmarkForm.WITNESS, node, row.getLong(1))
                                .equals(row.getString(2)))));
        WitnessLines kept = WitnessLines.read(witness.name(), witness.lines());
        boolean foreign = signatures(witness.name(), kept);
        kept.faults().forEach(found::add);
        if (mark.isEmpty()) {
            if (!kept.heads().isEmpty()) {
                found.addAt("BOOKMARK", null, "平台不知道给过见证" + witness.name() + "什么:它的书签不在了");
            }
        } else if (mark.get().proven()) {
            given(
                    witness.name(),
                    kept,
                    mark.get().position(),
                    foreign || !kept.faults().isEmpty());
        }
    }

    /** A bookmark of a witness; one that is not proven is told with the others. */
    private record Mark(long position, boolean proven) {}

    /** @param told whether the witness is known to be altered already */
    private void given(String name, WitnessLines kept, long mark, boolean told) {
        List<Long> ends =
                kept.heads().stream().map(each -> each.head().head().end()).toList();
        int at = ends.lastIndexOf(mark);
        if (at < 0) {
            long end = ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
            found.addAt("WITNESS", told ? null : end, "见证" + name + "里没有平台给过它的树头(到位置" + mark + "):它的最后几行被删去");
        } else if (at < ends.size() - AHEAD - 1 && !told) {
            found.addAt("BOOKMARK", null, "见证" + name + "的书签被退回到位置" + mark + ",它却有以后的树头");
        }
    }

    /** @return whether there is a line that is not signed by this log */
    private boolean signatures(String name, WitnessLines kept) {
        record Known(Map<Long, SignedHead> heads, List<KeyForm> keys) {}
        Known known = transactions.readOnly(tx -> new Known(heads(tx.connection()), keys(tx.connection())));
        boolean foreign = false;
        long end = 0;
        for (int i = 0; i < kept.heads().size(); i++) {
            WitnessLines.Kept each = kept.heads().get(i);
            SignedHead head = each.head();
            boolean same = head.equals(known.heads.get(head.head().seal()));
            boolean newest = i == kept.heads().size() - 1;
            if (!same && !known.keys.isEmpty() && !signed(head, known.keys)) {
                foreign = true;
                found.add(WitnessLines.fault(name, each.line(), end, "不是用这个日志的密钥签的"));
            } else if (!same || newest) {
                // All others the log has itself, and they are verified there.
                heads.add(head);
            }
            end = head.head().end();
        }
        return foreign;
    }

    private static boolean signed(SignedHead head, List<KeyForm> keys) {
        return keys.stream()
                .anyMatch(each -> HeadForm.verifies(head, each.publicKey())
                        // What was lost may have been signed with a key that was lost.
                        || each.lostHead() != null
                                && head.head().seal() > each.finalHead().head().seal()
                                && head.head().seal() <= each.lostHead().head().seal());
    }

    private static Map<Long, SignedHead> heads(Connection connection) throws SQLException {
        Map<Long, SignedHead> heads = new HashMap<>();
        Rows.stream(connection, "SELECT head FROM rec_seal", List.of(), row -> LogTables.head(row.getString(1))
                .ifPresent(each -> heads.put(each.head().seal(), each)));
        return heads;
    }

    /** Those that can be read; what is wrong with them is told where the log is verified. */
    private static List<KeyForm> keys(Connection connection) throws SQLException {
        try {
            return LogTables.keys(connection);
        } catch (ZhihengException e) {
            return List.of();
        }
    }

    /** What is trusted, with what the witnesses keep. */
    Trust with(Trust trust) {
        List<SignedHead> all = new ArrayList<>(trust.heads());
        all.addAll(heads);
        return new Trust(all, trust.keys(), trust.attachments());
    }
}
