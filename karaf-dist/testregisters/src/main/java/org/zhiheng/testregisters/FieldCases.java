package org.zhiheng.testregisters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;

/** Values for the fields of any register, made from its definition: such as are refused, and such as are not the value there is. */
public final class FieldCases {

    /** Fields that hold codes of fields of enforcement. */
    private static final Set<String> ENFORCEMENT = Set.of("field", "fields");

    private static final String NOWHERE = "nowhere-at-all";

    private FieldCases() {}

    /**
     * A value that is refused.
     *
     * @param value null to leave the field out
     * @param code of the refusal
     */
    public record Bad(String field, Object value, String code) {}

    /** What is wrong by type, length, code, check digit, range, reference and by being left out, for every field. */
    public static List<Bad> bad(RegisterDefinition definition) {
        return bad(definition.fields());
    }

    /** As {@link #bad(RegisterDefinition)}, of any form. */
    public static List<Bad> bad(List<Field> fields) {
        List<Bad> all = new ArrayList<>();
        for (Field each : fields) {
            wrong(each).forEach((value, code) -> all.add(new Bad(each.name(), value, code)));
            if (each.several()) {
                all.add(new Bad(
                        each.name(),
                        tooMany(each),
                        each.kind() == Field.Kind.CODES ? "REGISTER-LENGTH" : "REGISTER-CODE"));
            }
            if (each.required()) {
                all.add(new Bad(each.name(), null, "REGISTER-REQUIRED"));
            }
        }
        all.add(new Bad("noSuchField", "x", "REGISTER-FIELD"));
        return all;
    }

    private static Map<Object, String> wrong(Field field) {
        Map<Object, String> wrong = new LinkedHashMap<>();
        switch (field.kind()) {
            case TEXT -> {
                wrong.put(7, "REGISTER-TYPE");
                wrong.put("第一行\n第二行", "REGISTER-TYPE");
                wrong.put("字".repeat(field.length() + 1), "REGISTER-LENGTH");
            }
            case LONG_TEXT -> {
                wrong.put(7, "REGISTER-TYPE");
                wrong.put("响铃\u0007", "REGISTER-TYPE");
                wrong.put("字".repeat(field.length() + 1), "REGISTER-LENGTH");
            }
            case WORD -> {
                wrong.put(7, "REGISTER-TYPE");
                wrong.put("no-such-word", "REGISTER-CODE");
            }
            case WORDS -> {
                wrong.put(7, "REGISTER-TYPE");
                wrong.put(List.of(7), "REGISTER-TYPE");
            }
            case CODE -> {
                wrong.put(7, "REGISTER-TYPE");
                wrong.put("two words", "REGISTER-CODE");
                wrong.put("x".repeat(61), "REGISTER-CODE");
            }
            case CODES -> {
                wrong.put(7, "REGISTER-TYPE");
                wrong.put(List.of("!"), "REGISTER-CODE");
            }
            case DATE -> {
                wrong.put("soon", "REGISTER-TYPE");
                wrong.put("2023-02-29", "REGISTER-TYPE");
                wrong.put("1899-12-31", "REGISTER-RANGE");
                wrong.put("2200-01-01", "REGISTER-RANGE");
            }
            case MOMENT -> {
                wrong.put(7, "REGISTER-TYPE");
                wrong.put("2026-01-31T09:30:00", "REGISTER-TYPE");
                wrong.put("2026-01-31T25:00:00+08:00", "REGISTER-TYPE");
                wrong.put("2200-01-01T00:00:00+08:00", "REGISTER-RANGE");
            }
            case INTEGER -> {
                wrong.put("x", "REGISTER-TYPE");
                wrong.put("1.5", "REGISTER-TYPE");
                wrong.put(field.most().add(BigDecimal.ONE).toPlainString(), "REGISTER-RANGE");
                wrong.put(field.least().subtract(BigDecimal.ONE).toPlainString(), "REGISTER-RANGE");
            }
            case DECIMAL -> {
                wrong.put("x", "REGISTER-TYPE");
                wrong.put("0." + "1".repeat(field.scale() + 1), "REGISTER-TYPE");
                wrong.put(field.most().add(BigDecimal.ONE).toPlainString(), "REGISTER-RANGE");
                wrong.put(field.least().subtract(BigDecimal.ONE).toPlainString(), "REGISTER-RANGE");
            }
            case BOOLEAN -> wrong.put("perhaps", "REGISTER-TYPE");
            case REFERENCE, BODY -> {
                wrong.put(7, "REGISTER-TYPE");
                wrong.put("two words", "REGISTER-REFERENCE");
                wrong.put(NOWHERE, "REGISTER-REFERENCE");
            }
            case DIVISION -> {
                wrong.put(371002, "REGISTER-TYPE");
                wrong.put("37100", "REGISTER-CODE");
            }
            case CREDIT_CODE -> {
                wrong.put(7, "REGISTER-TYPE");
                wrong.put("91350100M000100Y4Z", "REGISTER-CHECK-DIGIT");
            }
            case CITIZEN_NUMBER -> {
                wrong.put(7, "REGISTER-TYPE");
                wrong.put("110105194912310021", "REGISTER-CHECK-DIGIT");
                wrong.put("11010519490231002X", "REGISTER-CHECK-DIGIT");
            }
            case PHONE -> {
                wrong.put(7, "REGISTER-TYPE");
                wrong.put("call me", "REGISTER-CODE");
            }
            case ATTACHMENT -> {
                wrong.put(7, "REGISTER-TYPE");
                wrong.put("scan.pdf", "REGISTER-CODE");
            }
        }
        return wrong;
    }

