package org.zhiheng.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/**
 * Moments in columns of type TIMESTAMP: as UTC, to the microsecond, which is as fine as PostgreSQL keeps them. What is written is cut to
 * that, so that a moment read is the moment written.
 */
public final class Instants {

    /** One for each thread: drivers set its time, and nothing else of it. Making one costs more than what it is for. */
    private static final ThreadLocal<Calendar> UTC =
            ThreadLocal.withInitial(() -> new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC)));

    private Instants() {}

    /** A moment as it will be read again. */
    public static Instant stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** @param instant null for none */
    public static void set(PreparedStatement statement, int index, Instant instant) throws SQLException {
        statement.setTimestamp(index, instant == null ? null : Timestamp.from(stored(instant)), UTC.get());
    }

    /** The moment in a column, null where there is none. */
    public static Instant get(ResultSet row, String column) throws SQLException {
        Timestamp found = row.getTimestamp(column, UTC.get());
        return found == null ? null : found.toInstant();
    }
}
