package org.zhiheng.records;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/**
 * A receipt as it lies where the public is: closed with what the code on the paper says, which nobody keeps there. Whoever has the paper opens it; nobody else can, nor tell
 * of which decision it is, nor that there is one. Format: an initialisation vector of 12 bytes, then AES-256-GCM. Immutable.
 *
 * @param id of the receipt
 * @param hash of the entry it rests on, as the code has it behind {@code #}
 */
public record ReceiptBox(String id, String hash) {

    /** Of the longest mark that is read. */
    private static final Pattern MARK = Pattern.compile(".{0,300}?([0-9a-f-]{36})#((?:sha-256|sm3):[0-9a-f]{64})");

    private static final String KEY = "zhiheng-receipt-box-key-1";
    private static final String NAME = "zhiheng-receipt-box-name-1";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int VECTOR = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The box that a mark, as it stands in a QR code, opens; empty for what is no mark. */
    public static Optional<ReceiptBox> of(String mark) {
        Matcher read = MARK.matcher(mark);
        return read.matches() ? Optional.of(new ReceiptBox(read.group(1), read.group(2))) : Optional.empty();
    }

    /** Under which name it lies: says nothing to who does not have the code. */
    public String name() {
        return HexFormat.of().formatHex(derived(NAME)) + ".box";
    }

    /** What lies there. */
    public byte[] close(byte[] receipt) {
        byte[] vector = new byte[VECTOR];
        RANDOM.nextBytes(vector);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, vector).doFinal(receipt);
            byte[] box = Arrays.copyOf(vector, VECTOR + closed.length);
            System.arraycopy(closed, 0, box, VECTOR, closed.length);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    /**
     * The receipt.
     *
     * @throws ZhihengException {@code INVALID} {@code RECORD-RECEIPT-BOX} for what was altered or cut off
     */
    public byte[] open(byte[] box) {
        try {
            if (box.length < VECTOR) {
                throw new GeneralSecurityException("cut off");
            }
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(box, VECTOR)).doFinal(box, VECTOR, box.length - VECTOR);
        } catch (GeneralSecurityException e) {
            throw new ZhihengException(ErrorKind.INVALID, "RECORD-RECEIPT-BOX", "存放的凭证已经损坏", null, e);
        }
    }

    private Cipher cipher(int mode, byte[] vector) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(derived(KEY), "AES"), new GCMParameterSpec(TAG_BITS, vector));
        return cipher;
    }

    private byte[] derived(String use) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((use + "\n" + id + "#" + hash).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
