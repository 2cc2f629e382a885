package org.zhiheng.rules.layers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.rules.RuleBook.AppliedRow;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;

/** The rows of one package's list, found by key. Immutable once made; shared by all books that hold the package. */
final class ListIndex {

    private final RuleList list;
    private final List<AppliedRow> rows;
    private final Map<List<Object>, List<AppliedRow>> byKey;

    ListIndex(RuleList list, RulePackage from) {
        this.list = list;
        rows = new ArrayList<>(list.rows().size());
        byKey = new HashMap<>(list.rows().size() * 2);
        for (RuleList.Row row : list.rows()) {
            AppliedRow applied = new AppliedRow(list, row, from);
            rows.add(applied);
            byKey.computeIfAbsent(keyOf(applied), k -> new ArrayList<>(1)).add(applied);
        }
    }

    RuleList list() {
        return list;
    }

    List<AppliedRow> rows() {
        return rows;
    }

    /** The row with a key, as {@link #key} makes it, on a day; null when there is none. */
    AppliedRow row(LocalDate on, List<Object> key) {
        for (AppliedRow row : byKey.getOrDefault(key, List.of())) {
            if (row.row().holdsOn(on)) {
                return row;
            }
        }
        return null;
    }

    static List<Object> keyOf(AppliedRow row) {
        Object[] key = new Object[row.list().keys().size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = row.row().cells().get(row.list().keys().get(i));
        }
        return key(key);
    }

    /** Key values in the form in which they are found: 1.0 and 1 are the same number. */
    static List<Object> key(Object[] values) {
        Object[] key = values.clone();
        for (int i = 0; i < key.length; i++) {
            if (key[i] instanceof BigDecimal number) {
                key[i] = number.stripTrailingZeros();
            }
        }
        return Arrays.asList(key);
    }
}
