package org.zhiheng.testkit.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.signing.Signers;

/** Only what a configured signer signed, exactly as it was signed, and while the certificate is valid. */
class SignersTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final SigningKey KEY = SigningKey.make("签名人", Instant.parse("2026-01-01T00:00:00Z"), 365);
    private static final PackageContent CONTENT = content("version: 1.0.0");

    @TempDir
    Path folder;

    private static PackageContent content(String manifest) {
        return PackageContent.of(Map.of("package.yaml", manifest.getBytes(StandardCharsets.UTF_8)));
    }

    private static PackageContent signed(PackageContent content, byte[] signature) {
        Map<String, byte[]> files = new TreeMap<>();
        content.paths().forEach(path -> files.put(path, content.bytes(path)));
        files.put(PackageContent.SIGNATURE, signature);
        return PackageContent.of(files);
    }

    private static List<String> codes(PackageContent content, Instant at, SigningKey... trusted) {
        return new Signers(Arrays.stream(trusted).map(SigningKey::certificate).toList())
                .check(content, at).stream().map(Fault::code).toList();
    }

    @Test
    void takes_what_a_configured_signer_signed() {
        assertThat(codes(signed(CONTENT, KEY.sign(CONTENT, NOW)), NOW, SigningKey.make("另一人", NOW, 1), KEY))
                .isEmpty();
    }

    @Test
    void refuses_what_is_not_signed() {
        assertThat(codes(CONTENT, NOW, KEY)).containsExactly("RP-SIGN-001");
    }

    @Test
    void refuses_another_content_under_the_signature() {
        assertThat(codes(signed(content("version: 1.0.1"), KEY.sign(CONTENT, NOW)), NOW, KEY))
                .containsExactly("RP-SIGN-003");
    }

    @Test
    void refuses_a_signer_nobody_configured_even_of_the_same_name() {
        SigningKey forger = SigningKey.make("签名人", Instant.parse("2026-01-01T00:00:00Z"), 365);
        assertThat(codes(signed(CONTENT, forger.sign(CONTENT, NOW)), NOW, KEY)).containsExactly("RP-SIGN-004");
        assertThat(codes(signed(CONTENT, KEY.sign(CONTENT, NOW)), NOW)).containsExactly("RP-SIGN-004");
    }

    @Test
    void refuses_a_certificate_out_of_its_time() {
        PackageContent signed = signed(CONTENT, KEY.sign(CONTENT, NOW));
        assertThat(codes(signed, Instant.parse("2027-01-01T00:00:01Z"), KEY)).containsExactly("RP-SIGN-005");
        assertThat(codes(signed, Instant.parse("2025-12-31T23:59:59Z"), KEY)).containsExactly("RP-SIGN-005");
        assertThat(codes(signed, Instant.parse("2026-01-01T00:00:00Z"), KEY)).isEmpty();
        PackageContent backdated = signed(CONTENT, KEY.sign(CONTENT, Instant.parse("2025-12-31T00:00:00Z")));
        assertThat(codes(backdated, NOW, KEY)).containsExactly("RP-SIGN-005");
    }

    @Test
    void refuses_what_is_no_signature() throws Exception {
        byte[] good = KEY.sign(CONTENT, NOW);
        assertThat(codes(signed(CONTENT, new byte[0]), NOW, KEY)).containsExactly("RP-SIGN-002");
        assertThat(codes(signed(CONTENT, "nonsense".getBytes(StandardCharsets.UTF_8)), NOW, KEY))
                .containsExactly("RP-SIGN-002");
        assertThat(codes(signed(CONTENT, Arrays.copyOf(good, good.length / 2)), NOW, KEY))
                .containsExactly("RP-SIGN-002");
        assertThat(codes(signed(CONTENT, new byte[100_000]), NOW, KEY)).containsExactly("RP-SIGN-002");
        assertThat(codes(
                        signed(
                                CONTENT,
                                new CMSSignedDataGenerator()
                                        .generate(new CMSProcessableByteArray(new byte[0]))
                                        .getEncoded()),
                        NOW,
                        KEY))
                .containsExactly("RP-SIGN-002");
    }

    /** Whatever byte is changed, the signature is refused, or still says the same. */
    @Test
    void no_changed_byte_makes_another_content_pass() {
        byte[] good = KEY.sign(CONTENT, NOW);
        PackageContent other = content("version: 1.0.1");
        for (int i = 0; i < good.length; i++) {
            byte[] bent = good.clone();
            bent[i] ^= 0x01;
            assertThat(codes(signed(other, bent), NOW, KEY)).as("byte %d", i).hasSize(1);
        }
    }

    @Test
    void reads_the_certificates_of_a_folder() throws IOException {
        Files.writeString(folder.resolve("a.pem"), KEY.pem());
        Files.writeString(folder.resolve("README"), "not a certificate");
        PackageContent signed = signed(CONTENT, KEY.sign(CONTENT, NOW));
        assertThat(Signers.ofFolder(folder).check(signed, NOW)).isEmpty();
        assertThat(Signers.ofFolder(folder.resolve("none")).check(signed, NOW))
                .extracting(Fault::code)
                .containsExactly("RP-SIGN-004");

        Files.writeString(folder.resolve("b.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> Signers.ofFolder(folder))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-SIGNERS"))
                .hasMessageContaining("b.pem");
    }

    @Test
    void one_key_is_made_however_many_ask_for_it_at_once() throws Exception {
        ExecutorService together = Executors.newFixedThreadPool(8);
        try {
            for (int turn = 0; turn < 5; turn++) {
                Path none = folder.resolve("keys-" + turn).resolve("signing");
                List<Future<SigningKey>> asked =
                        together.invokeAll(Collections.nCopies(8, () -> SigningKey.ofFolder(none, "本机", NOW, 30)));
                Set<String> made = new HashSet<>();
                for (Future<SigningKey> each : asked) {
                    made.add(each.get().pem());
                }
                assertThat(made).containsExactly(Files.readString(none.resolve("signing.pem")));
                try (Stream<Path> left = Files.list(none.getParent())) {
                    assertThat(left).containsExactly(none);
                }
            }
        } finally {
            together.shutdownNow();
        }
    }

    @Test
    void keeps_the_key_of_a_folder_to_its_owner() throws IOException {
        SigningKey made = SigningKey.ofFolder(folder, "本机", NOW, 30);
        SigningKey again = SigningKey.ofFolder(folder, "本机", NOW, 30);
        assertThat(again.certificate()).isEqualTo(made.certificate());
        assertThat(codes(signed(CONTENT, again.sign(CONTENT, NOW)), NOW, made)).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("signing.p12"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("signing.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_signed_bundle_is_read_with_its_signature() throws IOException {
        Path jar = folder.resolve("r.jar");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RegionBundleFile.write("org.zhiheng.rules.cn.371099", "1.0.0", "371099", CONTENT, KEY, NOW, bytes);
        Files.write(jar, bytes.toByteArray());

        PackageContent read = PackageContent.fromJar(jar);

        assertThat(read.hash()).isEqualTo(CONTENT.hash());
        assertThat(codes(read, NOW, KEY)).isEmpty();
    }
}
