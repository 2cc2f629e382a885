package org.zhiheng.rules.dmn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.zhiheng.rules.DecisionTable;

/** Finds rows that overlap and inputs that no row covers, with an example of each. */
final class TableChecker {

    /** How many partial inputs are looked at before completeness counts as not decided. */
    private static final int PATIENCE = 200_000;

    private final List<DecisionTable.Column> columns;
    private final ColumnIndex[] indexes;
    private final int rows;
    private int patience = PATIENCE;

    TableChecker(List<DecisionTable.Column> columns, ColumnIndex[] indexes, int rows) {
        this.columns = columns;
        this.indexes = indexes;
        this.rows = rows;
    }

    /**
     * Two rows that hit the same input.
     *
     * @param one number from 1
     * @param other number from 1
     * @param example an input both hit, in Chinese
     */
    record Overlap(int one, int other, String example) {}

    /** @param outputs when given, rows with equal outputs may overlap; null: none may */
    List<Overlap> overlaps(List<Map<String, Object>> outputs) {
        List<Overlap> overlaps = new ArrayList<>();
        for (int one = 0; one < rows; one++) {
            for (int other = one + 1; other < rows; other++) {
                if (outputs == null || !outputs.get(one).equals(outputs.get(other))) {
                    String example = meeting(one, other);
                    if (example != null) {
                        overlaps.add(new Overlap(one + 1, other + 1, example));
                    }
                }
            }
        }
        return overlaps;
    }

    private String meeting(int one, int other) {
        int[] regions = new int[indexes.length];
        for (int i = 0; i < indexes.length; i++) {
            List<Integer> common = indexes[i].common(one, other);
            if (common.isEmpty()) {
                return null;
            }
            regions[i] = common.get(0);
        }
        return told(regions);
    }

    /** What {@link #gap()} found. */
    record Gap(boolean decided, String example) {}

    /** An input that no row covers; its example is null when every input is covered. */
    Gap gap() {
        long[] all = new long[(rows + 63) / 64];
        for (int row = 0; row < rows; row++) {
            all[row >> 6] |= 1L << row;
        }
        int[] regions = new int[indexes.length];
        Boolean found = uncovered(0, all, regions);
        return found == null ? new Gap(false, null) : new Gap(true, found ? told(regions) : null);
    }

    /** @return null when patience ran out */
    private Boolean uncovered(int column, long[] left, int[] regions) {
        if (patience-- <= 0) {
            return null;
        }
        if (isEmpty(left)) {
            Arrays.fill(regions, column, regions.length, -1);
            return true;
        }
        if (column == indexes.length || coveredWhatever(column, left)) {
            return false;
        }
        ColumnIndex index = indexes[column];
        for (int region = 0; region < index.regions(); region++) {
            if (!index.possible(region)) {
                continue;
            }
            long[] next = left.clone();
            long[] accepting = index.rows(region);
            for (int word = 0; word < next.length; word++) {
                next[word] &= accepting[word];
            }
            regions[column] = region;
            Boolean found = uncovered(column + 1, next, regions);
            if (found == null || found) {
                return found;
            }
        }
        return false;
    }

    /** Whether a row that is left accepts everything in the columns that are left. */
    private boolean coveredWhatever(int column, long[] left) {
        for (int word = 0; word < left.length; word++) {
            long rowsOfWord = left[word];
            for (int i = column; i < indexes.length; i++) {
                rowsOfWord &= indexes[i].anyRows()[word];
            }
            if (rowsOfWord != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEmpty(long[] bits) {
        for (long word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    private String told(int[] regions) {
        StringJoiner example = new StringJoiner(",");
        for (int i = 0; i < regions.length; i++) {
            if (regions[i] >= 0) {
                Object value = indexes[i].example(regions[i]);
                String shown = value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
                example.add(columns.get(i).name() + " = " + shown);
            }
        }
        return example.length() == 0 ? "任何输入" : example.toString();
    }
}
