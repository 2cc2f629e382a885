package org.zhiheng.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.zhiheng.api.rules.Books;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testcases.SmallDistrict;
import org.zhiheng.testcases.memory.MemoryDistrict;
import org.zhiheng.testcases.walk.RandomWalks;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** Random walks, many of them: through the store, and on the core in memory; the tests walk some. */
final class Walks {

    private static final int IN_MEMORY = 100_000;
    private static final int STORED = 2_000;
    /** Walks of one district. */
    private static final int TOGETHER = 250;
    /** After so many in memory something is said. */
    private static final int TOLD = 5_000;

    private static final LocalDate FROM = LocalDate.of(2025, 1, 2);
    private static final Instant START = FROM.atTime(9, 0).toInstant(ZoneOffset.ofHours(8));

    private Walks() {}

    /** @param words {@code walks [memory] [how many [seed]]} */
    static void run(List<String> words) throws IOException, InterruptedException {
        boolean memory = words.size() > 1 && words.get(1).equals("memory");
        List<String> numbers = words.subList(memory ? 2 : 1, words.size());
        int wanted = numbers.isEmpty() ? memory ? IN_MEMORY : STORED : Integer.parseInt(numbers.get(0));
        long seed = numbers.size() > 1 ? Long.parseLong(numbers.get(1)) : new SplittableRandom().nextInt(1_000_000);
        if (memory) {
            inMemory(wanted, seed);
        } else {
            stored(wanted, seed);
        }
    }

    private static void stored(int wanted, long seed) throws IOException {
        for (int done = 0; done < wanted; done += TOGETHER) {
            int now = Math.min(TOGETHER, wanted - done);
            long began = System.nanoTime();
            DatabaseKind kind = done / TOGETHER % 2 == 0 ? DatabaseKind.DERBY : DatabaseKind.POSTGRESQL;
            Path folder = Files.createTempDirectory("zhiheng-walks");
            try (TestDatabase database = TestDatabase.open(kind);
                    CaseDistrict district = new CaseDistrict(database, folder, START, RandomWalks.PACKAGES)) {
                for (int i = 0; i < RandomWalks.DIVISIONS.size(); i++) {
                    SmallDistrict.make(district.world, RandomWalks.DIVISIONS.get(i), i);
                }
                RandomWalks.Told told = new RandomWalks(district.core(), seed + done, now, FROM).walk();
                List<String> differences = district.differences();
                tell(kind + ", seed " + (seed + done), told, differences, began);
            } finally {
                Folders.delete(folder);
            }
        }
    }

    private static void inMemory(int wanted, long seed) throws InterruptedException {
        Books books = CaseDistrict.books(RandomWalks.PACKAGES);
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService working = Executors.newFixedThreadPool(threads, work -> {
            Thread made = new Thread(work, "walks");
            made.setDaemon(true);
            return made;
        });
        ExecutorCompletionService<Walked> parts = new ExecutorCompletionService<>(working);
        int all = 0;
        for (int done = 0; done < wanted; done += TOGETHER) {
            int now = Math.min(TOGETHER, wanted - done);
            long own = seed + done;
            parts.submit(() -> walked(books, own, now));
            all++;
        }
        RandomWalks.Told told = new RandomWalks.Told();
        List<String> differences = new ArrayList<>();
        long began = System.nanoTime();
        try {
            for (int i = 0; i < all; i++) {
                Walked part = parts.take().get();
                told.add(part.told());
                differences.addAll(part.differences());
                boolean broken = !told.faults().isEmpty() || !differences.isEmpty();
                if (broken || i == all - 1 || (i + 1) * TOGETHER % TOLD == 0) {
                    tell("memory, " + threads + " threads, seed " + seed, told, differences, began);
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a walk ended before its end", e);
        } finally {
            working.shutdownNow();
        }
    }

    private record Walked(RandomWalks.Told told, List<String> differences) {}

    private static Walked walked(Books books, long seed, int walks) {
        MemoryDistrict district = new MemoryDistrict(books, START, RandomWalks.DIVISIONS);
        List<String> differences = new ArrayList<>();
        RandomWalks.Told told = new RandomWalks(district.core, seed, walks, FROM).walk(() -> {
            differences.addAll(district.differences());
            district.clear();
        });
        return new Walked(told, differences);
    }

    private static void tell(String where, RandomWalks.Told told, List<String> differences, long began) {
        System.out.printf(
                "%s: %s; kept and recorded differ in %s; %.1f s, load %.1f%n",
                where,
                told,
                differences,
                (System.nanoTime() - began) / 1e9,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        if (!told.faults().isEmpty() || !differences.isEmpty()) {
            throw new IllegalStateException("what must hold was broken");
        }
    }
}
