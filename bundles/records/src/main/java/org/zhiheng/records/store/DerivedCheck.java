package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.TreeHead;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.Frontier;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.MerkleHash;
import org.zhiheng.records.Suite;

/**
 * Whether what was derived when sealing and is gone on from is right: rows of seals, batches of leaves, stored nodes, peaks. Goes from seal to seal, page by
 * page, each in a transaction of its own; memory grows by a node for 256 entries. Not for several threads.
 */
final class DerivedCheck {

    private static final int SEALS = 200;

    private final Transactions transactions;
    private final DatabaseVerifier.Found found;
    private Map<String, byte[]> nodes = Map.of();
    /** Seals there were before nodes were read: all of theirs must be among them. */
    private OptionalLong known = OptionalLong.empty();

    private long seal = Long.MIN_VALUE;
    private TreeHead last;
    private Frontier frontier;
    /** Where each tree ends. */
    private final Map<Integer, Long> ends = new TreeMap<>();

    /** Where one cannot go on, what comes behind says nothing. */
    private boolean broken;

    DerivedCheck(Transactions transactions, DatabaseVerifier.Found found) {
        this.transactions = transactions;
        this.found = found;
    }

    /** Reads the nodes there are. */
    void read() {
        known = transactions.readOnly(tx -> LogTables.newestSeal(tx.connection()));
        nodes = transactions.readOnly(tx -> nodes(tx.connection()));
    }

    /** Goes through all seals. */
    void check() {
        List<Leaves> behind;
        do {
            while (page()) {
                // Until the last.
            }
            // If a seal comes meanwhile they may be its.
            behind = transactions.readOnly(tx -> behind(tx.connection()));
        } while (page());
        if (!broken) {
            behind.forEach(this::surplus);
            nodes.keySet().forEach(each -> found.addAt("NODE", null, "多出一个中间节点(" + each + ")"));
        }
    }

    private boolean page() {
        return transactions.required(tx -> {
            Connection connection = tx.connection();
            List<Row> rows = Rows.list(
                    connection,
                    "SELECT seal, era, end_position, head, peaks FROM rec_seal WHERE seal > ? ORDER BY seal FETCH FIRST "
                            + SEALS + " ROWS ONLY",
                    List.of(seal),
                    Row::of);
            List<Batch> batches = new ArrayList<>();
            for (Row each : rows) {
                seal = each.seal;
                head(each).ifPresent(head -> batch(head, each.peaks).ifPresent(batches::add));
            }
            if (!batches.isEmpty()) {
                check(connection, batches);
            }
            return !rows.isEmpty();
        });
    }

    /** A row that says otherwise than its head is a fault. */
    private Optional<TreeHead> head(Row row) {
        Optional<SignedHead> read = LogTables.head(row.head);
        if (read.isEmpty()) {
            found.addAt("HEAD-FORM", null, "第" + row.seal + "次封存的树头不合格式");
            return Optional.empty();
        }
        TreeHead head = read.get().head();
        if (head.seal() != row.seal || head.era() != row.era || head.end() != row.end) {
            found.addAt("HEAD-ORDER", head.end() - 1, "第" + row.seal + "次封存登记的号码、树或者终点与树头不符");
        }
        return head.seal() == row.seal ? Optional.of(head) : Optional.empty();
    }

    private Optional<Batch> batch(TreeHead head, byte[] peaks) {
        if (broken) {
            return Optional.empty();
        }
        long start = last == null || head.era() != last.era() ? 0 : last.size();
        last = head;
        ends.merge(head.era(), head.size(), Math::max);
        if (head.size() < start) {
            found.addAt("HEAD-ORDER", head.end(), "第" + head.seal() + "次封存的范围不对");
            broken = true;
            return Optional.empty();
        }
        return Optional.of(new Batch(head, start, peaks));
    }

