package org.zhiheng.rules.layers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.rules.RuleBook.AppliedRow;
import org.zhiheng.rules.RuleList;

/** A list through the layers of a book. Immutable. */
final class LayeredList {

    private final ListIndex[] lowestFirst;

    /** @param layers the packages of the book, the nation first; those above a list that replaces do not count */
    LayeredList(String name, PackageIndex[] layers) {
        List<ListIndex> found = new ArrayList<>(2);
        for (int i = layers.length - 1; i >= 0; i--) {
            ListIndex index = layers[i].list(name);
            if (index != null) {
                found.add(index);
                if (index.list().merge() == RuleList.Merge.REPLACE) {
                    break;
                }
            }
        }
        lowestFirst = found.toArray(new ListIndex[0]);
    }

    boolean exists() {
        return lowestFirst.length > 0;
    }

    /** Rows that hold on a day, the lowest layer's first; of rows with one key the lowest layer's. */
    List<AppliedRow> rows(LocalDate on) {
        List<AppliedRow> holding = new ArrayList<>();
        for (int i = 0; i < lowestFirst.length; i++) {
            for (AppliedRow row : lowestFirst[i].rows()) {
                if (row.row().holdsOn(on) && (i == 0 || row(on, ListIndex.keyOf(row)) == row)) {
                    holding.add(row);
                }
            }
        }
        return holding;
    }

    AppliedRow row(LocalDate on, List<Object> key) {
        for (ListIndex index : lowestFirst) {
            AppliedRow row = index.row(on, key);
            if (row != null) {
                return row;
            }
        }
        return null;
    }
}
