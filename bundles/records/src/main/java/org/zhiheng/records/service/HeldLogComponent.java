package org.zhiheng.records.service;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.HeldLog;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.store.LogHold;

/** Tells that the log is held, and lets it go on. */
@Component(service = HeldLog.class)
public final class HeldLogComponent implements HeldLog {

    private final Transactions transactions;
    private final SealingLoop sealing;
    private final Permissions permissions;

    @Activate
    public HeldLogComponent(
            @Reference Transactions transactions, @Reference SealingLoop sealing, @Reference Permissions permissions) {
        this.transactions = transactions;
        this.sealing = sealing;
        this.permissions = permissions;
    }

    @Override
    public Optional<String> reason() {
        return transactions.readOnly(tx -> LogHold.reason(tx.connection())).map(LogHold::told);
    }

    @Override
    public Optional<SignedHead> resume(Principal by) {
        permissions.check(by, Operation.RECORD_RESUME, null);
        return sealing.resume(by.account());
    }
}
