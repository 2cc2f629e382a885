package org.zhiheng.rules.reader;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.questions.TermUnit;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.TermRule;
import org.zhiheng.rules.Threshold;

/** Reads the value of a parameter by its type. Every method gives null after a fault. */
final class ValueReader {

    private static final String YUAN = "yuan";
    private static final Set<String> THRESHOLD_KEYS = Set.of("amount", "inclusive");
    private static final Set<String> TERM_KEYS =
            Set.of("amount", "unit", "start", "direction", "roll", "clear", "extension", "suspendedBy");
    private static final Set<String> DAY_OF_YEAR_KEYS = Set.of("month", "day");
    private static final int COMMON_YEAR = 2023;
    private static final Set<String> EXTENSION_KEYS = Set.of("amount", "unit", "further");
    private static final Words<TermUnit> UNITS = new Words<>(TermUnit.class);
    private static final Words<TermRule.Direction> DIRECTIONS = new Words<>(TermRule.Direction.class);
    private static final Words<TermRule.Roll> ROLLS = new Words<>(TermRule.Roll.class);
    private static final Words<SuspensionKind> SUSPENSIONS = new Words<>(SuspensionKind.class);

    private final Shared shared;

    ValueReader(Shared shared) {
        this.shared = shared;
    }

    /** @param unit the parameter's unit; null where it has none */
    Object read(YamlNode node, Parameter.Type type, String unit) {
        return switch (type) {
            case THRESHOLD -> threshold(node, YUAN.equals(unit));
            case TERM -> term(node);
            case CODES -> codes(node);
            case RECORD -> record(node);
            case NUMBER, MONEY, BOOLEAN, TEXT, DATE -> single(node, type);
        };
    }

    private Object single(YamlNode node, Parameter.Type type) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            node.place().fault(FaultCode.YAML_KIND, "value", "单个值", node.kind());
            return null;
        }
        Object value =
                switch (type) {
                    case NUMBER -> number(scalar, "value");
                    case MONEY -> money(scalar, "value");
                    case BOOLEAN -> Scalars.flag(scalar, "value");
                    case DATE -> Scalars.date(scalar, "value");
                    default -> shared.text(Scalars.text(scalar, "value"));
                };
        return shared.value(value);
    }

    static BigDecimal number(YamlNode.Scalar scalar, String name) {
        if (!scalar.plain() || !Scalars.looksLikeNumber(scalar.text())) {
            scalar.place().fault(FaultCode.KEY_NUMBER, name, scalar.text());
            return null;
        }
        return new BigDecimal(scalar.text());
    }

    static BigDecimal money(YamlNode.Scalar scalar, String name) {
        BigDecimal amount = number(scalar, name);
        if (amount != null && (amount.scale() > 2 || amount.signum() < 0)) {
            scalar.place().fault(FaultCode.KEY_MONEY, name, scalar.text());
            return null;
        }
        return amount;
    }

    private static Integer wholeNumber(YamlNode.Scalar scalar, String name) {
        if (!scalar.plain() || !scalar.text().matches("[1-9]\\d{0,5}")) {
            scalar.place().fault(FaultCode.KEY_WHOLE, name, scalar.text());
            return null;
        }
        return Integer.valueOf(scalar.text());
    }

    private Threshold threshold(YamlNode node, boolean money) {
        Fields fields = Fields.of(node, "value", THRESHOLD_KEYS);
        if (fields == null) {
            return null;
        }
        BigDecimal amount = fields.scalar("amount", true, money ? ValueReader::money : ValueReader::number);
        Boolean inclusive = fields.flag("inclusive");
        return amount == null || inclusive == null ? null : shared.value(new Threshold(amount, inclusive));
    }

    private TermRule term(YamlNode node) {
        Fields fields = Fields.of(node, "value", TERM_KEYS);
        if (fields == null) {
            return null;
        }
        Integer amount = fields.scalar("amount", true, ValueReader::wholeNumber);
        TermUnit unit = fields.word("unit", UNITS);
        String start = shared.text(fields.text("start"));
        TermRule.Direction direction = fields.word("direction", DIRECTIONS);
        TermRule.Roll roll = fields.word("roll", ROLLS);
        boolean clear = fields.flag("clear", false);
        if (clear && direction == TermRule.Direction.FORWARD) {
            fields.placeOf("clear").fault(FaultCode.PARAMETER_CLEAR);
        }
        TermRule.Extension extension = extension(fields);
        Set<SuspensionKind> suspendedBy = Set.copyOf(fields.list("suspendedBy", false, SUSPENSIONS::read));
        if (amount == null || unit == null || start == null || direction == null || roll == null) {
            return null;
        }
        return shared.value(
                new TermRule(amount, unit, start, direction, roll, clear, extension, shared.value(suspendedBy)));
    }

    private TermRule.Extension extension(Fields term) {
        Fields fields = term.fields("extension", false, EXTENSION_KEYS);
        if (fields == null) {
            return null;
        }
        Integer amount = fields.scalar("amount", true, ValueReader::wholeNumber);
        TermUnit unit = fields.word("unit", UNITS);
        String further = shared.text(fields.optionalText("further"));
        return amount == null || unit == null ? null : shared.value(new TermRule.Extension(amount, unit, further));
    }

    private List<String> codes(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            node.place().fault(FaultCode.YAML_KIND, "value", "列表", node.kind());
            return null;
        }
        return shared.value(
                Scalars.list(sequence.items(), "value", (scalar, name) -> shared.text(Scalars.text(scalar, name))));
    }

    private Map<String, Object> record(YamlNode node) {
        Fields fields = Fields.ofAnyKeys(node, "value");
        if (fields == null) {
            return null;
        }
        if (fields.entries().isEmpty()) {
            fields.place().fault(FaultCode.KEY_EMPTY, "value");
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (YamlNode.Entry entry : fields.entries()) {
            String name = Scalars.formed(entry.key(), "value", Forms.COLUMN, Forms.COLUMN_HINT);
            Object value = member(entry.key().text(), entry.value());
            if (name != null && value != null) {
                values.put(shared.text(name), value);
            }
        }
        if (values.keySet().equals(DAY_OF_YEAR_KEYS) && !everyYearHas(values.get("month"), values.get("day"))) {
            fields.place().fault(FaultCode.DATE_IMPOSSIBLE, "value", values.get("month") + "-" + values.get("day"));
            return null;
        }
        return Map.copyOf(values);
    }

    /** Not 29 February: a day that falls due each year must come each year. */
    private static boolean everyYearHas(Object month, Object day) {
        if (!(month instanceof BigDecimal monthNumber && day instanceof BigDecimal dayNumber)) {
            return false;
        }
        try {
            return MonthDay.of(monthNumber.intValueExact(), dayNumber.intValueExact())
                    .isValidYear(COMMON_YEAR);
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    /** A value of a record, whose type is seen from its form. */
    private Object member(String name, YamlNode node) {
        if (node instanceof YamlNode.Sequence) {
            return codes(node);
        }
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping.get("unit") != null ? term(node) : threshold(node, false);
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        if (Scalars.looksLikeDate(scalar.text())) {
            return shared.value(Scalars.date(scalar, name));
        }
        if (!scalar.plain()) {
            return shared.text(Scalars.text(scalar, name));
        }
        if (scalar.text().equals("true") || scalar.text().equals("false")) {
            return Boolean.valueOf(scalar.text());
        }
        if (Scalars.looksLikeNumber(scalar.text())) {
            return shared.value(new BigDecimal(scalar.text()));
        }
        return shared.text(Scalars.text(scalar, name));
    }
}
