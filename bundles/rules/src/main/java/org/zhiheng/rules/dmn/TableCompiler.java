package org.zhiheng.rules.dmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.dmn.HitPolicy.Aggregator;

/** Makes a compiled table of a {@code decisionTable} element, or tells everything that is wrong with it. For one table. */
final class TableCompiler {

    private final String file;
    private final Consumer<Fault> faults;
    private boolean broken;

    TableCompiler(String file, Consumer<Fault> faults) {
        this.file = file;
        this.faults = faults;
    }

    /**
     * @param decision the {@code decision} that holds the table
     * @return null when a fault forbids it
     */
    CompiledTable compile(XmlNode decision, XmlNode table) {
        HitPolicy policy = HitPolicy.of(table.attribute("hitPolicy"));
        if (policy == null) {
            error(
                    table,
                    "RP-DMN-02",
                    "没有命中策略“" + table.attribute("hitPolicy") + "”",
                    "可用UNIQUE、ANY、PRIORITY、FIRST、RULE ORDER、OUTPUT ORDER、COLLECT");
            return null;
        }
        Aggregator aggregator = aggregator(table, policy);
        List<XmlNode> inputNodes = table.children("input");
        List<XmlNode> outputNodes = table.children("output");
        List<XmlNode> ruleNodes = table.children("rule");
        if (inputNodes.isEmpty() || outputNodes.isEmpty() || ruleNodes.isEmpty()) {
            error(table, "RP-DMN-03", "决策表至少要有一个输入、一个输出和一行规则", null);
            return null;
        }
        List<List<Cell>> cells = cells(ruleNodes, inputNodes.size());
        List<DecisionTable.Column> inputs = inputs(inputNodes, cells);
        List<List<Object>> outputValues =
                outputNodes.stream().map(node -> values(node, "outputValues")).toList();
        List<DecisionTable.Column> outputs = outputs(decision, outputNodes);
        List<Map<String, Object>> results = results(ruleNodes, outputNodes, outputs, outputValues);
        if (broken) {
            return null;
        }
        List<DecisionTable.Row> rows = rows(ruleNodes, inputs, results);
        ColumnIndex[] indexes = new ColumnIndex[inputs.size()];
        for (int i = 0; i < indexes.length; i++) {
            int column = i;
            indexes[i] = new ColumnIndex(
                    type(inputs.get(i)),
                    cells.stream().map(row -> row.get(column)).toList(),
                    values(inputNodes.get(i), "inputValues"));
        }
        check(policy, table, ruleNodes, inputs, indexes, results, outputNodes);
        return broken
                ? null
                : new CompiledTable(
                        decision.attribute("id"),
                        decision.attribute("name"),
                        policy,
                        aggregator,
                        inputs,
                        outputs,
                        rows,
                        indexes,
                        ranks(policy, table, results, outputs, outputValues),
                        defaults(outputNodes, outputs));
    }

    private Aggregator aggregator(XmlNode table, HitPolicy policy) {
        String name = table.attribute("aggregation");
        if (name == null) {
            return null;
        }
        for (Aggregator aggregator : Aggregator.values()) {
            if (policy == HitPolicy.COLLECT && aggregator.name().equals(name)) {
                return aggregator;
            }
        }
        error(table, "RP-DMN-04", "聚合“" + name + "”不能这样用", "COLLECT可用SUM、MIN、MAX、COUNT");
        return null;
    }

    private List<List<Cell>> cells(List<XmlNode> rules, int width) {
        List<List<Cell>> cells = new ArrayList<>();
        for (XmlNode rule : rules) {
            List<XmlNode> entries = rule.children("inputEntry");
            if (entries.size() != width) {
                error(rule, "RP-DMN-05", "这一行有" + entries.size() + "个条件,应当有" + width + "个", null);
            }
            List<Cell> row = new ArrayList<>();
            for (XmlNode entry : entries) {
                row.add(cell(entry));
            }
            while (row.size() < width) {
                row.add(Cell.ANY);
            }
            cells.add(row);
        }
        return cells;
    }

    private Cell cell(XmlNode entry) {
        String text = entry.expressionText();
        try {
            return Cell.parse(text == null ? "-" : text);
        } catch (FeelException e) {
            error(
                    entry.expressionPlace(),
                    "RP-DMN-06",
                    "条件“" + text + "”读不懂:" + e.getMessage(),
                    "文字用双引号,例如\"较轻\";数用<、<=、>、>=或者[1..5)");
            return Cell.ANY;
        }
    }

