package org.zhiheng.records.service;

import java.util.Arrays;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;

/** Lays the audit's entries out by time, for looking things up. */
@Component(service = RecordReader.class)
public final class AuditReader implements RecordReader {

    private final Transactions transactions;

    @Activate
    public AuditReader(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "audit-trail";
    }

    @Override
    public Reach reach() {
        return Reach.SHARED;
    }

    @Override
    public void read(Sealed sealed) {
        Entry entry = sealed.entry();
        if (!entry.kind().startsWith(RecordAudit.PREFIX)) {
            return;
        }
        transactions.run(tx -> Rows.update(
                tx.connection(),
                "INSERT INTO audit_trail (position, told_at, kind, account, operation, about, subject, number)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                Arrays.asList(
                        sealed.position(),
                        entry.occurredAt(),
                        kind(entry),
                        entry.actor(),
                        entry.payload().get("operation"),
                        entry.payload().get("about"),
                        entry.subject().toString(),
                        entry.number())));
    }

    static AuditEvent.Kind kind(Entry entry) {
        return AuditEvent.Kind.valueOf(entry.kind()
                .substring(RecordAudit.PREFIX.length())
                .toUpperCase(Locale.ROOT)
                .replace('-', '_'));
    }
}
