package org.zhiheng.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.TransactionManager;
import javax.transaction.xa.XAException;
import org.apache.commons.dbcp2.managed.BasicManagedDataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.apache.geronimo.transaction.manager.TransactionManagerImpl;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.driver.Server;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.records.Report;
import org.zhiheng.records.Trust;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.store.LogExport;
import org.zhiheng.rules.clock.PlatformClock;
import org.zhiheng.testdb.DatabaseKind;

/**
 * The distribution killed while it writes. A program asks again and again for what it may not have; each refusal it is told of was put down in the record before. After each
 * kill a copy of the database is looked at, and the server recovers its own.
 */
public final class DistributionSoak {

    private static final int PROGRAMS = 4;
    private static final long START_MILLIS = 30_000;
    private static final int FORBIDDEN = 403;
    private static final String REFUSALS = "SELECT COUNT(*) FROM rec_entry WHERE kind = 'access-refused'";

    private final Path folder;
    private final PrintStream out;
    private final SplittableRandom random = new SplittableRandom();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<SignedHead> heads = new ArrayList<>();

    private DistributionSoak(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @throws IllegalStateException when something is not as it must be
     */
    public static void run(Path distribution, Path folder, int rounds, PrintStream out)
            throws IOException, InterruptedException, SQLException, XAException {
        DistributionSoak soak = new DistributionSoak(folder.toAbsolutePath(), out);
        try (Server server = new Server(distribution, soak.folder)) {
            server.start();
            server.awaitReady();
            for (int round = 1; round <= rounds; round++) {
                soak.round(server, round + "/" + rounds);
            }
            server.stop();
        }
    }

    private void round(Server server, String round)
            throws IOException, InterruptedException, SQLException, XAException {
        askAndKill(server);
        Path copy = folder.resolve("copy");
        Files.createDirectories(copy);
        Folders.copy(server.data().resolve("db"), copy.resolve("db"));
        server.start();
        long took = server.awaitReady();
        String found = found(copy);
        Folders.delete(copy);
        if (took > START_MILLIS) {
            throw new IllegalStateException("the start took " + took + " ms");
        }
        out.printf("distribution killed %s: %s, ready after %.1f s%n", round, found, took / 1000.0);
    }

    private void askAndKill(Server server) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        int before = refused.get();
        ExecutorService programs = Executors.newFixedThreadPool(PROGRAMS);
        for (int i = 0; i < PROGRAMS; i++) {
            programs.submit(() -> {
                while (!over.get()) {
                    ask(server);
                }
                return null;
            });
        }
        Thread.sleep(random.nextInt(1_000, 4_000));
        server.kill();
        over.set(true);
        programs.shutdown();
        if (!programs.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("those who ask do not end");
        }
        if (refused.get() == before) {
            throw new IllegalStateException("nobody was told of a refusal, so nothing was tried");
        }
    }

    private void ask(Server server) throws InterruptedException {
        asked.incrementAndGet();
        try {
            if (server.http().get("/api/v1/audit").statusCode() == FORBIDDEN) {
                refused.incrementAndGet();
            }
        } catch (IOException e) {
            // Killed before it answered; it may have been put down, or not.
        }
    }

    /** Looks at the database as the kill left it. */
    private String found(Path copy) throws IOException, SQLException, XAException {
        TransactionManager manager = new TransactionManagerImpl();
        String database = copy.resolve("db").toString();
        try (BasicManagedDataSource pool = new Place(DatabaseKind.DERBY, database, copy).pool()) {
            pool.setTransactionManager(manager);
            JtaTransactions transactions = new JtaTransactions(manager, pool);
            DatabaseRecords records = new DatabaseRecords(transactions, Optional::empty);
            long found =
                    transactions.readOnly(tx -> Rows.first(tx.connection(), REFUSALS, List.of(), row -> row.getLong(1))
                            .orElseThrow());
            Report report = Verifying.verify(
                    new LogExport(transactions, new PlatformClock()),
                    copy.resolve("export.jsonl"),
                    new Trust(heads, Set.of(), Optional.empty()));
            records.head().ifPresent(heads::add);
            if (found < refused.get() || found > asked.get() || !report.sound()) {
                throw new IllegalStateException("%d asked, %d told of a refusal, %d put down; %s; %s"
                        .formatted(asked.get(), refused.get(), found, report, folder));
            }
            return "%,d asked, %,d told of a refusal, %,d put down, %,d entries and %,d heads verified"
                    .formatted(asked.get(), refused.get(), found, report.entries(), report.heads());
        } finally {
            close(database);
        }
    }

    private static void close(String database) throws SQLException {
        EmbeddedDataSource closing = new EmbeddedDataSource();
        closing.setDatabaseName(database);
        closing.setShutdownDatabase("shutdown");
        try {
            closing.getConnection().close();
        } catch (SQLException e) {
            // Derby tells a shutdown so.
            if (!"08006".equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
