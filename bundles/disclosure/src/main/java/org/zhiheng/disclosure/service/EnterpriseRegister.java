package org.zhiheng.disclosure.service;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.code.UnifiedSocialCreditCode;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.disclosure.domain.InRegister;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;

/** Whether, by when and for how long a penalty is shown in the national register of enterprises, as the rules of its field say. */
final class EnterpriseRegister {

    private static final String CHANNELS = "publication.channels";
    private static final String PROCEDURES = "publication.register-procedures";
    private static final String NOT_ALONE = "publication.unpublished-alone";
    private static final String SHORT = "publication.short-shown-sanctions";
    private static final String SHOWN = "pubsamr-shown";
    private static final String SHOWN_SHORT = "pubsamr-shown-short";
    private static final String PUSH = "pubsamr-push";
    private static final int PROVINCE = 2;

    private EnterpriseRegister() {}

    /**
     * Puts down what the rules say of a decision that is published.
     *
     * @param credit what its matter keeps
     * @param facts of the question about publication
     */
    static Map<String, Object> decided(
            Map<String, Object> credit, Assessment.Read read, Map<String, Object> facts, LocalDate today) {
        LocalDate decided = Assessment.day(facts.get("decidedOn"));
        CaseHead head = read.material().head();
        List<String> sanctions = read.reading().sanctions();
        if (head.field() == null
                || decided == null
                || sanctions.isEmpty()
                || read.reading().citizens()) {
            return InRegister.without(credit);
        }
        RuleBook book = read.now().book().forField(head.field());
        boolean there = codes(book, CHANNELS, decided).contains(InRegister.CHANNEL)
                && codes(book, PROCEDURES, decided).contains(String.valueOf(facts.get("procedure")))
                && !codes(book, NOT_ALONE, decided).containsAll(sanctions);
        if (!there) {
            return InRegister.without(credit);
        }
        boolean pushed = read.reading().creditCodes().stream()
                .filter(UnifiedSocialCreditCode::isValid)
                .map(each -> new UnifiedSocialCreditCode(each).registeringDivision())
                .anyMatch(each -> !each.regionMatches(0, head.division(), 0, PROVINCE));
        LocalDate due = pushed ? push(read, decided, today) : due(read, facts, today);
        String term = codes(book, SHORT, decided).containsAll(sanctions) ? SHOWN_SHORT : SHOWN;
        LocalDate until = InRegister.of(credit).map(InRegister::until).orElse(null);
        boolean over = InRegister.of(credit).filter(InRegister::over).isPresent();
        return new InRegister(due, pushed, term, until, over).in(credit);
    }

    private static Set<String> codes(RuleBook book, String parameter, LocalDate on) {
        Applied found = book.parameter(parameter, on);
        return found == null ? Set.of() : Set.copyOf(found.codes());
    }

    private static LocalDate push(Assessment.Read read, LocalDate decided, LocalDate today) {
        Ruling<Map<String, Object>> ruling =
                read.now().term(PUSH, decided, read.material().head().field(), today);
        return ruling.determined() ? Assessment.day(ruling.answer().get("legal")) : null;
    }

    private static LocalDate due(Assessment.Read read, Map<String, Object> facts, LocalDate today) {
        Map<String, Object> there = new LinkedHashMap<>(facts);
        there.put("channel", InRegister.CHANNEL);
        Ruling<Map<String, Object>> ruling = read.now().ask("publication", there, today);
        return ruling.determined() ? Assessment.day(ruling.answer().get("due")) : null;
    }

    /** With the last day there, counted from the day on which it is shown; as it is where it is not shown there. */
    static Map<String, Object> shown(
            Map<String, Object> credit, DisclosureRules.Now now, String field, LocalDate on, LocalDate today) {
        Optional<InRegister> register = InRegister.of(credit).filter(each -> each.until() == null);
        return register.map(each -> each.shown(
                                now.lasts(each.term(), on, field, today).orElse(null))
                        .in(credit))
                .orElse(credit);
    }
}
