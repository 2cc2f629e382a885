package org.zhiheng.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseInspection;
import org.zhiheng.api.cases.CaseSearch;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Tasks;
import org.zhiheng.api.records.Subject;
import org.zhiheng.cases.sample.SampleYear;
import org.zhiheng.cases.search.SearchService;
import org.zhiheng.cases.store.ArchivedFiles;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.Suite;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.seal.Sealing;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.Sealer;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testcases.SmallDistrict;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/**
 * What people wait for in a district with very many cases: workbench, lists, search, opening a file, the nightly inspection. Some cases are worked on by their
 * people through a year, the others are copies of them made straight in the database.
 */
final class ManyCases {

    private static final int PLAYED = Integer.getInteger("zhiheng.cases.played", 200);
    private static final int TIMES = 200;
    private static final int OPEN_OF = 5;
    /** As it is in a district: most files are thin, of clues that led to nothing or of what was over in a day. */
    private static final int FEW = 30;

    private static final int MORE_OF = 10;
    private static final int THREADS = 3;
    private static final int PAGE = 50;
    private static final int LONG = 200;
    /** Whether all is verified that was made. */
    private static final int VERIFIED = 20_000;

    private static final LocalDate FROM = LocalDate.of(2025, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final List<String> BODIES =
            List.of("sample-market", "sample-urban", "sample-housing", "sample-agriculture");
    private static final int OFFICERS = 24;

    private final TestDatabase database;
    private final CaseDistrict district;
    private final Path folder;
    private final SplittableRandom random = new SplittableRandom(11);

    private ManyCases(TestDatabase database, CaseDistrict district, Path folder) {
        this.database = database;
        this.district = district;
        this.folder = folder;
    }

    static void run(int count, List<DatabaseKind> kinds) throws Exception {
        for (DatabaseKind kind : kinds) {
            Path folder = Files.createTempDirectory("zhiheng-many-cases");
            try (TestDatabase database = TestDatabase.durable(kind, folder);
                    CaseDistrict district = new CaseDistrict(
                            database,
                            folder,
                            FROM.atStartOfDay(ZoneOffset.ofHours(8)).toInstant(),
                            CaseDistrict.HUANCUI)) {
                SmallDistrict.make(district.world);
                new ManyCases(database, district, folder).measure(count);
            } finally {
                Folders.delete(folder);
            }
        }
    }

    private void measure(int count) throws Exception {
        long began = System.nanoTime();
        SampleYear.Told told = district.play(
                SampleYear.Settings.of(7, PLAYED, FROM, 363), LAST, (number, command, outcome) -> {}, () -> false);
        district.turn(LAST);
        String longest = longest();
        System.out.printf("%s: a year was played in %.0f s: %s%n", database.kind(), seconds(began), told);
        made(count);
        if (count <= VERIFIED) {
            System.out.printf("  kept and recorded differ in %s%n", district.differences());
        }
        lists();
        opened(longest);
        inspected();
        searched();
    }

    // ---- making

    private void made(int count) throws Exception {
        long began = System.nanoTime();
        RegisterWorld world = district.world;
        DatabaseLeases leases = new DatabaseLeases(
                world.transactions,
                connection -> world.clock.instant(),
                UUID.randomUUID().toString());
        Lease lease = leases.acquire(Sealer.LEASE, Duration.ofDays(1)).orElseThrow();
        Pkcs12Keys keys = Pkcs12Keys.open(folder.resolve("log.p12"), "benchmark".toCharArray(), world.clock);
        Sealer sealer = new Sealer(world.transactions, leases, (DatabaseRecorder) world.recorder, keys, world.clock);
        while (sealer.seal(lease, Suite.SM3_SM2).isPresent()) {
            // until nothing waits
        }
        CaseCopies copies = world.transactions.readOnly(tx -> {
            Connection connection = tx.connection();
            Map<String, List<String>> columns = CaseCopies.columns(connection);
            List<CaseTemplate> templates = new ArrayList<>();
            for (String id :
                    Rows.list(connection, "SELECT id FROM case_file ORDER BY id", List.of(), row -> row.getString(1))) {
                CaseTemplate template = new CaseTemplate(connection, id, columns);
                if (template.entries() >= 10 && template.entries() < LONG) {
                    templates.add(template);
                }
            }
            System.out.printf(
                    "  %d cases to copy, %d of them open, with %d to %d entries%n",
                    templates.size(),
                    templates.stream().filter(CaseTemplate::open).count(),
                    templates.stream().mapToInt(CaseTemplate::entries).min().orElseThrow(),
                    templates.stream().mapToInt(CaseTemplate::entries).max().orElseThrow());
            return new CaseCopies(
                    database.kind(),
                    database.plainDataSource(),
                    templates,
                    columns,
                    resumed(connection),
                    keys.newest().orElseThrow());
        });
        copies.make(count, OPEN_OF, FEW, MORE_OF, THREADS);
        if (database.kind() == DatabaseKind.POSTGRESQL) {
            database.execute("VACUUM ANALYZE");
        }
        System.out.printf(
                "  %,d cases made with %,d sealed entries in %.0f s; load %.1f%n",
                count, copies.entries(), seconds(began), load());
    }

    private static Sealing resumed(Connection connection) throws SQLException {
        return Rows.first(
                        connection,
                        "SELECT head, peaks FROM rec_seal WHERE seal = (SELECT MAX(seal) FROM rec_seal)",
                        List.of(),
                        row -> {
                            byte[] joined = row.getBytes(2);
                            List<byte[]> peaks = new ArrayList<>();
                            for (int at = 0; at < joined.length; at += HashAlgorithm.LENGTH) {
                                peaks.add(Arrays.copyOfRange(joined, at, at + HashAlgorithm.LENGTH));
                            }
                            return Sealing.resume(
                                    HeadForm.read(row.getString(1)).head(), peaks);
                        })
                .orElseThrow();
    }

    /** A case with many entries: its clue is put right again and again. */
    private String longest() {
        Principal officer = somebody("sample-o-0007", BODIES.get(1), Role.OFFICER);
        Outcome outcome = district.cases.open(
                officer,
                new Cases.Opening(
                        UUID.randomUUID().toString(),
                        "penalty.ordinary",
                        BODIES.get(1),
                        null,
                        List.of(new PieceChange.Add(
                                "clue",
                                null,
                                Map.of(
                                        "source",
                                        "patrol",
                                        "receivedAt",
                                        LAST + "T08:30:00+08:00",
                                        "summary",
                                        "示例线索")))));
        CaseFile file = outcome.file();
        for (int i = 1; i < LONG; i++) {
            file = district.cases
                    .write(
                            officer,
                            file.head().id(),
                            new Command(
                                    UUID.randomUUID().toString(), file.head().version()),
                            List.of(new PieceChange.Amend(
                                    "clue", null, i, Map.of("summary", "示例线索,第" + i + "次补充"), "补充线索", null)))
                    .file();
        }
        return file.head().id();
    }

    private static Principal somebody(String account, String body, Role role) {
        return new Principal(
                account,
                account,
                List.of(new Grant("g" + account, account, role, body, Scope.ALL, Instant.EPOCH, null, null)),
                Set.of(),
                null);
    }

    // ---- measuring

    private static Principal supervisor() {
        return RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE);
    }

