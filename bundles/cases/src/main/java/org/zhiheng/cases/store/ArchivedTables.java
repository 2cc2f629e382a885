package org.zhiheng.cases.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.api.cases.CaseArchives.Archived;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.KeyPage;
import org.zhiheng.persistence.KeyQuery;
import org.zhiheng.persistence.PageOf;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.SortColumn;

/** Files of other platforms that were taken in. SQL of both databases. */
public final class ArchivedTables {

    private static final String COLUMNS = "a.id, a.case_id, a.log, a.case_number, a.title, a.body, a.closed_at, a.hash,"
            + " a.size, a.anchored, a.document, a.taken_by, a.taken_at";

    private ArchivedTables() {}

    private enum Column implements SortColumn {
        ID("a.id", Type.TEXT),
        TAKEN("a.taken_at", Type.INSTANT);

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

    public static void insert(Connection connection, Archived archived) throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO archived_case (id, case_id, log, case_number, title, body, closed_at, hash, size, anchored,"
                        + " document, taken_by, taken_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Arrays.asList(
                        archived.id(),
                        archived.caseId(),
                        archived.log(),
                        archived.number(),
                        archived.title(),
                        archived.body(),
                        archived.closedAt(),
                        archived.hash(),
                        archived.size(),
                        archived.anchored(),
                        archived.document(),
                        archived.by(),
                        archived.at()));
    }

    public static Optional<Archived> one(Connection connection, String id) throws SQLException {
        return Rows.first(
                connection,
                "SELECT " + COLUMNS + " FROM archived_case a WHERE a.id = ?",
                List.of(id),
                ArchivedTables::archived);
    }

    static List<Archived> of(Connection connection, Collection<String> ids) throws SQLException {
        return ids.isEmpty()
                ? List.of()
                : Rows.list(
                        connection,
                        "SELECT " + COLUMNS + " FROM archived_case a WHERE a.id IN (?" + ", ?".repeat(ids.size() - 1)
                                + ")",
                        List.copyOf(ids),
                        ArchivedTables::archived);
    }

    static List<Archived> after(Connection connection, String id, int most) throws SQLException {
        return Rows.list(
                connection,
                "SELECT " + COLUMNS + " FROM archived_case a WHERE a.id > ? ORDER BY a.id FETCH FIRST " + most
                        + " ROWS ONLY",
                List.of(id),
                ArchivedTables::archived);
    }

    /** Whether the file of a case of another log was taken in before. */
    public static boolean has(Connection connection, String log, String caseId) throws SQLException {
        return Rows.first(
                        connection,
                        "SELECT a.id FROM archived_case a WHERE a.log = ? AND a.case_id = ?",
                        List.of(log, caseId),
                        row -> row.getString(1))
                .isPresent();
    }

    public static CaseArchives.Page list(Connection connection, String body, int size, String after)
            throws SQLException {
        KeyQuery<Column> query = KeyQuery.select("SELECT " + COLUMNS + " FROM archived_case a", Column.ID);
        query.where("a.body = ?", body);
        PageOf<Archived> page =
                query.page(connection, new KeyPage<>(Column.TAKEN, true, size, after), ArchivedTables::archived);
        return new CaseArchives.Page(page.items(), page.next().orElse(null));
    }

    private static Archived archived(ResultSet row) throws SQLException {
        return new Archived(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("log"),
                row.getString("case_number"),
                row.getString("title"),
                row.getString("body"),
                Instants.get(row, "closed_at"),
                row.getString("hash"),
                row.getLong("size"),
                row.getBoolean("anchored"),
                row.getString("document"),
                row.getString("taken_by"),
                Instants.get(row, "taken_at"));
    }
}
