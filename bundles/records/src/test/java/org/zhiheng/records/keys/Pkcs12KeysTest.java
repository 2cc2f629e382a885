package org.zhiheng.records.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Security;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.records.Suite;

class Pkcs12KeysTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-09-02T00:00:00Z"), ZoneOffset.UTC);
    private static final byte[] MESSAGE = {1, 2, 3};

    @TempDir
    private Path folder;

    @Test
    void keys_of_both_suites_are_there_again_after_a_restart() throws Exception {
        Path file = folder.resolve("keys/log.p12");
        Pkcs12Keys made = open(file, "a password");
        assertThat(made.newest()).isEmpty();
        LogKey first = made.make(Suite.SM3_SM2);
        LogKey second = made.make(Suite.SHA256_ED25519);

        Pkcs12Keys again = open(file, "a password");
        assertThat(again.newest().orElseThrow().id()).isEqualTo(second.id()).startsWith("sha-256:");
        LogKey sm2 = again.key(first.id()).orElseThrow();
        assertThat(sm2.suite()).isEqualTo(Suite.SM3_SM2);
        assertThat(sm2.id()).startsWith("sm3:");
        for (LogKey each : new LogKey[] {sm2, again.newest().orElseThrow()}) {
            byte[] signature = each.sign(MESSAGE);
            assertThat(each.suite().verifies(each.publicKey(), MESSAGE, signature))
                    .isTrue();
            assertThat(each.suite().verifies(each.publicKey(), new byte[] {1, 2, 4}, signature))
                    .isFalse();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Security.getProvider("BC")).isNull();
    }

    /** A node notices when the file was copied from another that has changed the key, and overwrites none of its keys. */
    @Test
    void keys_that_another_made_meanwhile_are_found_and_kept() throws Exception {
        Path file = folder.resolve("log.p12");
        Path other = folder.resolve("other.p12");
        Pkcs12Keys one = open(file, "a password");
        LogKey first = one.make(Suite.SM3_SM2);
        Files.copy(file, other);
        LogKey second = open(other, "a password").make(Suite.SM3_SM2);
        assertThat(one.key(second.id())).isEmpty();
        Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, FileTime.from(CLOCK.instant()));
        assertThat(one.key(second.id())).isPresent();
        LogKey third = one.make(Suite.SM3_SM2);
        Pkcs12Keys again = open(file, "a password");
        for (LogKey each : new LogKey[] {first, second, third}) {
            assertThat(again.key(each.id())).isPresent();
        }
    }

    @Test
    void a_wrong_password_and_a_torn_file_are_refused() throws Exception {
        Path file = folder.resolve("log.p12");
        open(file, "right").make(Suite.SM3_SM2);
        refused(file, "wrong");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        refused(file, "right");
    }

    private static void refused(Path file, String password) {
        assertThatThrownBy(() -> open(file, password))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RECORD-KEYS"));
    }

    private static Pkcs12Keys open(Path file, String password) {
        return Pkcs12Keys.open(file, password.toCharArray(), CLOCK);
    }
}
