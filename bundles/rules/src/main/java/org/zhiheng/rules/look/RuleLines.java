package org.zhiheng.rules.look;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhiheng.api.rules.PackageDetail.Entry;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;
import org.zhiheng.rules.TermRule;
import org.zhiheng.rules.Threshold;

/** The rules of a package, a line each, as people read them in lists and differences. */
public final class RuleLines {

    private RuleLines() {}

    public static List<Entry> of(RulePackage rulePackage) {
        List<Entry> lines = new ArrayList<>();
        for (Parameter parameter : rulePackage.parameters().values()) {
            String kind = parameter.type() == Parameter.Type.TERM ? "term" : "parameter";
            lines.add(new Entry(kind, parameter.id(), parameter.title(), values(parameter)));
        }
        for (RuleList list : rulePackage.lists().values()) {
            lines.add(new Entry("list", list.name(), list.title(), list.rows().size() + "行"));
        }
        for (RuleTable table : rulePackage.tables().values()) {
            lines.add(new Entry("table", table.id(), table.title(), versions(table)));
        }
        for (Duty duty : rulePackage.duties()) {
            lines.add(new Entry("duty", duty.id(), duty.title(), duty.phrase()));
        }
        for (ProcedureDefinition procedure : rulePackage.procedures()) {
            int stages = procedure.stages().size();
            lines.add(new Entry("procedure", procedure.id(), procedure.title(), stages + "个阶段"));
        }
        rulePackage
                .templates()
                .forEach(each -> lines.add(new Entry("template", each.document(), each.title(), each.from() + "起")));
        return lines;
    }

    /** The whole rule as one text: equal texts are equal rules. */
    public static Map<String, String> wholeTexts(RulePackage rulePackage) {
        Map<String, String> texts = new LinkedHashMap<>();
        rulePackage.parameters().values().forEach(each -> texts.put(each.id(), values(each)));
        rulePackage
                .lists()
                .values()
                .forEach(list -> texts.put(
                        list.name(),
                        list.rows().size() + "行:"
                                + list.rows().stream()
                                        .map(row -> row.from() + ".." + row.until() + row.cells())
                                        .collect(Collectors.joining(";"))));
        rulePackage
                .tables()
                .values()
                .forEach(table -> texts.put(
                        table.id(),
                        table.versions().stream().flatMap(RuleLines::rows).collect(Collectors.joining(";"))));
        rulePackage
                .duties()
                .forEach(duty -> texts.put(duty.id(), duty.title() + " " + duty.phrase() + " " + duty.due()));
        rulePackage
                .procedures()
                .forEach(each -> texts.put(each.id(), each.stages().toString()));
        rulePackage
                .templates()
                .forEach(each ->
                        texts.merge("template " + each.document(), each.toString(), (one, next) -> one + ";" + next));
        return texts;
    }

    /** How the table takes its rows, and each row: the conditions and what it gives. */
    private static Stream<String> rows(RuleTable.Version version) {
        DecisionTable table = version.table();
        String since = version.from() + (version.until() == null ? "" : "至" + version.until()) + "起 ";
        return Stream.concat(
                Stream.of(since + table.hitPolicy()),
                table.rows().stream()
                        .map(row -> since
                                + table.inputs().stream()
                                        .map(each ->
                                                named(each) + " " + row.inputs().get(each.name()))
                                        .collect(Collectors.joining(","))
                                + " → "
                                + table.outputs().stream()
                                        .map(each -> named(each) + " "
                                                + plain(row.outputs().get(each.name())))
                                        .collect(Collectors.joining(","))
                                + (row.annotation() == null ? "" : "(" + row.annotation() + ")")));
    }

    private static String named(DecisionTable.Column column) {
        return column.label() == null ? column.name() : column.label();
    }

    private static String values(Parameter parameter) {
        return parameter.values().stream()
                .map(value -> value.from() + (value.until() == null ? "" : "至" + value.until()) + "起 "
                        + value(parameter, value))
                .collect(Collectors.joining(";"));
    }

    /** A value in one line, with its unit. */
    static String value(Parameter parameter, DatedValue dated) {
        return plain(dated.value()) + (parameter.unit() == null ? "" : " " + parameter.unit());
    }

    private static String plain(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof Threshold threshold) {
            return threshold.amount().toPlainString() + (threshold.inclusive() ? "(含)" : "(不含)");
        } else if (value instanceof TermRule term) {
            return term.amount() + " " + term.unit() + " 自" + term.startEvent();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RuleLines::plain).collect(Collectors.joining("、"));
        } else if (value instanceof Map<?, ?> fields) {
            return new TreeMap<>(fields)
                    .entrySet().stream()
                            .map(field -> field.getKey() + " " + plain(field.getValue()))
                            .collect(Collectors.joining(","));
        }
        return String.valueOf(value);
    }

    private static String versions(RuleTable table) {
        return table.versions().stream()
                .map(version -> version.from() + "起 " + version.table().rows().size() + "行")
                .collect(Collectors.joining(";"));
    }
}
