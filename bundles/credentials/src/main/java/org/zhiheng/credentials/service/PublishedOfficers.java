package org.zhiheng.credentials.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.registers.RegisteredRulings.Answered;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;

/** What of an answer about officers those may hear who do not see them in their register: as much as their cards tell. */
final class PublishedOfficers {

    private static final String OFFICERS = "officers";
    private static final String CERTIFICATE = "certificate";
    private static final String NOT_TOLD = "原因不在您的权限范围内";

    /** What stays of an officer and of a certificate. */
    private static final Set<String> OFFICER = Set.of("name", "auxiliary", "recusal");

    private static final Set<String> CARD = Set.of("kind", "body", "fields", "area", "validFrom", "validTo");

    private PublishedOfficers() {}

    static Answered of(Answered whole, Set<String> hidden, Set<String> rules) {
        Map<String, Object> facts = new LinkedHashMap<>(whole.facts());
        facts.computeIfPresent(OFFICERS, (name, all) -> each(all, hidden, PublishedOfficers::card));
        Ruling<Map<String, Object>> ruling = whole.ruling();
        Map<String, Object> answer = ruling.answer();
        if (answer != null) {
            answer = new LinkedHashMap<>(answer);
            answer.computeIfPresent("failing", (name, all) -> each(all, hidden, PublishedOfficers::withoutWhy));
        }
        List<Reason> reasons = new ArrayList<>(ruling.reasons());
        if (reasons.removeIf(each -> each.rule() != null && rules.contains(each.rule()))) {
            reasons.add(new Reason(null, null, null, null, null, null, null, "有的理由涉及不在您权限范围内的人员,没有列出。"));
        }
        return new Answered(
                facts, new Ruling<>(ruling.question(), answer, ruling.missing(), reasons, ruling.ruleBook()));
    }

    private interface Cut {
        Map<String, Object> of(Map<?, ?> whole);
    }

    private static Object each(Object all, Set<String> hidden, Cut cut) {
        if (!(all instanceof List<?> list)) {
            return all;
        }
        List<Object> told = new ArrayList<>();
        for (Object each : list) {
            told.add(each instanceof Map<?, ?> map && hidden.contains(map.get("name")) ? cut.of(map) : each);
        }
        return told;
    }

    private static Map<String, Object> card(Map<?, ?> officer) {
        Map<String, Object> told = kept(officer, OFFICER);
        if (officer.get(CERTIFICATE) instanceof Map<?, ?> certificate) {
            told.put(CERTIFICATE, kept(certificate, CARD));
        }
        return told;
    }

    private static Map<String, Object> withoutWhy(Map<?, ?> failing) {
        Map<String, Object> told = kept(failing, Set.of("name"));
        told.put("why", NOT_TOLD);
        return told;
    }

    private static Map<String, Object> kept(Map<?, ?> whole, Set<String> names) {
        Map<String, Object> told = new LinkedHashMap<>();
        whole.forEach((name, value) -> {
            if (name instanceof String text && names.contains(text)) {
                told.put(text, value);
            }
        });
        return told;
    }
}
