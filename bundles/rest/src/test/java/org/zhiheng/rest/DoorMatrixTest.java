package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.access.service.RealAccess;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.law.LawRulings;

/**
 * Every address, as every role with every granted reach, on the own data, that of the own body, of one below, of a sibling and of
 * another division, over HTTP and eight at a time; held against doors.csv, permissions.csv and the table of reaches below.
 */
class DoorMatrixTest {

    private static final int THREADS = 8;

    /** Rows: how far the operation reaches for the role; columns: how far the grant does. o own, b body, c child, s sibling, d other division. */
    private static final Map<String, Map<Scope, String>> REACHES = Map.of(
            "OWN", reaches("o", "o", "o", "o", "o"),
            "BODY", reaches("o", "ob", "ob", "ob", "ob"),
            "BODY_AND_BELOW", reaches("o", "ob", "obc", "obc", "obc"),
            "DIVISION", reaches("o", "ob", "obc", "obcs", "obcs"),
            "ALL", reaches("o", "ob", "obc", "obcs", "obcsd"));

    private static final Map<String, String> BODIES =
            Map.of("o", "bureau", "b", "bureau", "c", "squad", "s", "street", "d", "elsewhere");

    private static final Map<String, String> PERMISSIONS = Doors.permissions();

    /** The door asks only whether they reach anything at all; whose data it is on the service behind finds out, where its registers are. */
    private static final Set<String> BEHIND = Set.of(
            "officers.view",
            "officers.change",
            "bodies.qualify",
            "bodies.reorganise",
            "certificates.apply",
            "empowerment.propose",
            "monitors.view",
            "disclosure.view",
            "disclosure.prepare",
            "disclosure.confirm",
            "disclosure.except",
            "disclosure.export");

    @TempDir
    private static Path folder;

    private static RestServer server;
    private static final Map<String, String> STANDING = new LinkedHashMap<>();
    private static final AtomicInteger UNIQUE = new AtomicInteger();

    /** All of them, for one alone says little of a rule that is wrong. */
    private static final Queue<String> WRONG = new ConcurrentLinkedQueue<>();

    private record Who(Role role, Scope granted, String account) {
        @Override
        public String toString() {
            return role + " granted " + granted;
        }

        /** On whose data the operation is allowed. */
        private String letters(String operation) {
            String reach = PERMISSIONS.getOrDefault(operation + "," + role, "none");
            return REACHES.containsKey(reach) ? REACHES.get(reach).get(granted) : "";
        }

        private boolean may(String operation) {
            String reach = PERMISSIONS.getOrDefault(operation + "," + role, "none");
            return reach.equals("platform")
                    || reach.equals("account")
                    || !letters(operation).isEmpty();
        }
    }

    private static Map<Scope, String> reaches(String own, String body, String below, String division, String all) {
        return Map.of(
                Scope.OWN, own,
                Scope.BODY, body,
                Scope.BODY_AND_BELOW, below,
                Scope.DIVISION, division,
                Scope.ALL, all);
    }