    private List<DecisionTable.Column> inputs(List<XmlNode> nodes, List<List<Cell>> cells) {
        List<DecisionTable.Column> inputs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            XmlNode expression = nodes.get(i).child("inputExpression");
            String name = expression == null ? null : expression.expressionText();
            if (name == null || !name.matches("[\\p{L}_][\\p{L}\\p{N}_ .]{0,199}")) {
                error(nodes.get(i), "RP-DMN-07", "输入应当是一个名字,实际是“" + name + "”", "计算放在表外,表里只写事实的名字");
                name = "?";
            } else if (!names.add(name)) {
                error(nodes.get(i), "RP-DMN-08", "输入“" + name + "”重复", null);
            }
            ValueType type = columnType(nodes.get(i), expression, cells, i);
            inputs.add(new DecisionTable.Column(name, nodes.get(i).attribute("label"), type.code()));
        }
        return inputs;
    }

    /** The declared type, else the type of the cells; every cell must have it. */
    private ValueType columnType(XmlNode node, XmlNode expression, List<List<Cell>> cells, int column) {
        ValueType declared = expression == null ? null : ValueType.named(expression.attribute("typeRef"));
        ValueType type = declared;
        List<Object> ends = new ArrayList<>(Objects.requireNonNullElse(values(node, "inputValues"), List.of()));
        for (List<Cell> row : cells) {
            for (Cell.Span span : row.get(column).spans()) {
                ends.add(span.low() == null ? span.high() : span.low());
                ends.add(span.high() == null ? span.low() : span.high());
                if (!span.point() && !ValueType.of(ends.get(ends.size() - 1)).ordered()) {
                    error(node, "RP-DMN-09", "这一列的值没有大小,不能比较", null);
                }
            }
        }
        for (Object end : ends) {
            ValueType own = ValueType.of(end);
            if (type == null) {
                type = own;
            } else if (own != type) {
                error(
                        node,
                        "RP-DMN-10",
                        "这一列应当是" + type.code() + ",却有" + own.code() + "的值" + end,
                        "检查typeRef和这一列的每个条件");
                return type;
            }
        }
        return type == null ? ValueType.STRING : type;
    }

    private static ValueType type(DecisionTable.Column column) {
        return ValueType.named(column.type());
    }

    /** Allowed values of a column; null when it does not say. */
    private List<Object> values(XmlNode node, String kind) {
        XmlNode values = node.child(kind);
        String text = values == null ? null : values.expressionText();
        if (text == null || text.isEmpty() || text.equals("-")) {
            return null;
        }
        try {
            List<Object> listed = new ArrayList<>();
            for (Cell.Span span : Cell.parse(text).spans()) {
                if (!span.point()) {
                    return null;
                }
                listed.add(span.low());
            }
            return listed;
        } catch (FeelException e) {
            error(values.expressionPlace(), "RP-DMN-11", "允许的值“" + text + "”读不懂:" + e.getMessage(), null);
            return null;
        }
    }

    private static List<DecisionTable.Column> outputs(XmlNode decision, List<XmlNode> nodes) {
        List<DecisionTable.Column> outputs = new ArrayList<>();
        for (XmlNode node : nodes) {
            String name = node.attribute("name") == null ? decision.attribute("name") : node.attribute("name");
            ValueType type = ValueType.named(node.attribute("typeRef"));
            outputs.add(new DecisionTable.Column(name, node.attribute("label"), type == null ? null : type.code()));
        }
        return outputs;
    }

    private List<Map<String, Object>> results(
            List<XmlNode> rules,
            List<XmlNode> outputNodes,
            List<DecisionTable.Column> outputs,
            List<List<Object>> allowed) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (XmlNode rule : rules) {
            List<XmlNode> entries = rule.children("outputEntry");
            if (entries.size() != outputNodes.size()) {
                error(rule, "RP-DMN-12", "这一行有" + entries.size() + "个结果,应当有" + outputNodes.size() + "个", null);
                continue;
            }
            Map<String, Object> result = new LinkedHashMap<>();
            for (int i = 0; i < entries.size(); i++) {
                result.put(outputs.get(i).name(), output(entries.get(i), outputs.get(i), allowed.get(i)));
            }
            results.add(result);
        }
        return results;
    }

    private Object output(XmlNode entry, DecisionTable.Column column, List<Object> allowed) {
        String text = entry.expressionText();
        Object value;
        try {
            value = constant(text);
        } catch (FeelException e) {
            error(entry.expressionPlace(), "RP-DMN-13", "结果“" + text + "”读不懂:" + e.getMessage(), "结果应当是常量;文字用双引号");
            return "?";
        }
        if (column.type() != null
                && value != null
                && !ValueType.named(column.type()).holds(value)) {
            error(entry.expressionPlace(), "RP-DMN-14", "结果" + text + "应当是" + column.type(), null);
        }
        if (allowed != null && value != null && allowed.stream().noneMatch(each -> same(each, value))) {
            error(entry.expressionPlace(), "RP-DMN-15", "结果" + text + "不在允许的值之内", null);
        }
        return value;
    }

    private static Object constant(String text) {
        if (text == null || text.isEmpty() || text.equals("null")) {
            return null;
        }
        Object value = ExpressionParser.parse(text, List.of()).evaluate(name -> null);
        if (value == null) {
            throw new FeelException("不是常量");
        }
        return value;
    }

    private static boolean same(Object one, Object other) {
        return Boolean.TRUE.equals(Expression.Comparison.equal(one, other));
    }

    private static List<DecisionTable.Row> rows(
            List<XmlNode> rules, List<DecisionTable.Column> inputs, List<Map<String, Object>> results) {
        List<DecisionTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            XmlNode rule = rules.get(i);
            Map<String, String> texts = new LinkedHashMap<>();
            List<XmlNode> entries = rule.children("inputEntry");
            for (int k = 0; k < inputs.size(); k++) {
                texts.put(inputs.get(k).name(), entries.get(k).expressionText());
            }
            XmlNode annotation = rule.child("annotationEntry");
            String note = annotation == null ? null : annotation.expressionText();
            rows.add(new DecisionTable.Row(i + 1, rule.attribute("id"), texts, results.get(i), note));
        }
        return rows;
    }

    private void check(
            HitPolicy policy,
            XmlNode table,
            List<XmlNode> rules,
            List<DecisionTable.Column> inputs,
            ColumnIndex[] indexes,
            List<Map<String, Object>> results,
            List<XmlNode> outputNodes) {
        TableChecker checker = new TableChecker(inputs, indexes, rules.size());
        if (policy == HitPolicy.UNIQUE || policy == HitPolicy.ANY) {
            for (TableChecker.Overlap overlap : checker.overlaps(policy == HitPolicy.ANY ? results : null)) {
                error(
                        rules.get(overlap.other() - 1),
                        "RP-DMN-20",
                        "第" + overlap.one() + "行和第" + overlap.other() + "行重叠,例如" + overlap.example(),
                        "把共同的边界只归入一行");
            }
        }
        boolean hasDefault = outputNodes.stream().anyMatch(node -> node.child("defaultOutputEntry") != null);
        if (policy == HitPolicy.UNIQUE && !hasDefault && !broken) {
            TableChecker.Gap gap = checker.gap();
            if (!gap.decided()) {
                warning(table, "RP-DMN-22", "这张表太大,没有判断是否完整", null);
            } else if (gap.example() != null) {
                warning(table, "RP-DMN-21", "没有一行适用于" + gap.example(), "补上这一行,或者写明默认结果(defaultOutputEntry)");
            }
        }
    }

    private List<List<Integer>> ranks(
            HitPolicy policy,
            XmlNode table,
            List<Map<String, Object>> results,
            List<DecisionTable.Column> outputs,
            List<List<Object>> outputValues) {
        if (policy != HitPolicy.PRIORITY && policy != HitPolicy.OUTPUT_ORDER) {
            return null;
        }
        List<List<Integer>> ranks = new ArrayList<>();
        for (Map<String, Object> result : results) {
            List<Integer> rank = new ArrayList<>();
            for (int i = 0; i < outputs.size(); i++) {
                List<Object> order = outputValues.get(i);
                if (order != null) {
                    Object value = result.get(outputs.get(i).name());
                    rank.add(rank(order, value));
                }
            }
            ranks.add(rank);
        }
        if (ranks.get(0).isEmpty()) {
            warning(table, "RP-DMN-23", "按结果的优先顺序命中,却没有写明结果的顺序(outputValues)", "按行的顺序处理");
        }
        return ranks;
    }

    private static int rank(List<Object> order, Object value) {
        for (int i = 0; i < order.size(); i++) {
            if (same(order.get(i), value)) {
                return i;
            }
        }
        return order.size();
    }

    private Map<String, Object> defaults(List<XmlNode> nodes, List<DecisionTable.Column> outputs) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            XmlNode entry = nodes.get(i).child("defaultOutputEntry");
            if (entry != null) {
                defaults.put(outputs.get(i).name(), constant(entry.expressionText()));
            }
        }
        return defaults.isEmpty() ? null : defaults;
    }

    private void error(XmlNode at, String code, String message, String hint) {
        broken = true;
        faults.accept(Fault.error(code, file, at.line(), at.column(), message, hint));
    }

    private void warning(XmlNode at, String code, String message, String hint) {
        faults.accept(Fault.warning(code, file, at.line(), at.column(), message, hint));
    }
}
