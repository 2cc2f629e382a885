package org.zhiheng.cases.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.questions.ProcedureCheck;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.cases.domain.CaseFacts;
import org.zhiheng.cases.domain.Holds.Broken;
import org.zhiheng.cases.domain.Order;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.rules.KnownChecks;

/** Asks again, of cases that are decided, what held when the decision was taken: whoever has put the file right since has asked nobody. */
@Component(service = Rechecks.class)
public final class Rechecks {

    private final CaseStore store;
    private final Resolved resolved;
    private final CaseRules rules;
    private final Rulings rulings;

    @Activate
    public Rechecks(
            @Reference CaseStore store,
            @Reference Resolved resolved,
            @Reference CaseRules rules,
            @Reference Rulings rulings) {
        this.store = store;
        this.resolved = resolved;
        this.rules = rules;
        this.rulings = rulings;
    }

    /** What does not hold on the day of the decision, in words; nothing while there is none. */
    List<Broken> broken(CaseHead head, Pieces file) {
        return refused(head, file).stream()
                .map(each -> {
                    Ruling<Map<String, Object>> ruling = each.ruling();
                    return ruling.determined()
                            ? new Broken(
                                    "CASE-CHECK",
                                    "“" + each.title() + "”不成立:"
                                            + failing(ruling.answer().get("failing")))
                            : new Broken(
                                    "CASE-UNDETERMINED",
                                    "“" + each.title() + "”不能确定,负责人也没有书面结论:" + String.join("、", ruling.missing()));
                })
                .toList();
    }

    /** Those of the checks that do not hold on the day of the decision; none while there is none. */
    List<Step.Refused> refused(CaseHead head, Pieces file) {
        LocalDate on = file.penaltyDecidedOn().orElse(null);
        if (on == null) {
            return List.of();
        }
        Set<String> concluded = file.concluded();
        concluded.retainAll(rules.concludable(head, on));
        List<Step.Refused> refused = new ArrayList<>();
        for (String check : rules.rechecked(head, on)) {
            Ruling<Map<String, Object>> ruling = ask(head, file, check, on);
            boolean holds =
                    ruling.determined() ? Boolean.TRUE.equals(ruling.answer().get("holds")) : concluded.contains(check);
            if (!holds) {
                refused.add(new Step.Refused(check, KnownChecks.of(check).title(), ruling));
            }
        }
        return refused;
    }

    private static String failing(Object failing) {
        return String.join(
                "、", ((List<?>) failing).stream().map(String::valueOf).toList());
    }

    private CaseFacts facts(CaseHead head, Pieces file, LocalDate on) {
        return new CaseFacts(
                head,
                file,
                on,
                on,
                (question, references, given) -> resolved.facts(question, references, given, on),
                resolved,
                new CasePlace(head, on, store, rules, resolved));
    }

    /** Whether a check holds of a file on a day. */
    Ruling<Map<String, Object>> ask(CaseHead head, Pieces file, String check, LocalDate on) {
        Map<String, Object> asked = new LinkedHashMap<>(facts(head, file, on).of(check));
        asked.put("check", check);
        if (head.field() != null) {
            asked.putIfAbsent("field", head.field());
        }
        return ask(head, ProcedureCheck.QUESTION.name(), asked, on);
    }

    Ruling<Map<String, Object>> ask(CaseHead head, String question, Map<String, Object> facts, LocalDate on) {
        return rulings.inForce().ask(question, facts, head.division(), on);
    }

    /** The facts of the questions that bear on a case, by question. */
    Map<String, Map<String, Object>> questions(CaseHead head, Pieces file, LocalDate on) {
        return facts(head, file, on).questions();
    }

    /** The facts of the questions that bear on a decision of coercion, by question. */
    Map<String, Map<String, Object>> questions(CaseHead head, Pieces file, Order order, Piece piece, LocalDate on) {
        return facts(head, file, on).questions(order, piece);
    }
}
