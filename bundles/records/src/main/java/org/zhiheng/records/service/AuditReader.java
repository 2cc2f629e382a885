package org.zhiheng.records.service;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.store.AuditRows;

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
        return AuditRows.READER;
    }

    @Override
    public Reach reach() {
        return Reach.SHARED;
    }

    @Override
    public void read(Sealed sealed) {
        AuditRows.of(sealed.position(), sealed.entry())
                .ifPresent(row -> transactions.run(tx -> Rows.update(tx.connection(), AuditRows.INSERT, row)));
    }

    /** Each line stands for itself: one that cannot be shown keeps none of those behind it back. */
    @Override
    public boolean mayGoOnWithout(Sealed sealed) {
        return true;
    }
}
