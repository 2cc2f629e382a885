package org.zhiheng.records;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.api.error.ZhihengException;

/** Hashes of GB/T 32905 and FIPS 180, signatures of RFC 8032, 7.1, and GB/T 32918.5. */
class SuiteTest {

    private static final byte[] ED25519_PUBLIC =
            hex("302a300506032b6570032100" + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    private static final byte[] ED25519_PRIVATE = hex(
            "302e020100300506032b657004220420" + "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    private static final byte[] ED25519_SIGNATURE =
            hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    private static final byte[] SM2_PUBLIC = hex("3059301306072a8648ce3d020106082a811ccf5501822d03420004"
            + "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
            + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
    private static final byte[] SM2_SIGNATURE = hex("3046"
            + "022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
            + "022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");

    @Test
    void hashes_of_abc() {
        assertThat(HashAlgorithm.SM3.text(HashAlgorithm.SM3.hash("abc".getBytes(US_ASCII))))
                .isEqualTo("sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(HashAlgorithm.SHA_256.text(HashAlgorithm.SHA_256.hash("abc".getBytes(US_ASCII))))
                .isEqualTo("sha-256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "sha-1:ba7816bf8f01cfea414140de5dae2223b00361a3",
                "sha-256:BA7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "sha-256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015",
                "sm3:../../etc/passwd"
            })
    void what_is_not_written_as_a_hash_is_refused(String text) {
        assertThatThrownBy(() -> HashAlgorithm.of(text)).isInstanceOf(ZhihengException.class);
    }

    @Test
    void ed25519_signs_and_verifies_as_the_rfc_says() {
        assertThat(Suite.SHA256_ED25519.sign(ED25519_PRIVATE, hex("72"))).isEqualTo(ED25519_SIGNATURE);
        assertThat(Suite.SHA256_ED25519.verifies(ED25519_PUBLIC, hex("72"), ED25519_SIGNATURE))
                .isTrue();
        assertThat(Suite.SHA256_ED25519.verifies(ED25519_PUBLIC, hex("73"), ED25519_SIGNATURE))
                .isFalse();
    }

    @Test
    void sm2_verifies_the_example_of_the_standard() {
        byte[] message = "message digest".getBytes(US_ASCII);
        assertThat(Suite.SM3_SM2.verifies(SM2_PUBLIC, message, SM2_SIGNATURE)).isTrue();
        assertThat(Suite.SM3_SM2.verifies(SM2_PUBLIC, "message digesT".getBytes(US_ASCII), SM2_SIGNATURE))
                .isFalse();
    }

    @Test
    void a_key_of_another_suite_verifies_nothing() {
        assertThat(Suite.SM3_SM2.verifies(ED25519_PUBLIC, hex("72"), ED25519_SIGNATURE))
                .isFalse();
        assertThat(Suite.SHA256_ED25519.verifies(hex("00"), hex("72"), ED25519_SIGNATURE))
                .isFalse();
        assertThatThrownBy(() -> Suite.SM3_SM2.sign(ED25519_PRIVATE, hex("72"))).isInstanceOf(ZhihengException.class);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
