package org.zhiheng.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.KnownFields;
import org.zhiheng.rules.KnownFields.Type;

/** Facts for any template, of three lengths; texts say which field they are of, so that each is found again on the page. */
final class Shown {

    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /** Signs that ministries register names with and that few fonts have. */
    static final String RARE = "䶮堃喆㛃𬍛𫖯〇犇骉";

    private static final int LONG = 2_000;
    private static final int ROWS = 40;
    private static final String SENTENCE = "经查,当事人在示例路三十八号经营场所内存放未经检验的商品,";

    private Shown() {}

    /** Only what the template needs. */
    static Facts shortest(DocumentTemplate template) {
        Map<String, Map<String, Object>> ones = new LinkedHashMap<>();
        for (String each : template.needs()) {
            put(ones, each, value(each, "短"));
        }
        return new Facts(ones, Map.of());
    }

    static Facts typical(DocumentTemplate template) {
        return filled(template, 3, field -> value(field, "某某内容"));
    }

    static Facts longest(DocumentTemplate template) {
        return filled(template, ROWS, field -> value(field, RARE + longText(field)));
    }

    private static String longText(String field) {
        boolean text = field.matches("(decision|matter|investigation|input|notice|proposal)\\..*")
                && !field.matches(".*(number|tier|benchmark|kind|ground|place|item|division)$");
        if (!text) {
            return "某某(示例)有限责任公司驻示例市示例区办事处";
        }
        StringBuilder all = new StringBuilder();
        while (all.length() < LONG) {
            all.append(SENTENCE);
        }
        return all.substring(0, LONG);
    }

    private interface Giving {
        Object of(String field);
    }

    private static Facts filled(DocumentTemplate template, int rows, Giving giving) {
        Map<String, Map<String, Object>> ones = new LinkedHashMap<>();
        Map<String, List<Map<String, Object>>> several = new LinkedHashMap<>();
        for (String each : KnownFields.all().keySet()) {
            put(ones, each, giving.of(each));
        }
        template.inputs().keySet().forEach(each -> put(ones, "input." + each, giving.of("input." + each)));
        for (String kind : KnownFields.allSeveral()) {
            List<Map<String, Object>> all = new ArrayList<>();
            for (int i = 1; i <= rows; i++) {
                Map<String, Object> row = new LinkedHashMap<>(ones.get(kind));
                int number = i;
                row.replaceAll((name, value) -> value instanceof String text
                        ? (text.length() > 60 ? text.substring(0, 60) : text) + "第" + number + "项"
                        : value);
                row.replaceAll((name, value) -> value instanceof Boolean ? Boolean.FALSE : value);
                all.add(row);
            }
            several.put(kind, all);
        }
        for (String each : List.of("p-pay", "p-hreq", "f-urge", "case-statement", "p-keep", "f-30", "a-60", "a-6m")) {
            put(ones, "term." + each, DAY.plusDays(15));
        }
        return new Facts(ones, several);
    }

    private static void put(Map<String, Map<String, Object>> into, String field, Object value) {
        int point = field.indexOf('.');
        into.computeIfAbsent(field.substring(0, point), each -> new LinkedHashMap<>())
                .put(field.substring(point + 1), value);
    }

    private static Object value(String field, String text) {
        Type type = field.startsWith("input.") ? Type.TEXT : KnownFields.type(field);
        return switch (type) {
            case TEXT -> text;
            case TEXTS -> List.of(text.length() > 60 ? text.substring(0, 60) : text, "另一项");
            case DAY -> DAY;
            case MOMENT -> OffsetDateTime.parse("2026-03-02T09:05:00+08:00");
            case MONEY -> new BigDecimal("12345678901.29");
            case NUMBER -> 12L;
            case YES -> !field.equals("relief.first");
        };
    }
}
