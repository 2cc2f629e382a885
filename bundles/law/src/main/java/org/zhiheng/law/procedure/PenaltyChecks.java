package org.zhiheng.law.procedure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.questions.Exemption;
import org.zhiheng.api.questions.Limitation;
import org.zhiheng.api.questions.NoPenaltyGround;
import org.zhiheng.api.questions.OfficerCompetence;
import org.zhiheng.api.questions.Outcome;
import org.zhiheng.api.questions.ProcedureCheck.Answer;
import org.zhiheng.api.questions.ProcedureCheck.Facts;
import org.zhiheng.api.questions.ProcedureCheck.Sanctioned;
import org.zhiheng.api.questions.WholeCourseStep;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.law.discretion.ExemptionSolver;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.officers.OfficerCompetenceSolver;
import org.zhiheng.law.terms.Deadline;
import org.zhiheng.law.terms.LimitationSolver;
import org.zhiheng.rules.Applied;

/** The checks of a penalty's way from the filing to the decision. */
final class PenaltyChecks {

    private static final Map<String, String> STATED_IN = Map.of("collective-discussion", "集体讨论", "decision", "决定书");

    private PenaltyChecks() {}

    static Answer withinLimitation(Facts facts, Inquiry inquiry) {
        return Checked.because(!barred(facts, inquiry), "没有超过追究时效", "已经超过追究时效", inquiry);
    }

    private static boolean barred(Facts facts, Inquiry inquiry) {
        Limitation.Facts asked = inquiry.fact(facts.limitation(), "limitation");
        return new LimitationSolver().solve(asked, inquiry).barred();
    }

    static Answer evidenceLinked(Facts facts, Inquiry inquiry) {
        if (facts.elements().isEmpty()) {
            return Checked.because(false, "", "没有列明违法构成的要素", inquiry);
        }
        List<String> open = facts.elements().stream()
                .filter(each -> !facts.present().contains(each))
                .map(each -> "没有查证属实的证据:" + each)
                .toList();
        inquiry.because(open.isEmpty() ? "每一要素都有查证属实的证据。" : String.join(";", open) + "。");
        return new Answer(open.isEmpty(), open);
    }

    static Answer recorded(Facts facts, Inquiry inquiry) {
        Applied wanted = inquiry.rule("recording.whole-course-steps", inquiry.asOf());
        List<String> open = facts.steps().stream()
                .filter(each -> wanted.codes().contains(each))
                .filter(each ->
                        !facts.present().contains(each) && !facts.explained().contains(each))
                .map(each -> "没有全程音像记录,也没有说明原因:" + Labels.of(WholeCourseStep.class, each))
                .toList();
        inquiry.because(wanted, open.isEmpty() ? "应当全程音像记录的环节都有记录或者说明" : String.join(";", open));
        return new Answer(open.isEmpty(), open);
    }

    static Answer hearingWindow(Facts facts, Inquiry inquiry) {
        if (Boolean.TRUE.equals(facts.hearingAsked())) {
            // Who asked in time is heard (行政处罚法 arts. 63 and 64), unless the request was withdrawn.
            return Checked.because(
                    facts.heardOn() != null || facts.waivedOn() != null, "要求的听证已经举行或者撤回", "要求了听证,还没有举行,也没有撤回", inquiry);
        }
        // Whoever was told has the time, whether or not he had to be told.
        boolean must = facts.on() != null
                || new HearingRightSolver()
                        .solve(inquiry.fact(facts.hearing(), "hearing"), inquiry)
                        .mustOffer();
        if (!must) {
            return Checked.because(true, "不属于应当告知听证权利的情形", "", inquiry);
        }
        return window("p-hreq", "告知听证权利", "要求听证", facts.waivedOn(), facts, inquiry);
    }

    static Answer hearingRequested(Facts facts, Inquiry inquiry) {
        return Checked.because(
                inquiry.fact(facts.hearingAsked(), "hearingAsked"), "当事人要求听证,要求没有被拒绝", "没有要求听证,或者要求没有被受理", inquiry);
    }

    static Answer defenceWindow(Facts facts, Inquiry inquiry) {
        if (facts.heardOn() != null) {
            return Checked.happened("听取陈述申辩", facts.heardOn(), inquiry);
        }
        // Fields set the time; where none does, the nation's reading holds.
        boolean set = facts.on() != null && inquiry.ruleIfAny("term.p-stmt", facts.on()) != null;
        String term = set ? "p-stmt" : "case-statement";
        return window(term, "送达告知书", "陈述申辩", facts.waivedOn(), facts, inquiry);
    }

