package org.zhiheng.persistence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import org.zhiheng.api.error.ZhihengException;

/**
 * The last row of a page: by what the list was sorted, that column's value and the key. Callers take it as an opaque word. It proves
 * nothing: whoever makes one up starts at another row of the same list, which the filter of the query bounds as ever.
 */
record Cursor(Object value, Object key) {

    private static final int FORM = 1;

    static Cursor read(String word, SortColumn sort, boolean descending, SortColumn keyColumn) {
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(word)))) {
            if (in.readByte() != FORM || !in.readUTF().equals(sort.name()) || in.readBoolean() != descending) {
                throw refused("游标属于另一种排序", null);
            }
            Cursor cursor = new Cursor(parse(sort.type(), in.readUTF()), parse(keyColumn.type(), in.readUTF()));
            if (in.read() != -1) {
                throw refused("游标不完整或者被改动", null);
            }
            return cursor;
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw refused("游标不完整或者被改动", e);
        }
    }

    String word(SortColumn sort, boolean descending) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeUTF(sort.name());
            out.writeBoolean(descending);
            out.writeUTF(text(value));
            out.writeUTF(text(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** The value of a column in the current row. */
    static Object value(ResultSet row, SortColumn column) throws SQLException {
        String label = column.column().substring(column.column().lastIndexOf('.') + 1);
        Object value =
                switch (column.type()) {
                    case TEXT -> row.getString(label);
                    case INTEGER -> row.getLong(label);
                    case DECIMAL -> row.getBigDecimal(label);
                    case DATE -> row.getDate(label) == null
                            ? null
                            : row.getDate(label).toLocalDate();
                    case INSTANT -> Instants.get(row, label);
                };
        if (value == null || row.wasNull()) {
            throw new IllegalStateException("a list is sorted by column " + column.column() + ", which has a null");
        }
        return value;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static Object parse(SortColumn.Type type, String text) {
        return switch (type) {
            case TEXT -> text;
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case DATE -> LocalDate.parse(text);
            case INSTANT -> Instant.parse(text);
        };
    }

    private static ZhihengException refused(String message, Exception cause) {
        return new ZhihengException(
                org.zhiheng.api.error.ErrorKind.INVALID, "PAGE-CURSOR", message + ",请从第一页重新查询", "after", cause);
    }
}
