package org.zhiheng.law.procedure;

import org.zhiheng.api.questions.Exemption;
import org.zhiheng.api.questions.NoPenaltyGround;
import org.zhiheng.api.questions.Outcome;
import org.zhiheng.api.questions.PartyKind;
import org.zhiheng.law.discretion.ExemptionSolver;
import org.zhiheng.law.inquiry.Inquiry;

/** Whether the very ground that is named exempts: what speaks for the party on other grounds is left out. */
final class NamedGround {

    private final NoPenaltyGround ground;
    private final Exemption.Facts facts;

    private NamedGround(NoPenaltyGround ground, Exemption.Facts facts) {
        this.ground = ground;
        this.facts = facts;
    }

    /** @throws org.zhiheng.api.error.ZhihengException where a fact of the ground is missing: the answer is undetermined */
    static Outcome outcome(NoPenaltyGround ground, Exemption.Facts facts, Inquiry inquiry) {
        return new NamedGround(ground, facts).outcome(inquiry);
    }

    private Outcome outcome(Inquiry inquiry) {
        boolean young = ground == NoPenaltyGround.UNDER_FOURTEEN;
        boolean incapable = ground == NoPenaltyGround.INCAPACITY;
        if ((young || incapable) && facts.partyKind() == PartyKind.ORGANISATION) {
            return Outcome.PUNISH;
        }
        return new ExemptionSolver()
                .solve(
                        new Exemption.Facts(
                                facts.item(),
                                // Neither age nor mind is asked for where another ground is named.
                                PartyKind.ORGANISATION,
                                facts.occurredOn(),
                                facts.decidedOn(),
                                young ? inquiry.fact(facts.age(), "age") : null,
                                incapable ? inquiry.fact(facts.capacity(), "capacity") : null,
                                named(NoPenaltyGround.SLIGHT_CORRECTED, facts.slight()),
                                facts.correctedInTime(),
                                facts.harm(),
                                named(NoPenaltyGround.FIRST_VIOLATION, facts.firstViolation()),
                                named(NoPenaltyGround.NO_FAULT, facts.noFault())),
                        inquiry)
                .outcome();
    }

    private boolean named(NoPenaltyGround each, boolean fact) {
        return ground == each && fact;
    }
}
