package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.access.oidc.OidcPolicy;
import org.zhiheng.access.service.RealAccess;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.law.LawRulings;
import org.zhiheng.oidc.Browser;
import org.zhiheng.oidc.RunningProvider;

/** Coming in by HTTP with an identity of a real OpenID provider, as a browser does it from the first address to the last. */
class FederatedDoorTest {

    private static final String BEGIN = "/api/v1/session/federated";

    @TempDir
    private static Path folder;

    private static RunningProvider provider;
    private static RestServer server;
    private static RealAccess access;

    private String officer;
    private String security;

    @BeforeAll
    static void start() {
        server = new RestServer(
                folder, new LawRulings(RestEndpointTest.rules()), List.of("127.0.0.1"), FederatedDoorTest::policy);
        access = server.access;
    }

    private static OidcPolicy policy(int port) {
        URI callback = URI.create("http://127.0.0.1:" + port + OidcPolicy.CALLBACK);
        provider = new RunningProvider(callback);
        try {
            return new OidcPolicy(
                    provider.issuer().toString(),
                    RunningProvider.CLIENT,
                    Files.writeString(folder.resolve("secret"), RunningProvider.SECRET),
                    Set.of("openid"),
                    "sub",
                    callback,
                    "/home",
                    Set.of(JWSAlgorithm.RS256),
                    "acr",
                    Set.of("urn:district:two-factors"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    @BeforeEach
    void empty() {
        access.reset();
        // The provider has the clock of the machine.
        access.clock.move(Duration.between(access.clock.instant(), Instant.now()));
        officer = access.person("officer", "bureau");
        access.role(officer, Role.OFFICER, "bureau", Scope.BODY);
        String administrator = access.person("security", "bureau");
        access.role(administrator, Role.SECURITY_ADMINISTRATOR, "bureau", Scope.ALL);
        security = access.session(administrator);
    }

    private static HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = server.to(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return RestServer.send(request);
    }

    private HttpResponse<byte[]> link(String subject) {
        return RestServer.send(server.to("/api/v1/accounts/" + officer + "/identities")
                .header("Cookie", "zhiheng=" + security)
                .header("X-CSRF-Token", access.signIn.csrf(security))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"subject\":\"" + subject + "\"}")));
    }

    private static String cookie(HttpResponse<byte[]> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }

    private static String pair(String cookie) {
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static String location(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** What the browser asks when the provider sends it back. */
    private static String back(URI to) {
        return to.getRawPath() + "?" + to.getRawQuery();
    }

    private static HttpResponse<byte[]> comeBackAs(String name) {
        HttpResponse<byte[]> begun = get(BEGIN);
        URI to = new Browser().signIn(URI.create(location(begun)), name);
        return get(back(to), "Cookie", pair(cookie(begun, "zhiheng-federated")));
    }

    private static void refused(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat((Object) RestServer.json(answer).get("code")).isEqualTo("ACCESS-FEDERATED");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void who_is_linked_comes_in_with_the_code_and_has_a_session_as_by_password() {
        assertThat(link("zhang").statusCode()).isEqualTo(201);
        HttpResponse<byte[]> begun = get(BEGIN);
        assertThat(begun.statusCode()).isEqualTo(302);
        assertThat(location(begun)).startsWith(provider.issuer() + "/oauth2/authorize?");
        String kept = cookie(begun, "zhiheng-federated");
        assertThat(kept).endsWith("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600");
        URI to = new Browser().signIn(URI.create(location(begun)), "zhang");
        HttpResponse<byte[]> proven = get(back(to), "Cookie", pair(kept));
        assertThat(proven.statusCode()).isEqualTo(303);
        assertThat(URI.create(location(proven)).getPath()).isEqualTo("/home");
        assertThat(URI.create(location(proven)).getFragment()).isEqualTo("federated-code");
        assertThat(proven.headers().allValues("Set-Cookie")).hasSize(1);

        HttpResponse<byte[]> in = RestServer.send(server.to(BEGIN + "/code")
                .header("Cookie", pair(cookie(proven, "zhiheng-federated")))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"code\":\"" + access.code() + "\"}")));
        assertThat(in.statusCode()).isEqualTo(201);
        assertThat(cookie(in, "zhiheng-federated"))
                .contains("zhiheng-federated=;")
                .endsWith("Max-Age=0");
        assertThat(cookie(in, "zhiheng")).endsWith("; Path=/; HttpOnly; SameSite=Strict");
        Map<?, ?> who = RestServer.json(get("/api/v1/session", "Cookie", pair(cookie(in, "zhiheng"))));
        assertThat((Object) who.get("name")).isEqualTo("officer");
        assertThat(who.get("csrf")).isEqualTo(RestServer.json(in).get("csrf"));
    }

    @Test
    void with_two_factors_there_the_browser_is_in_when_it_comes_back() {
        link("strong");
        HttpResponse<byte[]> in = comeBackAs("strong");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(URI.create(location(in)).getPath()).isEqualTo("/home");
        assertThat(URI.create(location(in)).getFragment()).isNull();
        assertThat(cookie(in, "zhiheng-federated")).endsWith("Max-Age=0");
        assertThat(get("/api/v1/session", "Cookie", pair(cookie(in, "zhiheng"))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void another_browsers_answer_or_one_sent_again_lets_nobody_in() {
        link("strong");
        HttpResponse<byte[]> begun = get(BEGIN);
        URI to = new Browser().signIn(URI.create(location(begun)), "strong");
        refused(get(back(to)));
        refused(get(back(to), "Cookie", pair(cookie(get(BEGIN), "zhiheng-federated"))));
        String kept = pair(cookie(begun, "zhiheng-federated"));
        refused(get(back(to).replaceFirst("state=[^&]*", "state=guessed"), "Cookie", kept));
        assertThat(get(back(to), "Cookie", kept).statusCode()).isEqualTo(303);
        refused(get(back(to), "Cookie", kept));
    }

    @Test
    void who_is_not_linked_or_no_longer_gets_the_same_answer() {
        refused(comeBackAs("stranger"));
        Object identity = RestServer.json(link("strong")).get("identity");
        assertThat(comeBackAs("strong").statusCode()).isEqualTo(303);
        HttpResponse<byte[]> unlinked = RestServer.send(server.to("/api/v1/identities/" + identity)
                .header("Cookie", "zhiheng=" + security)
                .header("X-CSRF-Token", access.signIn.csrf(security))
                .DELETE());
        assertThat(unlinked.statusCode()).isEqualTo(204);
        refused(comeBackAs("strong"));
        refused(comeBackAs("other-key"));
    }

    @Test
    void nothing_the_browser_brings_says_where_it_is_sent_afterwards() {
        link("strong");
        HttpResponse<byte[]> begun = get(BEGIN + "?landing=https://elsewhere.example&redirect_uri=//elsewhere.example");
        assertThat(location(begun)).doesNotContain("elsewhere");
        URI to = new Browser().signIn(URI.create(location(begun)), "strong");
        HttpResponse<byte[]> in = get(
                back(to) + "&landing=https://elsewhere.example&redirect_uri=//elsewhere.example",
                "Cookie",
                pair(cookie(begun, "zhiheng-federated")),
                "Referer",
                "https://elsewhere.example/");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(location(in)).endsWith("/home").doesNotContain("elsewhere");
    }

    @Test
    void over_tls_the_cookie_is_from_this_host_alone() {
        HttpResponse<byte[]> begun = get(BEGIN, "X-Forwarded-Proto", "https");
        assertThat(cookie(begun, "__Host-zhiheng-federated"))
                .endsWith("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure");
    }

    @Test
    void what_is_linked_is_listed_without_what_it_is_called_there() {
        link("zhang");
        HttpResponse<byte[]> listed =
                get("/api/v1/accounts/" + officer + "/identities", "Cookie", "zhiheng=" + security);
        List<?> identities = (List<?>) RestServer.json(listed).get("identities");
        assertThat(identities).hasSize(1);
        assertThat(((Map<?, ?>) identities.get(0)).keySet().toString()).isEqualTo("[identity, issuer, since]");
        assertThat(link("zhang").statusCode()).isEqualTo(409);
    }
}
