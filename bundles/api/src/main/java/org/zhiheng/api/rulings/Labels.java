package org.zhiheng.api.rulings;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

    /** As {@link #missing(List)}, with what people call the facts: for whoever is to put in what is missing. */
    public static String missing(List<String> missing, Class<? extends Record> facts) {
        return missing.stream()
                .map(each -> each.startsWith("facts.")
                        ? "登记的“" + called(each.substring("facts.".length()), facts) + "”"
                        : missing(each))
                .distinct()
                .collect(Collectors.joining("、"));
    }

    /** What people call a fact, or what it is part of. */
    private static String called(String path, Class<? extends Record> facts) {
        String first = path.split("[.\\[]", 2)[0];
        return Arrays.stream(facts.getRecordComponents())
                .filter(each -> each.getName().equals(first))
                .map(each -> each.getAnnotation(Label.class))
                .filter(Objects::nonNull)
                .map(Label::value)
                .findFirst()
                .orElse(path);
    }

    private static String missing(String what) {
        if (what.startsWith("calendar.")) {
            return what.substring("calendar.".length()) + "年的工作日安排";
        }
        return what.startsWith("rule.") ? "现行规则的规定" : "登记的情况";
    }
}
