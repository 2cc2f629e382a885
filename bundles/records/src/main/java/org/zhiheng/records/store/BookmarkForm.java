package org.zhiheng.records.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.HashAlgorithm;

/**
 * What lets a bookmark be verified: a hash over what it says, over the entry it was last moved behind, and over what its reader has set aside. Anybody
 * could compute it; it finds what was changed by accident, or by somebody who does not know of it.
 */
public final class BookmarkForm {

    /** The reader under whose name witnesses have their bookmarks; no reader of the record can be called so. */
    public static final String WITNESS = "log/witness";

    private BookmarkForm() {}

    /** The node under which a witness has its bookmark. */
    public static String witnessNode(String name) {
        return HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** The proof of a bookmark, as it must be now. */
    public static String proof(Connection connection, String reader, String node, long position) throws SQLException {
        Map<String, Object> form = new HashMap<>();
        form.put("format", "zhiheng-bookmark-1");
        form.put("reader", reader);
        form.put("node", node);
        form.put("position", position);
        form.put(
                "entry",
                Rows.first(
                                connection,
                                "SELECT e.hash FROM rec_position p JOIN rec_entry e ON e.subject = p.subject AND e.number = p.number"
                                        + " WHERE p.position = ?",
                                List.of(position - 1),
                                row -> row.getString(1))
                        .orElse(null));
        form.put(
                "setAside",
                Rows.list(
                        connection,
                        "SELECT position, noted_at, reason FROM rec_set_aside WHERE reader = ? AND node = ? ORDER BY position",
                        List.of(reader, node),
                        row -> List.of(
                                row.getLong(1), Instants.get(row, "noted_at").toString(), row.getString(3))));
        return HashAlgorithm.SM3.text(HashAlgorithm.SM3.hash(CanonicalJson.bytes(form)));
    }
}
