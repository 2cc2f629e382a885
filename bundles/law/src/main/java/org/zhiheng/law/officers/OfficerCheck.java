package org.zhiheng.law.officers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.questions.CertificateKind;
import org.zhiheng.api.questions.OfficerCompetence;
import org.zhiheng.api.questions.OfficerCompetence.Certificate;
import org.zhiheng.api.questions.OfficerCompetence.Officer;
import org.zhiheng.api.questions.OfficerCompetence.Posting;
import org.zhiheng.api.questions.OfficerCompetence.StateInterval;
import org.zhiheng.api.questions.Recusal;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Undetermined;
import org.zhiheng.rules.Applied;

/**
 * Checks each officer of one act. An officer who fails for one known reason needs no other fact; the facts that the
 * others still need are collected over all of them.
 */
final class OfficerCheck {

    private final OfficerCompetence.Facts facts;
    private final LocalDate on;
    private final Inquiry inquiry;
    private final Applied kinds;
    private final Applied excludedStaff;
    private final List<String> missing = new ArrayList<>(2);
    private final List<String> mayMiss = new ArrayList<>(2);
    private String path;
    private boolean tainted;

    OfficerCheck(OfficerCompetence.Facts facts, LocalDate on, Inquiry inquiry) {
        this.facts = facts;
        this.on = on;
        this.inquiry = inquiry;
        kinds = inquiry.rule("officers.certificate-kinds." + Codes.of(facts.step()), on);
        excludedStaff = inquiry.ruleIfAny("officers.staff-excluded", on);
    }

    /** Whether facts are missing on which the answer depends. */
    boolean undecided() {
        return !missing.isEmpty();
    }

    Undetermined lacking() {
        return inquiry.lackingFacts(missing);
    }

    /** Whether somebody took part who had to withdraw, and by the rule of the day that makes the act defective whoever else acted. */
    boolean tainted() {
        Applied taints = tainted ? inquiry.ruleIfAny("officers.recused-participant-taints", on) : null;
        if (taints == null) {
            return false;
        }
        inquiry.because(taints, taints.flag() ? "应当回避的人员参与,这一行为程序违法" : "应当回避的人员不计,其余人员足够的仍然有效");
        return taints.flag();
    }

    /**
     * Why the officer does not count, in Chinese; null when nothing speaks against it.
     *
     * @param officerPath where the officer stands among the facts
     */
    String whyNot(Officer officer, String officerPath) {
        path = officerPath;
        mayMiss.clear();
        String why = status(officer);
        if (why == null) {
            why = recusal(officer.recusal());
        }
        if (why == null && !kinds.codes().isEmpty()) {
            why = certificate(officer);
        }
        if (why == null) {
            missing.addAll(mayMiss);
        }
        return why;
    }

    private String status(Officer officer) {
        if (officer.offRegister()) {
            return "行为时不是在册的执法人员";
        }
        if (officer.auxiliary() && inquiry.binds("officers.qualified-only", on, "执法辅助人员不计入执法人员")) {
            return "执法辅助人员不计入执法人员";
        }
        Applied barring = officer.barred() ? inquiry.ruleIfAny("officers.barring-discipline", on) : null;
        if (barring != null) {
            inquiry.because(barring, "受到这类处理的,期间不得执法");
            return "行为时受到不得执法的处理";
        }
        if (excludedStaff == null) {
            return null;
        }
        if (officer.staffType() == null) {
            mayMiss.add(path + "staffType");
        } else if (Codes.contains(excludedStaff, officer.staffType())) {
            inquiry.because(excludedStaff, "这类人员不得从事行政执法工作");
            return "编制类型不符合,不得从事行政执法工作";
        }
        return null;
    }

    private String recusal(Recusal recusal) {
        Applied bars = inquiry.ruleIfAny("officers.recusal", on);
        if (bars != null && !bars.flag()) {
            if (recusal == Recusal.GRANTED || recusal == Recusal.REQUESTED) {
                inquiry.notHere(bars);
            }
            return null;
        }
        if (recusal == null) {
            mayMiss.add(path + "recusal");
            return null;
        }
        if (recusal == Recusal.GRANTED) {
            inquiry.because(inquiry.rule("officers.recusal", on), "已经决定回避的,不得参与");
            tainted = true;
            return "已经决定回避而仍然参与,程序违法";
        }
        if (recusal == Recusal.REQUESTED) {
            Applied going = inquiry.rule("officers.recusal-pending-steps", on);
            boolean goesOn = Codes.contains(going, facts.step());
            inquiry.because(going, goesOn ? "回避决定作出之前,不停止调查" : "回避决定作出之前,只能继续调查");
            tainted |= !goesOn;
            return goesOn ? null : "回避申请还没有决定";
        }
        return null;
    }

    private String certificate(Officer officer) {
        Certificate certificate = officer.certificate();
        if (certificate == null) {
            inquiry.because(kinds, "没有证件的人员不得执法");
            return "没有执法证件";
        }
        String why = kind(certificate.kind());
        if (why == null) {
            why = filing(certificate);
        }
        if (why == null) {
            why = validity(certificate);
        }
        if (why == null) {
            why = states(certificate.states());
        }
        if (why == null) {
            why = review(certificate);
        }
        if (why == null && boundToBody()) {
            why = body(certificate.body(), officer);
        }
        return why == null ? scope(certificate) : why;
    }

