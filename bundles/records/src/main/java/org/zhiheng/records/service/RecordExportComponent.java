package org.zhiheng.records.service;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zhiheng.api.access.Audit;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.AggregateSource;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.RecordExport;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.store.AggregateExport;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.store.LogExport;

/** Writes exports for auditors. */
@Component(service = RecordExport.class)
public final class RecordExportComponent implements RecordExport {

    /** What whoever verifies the record looks at it for. */
    static final String PURPOSE = "校验全过程记录";

    /** Each reads as fast as it is taken, and asks the database again and again. */
    private static final int MOST = 4;

    private final Semaphore running = new Semaphore(MOST);
    private final DatabaseRecords records;
    private final LogExport export;
    private final AggregateExport aggregates;
    private final Permissions permissions;
    private final Audit audit;
    private final Clock clock;

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<AggregateSource> sources = List.of();

    @Activate
    public RecordExportComponent(
            @Reference Transactions transactions,
            @Reference VaultComponent vault,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Clock clock) {
        records = new DatabaseRecords(transactions, Optional::empty);
        export = new LogExport(transactions, clock);
        aggregates = new AggregateExport(transactions, vault.vault(), () -> List.copyOf(sources));
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void log(Principal by, String purpose, Consumer<String> out) {
        exported(by, "log/all", purpose, () -> export.log(out, aggregates::write));
    }

    @Override
    public void subject(Principal by, Subject subject, String purpose, Consumer<String> out) {
        exported(by, subject.toString(), purpose, () -> export.subject(subject, out));
    }

    private void exported(Principal by, String what, String purpose, Runnable writing) {
        permissions.check(by, Operation.AUDIT_EXPORT, null);
        if (!RecordExport.purposeful(purpose)) {
            throw ZhihengException.invalid("ACCESS-PURPOSE", "导出应当写明用途,至多200字", "purpose");
        }
        if (!running.tryAcquire()) {
            throw ZhihengException.unavailable("RECORD-EXPORT-BUSY", "已有" + MOST + "个导出正在进行,请稍后再试");
        }
        try {
            put(by, AuditEvent.Kind.EXPORTED, Operation.AUDIT_EXPORT, what, purpose);
            writing.run();
        } finally {
            running.release();
        }
    }

    @Override
    public List<Entry> history(Principal by, Subject subject, long from, int limit) {
        permissions.check(by, Operation.RECORD_VERIFY, null);
        put(by, AuditEvent.Kind.VIEWED, Operation.RECORD_VERIFY, subject.toString(), PURPOSE);
        return records.history(subject, from, limit);
    }

    private void put(Principal by, AuditEvent.Kind kind, Operation operation, String what, String purpose) {
        audit.record(
                new AuditEvent(clock.instant(), kind, by.account(), operation.id(), what, purpose, by.source(), null));
    }
}
