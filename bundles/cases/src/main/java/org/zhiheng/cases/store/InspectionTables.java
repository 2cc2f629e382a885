package org.zhiheng.cases.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseInspection;
import org.zhiheng.cases.domain.Holds;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.KeyPage;
import org.zhiheng.persistence.KeyQuery;
import org.zhiheng.persistence.PageOf;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.SortColumn;

/** What inspections have found. SQL of both databases. */
public final class InspectionTables {

    private static final int LONGEST = 1000;

    private InspectionTables() {}

    private enum FindingColumn implements SortColumn {
        ID("n.id", Type.TEXT),
        SINCE("n.since", Type.DATE);

        private final String column;
        private final Type type;

        FindingColumn(String column, Type type) {
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

    /** Begins one, with a number greater than those before. */
    public static long begin(Connection connection, Instant now) throws SQLException {
        long number = Rows.first(
                                connection,
                                "SELECT MAX(number) AS last_one FROM case_inspection",
                                List.of(),
                                row -> row.getLong("last_one"))
                        .orElse(0L)
                + 1;
        Rows.update(
                connection,
                "INSERT INTO case_inspection (number, started_at, cases, findings) VALUES (?, ?, 0, 0)",
                List.of(number, now));
        return number;
    }

    /** Puts what was found in some cases in the place of what was found there before; what was found before keeps its day. */
    public static void found(
            Connection connection,
            long inspection,
            List<CaseHead> cases,
            Map<String, List<Holds.Broken>> broken,
            LocalDate today)
            throws SQLException {
        List<String> ids = cases.stream().map(CaseHead::id).toList();
        String among = among(ids);
        Map<String, LocalDate> before = new HashMap<>();
        Rows.stream(
                connection,
                "SELECT case_id, code, message, since FROM case_finding WHERE case_id " + among,
                ids,
                row -> before.put(
                        what(row.getString("case_id"), row.getString("code"), row.getString("message")),
                        row.getDate("since").toLocalDate()));
        if (!before.isEmpty()) {
            Rows.update(connection, "DELETE FROM case_finding WHERE case_id " + among, ids);
        }
        List<List<Object>> rows = new ArrayList<>();
        for (CaseHead each : cases) {
            for (Holds.Broken one : broken.getOrDefault(each.id(), List.of())) {
                String message = one.message()
                        .substring(0, Math.min(LONGEST, one.message().length()));
                rows.add(List.of(
                        UUID.randomUUID().toString(),
                        each.id(),
                        each.body(),
                        one.code(),
                        message,
                        before.getOrDefault(what(each.id(), one.code(), message), today),
                        inspection));
            }
        }
        Rows.batch(
                connection,
                "INSERT INTO case_finding (id, case_id, body, code, message, since, inspection) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
                each -> each);
    }

    private static String what(String id, String code, String message) {
        return id + " " + code + " " + message;
    }

    /** Ends one: what was found before in cases it has not looked at, which are closed by now and owe nothing, goes. */
    public static long finish(Connection connection, long inspection, long cases, Instant now) throws SQLException {
        Rows.update(connection, "DELETE FROM case_finding WHERE inspection <> ?", List.of(inspection));
        long findings = Rows.first(connection, "SELECT COUNT(*) FROM case_finding", List.of(), row -> row.getLong(1))
                .orElse(0L);
        Rows.update(
                connection,
                "UPDATE case_inspection SET finished_at = ?, cases = ?, findings = ? WHERE number = ?",
                List.of(now, cases, findings, inspection));
        return findings;
    }

    /** The last one that was finished. */
    public static Optional<CaseInspection.Report> last(Connection connection) throws SQLException {
        return Rows.first(
                connection,
                "SELECT started_at, finished_at, cases, findings FROM case_inspection WHERE finished_at IS NOT NULL"
                        + " ORDER BY number DESC",
                List.of(),
                row -> new CaseInspection.Report(
                        Instants.get(row, "started_at"),
                        Instants.get(row, "finished_at"),
                        row.getLong("cases"),
                        row.getLong("findings")));
    }

    public static CaseInspection.Page findings(Connection connection, String body, int size, String after)
            throws SQLException {
        KeyQuery<FindingColumn> query = KeyQuery.select(
                "SELECT n.*, f.case_number, f.title FROM case_finding n JOIN case_file f ON f.id = n.case_id",
                FindingColumn.ID);
        query.where("n.body = ?", body);
        PageOf<CaseInspection.Finding> page = query.page(
                connection, new KeyPage<>(FindingColumn.SINCE, false, size, after), InspectionTables::finding);
        return new CaseInspection.Page(page.items(), page.next().orElse(null));
    }

    private static CaseInspection.Finding finding(ResultSet row) throws SQLException {
        return new CaseInspection.Finding(
                row.getString("case_id"),
                row.getString("case_number"),
                row.getString("title"),
                row.getString("body"),
                row.getString("code"),
                row.getString("message"),
                row.getDate("since").toLocalDate());
    }

    private static String among(Collection<String> ids) {
        return "IN (" + "?, ".repeat(ids.size() - 1) + "?)";
    }
}
