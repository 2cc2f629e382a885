package org.zhiheng.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.zhiheng.cases.sample.SampleYear;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testcases.ReplayedReceipts;
import org.zhiheng.testcases.SmallDistrict;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** The receipts of sample years, asked again on a fresh installation; the tests ask some. */
final class Receipts {

    private static final int WANTED = 500;
    /** Cases of one year; not all of them come to a decision. */
    private static final int CASES = 400;

    private static final int SEED = 7;
    private static final int PARALLEL = 300;
    private static final LocalDate FROM = LocalDate.of(2025, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final Instant START =
            FROM.atStartOfDay(ZoneOffset.ofHours(8)).toInstant();

    private Receipts() {}

    /** @param words {@code receipts [how many]} */
    static void run(List<String> words) throws IOException {
        int wanted = words.size() > 1 ? Integer.parseInt(words.get(1)) : WANTED;
        int receipts = 0;
        int differing = 0;
        for (int year = 0; receipts < wanted; year++) {
            long began = System.nanoTime();
            Path folder = Files.createTempDirectory("zhiheng-receipts");
            Path keys = Files.createDirectory(folder.resolve("keys"));
            try (TestDatabase database = TestDatabase.open(DatabaseKind.DERBY);
                    CaseDistrict district = new CaseDistrict(database, keys, START, CaseDistrict.HUANCUI)) {
                SmallDistrict.make(district.world);
                int cases = Math.min(CASES, 2 * (wanted - receipts) + 10);
                district.play(
                        SampleYear.Settings.of(SEED + year, cases, FROM, PARALLEL),
                        LAST,
                        (number, command, outcome) -> {},
                        () -> false);
                ReplayedReceipts.Told told =
                        ReplayedReceipts.of(district, CaseDistrict.HUANCUI, folder.resolve("rules"), wanted - receipts);
                receipts += told.receipts();
                differing += told.differences().size();
                told.differences().forEach(System.out::println);
                System.out.printf(
                        "year %d, %d cases: %d receipts, %d rulings asked again, %d differences, %,d ms%n",
                        year,
                        cases,
                        told.receipts(),
                        told.rulings(),
                        told.differences().size(),
                        (System.nanoTime() - began) / 1_000_000);
            } finally {
                Folders.delete(folder);
            }
        }
        System.out.printf("%d receipts asked again on a fresh installation: %d differences%n", receipts, differing);
        if (differing > 0) {
            System.exit(1);
        }
    }
}
