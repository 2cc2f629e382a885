package org.zhiheng.cases.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.cases.CaseFilters.Saved;
import org.zhiheng.api.cases.CaseSearch;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.Json;

/** The filters that accounts have saved. SQL of both databases. */
public final class FilterTables {

    private FilterTables() {}

    public static List<Saved> all(Connection connection, String account) throws SQLException {
        return Rows.list(
                connection,
                "SELECT name, content, saved_at FROM case_filter WHERE account = ? ORDER BY name",
                List.of(account),
                FilterTables::saved);
    }

    /** @return whether there was one */
    public static boolean delete(Connection connection, String account, String name) throws SQLException {
        return Rows.update(connection, "DELETE FROM case_filter WHERE account = ? AND name = ?", List.of(account, name))
                > 0;
    }

    public static void insert(Connection connection, String account, Saved filter, Instant at) throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO case_filter (account, name, content, saved_at) VALUES (?, ?, ?, ?)",
                List.of(account, filter.name(), content(filter), at));
    }

    private static String content(Saved saved) {
        CaseSearch.Filter filter = saved.filter();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("text", saved.text());
        content.put("order", saved.order() == null ? null : saved.order().name());
        content.put("body", filter.body());
        content.put("status", filter.status() == null ? null : filter.status().name());
        content.put("handler", filter.handler());
        content.put("item", filter.item());
        content.put("from", filter.from() == null ? null : filter.from().toString());
        content.put("to", filter.to() == null ? null : filter.to().toString());
        content.values().removeIf(java.util.Objects::isNull);
        return CanonicalJson.write(content);
    }

    private static Saved saved(ResultSet row) throws SQLException {
        Map<String, Object> content = Json.readObject(row.getString("content"));
        String order = (String) content.get("order");
        String status = (String) content.get("status");
        return new Saved(
                row.getString("name"),
                (String) content.get("text"),
                new CaseSearch.Filter(
                        (String) content.get("body"),
                        status == null ? null : CaseStatus.valueOf(status),
                        (String) content.get("handler"),
                        (String) content.get("item"),
                        day(content.get("from")),
                        day(content.get("to"))),
                order == null ? null : CaseSearch.Order.valueOf(order),
                Instants.get(row, "saved_at"));
    }

    private static LocalDate day(Object text) {
        return text == null ? null : LocalDate.parse((String) text);
    }
}
