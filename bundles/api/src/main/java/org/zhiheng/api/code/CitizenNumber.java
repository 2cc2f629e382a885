package org.zhiheng.api.code;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.zhiheng.api.error.ZhihengException;

/**
 * 公民身份号码 (GB 11643-1999). Always valid once made; {@link #toString()} masks it, for it must not reach logs.
 *
 * @param value eighteen characters, the last a digit or X; its first six are not checked against today's divisions, for old
 *     codes stay valid
 */
public record CitizenNumber(String value) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    public CitizenNumber {
        if (!isValid(value)) {
            throw ZhihengException.invalid("CODE-CITIZEN", "公民身份号码不正确:长度、出生日期或者校验码有误", null);
        }
    }

    /** Whether the text is a well-formed number with a real birth date and the right check character. Null is not. */
    public static boolean isValid(String text) {
        if (text == null || text.length() != 18) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return false;
            }
            sum += (digit - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11) == text.charAt(17) && birthDateOf(text) != null;
    }

    public LocalDate birthDate() {
        return birthDateOf(value);
    }

    /** Full years of age on a day; the birthday itself counts. */
    public int ageOn(LocalDate day) {
        return birthDate().until(day).getYears();
    }

    public boolean male() {
        return (value.charAt(16) - '0') % 2 == 1;
    }

    /** The number with birth date and sequence hidden, for display. */
    public String masked() {
        return value.substring(0, 6) + "************";
    }

    @Override
    public String toString() {
        return masked();
    }

    private static LocalDate birthDateOf(String text) {
        try {
            return LocalDate.of(
                    Integer.parseInt(text.substring(6, 10)),
                    Integer.parseInt(text.substring(10, 12)),
                    Integer.parseInt(text.substring(12, 14)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
