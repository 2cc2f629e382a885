package org.zhiheng.api.questions;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A day, or a moment with its offset. Hour terms run from moments; all others from days.
 *
 * @param date the day in Asia/Shanghai; never null
 * @param moment null when only the day is known
 */
public record DateOrMoment(LocalDate date, OffsetDateTime moment) {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    public DateOrMoment {
        Objects.requireNonNull(date);
    }

    public static DateOrMoment of(LocalDate date) {
        return new DateOrMoment(date, null);
    }

    public static DateOrMoment of(OffsetDateTime moment) {
        return new DateOrMoment(moment.atZoneSameInstant(SHANGHAI).toLocalDate(), moment);
    }

    /**
     * Reads {@code 2024-09-02} or {@code 2024-09-02T10:00:00+08:00}.
     *
     * @throws java.time.format.DateTimeParseException for anything else
     */
    public static DateOrMoment parse(String text) {
        return text.length() == 10 ? of(LocalDate.parse(text)) : of(OffsetDateTime.parse(text));
    }

    /** ISO 8601; a moment always to the second and with the offset of Asia/Shanghai. */
    @Override
    public String toString() {
        return moment == null
                ? date.toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        moment.atZoneSameInstant(SHANGHAI).truncatedTo(ChronoUnit.SECONDS));
    }
}
