package org.zhiheng.law.officers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.OfficerCompetence;
import org.zhiheng.api.questions.OfficerCompetence.Officer;
import org.zhiheng.api.questions.OfficerStep;
import org.zhiheng.law.competence.BodyQualified;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code officer-competence}: whether enough of the officers were competent at the moment of the act, by the
 * rules of that day. What happened to a certificate later changes nothing.
 */
public final class OfficerCompetenceSolver implements Solver<OfficerCompetence.Facts, OfficerCompetence.Answer> {

    @Override
    public OfficerCompetence.Answer solve(OfficerCompetence.Facts facts, Inquiry inquiry) {
        inquiry.requireFacts(
                Inquiry.Needed.of("at", facts.at()),
                Inquiry.Needed.of("step", facts.step()),
                Inquiry.Needed.of("body", facts.body()));
        if (facts.wholeScope()) {
            inquiry.requireFacts(Inquiry.Needed.of("field", facts.field()), Inquiry.Needed.of("place", facts.place()));
        }
        LocalDate on = facts.at().date();
        inquiry.inField(facts.field());
        Applied least = least(facts.step(), facts.actKind(), on, inquiry);
        int needed = least.number("person").intValueExact();
        inquiry.because(least, "这一环节至少" + needed + "人");
        OfficerCheck check = new OfficerCheck(facts, on, inquiry);
        List<OfficerCompetence.Failing> failing = new ArrayList<>();
        Set<Person> valid = new HashSet<>();
        int nameless = 0;
        for (int i = 0; i < facts.officers().size(); i++) {
            Officer officer = facts.officers().get(i);
            String why = check.whyNot(officer, "officers[" + i + "].");
            if (why != null) {
                failing.add(new OfficerCompetence.Failing(officer.name(), why));
            } else if (officer.name() == null) {
                nameless++;
            } else if (!valid.add(new Person(officer.name(), officer.certificate()))) {
                inquiry.because("“" + officer.name() + "”以同一证件列了两次,只计一次。");
            }
        }
        int count = valid.size() + nameless;
        if (BodyQualified.lacking(facts.qualification(), "执法主体", on, inquiry)) {
            return new OfficerCompetence.Answer(false, needed, count, failing);
        }
        if (check.undecided()) {
            throw check.lacking();
        }
        inquiry.because("行为时合格的有" + count + "人。");
        boolean competent = !check.tainted() && count >= needed;
        if (competent && BodyQualified.unknown(facts.qualification(), on, inquiry)) {
            throw inquiry.lacking("facts.qualification.state");
        }
        return new OfficerCompetence.Answer(competent, needed, count, failing);
    }

    /** One person, however often listed. */
    private record Person(String name, OfficerCompetence.Certificate certificate) {}

    /** Some steps need a number of their own whatever the act; elsewhere the law of the act says how many. */
    private static Applied least(OfficerStep step, ActKind actKind, LocalDate on, Inquiry inquiry) {
        Applied byStep = inquiry.ruleIfAny("officers.least.step." + Codes.of(step), on);
        return byStep != null
                ? byStep
                : inquiry.rule("officers.least.act." + Codes.of(inquiry.fact(actKind, "actKind")), on);
    }
}