    private void check(Connection connection, List<Batch> batches) throws SQLException {
        Set<Leaves> stored = stored(connection, batches);
        for (Batch each : batches) {
            TreeHead head = each.head;
            if (each.start == 0) {
                frontier = new Frontier(new MerkleHash(Suite.of(head.suite()).hash()));
            }
            if (!stored.remove(each.leaves())) {
                found.addAt("LEAF", head.first() + each.start, "第" + head.seal() + "次封存存下的叶子哈希不在,或者范围不对");
                broken = true;
                return;
            }
            Map<String, byte[]> right = add(connection, each.leaves());
            if (frontier.size() != head.size()) {
                found.addAt("LEAF", head.first() + frontier.size(), "第" + head.seal() + "次封存存下的叶子哈希不全");
                broken = true;
                return;
            }
            if (!Arrays.equals(LogTables.join(frontier.peaks()), each.peaks)) {
                found.addAt("PEAKS", head.end() - 1, "第" + head.seal() + "次封存存下的子树根与叶子不符,以后的封存会接错");
            }
            boolean mustBe = known.isPresent() && head.seal() <= known.getAsLong();
            right.forEach((at, hash) -> {
                if (!Arrays.equals(hash, nodes.remove(at)) && mustBe) {
                    found.addAt("NODE", head.end() - 1, "存下的中间节点(" + at + ")与叶子不符,给出的证明会不成立");
                }
            });
        }
        stored.forEach(this::surplus);
    }

    private void surplus(Leaves leaves) {
        found.addAt("LEAF", null, "多出一段叶子哈希(第" + leaves.era + "棵树,从" + leaves.start + "起),不属于任何一次封存");
    }

    /** What is stored where these batches should be. */
    private static Set<Leaves> stored(Connection connection, List<Batch> batches) throws SQLException {
        Map<Integer, long[]> ranges = new LinkedHashMap<>();
        for (Batch each : batches) {
            long[] range = ranges.computeIfAbsent(
                    each.head.era(), era -> new long[] {each.start == 0 ? Long.MIN_VALUE : each.start, 0});
            range[1] = each.head.size();
        }
        Set<Leaves> stored = new LinkedHashSet<>();
        for (Map.Entry<Integer, long[]> each : ranges.entrySet()) {
            Rows.stream(
                    connection,
                    Leaves.SELECT + " WHERE era = ? AND start_index >= ? AND start_index < ?",
                    List.of(each.getKey(), each.getValue()[0], each.getValue()[1]),
                    row -> stored.add(Leaves.of(row)));
        }
        return stored;
    }

    /** What lies behind the trees, and in trees that no seal names. */
    private List<Leaves> behind(Connection connection) throws SQLException {
        List<Leaves> behind = new ArrayList<>();
        for (Integer era :
                Rows.list(connection, "SELECT DISTINCT era FROM rec_leaves", List.of(), row -> row.getInt(1))) {
            behind.addAll(Rows.list(
                    connection,
                    Leaves.SELECT + " WHERE era = ? AND start_index >= ?",
                    List.of(era, ends.getOrDefault(era, Long.MIN_VALUE)),
                    Leaves::of));
        }
        return behind;
    }

    private static Map<String, byte[]> nodes(Connection connection) throws SQLException {
        Map<String, byte[]> nodes = new LinkedHashMap<>();
        Rows.stream(
                connection,
                "SELECT era, level, node_index, hash FROM rec_node",
                List.of(),
                row -> nodes.put(node(row.getInt(1), row.getInt(2), row.getLong(3)), row.getBytes(4)));
        return nodes;
    }

    private static String node(int era, int level, long index) {
        return era + "/" + level + "/" + index;
    }

    /** @return the nodes that should be stored with this batch */
    private Map<String, byte[]> add(Connection connection, Leaves batch) throws SQLException {
        Map<String, byte[]> right = new HashMap<>();
        byte[] joined = Rows.first(
                        connection,
                        "SELECT hashes FROM rec_leaves WHERE era = ? AND start_index = ? AND end_index = ?",
                        List.of(batch.era, batch.start, batch.end),
                        row -> row.getBytes(1))
                .orElse(new byte[0]);
        for (byte[] each : LogTables.split(joined)) {
            frontier.add(each, (level, index, hash) -> {
                if (level > 0 && level % LogTables.STEP == 0) {
                    right.put(node(batch.era, level, index), hash);
                }
            });
        }
        return right;
    }

    private record Row(long seal, int era, long end, String head, byte[] peaks) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getLong(1), row.getInt(2), row.getLong(3), row.getString(4), row.getBytes(5));
        }
    }

    /** @param start index in the tree of its first leaf */
    private record Batch(TreeHead head, long start, byte[] peaks) {
        Leaves leaves() {
            return new Leaves(head.era(), start, head.size(), (head.size() - start) * HashAlgorithm.LENGTH);
        }
    }

    /** @param bytes of all its hashes */
    private record Leaves(int era, long start, long end, long bytes) {

        static final String SELECT = "SELECT era, start_index, end_index, LENGTH(hashes) FROM rec_leaves";

        static Leaves of(ResultSet row) throws SQLException {
            return new Leaves(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }
}
