package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.core.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.access.service.RealAccess;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.law.LawRulings;

/** Coming in by HTTP: sessions in cookies, tokens, Basic, what is refused and how, and where a request is said to come from. */
class DoorTest {

    private static final String SESSION = "/api/v1/session";

    /** A resource somebody forgot to say whom it is for. */
    @javax.ws.rs.Path("/undeclared")
    public static final class Undeclared {
        @GET
        public Response get() {
            return Answers.ok(Map.of());
        }
    }

    @TempDir
    private static Path folder;

    private static RestServer server;
    private static RealAccess access;

    @BeforeAll
    static void start() {
        server = new RestServer(
                folder, new LawRulings(RestEndpointTest.rules()), List.of("127.0.0.1"), new Undeclared());
        access = server.access;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        access.reset();
    }

    private HttpResponse<byte[]> post(String path, String body, String... headers) {
        return sent("POST", path, body, headers);
    }

    private HttpResponse<byte[]> sent(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = server.to(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        return RestServer.send(request);
    }

    private HttpResponse<byte[]> get(String path, String... headers) {
        return sent("GET", path, null, headers);
    }

    private HttpResponse<byte[]> signIn(String name, String... headers) {
        return post(
                SESSION,
                "{\"name\":\"" + name + "\",\"password\":\"" + RealAccess.PASSWORD + "\",\"code\":\"" + access.code()
                        + "\"}",
                headers);
    }

    private static String cookie(HttpResponse<byte[]> answer) {
        String whole = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return whole.substring(0, whole.indexOf(';'));
    }

    private static String csrf(HttpResponse<byte[]> answer) {
        return RestServer.json(answer).get("csrf").toString();
    }

    private static void refused(HttpResponse<byte[]> answer, int status, String code) {
        Map<?, ?> error = RestServer.json(answer);
        assertThat(error.keySet().toString()).isEqualTo("[code, message, field]");
        assertThat((Object) error.get("code")).isEqualTo(code);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(error.get("message").toString()).matches("(?s).*\\p{IsHan}.*");
    }

    private static List<Object> column(List<?> rows, String name) {
        List<Object> column = new ArrayList<>();
        rows.forEach(each -> column.add(((Map<?, ?>) each).get(name)));
        return column;
    }

    private String officer() {
        String account = access.person("officer", "bureau");
        access.role(account, Role.OFFICER, "bureau", Scope.BODY);
        return account;
    }

    @Test
    void the_cookie_is_read_by_no_script_and_sent_by_no_other_site() {
        officer();
        HttpResponse<byte[]> in = signIn("officer");
        assertThat(in.statusCode()).isEqualTo(201);
        assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("zhiheng=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(in.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(RestServer.json(in).keySet().toString()).isEqualTo("[csrf, restrictions]");
    }

    @Test
    void on_tls_the_cookie_is_of_this_host_alone_and_the_plain_one_counts_for_nothing() {
        officer();
        String[] tls = {"X-Forwarded-Proto", "https"};
        HttpResponse<byte[]> in = signIn("officer", tls);
        assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("__Host-zhiheng=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure");
        assertThat(in.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        String session = cookie(in).substring("__Host-zhiheng=".length());
        assertThat(get(SESSION, "X-Forwarded-Proto", "https", "Cookie", cookie(in))
                        .statusCode())
                .isEqualTo(200);
        refused(get(SESSION, "X-Forwarded-Proto", "https", "Cookie", "zhiheng=" + session), 401, "HTTP-401");
        refused(get(SESSION, "Cookie", "__Host-zhiheng=" + session), 401, "HTTP-401");
    }

    @Test
    void who_is_signed_in_sees_own_roles_and_what_they_allow() {
        String account = officer();
        HttpResponse<byte[]> in = signIn("officer");
        Map<?, ?> me = RestServer.json(get(SESSION, "Cookie", cookie(in)));
        assertThat((Object) me.get("account")).isEqualTo(account);
        assertThat((Object) me.get("name")).isEqualTo("officer");
        assertThat((Object) me.get("person")).isEqualTo(Map.of("number", "number-officer", "name", "姓名officer"));
        assertThat((Object) me.get("csrf")).isEqualTo(csrf(in));
        Map<?, ?> role = (Map<?, ?>) ((List<?>) me.get("roles")).get(0);
        assertThat((Object) role.get("role")).isEqualTo("officer");
        assertThat((Object) role.get("title")).isEqualTo("执法人员");
        assertThat((Object) role.get("scope")).isEqualTo("body");
        assertThat(me.get("operations"))
                .isEqualTo(List.of(
                        "act.use",
                        "auxiliaries.view",
                        "benchmarks.view",
                        "bodies.view",
                        "case.archive",
                        "case.collect",
                        "case.decide-on-the-spot",
                        "case.handle",
                        "case.open",
                        "case.view",
                        "cases.use",
                        "directory.view",
                        "disclosure.prepare",
                        "disclosure.view",
                        "empowerment.view",
                        "entrustment.change",
                        "entrustment.view",
                        "factor.manage-own",
                        "files.upload",
                        "inspections.change",
                        "items.view",
                        "lists.view",
                        "officers.view",
                        "organisation.view",
                        "password.change-own",
                        "registers.use",
                        "rules.view",
                        "ruling.ask",
                        "ruling.rely",
                        "run.act",
                        "run.view",
                        "runs.use",
                        "session.own",
                        "training.view"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/v1/account/factor",
        "PUT,/api/v1/account/password",
        "DELETE,/api/v1/session",
        "POST,/api/v1/account/sessions/end"
    })
    void a_change_with_the_cookie_and_not_its_token_is_refused(String method, String path) {
        officer();
        HttpResponse<byte[]> in = signIn("officer");
        String other = access.signIn.csrf(access.session(access.person("other", "bureau")));
        String body = method.equals("DELETE") ? null : "{}";
        refused(sent(method, path, body, "Cookie", cookie(in)), 403, "HTTP-CSRF");
        refused(sent(method, path, body, "Cookie", cookie(in), "X-CSRF-Token", other), 403, "HTTP-CSRF");
        refused(sent(method, path, body, "Cookie", cookie(in), "X-CSRF-Token", ""), 403, "HTTP-CSRF");
        assertThat(turnedAway()).containsExactly("REFUSED 127.0.0.1 cross-site");
        access.endPeriod();
        assertThat(turnedAway()).containsExactly("REFUSED 127.0.0.1 cross-site", "REFUSED 127.0.0.1 cross-site +2");
        assertThat(get(SESSION, "Cookie", cookie(in)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_planted_before_signing_in_is_worth_nothing_afterwards() {
        officer();
        String planted = "zhiheng=" + access.session(access.person("attacker", "bureau"));
        HttpResponse<byte[]> in = signIn("officer", "Cookie", planted);
        assertThat(cookie(in)).isNotEqualTo(planted);
        refused(get(SESSION, "Cookie", planted), 401, "HTTP-401");
        HttpResponse<byte[]> made =
                post(SESSION, "{}", "Cookie", "zhiheng=chosen-by-the-attacker-chosen-by-the-attack");
        refused(made, 400, "HTTP-FIELD");
        refused(get(SESSION, "Cookie", "zhiheng=chosen-by-the-attacker-chosen-by-the-attack"), 401, "HTTP-401");
    }

    @Test
    void signing_out_ends_the_session_and_takes_the_cookie_away() {
        officer();
        HttpResponse<byte[]> in = signIn("officer");
        HttpResponse<byte[]> out = sent("DELETE", SESSION, null, "Cookie", cookie(in), "X-CSRF-Token", csrf(in));
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie"))
                .contains("zhiheng=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        assertThat(out.headers().firstValue("Clear-Site-Data")).contains("\"cache\", \"storage\"");
        refused(get(SESSION, "Cookie", cookie(in)), 401, "HTTP-401");
    }

    @Test
    void a_wrong_password_is_told_as_nobody_and_never_in_which_part() {
        officer();
        for (String body : List.of(
                "{\"name\":\"officer\",\"password\":\"wrong\"}",
                "{\"name\":\"officer\",\"password\":\"" + RealAccess.PASSWORD + "\",\"code\":\"000000\"}",
                "{\"name\":\"nobody\",\"password\":\"wrong\",\"code\":null}")) {
            HttpResponse<byte[]> answer = post(SESSION, body);
            refused(answer, 401, "ACCESS-SIGN-IN");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void too_many_failures_from_one_address_are_told_and_others_come_in() {
        officer();
        String[] from = {"X-Forwarded-For", "203.0.113.7"};
        for (int i = 0; i < 20; i++) {
            refused(
                    post(SESSION, "{\"name\":\"n" + i + "\",\"password\":\"Spring-2026\"}", from),
                    401,
                    "ACCESS-SIGN-IN");
        }
        refused(signIn("officer", from), 429, "ACCESS-SOURCE");
        assertThat(signIn("officer", "X-Forwarded-For", "203.0.113.8").statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_sign_in_is_put_down_with_the_address_that_the_trusted_proxy_heard() {
        officer();
        // The first was made up by whoever asked; the proxy added the second.
        signIn("officer", "X-Forwarded-For", "1.2.3.4, 198.51.100.9");
        assertThat(access.audit)
                .filteredOn(each -> each.kind() == AuditEvent.Kind.SIGNED_IN)
                .extracting(AuditEvent::source)
                .containsExactly("198.51.100.9");
    }

    @Test
    void a_token_lets_a_program_do_what_it_was_issued_for_until_it_is_revoked() {
        String program = access.program("robot", "bureau");
        access.role(program, Role.RULE_STEWARD, "bureau", Scope.BODY);
        List<String> token = access.token(program, EnumSet.of(Operation.RULING_ASK));
        String bearer = "Bearer " + token.get(0);
        String ask = "{\"division\":\"000000\",\"asOf\":\"2024-11-01\",\"facts\":{}}";
        // No cookie, so no other site can make a browser send it, and no CSRF token is needed.
        assertThat(post("/api/v1/rulings/rotation", ask, "Authorization", bearer)
                        .statusCode())
                .isEqualTo(200);
        refused(get("/api/v1/rules", "Authorization", bearer), 403, "ACCESS-FORBIDDEN");
        String security = access.person("security", "bureau");
        access.role(security, Role.SECURITY_ADMINISTRATOR, "bureau", Scope.ALL);
        HttpResponse<byte[]> in = signIn("security");
        assertThat(sent(
                                "DELETE",
                                "/api/v1/tokens/" + token.get(1),
                                null,
                                "Cookie",
                                cookie(in),
                                "X-CSRF-Token",
                                csrf(in))
                        .statusCode())
                .isEqualTo(204);
        access.clock.move(Duration.ofSeconds(5));
        refused(post("/api/v1/rulings/rotation", ask, "Authorization", bearer), 401, "HTTP-401");
    }

    private List<String> turnedAway() {
        return access.audit.stream()
                .filter(each ->
                        each.kind() == AuditEvent.Kind.REFUSED || each.kind() == AuditEvent.Kind.SIGN_IN_REFUSED)
                .map(each -> each.kind() + " " + each.source() + " " + each.detail())
                .toList();
    }

    @Test
    void a_token_that_lets_nobody_in_is_put_down_with_where_it_came_from_and_how_often() {
        String program = access.program("robot", "bureau");
        access.role(program, Role.RULE_STEWARD, "bureau", Scope.BODY);
        String token = access.token(program, EnumSet.of(Operation.RULES_VIEW)).get(0);
        String[] from = {"X-Forwarded-For", "198.51.100.9", "Authorization", "Bearer " + token};
        access.clock.move(Duration.ofDays(30));
        for (int i = 0; i < 5; i++) {
            refused(get("/api/v1/rules", from), 401, "HTTP-401");
        }
        assertThat(turnedAway()).containsExactly("SIGN_IN_REFUSED 198.51.100.9 token-expired");
        assertThat(access.audit).last().extracting(AuditEvent::account).isEqualTo(program);
        access.endPeriod();
        refused(get("/api/v1/rules", "Authorization", "Bearer zht_made-up"), 401, "HTTP-401");
        // Its own name and another's.
        refused(get("/api/v1/rules", "Authorization", basic("other", token)), 401, "HTTP-401");
        assertThat(turnedAway())
                .containsExactly(
                        "SIGN_IN_REFUSED 198.51.100.9 token-expired",
                        "SIGN_IN_REFUSED 198.51.100.9 token-expired +4",
                        "SIGN_IN_REFUSED 127.0.0.1 token-unknown",
                        "SIGN_IN_REFUSED 127.0.0.1 token-expired");
        assertThat(access.audit.toString()).doesNotContain(token).doesNotContain("made-up");
    }

    @Test
    void changes_and_refusals_are_put_down_with_the_address_that_the_trusted_proxy_heard() {
        String officer = officer();
        String security = access.person("security", "bureau");
        access.role(security, Role.SECURITY_ADMINISTRATOR, "bureau", Scope.ALL);
        HttpResponse<byte[]> in = signIn("security");
        String[] headers = {"Cookie", cookie(in), "X-CSRF-Token", csrf(in), "X-Forwarded-For", "1.2.3.4, 198.51.100.9"};
        assertThat(sent("DELETE", "/api/v1/accounts/" + officer + "/sessions", null, headers)
                        .statusCode())
                .isEqualTo(204);
        refused(sent("DELETE", "/api/v1/accounts/" + officer, null, headers), 403, "ACCESS-FORBIDDEN");
        assertThat(access.audit.stream()
                        .filter(each -> each.operation() != null)
                        .map(each -> each.kind() + " " + each.operation() + " " + each.source()))
                .containsExactly("CHANGED session.end 198.51.100.9", "REFUSED account.close 198.51.100.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer wrong", "Basic !!!", "Basic bm9jb2xvbg==", "Digest x", "", "zht_"})
    void a_wrong_authorization_is_nobody_even_beside_a_good_cookie(String sent) {
        officer();
        HttpResponse<byte[]> in = signIn("officer");
        refused(get(SESSION, "Authorization", sent, "Cookie", cookie(in)), 401, "HTTP-401");
    }

    @Test
    void basic_carries_a_programs_token_and_never_a_password() {
        officer();
        String program = access.program("robot", "bureau");
        access.role(program, Role.OFFICER, "bureau", Scope.BODY);
        String token = access.token(program, EnumSet.of(Operation.RULES_VIEW, Operation.RULING_ASK))
                .get(0);
        assertThat(get("/api/v1/rulings", "Authorization", basic("robot", token))
                        .statusCode())
                .isEqualTo(200);
        refused(get("/api/v1/rulings", "Authorization", basic("other", token)), 401, "HTTP-401");
        refused(get("/api/v1/rulings", "Authorization", basic("officer", RealAccess.PASSWORD)), 401, "HTTP-401");
        // What a browser remembers it sends with whatever any page makes it ask.
        refused(
                get("/api/v1/rulings", "Authorization", basic("robot", token), "Sec-Fetch-Site", "cross-site"),
                401,
                "HTTP-401");
        assertThat(get("/api/v1/rulings", "Authorization", basic("robot", token), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String basic(String name, String token) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + token).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_role_taken_away_and_a_session_ended_are_without_effect_within_five_seconds() {
        String account = officer();
        String security = access.person("security", "bureau");
        access.role(security, Role.SECURITY_ADMINISTRATOR, "bureau", Scope.ALL);
        HttpResponse<byte[]> in = signIn("officer");
        assertThat(get("/api/v1/rulings", "Cookie", cookie(in)).statusCode()).isEqualTo(200);
        Map<?, ?> me = RestServer.json(get(SESSION, "Cookie", cookie(in)));
        Object grant = ((Map<?, ?>) ((List<?>) me.get("roles")).get(0)).get("grant");
        HttpResponse<byte[]> by = signIn("security");
        String[] administrator = {"Cookie", cookie(by), "X-CSRF-Token", csrf(by)};
        assertThat(sent("DELETE", "/api/v1/roles/" + grant, null, administrator).statusCode())
                .isEqualTo(204);
        access.clock.move(Duration.ofSeconds(5));
        refused(get("/api/v1/rulings", "Cookie", cookie(in)), 403, "ACCESS-FORBIDDEN");
        assertThat(sent("DELETE", "/api/v1/accounts/" + account + "/sessions", null, administrator)
                        .statusCode())
                .isEqualTo(204);
        access.clock.move(Duration.ofSeconds(5));
        refused(get(SESSION, "Cookie", cookie(in)), 401, "HTTP-401");
    }

    @Test
    void a_refusal_is_put_down() {
        officer();
        HttpResponse<byte[]> in = signIn("officer");
        access.audit.clear();
        refused(get("/api/v1/rules/drafts", "Cookie", cookie(in)), 405, "HTTP-405");
        refused(post("/api/v1/bodies", "{}", "Cookie", cookie(in), "X-CSRF-Token", csrf(in)), 403, "ACCESS-FORBIDDEN");
        assertThat(access.audit)
                .extracting(AuditEvent::kind, AuditEvent::operation)
                .containsExactly(tuple(AuditEvent.Kind.REFUSED, "organisation.change"));
    }

    @Test
    void the_way_from_the_first_sign_in_to_a_bound_factor() {
        String account = access.unboundPerson("steward", "bureau");
        access.role(account, Role.RULE_STEWARD, "bureau", Scope.BODY);
        HttpResponse<byte[]> in = post(SESSION, "{\"name\":\"steward\",\"password\":\"" + RealAccess.PASSWORD + "\"}");
        assertThat(RestServer.json(in).get("restrictions"))
                .isEqualTo(List.of(Map.of("restriction", "must-bind-factor", "title", "须先绑定动态验证码")));
        String[] with = {"Cookie", cookie(in), "X-CSRF-Token", csrf(in)};
        refused(get("/api/v1/rules", with), 403, "ACCESS-RESTRICTED");
        refused(post("/api/v1/account/factor", "{\"password\":\"wrong\"}", with), 403, "ACCESS-PASSWORD-CURRENT");
        HttpResponse<byte[]> offered =
                post("/api/v1/account/factor", "{\"password\":\"" + RealAccess.PASSWORD + "\"}", with);
        assertThat(offered.statusCode()).isEqualTo(201);
        String secret = RestServer.json(offered).get("secret").toString();
        assertThat(RestServer.json(offered).get("uri").toString())
                .isEqualTo("otpauth://totp/%E6%89%A7%E8%A1%A1:steward?secret=" + secret + "&issuer=Zhiheng");
        refused(post("/api/v1/account/factor/confirmation", "{\"code\":\"000000\"}", with), 400, "ACCESS-FACTOR-CODE");
        HttpResponse<byte[]> bound =
                post("/api/v1/account/factor/confirmation", "{\"code\":\"" + access.code(secret) + "\"}", with);
        assertThat((List<?>) RestServer.json(bound).get("recoveryCodes")).hasSize(10);
        access.clock.move(Duration.ofSeconds(5));
        // Let in now; there are no rules in this test.
        refused(get("/api/v1/rules", with), 404, "TEST-NOTHING");
    }

    @Test
    void a_changed_password_brings_a_new_session_and_ends_the_others() {
        officer();
        HttpResponse<byte[]> first = signIn("officer");
        access.clock.move(Duration.ofMinutes(1));
        HttpResponse<byte[]> second = signIn("officer");
        HttpResponse<byte[]> changed = sent(
                "PUT",
                "/api/v1/account/password",
                "{\"current\":\"" + RealAccess.PASSWORD + "\",\"next\":\"lantern willow granite drum\"}",
                "Cookie",
                cookie(second),
                "X-CSRF-Token",
                csrf(second));
        assertThat(changed.statusCode()).isEqualTo(201);
        assertThat(get(SESSION, "Cookie", cookie(changed)).statusCode()).isEqualTo(200);
        refused(get(SESSION, "Cookie", cookie(first)), 401, "HTTP-401");
        refused(get(SESSION, "Cookie", cookie(second)), 401, "HTTP-401");
    }

    @Test
    void own_sessions_are_shown_and_ended_after_the_password_was_typed_again() {
        officer();
        HttpResponse<byte[]> first = signIn("officer", "X-Forwarded-For", "198.51.100.1");
        access.clock.move(Duration.ofMinutes(1));
        HttpResponse<byte[]> second = signIn("officer", "X-Forwarded-For", "198.51.100.2");
        List<?> sessions = (List<?>) RestServer.json(get("/api/v1/account/sessions", "Cookie", cookie(second)))
                .get("sessions");
        assertThat(column(sessions, "source")).containsExactly("198.51.100.2", "198.51.100.1");
        Object reference = ((Map<?, ?>) sessions.get(1)).get("reference");
        String[] by = {"Cookie", cookie(second), "X-CSRF-Token", csrf(second)};
        String end = "/api/v1/account/sessions/end";
        refused(
                post(end, "{\"password\":\"wrong\",\"reference\":\"" + reference + "\"}", by),
                403,
                "ACCESS-PASSWORD-CURRENT");
        assertThat(get(SESSION, "Cookie", cookie(first)).statusCode()).isEqualTo(200);
        String right = "{\"password\":\"" + RealAccess.PASSWORD + "\"";
        assertThat(post(end, right + ",\"reference\":\"" + reference + "\"}", by)
                        .statusCode())
                .isEqualTo(204);
        refused(get(SESSION, "Cookie", cookie(first)), 401, "HTTP-401");
        assertThat(get(SESSION, "Cookie", cookie(second)).statusCode()).isEqualTo(200);
        assertThat(post(end, right + "}", by).statusCode()).isEqualTo(204);
        refused(get(SESSION, "Cookie", cookie(second)), 401, "HTTP-401");
    }

    @Test
    void the_first_administrators_open_accounts_and_give_rights_by_http() {
        String system = access.person("system", "bureau");
        access.role(system, Role.SYSTEM_ADMINISTRATOR, "bureau", Scope.ALL);
        HttpResponse<byte[]> in = signIn("system");
        String[] by = {"Cookie", cookie(in), "X-CSRF-Token", csrf(in)};
        HttpResponse<byte[]> opened = post(
                "/api/v1/accounts",
                "{\"name\":\"wang\",\"kind\":\"person\",\"personNumber\":\"0001\",\"personName\":\"王\",\"body\":\"bureau\"}",
                by);
        assertThat(opened.statusCode()).isEqualTo(201);
        Object wang = RestServer.json(opened).get("account");
        assertThat(RestServer.json(opened).get("password").toString()).matches("([A-Z2-7]{4}-){4}[A-Z2-7]{4}");
        refused(
                post(
                        "/api/v1/accounts/" + wang + "/roles",
                        "{\"role\":\"officer\",\"body\":\"bureau\",\"scope\":\"body\"}",
                        by),
                403,
                "ACCESS-FORBIDDEN");
        String appoint = "/api/v1/accounts/" + wang + "/first-security-administrator";
        refused(post(appoint, "{\"body\":\"nowhere\"}", by), 404, "ACCESS-BODY-UNKNOWN");
        HttpResponse<byte[]> appointed = post(appoint, "{\"body\":\"bureau\"}", by);
        assertThat((Object) RestServer.json(appointed).get("title")).isEqualTo("安全管理员");
        refused(post(appoint, "{\"body\":\"bureau\"}", by), 403, "ACCESS-FORBIDDEN");
    }

    @Test
    void names_are_shown_for_a_purpose_and_lists_come_by_pages() {
        officer();
        for (String name : List.of("chen", "li", "zhao")) {
            access.person(name, "bureau");
        }
        HttpResponse<byte[]> in = signIn("officer");
        Map<?, ?> first = RestServer.json(get("/api/v1/accounts?size=3", "Cookie", cookie(in)));
        assertThat(column((List<?>) first.get("accounts"), "name")).containsExactly("chen", "li", "officer");
        assertThat(column((List<?>) first.get("accounts"), "person")).containsOnlyNulls();
        Map<?, ?> second = RestServer.json(get(
                "/api/v1/accounts?size=3&after=" + first.get("next") + "&purpose=%E6%8E%92%E7%8F%AD",
                "Cookie",
                cookie(in)));
        assertThat(column((List<?>) second.get("accounts"), "person"))
                .containsExactly(Map.of("number", "number-zhao", "name", "姓名zhao"));
        assertThat((Object) second.get("next")).isNull();
        assertThat(access.audit).extracting(AuditEvent::purpose).contains("排班");
    }

    @ParameterizedTest
    @CsvSource({
        "size=0,PAGE-SIZE,size",
        "size=many,HTTP-FIELD,size",
        "sort=body,HTTP-FIELD,sort",
        "order=down,HTTP-FIELD,order",
        "closed=yes,HTTP-FIELD,closed",
        "after=x,PAGE-CURSOR,after",
        "purpose=,ACCESS-PURPOSE,purpose"
    })
    void a_wrong_parameter_of_a_list_is_named(String query, String code, String field) {
        officer();
        HttpResponse<byte[]> answer = get("/api/v1/accounts?" + query, "Cookie", cookie(signIn("officer")));
        refused(answer, 400, code);
        assertThat((Object) RestServer.json(answer).get("field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"kind=other,kind", "from=2026-03-02,from", "to=today,to", "after=x,after", "size=x,size"})
    void a_wrong_parameter_of_the_audit_is_named(String query, String field) {
        String auditor = access.person("auditor", "bureau");
        access.role(auditor, Role.AUDITOR, "bureau", Scope.ALL);
        HttpResponse<byte[]> answer = get("/api/v1/audit?" + query, "Cookie", cookie(signIn("auditor")));
        refused(answer, 400, "HTTP-FIELD");
        assertThat((Object) RestServer.json(answer).get("field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\"}                          | HTTP-FIELD         | password",
                "{\"name\":1,\"password\":\"y\"}             | HTTP-FIELD         | name",
                "{\"name\":\"x\",\"password\":\"y\",\"z\":1}   | HTTP-FIELD-UNKNOWN | z",
                "{\"name\":\"x\",\"name\":\"y\"}             | HTTP-JSON-DOUBLED  | name",
                "[]                                      | HTTP-JSON          |"
            })
    void a_wrong_field_is_named(String body, String code, String field) {
        HttpResponse<byte[]> answer = post(SESSION, body);
        refused(answer, 400, code);
        assertThat((Object) RestServer.json(answer).get("field")).isEqualTo(field);
    }

    @Test
    void a_wrong_word_or_moment_is_named() {
        String security = access.person("security", "bureau");
        access.role(security, Role.SECURITY_ADMINISTRATOR, "bureau", Scope.ALL);
        HttpResponse<byte[]> in = signIn("security");
        String[] by = {"Cookie", cookie(in), "X-CSRF-Token", csrf(in)};
        String roles = "/api/v1/accounts/" + security + "/roles";
        HttpResponse<byte[]> role = post(roles, "{\"role\":\"king\",\"body\":\"bureau\",\"scope\":\"body\"}", by);
        refused(role, 400, "HTTP-FIELD");
        assertThat((Object) RestServer.json(role).get("field")).isEqualTo("role");
        HttpResponse<byte[]> until = post(
                roles, "{\"role\":\"officer\",\"body\":\"bureau\",\"scope\":\"body\",\"until\":\"2026-03-02\"}", by);
        assertThat((Object) RestServer.json(until).get("field")).isEqualTo("until");
        HttpResponse<byte[]> operations = post(
                "/api/v1/accounts/" + security + "/tokens",
                "{\"operations\":[\"everything\"],\"until\":\"2026-03-30T09:00:00+08:00\"}",
                by);
        assertThat((Object) RestServer.json(operations).get("field")).isEqualTo("operations");
    }

    @Test
    void a_sign_in_of_another_type_compressed_or_endless_is_refused() {
        refused(
                RestServer.send(server.to(SESSION)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("name=x&password=y"))),
                415,
                "HTTP-415");
        refused(RestServer.send(server.to(SESSION).POST(BodyPublishers.ofString("{}"))), 415, "HTTP-415");
        refused(post(SESSION, "{}", "Content-Encoding", "gzip"), 415, "HTTP-ENCODING");
        refused(post(SESSION, " ".repeat((1 << 20) + 1)), 413, "HTTP-TOO-LARGE");
    }

    @Test
    void what_does_not_say_whom_it_is_for_is_for_nobody() {
        String system = access.person("system", "bureau");
        access.role(system, Role.SYSTEM_ADMINISTRATOR, "bureau", Scope.ALL);
        refused(get("/undeclared", "Cookie", cookie(signIn("system"))), 403, "HTTP-403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/openapi.json", "/api/v1/session", "/nothing", "/api/v1/rules/schemas/package.json"})
    void every_answer_tells_browsers_to_keep_guess_and_load_nothing(String path) {
        HttpResponse<byte[]> answer = get(path);
        Set.of(
                        "Cache-Control: no-store",
                        "X-Content-Type-Options: nosniff",
                        "X-Frame-Options: DENY",
                        "Referrer-Policy: no-referrer",
                        "Cross-Origin-Resource-Policy: same-origin",
                        "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'")
                .forEach(each -> {
                    String[] header = each.split(": ", 2);
                    assertThat(answer.headers().allValues(header[0])).as(path).containsExactly(header[1]);
                });
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
}
