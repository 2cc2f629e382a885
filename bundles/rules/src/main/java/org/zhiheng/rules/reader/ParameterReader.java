package org.zhiheng.rules.reader;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.OverrideRule;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.Source;

/** Reads {@code parameters/**.yaml}. */
final class ParameterReader {

    private static final Set<String> KEYS =
            Set.of("id", "title", "type", "unit", "override", "favours", "textOnly", "values");
    private static final Set<String> OVERRIDE_KEYS = Set.of("by", "direction", "minimum", "maximum");
    private static final Set<String> VALUE_KEYS =
            Set.of("value", "until", "source", "verified", "doubt", "reading", "yieldsTo");
    private static final Set<String> YIELD_KEYS = Set.of("layer", "source");
    private static final Set<Parameter.Type> WITH_UNIT = EnumSet.of(Parameter.Type.NUMBER, Parameter.Type.THRESHOLD);
    private static final Set<Parameter.Type> ORDERED =
            EnumSet.of(Parameter.Type.NUMBER, Parameter.Type.MONEY, Parameter.Type.THRESHOLD, Parameter.Type.TERM);
    private static final Words<Parameter.Type> TYPES = new Words<>(Parameter.Type.class);
    private static final Words<Parameter.Favours> FAVOURS = new Words<>(Parameter.Favours.class);
    private static final Words<OverrideRule.Direction> DIRECTIONS = new Words<>(OverrideRule.Direction.class);
    private static final Words<Layer> LAYERS = new Words<>(Layer.class);
    private static final String TERM_PREFIX = "term.";
    private static final Pattern UNIT = Forms.NAME;

    private final Reading reading;
    private final Shared shared;
    private final SourceReader sources;
    private final ValueReader values;

    ParameterReader(Reading reading) {
        this.reading = reading;
        this.shared = reading.shared();
        this.sources = new SourceReader(reading);
        this.values = new ValueReader(shared);
    }

    /** Adds the parameters of a file to those read before. */
    void read(String file, byte[] content, Map<String, Parameter> into) {
        for (YamlNode root : YamlFile.documents(reading.log(), file, content)) {
            Fields fields = Fields.of(root, "参数", KEYS);
            Parameter parameter = fields == null ? null : parameter(fields);
            if (parameter != null) {
                into.put(parameter.id(), parameter);
            }
        }
    }

    private Parameter parameter(Fields fields) {
        String id = shared.text(fields.text("id", Forms.ID, Forms.ID_HINT));
        boolean first = id != null && reading.claim("parameter", id, fields.placeOf("id"), FaultCode.KEY_DOUBLED_ID);
        String title = shared.text(fields.text("title"));
        Parameter.Type type = fields.word("type", TYPES);
        String unit = unit(fields, type);
        OverrideRule override = override(fields, type);
        Parameter.Favours favours = favours(fields, type);
        boolean textOnly = fields.flag("textOnly", false);
        checkTermId(fields, id, type);
        List<DatedValue> history = history(fields, type, unit);
        return first ? new Parameter(id, title, type, unit, override, favours, textOnly, history) : null;
    }

    /** Terms, and the fixed days of the year that are asked for like terms, are found by their code. */
    private static void checkTermId(Fields fields, String id, Parameter.Type type) {
        if (id == null || type == null || type == Parameter.Type.RECORD) {
            return;
        }
        if ((type == Parameter.Type.TERM) != id.startsWith(TERM_PREFIX)) {
            fields.placeOf("id").fault(FaultCode.PARAMETER_TERM_ID, id);
        }
    }

    private String unit(Fields fields, Parameter.Type type) {
        String unit = fields.optionalText("unit", UNIT, "例如hour、person、percent、yuan");
        if (type == null) {
            return null;
        }
        boolean wants = WITH_UNIT.contains(type);
        if (wants && !fields.has("unit")) {
            fields.place().fault(FaultCode.PARAMETER_UNIT, Words.of(type), "须写明单位(unit)");
        } else if (!wants && fields.has("unit")) {
            fields.placeOf("unit").fault(FaultCode.PARAMETER_UNIT, Words.of(type), "不写单位(unit)");
        }
        return shared.text(unit);
    }

    private Parameter.Favours favours(Fields fields, Parameter.Type type) {
        Parameter.Favours favours = fields.optionalWord("favours", FAVOURS);
        if (favours != null && type != null && !ORDERED.contains(type)) {
            fields.placeOf("favours").fault(FaultCode.PARAMETER_FAVOURS, Words.of(type));
        }
        return favours;
    }

