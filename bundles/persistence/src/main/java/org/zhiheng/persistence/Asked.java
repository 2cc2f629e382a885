package org.zhiheng.persistence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.zhiheng.api.error.ZhihengException;

/**
 * A command with what makes it this one and no other, so that one sent twice is carried out once.
 *
 * @param digest SHA-256, hexadecimal, over everything that was asked for
 */
public record Asked(String command, String digest) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    /**
     * @param code of the error where the command's id has another form
     * @param all everything that is asked for
     */
    public static Asked of(String code, String command, Object... all) {
        if (!ID.matcher(command).matches()) {
            throw ZhihengException.invalid(code, "办理编号应当是1到100个字母、数字或者._:-", "command");
        }
        StringBuilder text = new StringBuilder();
        Arrays.stream(all)
                .map(String::valueOf)
                .forEach(each ->
                        text.append(each.length()).append(':').append(each).append(' '));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return new Asked(command, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