    /** What a party may do until a day is over when that day has passed, or it has said that it will not. */
    private static Answer window(
            String term, String told, String what, LocalDate waivedOn, Facts facts, Inquiry inquiry) {
        if (waivedOn != null) {
            return Checked.happened("放弃" + what, waivedOn, inquiry);
        }
        Answer happened = Checked.happened(told, facts, inquiry);
        if (!happened.holds()) {
            return happened;
        }
        LocalDate last = Deadline.of(term, facts.on(), inquiry).legal();
        return Checked.because(
                inquiry.asOf().isAfter(last), what + "的期限至" + last + ",已经过了", what + "的期限至" + last + ",还没有过", inquiry);
    }

    static Answer hearingNoticed(Facts facts, Inquiry inquiry) {
        return Checked.before("p-hnot", "送达听证通知书", facts, inquiry);
    }

    static Answer presider(Facts facts, Inquiry inquiry) {
        boolean handler = inquiry.fact(facts.presiderHandler(), "presiderHandler");
        if (handler) {
            return Checked.because(false, "", "听证主持人参与了本案调查", inquiry);
        }
        OfficerCompetence.Answer answer =
                new OfficerCompetenceSolver().solve(inquiry.fact(facts.officers(), "officers"), inquiry);
        List<String> failing = answer.failing().stream()
                .map(each -> (each.name() == null ? "" : each.name() + ":") + each.why())
                .toList();
        return answer.competent()
                ? Checked.HOLDS
                : new Answer(false, failing.isEmpty() ? List.of("听证主持人不符合要求") : failing);
    }

    /** What is heavier than the notice said was not told, and may not follow from a defence. */
    static Answer notHeavier(Facts facts, Inquiry inquiry) {
        inquiry.requireFacts(
                Inquiry.Needed.of("noticed", facts.noticed()), Inquiry.Needed.of("decided", facts.decided()));
        if (!inquiry.binds("penalty.no-heavier-than-noticed", inquiry.asOf(), "不得比告知的处罚更重;要加重的,应当重新告知")) {
            return Checked.HOLDS;
        }
        Sanctioned noticed = facts.noticed();
        List<String> heavier = new ArrayList<>();
        facts.decided().sanctions().stream()
                .filter(each -> !noticed.sanctions().contains(each))
                .forEach(each -> heavier.add("告知书没有写明的处罚:" + Labels.of(each)));
        more("罚款", noticed.fine(), facts.decided().fine(), heavier);
        more("没收", noticed.confiscated(), facts.decided().confiscated(), heavier);
        return new Answer(heavier.isEmpty(), heavier);
    }

    /** What was not told is nothing. */
    private static void more(String what, BigDecimal noticed, BigDecimal decided, List<String> heavier) {
        BigDecimal told = noticed == null ? BigDecimal.ZERO : noticed;
        if (decided != null && decided.compareTo(told) > 0) {
            heavier.add(what + decided.toPlainString() + "元,比告知的" + told.toPlainString() + "元更重");
        }
    }

    static Answer notExempt(Facts facts, Inquiry inquiry) {
        return Checked.because(exemption(facts, inquiry) != Outcome.MUST_EXEMPT, "没有应当不予处罚的情形", "应当不予处罚", inquiry);
    }

    private static Outcome exemption(Facts facts, Inquiry inquiry) {
        Exemption.Facts asked = inquiry.fact(facts.exemption(), "exemption");
        return new ExemptionSolver().solve(asked, inquiry).outcome();
    }

    static Answer noPenalty(Facts facts, Inquiry inquiry) {
        if (facts.ground() == null && Boolean.FALSE.equals(facts.confirmed())) {
            return Checked.because(false, "", "写的是给予行政处罚,不是不予处罚", inquiry);
        }
        return switch (inquiry.fact(facts.ground(), "ground")) {
            case NOT_ESTABLISHED -> Checked.found("违法事实不能成立", facts, inquiry);
            case BARRED -> Checked.because(barred(facts, inquiry), "已经超过追究时效", "没有超过追究时效", inquiry);
            case EXEMPT -> exempted(exemption(facts, inquiry) != Outcome.PUNISH, inquiry);
            case MINOR -> minor(facts, inquiry);
            case UNDER_FOURTEEN, INCAPACITY, SLIGHT_CORRECTED, FIRST_VIOLATION, NO_FAULT -> exempted(
                    NamedGround.outcome(facts.ground(), inquiry.fact(facts.exemption(), "exemption"), inquiry)
                            != Outcome.PUNISH,
                    inquiry);
        };
    }

    private static Answer exempted(boolean exempt, Inquiry inquiry) {
        return Checked.because(exempt, "可以或者应当不予处罚", "没有不予处罚的情形", inquiry);
    }

    /** 行政处罚法 art. 57(1)(2): slight, and either one of the grounds of art. 33 or, where that is so read, slight alone. */
    private static Answer minor(Facts facts, Inquiry inquiry) {
        Exemption.Facts asked = inquiry.fact(facts.exemption(), "exemption");
        if (!asked.slight()) {
            return Checked.because(false, "", "没有认定违法行为轻微", inquiry);
        }
        LocalDate decided = asked.decidedOn() == null ? inquiry.asOf() : asked.decidedOn();
        return exempted(
                inquiry.binds("exemption.minor-may-exempt", decided, "违法行为轻微,可以不予处罚")
                        || exemption(facts, inquiry) != Outcome.PUNISH,
                inquiry);
    }