    private static String officer(int number) {
        return String.format("sample-o-%04d", number % OFFICERS + 1);
    }

    private static String body(int number) {
        return BODIES.get(number % BODIES.size());
    }

    private void lists() {
        Principal all = supervisor();
        for (Tasks.Due due : Tasks.Due.values()) {
            told("workbench of an officer, " + due, i -> {
                int number = i % OFFICERS;
                district.tasks.list(
                        somebody(officer(number), BODIES.get(number / 6), Role.OFFICER),
                        new Tasks.Wanted(Tasks.Whose.MINE, due, null, PAGE, null));
            });
        }
        told(
                "workbench of a head",
                i -> district.tasks.list(
                        somebody("sample-head", body(i), Role.HEAD),
                        new Tasks.Wanted(Tasks.Whose.MINE, Tasks.Due.ANY, null, PAGE, null)));
        told("cases of the district", all, i -> wanted(null, null, null, null, null));
        told("cases of a body", all, i -> wanted(body(i), null, null, null, null));
        for (CaseStatus each : CaseStatus.values()) {
            told("cases of the district, " + each, all, i -> wanted(null, each, null, null, null));
            told("cases of a body, " + each, all, i -> wanted(body(i), each, null, null, null));
        }
        told("cases of a handler", all, i -> wanted(null, null, officer(i), null, null));
        told("cases of a handler, open", all, i -> wanted(null, CaseStatus.OPEN, officer(i), null, null));
        told(
                "cases of a handler and body",
                all,
                i -> wanted(BODIES.get(i % OFFICERS / 6), null, officer(i), null, null));
        told("cases of an item", all, i -> wanted(null, null, null, item(i), null));
        told("cases of an item, open", all, i -> wanted(null, CaseStatus.OPEN, null, item(i), null));
        told("cases of a body and item", all, i -> wanted(body(i), null, null, item(i), null));
        List<String> numbers = numbers();
        told(
                "cases by the whole of a number",
                all,
                i -> wanted(null, null, null, null, numbers.get(i % numbers.size())));
        for (int less : new int[] {3, 6}) {
            told(
                    "cases by a number but " + less + " signs",
                    all,
                    i -> wanted(null, null, null, null, less(numbers.get(i % numbers.size()), less)));
        }
        told(
                "cases by the beginning of all numbers of a body",
                all,
                i -> wanted(body(i), null, null, null, less(numbers.get(0), 9)));
        for (String body : BODIES) {
            for (boolean open : new boolean[] {true, false}) {
                told(
                        "runs of a body, " + (open ? "open" : "all"),
                        i -> district.runs.list(
                                somebody("sample-head", body, Role.HEAD),
                                new Runs.Wanted(body, open, Set.of(), PAGE, null)));
            }
        }
    }

