package org.zhiheng.records.service;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Audit;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.AuditTrail;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.RecordExport;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.Json;
import org.zhiheng.records.PersonalDigest;
import org.zhiheng.records.store.AuditRows;

/** Shows the audit to the auditor. */
@Component(service = AuditTrail.class)
public final class AuditTrailComponent implements AuditTrail {

    private static final int MOST = 200;
    private static final String SELECT = "SELECT a.position, a.told_at, a.kind, a.account, e.payload FROM audit_trail a"
            + " JOIN rec_entry e ON e.subject = a.subject AND e.number = a.number";

    private final Transactions transactions;
    private final Permissions permissions;
    private final PersonalVault vault;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public AuditTrailComponent(
            @Reference Transactions transactions,
            @Reference Permissions permissions,
            @Reference PersonalVault vault,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.permissions = permissions;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page page(Principal by, Filter filter, Long after, int size, String purpose) {
        permissions.check(by, Operation.AUDIT_VIEW, null);
        if (size < 1 || size > MOST) {
            throw ZhihengException.invalid("PAGE-SIZE", "每页的条数应当在1到" + MOST + "之间,现在是" + size, "size");
        }
        bounded(filter.account(), "account");
        bounded(filter.about(), "about");
        if (!RecordExport.purposeful(purpose)) {
            throw ZhihengException.invalid("ACCESS-PURPOSE", "查看审计记录应当写明用途,至多200字", "purpose");
        }
        audit.record(new AuditEvent(
                clock.instant(),
                AuditEvent.Kind.VIEWED,
                by.account(),
                Operation.AUDIT_VIEW.id(),
                filter.about(),
                purpose,
                by.source(),
                filter.account()));
        return transactions.readOnly(tx -> read(tx.connection(), filter, after, size));
    }

    /** What cannot be there is not looked for: it would only stand in the audit. */
    private static void bounded(String sought, String field) {
        if (sought != null && !sought.equals(AuditRows.told(sought, AuditRows.LONGEST_ABOUT))) {
            throw ZhihengException.invalid(
                    "AUDIT-FILTER", field + "最长" + AuditRows.LONGEST_ABOUT + "个字符,不能有控制字符", field);
        }
    }

    private Page read(Connection connection, Filter filter, Long after, int size) throws SQLException {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add(conditions, values, "a.kind = ?", filter.kind());
        add(conditions, values, "a.account = ?", filter.account());
        add(conditions, values, "a.about = ?", filter.about());
        add(conditions, values, "a.told_at >= ?", filter.from());
        add(conditions, values, "a.told_at < ?", filter.to());
        add(conditions, values, "a.position < ?", after);
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        List<Line> lines = Rows.list(
                connection,
                SELECT + where + " ORDER BY a.position DESC FETCH FIRST " + (size + 1) + " ROWS ONLY",
                values,
                this::line);
        boolean more = lines.size() > size;
        List<Line> shown = more ? lines.subList(0, size) : lines;
        return new Page(shown, more ? Optional.of(shown.get(size - 1).position()) : Optional.empty());
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private Line line(ResultSet row) throws SQLException {
        Map<String, Object> payload = Json.readObject(row.getString("payload"));
        String account = row.getString("account");
        return new Line(
                row.getLong("position"),
                Instants.get(row, "told_at"),
                AuditEvent.Kind.valueOf(row.getString("kind")),
                account.equals(RecordAudit.NOBODY) ? null : account,
                (String) payload.get("operation"),
                (String) payload.get("about"),
                revealed(payload.get("purpose")),
                revealed(payload.get("source")),
                (String) payload.get("detail"));
    }

    private String revealed(Object datum) {
        return datum instanceof Map<?, ?> map && map.get(PersonalDigest.KEY) instanceof String digest
                ? vault.reveal(digest).orElse(null)
                : null;
    }
}
