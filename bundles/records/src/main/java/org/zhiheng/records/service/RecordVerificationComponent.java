package org.zhiheng.records.service;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.zhiheng.api.records.RecordVerification;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.Finding;
import org.zhiheng.records.Report;
import org.zhiheng.records.Trust;
import org.zhiheng.records.WitnessLines;
import org.zhiheng.records.store.AggregateExport;
import org.zhiheng.records.store.DatabaseVerifier;
import org.zhiheng.records.store.LogExport;

/** Verifies the record in the platform's database and folders with what its witnesses keep. */
@Component(service = RecordVerification.class)
public final class RecordVerificationComponent implements RecordVerification {

    private final DatabaseVerifier verifier;
    private final Witnesses witnesses;
    private final RecordSettings settings;
    private final Permissions permissions;
    private final Audit audit;
    private final Clock clock;

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<AggregateSource> sources = List.of();

    @Activate
    public RecordVerificationComponent(
            @Reference Transactions transactions,
            @Reference VaultComponent vault,
            @Reference Witnesses witnesses,
            @Reference RecordSettings settings,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.witnesses = witnesses;
        this.settings = settings;
        verifier = new DatabaseVerifier(
                transactions,
                new LogExport(transactions, clock),
                vault.vault(),
                new AggregateExport(transactions, vault.vault(), () -> List.copyOf(sources)));
    }

    @Override
    public Result verify(Principal by, Consumer<Progress> progress) {
        permissions.check(by, Operation.RECORD_VERIFY, null);
        audit.record(new AuditEvent(
                clock.instant(),
                AuditEvent.Kind.VIEWED,
                by.account(),
                Operation.RECORD_VERIFY.id(),
                "log/all",
                RecordExportComponent.PURPOSE,
                by.source(),
                null));
        long total = verifier.total();
        Report report = verifier.verify(
                new Trust(List.of(), Set.of(), Optional.of(settings.attachments())),
                witnesses.all(),
                entries -> progress.accept(new Progress(entries, total)));
        long witnessed = witnesses.all().stream()
                .map(each -> WitnessLines.read(each.name(), each.lines()))
                .flatMap(each -> each.heads().stream())
                .mapToLong(each -> each.head().head().end())
                .max()
                .orElse(0);
        return new Result(
                report.entries(),
                report.unsealed(),
                report.heads(),
                witnessed,
                report.faults(),
                report.findings().stream()
                        .map(RecordVerificationComponent::fault)
                        .toList(),
                report.firstBad().map(RecordVerificationComponent::fault).orElse(null));
    }

    private static Fault fault(Finding finding) {
        return new Fault(finding.code(), finding.position(), finding.subject(), finding.number(), finding.message());
    }
}
