package org.zhiheng.rules.dmn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.TableResult;
import org.zhiheng.rules.dmn.HitPolicy.Aggregator;

/**
 * A table as an index: each column gives the set of rows that accept its value, and the rows that hit are those in all sets.
 *
 * <p>An absent input is asked for only where the answer depends on it: where the rows that hit whatever it is differ from the rows that
 * may hit.
 */
final class CompiledTable implements DecisionTable {

    private final String id;
    private final String name;
    private final HitPolicy policy;
    private final Aggregator aggregator;
    private final List<Column> inputs;
    private final List<Column> outputs;
    private final List<Row> rows;
    private final ColumnIndex[] indexes;
    private final int[] order;
    private final TableResult[] hitAlone;
    private final TableResult noHit;

    /**
     * @param aggregator null unless COLLECT with one
     * @param ranks of each row's outputs for PRIORITY and OUTPUT ORDER, the smaller the earlier; null for other policies
     * @param whenNone outputs when no row hits; null where the table has no default
     */
    CompiledTable(
            String id,
            String name,
            HitPolicy policy,
            Aggregator aggregator,
            List<Column> inputs,
            List<Column> outputs,
            List<Row> rows,
            ColumnIndex[] indexes,
            List<List<Integer>> ranks,
            Map<String, Object> whenNone) {
        this.id = id;
        this.name = name;
        this.policy = policy;
        this.aggregator = aggregator;
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.rows = List.copyOf(rows);
        this.indexes = indexes;
        this.order = ranks == null ? null : ranked(ranks);
        this.hitAlone = new TableResult[rows.size()];
        for (int i = 0; i < hitAlone.length; i++) {
            Row row = rows.get(i);
            hitAlone[i] = aggregator == null
                    ? new TableResult(List.of(row), List.of(row.outputs()), List.of())
                    : aggregate(List.of(row));
        }
        this.noHit = new TableResult(List.of(), whenNone == null ? List.of() : List.of(whenNone), List.of());
    }

    private static int[] ranked(List<List<Integer>> ranks) {
        Comparator<Integer> byRank = (one, other) -> {
            List<Integer> a = ranks.get(one);
            List<Integer> b = ranks.get(other);
            for (int i = 0; i < a.size(); i++) {
                int compared = Integer.compare(a.get(i), b.get(i));
                if (compared != 0) {
                    return compared;
                }
            }
            return Integer.compare(one, other);
        };
        return IntStream.range(0, ranks.size())
                .boxed()
                .sorted(byRank)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Whether the result is one value and not a list of them. */
    boolean single() {
        return policy.single() || aggregator != null;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String hitPolicy() {
        return policy.dmnName();
    }

    @Override
    public List<Column> inputs() {
        return inputs;
    }

    @Override
    public List<Column> outputs() {
        return outputs;
    }

    @Override
    public List<Row> rows() {
        return rows;
    }

    @Override
    public TableResult evaluate(Function<String, Object> values) {
        Object[] given = new Object[indexes.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = values.apply(inputs.get(i).name());
        }
        return evaluate(given);
    }

    @Override
    public TableResult evaluate(Object[] values) {
        long[] first = null;
        long[] left = null;
        boolean absent = false;
        for (int i = 0; i < indexes.length; i++) {
            if (values[i] == null) {
                absent = true;
                continue;
            }
            int region = indexes[i].region(values[i]);
            if (region < 0) {
                return noHit;
            }
            long[] accepting = indexes[i].rows(region);
            if (first == null) {
                first = accepting;
            } else {
                left = intersect(left == null ? first.clone() : left, accepting);
            }
        }
        long[] hits = left == null ? first : left;
        if (absent) {
            return withAbsent(values, hits == null ? allRows() : hits);
        }
        return hits == null ? result(allRows()) : result(hits);
    }

    private static long[] intersect(long[] left, long[] other) {
        for (int word = 0; word < left.length; word++) {
            left[word] &= other[word];
        }
        return left;
    }

    private long[] allRows() {
        long[] all = new long[(rows.size() + 63) / 64];
        for (int row = 0; row < rows.size(); row++) {
            all[row >> 6] |= 1L << row;
        }
        return all;
    }

    /** @param mayHit rows that the given inputs do not exclude */
    private TableResult withAbsent(Object[] values, long[] mayHit) {
        long[] surelyHit = mayHit.clone();
        for (int i = 0; i < indexes.length; i++) {
            if (values[i] == null) {
                intersect(surelyHit, indexes[i].anyRows());
            }
        }
        boolean firstDecides = policy == HitPolicy.FIRST && first(surelyHit) >= 0 && first(surelyHit) == first(mayHit);
        boolean uniqueDecides = policy == HitPolicy.UNIQUE && first(surelyHit) >= 0;
        if (firstDecides || uniqueDecides || Arrays.equals(surelyHit, mayHit)) {
            return result(surelyHit);
        }
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < indexes.length; i++) {
            if (values[i] == null && decides(indexes[i], mayHit)) {
                missing.add(inputs.get(i).name());
            }
        }
        return new TableResult(List.of(), List.of(), List.copyOf(missing));
    }

    /** Whether some row that may hit asks something of the column. */
    private static boolean decides(ColumnIndex index, long[] mayHit) {
        for (int word = 0; word < mayHit.length; word++) {
            if ((mayHit[word] & ~index.anyRows()[word]) != 0) {
                return true;
            }
        }
        return false;
    }

    private static int first(long[] hits) {
        for (int word = 0; word < hits.length; word++) {
            if (hits[word] != 0) {
                return word * 64 + Long.numberOfTrailingZeros(hits[word]);
            }
        }
        return -1;
    }

    private TableResult result(long[] hits) {
        int first = first(hits);
        if (first < 0) {
            return noHit;
        }
        if (policy == HitPolicy.UNIQUE || policy == HitPolicy.ANY || policy == HitPolicy.FIRST) {
            return hitAlone[first];
        }
        List<Row> hitRows = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int row = order == null ? i : order[i];
            if ((hits[row >> 6] & 1L << row) != 0) {
                if (policy == HitPolicy.PRIORITY) {
                    return hitAlone[row];
                }
                hitRows.add(rows.get(row));
            }
        }
        return aggregator == null
                ? new TableResult(
                        List.copyOf(hitRows), hitRows.stream().map(Row::outputs).toList(), List.of())
                : aggregate(hitRows);
    }

    private TableResult aggregate(List<Row> hitRows) {
        String output = outputs.get(0).name();
        BigDecimal value = aggregator == Aggregator.COUNT
                ? BigDecimal.valueOf(hitRows.size())
                : hitRows.stream()
                        .map(row -> (BigDecimal) row.outputs().get(output))
                        .reduce(this::together)
                        .orElseThrow();
        return new TableResult(List.copyOf(hitRows), List.of(Map.of(output, value)), List.of());
    }

    private BigDecimal together(BigDecimal one, BigDecimal other) {
        return switch (aggregator) {
            case SUM -> one.add(other);
            case MIN -> one.min(other);
            case MAX -> one.max(other);
            case COUNT -> throw new IllegalStateException("counted elsewhere");
        };
    }
}
