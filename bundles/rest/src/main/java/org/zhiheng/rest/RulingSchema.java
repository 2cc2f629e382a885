package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of a ruling as {@link RulingForm} writes it: everything is there, what does not apply is null. */
final class RulingSchema {

    private RulingSchema() {}

    /**
     * A ruling.
     *
     * @param question its name
     * @param answer the schema of its answer
     * @param reason the schema of a reason, or a reference to it
     * @param ruleBook the schema of the book that answered, or a reference to it
     */
    static Map<String, Object> ruling(
            String question, Map<String, Object> answer, Map<String, Object> reason, Map<String, Object> ruleBook) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("question", Map.of("title", "所问的问题", "const", question));
        properties.put("status", Map.of("title", "能否确定", "enum", List.of("determined", "undetermined")));
        Map<String, Object> answered = new LinkedHashMap<>();
        answered.put("title", "回答;不能确定时为null");
        answered.put("anyOf", List.of(answer, Map.of("type", "null")));
        properties.put("answer", answered);
        Map<String, Object> missing = new LinkedHashMap<>();
        missing.put("title", "缺少的事实(facts.…)、日历(calendar.…)、规则(rule.…)");
        missing.put("type", "array");
        missing.put("items", Map.of("type", "string"));
        properties.put("missing", missing);
        Map<String, Object> reasons = new LinkedHashMap<>();
        reasons.put("title", "理由,按推理的先后");
        reasons.put("type", "array");
        reasons.put("items", reason);
        properties.put("reasons", reasons);
        properties.put("ruleBook", ruleBook);
        return closed("裁断", properties);
    }

    /** A ruling of any question, whose answer has the fields of that question. */
    static Map<String, Object> any() {
        Map<String, Object> ruling = new LinkedHashMap<>(ruling(
                "", Map.of("type", "object"), OpenApiParts.component("reason"), OpenApiParts.component("ruleBook")));
        Map<String, Object> properties = new LinkedHashMap<>();
        ((Map<?, ?>) ruling.get("properties")).forEach((name, schema) -> properties.put(name.toString(), schema));
        properties.put("question", text("所问的问题", false));
        ruling.put("properties", properties);
        return ruling;
    }

    /** One step of a ruling. */
    static Map<String, Object> reason() {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("document", text("所引文件的标题", false));
        source.put("number", text("文号", true));
        source.put("article", text("条款", true));
        source.put("phrase", text("原文", true));
        Map<String, Object> cited = closed("出处;依据事实的一步没有", source);
        cited.put("type", List.of("object", "null"));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("rule", text("规则的编号;依据事实的一步没有", true));
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("title", "规则的值;数写作文字");
        value.put("type", List.of("string", "boolean", "integer", "array", "object", "null"));
        properties.put("value", value);
        Map<String, Object> validFrom = text("自何日起", true);
        validFrom.put("format", "date");
        properties.put("validFrom", validFrom);
        properties.put("package", text("规则包,例如cn.371002", true));
        properties.put("version", text("规则包的版本", true));
        properties.put("source", cited);
        properties.put("doubt", text("存疑:为什么需要人再看", true));
        properties.put("text", text("这一步,给人看的文字", false));
        return closed("一步理由", properties);
    }

    /** The book that answered. */
    static Map<String, Object> ruleBook() {
        Map<String, Object> asOf = text("得出结论之日", false);
        asOf.put("format", "date");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("division", text("哪个区划的规则:所问的,或者它最近的有规则的上级", false));
        properties.put("asOf", asOf);
        properties.put("fingerprint", text("规则书的指纹;作为book再问,问的是同一本", false));
        properties.put("engine", text("裁断核心的版本", false));
        return closed("作出回答的规则书", properties);
    }

    private static Map<String, Object> text(String title, boolean nullable) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("title", title);
        text.put("type", nullable ? List.of("string", "null") : "string");
        return text;
    }

    private static Map<String, Object> closed(String title, Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", title);
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("required", List.copyOf(properties.keySet()));
        schema.put("properties", properties);
        return schema;
    }
}
