package org.zhiheng.rules.look;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;
import org.zhiheng.rules.Source;
import org.zhiheng.rules.Verified;

/**
 * One thing a package says, from a day on, whatever kind of rule it is.
 *
 * @param key which row of a list; null for other kinds, and for a list as a whole
 * @param from null where it has no date of its own
 * @param until last day, inclusive; null when open
 * @param verified as rule files write it; null for duties and procedures
 */
record RuleItem(
        String kind,
        String rule,
        String title,
        String key,
        LocalDate from,
        LocalDate until,
        String value,
        Source source,
        String verified,
        String doubt,
        String reading) {

    private static final int ROWS_TOLD = 6;

    /** Everything a package says: of lists what is said of the whole, not of each row. */
    static List<RuleItem> all(RulePackage rulePackage) {
        List<RuleItem> items = new ArrayList<>();
        rulePackage.parameters().values().forEach(each -> items.addAll(of(each)));
        rulePackage.lists().values().forEach(each -> items.add(whole(each)));
        rulePackage.tables().values().forEach(each -> items.addAll(of(each)));
        rulePackage.duties().forEach(each -> items.add(of(each)));
        rulePackage.procedures().forEach(each -> items.add(of(each)));
        rulePackage.templates().forEach(each -> items.add(of(each)));
        return items;
    }

    /** What a package says of one rule, the oldest first; of a list each row. Empty when it has no such rule. */
    static List<RuleItem> of(RulePackage rulePackage, String rule) {
        List<RuleItem> items = new ArrayList<>();
        Parameter parameter = rulePackage.parameters().get(rule);
        if (parameter != null) {
            items.addAll(of(parameter));
        }
        RuleList list = rulePackage.lists().get(rule);
        if (list != null) {
            list.rows().forEach(row -> items.add(row(list, row)));
            if (list.rows().isEmpty()) {
                items.add(whole(list));
            }
        }
        RuleTable table = rulePackage.tables().get(rule);
        if (table != null) {
            items.addAll(of(table));
        }
        rulePackage.duties().stream().filter(each -> each.id().equals(rule)).forEach(each -> items.add(of(each)));
        rulePackage.procedures().stream().filter(each -> each.id().equals(rule)).forEach(each -> items.add(of(each)));
        rulePackage.templates().stream()
                .filter(each -> each.document().equals(rule))
                .forEach(each -> items.add(of(each)));
        items.sort(Comparator.comparing(RuleItem::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        return items;
    }

    /** Whether both speak of the same thing on some day. */
    boolean meets(RuleItem other) {
        boolean sameKey = key == null ? other.key() == null : key.equals(other.key());
        return sameKey && !begin().isAfter(other.end()) && !other.begin().isAfter(end());
    }

    /** The first day of both. */
    LocalDate meeting(RuleItem other) {
        return begin().isAfter(other.begin()) ? begin() : other.begin();
    }

    LocalDate begin() {
        return from == null ? LocalDate.MIN : from;
    }

    LocalDate end() {
        return until == null ? LocalDate.MAX : until;
    }

    private static List<RuleItem> of(Parameter parameter) {
        String kind = parameter.type() == Parameter.Type.TERM ? "term" : "parameter";
        List<RuleItem> items = new ArrayList<>();
        List<DatedValue> values = parameter.values();
        for (int i = 0; i < values.size(); i++) {
            DatedValue value = values.get(i);
            LocalDate until = i + 1 < values.size()
                    ? earlier(value.until(), values.get(i + 1).from().minusDays(1))
                    : value.until();
            items.add(new RuleItem(
                    kind,
                    parameter.id(),
                    parameter.title(),
                    null,
                    value.from(),
                    until,
                    RuleLines.value(parameter, value),
                    value.source(),
                    word(value.verified()),
                    value.doubt(),
                    value.reading()));
        }
        return items;
    }

    private static RuleItem whole(RuleList list) {
        return new RuleItem(
                "list",
                list.name(),
                list.title(),
                null,
                null,
                null,
                list.rows().size() + "行",
                list.source() == null && !list.rows().isEmpty()
                        ? list.rows().get(0).source()
                        : list.source(),
                word(list.verified()),
                list.doubt(),
                list.reading());
    }

    private static RuleItem row(RuleList list, RuleList.Row row) {
        String key = list.keys().stream().map(row::text).collect(Collectors.joining(" "));
        String cells = new TreeMap<>(row.cells())
                .entrySet().stream()
                        .filter(cell -> !list.keys().contains(cell.getKey()))
                        // Told as the row's own days already.
                        .filter(cell -> !cell.getValue().equals(row.from())
                                && !cell.getValue().equals(row.until()))
                        .map(cell -> cell.getKey() + "=" + cell.getValue())
                        .collect(Collectors.joining(" "));
        return new RuleItem(
                "list",
                list.name(),
                list.title(),
                key,
                row.from(),
                row.until(),
                cells,
                row.source() == null ? list.source() : row.source(),
                word(list.verified()),
                list.doubt(),
                list.reading());
    }

    private static List<RuleItem> of(RuleTable table) {
        List<RuleItem> items = new ArrayList<>();
        List<RuleTable.Version> versions = table.versions();
        for (int i = 0; i < versions.size(); i++) {
            RuleTable.Version version = versions.get(i);
            LocalDate until = i + 1 < versions.size()
                    ? earlier(version.until(), versions.get(i + 1).from().minusDays(1))
                    : version.until();
            items.add(new RuleItem(
                    "table",
                    table.id(),
                    table.title(),
                    null,
                    version.from(),
                    until,
                    rows(version.table().rows()),
                    version.source(),
                    word(version.verified()),
                    version.doubt(),
                    version.reading()));
        }
        return items;
    }

    /** What the first rows of a table give, so that a changed amount is seen. */
    private static String rows(List<DecisionTable.Row> rows) {
        String first = rows.stream()
                .limit(ROWS_TOLD)
                .map(row -> row.outputs().values().stream()
                        .filter(Objects::nonNull)
                        .map(RuleItem::plain)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(";"));
        return rows.size() + "行:" + first + (rows.size() > ROWS_TOLD ? "…" : "");
    }

    private static String plain(Object output) {
        return output instanceof BigDecimal number ? number.toPlainString() : output.toString();
    }

    private static RuleItem of(Duty duty) {
        String value = duty.phrase() + " " + String.join("、", duty.responsible());
        return new RuleItem(
                "duty",
                duty.id(),
                duty.title(),
                null,
                duty.issuedOn(),
                null,
                value,
                duty.source(),
                null,
                duty.doubt(),
                null);
    }

    private static RuleItem of(ProcedureDefinition procedure) {
        String stages = procedure.stages().stream()
                .map(ProcedureDefinition.Stage::title)
                .collect(Collectors.joining("、"));
        return new RuleItem(
                "procedure",
                procedure.id(),
                procedure.title(),
                null,
                null,
                null,
                stages,
                procedure.source(),
                null,
                procedure.doubt(),
                null);
    }

    private static RuleItem of(DocumentTemplate template) {
        return new RuleItem(
                "template",
                template.document(),
                template.title(),
                null,
                template.from(),
                template.until(),
                template.title(),
                template.source(),
                word(template.verified()),
                template.doubt(),
                template.reading());
    }

    private static LocalDate earlier(LocalDate written, LocalDate next) {
        return written == null || next.isBefore(written) ? next : written;
    }

    private static String word(Verified verified) {
        return verified == null ? null : verified.name().toLowerCase(Locale.ROOT);
    }
}
