package org.zhiheng.rules.dmn;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One input column as regions: the end points of all its cells cut the values into points and gaps in which every cell answers alike,
 * and each region has the set of rows that accept it. Finding the region is a binary search or a hash look-up. Immutable.
 */
final class ColumnIndex {

    /** Region of a value that no cell names, in a column without order. */
    private static final int OTHER = 0;

    private final ValueType type;
    private final Object[] points;
    private final Map<Object, Integer> regionByValue = new HashMap<>();
    private final long[][] rowsByRegion;
    private final long[] anyRows;
    private final Object[] examples;
    private final boolean[] possible;

    /** @param allowed the values the column allows; null where it does not say */
    ColumnIndex(ValueType type, List<Cell> cells, List<Object> allowed) {
        this.type = type;
        TreeSet<Object> ends = new TreeSet<>();
        for (Cell cell : cells) {
            for (Cell.Span span : cell.spans()) {
                addEnd(ends, span.low());
                addEnd(ends, span.high());
            }
        }
        if (allowed != null) {
            ends.addAll(allowed);
        }
        if (type == ValueType.BOOLEAN) {
            ends.addAll(List.of(true, false));
        }
        points = ends.toArray();
        int regions = type.ordered() ? 2 * points.length + 1 : points.length + 1;
        examples = new Object[regions];
        possible = new boolean[regions];
        for (int i = 0; i < points.length; i++) {
            int region = type.ordered() ? 2 * i + 1 : i + 1;
            regionByValue.put(points[i], region);
            examples[region] = points[i];
        }
        for (int region = 0; region < regions; region++) {
            if (examples[region] == null) {
                examples[region] = inGap(region);
            }
            possible[region] = examples[region] != null && (allowed == null || allowed.contains(examples[region]));
        }
        int words = (cells.size() + 63) / 64;
        rowsByRegion = new long[regions][words];
        anyRows = new long[words];
        for (int row = 0; row < cells.size(); row++) {
            index(cells.get(row), row);
        }
    }

    private static void addEnd(TreeSet<Object> ends, Object end) {
        if (end != null) {
            ends.add(end);
        }
    }

    private void index(Cell cell, int row) {
        if (cell.any()) {
            set(anyRows, row);
        }
        for (int region = 0; region < rowsByRegion.length; region++) {
            // A gap too narrow for an example holds no value at all.
            if (examples[region] != null && cell.accepts(examples[region]) || examples[region] == null && cell.any()) {
                set(rowsByRegion[region], row);
            }
        }
    }

    private static void set(long[] bits, int row) {
        bits[row >> 6] |= 1L << row;
    }

    /** A value inside a gap between points; null where there is none. */
    private Object inGap(int region) {
        if (type == ValueType.BOOLEAN) {
            return null;
        } else if (type == ValueType.STRING) {
            return unnamed();
        } else if (points.length == 0) {
            return type == ValueType.NUMBER ? BigDecimal.ZERO : LocalDate.EPOCH;
        }
        int above = region / 2;
        if (type == ValueType.NUMBER) {
            return numberInGap(above);
        }
        if (above == 0) {
            return ((LocalDate) points[0]).minusDays(1);
        }
        LocalDate after = ((LocalDate) points[above - 1]).plusDays(1);
        return above == points.length || after.isBefore((LocalDate) points[above]) ? after : null;
    }

    private BigDecimal numberInGap(int above) {
        if (above == 0) {
            return ((BigDecimal) points[0]).subtract(BigDecimal.ONE);
        }
        BigDecimal below = (BigDecimal) points[above - 1];
        if (above == points.length) {
            return below.add(BigDecimal.ONE);
        }
        BigDecimal top = (BigDecimal) points[above];
        BigDecimal next = below.add(BigDecimal.ONE);
        return next.compareTo(top) < 0 ? next : below.add(top).divide(BigDecimal.valueOf(2));
    }

    private String unnamed() {
        String text = "其他";
        while (Arrays.asList(points).contains(text)) {
            text += "…";
        }
        return text;
    }

    /**
     * The region of a value.
     *
     * @return -1 for a value of another type, or one the column does not allow
     */
    int region(Object value) {
        Object key = value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
        Integer known = regionByValue.get(key);
        if (known != null) {
            return possible[known] ? known : -1;
        }
        if (!type.holds(value)) {
            return -1;
        }
        int region = OTHER;
        if (type.ordered()) {
            region = 2 * (-Arrays.binarySearch(points, key) - 1);
        }
        return possible[region] ? region : -1;
    }

    /** Rows that accept the values of a region. Not to be changed. */
    long[] rows(int region) {
        return rowsByRegion[region];
    }

    /** Rows whose cell is a dash. Not to be changed. */
    long[] anyRows() {
        return anyRows;
    }

    int regions() {
        return rowsByRegion.length;
    }

    /** Whether some value can lie in the region. */
    boolean possible(int region) {
        return possible[region];
    }

    /** A value in the region; null for a region without values. */
    Object example(int region) {
        return examples[region];
    }

    /** The regions that both rows accept; empty when the rows never meet in this column. */
    List<Integer> common(int one, int other) {
        List<Integer> common = new ArrayList<>();
        for (int region = 0; region < regions(); region++) {
            if (possible[region] && has(region, one) && has(region, other)) {
                common.add(region);
            }
        }
        return common;
    }

    private boolean has(int region, int row) {
        return (rowsByRegion[region][row >> 6] & 1L << row) != 0;
    }
}
