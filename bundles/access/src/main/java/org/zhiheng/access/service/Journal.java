package org.zhiheng.access.service;

import java.time.Clock;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Audit;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.AuditEvent.Kind;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** Tells the audit what happens here; called inside of the transaction that does it. */
@Component(service = Journal.class)
public final class Journal {

    private final Audit audit;
    private final Clock clock;

    @Activate
    public Journal(@Reference Audit audit, @Reference Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** @param account null when nobody was recognised */
    void signing(Kind kind, String account, String source, String detail) {
        audit.record(new AuditEvent(clock.instant(), kind, account, null, null, null, source, detail));
    }

    /** @param state what it is after the change, whole ({@link States}) */
    void changed(Principal by, Operation operation, String subject, String detail, Map<String, Object> state) {
        audit.record(new AuditEvent(
                clock.instant(),
                Kind.CHANGED,
                by.account(),
                operation.id(),
                subject,
                null,
                by.source(),
                detail,
                state));
    }

    /** A change of what has no state of its own. */
    void changed(Principal by, Operation operation, String subject, String detail) {
        audit.record(new AuditEvent(
                clock.instant(), Kind.CHANGED, by.account(), operation.id(), subject, null, by.source(), detail));
    }

    void refused(Principal who, Operation operation, String subject, String why) {
        audit.record(new AuditEvent(
                clock.instant(), Kind.REFUSED, who.account(), operation.id(), subject, null, who.source(), why));
    }

    /** Somebody who came no further than the door. */
    void turnedAway(Kind kind, String account, String operation, String source, String detail) {
        audit.record(new AuditEvent(clock.instant(), kind, account, operation, null, null, source, detail));
    }

    void used(Principal who, Kind use, Operation operation, String subject, String purpose) {
        audit.record(new AuditEvent(
                clock.instant(), use, who.account(), operation.id(), subject, purpose, who.source(), null));
    }
}
