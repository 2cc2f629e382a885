package org.zhiheng.rest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Citation;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.RuleBookRef;
import org.zhiheng.api.rulings.Ruling;

/** A ruling as the contract writes it. */
final class RulingForm {

    private RulingForm() {}

    static Map<String, Object> of(Ruling<?> ruling) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("question", ruling.question());
        form.put("status", ruling.status());
        form.put("answer", ruling.answer());
        form.put("missing", ruling.missing());
        List<Object> reasons = new ArrayList<>();
        ruling.reasons().forEach(reason -> reasons.add(of(reason)));
        form.put("reasons", reasons);
        form.put("ruleBook", of(ruling.ruleBook()));
        return form;
    }

    private static Map<String, Object> of(Reason reason) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("rule", reason.rule());
        form.put("value", plain(reason.value()));
        form.put("validFrom", text(reason.validFrom()));
        form.put("package", reason.packageId());
        form.put("version", reason.version());
        form.put("source", reason.source() == null ? null : of(reason.source()));
        form.put("doubt", reason.doubt());
        form.put("text", reason.text());
        return form;
    }

    private static Map<String, Object> of(Citation citation) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("document", citation.document());
        form.put("number", citation.number());
        form.put("article", citation.article());
        form.put("phrase", citation.phrase());
        return form;
    }

    private static Map<String, Object> of(RuleBookRef ref) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("division", ref.division());
        form.put("asOf", text(ref.asOf()));
        form.put("fingerprint", ref.fingerprint());
        form.put("engine", ref.engine());
        return form;
    }

    /** A rule's value in JSON: numbers as decimal strings, records by their components. */
    static Object plain(Object value) {
        if (value == null || value instanceof Boolean || value instanceof String || value instanceof Integer) {
            return value;
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof List<?> list) {
            return list.stream().map(RulingForm::plain).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((name, each) -> plain.put(name.toString(), plain(each)));
            return plain;
        }
        return value.toString();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
