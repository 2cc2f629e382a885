package org.zhiheng.rest;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zhiheng.api.rulings.Ruling;

/**
 * Values of {@code api} as JSON has them: records by their components, rulings as the contract writes them, days and moments as text, numbers as decimal
 * strings.
 */
final class PlainForm {

    /** Moments are shown as people here read them. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private PlainForm() {}

    /** ISO 8601 with offset, to the second. */
    static String moment(Instant at) {
        return at.atZone(ZONE).truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    static Object of(Object value) {
        if (value == null
                || value instanceof Boolean
                || value instanceof String
                || value instanceof Integer
                || value instanceof Long) {
            return value;
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof Instant at) {
            return moment(at);
        } else if (value instanceof Enum<?> word) {
            return Words.of(word);
        } else if (value instanceof Collection<?> collection) {
            return collection.stream().map(PlainForm::of).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((name, each) ->
                    plain.put(name instanceof Enum<?> word ? Words.of(word) : name.toString(), of(each)));
            return plain;
        } else if (value instanceof Ruling<?> ruling) {
            return RulingForm.of(ruling);
        } else if (value instanceof Record components) {
            return components(components);
        }
        return value.toString();
    }

    private static Map<String, Object> components(Record value) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                plain.put(component.getName(), of(component.getAccessor().invoke(value)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record of the interface that is not public: " + value.getClass(), e);
            }
        }
        return plain;
    }
}
