package org.zhiheng.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisteredRulings;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Spreadsheets;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.credentials.service.BodyQualificationsService;
import org.zhiheng.credentials.service.CredentialRegisters;
import org.zhiheng.credentials.service.DayRules;
import org.zhiheng.credentials.service.OfficerCompetenceFacts;
import org.zhiheng.driver.RegionFiles;
import org.zhiheng.law.LawRulings;
import org.zhiheng.records.service.ReliedRulingsComponent;
import org.zhiheng.registers.RegisterStore.Order;
import org.zhiheng.registers.service.RulingsFromRegisters;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/**
 * A hundred thousand officers with their histories, in a process of its own with little memory: read from a spreadsheet, asked for their competence by eight
 * at a time, listed by every filter.
 */
final class RegisterBenchmark {

    private static final int OFFICERS = Integer.getInteger("zhiheng.registers.officers", 100_000);
    private static final String MEMORY = "512m";
    private static final int CLIENTS = 8;
    private static final int QUESTIONS = 20_000;
    private static final int WARMING = 100_000;
    private static final int PAGES = 40;
    private static final int AT_ONCE = 1_000;
    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);
    /** Codes that are right; each is somebody's of another place. */
    private static final Map<String, String> BODIES = Map.of(
            RegisterWorld.MARKET, "115002227398230135",
            RegisterWorld.JUSTICE, "11500000MB1553803Q",
            RegisterWorld.TOWN, "11511301008778183N");

    private static final List<String> WHERE = List.of(RegisterWorld.MARKET, RegisterWorld.JUSTICE, RegisterWorld.TOWN);
    private static final List<String> STAFF = List.of("administrative", "civil-servant-managed", "institution");

    private final RegisterWorld world;
    private final RegisteredRulings rulings;
    private final Principal somebody;

    /** No procedure runs here, and none is asked for: what is measured stands in none. */
    private static Runs noRuns() {
        return (Runs) java.lang.reflect.Proxy.newProxyInstance(
                RegisterBenchmark.class.getClassLoader(), new Class<?>[] {Runs.class}, (self, method, arguments) -> {
                    throw new IllegalStateException(method.getName());
                });
    }

    private RegisterBenchmark(TestDatabase database, Path folder) {
        world = new RegisterWorld(database, folder);
        Books books = BookMaker.assemble(
                        Stream.of("national", "shandong", "weihai-huancui")
                                .map(each -> Packages.read(RegionFiles.of(each)))
                                .toList(),
                        1)
                .books();
        RulesInForce inForce = new RulesInForce() {
            @Override
            public Optional<Books> current() {
                return Optional.of(books);
            }

            @Override
            public Optional<Books> archived(String bookFingerprint) {
                return Optional.empty();
            }
        };
        Rulings law = new LawRulings(inForce);
        DayRules rules = new DayRules(inForce, law, world.organisation);
        world.catalogue.add(CredentialRegisters.of(rules, world.organisation, RegisterBenchmark::noRuns, world.clock));
        RulingsFromRegisters fromRegisters = new RulingsFromRegisters(
                law,
                new ReliedRulingsComponent(
                        law, world.recorder, world.records, world.transactions, world.permissions, world.clock),
                world.permissions,
                world.organisation,
                world.registers,
                world.transactions,
                world.clock);
        fromRegisters.add(new OfficerCompetenceFacts(
                world.engine,
                world.organisation,
                new BodyQualificationsService(world.engine, world.organisation),
                rules));
        rulings = fromRegisters;
        somebody = new Principal(
                "benchmark",
                "benchmark",
                List.of(new Grant(
                        "benchmark",
                        "benchmark",
                        Role.JUSTICE_SUPERVISOR,
                        RegisterWorld.JUSTICE,
                        Scope.ALL,
                        Instant.EPOCH,
                        null,
                        null)),
                Set.of(),
                null);
    }

    static void run() throws Exception {
        for (DatabaseKind kind : DatabaseKind.values()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xms" + MEMORY,
                            "-Xmx" + MEMORY,
                            // As the platform runs.
                            "-XX:+UseSerialGC",
                            "-XX:NewRatio=1",
                            "-Dderby.storage.logBufferSize=1048576",
                            "-Dderby.storage.pageCacheSize=2000",
                            "-Dzhiheng.root=" + System.getProperty("zhiheng.root"),
                            "-Dzhiheng.registers.officers=" + OFFICERS,
                            "-cp",
                            System.getProperty("java.class.path"),
                            RegisterBenchmark.class.getName(),
                            kind.name())
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the registers were not measured on " + kind);
            }
        }
    }

    /** The process that has the registers. */
    public static void main(String[] kind) throws Exception {
        Path folder = Files.createTempDirectory("zhiheng-registers");
        try (TestDatabase database = TestDatabase.durable(DatabaseKind.valueOf(kind[0]), folder)) {
            System.out.printf(
                    "registers on %s with %s of heap, %,d officers; load %.1f%n",
                    kind[0],
                    MEMORY,
                    OFFICERS,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            RegisterBenchmark benchmark = new RegisterBenchmark(database, folder);
            benchmark.bodies();
            benchmark.officers(folder.resolve("officers.xlsx"));
            benchmark.histories();
            benchmark.questions();
            benchmark.lists();
        } finally {
            Folders.delete(folder);
        }
    }

    private void write(String register, List<Change> changes) {
        for (int from = 0; from < changes.size(); from += AT_ONCE) {
            world.engine.write(
                    "system:benchmark",
                    changes.subList(from, Math.min(changes.size(), from + AT_ONCE)).stream()
                            .map(each -> new Order(register, each))
                            .toList());
        }
    }

    private static Change add(String key, LocalDate to, Map<String, Object> values) {
        return new Change.Add(key, SINCE, to, values, Change.Why.UNSAID);
    }

    private void bodies() {
        BODIES.forEach((body, code) -> {
            Map<String, Object> values = new HashMap<>(Map.of(
                    "name",
                    body,
                    "body",
                    body,
                    "creditCode",
                    code,
                    "nature",
                    "administrative-organ",
                    "category",
                    "statutory",
                    "level",
                    "county",
                    "division",
                    world.organisation.body(body).orElseThrow().division().value(),
                    "government",
                    RegisterWorld.GOVERNMENT,
                    "funding",
                    "全额拨款",
                    "staffing",
                    "行政编制"));
            values.putAll(Map.of(
                    "legalRepresentative", "示例", "address", "示例路1号", "complaintPhone", "0631-5231234", "duties", "示例"));
            write("bodies", List.of(add("b-" + body, null, values)));
            write(
                    "body-qualifications",
                    List.of(add(
                            "q-" + body,
                            null,
                            Map.of(
                                    "body", body,
                                    "state", "confirmed",
                                    "batch", 1,
                                    "basis", "三定规定",
                                    "confirmedBy", RegisterWorld.GOVERNMENT,
                                    "confirmedOn", "2010-01-01",
                                    "publishedOn", "2010-02-01",
                                    "publishedAt", "区政府网站"))));
        });
    }

    private void officers(Path file) throws IOException {
        List<String> headings = List.of("编号", "起始日*", "姓名*", "所在单位*", "公民身份号码*", "编制类型*", "承担的工作*", "执法领域");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "benchmark", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            for (int i = 0; i < headings.size(); i++) {
                sheet.value(0, i, headings.get(i));
            }
            for (int i = 0; i < OFFICERS; i++) {
                List<String> cells = List.of(
                        "o-" + i,
                        SINCE.toString(),
                        "示例" + i,
                        WHERE.get(i % WHERE.size()),
                        citizenNumber(i),
                        STAFF.get(i / WHERE.size() % STAFF.size()),
                        i % 20 == 0 ? "行政执法、法制审核" : "行政执法",
                        i % 3 == 0 ? "housing" : "market-supervision");
                for (int j = 0; j < cells.size(); j++) {
                    sheet.inlineString(i + 1, j, cells.get(j));
                }
                if (i % AT_ONCE == 0) {
                    sheet.flush();
                }
            }
        }
        long began = System.nanoTime();
        Spreadsheets.Import done;
        try (InputStream in = Files.newInputStream(file)) {
            done = world.spreadsheets.read(somebody, "officers", Spreadsheets.Mode.ADD, false, "首批录入", null, in);
        }
        if (done.written() != OFFICERS) {
            throw new IllegalStateException(done.toString());
        }
        System.out.printf("  %,d officers imported from a spreadsheet: %.1f s%n", OFFICERS, seconds(began));
    }

    /** Of a birthday each, with the right check digit; the first six digits are of no division. */
    private static String citizenNumber(int which) {
        LocalDate born = LocalDate.of(1970, 1, 1).plusDays(which % 10_000);
        String first = String.format(
                "999999%04d%02d%02d%03d", born.getYear(), born.getMonthValue(), born.getDayOfMonth(), which / 10_000);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (first.charAt(i) - '0') * weights[i];
        }
        return first + "10X98765432".charAt(sum % 11);
    }

    /** A certificate each; of every tenth a suspension that has ended, of every fourth a posting, of every third a change. */
    private void histories() {
        long began = System.nanoTime();
        for (int from = 0; from < OFFICERS; from += 10 * AT_ONCE) {
            List<Change> certificates = new ArrayList<>();
            List<Change> states = new ArrayList<>();
            List<Change> postings = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            for (int i = from; i < Math.min(OFFICERS, from + 10 * AT_ONCE); i++) {
                String body = WHERE.get(i % WHERE.size());
                certificates.add(add(
                        "c-" + i,
                        LocalDate.of(2027, 12, 31),
                        Map.of(
                                "number",
                                String.format("示例%06d", i),
                                "kind",
                                "enforcement",
                                "officer",
                                "o-" + i,
                                "body",
                                body,
                                "issuer",
                                "山东省人民政府",
                                "reviewer",
                                "示例区司法局",
                                "fields",
                                List.of(i % 3 == 0 ? "housing" : "market-supervision"),
                                "area",
                                "371002",
                                "issuedOn",
                                SINCE.toString())));
                if (i % 10 == 0) {
                    states.add(new Change.Add(
                            "s-" + i,
                            SINCE.plusYears(1),
                            SINCE.plusYears(1).plusDays(30),
                            Map.of(
                                    "certificate",
                                    "c-" + i,
                                    "state",
                                    "suspended",
                                    "cause",
                                    "示例",
                                    "decidedBy",
                                    RegisterWorld.JUSTICE),
                            Change.Why.UNSAID));
                }
                if (i % 4 == 0 && !body.equals(RegisterWorld.TOWN)) {
                    postings.add(add(
                            "p-" + i,
                            null,
                            Map.of("officer", "o-" + i, "body", RegisterWorld.TOWN, "kind", "deployed")));
                }
                if (i % 3 == 0) {
                    changes.add(new Change.Amend(
                            "o-" + i, SINCE.plusYears(2), null, Map.of("post", "科员"), Change.Why.of("任职")));
                }
            }
            write("certificates", certificates);
            write("certificate-states", states);
            write("postings", postings);
            write("officers", changes);
        }
        System.out.printf("  certificates, states, postings and changes written: %.1f s%n", seconds(began));
    }

    private void questions() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            asked(threads, WARMING);
            long began = System.nanoTime();
            List<Long> all = asked(threads, QUESTIONS);
            System.out.printf(
                    "  officer-competence of two officers, %d clients: %,.0f a second, %s%n",
                    CLIENTS, all.size() / seconds(began), shares(all));
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Long> asked(ExecutorService threads, int times) throws Exception {
        List<Callable<List<Long>>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            SplittableRandom random = new SplittableRandom(times + i);
            clients.add(() -> ask(times / CLIENTS, random, new ArrayList<>()));
        }
        List<Long> all = new ArrayList<>();
        for (Future<List<Long>> each : threads.invokeAll(clients)) {
            all.addAll(each.get());
        }
        return all;
    }

    private List<Long> ask(int times, SplittableRandom random, List<Long> took) {
        for (int i = 0; i < times; i++) {
            int one = random.nextInt(OFFICERS);
            int other = (one + WHERE.size() * 3) % OFFICERS;
            LocalDate on = SINCE.plusDays(random.nextInt(2_000));
            Map<String, Object> references = Map.of(
                    "officers", List.of("o-" + one, "o-" + other),
                    "recusals", Map.of("o-" + one, "none", "o-" + other, "none"),
                    "body", WHERE.get(one % WHERE.size()),
                    "place", "371002");
            Map<String, Object> given = Map.of("actKind", "penalty", "step", "investigate");
            long began = System.nanoTime();
            Ruling<Map<String, Object>> ruling = rulings.ask(
                            somebody,
                            new RegisteredRulings.Asked("officer-competence", "371002", on, null, references, given))
                    .ruling();
            took.add(System.nanoTime() - began);
            if (!ruling.determined()) {
                throw new IllegalStateException(ruling.missing().toString());
            }
        }
        return took;
    }

    /** The first page and the one after it, by every filter the register offers. */
    private void lists() {
        for (Field field : world.registers.definition("officers").fields()) {
            if (field.filtered() && field.privacy() != Field.Privacy.SECRET) {
                String value = some(field);
                if (value != null) {
                    list("by " + field.name(), Map.of(field.name(), value), null);
                }
            }
        }
        list("by a field of law nobody works in", Map.of("fields", "tobacco"), null);
        list("by body and staff type", Map.of("body", RegisterWorld.MARKET, "staffType", "institution"), null);
        list("by the beginning of a name", Map.of(), "示例99");
        list("by a name nobody has", Map.of(), "无此人");
        list("all", Map.of(), null);
    }

    private static String some(Field field) {
        return switch (field.name()) {
            case "body" -> RegisterWorld.MARKET;
            case "staffType" -> "institution";
            case "roles" -> "legal-review";
            case "fields" -> "housing";
            case "legalQualification" -> "unified";
            case "account" -> "nobody";
            default -> null;
        };
    }

    private void list(String how, Map<String, String> filters, String beginning) {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            String after = null;
            for (int page = 0; page < 2; page++) {
                long began = System.nanoTime();
                Registers.Page found = world.registers.list(
                        somebody,
                        "officers",
                        new Registers.Wanted(world.today(), filters, beginning, null, false, 50, after, null));
                took.add(System.nanoTime() - began);
                after = found.next();
                if (after == null) {
                    break;
                }
            }
        }
        System.out.printf("  a page of officers %s: %s%n", how, shares(took));
    }

    private static String shares(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return String.format(
                "p50 %.1f ms, p99 %.1f ms, most %.1f ms",
                sorted[sorted.length / 2] / 1e6,
                sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)] / 1e6,
                Arrays.stream(sorted).max().orElse(0) / 1e6);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
