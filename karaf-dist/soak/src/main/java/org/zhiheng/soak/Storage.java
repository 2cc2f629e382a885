package org.zhiheng.soak;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.transaction.TransactionManager;
import javax.transaction.xa.XAException;
import org.apache.commons.dbcp2.managed.BasicManagedDataSource;
import org.apache.geronimo.transaction.manager.TransactionManagerImpl;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.jta.TransactionalCheck;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.store.DatabaseVault;
import org.zhiheng.records.store.FolderAttachments;
import org.zhiheng.records.store.LogExport;
import org.zhiheng.records.store.Sealer;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.records.witness.FileWitness;
import org.zhiheng.rules.clock.PlatformClock;

/** Storage and record of a node, put together and prepared as the platform does at its start. */
final class Storage {

    private static final char[] PASSWORD = "soak".toCharArray();

    final Clock clock = new PlatformClock();
    final TransactionManager manager;
    final BasicManagedDataSource pool;
    final JtaTransactions transactions;
    final DatabaseLeases leases;
    final DatabaseVault vault;
    final DatabaseRecorder recorder;
    final DatabaseRecords records;
    final LogExport export;
    final Sealer sealer;
    final FolderAttachments attachments;
    final FileWitness witness;

    Storage(Place place) throws XAException {
        manager = new TransactionManagerImpl();
        pool = place.pool();
        pool.setTransactionManager(manager);
        new Schema().migrate(pool);
        TransactionalCheck.pass(manager, pool);
        transactions = new JtaTransactions(manager, pool);
        leases = new DatabaseLeases(
                transactions, transactions.dialect()::now, UUID.randomUUID().toString());
        vault = new DatabaseVault(transactions, new VaultCipher(Pkcs12VaultKeys.open(place.key("vault"), PASSWORD)));
        recorder = new DatabaseRecorder(transactions, vault, HashAlgorithm.SM3, clock);
        records = new DatabaseRecords(transactions, Optional::empty);
        export = new LogExport(transactions, clock);
        sealer = new Sealer(transactions, leases, recorder, Pkcs12Keys.open(place.key("log"), PASSWORD, clock), clock);
        attachments = new FolderAttachments(place.attachments(), HashAlgorithm.SM3);
        witness = new FileWitness(place.witness());
    }
}
