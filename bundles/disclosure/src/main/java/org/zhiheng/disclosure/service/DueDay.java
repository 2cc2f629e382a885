package org.zhiheng.disclosure.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.disclosure.domain.KindRule;

/**
 * By when something is published that no case decided. For one thread.
 *
 * @param legal the last day; the day itself where no term is known, for then it is due at once
 * @param missing what is not known of it, in Chinese
 * @param ruling null where nothing was asked
 */
record DueDay(LocalDate legal, LocalDate safe, List<String> missing, Ruling<Map<String, Object>> ruling) {

    static DueDay of(DisclosureRules.Now now, KindRule kind, LocalDate changedOn, LocalDate today) {
        Ruling<Map<String, Object>> ruling = kind.question() != null
                ? now.ask("publication", Map.of("kind", kind.question(), "decidedOn", changedOn.toString()), today)
                : kind.due() == null ? null : now.term(kind.due(), changedOn, null, today);
        if (ruling == null) {
            return new DueDay(changedOn, changedOn, List.of(), null);
        }
        if (!ruling.determined()) {
            return new DueDay(
                    changedOn,
                    changedOn,
                    ruling.missing().stream().map(each -> "缺少" + each).toList(),
                    ruling);
        }
        Map<String, Object> answer = ruling.answer();
        return new DueDay(
                Assessment.day(answer.containsKey("due") ? answer.get("due") : answer.get("legal")),
                Assessment.day(answer.containsKey("safeDue") ? answer.get("safeDue") : answer.get("safe")),
                List.of(),
                ruling);
    }
}
