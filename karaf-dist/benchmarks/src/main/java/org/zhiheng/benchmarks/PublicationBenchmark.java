package org.zhiheng.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.servlet.Servlet;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.disclosure.Publications;
import org.zhiheng.disclosure.domain.Content;
import org.zhiheng.disclosure.domain.PublicMatter;
import org.zhiheng.disclosure.service.DisclosureRules;
import org.zhiheng.disclosure.service.DisclosureSettings;
import org.zhiheng.disclosure.service.Exporter;
import org.zhiheng.disclosure.store.MatterTables;
import org.zhiheng.law.LawRulings;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.portal.Portal;
import org.zhiheng.portal.PortalConfig;
import org.zhiheng.portal.PublicServlet;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testcases.SmallDistrict;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** Very many publications: what people see of what is to be done, the file with everything, what the public reads, and how long something that is withdrawn is still seen. */
final class PublicationBenchmark {

    private static final int AT_ONCE = 1_000;
    private static final int TIMES = 200;
    private static final int WITHDRAWN = 20;
    private static final int PAGE = 50;
    private static final int PENDING_OF = 25;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final List<String> BODIES = List.of("sample-market", "sample-urban", "sample-housing");
    private static final List<String> KINDS = List.of("penalty", "licence", "coercion");
    private static final List<String> WORDS = List.of("食品", "烟花", "占道", "工地", "农药", "电梯", "广告", "计量");

    private final CaseDistrict district;
    private final Exporter exporter;
    private final Portal portal;
    private final Servlet door;
    private final List<String> ids = new ArrayList<>();

    private PublicationBenchmark(CaseDistrict district, Path folder) {
        this.district = district;
        RegisterWorld world = district.world;
        world.seal(folder);
        exporter = new Exporter(
                world.transactions,
                world.records,
                world.signer(folder),
                new DisclosureRules(district.inForce, new LawRulings(district.inForce), world.organisation),
                world.organisation,
                world.permissions,
                new DisclosureSettings(folder),
                new DatabaseLeases(
                        world.transactions,
                        connection -> world.clock.instant(),
                        UUID.randomUUID().toString()),
                world.clock,
                false);
        portal = new Portal(
                folder.resolve("exports"),
                folder.resolve("keys"),
                folder.resolve("index"),
                folder.resolve("clues"),
                folder.resolve("index-clues"),
                config(),
                world.clock,
                false);
        door = new PublicServlet(portal);
    }

