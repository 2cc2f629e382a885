package org.zhiheng.api.code;

import org.zhiheng.api.error.ZhihengException;

/**
 * 统一社会信用代码, the eighteen characters that name an organisation (GB 32100-2015). Always valid once made.
 *
 * @param value upper case
 */
public record UnifiedSocialCreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int LENGTH = 18;

    public UnifiedSocialCreditCode {
        if (!isValid(value)) {
            throw ZhihengException.invalid("CODE-USCC", "统一社会信用代码不正确:长度、字符或者校验码有误", null);
        }
    }

    /** Whether the text is a well-formed code with the right check character. Null is not. */
    public static boolean isValid(String text) {
        if (text == null || text.length() != LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int index = ALPHABET.indexOf(text.charAt(i));
            boolean digitsOnly = i >= 2 && i < 8;
            if (index < 0 || digitsOnly && index > 9) {
                return false;
            }
            if (i < WEIGHTS.length) {
                sum += index * WEIGHTS[i];
            }
        }
        // The outer remainder matters: a sum divisible by 31 gives 0, not 31.
        return ALPHABET.charAt((31 - sum % 31) % 31) == text.charAt(LENGTH - 1);
    }

    /**
     * Whether the organisation code inside (characters 9 to 17, GB 11714) has its own check character right. Legacy codes may not,
     * so this is a warning and never an error.
     */
    public boolean organisationCodeConsistent() {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(value.charAt(8 + i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        char expected = check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
        return value.charAt(16) == expected;
    }

    /** The GB/T 2260 code of the division that registered the organisation. */
    public String registeringDivision() {
        return value.substring(2, 8);
    }
}
