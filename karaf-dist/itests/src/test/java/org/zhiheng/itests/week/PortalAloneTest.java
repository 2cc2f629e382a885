package org.zhiheng.itests.week;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.zhiheng.driver.Server;

/**
 * The portal as a process of its own, as the operator's guide has it: the distribution with the one feature. The files are made here by the contract alone
 * (docs/contracts/disclosure-exports.md), by nothing of the platform.
 */
class PortalAloneTest {

    private static final String ID = "00000000-0000-4000-8000-000000000001";
    private static final String FORMAT = "zhiheng-disclosure-export-1";
    private static final String PUT =
            """
            {"id":"%s","put":{"body":"market","bodyTitle":"示例局","changedOn":"2026-03-02","decidedOn":"2026-03-02","division":"371002",\
            "fields":[{"name":"party","title":"行政相对人名称","value":"某某商贸有限公司"}],"id":"%1$s","kind":"penalty","kindTitle":"行政处罚决定",\
            "number":"示例〔2026〕1号","phase":"after","publishedOn":"2026-03-03","shownUntil":null,"title":"对无照经营的处罚"}}"""
                    .formatted(ID);
    private static final String REMOVE =
            """
            {"id":"%s","remove":{"bodyTitle":"示例局","number":"示例〔2026〕1号","reason":"决定被撤销","withdrawnOn":"2026-03-04"}}"""
                    .formatted(ID);

    private static KeyPair key() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static String id(KeyPair key) throws GeneralSecurityException {
        return "sha-256:"
                + HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(key.getPublic().getEncoded()));
    }

    private static void deliver(Path folder, KeyPair key, long number, boolean whole, String item)
            throws IOException, GeneralSecurityException {
        String before =
                """
                {"format":"%s","madeAt":"2026-03-03T00:00:00Z","number":%d,"platform":"0123456789abcdef0123456789abcdef","previous":%d,"whole":%s}
                %s
                """
                        .formatted(FORMAT, number, number - 1, whole, item);
        String hash = "sha256:"
                + HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(before.getBytes(StandardCharsets.UTF_8)));
        String signed = "{\"format\":\"%s\",\"hash\":\"%s\",\"key\":\"%s\",\"lines\":2,\"suite\":\"SHA256-ED25519\"}"
                .formatted(FORMAT, hash, id(key));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.UTF_8));
        String end = "{\"end\":" + signed.substring(0, signed.length() - 1) + ",\"signature\":\""
                + Base64.getEncoder().encodeToString(signature.sign()) + "\"}}\n";
        Files.writeString(
                Files.createDirectories(folder.resolve("exports"))
                        .resolve(String.format("zhiheng-disclosure-%012d.jsonl", number)),
                before + end);
    }

    private static void only(Server server) throws IOException {
        Path features = server.home().resolve("etc/org.apache.karaf.features.cfg");
        Files.writeString(
                features,
                "\nfeaturesBoot = bundle,config,feature,log,scr,system,pax-web-http-whiteboard,zhiheng-portal\n",
                StandardOpenOption.APPEND);
        Files.writeString(
                server.home().resolve("etc/org.ops4j.pax.web.cfg"),
                """

                org.osgi.service.http.enabled = true
                org.osgi.service.http.port = %d
                """
                        .formatted(server.httpPort()),
                StandardOpenOption.APPEND);
    }

    @Test
    void it_runs_without_anything_of_the_platform_and_shows_what_signed_files_say() throws Exception {
        KeyPair key = key();
        try (Server server =
                new Server(Path.of(System.getProperty("zhiheng.distribution")), Path.of("target/portal"))) {
            only(server);
            Path folder = server.data().resolve("disclosure");
            Files.writeString(
                    Files.createDirectories(folder.resolve("keys")).resolve("platform.pem"),
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(key.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
            deliver(folder, key, 1, true, PUT);
            server.start();
            Person anybody = Person.unknown(server.base());
            String item = "/public/v1/publications/" + ID;
            await().atMost(ofSeconds(120)).until(() -> status(anybody, item) == 200);
            anybody.get(item).has("fields.value", "某某商贸有限公司");
            assertThat(anybody.get("/public/v1/publications?text=%E5%95%86%E8%B4%B8")
                            .all("total"))
                    .containsExactly("1");
            // A stranger's file is not taken, ours is.
            deliver(folder, key(), 2, false, REMOVE);
            await().atMost(ofSeconds(30))
                    .until(() ->
                            anybody.get("/public/v1/status").text("waiting").equals("true"));
            anybody.get(item).is(200);
            deliver(folder, key, 2, false, REMOVE);
            await().atMost(ofSeconds(30)).until(() -> status(anybody, item) == 410);
            anybody.get(item).has("reason", "决定被撤销");
            assertThat(anybody.get("/api/v1/session").status()).isEqualTo(404);
            assertThat(server.data().resolve("db")).doesNotExist();
            assertThat(server.log())
                    .noneMatch(each -> each.contains("zhiheng-persistence") || each.contains("zhiheng-cases"));
            server.stop();
        }
    }

    private static int status(Person anybody, String address) {
        try {
            return anybody.get(address).status();
        } catch (UncheckedIOException e) {
            // Nobody answers yet.
            return 0;
        }
    }
}
