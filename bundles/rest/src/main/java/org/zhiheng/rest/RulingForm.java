package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zhiheng.api.rulings.Ruling;

/** A ruling as the contract writes it: as the record keeps it, with the answer in the types of its question. */
final class RulingForm {

    private RulingForm() {}

    static Map<String, Object> of(Ruling<?> ruling) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("question", ruling.question());
        form.put("status", ruling.status());
        form.put("answer", ruling.answer());
        form.put("missing", ruling.missing());
        form.put("reasons", org.zhiheng.api.rulings.RulingForm.reasons(ruling));
        form.put("ruleBook", org.zhiheng.api.rulings.RulingForm.book(ruling.ruleBook()));
        return form;
    }
}
