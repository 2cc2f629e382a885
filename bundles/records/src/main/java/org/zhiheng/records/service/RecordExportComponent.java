package org.zhiheng.records.service;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
import org.zhiheng.api.records.AggregateSource;
import org.zhiheng.api.records.RecordExport;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.store.AggregateExport;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.store.LogExport;

/** Writes exports for auditors. */
@Component(service = RecordExport.class)
public final class RecordExportComponent implements RecordExport {

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
        export = new LogExport(transactions, new DatabaseRecords(transactions, Optional::empty), clock);
        aggregates = new AggregateExport(transactions, vault.vault(), () -> List.copyOf(sources));
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void log(Principal by, Consumer<String> out) {
        exported(by, "log/all");
        export.log(out, aggregates::write);
    }

    @Override
    public void subject(Principal by, Subject subject, Consumer<String> out) {
        exported(by, subject.toString());
        export.subject(subject, out);
    }

    private void exported(Principal by, String what) {
        permissions.check(by, Operation.AUDIT_EXPORT, null);
        audit.record(new AuditEvent(
                clock.instant(),
                AuditEvent.Kind.EXPORTED,
                by.account(),
                Operation.AUDIT_EXPORT.id(),
                what,
                "校验全过程记录",
                by.source(),
                null));
    }
}
