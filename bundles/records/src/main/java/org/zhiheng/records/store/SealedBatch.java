package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.persistence.Rows;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.keys.LogKey;
import org.zhiheng.records.seal.Sealing;

/** What a seal leaves in the tables of the log, besides the positions of the entries. */
public final class SealedBatch {

    private SealedBatch() {}

    /**
     * Adds entries to the tree and writes its new leaves and nodes and the seal, in the caller's transaction.
     *
     * @param sealing the log as its last seal left it; goes on by these entries
     * @param hashes of the entries, in the order of their positions; one at least
     */
    public static SignedHead write(Connection connection, Sealing sealing, List<String> hashes, LogKey key, Instant at)
            throws SQLException {
        long index = sealing.nextPosition() - sealing.first();
        List<byte[]> leaves = new ArrayList<>();
        List<List<Object>> nodes = new ArrayList<>();
        for (String each : hashes) {
            leaves.add(sealing.add(each, (level, nodeIndex, hash) -> {
                if (level > 0 && level % LogTables.STEP == 0) {
                    nodes.add(List.of(sealing.era(), level, nodeIndex, hash));
                }
            }));
        }
        Rows.batch(
                connection,
                "INSERT INTO rec_node (era, level, node_index, hash) VALUES (?, ?, ?, ?)",
                nodes,
                each -> each);
        Rows.update(
                connection,
                "INSERT INTO rec_leaves (era, start_index, end_index, hashes) VALUES (?, ?, ?, ?)",
                List.of(sealing.era(), index, index + hashes.size(), LogTables.join(leaves)));
        SignedHead head = sealing.head(key, at);
        Rows.update(
                connection,
                "INSERT INTO rec_seal (seal, era, end_position, head, peaks) VALUES (?, ?, ?, ?, ?)",
                List.of(
                        head.head().seal(),
                        head.head().era(),
                        head.head().end(),
                        HeadForm.write(head),
                        LogTables.join(sealing.peaks())));
        return head;
    }
}
