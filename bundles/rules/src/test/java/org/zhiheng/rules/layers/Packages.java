package org.zhiheng.rules.layers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.OverrideRule;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.Source;
import org.zhiheng.rules.SourceDocument;
import org.zhiheng.rules.Verified;

/** Small packages for tests of layers. */
final class Packages {

    static final String ID = "hearing.amount";

    private static final Source SOURCE = new Source(new SourceDocument("d", "示例", null, true, null), "第一条", "示例");

    private Packages() {}

    static DatedValue value(String from, Object value, Layer... yieldsTo) {
        List<DatedValue.YieldClause> clauses = Arrays.stream(yieldsTo)
                .map(layer -> new DatedValue.YieldClause(layer, SOURCE))
                .toList();
        return new DatedValue(
                LocalDate.parse(from),
                null,
                value instanceof Integer number ? BigDecimal.valueOf(number) : value,
                SOURCE,
                Verified.TEXT,
                null,
                null,
                clauses,
                new DatedValue.Place("parameters/p.yaml", 7, 3));
    }

    static DatedValue until(String last, DatedValue value) {
        return new DatedValue(
                value.from(),
                LocalDate.parse(last),
                value.value(),
                SOURCE,
                Verified.TEXT,
                null,
                null,
                value.yieldsTo(),
                value.place());
    }

    /** Whoever is below may set it, in this direction. */
    static OverrideRule all(OverrideRule.Direction direction) {
        return new OverrideRule(EnumSet.allOf(Layer.class), direction, null, null);
    }

    static Parameter number(OverrideRule override, DatedValue... values) {
        return parameter(Parameter.Type.NUMBER, "yuan", override, null, values);
    }

    static Parameter parameter(
            Parameter.Type type, String unit, OverrideRule override, Parameter.Favours favours, DatedValue... values) {
        return new Parameter(ID, "听证金额", type, unit, override, favours, false, List.of(values));
    }

    static Parameter precedence(String which) {
        return new Parameter(
                FieldPrecedence.ID,
                "行业与地方",
                Parameter.Type.TEXT,
                null,
                OverrideRule.NONE,
                null,
                false,
                List.of(value("2000-01-01", which)));
    }

    /** The same, read with a doubt. */
    static Parameter doubtful(Parameter certain) {
        DatedValue value = certain.values().get(0);
        DatedValue doubted = new DatedValue(
                value.from(),
                value.until(),
                value.value(),
                value.source(),
                value.verified(),
                "法律没有写明",
                "示例的读法",
                value.yieldsTo(),
                value.place());
        return new Parameter(
                certain.id(),
                certain.title(),
                certain.type(),
                certain.unit(),
                certain.override(),
                null,
                certain.textOnly(),
                List.of(doubted));
    }

    static RulePackage of(Layer layer, String division, String parent, Parameter... parameters) {
        return of(layer, division, parent, List.of(), parameters);
    }

    static RulePackage of(Layer layer, String division, String parent, List<RuleList> lists, Parameter... parameters) {
        Map<String, Parameter> byId = new LinkedHashMap<>();
        Arrays.stream(parameters).forEach(each -> byId.put(each.id(), each));
        Map<String, RuleList> byName = new LinkedHashMap<>();
        lists.forEach(each -> byName.put(each.name(), each));
        return new RulePackage(
                "p." + division,
                "1.0.0",
                "示例",
                layer,
                division,
                parent,
                Map.of(),
                byId,
                byName,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "hash-of-" + division);
    }

    static RulePackage nation(Parameter... parameters) {
        return of(Layer.NATION, "000000", null, parameters);
    }

    static RulePackage province(Parameter... parameters) {
        return of(Layer.PROVINCE, "370000", "000000", parameters);
    }

    static RulePackage district(Parameter... parameters) {
        return of(Layer.DISTRICT, "371002", "371000", parameters);
    }

    static RulePackage field(Parameter... parameters) {
        return of(Layer.FIELD, "field:market", null, parameters);
    }

    /** A list with the key {@code code} and the column {@code title}; each row is code, title and first day. */
    static RuleList list(RuleList.Merge merge, String... rows) {
        List<RuleList.Row> made = new ArrayList<>();
        for (int i = 0; i < rows.length; i += 3) {
            Map<String, Object> cells = Map.of("code", rows[i], "title", rows[i + 1]);
            made.add(new RuleList.Row(LocalDate.parse(rows[i + 2]), null, cells, null, i + 2));
        }
        return list(List.of("code"), merge, made);
    }

    static RuleList list(List<String> keys, RuleList.Merge merge, List<RuleList.Row> rows) {
        return new RuleList("items", "清单", List.of(), keys, merge, SOURCE, Verified.TEXT, null, null, rows);
    }
}
