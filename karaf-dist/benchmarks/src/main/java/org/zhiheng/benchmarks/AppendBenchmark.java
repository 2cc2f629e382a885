package org.zhiheng.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.ExportVerifier;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.Report;
import org.zhiheng.records.Suite;
import org.zhiheng.records.Trust;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.store.DatabaseVault;
import org.zhiheng.records.store.LogExport;
import org.zhiheng.records.store.Sealer;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.rules.clock.PlatformClock;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/**
 * Appends in transactions of their own, 8 threads to 1,000 subjects, while a sealer seals; on databases that wait for the disk at each commit. What was
 * appended is verified afterwards.
 */
final class AppendBenchmark {

    private static final int THREADS = 8;
    private static final int SUBJECTS = 1_000;
    private static final Duration WARMING = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("zhiheng.append.seconds", 30));
    private static final Duration SEALED_EVERY = Duration.ofMillis(250);
    private static final Duration LEASE = Duration.ofHours(1);

    private final TestDatabase database;
    private final Clock clock = new PlatformClock();
    private final JtaTransactions transactions;
    private final DatabaseRecorder recorder;
    private final DatabaseRecords records;
    private final Sealer sealer;
    private final DatabaseLeases leases;

    private AppendBenchmark(TestDatabase database, Path folder) {
        this.database = database;
        new Schema().migrate(database.dataSource());
        transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        leases = new DatabaseLeases(transactions, connection -> clock.instant(), "benchmark");
        DatabaseVault vault = new DatabaseVault(
                transactions,
                new VaultCipher(Pkcs12VaultKeys.open(folder.resolve("vault.p12"), "benchmark".toCharArray())));
        recorder = new DatabaseRecorder(transactions, vault, HashAlgorithm.SM3, clock);
        records = new DatabaseRecords(transactions, Optional::empty);
        sealer = new Sealer(
                transactions,
                leases,
                recorder,
                Pkcs12Keys.open(folder.resolve("log.p12"), "benchmark".toCharArray(), clock),
                clock);
    }

    static void run() throws Exception {
        for (DatabaseKind kind : DatabaseKind.values()) {
            Path folder = Files.createTempDirectory("zhiheng-append");
            try (TestDatabase database = TestDatabase.durable(kind, folder)) {
                new AppendBenchmark(database, folder).measure();
            } finally {
                Folders.delete(folder);
            }
        }
    }

    private void measure() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong appended = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        List<Future<?>> running = new ArrayList<>();
        running.add(threads.submit(() -> seal(over)));
        for (int t = 0; t < THREADS; t++) {
            SplittableRandom random = new SplittableRandom(t);
            running.add(threads.submit(() -> append(over, appended, random)));
        }
        Thread.sleep(WARMING.toMillis());
        long before = appended.get();
        long began = System.nanoTime();
        Instant from = clock.instant();
        Thread.sleep(MEASURED.toMillis());
        double seconds = (System.nanoTime() - began) / 1e9;
        long count = appended.get() - before;
        Instant to = clock.instant();
        over.set(true);
        threads.shutdown();
        for (Future<?> each : running) {
            each.get();
        }
        System.out.printf(
                "%-10s %,7.0f appends/s in transactions of their own, %d threads, %,d subjects; load %.1f%n",
                database.kind(), count / seconds, THREADS, SUBJECTS, load());
        told(from, to);
        Report report = verified();
        System.out.printf(
                "           verified: %,d entries, %,d heads, %d faults%n",
                report.entries(), report.heads(), report.faults());
        if (!report.sound()) {
            throw new IllegalStateException("what was appended does not verify: " + report.firstBad());
        }
    }

    private Void append(AtomicBoolean over, AtomicLong appended, SplittableRandom random) {
        while (!over.get()) {
            recorder.append(new Appending(
                    new Subject("case", "c" + random.nextInt(SUBJECTS)),
                    clock.instant(),
                    "7f1d2a0e-3c1b-4a57-9f0e-0d6a5a3b7c11",
                    "evidence-added",
                    Map.of(
                            "step",
                            random.nextInt(1_000),
                            "fine",
                            random.nextInt(1, 90_000) + ".00",
                            "place",
                            "环翠区某街道某路" + random.nextInt(100) + "号",
                            "note",
                            "现场检查笔录,当事人在场"),
                    List.of(),
                    null));
            appended.incrementAndGet();
        }
        return null;
    }

    private Void seal(AtomicBoolean over) throws InterruptedException {
        Lease lease = leases.acquire(Sealer.LEASE, LEASE).orElseThrow();
        while (!over.get()) {
            long began = System.nanoTime();
            sealer.seal(lease, Suite.SM3_SM2);
            Thread.sleep(Math.max(0, SEALED_EVERY.toMillis() - (System.nanoTime() - began) / 1_000_000));
        }
        while (sealer.seal(lease, Suite.SM3_SM2).isPresent()) {
            // Until nothing waits.
        }
        return null;
    }

    /** How long entries of this time waited for their seal. */
    private void told(Instant from, Instant to) {
        List<Long> waited = new ArrayList<>();
        transactions.run(tx -> {
            List<SignedHead> heads = Rows.list(
                    tx.connection(),
                    "SELECT head FROM rec_seal ORDER BY seal",
                    List.of(),
                    row -> HeadForm.read(row.getString(1)));
            int[] at = {0};
            Rows.stream(
                    tx.connection(),
                    "SELECT p.position, e.recorded_at FROM rec_position p JOIN rec_entry e"
                            + " ON e.subject = p.subject AND e.number = p.number ORDER BY p.position",
                    List.of(),
                    row -> {
                        while (heads.get(at[0]).head().end() <= row.getLong(1)) {
                            at[0]++;
                        }
                        Instant recorded = Instants.get(row, "recorded_at");
                        if (recorded.isAfter(from) && recorded.isBefore(to)) {
                            waited.add(Duration.between(
                                            recorded, heads.get(at[0]).head().at())
                                    .toMillis());
                        }
                    });
        });
        waited.sort(null);
        System.out.printf(
                "           sealed after: median %,d ms, p99 %,d ms, longest %,d ms%n",
                waited.get(waited.size() / 2), waited.get(waited.size() * 99 / 100), waited.get(waited.size() - 1));
    }

    private Report verified() throws IOException {
        SignedHead head = records.head().orElseThrow();
        PipedWriter out = new PipedWriter();
        try (BufferedReader in = new BufferedReader(new PipedReader(out, 1 << 20))) {
            Thread exporting = new Thread(
                    () -> {
                        try (out) {
                            new LogExport(transactions, clock).log(line -> write(out, line));
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    "export");
            exporting.start();
            return ExportVerifier.verify(in, Trust.of(head));
        }
    }

    private static void write(PipedWriter out, String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
