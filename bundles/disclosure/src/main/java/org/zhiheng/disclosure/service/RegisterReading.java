package org.zhiheng.disclosure.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.disclosure.domain.Content.Raw;
import org.zhiheng.disclosure.domain.FieldRule;
import org.zhiheng.disclosure.domain.KindRule;
import org.zhiheng.disclosure.domain.Origin;
import org.zhiheng.disclosure.domain.Origin.Linked;
import org.zhiheng.disclosure.domain.Origin.Said;
import org.zhiheng.disclosure.domain.Source;
import org.zhiheng.registers.RegisterStore;

/**
 * What one row of a register says on a day to whoever publishes it, with the rows it has to do with; and when that arose, and when it will be otherwise by itself.
 * Numbers and data of persons that are not published by law are not read. For one thread.
 */
final class RegisterReading {

    private static final String FIELDS_OF_ENFORCEMENT = "enforcement-fields";
    private static final String PARTS = "\u3001";
    private static final String LINES = "\uff1b";
    private static final int STEPS = 3;

    private final RegisterStore registers;
    private final Organisation organisation;
    private final LocalDate today;
    private final ZoneId zone;
    private DisclosureRules.Now now;
    private LocalDate since;
    private LocalDate next;

    RegisterReading(RegisterStore registers, Organisation organisation, LocalDate today, ZoneId zone) {
        this.registers = registers;
        this.organisation = organisation;
        this.today = today;
        this.zone = zone;
    }

    /**
     * What is to be published.
     *
     * @param kind as the rules of its body have it; null where they do not know it
     * @param its whether the row is of the kind at all
     * @param missing why nothing of it is published, in Chinese; null where it is
     * @param number by which people know it; null for none
     * @param since the day on which what it says arose or changed last
     * @param arose the day from which the term counts within which it is published first
     * @param next the day on which it says something else though nobody writes anything; null for none
     */
    record Standing(
            DisclosureRules.Now now,
            KindRule kind,
            boolean its,
            String missing,
            String body,
            String number,
            String title,
            LocalDate since,
            LocalDate arose,
            LocalDate next,
            Map<String, Raw> raw) {}

    /**
     * @param kind code
     * @return empty where there never was such a row, or its body is not known
     */
    Optional<Standing> read(DisclosureRules rules, String kind, String register, String key) {
        RegisterDefinition definition = registers.definition(register);
        List<Row> life = life(register, "key", key);
        if (life.isEmpty()) {
            return Optional.empty();
        }
        Row row = on(life).orElse(nearest(life));
        String body = body(definition, row, STEPS);
        if (body == null || organisation.body(body).isEmpty()) {
            return Optional.empty();
        }
        now = rules.of(body);
        KindRule rule = now.kind(kind, today).orElse(null);
        if (rule == null || rule.origin() == null || !rule.origin().register().equals(register)) {
            return Optional.of(standing(null, "规则没有这一类公示", body, definition, row, Map.of()));
        }
        String missing = missing(rule.origin(), definition, life, row);
        Map<String, Raw> raw = new LinkedHashMap<>();
        if (missing == null) {
            for (FieldRule field : rule.fields()) {
                raw.put(field.name(), Raw.of(value(field.source(), definition, row)));
            }
        }
        return Optional.of(standing(rule, missing, body, definition, row, raw));
    }

    private Standing standing(
            KindRule kind, String missing, String body, RegisterDefinition definition, Row row, Map<String, Raw> raw) {
        String number = kind == null ? null : value(kind.origin().number(), definition, row);
        String title = label(definition, row, STEPS);
        boolean its = kind != null && kind.origin().where().stream().allMatch(each -> says(row, each));
        LocalDate changed = since == null ? today : since;
        LocalDate arose = kind == null || kind.origin().day() == null
                ? changed
                : (LocalDate) row.values().get(kind.origin().day());
        return new Standing(
                now, kind, its, missing, body, number, title, changed, arose == null ? changed : arose, next, raw);
    }

    // ---- rows and their days