    /** Of fields of enforcement the rules have a list. */
    private static String field(Object now) {
        return String.valueOf(now).contains("transport") ? "agriculture" : "transport";
    }

    private static List<String> tooMany(Field field) {
        return field.kind() == Field.Kind.WORDS
                ? List.of("no-such-word")
                : IntStream.rangeClosed(0, field.length())
                        .mapToObj(each -> "c" + each)
                        .toList();
    }

    /**
     * A good value that is not the one there is; null where the kind does not say one.
     *
     * @param now the value there is, as given
     */
    static Object other(Field field, Object now) {
        return switch (field.kind()) {
            case TEXT, LONG_TEXT -> {
                String text = String.valueOf(now);
                yield text.length() < field.length() ? text + "改" : text.substring(1);
            }
            case WORD -> field.words().stream()
                    .map(Field.Word::code)
                    .filter(each -> !each.equals(now))
                    .findFirst()
                    .orElse(null);
            case WORDS -> field.words().stream()
                    .map(Field.Word::code)
                    .map(Collections::singletonList)
                    .filter(each -> !each.equals(now))
                    .findFirst()
                    .orElse(null);
            case CODE -> ENFORCEMENT.contains(field.name()) ? field(now) : now + "-2";
            case CODES -> List.of(ENFORCEMENT.contains(field.name()) ? field(now) : "another");
            case DATE -> LocalDate.parse(String.valueOf(now)).plusDays(1).toString();
            case MOMENT -> "2026-01-31T09:30:00+08:00".equals(now)
                    ? "2026-01-31T09:31:00+08:00"
                    : "2026-01-31T09:30:00+08:00";
            case INTEGER, DECIMAL -> {
                BigDecimal number = new BigDecimal(String.valueOf(now));
                BigDecimal more = number.add(BigDecimal.ONE);
                yield (more.compareTo(field.most()) <= 0 ? more : number.subtract(BigDecimal.ONE)).toPlainString();
            }
            case BOOLEAN -> !Boolean.parseBoolean(String.valueOf(now));
            case BODY -> RegisterWorld.MARKET.equals(now) ? RegisterWorld.JUSTICE : RegisterWorld.MARKET;
            case DIVISION -> "371002".equals(now) ? "371003" : "371002";
            case CREDIT_CODE -> "91350100M000100Y43".equals(now) ? "115002227398230135" : "91350100M000100Y43";
            case CITIZEN_NUMBER -> "11010519491231002X".equals(now) ? "440524188001010014" : "11010519491231002X";
            case PHONE -> "13900000000".equals(now) ? "13900000001" : "13900000000";
            case ATTACHMENT -> WorldUploads.FILE.equals(now) ? WorldUploads.OTHER_FILE : WorldUploads.FILE;
            case REFERENCE -> null;
        };
    }
}
