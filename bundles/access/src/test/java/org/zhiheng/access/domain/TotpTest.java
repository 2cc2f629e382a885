package org.zhiheng.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test vectors of RFC 6238, appendix B, and what may be used again. */
class TotpTest {

    private static final byte[] SHA1 = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SHA256 = "12345678901234567890123456789012".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SHA512 =
            "1234567890123456789012345678901234567890123456789012345678901234".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59,94287082,46119246,90693936",
        "1111111109,07081804,68084774,25091201",
        "1111111111,14050471,67062674,99943326",
        "1234567890,89005924,91819424,93441116",
        "2000000000,69279037,90698825,38618901",
        "20000000000,65353130,77737706,47863826"
    })
    void makes_the_codes_of_the_rfc(long time, String sha1, String sha256, String sha512) {
        long step = Totp.step(Instant.ofEpochSecond(time));
        assertThat(Totp.code(SHA1, step, 8, "HmacSHA1")).isEqualTo(sha1);
        assertThat(Totp.code(SHA256, step, 8, "HmacSHA256")).isEqualTo(sha256);
        assertThat(Totp.code(SHA512, step, 8, "HmacSHA512")).isEqualTo(sha512);
    }

    @Test
    void takes_the_step_before_and_after_but_none_further() {
        Instant now = Instant.ofEpochSecond(1_111_111_109); // step 37037036
        assertThat(Totp.accept(SHA1, Totp.code(SHA1, 37_037_035), now, -1)).isEqualTo(OptionalLong.of(37_037_035));
        assertThat(Totp.accept(SHA1, "081804", now, -1)).isEqualTo(OptionalLong.of(37_037_036));
        assertThat(Totp.accept(SHA1, "050471", now, -1)).isEqualTo(OptionalLong.of(37_037_037));
        assertThat(Totp.accept(SHA1, Totp.code(SHA1, 37_037_034), now, -1)).isEmpty();
        assertThat(Totp.accept(SHA1, Totp.code(SHA1, 37_037_038), now, -1)).isEmpty();
    }

    @Test
    void takes_no_code_twice_nor_one_before_it() {
        Instant now = Instant.ofEpochSecond(1_111_111_109);
        assertThat(Totp.accept(SHA1, "081804", now, 37_037_036)).isEmpty();
        assertThat(Totp.accept(SHA1, Totp.code(SHA1, 37_037_035), now, 37_037_036))
                .isEmpty();
        assertThat(Totp.accept(SHA1, "050471", now, 37_037_036)).isEqualTo(OptionalLong.of(37_037_037));
    }

    @Test
    void takes_nothing_that_is_no_code() {
        Instant now = Instant.ofEpochSecond(59);
        for (String each : new String[] {"", "0", "2870820", "abcdef", "94287082", "28708２"}) {
            assertThat(Totp.accept(SHA1, each, now, -1)).as(each).isEmpty();
        }
    }

    @Test
    void writes_secrets_in_base32() {
        assertThat(Secrets.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Secrets.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Secrets.base32(SHA1)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
