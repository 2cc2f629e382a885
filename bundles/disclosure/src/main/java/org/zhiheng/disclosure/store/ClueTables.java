package org.zhiheng.disclosure.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.zhiheng.api.disclosure.Clues.Wanted;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.disclosure.domain.PublicClue;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.KeyPage;
import org.zhiheng.persistence.KeyQuery;
import org.zhiheng.persistence.PageOf;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.SortColumn;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.Json;

/** Clues of the public. SQL of both databases. */
public final class ClueTables {

    private static final String SELECT = "SELECT c.* FROM disclosure_clue c";

    private ClueTables() {}

    private enum Column implements SortColumn {
        ID("c.id", Type.TEXT),
        RECEIVED_AT("c.received_at", Type.INSTANT);

        private final String column;
        private final Type type;

        Column(String column, Type type) {
            this.column = column;
            this.type = type;
        }

        @Override
        public String column() {
            return column;
        }

        @Override
        public Type type() {
            return type;
        }
    }

    public static Optional<PublicClue> of(Connection connection, String id) throws SQLException {
        return Rows.first(connection, SELECT + " WHERE c.id = ?", List.of(id), ClueTables::clue);
    }

    /** Whether a code is known already. */
    public static boolean known(Connection connection, String codeHash) throws SQLException {
        return Rows.first(
                        connection,
                        "SELECT id FROM disclosure_clue WHERE code_hash = ?",
                        List.of(codeHash),
                        row -> row.getString("id"))
                .isPresent();
    }

    /** @param bodies whose; null for all */
    public static PageOf<PublicClue> list(Connection connection, Wanted wanted, Collection<String> bodies)
            throws SQLException {
        KeyQuery<Column> query = KeyQuery.select(SELECT, Column.ID);
        if (wanted.state() != null) {
            query.where("c.state = ?", wanted.state().name());
        } else {
            query.where("c.state <> ?", PublicClue.DESTROYED);
        }
        KeyPage<Column> page = new KeyPage<>(Column.RECEIVED_AT, false, wanted.size(), wanted.after());
        if (bodies == null) {
            return query.page(connection, page, ClueTables::clue);
        }
        return query.pageOfAny(
                connection,
                page,
                bodies.stream()
                        .map(each -> KeyQuery.Alternative.of("c.body = ?", each))
                        .toList(),
                ClueTables::clue);
    }

    /**
     * Writes a new one, or the next of one that is as it was seen.
     *
     * @param sequence of the change, as the sender may learn it
     */
    public static void save(Connection connection, PublicClue clue, long sequence) throws SQLException {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("files", clue.files());
        form.put("identified", clue.identified());
        form.put("case", clue.caseId());
        form.put("told", clue.told());
        form.put("changedOn", clue.changedOn().toString());
        List<Object> values = new ArrayList<>(Arrays.asList(
                clue.codeHash(),
                clue.body(),
                clue.state(),
                clue.receivedAt(),
                clue.answerBy(),
                clue.keptUntil(),
                sequence,
                clue.version(),
                CanonicalJson.write(form),
                clue.id()));
        if (clue.version() == 1) {
            Rows.update(
                    connection,
                    "INSERT INTO disclosure_clue (code_hash, body, state, received_at, answer_by, kept_until, sequence_no, version, content, id)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values);
            return;
        }
        values.add(clue.version() - 1);
        int changed = Rows.update(
                connection,
                "UPDATE disclosure_clue SET code_hash = ?, body = ?, state = ?, received_at = ?, answer_by = ?, kept_until = ?, sequence_no = ?,"
                        + " version = ?, content = ? WHERE id = ? AND version = ?",
                values);
        if (changed != 1) {
            throw ZhihengException.conflict("CLUE-MOVED", "别人刚刚改过,请重新查看");
        }
    }

    /** Those that changed after one number and up to another; all there are of before where the first is null. */
    public static void changed(Connection connection, Long after, long upTo, Consumer<PublicClue> taken)
            throws SQLException {
        String sql = after == null
                ? SELECT + " WHERE c.sequence_no <= ? AND c.state <> '" + PublicClue.DESTROYED + "' ORDER BY c.id"
                : SELECT + " WHERE c.sequence_no <= ? AND c.sequence_no > ? ORDER BY c.id";
        Rows.stream(
                connection, sql, after == null ? List.of(upTo) : List.of(upTo, after), row -> taken.accept(clue(row)));
    }

    /** Ids of those kept longer than they are to be. */
    public static List<String> keptTooLong(Connection connection, LocalDate today, int most) throws SQLException {
        return Rows.list(
                connection,
                "SELECT id FROM disclosure_clue WHERE kept_until < ? ORDER BY id FETCH FIRST " + most + " ROWS ONLY",
                List.of(today),
                row -> row.getString("id"));
    }

    /** All after one, by id. */
    public static List<PublicClue> after(Connection connection, String id, int most) throws SQLException {
        return Rows.list(
                connection,
                SELECT + " WHERE c.id > ? ORDER BY c.id FETCH FIRST " + most + " ROWS ONLY",
                List.of(id),
                ClueTables::clue);
    }

    @SuppressWarnings("unchecked")
    private static PublicClue clue(ResultSet row) throws SQLException {
        Map<String, Object> form = Json.readObject(row.getString("content"));
        Instant at = Instants.get(row, "received_at");
        return new PublicClue(
                row.getString("id"),
                row.getString("code_hash"),
                row.getString("body"),
                row.getString("state"),
                at,
                ((List<Object>) form.get("files")).stream().map(String::valueOf).toList(),
                Boolean.TRUE.equals(form.get("identified")),
                (String) form.get("case"),
                (String) form.get("told"),
                LocalDate.parse((String) form.get("changedOn")),
                row.getDate("answer_by") == null
                        ? null
                        : row.getDate("answer_by").toLocalDate(),
                row.getDate("kept_until") == null
                        ? null
                        : row.getDate("kept_until").toLocalDate(),
                row.getLong("version"));
    }
}
