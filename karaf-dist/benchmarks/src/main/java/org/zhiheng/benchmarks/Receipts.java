package org.zhiheng.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.zhiheng.cases.sample.SampleYear;
import org.zhiheng.driver.Server;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testcases.IssuedReceipts;
import org.zhiheng.testcases.SmallDistrict;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/**
 * The receipts of sample years, carried as files to a distribution that was just unpacked, where nobody has ever decided anything: it verifies each, and asks all it
 * rests on again of the rules it came with. The tests ask some.
 */
final class Receipts {

    private static final int WANTED = 500;
    /** Cases of one year; not all of them come to a decision. */
    private static final int CASES = 400;

    private static final int SEED = 7;
    private static final int PARALLEL = 300;
    private static final int OK = 200;
    private static final LocalDate FROM = LocalDate.of(2025, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final Instant START =
            FROM.atStartOfDay(ZoneOffset.ofHours(8)).toInstant();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Receipts() {}

    /**
     * @param words {@code receipts [how many]}
     * @param distribution the assembled {@code tar.gz}
     * @param folder for the server
     */
    static void run(List<String> words, Path distribution, Path folder) throws IOException, InterruptedException {
        int wanted = words.size() > 1 ? Integer.parseInt(words.get(1)) : WANTED;
        Path carried = Files.createTempDirectory("zhiheng-receipts");
        int rulings = 0;
        int differing = 0;
        try {
            int receipts = 0;
            for (int year = 0; receipts < wanted; year++) {
                receipts += year(year, wanted - receipts, carried);
            }
            try (Server server = new Server(distribution, folder)) {
                server.start();
                server.awaitReady();
                long began = System.nanoTime();
                for (IssuedReceipts.Carried each : IssuedReceipts.in(carried)) {
                    JsonNode told = checked(server, each);
                    rulings += told.path("replay").path("rulings").size();
                    if (!told.path("sound").asBoolean()
                            || !told.path("replay").path("same").asBoolean()) {
                        differing++;
                        System.out.println(told);
                    }
                }
                System.out.printf(
                        "%d receipts, %d rulings asked again on a fresh installation in %,d ms: %d differences%n",
                        receipts, rulings, (System.nanoTime() - began) / 1_000_000, differing);
                server.stop();
            }
        } finally {
            Folders.delete(carried);
        }
        if (differing > 0) {
            System.exit(1);
        }
    }

    private static JsonNode checked(Server server, IssuedReceipts.Carried each)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = server.http()
                .post(
                        "/api/v1/receipt-checks",
                        "{\"receipt\":" + Files.readString(each.receipt()) + ",\"disclosures\":"
                                + Files.readString(each.disclosures()) + "}");
        if (answer.statusCode() != OK) {
            throw new IOException(each.receipt() + " " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Plays a year and carries its receipts away. */
    private static int year(int year, int wanted, Path carried) throws IOException {
        long began = System.nanoTime();
        Path folder = Files.createTempDirectory("zhiheng-year");
        Path keys = Files.createDirectory(folder.resolve("keys"));
        try (TestDatabase database = TestDatabase.open(DatabaseKind.DERBY);
                CaseDistrict district = new CaseDistrict(database, keys, START, CaseDistrict.HUANCUI)) {
            SmallDistrict.make(district.world);
            int cases = Math.min(CASES, 2 * wanted + 10);
            district.play(
                    SampleYear.Settings.of(SEED + year, cases, FROM, PARALLEL),
                    LAST,
                    (number, command, outcome) -> {},
                    () -> false);
            int receipts = IssuedReceipts.write(district, keys, carried, wanted);
            System.out.printf(
                    "year %d, %d cases: %d receipts, %,d ms%n",
                    year, cases, receipts, (System.nanoTime() - began) / 1_000_000);
            return receipts;
        } finally {
            Folders.delete(folder);
        }
    }
}