    /** All rows of a thing, or of those that lead to one, of whose days the first and the next count. */
    private List<Row> life(String register, String field, String value) {
        List<Row> life = value == null ? List.of() : registers.life(register, field, List.of(value), null);
        for (Row each : life) {
            LocalDate known = LocalDate.ofInstant(each.knownFrom(), zone);
            LocalDate from = each.from() == null || known.isAfter(each.from()) ? known : each.from();
            if (each.from() != null && each.from().isAfter(today)) {
                next = earlier(next, each.from());
            } else {
                since = later(since, from);
            }
            if (each.to() != null) {
                LocalDate over = each.to().plusDays(1);
                if (over.isAfter(today)) {
                    next = earlier(next, over);
                } else {
                    since = later(since, over);
                }
            }
        }
        return life;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    private boolean holds(Row row) {
        return (row.from() == null || !row.from().isAfter(today))
                && (row.to() == null || !row.to().isBefore(today));
    }

    private Optional<Row> on(List<Row> life) {
        return life.stream().filter(this::holds).findFirst();
    }

    private Row nearest(List<Row> life) {
        return life.stream()
                .filter(each -> each.from() == null || !each.from().isAfter(today))
                .reduce((first, last) -> last)
                .orElse(life.get(0));
    }

    private Optional<Row> through(RegisterDefinition definition, Row row, String reference) {
        Field field = definition.field(reference).orElseThrow();
        return on(life(field.register(), "key", row.text(reference)));
    }

    /** Rows of the day that lead to this one; by their body, where both have one. */
    private List<Row> behind(RegisterDefinition definition, Row row, String register, String link) {
        Field field = registers.definition(register).field(link).orElseThrow();
        String value = field.kind() == Field.Kind.BODY ? body(definition, row, STEPS) : row.key();
        return life(register, link, value).stream().filter(this::holds).toList();
    }

    private String body(RegisterDefinition definition, Row row, int steps) {
        String field = definition.owner().field();
        return switch (definition.owner().how()) {
            case NOBODY -> null;
            case BODY -> row.text(field);
            case THROUGH -> {
                String register = definition.field(field).orElseThrow().register();
                List<Row> life = steps == 0 ? List.of() : life(register, "key", row.text(field));
                yield life.isEmpty()
                        ? null
                        : body(registers.definition(register), on(life).orElse(nearest(life)), steps - 1);
            }
        };
    }

    // ---- whether it is published

    private String missing(Origin origin, RegisterDefinition definition, List<Row> life, Row row) {
        if (!holds(row)) {
            boolean future = row.from() != null && row.from().isAfter(today);
            return future ? "从" + row.from() + "起才生效" : "名录里已经终止";
        }
        for (Said each : origin.where()) {
            if (!says(row, each)) {
                return "“" + title(definition, each.field()) + "”不符合公示的条件";
            }
        }
        for (Linked each : origin.with()) {
            if (!linked(definition, row, each)) {
                return "没有有效的“" + title(definition, each) + "”";
            }
        }
        for (Linked each : origin.without()) {
            if (linked(definition, row, each)) {
                return "有“" + title(definition, each) + "”,不公示";
            }
        }
        return null;
    }

    private boolean linked(RegisterDefinition definition, Row row, Linked linked) {
        List<Row> rows = linked.register() == null
                ? through(definition, row, linked.link()).stream().toList()
                : behind(definition, row, linked.register(), linked.link());
        return rows.stream().anyMatch(each -> linked.said() == null || says(each, linked.said()));
    }

    private static boolean says(Row row, Said said) {
        Object value = row.values().get(said.field());
        if (said.other()) {
            return value != null && !said.value().equals(value.toString());
        }
        if (value instanceof Collection<?> all) {
            return said.value() == null ? !all.isEmpty() : all.contains(said.value());
        }
        return value != null && (said.value() == null || said.value().equals(value.toString()));
    }

    private static String title(RegisterDefinition definition, String field) {
        return definition.field(field).map(Field::title).orElse(field);
    }

    private String title(RegisterDefinition definition, Linked linked) {
        return linked.register() == null
                ? title(definition, linked.link())
                : registers.definition(linked.register()).title();
    }

    // ---- values

    /** @return null where nothing is said */
    private String value(Source source, RegisterDefinition definition, Row row) {
        if (source == null) {
            return null;
        }
        if (source instanceof Source.Said said) {
            return said.words();
        }
        if (source instanceof Source.Day day) {
            LocalDate told = day.first() ? row.from() : row.to();
            return told == null ? null : told.toString();
        }
        if (source instanceof Source.Own own) {
            return text(definition, row, own.field(), STEPS);
        }
        if (source instanceof Source.Through through) {
            String register =
                    definition.field(through.reference()).orElseThrow().register();
            return through(definition, row, through.reference())
                    .map(each -> text(registers.definition(register), each, through.field(), STEPS))
                    .orElse(null);
        }
        Source.Behind behind = (Source.Behind) source;
        RegisterDefinition other = registers.definition(behind.register());
        List<String> all = new ArrayList<>();
        for (Row each : behind(definition, row, behind.register(), behind.link())) {
            String line = behind.fields().stream()
                    .map(field -> text(other, each, field, STEPS))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
            if (!line.isEmpty()) {
                all.add(line);
            }
        }
        return all.isEmpty() ? null : String.join(LINES, all);
    }

    /** What a field says to people; null where it says nothing, or what is not published. */
    private String text(RegisterDefinition definition, Row row, String name, int steps) {
        Field field = definition.field(name).orElseThrow();
        Object value = row.values().get(name);
        boolean open = field.privacy() == Field.Privacy.OPEN || field.privacy() == Field.Privacy.PUBLISHED;
        if (value == null || !open || steps == 0) {
            return null;
        }
        return switch (field.kind()) {
            case WORD -> word(field, value.toString());
            case WORDS -> joined(value, each -> word(field, each));
            case CODE -> called(value.toString());
            case CODES -> joined(value, this::called);
            case BOOLEAN -> Boolean.TRUE.equals(value) ? "是" : "否";
            case DECIMAL -> ((BigDecimal) value).stripTrailingZeros().toPlainString();
            case BODY -> organisation.body(value.toString()).map(Body::title).orElse(null);
            case DIVISION -> place(value.toString());
            case REFERENCE -> on(life(field.register(), "key", value.toString()))
                    .map(each -> label(registers.definition(field.register()), each, steps - 1))
                    .orElse(null);
            case CITIZEN_NUMBER, ATTACHMENT -> null;
            case TEXT, LONG_TEXT, DATE, MOMENT, INTEGER, CREDIT_CODE, PHONE -> value.toString();
        };
    }

    private String label(RegisterDefinition definition, Row row, int steps) {
        String label = text(definition, row, definition.label(), steps);
        return label == null ? definition.title() : label;
    }

    private static String joined(Object value, UnaryOperator<String> called) {
        return ((Collection<?>) value).stream().map(String::valueOf).map(called).collect(Collectors.joining(PARTS));
    }

    private static String word(Field field, String code) {
        return field.words().stream()
                .filter(each -> each.code().equals(code))
                .map(Field.Word::title)
                .findFirst()
                .orElse(code);
    }

    /** What people call a code: fields of enforcement have names. */
    private String called(String code) {
        var row = now == null ? null : now.book().row(FIELDS_OF_ENFORCEMENT, today, code);
        return row == null ? code : String.valueOf(row.row().cells().get("name"));
    }

    /** A place is called as the government or the township of it. */
    private String place(String code) {
        return organisation.bodies().stream()
                .filter(each -> each.open()
                        && (each.kind() == Body.Kind.GOVERNMENT || each.kind() == Body.Kind.TOWNSHIP)
                        && each.division().value().equals(code))
                .map(each -> each.title().replaceAll("人民政府|办事处", ""))
                .findFirst()
                .orElse(code);
    }
}
