package org.zhiheng.registers.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.registers.domain.Slice;
import org.zhiheng.registers.domain.Slices;

/** What a thing of a register is, as its entries say and as it is verified against them. Secret numbers are not told: what is kept beside the vault is a mask. */
final class States {

    private States() {}

    static Subject subject(RegisterDefinition definition, String key) {
        return new Subject(definition.subject(), key);
    }

    /** Whose personal data those of a thing are, in the vault. */
    static String person(RegisterDefinition definition, String key) {
        return definition.subject() + "." + key;
    }

    static String holder(RegisterDefinition definition, String person) {
        String prefix = definition.subject() + ".";
        return person.startsWith(prefix) ? person.substring(prefix.length()) : null;
    }

    /** Null when nothing is said of it any more. */
    static Map<String, Object> of(RegisterDefinition definition, String key, List<Slice> slices) {
        if (slices.isEmpty()) {
            return null;
        }
        List<Object> rows = new ArrayList<>();
        for (Slice each : slices) {
            Map<String, Object> row = new LinkedHashMap<>();
            if (definition.dated()) {
                row.put("from", each.from().toString());
                row.put(
                        "to",
                        each.to().equals(Slices.FOREVER) ? null : each.to().toString());
            }
            row.put("values", values(definition, key, each));
            rows.add(row);
        }
        return Map.of("rows", rows);
    }

    private static Map<String, Object> values(RegisterDefinition definition, String key, Slice slice) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field each : definition.fields()) {
            Object value = slice.values().get(each.name());
            if (value == null || each.privacy() == Field.Privacy.SECRET) {
                continue;
            }
            Object told = plain(value);
            values.put(
                    each.name(),
                    each.privacy() != Field.Privacy.OPEN
                            ? new Personal(person(definition, key), vaultKind(each), String.valueOf(told))
                            : told);
        }
        return values;
    }

    /** The secret numbers that come with slices, as an entry carries them for the vault. */
    static List<Object> secrets(RegisterDefinition definition, String key, List<Slice> slices) {
        List<Object> all = new ArrayList<>();
        for (Slice each : slices) {
            each.secrets()
                    .forEach((field, number) -> all.add(Map.of(
                            "from",
                            each.from().toString(),
                            "field",
                            field,
                            "number",
                            new Personal(
                                    person(definition, key),
                                    vaultKind(definition.field(field).orElseThrow()),
                                    number))));
        }
        return all;
    }

    /** Under which kind the vault finds equal values again: numbers of one kind wherever they stand. */
    static String vaultKind(Field field) {
        return field.kind() == Field.Kind.CITIZEN_NUMBER ? "citizen-number" : field.hyphened();
    }

    private static Object plain(Object value) {
        if (value instanceof LocalDate date) {
            return date.toString();
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value;
    }
}
