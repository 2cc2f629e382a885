package org.zhiheng.disclosure.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.registers.RegisterStore;

/** By when a clue is answered and for how long it is kept, as the rules of who looks into it say. Thread-safe. */
@Component(service = ClueTerms.class)
public final class ClueTerms {

    /** Within which a body looks into a clue. */
    private static final String LOOKED_INTO = "p-lead";

    private static final String KEPT = "clue-kept";

    private final DisclosureRules rules;
    private final RegisterStore registers;

    @Activate
    public ClueTerms(@Reference DisclosureRules rules, @Reference RegisterStore registers) {
        this.rules = rules;
        this.registers = registers;
    }

    /** The safe day by which it is looked into, the earliest of the fields of the body; null where no rule says. */
    LocalDate answerBy(String body, LocalDate receivedOn, LocalDate today) {
        DisclosureRules.Now now = rules.of(body);
        List<String> fields = registers.where("bodies", "body", List.of(body), AsOf.on(today)).stream()
                .flatMap(each -> each.texts("fields").stream())
                .toList();
        return fields.stream()
                .map(each -> now.term(LOOKED_INTO, receivedOn, each, today))
                .filter(Ruling::determined)
                .map(Ruling::answer)
                .map(ClueTerms::safe)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static LocalDate safe(Map<String, Object> answer) {
        return Assessment.day(answer.get("safe"));
    }

    /** The last day on which anything of it is kept; that day itself where no rule says how long. */
    LocalDate keptUntil(String body, LocalDate closedOn) {
        return rules.of(body).lasts(KEPT, closedOn, null, closedOn).orElse(closedOn);
    }
}
