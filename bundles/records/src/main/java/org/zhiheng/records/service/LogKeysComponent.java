package org.zhiheng.records.service;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Audit;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.LogKeys;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.Suite;

/** The keys as the log introduced them, and going over to a new one. */
@Component(service = LogKeys.class)
public final class LogKeysComponent implements LogKeys {

    private final Records records;
    private final RecordKeys keys;
    private final SealingLoop sealing;
    private final Permissions permissions;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public LogKeysComponent(
            @Reference Records records,
            @Reference RecordKeys keys,
            @Reference SealingLoop sealing,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.records = records;
        this.keys = keys;
        this.sealing = sealing;
    }

    @Override
    public List<KeyInfo> list() {
        List<KeyInfo> found = new ArrayList<>();
        KeyForm before = null;
        List<Entry> entries = records.history(KeyForm.SUBJECT, 0, Integer.MAX_VALUE);
        Object inForce = entries.isEmpty()
                ? null
                : entries.get(entries.size() - 1).payload().get("key");
        for (Entry each : entries) {
            KeyForm key = KeyForm.read(each, before);
            // A log that goes on after a loss goes on with the same key.
            if (before == null || !key.key().equals(before.key())) {
                found.add(new KeyInfo(
                        key.key(),
                        key.suite().written(),
                        key.era(),
                        each.occurredAt(),
                        key.key().equals(inForce),
                        keys.log().key(key.key()).isPresent()));
            }
            before = key;
        }
        Collections.reverse(found);
        return found;
    }

    @Override
    public SignedHead rotate(Principal by, String suite) {
        permissions.check(by, Operation.KEY_ROTATE, null);
        SignedHead head = sealing.change(suite == null ? null : Suite.of(suite));
        // The log itself holds the change; the audit tells who wanted it.
        audit.record(new AuditEvent(
                clock.instant(),
                AuditEvent.Kind.CHANGED,
                by.account(),
                Operation.KEY_ROTATE.id(),
                "signing-key/" + head.head().key(),
                null,
                by.source(),
                head.head().suite()));
        return head;
    }
}