    private static String less(String number, int signs) {
        return number.substring(0, Math.max(1, number.length() - signs));
    }

    private List<String> numbers() {
        return district.world.transactions.readOnly(tx -> Rows.list(
                tx.connection(),
                "SELECT case_number FROM case_file WHERE case_number IS NOT NULL AND id > ? ORDER BY id FETCH FIRST 100 ROWS ONLY",
                List.of("8"),
                row -> row.getString(1)));
    }

    private static String item(int number) {
        return "i-" + body(number).substring("sample-".length()) + "-" + number / 4 % 4;
    }

    private static Cases.Wanted wanted(String body, CaseStatus status, String handler, String item, String number) {
        return new Cases.Wanted(body, status, handler, item, number, PAGE, null);
    }

    /** Every other page is one further down. */
    private void told(String what, Principal by, IntFunction<Cases.Wanted> wanted) {
        String[] after = {null};
        told(what, i -> {
            Cases.Wanted asked = wanted.apply(i / 2);
            String from = i % 2 == 0 ? null : after[0];
            after[0] = district.cases
                    .list(
                            by,
                            new Cases.Wanted(
                                    asked.body(),
                                    asked.status(),
                                    asked.handler(),
                                    asked.item(),
                                    asked.number(),
                                    asked.size(),
                                    from))
                    .next();
        });
    }

    private void opened(String longest) {
        told("opening a case of " + LONG + " entries, with all of them", i -> {
            district.cases.show(supervisor(), longest, null);
            district.world.records.history(new Subject(Cases.SUBJECT, longest), 0, LONG);
        });
        List<String> some = district.world.transactions.readOnly(tx -> Rows.list(
                tx.connection(),
                "SELECT id FROM case_file WHERE id > ? ORDER BY id FETCH FIRST 200 ROWS ONLY",
                List.of("7"),
                row -> row.getString(1)));
        told("opening a case", i -> district.cases.show(supervisor(), some.get(i % some.size()), null));
    }

    private void inspected() {
        long began = System.nanoTime();
        CaseInspection.Report report = district.inspection.inspect(supervisor());
        System.out.printf(
                "  inspection of %,d open cases: %d findings in %.1f s; load %.1f%n",
                report.cases(), report.findings(), seconds(began), load());
    }

    private void searched() {
        RegisterWorld world = district.world;
        long began = System.nanoTime();
        SearchService search = new SearchService(
                folder.resolve("search-data"),
                keys(),
                Duration.ofDays(1),
                district.store,
                new ArchivedFiles(world.transactions, world.uploads),
                world.records,
                world.permissions,
                world.permissions,
                world.organisation,
                world.clock);
        try {
            search.follow();
            System.out.printf("  search index built in %.0f s; load %.1f%n", seconds(began), load());
            for (CaseSearch.Order order : CaseSearch.Order.values()) {
                for (String text : List.of("示例", "违法行为", "现场笔录", "查处", "示例违法行为2 处罚")) {
                    told(
                            "search of the district, " + order + ", " + text,
                            i -> search.search(
                                    supervisor(),
                                    new CaseSearch.Wanted(text, filter(null), order, 20, 1 + random.nextInt(3), null)));
                }
                told(
                        "search of a body, " + order,
                        i -> search.search(
                                supervisor(), new CaseSearch.Wanted("示例违法行为", filter(body(i)), order, 20, 1, null)));
            }
        } finally {
            search.close();
        }
    }

    private Path keys() {
        try {
            return Files.createDirectories(folder.resolve("search-keys"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static CaseSearch.Filter filter(String body) {
        return new CaseSearch.Filter(body, null, null, null, null, null);
    }

    private static void told(String what, IntConsumer asked) {
        long[] nanos = new long[TIMES];
        asked.accept(0);
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            asked.accept(i);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "  %-60s p50 %7.1f  p95 %7.1f  p99 %7.1f ms%n",
                what, nanos[TIMES / 2] / 1e6, nanos[TIMES * 95 / 100] / 1e6, nanos[TIMES * 99 / 100] / 1e6);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
