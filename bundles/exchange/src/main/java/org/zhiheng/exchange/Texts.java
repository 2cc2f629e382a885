package org.zhiheng.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.zhiheng.api.error.ZhihengException;

/** Days and moments as messages write them. */
final class Texts {

    private Texts() {}

    static LocalDate date(String text, String field) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ZhihengException.invalid("SOAP-DATE", field + "应当是日期,例如2024-09-02", field);
        }
    }

    static Instant moment(String text, String field) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw ZhihengException.invalid("SOAP-MOMENT", field + "应当是带时区的时刻,例如2024-09-02T09:00:00+08:00", field);
        }
    }
}
