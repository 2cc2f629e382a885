package org.zhiheng.access.domain;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.OptionalLong;

/** One-time passwords by time (RFC 6238), as every authenticator makes them: HMAC-SHA-1, steps of 30 seconds, six digits. */
public final class Totp {

    private static final long STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private Totp() {}

    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** @param algorithm {@code HmacSHA1}, {@code HmacSHA256} or {@code HmacSHA512} */
    static String code(byte[] secret, long step, int digits, String algorithm) {
        byte[] mac = Secrets.mac(
                algorithm, secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac).getInt(offset) & 0x7fffffff;
        return String.format("%0" + digits + "d", number % POWERS[digits]);
    }

    /** The code of a step. */
    public static String code(byte[] secret, long step) {
        return code(secret, step, DIGITS, "HmacSHA1");
    }

    /**
     * The step a code belongs to: the present one or, for clocks that differ and people who type slowly, one beside it; but none at or
     * before the last used.
     */
    public static OptionalLong accept(byte[] secret, String code, Instant now, long lastStep) {
        long present = step(now);
        OptionalLong found = OptionalLong.empty();
        for (long each = present - 1; each <= present + 1; each++) {
            // All are compared, so that the time tells nothing.
            if (Secrets.same(code(secret, each), code) && each > lastStep) {
                found = OptionalLong.of(each);
            }
        }
        return found;
    }
}
