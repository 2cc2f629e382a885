package org.zhiheng.operations.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorPlanTest {

    @TempDir
    private Path folder;

    private DoorPlan plan(String host, String tls, String proxies) {
        return DoorPlan.of("8443", host, tls, proxies, folder.resolve("work"));
    }

    private static List<String> messages(Result result) {
        return StreamSupport.stream(result.spliterator(), false)
                .map(each -> each.getMessage())
                .toList();
    }

    @Test
    void without_settings_the_doors_are_plain_and_at_loopback() {
        DoorPlan plan = DoorPlan.of("8181", "127.0.0.1", "", "", folder);
        assertThat(plan.refusal()).isEmpty();
        assertThat(plan.settings())
                .containsOnly(
                        java.util.Map.entry("org.ops4j.pax.web.listening.addresses", "127.0.0.1"),
                        java.util.Map.entry("org.osgi.service.http.enabled", "true"),
                        java.util.Map.entry("org.osgi.service.http.secure.enabled", "false"),
                        java.util.Map.entry("org.osgi.service.http.port", "8181"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
    void elsewhere_than_loopback_plain_is_refused_and_health_stays_at_loopback(String host) {
        DoorPlan plan = plan(host, " ", "");
        assertThat(plan.refusal().orElseThrow().code()).isEqualTo("DOOR-PLAIN");
        assertThat(plan.settings())
                .containsEntry("org.ops4j.pax.web.listening.addresses", "127.0.0.1")
                .containsEntry("org.osgi.service.http.port", "8443");
        Result told = DoorCheck.tell(plan, TestKeys.ENDS);
        assertThat(told.getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(messages(told))
                .contains("DOOR-PLAIN 在" + host + "上监听必须加密:用ZHIHENG_TLS指明证书;在反向代理后面的,用ZHIHENG_BEHIND_PROXY写明代理的地址");
    }

    @Test
    void with_a_certificate_only_the_encrypted_door_opens_anywhere() throws Exception {
        Path file = new TestKeys("RSA").pkcs12(folder);
        DoorPlan plan = plan("0.0.0.0", file.toString(), "");
        assertThat(plan.refusal()).isEmpty();
        assertThat(plan.settings())
                .containsEntry("org.ops4j.pax.web.listening.addresses", "0.0.0.0")
                .containsEntry("org.osgi.service.http.enabled", "false")
                .containsEntry("org.osgi.service.http.secure.enabled", "true")
                .containsEntry("org.osgi.service.http.port.secure", "8443")
                .containsEntry("org.ops4j.pax.web.ssl.keystore", file.toString())
                .containsEntry("org.ops4j.pax.web.ssl.keystore.password", TestKeys.PASSWORD)
                .containsEntry("org.ops4j.pax.web.ssl.protocols.included", "TLSv1.3,TLSv1.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void a_pem_pair_becomes_a_store_that_only_this_user_reads(String algorithm) throws Exception {
        DoorPlan plan = plan("127.0.0.1", new TestKeys(algorithm).pem(folder).toString(), "");
        assertThat(plan.refusal()).isEmpty();
        ServerKey key = plan.key().orElseThrow();
        assertThat(key.endsAt()).isEqualTo(TestKeys.ENDS);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(Files.newInputStream(key.store()), key.password().toCharArray());
        assertThat(store.getKey("server", key.password().toCharArray()).getAlgorithm())
                .isEqualTo(algorithm);
        assertThat(Files.getPosixFilePermissions(key.store()))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }

    @Test
    void what_is_no_certificate_with_its_key_is_refused() throws Exception {
        TestKeys keys = new TestKeys("EC");
        Path store = keys.pkcs12(folder);
        assertThat(code(folder.resolve("none.p12"))).isEqualTo("DOOR-TLS");
        Files.writeString(folder.resolve("server.p12.password"), "wrong");
        assertThat(code(store)).isEqualTo("DOOR-TLS");
        Files.delete(folder.resolve("server.p12.password"));
        assertThat(code(store)).isEqualTo("DOOR-TLS");
        Path pem = keys.pem(folder);
        Files.writeString(
                folder.resolve("server.key"), "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----");
        assertThat(plan("127.0.0.1", pem.toString(), "").refusal().orElseThrow())
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
        Files.writeString(folder.resolve("server.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
        assertThat(code(pem)).isEqualTo("DOOR-TLS");
        new TestKeys("RSA").pem(Files.createDirectory(folder.resolve("other")));
        Files.copy(folder.resolve("other/server.pem"), pem, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        keys.pem(Files.createDirectory(folder.resolve("mine")));
        Files.copy(
                folder.resolve("mine/server.key"),
                folder.resolve("server.key"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(code(pem)).as("a key of another certificate").isEqualTo("DOOR-TLS");
    }

    private String code(Path tls) {
        return plan("127.0.0.1", tls.toString(), "").refusal().orElseThrow().code();
    }

    @Test
    void behind_a_proxy_nobody_else_connects_but_this_machine() throws Exception {
        DoorPlan plan = plan("0.0.0.0", "", "192.0.2.7, 198.51.100.0/24");
        assertThat(plan.refusal()).isEmpty();
        assertThat(plan.admits(InetAddress.getByName("192.0.2.7"))).isTrue();
        assertThat(plan.admits(InetAddress.getByName("198.51.100.200"))).isTrue();
        assertThat(plan.admits(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(plan.admits(InetAddress.getByName("192.0.2.8"))).isFalse();
        assertThat(plan.admits(InetAddress.getByName("2001:db8::1"))).isFalse();
        assertThat(plan("127.0.0.1", "", "").admits(InetAddress.getByName("192.0.2.8")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0, 127.0.0.1, '', DOOR-PORT",
                "70000, 127.0.0.1, '', DOOR-PORT",
                "abc, 127.0.0.1, '', DOOR-PORT",
                "8181, '', '', DOOR-HOST",
                "8181, 256.1.1.1, '', DOOR-HOST",
                "8181, 0.0.0.0, 192.0.2.0/99, DOOR-PROXY",
            })
    void what_is_no_port_no_address_no_network_is_refused(String port, String host, String proxies, String code) {
        DoorPlan plan = DoorPlan.of(port, host, "", proxies, folder);
        assertThat(plan.refusal().orElseThrow().code()).isEqualTo(code);
        assertThat(plan.settings()).containsEntry("org.ops4j.pax.web.listening.addresses", "127.0.0.1");
    }

    @Test
    void a_certificate_that_ends_in_thirty_days_is_a_warning_and_one_that_has_ended_a_failure() throws Exception {
        DoorPlan plan = plan("127.0.0.1", new TestKeys("EC").pem(folder).toString(), "");
        assertThat(DoorCheck.tell(plan, TestKeys.ENDS.minus(Duration.ofDays(30)))
                        .getStatus())
                .isEqualTo(Result.Status.OK);
        Result soon = DoorCheck.tell(plan, TestKeys.ENDS.minus(Duration.ofDays(29)));
        assertThat(soon.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(messages(soon)).contains("DOOR-CERTIFICATE-ENDING 证书2031-05-04到期,还有29天,请更换");
        Result ended = DoorCheck.tell(plan, TestKeys.ENDS.plusSeconds(1));
        assertThat(ended.getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(messages(ended)).contains("DOOR-CERTIFICATE-ENDED 证书已于2031-05-04到期,请更换");
    }
}
