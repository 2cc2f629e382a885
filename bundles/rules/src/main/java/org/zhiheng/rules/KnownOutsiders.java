package org.zhiheng.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who has to act by a term without being anybody on the platform. The handler watches over such a term. */
public enum KnownOutsiders {
    PARTY("当事人"),
    POLICE("公安机关"),
    COURT("人民法院");

    private static final Map<String, KnownOutsiders> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(KnownOutsiders::code, Function.identity()));

    private final String title;

    KnownOutsiders(String title) {
        this.title = title;
    }

    /** The outsider of a word in a procedure file; null when there is none. */
    public static KnownOutsiders of(String code) {
        return BY_CODE.get(code);
    }

    /** The word in procedure files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In Chinese. */
    public String title() {
        return title;
    }
}
