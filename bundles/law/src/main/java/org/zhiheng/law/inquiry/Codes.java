package org.zhiheng.law.inquiry;

import java.util.Locale;
import org.zhiheng.rules.Applied;

/** Enumerations as the contract and rule packages spell them. */
public final class Codes {

    private Codes() {}

    /** E.g. {@code restrict-business} for {@code RESTRICT_BUSINESS}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a rule that is a list of codes names the constant. */
    public static boolean contains(Applied codes, Enum<?> constant) {
        return codes.codes().contains(of(constant));
    }
}
