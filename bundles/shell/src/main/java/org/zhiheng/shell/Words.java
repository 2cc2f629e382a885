package org.zhiheng.shell;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Label;

/** How enumerations and moments are written at the console and read from it. */
final class Words {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Years that databases know. */
    private static final int EARLIEST = 1900;

    private static final int LATEST = 9998;

    private Words() {}

    /** As it is typed: {@code rule-steward}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its Chinese name. */
    static String label(Enum<?> constant) {
        try {
            Label label = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Label.class);
            return label == null ? of(constant) : label.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads either. */
    static <E extends Enum<E>> E read(Class<E> type, String word, String field) {
        return read(type.getEnumConstants(), word, each -> label(each), field);
    }

    /** Reads the word of a constant or what {@code other} gives for it. */
    static <E extends Enum<E>> E read(E[] constants, String word, Function<E, String> other, String field) {
        return Arrays.stream(constants)
                .filter(each -> of(each).equals(word) || other.apply(each).equals(word))
                .findFirst()
                .orElseThrow(() -> ZhihengException.invalid(
                        "SHELL-WORD",
                        "不能是“" + word + "”;可以写:"
                                + Arrays.stream(constants)
                                        .map(each -> of(each) + " " + other.apply(each))
                                        .collect(Collectors.joining(",")),
                        field));
    }

    /** Operations by their ids. */
    static Set<Operation> operations(List<String> ids) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (String each : ids) {
            operations.add(Operation.of(each)
                    .orElseThrow(() -> ZhihengException.invalid(
                            "SHELL-OPERATION",
                            "没有事项“" + each + "”;全部事项:"
                                    + Arrays.stream(Operation.values())
                                            .map(Operation::id)
                                            .collect(Collectors.joining(" ")),
                            "operations")));
        }
        return operations;
    }

    /** In the platform's zone. */
    static String time(Instant moment, Clock clock) {
        return moment == null ? "" : TIME.format(moment.atZone(clock.getZone()));
    }

    /** The beginning of a day; null for none. */
    static Instant day(String text, Clock clock, String field) {
        try {
            if (text == null) {
                return null;
            }
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < EARLIEST || day.getYear() > LATEST) {
                throw ZhihengException.invalid("SHELL-DATE", "应当在1900年到9998年之间", field);
            }
            return day.atStartOfDay(clock.getZone()).toInstant();
        } catch (DateTimeParseException e) {
            throw ZhihengException.invalid("SHELL-DATE", "应当是日期,例如2026-12-31,现在是“" + text + "”", field);
        }
    }
}
