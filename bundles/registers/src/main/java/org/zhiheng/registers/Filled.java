package org.zhiheng.registers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhiheng.api.code.CitizenNumber;
import org.zhiheng.api.registers.Field;

/**
 * What somebody has filled in, read by the fields of a form.
 *
 * @param values as they are kept, with null for those taken away; of secret numbers the mask
 * @param secrets the secret numbers behind masks, by field
 * @param faults what could not be read
 */
public record Filled(Map<String, Object> values, Map<String, String> secrets, List<Fault> faults) {

    /** What is wrong with one field; code stable, message in Chinese. */
    public record Fault(String field, String code, String message) {}

    /**
     * @param title of the form, in Chinese
     * @param given as JSON has it
     */
    public static Filled read(String title, List<Field> fields, Map<String, Object> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> secrets = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        given.forEach((name, value) -> {
            Field field = fields.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (field == null) {
                faults.add(new Fault(name, "REGISTER-FIELD", "“" + title + "”没有名为“" + name + "”的字段"));
                return;
            }
            try {
                Object kept = value == null ? null : FieldValues.of(field, value);
                if (kept != null && field.privacy() == Field.Privacy.SECRET) {
                    secrets.put(name, (String) kept);
                    kept = mask(field, (String) kept);
                }
                values.put(name, kept);
            } catch (FieldValues.Fault e) {
                faults.add(new Fault(name, e.code(), e.getMessage()));
            }
        });
        return new Filled(values, secrets, faults);
    }

    /** Of the fields that must be there, those that are not. */
    public static List<Fault> missing(List<Field> fields, Map<String, Object> values) {
        return fields.stream()
                .filter(each -> each.required() && values.get(each.name()) == null)
                .map(each -> new Fault(each.name(), "REGISTER-REQUIRED", "“" + each.title() + "”应当填写"))
                .toList();
    }

    private static String mask(Field field, String number) {
        if (field.kind() == Field.Kind.CITIZEN_NUMBER) {
            return new CitizenNumber(number.toUpperCase(Locale.ROOT)).masked();
        }
        int shown = Math.min(2, number.length() / 3);
        return number.substring(0, shown) + "*".repeat(number.length() - shown);
    }
}
