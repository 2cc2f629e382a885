package org.zhiheng.records;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** Moments as the record writes them: UTC with six decimals, always the same length. */
public final class Times {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int LENGTH = 27;

    private Times() {}

    /** To the microsecond, which is what databases keep. */
    public static Instant cut(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    /** @throws ZhihengException {@code RECORD-TIME} outside the years 0 to 9999 */
    public static String write(Instant moment) {
        String written = FORM.format(moment);
        if (written.length() != LENGTH) {
            throw ZhihengException.invalid("RECORD-TIME", "时间超出范围", "occurredAt");
        }
        return written;
    }

    /** @throws ZhihengException {@code RECORD-TIME} when it is not in this form */
    public static Instant read(String written) {
        try {
            Instant moment = Instant.parse(written);
            if (write(moment).equals(written)) {
                return moment;
            }
        } catch (DateTimeParseException e) {
            throw new ZhihengException(ErrorKind.INVALID, "RECORD-TIME", "不是规定写法的时间:" + written, null, e);
        }
        throw ZhihengException.invalid("RECORD-TIME", "不是规定写法的时间:" + written, null);
    }
}
