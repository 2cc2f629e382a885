package org.zhiheng.law.inquiry;

import java.util.Locale;
import org.zhiheng.rules.Applied;

/** Enumerations as the contract and rule packages spell them. */
public final class Codes {

    /** Codes by ordinal: spelled once an enumeration, for they are asked for in every ruling. */
    private static final ClassValue<String[]> SPELLED = new ClassValue<>() {
        @Override
        protected String[] computeValue(Class<?> type) {
            Object[] constants = type.getEnumConstants();
            String[] codes = new String[constants.length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] =
                        ((Enum<?>) constants[i]).name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
            return codes;
        }
    };

    private Codes() {}

    /** E.g. {@code restrict-business} for {@code RESTRICT_BUSINESS}. */
    public static String of(Enum<?> constant) {
        return SPELLED.get(constant.getDeclaringClass())[constant.ordinal()];
    }

    /** Whether a rule that is a list of codes names the constant. */
    public static boolean contains(Applied codes, Enum<?> constant) {
        return codes.codes().contains(of(constant));
    }
}
