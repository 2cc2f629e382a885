package org.zhiheng.law.officers;

import org.zhiheng.api.questions.BodyKind;
import org.zhiheng.api.questions.Staffing;
import org.zhiheng.api.questions.StaffingKind;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/** Answers {@code staffing}. Auxiliaries never count as formal staff. */
public final class StaffingSolver implements Solver<Staffing.Facts, Staffing.Answer> {

    @Override
    public Staffing.Answer solve(Staffing.Facts facts, Inquiry inquiry) {
        StaffingKind kind = inquiry.fact(facts.kind(), "kind");
        return switch (kind) {
            case CENTRE -> centre(facts, inquiry);
            case DEPLOYMENT -> share(
                    "staffing.deployed-share", facts.deployed(), "deployed", facts.total(), "下沉执法一线", inquiry);
            case CERTIFICATES -> certificates(facts, inquiry);
        };
    }

    private static Staffing.Answer certificates(Staffing.Facts facts, Inquiry inquiry) {
        Applied bodies =
                facts.bodyKind() == null ? null : inquiry.ruleIfAny("staffing.certified-bodies", inquiry.asOf());
        if (bodies != null && !Codes.contains(bodies, facts.bodyKind())) {
            inquiry.because(
                    bodies,
                    "全员持证是对" + Labels.of(BodyKind.class, bodies.codes()) + "的要求,不对" + Labels.of(facts.bodyKind()));
            return new Staffing.Answer(true, 0);
        }
        return share("staffing.certified-share", facts.certified(), "certified", facts.total(), "持有执法证", inquiry);
    }

    private static Staffing.Answer centre(Staffing.Facts facts, Inquiry inquiry) {
        int formal = Shares.count(inquiry.fact(facts.formalStaff(), "formalStaff"), "formalStaff");
        Applied least = inquiry.rule("staffing.centre-formal", inquiry.asOf());
        int needed = least.number("person").intValueExact();
        inquiry.because(least, "至少" + needed + "名正式工作人员,现有" + formal + "名,辅助人员不计");
        return new Staffing.Answer(formal >= needed, needed);
    }

    private static Staffing.Answer share(
            String ruleId, Integer part, String name, Integer total, String what, Inquiry inquiry) {
        inquiry.requireFacts(Inquiry.Needed.of(name, part), Inquiry.Needed.of("total", total));
        int counted = Shares.count(part, name);
        int whole = Shares.count(total, "total");
        Applied share = inquiry.rule(ruleId, inquiry.asOf());
        int needed = Shares.least(whole, share.number("percent"));
        inquiry.because(share, whole + "人中至少" + needed + "人" + what + ",现有" + counted + "人");
        return new Staffing.Answer(Shares.reached(counted, whole, share.number("percent")), needed);
    }
}