    /** Whoever has violated nothing needs no education. */
    static Answer educated(Facts facts, Inquiry inquiry) {
        return facts.ground() == NoPenaltyGround.NOT_ESTABLISHED
                ? Checked.because(true, "违法事实不能成立,不用教育", "", inquiry)
                : Checked.happened("教育当事人", facts, inquiry);
    }

    static Answer corrected(Facts facts, Inquiry inquiry) {
        boolean needed = inquiry.fact(facts.correctionNeeded(), "correctionNeeded");
        return needed ? Checked.happened("责令改正", facts, inquiry) : Checked.because(true, "没有需要改正的", "", inquiry);
    }

    static Answer correctionChecked(Facts facts, Inquiry inquiry) {
        boolean needed = inquiry.fact(facts.correctionNeeded(), "correctionNeeded");
        return needed ? Checked.happened("复查改正情况", facts, inquiry) : Checked.because(true, "没有需要改正的", "", inquiry);
    }

    /** Where a place wants every page of a file numbered. */
    static Answer indexed(Facts facts, Inquiry inquiry) {
        if (facts.elements().isEmpty()) {
            return Checked.because(false, "", "案卷里没有材料", inquiry);
        }
        Applied wanted = inquiry.ruleIfAny("archive.pages-numbered", inquiry.asOf());
        if (wanted == null) {
            return Checked.because(true, "没有规定案卷应当逐件编页", "", inquiry);
        }
        if (!wanted.flag()) {
            inquiry.because(wanted, "案卷不必逐件编页");
            return Checked.HOLDS;
        }
        List<String> open = facts.elements().stream()
                .filter(each -> !facts.present().contains(each))
                .map(each -> "没有编页:" + each)
                .toList();
        inquiry.because(wanted, open.isEmpty() ? "各件都已经编页" : String.join(";", open));
        return new Answer(open.isEmpty(), open);
    }

    /** Where a place wants to read which benchmark was applied. */
    static Answer benchmarkStated(Facts facts, Inquiry inquiry) {
        if (facts.steps().isEmpty()) {
            return Checked.because(false, "", "还没有决定", inquiry);
        }
        Applied wanted = inquiry.ruleIfAny("discretion.benchmark-stated-in", inquiry.asOf());
        if (wanted == null) {
            return Checked.because(true, "没有规定裁量基准的适用情况写入哪里", "", inquiry);
        }
        List<String> open = wanted.codes().stream()
                .filter(each -> facts.steps().contains(each) && !facts.present().contains(each))
                .map(each -> "没有写明裁量基准的适用情况:" + STATED_IN.getOrDefault(each, each))
                .toList();
        inquiry.because(wanted, open.isEmpty() ? "已经写明裁量基准的适用情况" : String.join(";", open));
        return new Answer(open.isEmpty(), open);
    }

    static Answer assessed(Facts facts, Inquiry inquiry) {
        boolean required = new ImpactAssessmentSolver()
                .solve(inquiry.fact(facts.impact(), "impact"), inquiry)
                .required();
        return required
                ? Checked.happened("评估经济影响", facts, inquiry)
                : Checked.because(true, "不属于应当评估经济影响的情形", "", inquiry);
    }

    /** What was decided by one procedure does not lie in the file when another begins, whose checks it has not seen. */
    static Answer undecided(Facts facts, Inquiry inquiry) {
        boolean undecided = inquiry.fact(facts.confirmed(), "confirmed");
        return Checked.because(undecided, "案卷里没有决定", "案卷里已经写有决定;没有送达的先撤回,再改用另一程序", inquiry);
    }

    static Answer simple(Facts facts, Inquiry inquiry) {
        boolean allowed = new ProcedureSolver()
                .solve(inquiry.fact(facts.choice(), "choice"), inquiry)
                .simpleAllowed();
        return Checked.because(allowed, "可以适用简易程序", "不能适用简易程序", inquiry);
    }

    static Answer collected(Facts facts, Inquiry inquiry) {
        boolean collected = inquiry.fact(facts.collected(), "collected");
        if (!collected) {
            return Checked.because(true, "没有当场收缴罚款", "", inquiry);
        }
        boolean allowed = new ProcedureSolver()
                .solve(inquiry.fact(facts.choice(), "choice"), inquiry)
                .collectOnTheSpotAllowed();
        return Checked.because(allowed, "可以当场收缴罚款", "不能当场收缴罚款", inquiry);
    }

    static Answer measuresEnded(Facts facts, Inquiry inquiry) {
        int pending = inquiry.fact(facts.pending(), "pending");
        return Checked.because(pending == 0, "强制措施和登记保存都已处理", "还有" + pending + "项没有处理", inquiry);
    }
}
