package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.access.service.TrustedProxies;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.credentials.domain.CredentialDefinitions;
import org.zhiheng.powers.domain.PowerRegisters;
import org.zhiheng.registers.RegisterOffer;
import org.zhiheng.registers.domain.Slice;
import org.zhiheng.registers.domain.Slices;
import org.zhiheng.registers.store.RegisterTable;
import org.zhiheng.rest.door.Door;
import org.zhiheng.rest.door.Proxies;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/**
 * Every register, as every role with every granted reach, over HTTP and eight at a time: who sees which rows in the list, alone, with their history and in the
 * export, and who may write; held against permissions.csv and the table of reaches below. In each register each body has one row.
 */
class RegisterMatrixTest {

    private static final int THREADS = 8;

    /** Rows: how far the operation reaches for the role; columns: how far the grant does. b body, c below it, s sibling, d other division. */
    private static final Map<String, Map<Scope, String>> REACHES = Map.of(
            "BODY", reaches("b", "b", "b", "b"),
            "BODY_AND_BELOW", reaches("b", "bc", "bc", "bc"),
            "DIVISION", reaches("b", "bc", "bcs", "bcs"),
            "ALL", reaches("b", "bc", "bcs", "bcsd"));

    private static final Map<String, String> BODIES =
            Map.of("b", RegisterWorld.MARKET, "c", "squad", "s", RegisterWorld.JUSTICE, "d", RegisterWorld.ELSEWHERE);

    private static final Map<String, String> PERMISSIONS = Doors.permissions();
    private static final List<RegisterDefinition> ALL = Stream.concat(
                    CredentialDefinitions.ALL.stream(), PowerRegisters.ALL.stream())
            .toList();
    private static final Queue<String> WRONG = new ConcurrentLinkedQueue<>();

    @TempDir
    private static Path folder;

    private static TestDatabase database;
    private static RegisterWorld world;
    private static Bus bus;
    private static Server server;
    private static int port;

    private static Map<Scope, String> reaches(String body, String below, String division, String all) {
        return Map.of(
                Scope.OWN, "", Scope.BODY, body, Scope.BODY_AND_BELOW, below, Scope.DIVISION, division, Scope.ALL, all);
    }

    private record Who(Role role, Scope granted) {

        private String session() {
            return role + "-" + granted;
        }

        private Principal principal() {
            Grant grant = new Grant("grant", session(), role, RegisterWorld.MARKET, granted, Instant.EPOCH, null, null);
            return new Principal(session(), session(), List.of(grant), Set.of(), null);
        }

        private boolean mayEnter() {
            return PERMISSIONS.containsKey("registers.use," + role);
        }

        /** On whose data it may; null for nobody's at all, as for one that is refused. */
        private String letters(String operation) {
            String reach = PERMISSIONS.get(operation + "," + role);
            if (reach == null || !mayEnter()) {
                return null;
            }
            return reach.equals("platform") ? "bcsd" : REACHES.get(reach).get(granted);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.open(DatabaseKind.DERBY);
        world = new RegisterWorld(database, folder, offering());
        world.organisation.add(
                RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, RegisterWorld.MARKET),
                new Body("squad", Body.Kind.UNIT, "执法大队", new DivisionCode("371002"), RegisterWorld.MARKET));
        world.transactions.run(tx -> {
            for (RegisterDefinition each : ALL) {
                List<RegisterTable.Written> rows = new ArrayList<>();
                BODIES.keySet().forEach(letter -> rows.add(row(each, letter)));
                new RegisterTable(each).write(tx.connection(), rows);
            }
        });
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        bus = RestEndpoint.newBus();
        Door door = new Door(
                recognising(),
                world.permissions,
                (org.zhiheng.api.access.DoorWatch) java.lang.reflect.Proxy.newProxyInstance(
                        RegisterMatrixTest.class.getClassLoader(),
                        new Class<?>[] {org.zhiheng.api.access.DoorWatch.class},
                        (self, method, parameters) -> null),
                new Proxies(new TrustedProxies(new String[0])));
        server = RestEndpoint.create(
                bus,
                "http://127.0.0.1:" + port + "/",
                door,
                List.of(new RegistersResource(
                        world.registers, world.spreadsheets, world.permissions, CalledTest.called(), world.clock)));
    }

