package org.zhiheng.records.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zhiheng.api.access.Audit;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.metrics.Metrics;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.records.store.AuditRows;

/**
 * Puts the audit down in the record. A change stands in the history of what was changed, everything else in that of the account that did
 * it, so that nobody waits for anybody else's sign-in. Addresses and purposes may tell of a person: they are kept as personal data of the
 * account.
 */
@Component(service = Audit.class)
public final class RecordAudit implements Audit {

    private static final int LONGEST_DETAIL = 500;

    /** The account of those whom nobody recognised. */
    static final String NOBODY = "unrecognised";

    private final Recorder recorder;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Metrics metrics;

    @Activate
    public RecordAudit(@Reference Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void record(AuditEvent event) {
        String account = event.account() == null ? NOBODY : event.account();
        recorder.append(new Appending(
                subject(event, account),
                event.at(),
                account,
                AuditRows.PREFIX + event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                payload(event, account),
                List.of(),
                null));
        count(event.kind());
    }

    /** What is rolled back later is counted too: it was tried. */
    private void count(AuditEvent.Kind kind) {
        Metrics counting = metrics;
        if (counting != null) {
            counting.counter("zhiheng_audit_events", "Sign-ins, refusals, changes and uses of personal data", "kind")
                    .increment(kind.name().toLowerCase(Locale.ROOT));
        }
    }

    private static Subject subject(AuditEvent event, String account) {
        return event.kind() == AuditEvent.Kind.CHANGED && event.subject() != null
                ? Subject.parse(event.subject())
                : new Subject("account", account);
    }

    private static Map<String, Object> payload(AuditEvent event, String account) {
        Map<String, Object> payload = new LinkedHashMap<>();
        put(payload, "operation", event.operation());
        put(payload, "about", AuditRows.told(event.subject(), AuditRows.LONGEST_ABOUT));
        put(payload, "detail", AuditRows.told(event.detail(), LONGEST_DETAIL));
        put(payload, "purpose", personal(account, "purpose", event.purpose()));
        put(payload, "source", personal(account, "address", event.source()));
        put(payload, "state", event.state());
        return payload;
    }

    private static Personal personal(String account, String kind, String value) {
        return value == null ? null : new Personal("account:" + account, kind, value);
    }

    private static void put(Map<String, Object> payload, String key, Object value) {
        if (value != null) {
            payload.put(key, value);
        }
    }
}
