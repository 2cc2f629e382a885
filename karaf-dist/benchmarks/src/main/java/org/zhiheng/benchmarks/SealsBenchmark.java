package org.zhiheng.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Report;
import org.zhiheng.records.Suite;
import org.zhiheng.records.Trust;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.store.AggregateExport;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.store.DatabaseVault;
import org.zhiheng.records.store.DatabaseVerifier;
import org.zhiheng.records.store.LogExport;
import org.zhiheng.records.store.Sealer;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.rules.clock.PlatformClock;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** A log with a seal for each entry, as a quiet platform makes it: exported, and verified where it lies. */
final class SealsBenchmark {

    private static final int SEALS = Integer.getInteger("zhiheng.seals", 100_000);
    /** Sealed in one transaction, so that making the log does not take all day; its rows are the same. */
    private static final int TOGETHER = 200;

    private static final int SUBJECTS = 1_000;
    private static final Duration LEASE = Duration.ofDays(1);

    private SealsBenchmark() {}

    static void run() throws Exception {
        for (DatabaseKind kind : DatabaseKind.values()) {
            Path folder = Files.createTempDirectory("zhiheng-seals");
            try (TestDatabase database = TestDatabase.durable(kind, folder)) {
                measure(database, folder);
            } finally {
                Folders.delete(folder);
            }
        }
    }

    private static void measure(TestDatabase database, Path folder) {
        Clock clock = new PlatformClock();
        new Schema().migrate(database.dataSource());
        JtaTransactions transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        DatabaseLeases leases = new DatabaseLeases(transactions, connection -> clock.instant(), "benchmark");
        DatabaseVault vault = new DatabaseVault(
                transactions,
                new VaultCipher(Pkcs12VaultKeys.open(folder.resolve("vault.p12"), "benchmark".toCharArray())));
        DatabaseRecorder recorder = new DatabaseRecorder(transactions, vault, HashAlgorithm.SM3, clock);
        Sealer sealer = new Sealer(
                transactions,
                leases,
                recorder,
                Pkcs12Keys.open(folder.resolve("log.p12"), "benchmark".toCharArray(), clock),
                clock);
        Lease lease = leases.acquire(Sealer.LEASE, LEASE).orElseThrow();
        long began = System.nanoTime();
        for (int at = 0; at < SEALS; at += TOGETHER) {
            int from = at;
            transactions.run(tx -> {
                for (int i = from; i < Math.min(SEALS, from + TOGETHER); i++) {
                    recorder.append(List.of(new Appending(
                            new Subject("account", "a" + i % SUBJECTS),
                            clock.instant(),
                            "a" + i % SUBJECTS,
                            "access-signed-in",
                            Map.of("detail", "session"),
                            List.of(),
                            null)));
                    sealer.seal(lease, Suite.SM3_SM2);
                }
            });
        }
        System.out.printf("%-10s %,d seals made in %.0f s%n", database.kind(), SEALS, seconds(began));
        LogExport export = new LogExport(transactions, clock);
        long[] lines = {0};
        began = System.nanoTime();
        export.log(line -> lines[0]++);
        System.out.printf("           exported: %,d lines in %.1f s; load %.1f%n", lines[0], seconds(began), load());
        began = System.nanoTime();
        Report report = new DatabaseVerifier(
                        transactions, export, vault, new AggregateExport(transactions, vault, List::of))
                .verify(
                        Trust.of(new DatabaseRecords(transactions, Optional::empty)
                                .head()
                                .orElseThrow()),
                        entries -> {});
        System.out.printf(
                "           verified: %,d entries, %,d heads, %d faults in %.1f s; load %.1f%n",
                report.entries(), report.heads(), report.faults(), seconds(began), load());
        if (!report.sound()) {
            throw new IllegalStateException("what was made does not verify: " + report.firstBad());
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
