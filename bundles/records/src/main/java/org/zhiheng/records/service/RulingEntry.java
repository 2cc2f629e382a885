package org.zhiheng.records.service;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zhiheng.api.records.ReliedRulings.Question;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.RulingForm;

/** A ruling that an act relies on as the payload of an entry. */
final class RulingEntry {

    /** Where who put it down works; that of the first entry is whose the act is. */
    static final String BODY = "body";

    private RulingEntry() {}

    static Map<String, Object> payload(Question asked, Ruling<Map<String, Object>> ruling, String body) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put(BODY, body);
        form.putAll(RulingForm.asked(asked.division(), asked.asOf(), asked.facts(), ruling));
        return form;
    }
}