    @AfterAll
    static void stop() {
        server.destroy();
        bus.shutdown(true);
        database.close();
    }

    /** What the registers are, without what their contexts look at besides: nothing that is written here is right. */
    private static RegisterOffer offering() {
        return () -> ALL;
    }

    /** Whoever comes with a session of this name is who the name says. */
    private static SignIn recognising() {
        return (SignIn) java.lang.reflect.Proxy.newProxyInstance(
                RegisterMatrixTest.class.getClassLoader(),
                new Class<?>[] {SignIn.class},
                (self, method, parameters) -> switch (method.getName()) {
                    case "session" -> {
                        String[] words = ((String) parameters[0]).split("-");
                        yield Optional.of(new Who(Role.valueOf(words[0]), Scope.valueOf(words[1])).principal());
                    }
                    case "csrfMatches" -> true;
                    default -> throw new AssertionError(method.getName());
                });
    }

    /** A row all of whose bodies are one body, and all of whose references lead to rows of that body. */
    private static RegisterTable.Written row(RegisterDefinition definition, String letter) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field each : definition.fields()) {
            Object value =
                    switch (each.kind()) {
                        case BODY -> BODIES.get(letter);
                        case REFERENCE -> "row-" + letter;
                            // None is open to those it is not of.
                        default -> each.name().equals(definition.openWhere())
                                ? Boolean.FALSE
                                : each.required() ? any(each) : null;
                    };
            if (value != null) {
                values.put(each.name(), value);
            }
        }
        Slice slice = new Slice(1, Slices.EVER, Slices.FOREVER, values, Map.of(), null);
        return new RegisterTable.Written("row-" + letter, 1, slice, Instant.EPOCH, "somebody", null, null);
    }

    private static Object any(Field field) {
        return switch (field.kind()) {
            case WORD -> field.words().get(0).code();
            case WORDS, CODES -> List.of(
                    field.words().isEmpty() ? "any" : field.words().get(0).code());
            case DATE -> LocalDate.of(2026, 3, 2);
            case INTEGER -> 2026L;
            case DECIMAL -> java.math.BigDecimal.ONE;
            case BOOLEAN -> true;
            default -> "any";
        };
    }

    @Test
    void every_register_shows_and_takes_what_the_tables_say_and_nothing_else() throws Exception {
        List<Callable<Integer>> each = new ArrayList<>();
        for (Role role : EnumSet.allOf(Role.class)) {
            for (Scope granted : Scope.values()) {
                each.add(() -> asWhom(new Who(role, granted)));
            }
        }
        int asked = 0;
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Integer> done : threads.invokeAll(each)) {
                asked += done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(WRONG).isEmpty();
        assertThat(ALL).hasSizeGreaterThan(55);
        assertThat(asked).isGreaterThan(10_000);
    }

    @Test
    void the_description_says_who_writes_a_field_and_when_and_whether_that_is_who_asks() {
        Who clerk = new Who(Role.CREDENTIAL_CLERK, Scope.BODY);
        Map<?, ?> found = field(clerk, "certificate-applications", "materialsComplete");
        assertThat(found.get("writing"))
                .isEqualTo(Map.of(
                        "byProcedure",
                        false,
                        "operation",
                        "certificates.review",
                        "operationTitle",
                        "审核执法证件申领年审和处理",
                        "byOwners",
                        false,
                        "stages",
                        List.of("review"),
                        "words",
                        Map.of()));
        assertThat(found.get("mayWrite")).isEqualTo(false);
        Who supervisor = new Who(Role.JUSTICE_SUPERVISOR, Scope.DIVISION);
        assertThat(field(supervisor, "certificate-applications", "materialsComplete")
                        .get("mayWrite"))
                .isEqualTo(true);
        Map<?, ?> kind = field(clerk, "certificate-applications", "kind");
        assertThat(kind.get("mayWrite")).isEqualTo(true);
        assertThat(((Map<?, ?>) kind.get("writing")).get("operation")).isEqualTo("certificates.apply");
        assertThat(((Map<?, ?>) kind.get("writing")).get("stages"))
                .isEqualTo(List.of("none", "application", "withdrawn", "refused", "failed"));
        Map<?, ?> given = field(supervisor, "certificate-applications", "certificate");
        assertThat(((Map<?, ?>) given.get("writing")).get("byProcedure")).isEqualTo(true);
        assertThat(given.get("mayWrite")).isEqualTo(false);
        assertThat(((Map<?, ?>) field(clerk, "exams", "kind").get("writing")).get("words"))
                .isEqualTo(Map.of("qualification", "training.certify"));
    }

    private static Map<?, ?> field(Who who, String register, String name) {
        Map<?, ?> definition = RestServer.json(get(who, "/api/v1/registers/" + register + "/definition"));
        return ((List<?>) definition.get("fields"))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> each.get("name").equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static int asWhom(Who who) {
        int asked = 0;
        for (RegisterDefinition each : ALL) {
            try {
                asked += looks(who, each);
                if (who.granted() == Scope.ALL) {
                    asked += writes(who, each);
                }
            } catch (AssertionError | RuntimeException wrong) {
                WRONG.add(who + " " + each.id() + ": " + wrong.getMessage());
            }
        }
        return asked;
    }

    private static int looks(Who who, RegisterDefinition register) {
        String letters = who.letters(register.view().id());
        boolean refused = letters == null;
        String path = "/api/v1/registers/" + register.id();
        HttpResponse<byte[]> list = get(who, path + "?size=200");
        assertThat(list.statusCode()).as("list").isIn(refused ? List.of(403) : List.of(200, 403));
        if (!refused && !letters.isEmpty()) {
            Set<String> keys = new TreeSet<>();
            ((List<?>) RestServer.json(list).get("rows"))
                    .forEach(row -> keys.add((String) ((Map<?, ?>) row).get("key")));
            Set<String> expected = new TreeSet<>();
            letters.chars().forEach(letter -> expected.add("row-" + (char) letter));
            assertThat(keys).as("list").isEqualTo(expected);
        } else if (!refused && list.statusCode() == 200) {
            assertThat((List<?>) RestServer.json(list).get("rows")).as("list").isEmpty();
        }
        if (who.granted() != Scope.BODY && who.granted() != Scope.ALL) {
            return 1;
        }
        for (String letter : BODIES.keySet()) {
            boolean seen = !refused && letters.contains(letter);
            int status = seen ? 200 : refused ? 403 : 404;
            String row = path + "/rows/row-" + letter;
            assertThat(get(who, row).statusCode()).as("row of " + letter).isEqualTo(status);
            assertThat(get(who, row + "/history").statusCode())
                    .as("history of " + letter)
                    .isEqualTo(status);
        }
        HttpResponse<byte[]> export = get(who, path + "/export");
        assertThat(export.statusCode()).as("export").isEqualTo(refused ? 403 : 200);
        return 2 + 2 * BODIES.size();
    }

    /** Nothing that is sent is right, so whoever may write is told what is wrong with it, and whoever may not that. */
    private static int writes(Who who, RegisterDefinition register) {
        String letters = who.letters(register.change().id());
        for (String letter : BODIES.keySet()) {
            HttpRequest.Builder request = to(
                            who, "/api/v1/registers/" + register.id() + "/rows/row-" + letter + "/withdrawal")
                    .header("Content-Type", "application/json")
                    .header("X-CSRF-Token", "any")
                    .POST(BodyPublishers.ofString("{\"reason\":\"试\",\"seen\":99}"));
            HttpResponse<byte[]> answer = RestServer.send(request);
            Object code = RestServer.json(answer).get("code");
            if (letters != null && letters.contains(letter)) {
                assertThat(code).as("withdrawal of " + letter).isEqualTo("REGISTER-CHANGED");
            } else {
                assertThat(code).as("withdrawal of " + letter).isEqualTo("ACCESS-FORBIDDEN");
            }
        }
        return BODIES.size();
    }

    private static HttpResponse<byte[]> get(Who who, String path) {
        return RestServer.send(to(who, path).GET());
    }

    private static HttpRequest.Builder to(Who who, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Cookie", "zhiheng=" + who.session());
    }
}
