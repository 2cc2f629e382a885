package org.zhiheng.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import org.zhiheng.api.error.ZhihengException;

/** Parameters of a query, told as wrong in the same form as fields of a body; by itself JAX-RS would say that there is no such address. */
final class Queries {

    enum Order {
        ASCENDING,
        DESCENDING
    }

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private Queries() {}

    /** Does something whose own words for a field are others than those of the request. */
    static <T> T named(String known, String sent, Supplier<T> work) {
        try {
            return work.get();
        } catch (ZhihengException e) {
            if (e.field().filter(known::equals).isEmpty()) {
                throw e;
            }
            throw new ZhihengException(e.kind(), e.code(), e.getMessage(), sent, e);
        }
    }

    static <E extends Enum<E>> E word(Class<E> type, String name, String text) {
        return Words.read(type, text)
                .orElseThrow(() -> ZhihengException.invalid(
                        "HTTP-FIELD", name + "应当是其中之一:" + String.join("、", Words.all(type)), name));
    }

    static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ZhihengException.invalid("HTTP-FIELD", name + "应当是整数", name);
        }
    }

    /** The number of an entry in a history. */
    static long entry(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ZhihengException.invalid("HTTP-FIELD", name + "应当是记录的序号,从0起的整数", name);
        }
    }

    static long position(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ZhihengException.invalid("HTTP-FIELD", name + "应当是上一页的next", name);
        }
    }

    static boolean yes(String name, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw ZhihengException.invalid("HTTP-FIELD", name + "应当是true或者false", name);
    }

    static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ZhihengException.invalid("HTTP-FIELD", name + "应当是日期,例如2026-03-02", name);
        }
    }

    /** ISO 8601 with offset, in years that databases know. */
    static Instant moment(String name, String text) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            if (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST)) {
                return moment;
            }
            throw ZhihengException.invalid("HTTP-FIELD", name + "应当在1900年到9999年之间", name);
        } catch (DateTimeParseException e) {
            throw ZhihengException.invalid("HTTP-FIELD", name + "应当是带时区的时刻,例如2026-03-02T09:00:00+08:00", name);
        }
    }
}
