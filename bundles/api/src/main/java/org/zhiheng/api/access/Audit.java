package org.zhiheng.api.access;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where sign-ins, refusals, changes of rights and every view, print and export of personal data are put down. Called in the transaction
 * of what it tells, so that both stay or go together; when it throws, what it tells does not happen.
 */
@ConsumerType
public interface Audit {
    void record(AuditEvent event);
}