    private OverrideRule override(Fields owner, Parameter.Type type) {
        Fields fields = owner.fields("override", false, OVERRIDE_KEYS);
        if (fields == null) {
            return OverrideRule.NONE;
        }
        OverrideRule.Direction direction = fields.word("direction", DIRECTIONS);
        boolean none = direction == OverrideRule.Direction.NONE;
        List<YamlNode> written = none ? fields.items("by", false) : fields.filledItems("by");
        List<Layer> by = Scalars.list(written, "by", this::layerBelow);
        checkDirection(fields, direction, type);
        BigDecimal minimum = fields.scalar("minimum", false, ValueReader::number);
        BigDecimal maximum = fields.scalar("maximum", false, ValueReader::number);
        checkBounds(fields, direction, minimum, maximum);
        if (none) {
            return OverrideRule.NONE;
        }
        Set<Layer> layers = shared.value(by.isEmpty() ? Set.of() : Set.copyOf(by));
        return shared.value(new OverrideRule(layers, direction, minimum, maximum));
    }

    private Layer layerBelow(YamlNode.Scalar scalar, String name) {
        Layer layer = LAYERS.read(scalar, name);
        Layer own = reading.layer();
        if (layer != null && own != null && layer.compareTo(own) <= 0) {
            scalar.place().fault(FaultCode.PARAMETER_LAYER, layer.code(), own.code());
        }
        return layer;
    }

    private static void checkDirection(Fields fields, OverrideRule.Direction direction, Parameter.Type type) {
        boolean needsOrder = direction == OverrideRule.Direction.HIGHER
                || direction == OverrideRule.Direction.LOWER
                || direction == OverrideRule.Direction.WITHIN;
        if (needsOrder && type != null && !ORDERED.contains(type)) {
            fields.placeOf("direction").fault(FaultCode.PARAMETER_DIRECTION, Words.of(type), Words.of(direction));
        }
    }

    private static void checkBounds(
            Fields fields, OverrideRule.Direction direction, BigDecimal minimum, BigDecimal maximum) {
        boolean bounded = fields.has("minimum") || fields.has("maximum");
        if (direction == OverrideRule.Direction.WITHIN && !bounded) {
            fields.placeOf("direction").fault(FaultCode.PARAMETER_BOUNDS, "方向within须写minimum或者maximum");
        } else if (direction != null && direction != OverrideRule.Direction.WITHIN && bounded) {
            fields.placeOf("direction").fault(FaultCode.PARAMETER_BOUNDS, "只有方向within可以写minimum和maximum");
        } else if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
            fields.placeOf("minimum").fault(FaultCode.PARAMETER_BOUNDS, "minimum大于maximum");
        }
    }

    private List<DatedValue> history(Fields fields, Parameter.Type type, String unit) {
        List<DatedValue> history = new ArrayList<>();
        for (DatedEntries.Dated dated : DatedEntries.read(fields, "values", VALUE_KEYS)) {
            DatedValue value = value(dated, type, unit);
            if (value.from() != null) {
                history.add(value);
            }
        }
        history.sort(Comparator.comparing(DatedValue::from));
        return List.copyOf(history);
    }

    private DatedValue value(DatedEntries.Dated dated, Parameter.Type type, String unit) {
        Fields fields = dated.fields();
        YamlNode node = fields.required("value");
        Object value = node == null || type == null ? null : values.read(node, type, unit);
        SourceReader.Standing standing = sources.standing(fields);
        LocalDate until = shared.value(dated.until());
        return new DatedValue(
                shared.value(dated.from()),
                until,
                value,
                standing.source(),
                standing.verified(),
                standing.doubt(),
                standing.reading(),
                yieldsTo(fields),
                place(dated.place()));
    }

    private List<DatedValue.YieldClause> yieldsTo(Fields owner) {
        List<DatedValue.YieldClause> clauses = new ArrayList<>();
        for (YamlNode item : owner.items("yieldsTo", false)) {
            Fields fields = Fields.of(item, "yieldsTo", YIELD_KEYS);
            if (fields != null) {
                Layer layer = fields.word("layer", LAYERS);
                Source source = sources.required(fields);
                clauses.add(new DatedValue.YieldClause(layer, source));
            }
        }
        return List.copyOf(clauses);
    }

    private DatedValue.Place place(Place place) {
        return new DatedValue.Place(shared.text(place.file()), place.line(), place.column());
    }
}
