package org.zhiheng.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testcases.SixTasks;
import org.zhiheng.testcases.SmallDistrict;
import org.zhiheng.testcases.StandardCase;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/**
 * The same work by a workflow engine and by us, on a PostgreSQL of the same kind in the same run: a case is filed and assigned and goes through six tasks, with
 * seven commits and its history. Ours with competence, terms and record ({@link SixTasks}); and, which is more work, an ordinary penalty from its clue to its decision with
 * all its checks ({@link StandardCase}).
 */
final class CaseBenchmark {

    private static final int SECONDS = Integer.getInteger("zhiheng.cases.seconds", 20);
    /** A minute of either's work is mostly Java compiling it, which no platform does that runs. */
    private static final int WARMING = Integer.getInteger("zhiheng.cases.warming", 60);

    private static final int[] THREADS = {2, 8};
    private static final LocalDate TODAY = LocalDate.of(2025, 3, 3);

    private CaseBenchmark() {}

    static void run() throws Exception {
        double[] theirs = new double[THREADS.length];
        Path folder = Files.createTempDirectory("zhiheng-cases");
        try {
            try (TestDatabase database = TestDatabase.durable(DatabaseKind.POSTGRESQL, folder);
                    WorkflowPeer peer = new WorkflowPeer(database.plainDataSource())) {
                measured(THREADS[0], WARMING, number -> peer.once("officer-" + number % 10));
                counted(database);
                for (int i = 0; i < THREADS.length; i++) {
                    theirs[i] = measured(THREADS[i], SECONDS, number -> peer.once("officer-" + number % 10));
                    told("flowable 7.2.0", THREADS[i], theirs[i]);
                }
                System.out.printf("  %,d processes are finished in its history%n", peer.done());
            }
            try (CaseDatabase ours = new CaseDatabase(folder)) {
                SixTasks same = new SixTasks(ours.district);
                ours.compared("zhiheng, the same six tasks", same::once, theirs);
                StandardCase whole = new StandardCase(ours.district);
                ours.compared("zhiheng, an ordinary penalty", whole::once, theirs);
                System.out.printf(
                        "  %,d and %,d cases; kept and recorded differ in %s%n",
                        same.done(), whole.done(), ours.district.differences());
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** A district on a PostgreSQL of its own. */
    private static final class CaseDatabase implements AutoCloseable {

        private final TestDatabase database;
        private final CaseDistrict district;

        CaseDatabase(Path folder) throws Exception {
            database = TestDatabase.durable(DatabaseKind.POSTGRESQL, folder);
            district = new CaseDistrict(
                    database, folder, start(), CaseDistrict.books(CaseDistrict.HUANCUI, SixTasks.procedure()));
            SmallDistrict.make(district.world);
        }

        void compared(String who, Work work, double[] theirs) throws Exception {
            measured(THREADS[0], WARMING, work);
            counted(database);
            for (int i = 0; i < THREADS.length; i++) {
                double ours = measured(THREADS[i], SECONDS, work);
                told(who, THREADS[i], ours);
                System.out.printf("  %.2f times as many%n", ours / theirs[i]);
            }
        }

        @Override
        public void close() throws Exception {
            district.close();
            database.close();
        }
    }

    /** As the database does by itself now and then: until it has, it plans either's statements as for empty tables. */
    private static void counted(TestDatabase database) throws SQLException {
        try (Connection connection = database.plainDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    private static Instant start() {
        return TODAY.atTime(9, 0).toInstant(ZoneOffset.ofHours(8));
    }

    /** Does one case. */
    @FunctionalInterface
    private interface Work {
        void once(int number);
    }

    /** Cases per second. */
    private static double measured(int threads, int seconds, Work work) throws Exception {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<Void> one = () -> {
                    while (System.nanoTime() < end) {
                        work.once(begun.getAndIncrement());
                        done.incrementAndGet();
                    }
                    return null;
                };
                all.add(pool.submit(one));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            pool.shutdown();
        }
        return done.get() / ((System.nanoTime() - began) / 1e9);
    }

    private static void told(String who, int threads, double perSecond) {
        System.out.printf(
                "%-30s %d threads: %.1f cases/s; load %.1f%n",
                who,
                threads,
                perSecond,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
