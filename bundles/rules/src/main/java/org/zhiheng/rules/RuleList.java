package org.zhiheng.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A list of dated rows.
 *
 * @param name the file's name without ending
 * @param columns in the file's order
 * @param keys names of the columns that together identify a row on a day
 * @param merge how it meets a list of the same name in an upper layer
 * @param source what the rows rest on where a row does not cite its own
 * @param reading the assumed reading beside the doubt, in Chinese; null where there is none
 */
public record RuleList(
        String name,
        String title,
        List<Column> columns,
        List<String> keys,
        Merge merge,
        Source source,
        Verified verified,
        String doubt,
        String reading,
        List<Row> rows) {

    /** How a list meets the upper list of the same name. */
    public enum Merge {
        /** It stands in place of the upper list. */
        REPLACE,
        /** Its rows are added; a row with the same key stands in place of the upper one. */
        EXTEND
    }

    /** @param type text, code, number, money, integer, boolean, date or codes (values separated by {@code |}) */
    public record Column(String name, String title, String type, boolean required) {}

    /**
     * One row.
     *
     * @param from first day on which it holds
     * @param until last day, inclusive; null when open
     * @param cells by column, absent where the cell is empty: String, BigDecimal, Integer, Boolean, LocalDate or
     *     {@code List<String>}
     */
    public record Row(LocalDate from, LocalDate until, Map<String, Object> cells, Source source, int line) {

        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }

        /** The cell as text; null when empty. */
        public String text(String column) {
            Object cell = cells.get(column);
            return cell == null ? null : cell.toString();
        }
    }
}
