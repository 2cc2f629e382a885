package org.zhiheng.rules.layers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.rules.RuleBook.AppliedRow;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;

/** The rows of one list through the layers, found by key. Immutable once made. */
final class ListIndex {

    private final Map<List<Object>, List<AppliedRow>> byKey = new HashMap<>();
    private final List<AppliedRow> rows = new ArrayList<>();

    /** @param layers the packages that have the list, the lowest first; it ends after the first that replaces */
    ListIndex(String name, List<RulePackage> layers) {
        for (RulePackage layer : layers) {
            RuleList list = layer.lists().get(name);
            for (RuleList.Row row : list.rows()) {
                AppliedRow applied = new AppliedRow(list, row, layer);
                rows.add(applied);
                byKey.computeIfAbsent(key(list, row), k -> new ArrayList<>(1)).add(applied);
            }
            if (list.merge() == RuleList.Merge.REPLACE) {
                break;
            }
        }
    }

    /** Rows that hold on a day; of rows with one key the lowest layer's. */
    List<AppliedRow> rows(LocalDate on) {
        List<AppliedRow> holding = new ArrayList<>();
        for (AppliedRow row : rows) {
            if (row.row().holdsOn(on) && row(on, key(row.list(), row.row())) == row) {
                holding.add(row);
            }
        }
        return holding;
    }

    AppliedRow row(LocalDate on, Object... key) {
        return row(on, Arrays.asList(key));
    }

    private AppliedRow row(LocalDate on, List<Object> key) {
        for (AppliedRow row : byKey.getOrDefault(key, List.of())) {
            if (row.row().holdsOn(on)) {
                return row;
            }
        }
        return null;
    }

    private static List<Object> key(RuleList list, RuleList.Row row) {
        Object[] key = new Object[list.keys().size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = row.cells().get(list.keys().get(i));
        }
        return Arrays.asList(key);
    }
}