    private String kind(CertificateKind kind) {
        if (kind == null) {
            mayMiss.add(path + "certificate.kind");
        } else if (!Codes.contains(kinds, kind)) {
            inquiry.because(kinds, "证件种类不符合这一环节的要求");
            return "证件种类不符合";
        }
        return null;
    }

    /** Some kinds count only once they are filed; a kind that is not known is asked for anyway. */
    private String filing(Certificate certificate) {
        Applied filed = inquiry.ruleIfAny("certificates.filing-before-use", on);
        if (filed == null || certificate.kind() == null || !Codes.contains(filed, certificate.kind())) {
            return null;
        }
        boolean done = certificate.filedOn() != null && !certificate.filedOn().isAfter(on);
        inquiry.because(filed, done ? "这一种证件在行为时已经备案" : "这一种证件没有备案的不能使用");
        return done ? null : "证件在行为时还没有备案";
    }

    private String validity(Certificate certificate) {
        if (certificate.validFrom() != null && on.isBefore(certificate.validFrom())) {
            return "证件还没有生效";
        }
        if (certificate.validTo() != null && on.isAfter(certificate.validTo())) {
            return "证件已经过期";
        }
        if (certificate.validFrom() == null) {
            mayMiss.add(path + "certificate.validFrom");
        }
        if (certificate.validTo() == null) {
            mayMiss.add(path + "certificate.validTo");
        }
        return null;
    }

    private String states(List<StateInterval> states) {
        for (int i = 0; i < states.size(); i++) {
            StateInterval state = states.get(i);
            boolean over = state.to() != null && on.isAfter(state.to());
            if (over || state.from() != null && on.isBefore(state.from())) {
                continue;
            }
            if (state.from() == null) {
                mayMiss.add(path + "certificate.states[" + i + "].from");
            } else if (state.state() == null) {
                return "证件在行为时不是有效状态";
            } else {
                return switch (state.state()) {
                    case SUSPENDED -> "证件在行为时被暂扣";
                    case TAKEN_BACK -> "证件在行为时已被收回";
                    case CANCELLED -> "证件在行为时已被注销";
                };
            }
        }
        return null;
    }

    /** Whoever failed the last annual review waits until he has passed one, where the rules say so. */
    private String review(Certificate certificate) {
        Applied bars = certificate.reviewFailed() ? inquiry.ruleIfAny("certificates.failed-review-bars", on) : null;
        if (bars == null) {
            return null;
        }
        inquiry.because(bars, bars.flag() ? "年审不合格的证件,到重新审验合格以前不能用来执法" : "年审不合格由人另行决定,证件本身仍然有效");
        return bars.flag() ? "证件最近一次年审不合格" : null;
    }

    /** Whether the step is for people of the acting body only; a presider may be sent by another. */
    private boolean boundToBody() {
        Applied free = inquiry.ruleIfAny("officers.other-body-steps", on);
        if (free == null || !Codes.contains(free, facts.step())) {
            return true;
        }
        inquiry.because(free, "这一环节可以由其他机关选派的人员承担,不看证件所属主体");
        return false;
    }

    private String body(String body, Officer officer) {
        if (postedTo(officer.postings())) {
            return null;
        }
        if (body == null) {
            mayMiss.add(path + "certificate.body");
        } else if (!facts.body().equals(body)) {
            return "证件所属主体不是执法主体,行为时也没有派驻、下沉等";
        }
        return employer(officer.body());
    }

    /** Whoever has gone to work elsewhere does not act for the old body, though the certificate still names it. */
    private String employer(String employer) {
        Applied bound = inquiry.ruleIfAny("officers.employed-by-body", on);
        if (bound == null || !bound.flag()) {
            return null;
        }
        if (employer == null) {
            mayMiss.add(path + "body");
        } else if (!facts.body().equals(employer)) {
            inquiry.because(bound, "已经到别的单位工作的,不能再持原单位的证件为它执法");
            return "行为时已经不在执法主体工作,也没有派驻、下沉等";
        }
        return null;
    }

    private boolean postedTo(List<Posting> postings) {
        Applied accepted = inquiry.ruleIfAny("officers.posting-kinds", on);
        for (Posting posting : postings) {
            boolean holds = posting.from() != null
                    && !on.isBefore(posting.from())
                    && (posting.to() == null || !on.isAfter(posting.to()));
            if (accepted != null
                    && holds
                    && facts.body().equals(posting.body())
                    && posting.kind() != null
                    && Codes.contains(accepted, posting.kind())) {
                inquiry.because(accepted, "行为时派在执法主体");
                return true;
            }
        }
        return false;
    }

    private String scope(Certificate certificate) {
        if (facts.field() != null && !certificate.fields().contains(facts.field())) {
            return "证件的执法类别不包括这一领域";
        }
        // Where the act was matters only when it is told.
        if (facts.place() == null) {
            return null;
        }
        if (certificate.area() == null) {
            mayMiss.add(path + "certificate.area");
        } else if (!DivisionCode.covers(certificate.area(), facts.place())) {
            return "行为地不在证件的执法区域内";
        }
        return null;
    }
}
