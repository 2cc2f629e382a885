package org.zhiheng.api.rulings;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What people call what programs know by a code: the one place where messages get their Chinese terms from. */
public final class Labels {

    private Labels() {}

    /** What people call a constant that has a {@link Label}. */
    public static String of(Enum<?> constant) {
        try {
            return constant.getDeclaringClass()
                    .getField(constant.name())
                    .getAnnotation(Label.class)
                    .value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What people call the constant of a code as rules and registers spell it; the code itself where there is no such constant. */
    public static String of(Class<? extends Enum<?>> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each ->
                        each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code))
                .findFirst()
                .map(Labels::of)
                .orElse(code);
    }

    /** Several of them, as people list them. */
    public static String of(Class<? extends Enum<?>> type, Collection<String> codes) {
        return codes.stream().map(each -> of(type, each)).collect(Collectors.joining("、"));
    }

    /** What an undetermined ruling is missing, for people, who know neither facts nor rules by their names. */
    public static String missing(List<String> missing) {
        return missing.stream().map(Labels::missing).distinct().collect(Collectors.joining("、"));
    }

    private static String missing(String what) {
        if (what.startsWith("calendar.")) {
            return what.substring("calendar.".length()) + "年的工作日安排";
        }
        return what.startsWith("rule.") ? "现行规则的规定" : "登记的情况";
    }
}
