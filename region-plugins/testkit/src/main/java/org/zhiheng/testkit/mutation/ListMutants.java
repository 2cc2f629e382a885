package org.zhiheng.testkit.mutation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;

/** The small changes of a package's lists: each number, truth value and date of a row, and the days between which it holds. */
final class ListMutants {

    private final RulePackage rulePackage;
    private final List<Mutant> mutants = new ArrayList<>();

    private ListMutants(RulePackage rulePackage) {
        this.rulePackage = rulePackage;
    }

    static List<Mutant> of(RulePackage rulePackage) {
        ListMutants made = new ListMutants(rulePackage);
        rulePackage.lists().values().forEach(made::list);
        return made.mutants;
    }

    private void list(RuleList list) {
        boolean sameDay =
                list.rows().stream().map(RuleList.Row::from).distinct().count() == 1;
        if (sameDay) {
            // One day for all rows is one date of the list's head, not one of each row.
            for (int step : new int[] {1, -1}) {
                add(list, list.name(), "from", Steps.signed(step) + " day", row -> moved(row, step, 0));
            }
        }
        for (RuleList.Row row : list.rows()) {
            row(list, row, sameDay);
        }
    }

    private void row(RuleList list, RuleList.Row row, boolean sameDay) {
        String id = list.name() + ":" + row.line();
        for (int step : new int[] {1, -1}) {
            String days = Steps.signed(step) + " day";
            if (!sameDay) {
                add(list, id, "from", days, each -> each == row ? moved(row, step, 0) : each);
            }
            if (row.until() != null) {
                add(list, id, "until", days, each -> each == row ? moved(row, 0, step) : each);
            }
        }
        for (RuleList.Column column : list.columns()) {
            Object cell = row.cells().get(column.name());
            boolean bound = cell instanceof LocalDate && (cell.equals(row.from()) || cell.equals(row.until()));
            if (cell != null && !bound) {
                for (Steps.Step step : Steps.of(cell, column.type().equals("money"))) {
                    add(
                            list,
                            id,
                            column.name(),
                            step.change(),
                            each -> each == row ? with(row, column.name(), step.value()) : each);
                }
            }
        }
    }

    private static RuleList.Row moved(RuleList.Row row, int from, int until) {
        return new RuleList.Row(
                row.from().plusDays(from),
                row.until() == null ? null : row.until().plusDays(until),
                row.cells(),
                row.source(),
                row.line());
    }

    private static RuleList.Row with(RuleList.Row row, String column, Object cell) {
        Map<String, Object> cells = new HashMap<>(row.cells());
        cells.put(column, cell);
        return new RuleList.Row(row.from(), row.until(), cells, row.source(), row.line());
    }

    private void add(RuleList list, String id, String part, String change, UnaryOperator<RuleList.Row> row) {
        List<RuleList.Row> rows = list.rows().stream().map(row).toList();
        if (rows.stream().anyMatch(each -> each.until() != null && each.until().isBefore(each.from()))) {
            return;
        }
        RuleList changed = new RuleList(
                list.name(),
                list.title(),
                list.columns(),
                list.keys(),
                list.merge(),
                list.source(),
                list.verified(),
                list.doubt(),
                list.reading(),
                rows);
        mutants.add(new Mutant(Rule.list(list.name()), id, part, change, Mutant.with(rulePackage, changed)));
    }
}
