package org.zhiheng.access.domain;

import java.text.Normalizer;
import java.util.Locale;

/** What makes two spellings of a person's number or name the same one: full width or half, either case, with or without blanks. */
public final class PersonNumber {

    private PersonNumber() {}

    /** What numbers are compared by. */
    public static String key(String number) {
        return Normalizer.normalize(number, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Cf}]", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Whether it is the same name. */
    public static boolean sameName(String one, String other) {
        return key(one).equals(key(other));
    }
}