    static void run(int count, List<DatabaseKind> kinds) throws Exception {
        for (DatabaseKind kind : kinds) {
            Path folder = Files.createTempDirectory("zhiheng-publications");
            try (TestDatabase database = TestDatabase.durable(kind, folder);
                    CaseDistrict district = new CaseDistrict(
                            database, folder, Instant.parse("2026-03-02T01:00:00Z"), CaseDistrict.HUANCUI)) {
                SmallDistrict.make(district.world);
                PublicationBenchmark benchmark = new PublicationBenchmark(district, folder);
                System.out.printf("%s, %,d publications, load %.1f%n", kind, count, load());
                benchmark.made(count);
                if (kind == DatabaseKind.POSTGRESQL) {
                    database.execute("VACUUM ANALYZE");
                }
                benchmark.lists();
                benchmark.delivered(folder);
                benchmark.read();
                benchmark.withdrawn();
                gone(folder.resolve("index"));
                benchmark.portal.stop();
                benchmark.exporter.stop();
                System.out.printf("  load %.1f%n", load());
            } finally {
                Folders.delete(folder);
            }
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** As many requests as come. */
    private static PortalConfig config() {
        return proxy(
                PortalConfig.class,
                (proxy, method, with) ->
                        method.getName().equals("perMinute") ? Integer.valueOf(1 << 30) : method.getDefaultValue());
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    // ---- making

    private void made(int count) {
        for (int from = 0; from < count; from += AT_ONCE) {
            int first = from;
            district.world.transactions.run(tx -> {
                for (int i = first; i < Math.min(count, first + AT_ONCE); i++) {
                    PublicMatter matter = matter(i);
                    Long sequence = matter.isShown() ? MatterTables.nextSequence(tx.connection()) : null;
                    MatterTables.save(tx.connection(), matter, sequence);
                    if (matter.isShown()) {
                        ids.add(matter.id());
                    }
                }
            });
        }
    }

    /** One of {@link #PENDING_OF} waits for a person, the others are shown. */
    private static PublicMatter matter(int number) {
        String id = new UUID(0x5a48_0000_0000_4000L, number).toString();
        LocalDate decided = TODAY.minusDays(number % 700);
        boolean pending = number % PENDING_OF == 0;
        Content content = content(number);
        PublicMatter.Draft draft = PublicMatter.begun(id, "case/" + id, KINDS.get(number % KINDS.size()), null)
                .next()
                .of(
                        "示例决〔2026〕" + number + "号",
                        "对" + WORDS.get(number % WORDS.size()) + "经营者的行政处罚",
                        BODIES.get(number % BODIES.size()),
                        "371002",
                        decided)
                .due(decided.plusDays(7), decided.plusDays(7));
        return pending
                ? draft.state(PublicationState.PENDING).draft(content).done()
                : draft.state(PublicationState.PUBLISHED)
                        .published(decided.plusDays(5), TODAY.plusDays(number % 300))
                        .publicOn(decided.plusDays(5))
                        .shown(content)
                        .done();
    }

    private static Content content(int number) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (String each : List.of("party", "code", "facts", "basis", "kind", "content", "amount", "body", "date")) {
            String value = each.equals("facts")
                    ? "经查,某" + number + "在示例路" + number % 900 + "号从事" + WORDS.get(number % WORDS.size())
                            + "经营,没有依法取得许可,经责令改正逾期未改,上述事实有现场笔录、询问笔录和照片证明。"
                    : each + number;
            fields.add(Map.of("name", each, "title", each, "value", value, "editable", false, "channels", List.of()));
        }
        return Content.read(fields);
    }

    // ---- measuring

    private void lists() {
        measured("what is overdue, of one body", i -> listed(null, true, BODIES.get(i % BODIES.size())));
        measured(
                "what waits, of one body", i -> listed(PublicationState.PENDING, false, BODIES.get(i % BODIES.size())));
        measured(
                "what is shown, of one body",
                i -> listed(PublicationState.PUBLISHED, false, BODIES.get(i % BODIES.size())));
        measured(
                "what is to be done, for whoever confirms for one body",
                i -> district.world.transactions.readOnly(tx -> MatterTables.tasks(
                        tx.connection(),
                        List.of(new MatterTables.Theirs(BODIES.get(i % BODIES.size()), PublicMatter.Doer.CONFIRMER)),
                        null,
                        TODAY.plusDays(30),
                        PAGE,
                        null)));
        measured(
                "what has ended",
                i -> district.world.transactions.readOnly(tx -> MatterTables.over(tx.connection(), TODAY, PAGE)));
    }

    private void listed(PublicationState state, boolean overdue, String body) {
        district.world.transactions.readOnly(tx -> MatterTables.list(
                tx.connection(), new Publications.Wanted(body, state, overdue, PAGE, null), List.of(body), TODAY));
    }

    private void delivered(Path folder) throws IOException {
        long began = System.nanoTime();
        exporter.now();
        double written = seconds(began);
        long size;
        try (var all = Files.list(folder.resolve("exports"))) {
            size = Files.size(all.findFirst().orElseThrow());
        }
        began = System.nanoTime();
        portal.look();
        System.out.printf(
                "  the file with everything: %.1f MB, written in %.1f s, taken by the portal in %.1f s%n",
                size / 1e6, written, seconds(began));
        if (status("/v1/publications/" + ids.get(0), Map.of()) != HttpServletResponse.SC_OK) {
            throw new IllegalStateException("not shown: " + portal.refused());
        }
    }

    private void read() {
        String all = "/v1/publications";
        measured("the public: one", i -> is(all + "/" + ids.get(i * 97 % ids.size()), Map.of()));
        measured("the public: the newest of a kind", i -> is(all, Map.of("kind", KINDS.get(i % KINDS.size()))));
        measured("the public: by a word that many have", i -> is(all, Map.of("text", WORDS.get(i % WORDS.size()))));
        measured("the public: by words that one has", i -> is(all, Map.of("text", "某" + i * 37 + "在")));
        measured("the public: by number", i -> is(all, Map.of("number", "示例决〔2026〕" + i * 41 + "号")));
        measured(
                "the public: some days of a body",
                i -> is(
                        all,
                        Map.of(
                                "body",
                                BODIES.get(i % BODIES.size()),
                                "from",
                                TODAY.minusDays(i + 30L).toString(),
                                "to",
                                TODAY.minusDays(i).toString())));
        measured("the public: how many of each kind", i -> is("/v1/overview", Map.of()));
    }

    /** From the person's word to the moment from which the public does not see it: the file, and the portal that takes it. */
    private void withdrawn() {
        List<Long> files = new ArrayList<>();
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < WITHDRAWN; i++) {
            String id = ids.get(i * 1_009 % ids.size());
            district.world.clock.set(district.world.clock.instant().plusSeconds(2));
            district.world.transactions.run(tx -> {
                PublicMatter seen = MatterTables.of(tx.connection(), id).orElseThrow();
                MatterTables.save(
                        tx.connection(),
                        seen.next()
                                .state(PublicationState.WITHDRAWN)
                                .shown(Content.none())
                                .credit(Map.of("reason", "决定被撤销"))
                                .publicOn(TODAY)
                                .done(),
                        MatterTables.nextSequence(tx.connection()));
            });
            long began = System.nanoTime();
            exporter.now();
            files.add(System.nanoTime() - began);
            began = System.nanoTime();
            looked();
            taken.add(System.nanoTime() - began);
            if (status("/v1/publications/" + id, Map.of()) != HttpServletResponse.SC_GONE) {
                throw new IllegalStateException("still shown: " + id + " " + portal.refused());
            }
        }
        told("withdrawal: the file without it, and it out of those before", files);
        told("withdrawal: taken by the portal, gone from its disk", taken);
    }

    /** Nothing that was withdrawn is left on the portal's disk. */
    private static void gone(Path index) throws IOException {
        try (Directory directory = new NIOFSDirectory(index);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            if (reader.numDeletedDocs() > 0) {
                throw new IllegalStateException(reader.numDeletedDocs() + " that were withdrawn are still on the disk");
            }
        }
    }

    private void looked() {
        try {
            portal.look();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void is(String path, Map<String, String> parameters) {
        int status = status(path, parameters);
        if (status != HttpServletResponse.SC_OK) {
            throw new IllegalStateException(path + " " + parameters + " " + status);
        }
    }

    private int status(String path, Map<String, String> parameters) {
        int[] status = {HttpServletResponse.SC_OK};
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        HttpServletRequest request =
                proxy(HttpServletRequest.class, (proxy, called, with) -> switch (called.getName()) {
                    case "getMethod" -> "GET";
                    case "getPathInfo" -> path;
                    case "getRemoteAddr" -> "192.0.2.7";
                    case "getParameter" -> parameters.get(with[0]);
                    case "getParameterNames" -> Collections.enumeration(parameters.keySet());
                    case "getHeaders" -> Collections.emptyEnumeration();
                    default -> null;
                });
        HttpServletResponse response = proxy(HttpServletResponse.class, (proxy, called, with) -> {
            if (called.getName().equals("setStatus")) {
                status[0] = (int) with[0];
            }
            return called.getName().equals("getOutputStream") ? stream(body) : null;
        });
        try {
            door.service(request, response);
        } catch (IOException | javax.servlet.ServletException e) {
            throw new IllegalStateException(body.toString(StandardCharsets.UTF_8), e);
        }
        return status[0];
    }

    private static ServletOutputStream stream(ByteArrayOutputStream body) {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(int b) {
                body.write(b);
            }
        };
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void measured(String what, java.util.function.IntConsumer asked) {
        for (int i = 0; i < TIMES; i++) {
            asked.accept(i);
        }
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            asked.accept(i);
            nanos.add(System.nanoTime() - began);
        }
        told(what, nanos);
    }

    private static void told(String what, List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "  %-70s p50 %8.1f  p99 %8.1f  most %8.1f ms%n",
                what,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }
}
