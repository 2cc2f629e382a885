package org.zhiheng.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.error.ZhihengException;

/** A provider that misbehaves. */
class OidcProviderTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private String issuer;
    private volatile String document;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, document));
        server.createContext("/moved/.well-known/openid-configuration", exchange -> {
            exchange.getResponseHeaders().add("Location", "/.well-known/openid-configuration");
            answer(exchange, 302, "");
        });
        server.createContext("/slow/.well-known/openid-configuration", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                end.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void end() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String document(String told, String token, String more) {
        return "{\"issuer\":\"" + told + "\",\"authorization_endpoint\":\"" + issuer + "/authorize?tenant=1\","
                + "\"token_endpoint\":\"" + token + "\",\"jwks_uri\":\"" + issuer + "/keys\"" + more + "}";
    }

    private String begin(String at) {
        OidcPolicy policy = new OidcPolicy(
                at,
                "zhiheng",
                null,
                Set.of("openid"),
                "sub",
                URI.create("https://platform.example" + OidcPolicy.CALLBACK),
                "/",
                Set.of(JWSAlgorithm.RS256),
                null,
                Set.of());
        OidcProvider provider = new OidcProvider(
                new OidcSettings(policy),
                Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC),
                Duration.ofSeconds(2));
        ZhihengException[] thrown = new ZhihengException[1];
        URI[] sent = new URI[1];
        thrown[0] = catchThrowableOfType(
                ZhihengException.class,
                () -> sent[0] = provider.authorization("s", "n", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        return thrown[0] == null ? sent[0].toString() : thrown[0].code();
    }

    @Test
    void its_document_says_where_to() {
        document = document(issuer, issuer + "/token", "");
        assertThat(begin(issuer))
                .isEqualTo(issuer + "/authorize?tenant=1&response_type=code&client_id=zhiheng"
                        + "&redirect_uri=https%3A%2F%2Fplatform.example%2Fapi%2Fv1%2Fsession%2Ffederated%2Fcallback"
                        + "&scope=openid&state=s&nonce=n"
                        // The example of RFC 7636, appendix B.
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");
    }

    @Test
    void a_document_of_another_or_that_leads_away_from_tls_is_not_taken() {
        document = document("https://elsewhere.example", issuer + "/token", "");
        assertThat(begin(issuer)).isEqualTo("ACCESS-FEDERATED-PROVIDER");
        document = document(issuer, "http://id.example/token", "");
        assertThat(begin(issuer)).isEqualTo("ACCESS-FEDERATED-PROVIDER");
        document = "{\"issuer\":\"" + issuer + "\"}";
        assertThat(begin(issuer)).isEqualTo("ACCESS-FEDERATED-PROVIDER");
        document = "<html>";
        assertThat(begin(issuer)).isEqualTo("ACCESS-FEDERATED-PROVIDER");
    }

    @Test
    void an_answer_without_end_is_not_read_to_its_end() {
        document = document(issuer, issuer + "/token", ",\"more\":\"" + "x".repeat(256 * 1024) + "\"");
        assertThat(begin(issuer)).isEqualTo("ACCESS-FEDERATED-PROVIDER");
    }

    @Test
    void one_that_sends_elsewhere_is_not_followed() {
        document = document(issuer + "/moved", issuer + "/token", "");
        assertThat(begin(issuer + "/moved")).isEqualTo("ACCESS-FEDERATED-PROVIDER");
    }

    @Test
    void one_that_never_ends_its_answer_is_waited_for_a_bounded_time() {
        long before = System.nanoTime();
        assertThat(begin(issuer + "/slow")).isEqualTo("ACCESS-FEDERATED-PROVIDER");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }
}
