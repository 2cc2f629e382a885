package org.zhiheng.shell;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Citation;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;

/** A ruling as a tree that people read in a terminal. */
final class RulingTree {

    private final Paint paint;
    private final Map<String, Object> factsSchema;
    private final Map<String, Object> answerSchema;

    /** @param schema the JSON Schema of the question's request, which names facts and answers in Chinese */
    RulingTree(Paint paint, Map<String, Object> schema) {
        this.paint = paint;
        factsSchema = Schemas.part(Schemas.part(schema, "properties"), "facts");
        answerSchema = Schemas.part(Schemas.part(schema, "$defs"), "answer");
    }

    List<String> lines(String title, Ruling<Map<String, Object>> ruling) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold(title) + "  " + paint.grey(ruling.question()));
        if (ruling.determined()) {
            lines.add(paint.green("✓ 能够确定"));
            group(lines, "│  ", ruling.answer(), answerSchema);
        } else {
            lines.add(paint.yellow("? 不能确定,缺少:"));
            Columns columns = new Columns();
            ruling.missing().forEach(missing -> columns.row(missing, paint.grey(meaning(missing))));
            lines.addAll(columns.lines("│  "));
        }
        List<Reason> reasons = ruling.reasons();
        lines.add(reasons.isEmpty() ? "├─ 理由:缺少以上各项,没有推到任何一步" : "├─ 理由");
        for (int i = 0; i < reasons.size(); i++) {
            reason(lines, reasons.get(i), i + 1, i == reasons.size() - 1);
        }
        String fingerprint = ruling.ruleBook().fingerprint();
        lines.add("└─ 规则书 " + ruling.ruleBook().division() + "  "
                + ruling.ruleBook().asOf() + "  " + paint.grey(fingerprint));
        return lines;
    }

    /** What is missing, in Chinese. */
    private String meaning(String missing) {
        int dot = missing.indexOf('.');
        String rest = missing.substring(dot + 1);
        return switch (missing.substring(0, Math.max(dot, 0))) {
            case "facts" -> Schemas.label(Schemas.at(factsSchema, rest));
            case "calendar" -> rest + "年的工作日历";
            case "rule" -> "生效的规则里没有这一条";
            default -> "";
        };
    }

    private void group(List<String> lines, String indent, Map<?, ?> group, Map<String, Object> schema) {
        Columns columns = new Columns();
        List<List<String>> below = new ArrayList<>();
        group.forEach((name, value) -> {
            Map<String, Object> own = Schemas.below(schema, name.toString());
            List<String> inner = new ArrayList<>();
            columns.row(name.toString(), "= " + plain(value, own), paint.grey(Schemas.label(own)));
            if (value instanceof Map<?, ?> map && !map.isEmpty()) {
                group(inner, indent + "   ", map, own);
            } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
                elements(inner, indent + "   ", list, Schemas.part(own, "items"));
            }
            below.add(inner);
        });
        List<String> own = columns.lines(indent);
        for (int i = 0; i < own.size(); i++) {
            lines.add(own.get(i));
            lines.addAll(below.get(i));
        }
    }

    private void elements(List<String> lines, String indent, List<?> list, Map<String, Object> schema) {
        for (int i = 0; i < list.size(); i++) {
            lines.add(indent + "[" + i + "]");
            if (list.get(i) instanceof Map<?, ?> map) {
                group(lines, indent + "   ", map, schema);
            }
        }
    }

    private String plain(Object value, Map<String, Object> schema) {
        if (value == null) {
            return "—";
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "没有" : "";
        } else if (value instanceof List<?> list) {
            if (list.isEmpty()) {
                return "没有";
            }
            return list.get(0) instanceof Map
                    ? list.size() + "项"
                    : String.join(
                            "、",
                            list.stream()
                                    .map(each -> plain(each, Schemas.part(schema, "items")))
                                    .toList());
        }
        Object word = Schemas.part(schema, "x-labels").get(value.toString());
        return word == null || word.equals(value.toString()) ? value.toString() : value + " " + word;
    }

    private void reason(List<String> lines, Reason reason, int number, boolean last) {
        lines.add("│  " + (last ? "└─ " : "├─ ") + number + " " + reason.text());
        String indent = "│  " + (last ? "   " : "│  ") + "   ";
        if (reason.rule() != null) {
            lines.add(indent
                    + paint.grey(reason.rule() + "  自" + reason.validFrom() + "起  " + reason.packageId() + " "
                            + reason.version()));
        }
        Citation source = reason.source();
        if (source != null) {
            String documentNumber = source.number() == null ? "" : "(" + source.number() + ")";
            String article = source.article() == null ? "" : source.article();
            lines.add(indent + "《" + source.document() + "》" + documentNumber + article);
            if (source.phrase() != null) {
                lines.add(indent + "“" + source.phrase() + "”");
            }
        }
        if (reason.doubt() != null) {
            lines.add(indent + paint.yellow("! 存疑:" + reason.doubt()));
        }
    }
}
