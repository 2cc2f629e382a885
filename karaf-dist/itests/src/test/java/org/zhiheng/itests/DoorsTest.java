package org.zhiheng.itests;

import static org.awaitility.Awaitility.await;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.Test;
import org.zhiheng.driver.SampleAccounts;
import org.zhiheng.driver.Server;

/** The distribution as a process with a certificate: what the doors let in, and what settings they refuse. Its log is written as JSON. */
public class DoorsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String PASSWORD = "only-for-this-test";

    /** A client that offers TLS 1.1 at most, with two suites of that time. */
    private static final String OLD_HELLO =
            "160301002f" + "0100002b" + "0302" + "00".repeat(32) + "00" + "0004c013002f" + "0100";

    private Server server;
    private Path store;

    @Test
    public void with_a_certificate_only_tls_comes_in_and_wrong_settings_close_the_doors() throws Exception {
        try (Server started =
                new Server(Path.of(System.getProperty("zhiheng.distribution")), Path.of("target/doors"))) {
            server = started;
            store = certificate(server.home().resolveSibling("doors.p12"));
            server.setting("ZHIHENG_TLS", store.toString());
            server.setting("ZHIHENG_LOG", "json");
            server.start();
            HttpClient modern = client("TLSv1.3");
            until(
                    "it is ready",
                    () -> get(modern, "https", "/system/health/ready").statusCode() == 200);

            tls_1_3_and_1_2_are_spoken_and_browsers_are_told_to_stay_with_it(modern);
            old_protocols_and_plain_http_are_refused();
            every_request_has_a_number(modern);
            metrics_are_for_programs_that_may_see_health(client("TLSv1.3"));
            settings_that_would_open_a_plain_door_are_refused_and_told_once();
            server.stop();
        }
    }

    private void tls_1_3_and_1_2_are_spoken_and_browsers_are_told_to_stay_with_it(HttpClient modern) throws Exception {
        HttpResponse<String> answer = modern.send(
                HttpRequest.newBuilder(uri("https", "/system/health"))
                        .header("Authorization", "Bearer " + server.sample().token(SampleAccounts.ADMINISTRATOR))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals("TLSv1.3", answer.sslSession().orElseThrow().getProtocol());
        assertEquals(List.of("max-age=31536000"), answer.headers().allValues("Strict-Transport-Security"));
        assertTrue(answer.body(), answer.body().contains("监听 https://127.0.0.1:" + server.httpPort()));
        HttpResponse<String> before = get(client("TLSv1.2"), "https", "/system/health/ready");
        assertEquals("TLSv1.2", before.sslSession().orElseThrow().getProtocol());
        String suite = before.sslSession().orElseThrow().getCipherSuite();
        assertTrue(suite, suite.startsWith("TLS_ECDHE_ECDSA_WITH_AES_256_GCM"));
    }

    private void old_protocols_and_plain_http_are_refused() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.httpPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(OLD_HELLO));
            byte[] answer = new byte[7];
            new DataInputStream(socket.getInputStream()).readFully(answer);
            assertEquals("an alert", 0x15, answer[0]);
            assertArrayEquals("fatal: protocol version", new byte[] {2, 70}, new byte[] {answer[5], answer[6]});
        }
        assertThrows(IOException.class, () -> get(HttpClient.newHttpClient(), "http", "/system/health/ready"));
    }

    private void every_request_has_a_number(HttpClient modern) throws Exception {
        String made = get(modern, "https", "/api/v1/rulings")
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();
        assertTrue(made, made.matches("[0-9a-f]{16}"));
        HttpRequest given = HttpRequest.newBuilder(uri("https", "/system/health/ready"))
                .header("X-Request-Id", "proxy-0001")
                .build();
        assertEquals(
                List.of("proxy-0001"),
                modern.send(given, HttpResponse.BodyHandlers.ofString())
                        .headers()
                        .allValues("X-Request-Id"));
    }

    private void metrics_are_for_programs_that_may_see_health(HttpClient modern) throws Exception {
        HttpResponse<String> unknown = metrics(modern, "nobody-s-token");
        assertEquals(401, unknown.statusCode());
        assertEquals("{\"code\":\"HTTP-401\",\"message\":\"没有登录,或者令牌无效\",\"field\":null}", unknown.body());
        assertEquals(List.of("nosniff"), unknown.headers().allValues("X-Content-Type-Options"));
        assertEquals(List.of("no-store"), unknown.headers().allValues("Cache-Control"));
        assertEquals(401, get(modern, "https", "/system/metrics").statusCode());
        assertEquals(
                403,
                metrics(modern, server.sample().token(SampleAccounts.PROGRAM)).statusCode());
        ask(
                modern,
                "rotation",
                "{\"division\":\"371002\",\"asOf\":\"2024-11-01\",\"facts\":{\"frontLineSince\":\"2018-11-01\"}}");
        ask(modern, "rotation", "{\"division\":\"371002\",\"asOf\":\"2024-11-01\",\"facts\":{}}");
        ask(modern, "what-i-like", "{\"division\":\"371002\",\"asOf\":\"2024-11-01\",\"facts\":{}}");

        HttpResponse<String> known = metrics(modern, server.sample().token(SampleAccounts.ADMINISTRATOR));
        assertEquals(200, known.statusCode());
        List<String> lines = known.body().lines().toList();
        for (String each : List.of(
                "zhiheng_rulings_total{outcome=\"determined\",question=\"rotation\"} 1.0",
                "zhiheng_rulings_total{outcome=\"undetermined\",question=\"rotation\"} 1.0",
                "zhiheng_rulings_total{outcome=\"refused\",question=\"unknown\"} 1.0",
                "zhiheng_http_request_seconds_count{method=\"GET\",route=\"/system/metrics\",status=\"401\"} 2",
                "zhiheng_http_request_seconds_count{method=\"POST\",route=\"/api/v1/rulings/{question}\",status=\"200\"} 2",
                "zhiheng_http_request_seconds_count{method=\"POST\",route=\"/api/v1/rulings/{question}\",status=\"400\"} 1",
                "zhiheng_database_connections_max 30.0",
                "zhiheng_health_status{check=\"监听\"} 0.0",
                "zhiheng_rule_generation 1.0")) {
            assertTrue(each + " in " + known.body(), lines.contains(each));
        }
        for (String each : List.of(
                "zhiheng_audit_events_total{kind=\"refused\"} ",
                "zhiheng_record_sealed_entries ",
                "zhiheng_record_sealing_lag_seconds ",
                "jvm_memory_used_bytes{area=\"heap\"} ")) {
            assertTrue(each + " in " + known.body(), lines.stream().anyMatch(line -> line.startsWith(each)));
        }
        assertFalse(known.body(), known.body().contains("what-i-like"));
    }

    private void ask(HttpClient client, String question, String facts) throws Exception {
        client.send(
                HttpRequest.newBuilder(uri("https", "/api/v1/rulings/" + question))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + server.sample().token(SampleAccounts.PROGRAM))
                        .POST(HttpRequest.BodyPublishers.ofString(facts))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> metrics(HttpClient client, String token) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri("https", "/system/metrics"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void settings_that_would_open_a_plain_door_are_refused_and_told_once() throws Exception {
        Path settings = server.home().resolve("etc/org.zhiheng.operations.cfg");
        Files.writeString(
                settings, "http.port = " + server.httpPort() + "\nhttp.host = 0.0.0.0\n", StandardCharsets.UTF_8);
        HttpClient plain = HttpClient.newHttpClient();
        String administrator = server.sample().token(SampleAccounts.ADMINISTRATOR);
        HttpRequest health = HttpRequest.newBuilder(uri("http", "/system/health"))
                .header("Authorization", "Bearer " + administrator)
                .build();
        until("health tells of it", () -> plain.send(health, HttpResponse.BodyHandlers.ofString())
                .body()
                .contains("DOOR-PLAIN 在0.0.0.0上监听必须加密"));
        assertEquals(503, get(plain, "http", "/system/health/ready").statusCode());
        assertEquals(503, get(plain, "http", "/api/v1/rulings").statusCode());
        List<String> log = Files.readAllLines(server.home().resolve("data/log/karaf.json"), StandardCharsets.UTF_8);
        List<String> told =
                log.stream().filter(line -> line.contains("DOOR-PLAIN")).toList();
        assertEquals(told.toString(), 1, told.size());
        String line = told.get(0);
        assertTrue(line, line.startsWith("{\"time\":\"20") && line.endsWith("}"));
        assertTrue(
                line, line.contains("\"level\":\"ERROR\"") && line.contains("\"bundle\":\"org.zhiheng.operations\""));
        // Before its bundles start, Karaf puts down there by itself that it holds its lock.
        assertFalse(
                "the text log is not written too",
                Files.readString(server.home().resolve("data/log/karaf.log")).contains("| INFO "));
        assertFalse("no password in the log", log.stream().anyMatch(each -> each.contains(PASSWORD)));
        Path webServer = server.home().resolve("etc/org.ops4j.pax.web.cfg");
        assertFalse("nor in the web server's file", Files.readString(webServer).contains(PASSWORD));
    }

    private static Path certificate(Path file) throws Exception {
        Files.deleteIfExists(file);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "365",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, keytool.exitValue());
        Files.writeString(file.resolveSibling(file.getFileName() + ".password"), PASSWORD);
        return file;
    }

    private HttpClient client(String protocol) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            own.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", own.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        return HttpClient.newBuilder()
                .sslContext(context)
                .sslParameters(parameters)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private URI uri(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + server.httpPort() + path);
    }

    private HttpResponse<String> get(HttpClient client, String scheme, String path)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(scheme, path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void until(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(condition);
    }
}
