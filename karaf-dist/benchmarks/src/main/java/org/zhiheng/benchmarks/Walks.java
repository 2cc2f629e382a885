package org.zhiheng.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testcases.walk.RandomWalks;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** Random walks through the store, many of them; the tests walk some. */
final class Walks {

    private static final int WALKS = 2_000;
    /** Walks of one district: the clock goes through its year with them. */
    private static final int TOGETHER = 250;

    private static final LocalDate FROM = LocalDate.of(2025, 1, 2);

    private Walks() {}

    /** @param words {@code walks [how many [seed]]} */
    static void run(List<String> words) throws IOException {
        int wanted = words.size() > 1 ? Integer.parseInt(words.get(1)) : WALKS;
        long seed = words.size() > 2 ? Long.parseLong(words.get(2)) : new SplittableRandom().nextInt(1_000_000);
        for (int done = 0; done < wanted; done += TOGETHER) {
            int now = Math.min(TOGETHER, wanted - done);
            DatabaseKind kind = done / TOGETHER % 2 == 0 ? DatabaseKind.DERBY : DatabaseKind.POSTGRESQL;
            Path folder = Files.createTempDirectory("zhiheng-walks");
            try (TestDatabase database = TestDatabase.open(kind);
                    CaseDistrict district = new CaseDistrict(
                            database,
                            folder,
                            FROM.atTime(9, 0).toInstant(ZoneOffset.ofHours(8)),
                            RandomWalks.PACKAGES)) {
                RandomWalks.Told told = new RandomWalks(district, seed + done, now).walk();
                List<String> differences = district.differences();
                System.out.printf(
                        "%s, seed %d: %s; kept and recorded differ in %s; load %.1f%n",
                        kind,
                        seed + done,
                        told,
                        differences,
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
                if (!told.faults().isEmpty() || !differences.isEmpty()) {
                    throw new IllegalStateException("what must hold was broken");
                }
            } finally {
                Folders.delete(folder);
            }
        }
    }
}
