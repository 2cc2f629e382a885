package org.zhiheng.records.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Personal;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.PersonalDigest;

class VaultCipherTest {

    private static final Personal NAME = new Personal("p-1", "name", "王某某");

    @TempDir
    private Path folder;

    private Pkcs12VaultKeys keys;
    private VaultCipher cipher;

    @BeforeEach
    void a_vault() {
        keys = open();
        cipher = new VaultCipher(keys);
    }

    private Pkcs12VaultKeys open() {
        return Pkcs12VaultKeys.open(folder.resolve("vault.p12"), "a password".toCharArray());
    }

    @Test
    void a_datum_opens_again_after_a_restart_and_proves_its_digest() {
        WrappedKey key = cipher.newKey("p-1");
        VaultRecord stored = cipher.seal(NAME, HashAlgorithm.SM3, key);
        assertThat(stored.digest()).matches("hmac-sm3:[0-9a-f]{64}");
        assertThat(new String(stored.sealed(), StandardCharsets.UTF_8)).doesNotContain("王");

        Revealed revealed = new VaultCipher(open()).open(stored, key);
        assertThat(revealed.value()).isEqualTo("王某某");
        assertThat(PersonalDigest.matches(stored.digest(), revealed.salt(), "name", "王某某"))
                .isTrue();
        assertThat(PersonalDigest.matches(stored.digest(), revealed.salt(), "name", "李某某"))
                .isFalse();
    }

    @Test
    void equal_values_have_unequal_digests_and_equal_look_up() {
        WrappedKey key = cipher.newKey("p-1");
        VaultRecord one = cipher.seal(NAME, HashAlgorithm.SM3, key);
        VaultRecord other = cipher.seal(new Personal("p-2", "name", "王某某"), HashAlgorithm.SM3, cipher.newKey("p-2"));
        assertThat(one.digest()).isNotEqualTo(other.digest());
        assertThat(one.lookup()).isEqualTo(other.lookup()).isEqualTo(cipher.lookup("name", "王某某"));
        assertThat(cipher.lookup("alias", "王某某")).isNotEqualTo(one.lookup());
    }

    @Test
    void without_the_person_s_key_nothing_opens() {
        VaultRecord stored = cipher.seal(NAME, HashAlgorithm.SM3, cipher.newKey("p-1"));
        refused(stored, cipher.newKey("p-1"));
    }

    @Test
    void what_was_altered_or_put_elsewhere_does_not_open() {
        WrappedKey key = cipher.newKey("p-1");
        VaultRecord one = cipher.seal(NAME, HashAlgorithm.SM3, key);
        VaultRecord other = cipher.seal(new Personal("p-1", "name", "李某某"), HashAlgorithm.SM3, key);
        refused(new VaultRecord(one.digest(), "p-1", "name", other.sealed(), one.lookup()), key);
        refused(new VaultRecord(one.digest(), "p-1", "alias", one.sealed(), one.lookup()), key);
        byte[] altered = one.sealed().clone();
        altered[20] ^= 1;
        refused(new VaultRecord(one.digest(), "p-1", "name", altered, one.lookup()), key);
        refused(new VaultRecord(one.digest(), "p-1", "name", new byte[5], one.lookup()), key);
        refused(one, new WrappedKey("p-2", key.wrapping(), key.wrapped()));
    }

    private void refused(VaultRecord stored, WrappedKey key) {
        assertThatThrownBy(() -> cipher.open(stored, key))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RECORD-VAULT"));
    }

    @Test
    void a_rotated_wrapping_key_leaves_data_readable() {
        WrappedKey key = cipher.newKey("p-1");
        VaultRecord stored = cipher.seal(NAME, HashAlgorithm.SHA_256, key);
        keys.rotate();
        WrappedKey anew = cipher.wrapAnew(key);
        assertThat(key.wrapping()).isEqualTo("wrapping-1");
        assertThat(anew.wrapping()).isEqualTo("wrapping-2");
        assertThat(cipher.open(stored, key).value()).isEqualTo("王某某");
        assertThat(cipher.open(stored, anew).value()).isEqualTo("王某某");
    }

    @Test
    void nothing_personal_is_told_by_a_log_line() {
        WrappedKey key = cipher.newKey("p-1");
        assertThat(NAME.toString()).doesNotContain("王");
        assertThat(cipher.open(cipher.seal(NAME, HashAlgorithm.SM3, key), key).toString())
                .doesNotContain("王");
    }
}
