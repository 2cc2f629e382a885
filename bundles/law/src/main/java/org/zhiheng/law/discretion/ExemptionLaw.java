package org.zhiheng.law.discretion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.questions.Capacity;
import org.zhiheng.api.questions.Exemption;
import org.zhiheng.api.questions.Harm;
import org.zhiheng.api.questions.Mitigation;
import org.zhiheng.api.questions.Outcome;
import org.zhiheng.api.questions.PartyKind;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.Applied;

/** The grounds of one day's law. A ground that law does not know has no rule on that day, or one that says no. */
final class ExemptionLaw {

    private final Exemption.Facts facts;
    private final LocalDate on;
    private final Inquiry inquiry;
    private final List<Applied> denied = new ArrayList<>(1);

    ExemptionLaw(Exemption.Facts facts, LocalDate on, Inquiry inquiry) {
        this.facts = facts;
        this.on = on;
        this.inquiry = inquiry;
    }

    /**
     * @param rule what decided; null when nothing speaks for the party
     * @param denied grounds that are there in fact, and that this law does not let count
     */
    record Result(Outcome outcome, Mitigation mitigation, Applied rule, List<Applied> denied) {

        /** Article of what decided; null when nothing speaks for the party. */
        String article() {
            return rule == null ? null : rule.dated().source().article();
        }

        boolean lighterThan(Result other) {
            int order = outcome.compareTo(other.outcome);
            return order > 0 || order == 0 && mitigation.compareTo(other.mitigation) > 0;
        }

        void tell(Inquiry inquiry) {
            denied.forEach(inquiry::notHere);
            if (rule != null) {
                inquiry.because(
                        rule,
                        switch (outcome) {
                            case MUST_EXEMPT -> "不予处罚";
                            case MAY_EXEMPT -> "可以不予处罚";
                            case PUNISH -> mitigation == Mitigation.MUST ? "应当从轻或者减轻处罚" : "可以从轻或者减轻处罚";
                        });
            }
        }
    }

    /** The lightest that the law allows. */
    Result apply() {
        Applied must = mustExempt();
        if (must != null) {
            return new Result(Outcome.MUST_EXEMPT, Mitigation.NONE, must, denied);
        }
        requireMissing();
        Applied minor = minor();
        Applied partial =
                facts.capacity() == Capacity.PARTIAL ? ground("exemption.partial-capacity-may-mitigate") : null;
        Applied mitigating = minor == null ? partial : minor;
        Mitigation mitigation = minor != null ? Mitigation.MUST : partial != null ? Mitigation.MAY : Mitigation.NONE;
        Applied first = facts.firstViolation() && facts.correctedInTime() && atMostSlight()
                ? ground("exemption.first-violation-may-exempt")
                : null;
        return first != null
                ? new Result(Outcome.MAY_EXEMPT, mitigation, first, denied)
                : new Result(Outcome.PUNISH, mitigation, mitigating, denied);
    }

    private Applied mustExempt() {
        Applied repealed = Repeal.of(facts.item(), on, inquiry);
        if (repealed != null) {
            return repealed;
        }
        Applied child = rule("exemption.age-exempt-below");
        if (child != null
                && facts.age() != null
                && facts.age() < child.number("year").intValueExact()) {
            return child;
        }
        if (facts.capacity() == Capacity.NONE) {
            Applied incapable = ground("exemption.no-capacity-exempt");
            if (incapable != null) {
                return incapable;
            }
        }
        if (facts.slight() && facts.correctedInTime() && facts.harm() == Harm.NONE) {
            Applied slight = ground("exemption.slight-exempt");
            if (slight != null) {
                return slight;
            }
        }
        return facts.noFault() ? ground("exemption.no-fault-exempt") : null;
    }

    /** Nothing known exempts: then age, capacity and, where correction came in time, harm decide. */
    private void requireMissing() {
        List<String> missing = new ArrayList<>(3);
        if (person() && facts.age() == null) {
            missing.add("age");
        }
        if (person() && facts.capacity() == null) {
            missing.add("capacity");
        }
        boolean harmMatters = facts.correctedInTime() && (facts.slight() || facts.firstViolation());
        if (facts.harm() == null && harmMatters) {
            missing.add("harm");
        }
        if (!missing.isEmpty()) {
            throw inquiry.lackingFacts(missing);
        }
    }

    /** An organisation has neither age nor a mind of its own. */
    private boolean person() {
        return facts.partyKind() != PartyKind.ORGANISATION;
    }

    private Applied minor() {
        Applied adult = rule("exemption.age-mitigate-below");
        return adult != null
                        && facts.age() != null
                        && facts.age() < adult.number("year").intValueExact()
                ? adult
                : null;
    }

    private boolean atMostSlight() {
        return facts.harm() == Harm.SLIGHT || facts.harm() == Harm.NONE;
    }

    /** The rule of a ground that is there in fact; null where it does not count. */
    private Applied ground(String id) {
        Applied rule = rule(id);
        if (rule == null || rule.flag()) {
            return rule;
        }
        denied.add(rule);
        return null;
    }

    private Applied rule(String id) {
        return inquiry.ruleIfAny(id, on);
    }
}