    @BeforeAll
    static void start() {
        server = new RestServer(folder, new LawRulings(RestEndpointTest.rules()), List.of());
        for (String letter : List.of("b", "c", "s", "d")) {
            String account = server.access.person("standing-" + letter, BODIES.get(letter));
            server.access.reset(account);
            STANDING.put(letter, account);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void every_address_lets_in_exactly_whom_the_tables_say() throws Exception {
        List<Who> all = new ArrayList<>();
        // Programs alone have the other one; here everybody signs in.
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.OPERATIONS_PROGRAM))) {
            for (Scope granted : Scope.values()) {
                String name = "who-" + role.ordinal() + "-" + granted.ordinal();
                String account = server.access.person(name, "bureau");
                server.access.role(account, role, "bureau", granted);
                all.add(new Who(role, granted, account));
            }
        }
        // Whoever comes later stands behind them in the list.
        server.access.clock.move(Duration.ofMinutes(1));
        List<Callable<Integer>> each = new ArrayList<>();
        all.forEach(who -> each.add(() -> asWhom(who)));
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
        assertThat(asked).isGreaterThan(10_000);
    }

    private static int asWhom(Who who) {
        int asked = 0;
        String session = server.access.session(who.account());
        for (Doors.Address address : Doors.read()) {
            List<String> letters;
            if (!onData(address.operation())) {
                letters = List.of("platform");
            } else if (address.operation().equals("account.open")) {
                // What is opened is nobody's own yet.
                letters = List.of("b", "c", "s", "d");
            } else {
                letters = List.of("o", "b", "c", "s", "d");
            }
            for (String letter : letters) {
                try {
                    asks(who, session, address, letter);
                } catch (AssertionError wrong) {
                    WRONG.add(wrong.getMessage());
                }
                asked++;
            }
            if (address.operation().equals("session.own")) {
                // It may have been ended.
                session = server.access.session(who.account());
            }
        }
        return asked;
    }

    /** Whether an operation is on data of others, so that it matters whose. */
    private static boolean onData(String operation) {
        return PERMISSIONS.entrySet().stream()
                        .anyMatch(each ->
                                each.getKey().startsWith(operation + ",") && REACHES.containsKey(each.getValue()))
                && !operation.equals("deputy.name")
                && !BEHIND.contains(operation);
    }

    private static void asks(Who who, String session, Doors.Address address, String letter) {
        // There is a security administrator here, so nobody names the first one any more; that it can be done DoorTest
        // shows.
        boolean allowed = !address.operation().equals("security.appoint") && isAllowed(who, address, letter);
        // What changes an account and is allowed has one of its own, for it is not the same afterwards.
        boolean changes = address.path().matches(".*\\{(account|grant|token|identity|certificate|reset)}.*")
                && !address.method().equals("GET");
        Target target = target(who, letter, allowed && changes, address.path());
        HttpResponse<byte[]> answer = send(session, address, letter, target);
        String where = who + ": " + address.method() + " " + address.path() + " on " + letter + " answered "
                + answer.statusCode();
        Object code = answer.statusCode() < 300 || answer.body().length == 0
                ? null
                : RestServer.json(answer).get("code");
        if (address.path().equals("/api/v1/accounts") && address.method().equals("GET")) {
            listed(who, letter, answer, where);
        } else if (address.path().equals("/api/v1/resets")) {
            waiting(who, letter, answer, where);
        } else if (allowed) {
            assertThat(code)
                    .as(where)
                    .isNotIn("ACCESS-FORBIDDEN", "ACCESS-RESTRICTED", "HTTP-401", "HTTP-403", "HTTP-CSRF");
            assertThat(answer.statusCode()).as(where + " " + code).isLessThan(500);
            if (changes && letter.equals("o")) {
                // Allowed, and yet nobody administers the own account.
                assertThat(code).as(where).isEqualTo("ACCESS-OWN-RIGHTS");
            } else if (changes) {
                assertThat(answer.statusCode()).as(where + " " + code).isBetween(200, 204);
            }
        } else if (who.may(address.operation()) && address.path().equals("/api/v1/accounts/{account}") && !changes) {
            // What is out of reach is not there.
            assertThat(code).as(where).isEqualTo("ACCESS-ACCOUNT-UNKNOWN");
        } else {
            assertThat(answer.statusCode()).as(where).isEqualTo(403);
            assertThat(code).as(where).isEqualTo("ACCESS-FORBIDDEN");
        }
    }

    private static boolean isAllowed(Who who, Doors.Address address, String letter) {
        return address.operation().equals("open")
                || (letter.equals("platform")
                        ? who.may(address.operation())
                        : who.letters(address.operation()).contains(letter));
    }

    private static void listed(Who who, String letter, HttpResponse<byte[]> answer, String where) {
        String letters = who.letters("directory.view");
        if (letters.isEmpty()) {
            assertThat(answer.statusCode()).as(where).isEqualTo(403);
            return;
        }
        assertThat(answer.statusCode()).as(where).isEqualTo(200);
        List<Object> seen = new ArrayList<>();
        ((List<?>) RestServer.json(answer).get("accounts"))
                .forEach(each -> seen.add(((Map<?, ?>) each).get("account")));
        String whose = letter.equals("o") ? who.account() : STANDING.get(letter);
        assertThat(seen.contains(whose)).as(where).isEqualTo(letters.contains(letter));
    }

    private static void waiting(Who who, String letter, HttpResponse<byte[]> answer, String where) {
        String letters = who.letters("reset.confirm");
        if (letters.isEmpty()) {
            assertThat(answer.statusCode()).as(where).isEqualTo(403);
            return;
        }
        assertThat(answer.statusCode()).as(where).isEqualTo(200);
        List<Object> seen = new ArrayList<>();
        ((List<?>) RestServer.json(answer).get("resets")).forEach(each -> seen.add(((Map<?, ?>) each).get("account")));
        if (!letter.equals("o")) {
            assertThat(seen.contains(STANDING.get(letter))).as(where).isEqualTo(letters.contains(letter));
        }
    }

    private record Target(
            String account, String grant, String token, String identity, String certificate, String reset) {}

    private static Target target(Who who, String letter, boolean fresh, String path) {
        if (letter.equals("platform")) {
            return new Target("none", "none", "none", "none", "none", "none");
        }
        RealAccess access = server.access;
        String body = BODIES.get(letter);
        boolean program = path.contains("token") || path.contains("certificate");
        String account = letter.equals("o") ? who.account() : STANDING.get(letter);
        if (fresh && !letter.equals("o") || program && !letter.equals("o")) {
            String name = "target-" + UNIQUE.incrementAndGet();
            account = program ? access.program(name, body) : access.person(name, body);
        }
        String grant = path.contains("{grant}") ? access.role(account, Role.PARTY, body, Scope.OWN) : "none";
        String token = path.contains("{token}")
                ? access.token(account, EnumSet.of(Operation.RULES_VIEW)).get(1)
                : "none";
        String identity = path.contains("{identity}") ? access.identity(account) : "none";
        String certificate =
                path.contains("{certificate}") ? access.certificate(account, EnumSet.of(Operation.RULES_VIEW)) : "none";
        String reset = path.contains("{reset}") ? access.reset(account) : "none";
        return new Target(account, grant, token, identity, certificate, reset);
    }

    private static HttpResponse<byte[]> send(String session, Doors.Address address, String letter, Target target) {
        String path = address.path()
                .replace("{version}", "")
                .replace("{account}", target.account())
                .replace("{grant}", target.grant())
                .replace("{token}", target.token())
                .replace("{identity}", target.identity())
                .replace("{certificate}", target.certificate())
                .replace("{reset}", target.reset())
                .replace("{question}", "rotation")
                .replace("{name}", "package")
                .replaceAll("\\{\\w+}", "none");
        if (path.equals("/api/v1/accounts") && address.method().equals("GET")) {
            path += "?size=200&sort=opened-at&body=" + BODIES.get(letter);
        }
        HttpRequest.Builder request = server.to(path)
                .header("Cookie", "zhiheng=" + session)
                .header("X-CSRF-Token", server.access.signIn.csrf(session));
        return RestServer.send(filled(request, address, BODIES.getOrDefault(letter, "bureau")));
    }

    private static HttpRequest.Builder filled(HttpRequest.Builder request, Doors.Address address, String where) {
        String body =
                address.body().replace("{body}", where).replace("{unique}", String.valueOf(UNIQUE.incrementAndGet()));
        if (body.contains("{pem}")) {
            body = body.replace("{pem}", RealAccess.pem().replace("\n", "\\n"));
        }
        switch (body) {
            case "" -> request.method(address.method(), BodyPublishers.noBody());
            case "jar" -> request.header("Content-Type", "application/java-archive")
                    .POST(BodyPublishers.ofByteArray(new byte[0]));
            case "zip" -> request.header("Content-Type", CaseArchiveResource.ZIP)
                    .POST(BodyPublishers.ofByteArray(new byte[0]));
            case "sheet" -> request.header(
                            "Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                    .POST(BodyPublishers.ofByteArray(new byte[0]));
            case "lines" -> request.header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofString(""));
            default -> request.header("Content-Type", "application/json")
                    .method(address.method(), BodyPublishers.ofString(body));
        }
        return request.timeout(Duration.ofSeconds(60));
    }

    /** Also with a token that names every operation there is: the role decides. What somebody signed in does to the own account is no program's. */
    @Test
    void a_program_that_watches_over_the_platform_reaches_what_its_role_allows_and_nothing_else() {
        for (Scope granted : Scope.values()) {
            String account = server.access.program("watching-" + granted.ordinal(), "bureau");
            server.access.role(account, Role.OPERATIONS_PROGRAM, "bureau", granted);
            Who who = new Who(Role.OPERATIONS_PROGRAM, granted, account);
            String token =
                    server.access.token(account, EnumSet.allOf(Operation.class)).get(0);
            for (Doors.Address address : Doors.read()) {
                boolean own = "account".equals(PERMISSIONS.get(address.operation() + "," + Role.OPERATIONS_PROGRAM));
                if (own || address.operation().equals("open")) {
                    continue;
                }
                String path = address.path()
                        .replace("{account}", STANDING.get("b"))
                        .replace("{question}", "rotation")
                        .replaceAll("\\{\\w+}", "none");
                HttpResponse<byte[]> answer = RestServer.send(
                        filled(server.to(path).header("Authorization", "Bearer " + token), address, "bureau"));
                String where = who + ": " + address.method() + " " + address.path();
                if (who.may(address.operation())) {
                    assertThat(answer.statusCode()).as(where).isNotIn(401, 403).isLessThan(500);
                } else {
                    assertThat(answer.statusCode()).as(where).isEqualTo(403);
                    assertThat((Object) RestServer.json(answer).get("code"))
                            .as(where)
                            .isEqualTo("ACCESS-FORBIDDEN");
                }
            }
        }
    }

    @Test
    void nobody_is_let_in_anywhere_but_where_it_is_open() {
        for (Doors.Address address : Doors.read()) {
            String path = address.path().replace("{version}", "").replaceAll("\\{\\w+}", "none");
            HttpResponse<byte[]> answer = RestServer.send(filled(server.to(path), address, "bureau"));
            if (address.operation().equals("open")) {
                assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
                continue;
            }
            assertThat(answer.statusCode()).as(address.toString()).isEqualTo(401);
            assertThat((Object) RestServer.json(answer).get("code")).isEqualTo("HTTP-401");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"zhiheng\"");
        }
    }
}
