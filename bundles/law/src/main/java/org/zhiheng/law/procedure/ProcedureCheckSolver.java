package org.zhiheng.law.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.Body;
import org.zhiheng.api.questions.Competence;
import org.zhiheng.api.questions.Discretion;
import org.zhiheng.api.questions.EntrustmentValidity;
import org.zhiheng.api.questions.Holder;
import org.zhiheng.api.questions.LegalReview;
import org.zhiheng.api.questions.OfficerCompetence;
import org.zhiheng.api.questions.ProcedureCheck.Answer;
import org.zhiheng.api.questions.ProcedureCheck.Facts;
import org.zhiheng.api.questions.Qualification;
import org.zhiheng.api.questions.Recusal;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.law.competence.BodyQualified;
import org.zhiheng.law.competence.CompetenceSolver;
import org.zhiheng.law.competence.EntrustmentSolver;
import org.zhiheng.law.discretion.DiscretionSolver;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.officers.LegalReviewSolver;
import org.zhiheng.law.officers.OfficerCompetenceSolver;
import org.zhiheng.law.terms.Deadline;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.KnownChecks;

/**
 * Answers {@code procedure-check}. A check rests on another ruling, on a rule, on something that has happened or on what a person has found; which,
 * is the same for every procedure that names it.
 */
public final class ProcedureCheckSolver implements Solver<Facts, Answer> {

    @Override
    public Answer solve(Facts facts, Inquiry inquiry) {
        String name = inquiry.fact(facts.check(), "check");
        KnownChecks check = KnownChecks.of(name);
        if (check == null) {
            throw ZhihengException.invalid(
                    "RULING-FACT-VALUE",
                    "facts.check不能是“" + name + "”;可用:"
                            + String.join(
                                    "、",
                                    Arrays.stream(KnownChecks.values())
                                            .map(KnownChecks::code)
                                            .toList()),
                    "facts.check");
        }
        inquiry.inField(facts.field());
        return switch (check) {
            case BODY_COMPETENT -> bodyCompetent(facts, inquiry);
            case TWO_OFFICERS -> enoughOfficers(facts, inquiry);
            case CERTIFICATES_VALID -> certificates(facts, inquiry);
            case NO_RECUSAL -> recusal(facts, inquiry);
            case HEARING_OFFERED -> hearingOffered(facts, inquiry);
            case HEARING_HELD -> hearingHeld(facts, inquiry);
            case LEGAL_REVIEW_PASSED -> reviewed(facts, inquiry);
            case COLLECTIVE_DISCUSSION_HELD -> discussed(facts, inquiry);
            case WITHIN_RANGE -> withinRange(facts, inquiry);
            case MATERIALS_COMPLETE -> materials(facts, inquiry);
            case STAFF_ELIGIBLE -> staff(facts, inquiry);
            case POWERS_ALLOWED -> powers(facts, inquiry);
            case POWERS_ENTRUSTABLE -> entrustable(facts, inquiry);
            case ENTRUSTMENT_VALID -> entrusted(facts, inquiry);
            case TRANSITION_READY -> listed("empowerment.transition-checklist", facts, inquiry);
            case TRANSITION_OVER -> transitionOver(facts, inquiry);
            case PENALTY_DECIDED -> Checked.found("给予行政处罚", facts, inquiry);
            case WITHIN_LIMITATION -> PenaltyChecks.withinLimitation(facts, inquiry);
            case EVIDENCE_LINKED -> PenaltyChecks.evidenceLinked(facts, inquiry);
            case RECORDINGS_COMPLETE -> PenaltyChecks.recorded(facts, inquiry);
            case HEARING_WINDOW_CLOSED -> PenaltyChecks.hearingWindow(facts, inquiry);
            case HEARING_REQUESTED -> PenaltyChecks.hearingRequested(facts, inquiry);
            case HEARING_WITHDRAWN -> Checked.happened(check.title(), facts.waivedOn(), inquiry);
            case DEFENCE_WINDOW_CLOSED -> PenaltyChecks.defenceWindow(facts, inquiry);
            case HEARING_NOTICED -> PenaltyChecks.hearingNoticed(facts, inquiry);
            case PRESIDER_ELIGIBLE -> PenaltyChecks.presider(facts, inquiry);
            case NOT_HEAVIER -> PenaltyChecks.notHeavier(facts, inquiry);
            case NOT_EXEMPT -> PenaltyChecks.notExempt(facts, inquiry);
            case NO_PENALTY_GROUND -> PenaltyChecks.noPenalty(facts, inquiry);
            case EDUCATION_GIVEN -> PenaltyChecks.educated(facts, inquiry);
            case CORRECTION_ORDERED -> PenaltyChecks.corrected(facts, inquiry);
            case FILE_INDEXED -> PenaltyChecks.indexed(facts, inquiry);
            case BENCHMARK_STATED -> PenaltyChecks.benchmarkStated(facts, inquiry);
            case CORRECTION_CHECKED -> PenaltyChecks.correctionChecked(facts, inquiry);
            case IMPACT_ASSESSED -> PenaltyChecks.assessed(facts, inquiry);
            case SIMPLE_ALLOWED -> PenaltyChecks.simple(facts, inquiry);
            case SPOT_COLLECTION_ALLOWED -> PenaltyChecks.collected(facts, inquiry);
            case NO_OPEN_MEASURES -> PenaltyChecks.measuresEnded(facts, inquiry);
            case SUBSTITUTE_REMINDED -> CoercionChecks.substituteReminded(facts, inquiry);
            case ENFORCEMENT_RIPE -> CoercionChecks.ripe(facts, inquiry);
            case COURT_WINDOW_OPEN -> CoercionChecks.courtWindow(facts, inquiry);
            case SURCHARGE_RIGHT -> CoercionChecks.surcharge(facts, inquiry);
            case REMEDY_OVER -> CoercionChecks.remedyOver(facts, inquiry);
            case EXECUTION_TIME_ALLOWED -> CoercionChecks.time(facts, inquiry);
            case EXECUTION_NOT_STOPPED -> CoercionChecks.notStopped(facts, inquiry);
            case DECISION_STANDS -> CoercionChecks.stands(facts, inquiry);
            case MEASURE_IN_TERM -> CoercionChecks.inTerm(facts, inquiry);
            case LIFTING_GROUND -> CoercionChecks.lifting(facts, inquiry);
            case OWN_ENFORCEMENT -> CoercionChecks.ownPower(facts, inquiry);
            case DEMOLITION_ALLOWED -> CoercionChecks.demolition(facts, inquiry);
            case SUBSTITUTE_GROUND -> CoercionChecks.substitute(facts, inquiry);
            case SUBSTITUTE_IMMEDIATE -> CoercionChecks.immediate(facts, inquiry);
            case MEASURES_LAWFUL -> measuresLawful(facts, inquiry);
            case PAID_OR_ENFORCED -> CoercionChecks.paid(facts, inquiry);
            case TERMINATION_GROUND -> CoercionChecks.termination(facts, inquiry);
            case REFUNDS_MADE -> CoercionChecks.returned(facts, inquiry);
            case UNDECIDED -> PenaltyChecks.undecided(facts, inquiry);
            case NOTICE_GIVEN,
                    DEFENCE_HEARD,
                    SERVED,
                    APPROVED_BY_HEAD,
                    NOT_FILING_APPROVED,
                    NOTICE_APPROVED,
                    SUSPENSION_APPROVED,
                    TRANSFER_APPROVED,
                    DROPPING_APPROVED,
                    ENFORCEMENT_APPROVED,
                    DISPOSAL_APPROVED,
                    CLOSING_APPROVED,
                    TRAINING_COMPLETED,
                    EXAM_PASSED,
                    PUBLISHED,
                    REPORTED,
                    EVALUATED,
                    FILED_APPROVED,
                    TRANSFER_ACCEPTED,
                    REMINDER_SERVED,
                    RIGHTS_TOLD,
                    SCENE_RECORDED,
                    GOODS_LISTED,
                    GOODS_DISPOSED,
                    INTERESTED_PARTIES_TOLD,
                    MERGED,
                    POLICE_FILED,
                    POLICE_REFUSED,
                    SPOT_REPORTED,
                    EXTENSION_APPROVED,
                    EXTENSION_DISCUSSED,
                    ARCHIVED -> Checked.happened(check.title(), facts, inquiry);
            case FACTS_CLEAR,
                    EVIDENCE_VERIFIED,
                    DECISION_COMPLETE,
                    NOT_CRIMINAL,
                    YEARLY_REVIEW_PASSED,
                    BODY_QUALIFIED,
                    IN_GUIDANCE_CATALOGUE,
                    LIST_DECIDED,
                    AUTHORITY_STATED,
                    CRIMINAL_SUSPECTED,
                    NOTHING_DUE,
                    APPLICATION_GRANTED,
                    APPLICATION_REFUSED,
                    CONFISCATION_DECIDED -> Checked.found(check.title(), facts, inquiry);
        };
    }

    private static Answer bodyCompetent(Facts facts, Inquiry inquiry) {
        if (facts.competence() != null && facts.competence().heldBy() == Holder.PATROL_BODY) {
            String to =
                    new CompetenceSolver().solve(facts.competence(), inquiry).handOverTo();
            return Checked.because(false, "", "只承担巡查的机构不能立案查处,应当移交" + (to == null ? "有权的主体" : to), inquiry);
        }
        inquiry.requireFacts(
                Inquiry.Needed.of("competence", facts.competence()), Inquiry.Needed.of("acting", facts.acting()));
        Competence.Answer answer = new CompetenceSolver().solve(facts.competence(), inquiry);
        // What is entrusted is done in the name of who entrusted it.
        boolean department = answer.body() == Body.DEPARTMENT;
        Qualification told = department
                ? facts.competence().departmentQualification()
                : facts.competence().townshipQualification();
        if (answer.actsBy() == facts.acting() && BodyQualified.lacking(told, inquiry.asOf(), inquiry)) {
            return new Answer(false, List.of("以其名义执法的主体不具备执法主体资格"));
        }
        if (answer.actsBy() == facts.acting() && BodyQualified.unknown(told, inquiry.asOf(), inquiry)) {
            throw inquiry.lacking(
                    department
                            ? "facts.competence.departmentQualification.state"
                            : "facts.competence.townshipQualification.state");
        }
        return Checked.because(
                answer.actsBy() == facts.acting(),
                "由有权的主体实施",
                "应当由另一主体实施(" + Labels.of(answer.actsBy()) + ")",
                inquiry);
    }

    /** A measure inside another case is an act of its own kind: who may do it, and how many, the rules of measures say. */
    private static Answer measuresLawful(Facts facts, Inquiry inquiry) {
        if (inquiry.fact(facts.pending(), "pending") == 0) {
            return Checked.because(true, "没有采取强制措施", "", inquiry);
        }
        List<String> failing = new ArrayList<>(bodyCompetent(facts, inquiry).failing());
        failing.addAll(enoughOfficers(facts, inquiry).failing());
        return new Answer(failing.isEmpty(), failing);
    }

    private static Answer enoughOfficers(Facts facts, Inquiry inquiry) {
        OfficerCompetence.Answer answer =
                new OfficerCompetenceSolver().solve(inquiry.fact(facts.officers(), "officers"), inquiry);
        return Checked.because(
                answer.competent(),
                "合格的执法人员" + answer.valid() + "人",
                "合格的执法人员" + answer.valid() + "人,至少需要" + answer.needed() + "人",
                inquiry);
    }

    /** Of the certificates alone: who has to withdraw is another check. */
    private static Answer certificates(Facts facts, Inquiry inquiry) {
        OfficerCompetence.Facts asked = inquiry.fact(facts.officers(), "officers");
        List<OfficerCompetence.Officer> unrecused = asked.officers().stream()
                .map(each -> new OfficerCompetence.Officer(
                        each.name(),
                        each.staffType(),
                        each.auxiliary(),
                        Recusal.NONE,
                        each.postings(),
                        each.certificate(),
                        each.offRegister(),
                        each.barred(),
                        each.body()))
                .toList();
        OfficerCompetence.Answer answer = new OfficerCompetenceSolver()
                .solve(
                        new OfficerCompetence.Facts(
                                asked.at(),
                                asked.actKind(),
                                asked.step(),
                                asked.body(),
                                asked.field(),
                                asked.place(),
                                unrecused,
                                null,
                                asked.wholeScope()),
                        inquiry);
        List<String> failing = answer.failing().stream()
                .map(each -> (each.name() == null ? "" : each.name() + ":") + each.why())
                .toList();
        return new Answer(failing.isEmpty(), failing);
    }

    private static Answer recusal(Facts facts, Inquiry inquiry) {
        OfficerCompetence.Facts asked = inquiry.fact(facts.officers(), "officers");
        List<String> failing = new ArrayList<>();
        for (int i = 0; i < asked.officers().size(); i++) {
            OfficerCompetence.Officer officer = asked.officers().get(i);
            Recusal recusal = inquiry.fact(officer.recusal(), "officers.officers[" + i + "].recusal");
            String who = officer.name() == null ? "第" + (i + 1) + "人" : officer.name();
            if (recusal == Recusal.GRANTED && inquiry.binds("officers.recusal", inquiry.asOf(), "已经决定回避的,不得参与")) {
                failing.add(who + ":已经决定回避");
            } else if (recusal == Recusal.REQUESTED) {
                Applied going = inquiry.rule("officers.recusal-pending-steps", inquiry.asOf());
                boolean goesOn = Codes.contains(going, inquiry.fact(asked.step(), "officers.step"));
                inquiry.because(going, goesOn ? "回避决定作出之前,不停止调查" : "回避决定作出之前,只能继续调查");
                if (!goesOn) {
                    failing.add(who + ":回避申请还没有决定");
                }
            }
        }
        if (failing.isEmpty()) {
            inquiry.because("没有应当回避的人员。");
        }
        return new Answer(failing.isEmpty(), failing);
    }

    private static Answer hearingOffered(Facts facts, Inquiry inquiry) {
        boolean must = new HearingRightSolver()
                .solve(inquiry.fact(facts.hearing(), "hearing"), inquiry)
                .mustOffer();
        return must ? Checked.happened("告知听证权利", facts, inquiry) : Checked.because(true, "不属于应当告知听证权利的情形", "", inquiry);
    }

    private static Answer hearingHeld(Facts facts, Inquiry inquiry) {
        boolean asked = inquiry.fact(facts.hearingAsked(), "hearingAsked");
        return asked ? Checked.happened("举行听证", facts, inquiry) : Checked.because(true, "没有要求听证", "", inquiry);
    }

    private static Answer reviewed(Facts facts, Inquiry inquiry) {
        LegalReview.Answer answer = new LegalReviewSolver().solve(inquiry.fact(facts.review(), "review"), inquiry);
        if (!answer.required()) {
            return Checked.because(true, "不属于应当法制审核的情形", "", inquiry);
        }
        if (!answer.reviewerAcceptable()) {
            return Checked.because(false, "", "审核人员不符合要求", inquiry);
        }
        return stale("审核", facts, inquiry).orElseGet(() -> Checked.found("法制审核通过", facts, inquiry));
    }

    private static Answer discussed(Facts facts, Inquiry inquiry) {
        if (Boolean.TRUE.equals(facts.complex())) {
            inquiry.because("经确认,情节复杂或者违法行为重大,应当集体讨论。");
            return discussedWhatIs(facts, inquiry);
        }
        if (grave(facts, inquiry) | grounded(facts.review(), inquiry)) {
            return discussedWhatIs(facts, inquiry);
        }
        Discretion.Answer answer =
                new DiscretionSolver().solve(inquiry.fact(facts.discretion(), "discretion"), inquiry);
        return answer.collectiveDiscussion()
                ? discussedWhatIs(facts, inquiry)
                : Checked.because(true, "不属于应当集体讨论的情形", "", inquiry);
    }

    private static Answer discussedWhatIs(Facts facts, Inquiry inquiry) {
        return stale("集体讨论", facts, inquiry).orElseGet(() -> Checked.happened("集体讨论", facts, inquiry));
    }

    /** What was altered after it was reviewed or discussed has not been (行政处罚法 arts. 57(2), 58); empty where nothing was. */
    private static Optional<Answer> stale(String what, Facts facts, Inquiry inquiry) {
        return facts.changedSince().isEmpty()
                ? Optional.empty()
                : Optional.of(Checked.because(
                        false, "", what + "以后又改过" + String.join("、", facts.changedSince()) + ",应当重新" + what, inquiry));
    }

    /** Whether one of the grounds is there on which a field wants a discussion, as far as the file shows it; the others somebody finds. */
    private static boolean grounded(LegalReview.Facts review, Inquiry inquiry) {
        Applied grounds = inquiry.ruleIfAny("collective-discussion.grounds", inquiry.asOf());
        if (grounds == null || review == null) {
            return false;
        }
        boolean interest = review.publicInterest() && grounds.codes().contains("public-interest");
        if (interest) {
            inquiry.because(grounds, "涉及重大公共利益的,应当集体讨论");
        }
        boolean heard = review.hearingHeld() && grounds.codes().contains("hearing-held");
        if (heard) {
            inquiry.because(grounds, "经过听证的,应当集体讨论");
        }
        return interest || heard;
    }

    /** Whether a kind of penalty makes the violation a grave one (行政处罚法 art. 57(2)), as far as the rules say which do. */
    private static boolean grave(Facts facts, Inquiry inquiry) {
        Applied kinds = inquiry.ruleIfAny("collective-discussion.sanctions", inquiry.asOf());
        if (kinds == null || facts.decided() == null) {
            return false;
        }
        List<Sanction> grave = facts.decided().sanctions().stream()
                .filter(each -> Codes.contains(kinds, each))
                .toList();
        grave.forEach(each -> inquiry.because(kinds, "给予“" + Labels.of(each) + "”的,应当集体讨论"));
        return !grave.isEmpty();
    }

    private static Answer withinRange(Facts facts, Inquiry inquiry) {
        Discretion.Facts asked = inquiry.fact(facts.discretion(), "discretion");
        Discretion.Answer answer = new DiscretionSolver().solve(asked, inquiry);
        if (answer.deviates()) {
            return facts.on() == null
                    ? Checked.because(false, "", "偏离裁量基准,还没有经" + answer.approvalBy(), inquiry)
                    : Checked.happened("批准偏离裁量基准", facts, inquiry);
        }
        return Checked.because(true, "在裁量基准之内", "", inquiry);
    }

    /** By the list of the matter where the rules have one; else by what a person has found. */
    private static Answer materials(Facts facts, Inquiry inquiry) {
        return facts.matter() == null
                ? Checked.found(KnownChecks.MATERIALS_COMPLETE.title(), facts, inquiry)
                : listed("procedures.materials." + facts.matter(), facts, inquiry);
    }

    private static Answer listed(String rule, Facts facts, Inquiry inquiry) {
        Applied list = inquiry.rule(rule, inquiry.asOf());
        List<String> absent = list.codes().stream()
                .filter(each -> !facts.present().contains(each))
                .toList();
        inquiry.because(list, absent.isEmpty() ? "各项齐全" : "还缺" + String.join("、", absent));
        return new Answer(
                absent.isEmpty(), absent.stream().map(each -> "还缺:" + each).toList());
    }

    private static Answer staff(Facts facts, Inquiry inquiry) {
        LocalDate on = inquiry.asOf();
        List<String> failing = new ArrayList<>();
        barred(facts.disciplined(), "officers.issue-barring-discipline", "在不得申领执法证件的处分、处理期内", failing, inquiry);
        barred(facts.appraisalFailed(), "officers.issue-barring-grades", "年度考核的等次不得申领执法证件", failing, inquiry);
        Applied excluded = inquiry.ruleIfAny("officers.staff-excluded", on);
        if (excluded == null) {
            inquiry.because("没有规定哪类人员不得申领。");
            return new Answer(failing.isEmpty(), failing);
        }
        if (!failing.isEmpty() && facts.staffType() == null) {
            return new Answer(false, failing);
        }
        boolean barred = Codes.contains(excluded, inquiry.fact(facts.staffType(), "staffType"));
        inquiry.because(excluded, barred ? "这类人员不得申领执法证件" : "不属于不得申领执法证件的人员");
        if (barred) {
            failing.add("这类人员不得申领执法证件");
        }
        return new Answer(failing.isEmpty(), failing);
    }

    /** What a rule of the packages makes of what the registers say; without the rule, nothing. */
    private static void barred(boolean told, String ruleId, String why, List<String> failing, Inquiry inquiry) {
        Applied rule = told ? inquiry.ruleIfAny(ruleId, inquiry.asOf()) : null;
        if (rule != null) {
            inquiry.because(rule, why);
            failing.add(why);
        }
    }

    private static Answer powers(Facts facts, Inquiry inquiry) {
        Applied allowed = inquiry.rule("empowerment.powers", inquiry.asOf());
        List<String> beyond = facts.powers().stream()
                .filter(each -> !Codes.contains(allowed, each))
                .map(Labels::of)
                .toList();
        if (facts.powers().isEmpty()) {
            return Checked.because(false, "", "没有写明拟赋予的权力", inquiry);
        }
        inquiry.because(allowed, beyond.isEmpty() ? "拟赋予的权力都可以赋予" : "不能赋予:" + String.join("、", beyond));
        return new Answer(
                beyond.isEmpty(), beyond.stream().map(each -> "不能赋予:" + each).toList());
    }

    /** What of an entrustment is wrong whatever steps still follow. */
    private static Answer entrustable(Facts facts, Inquiry inquiry) {
        List<String> failing = entrustment(facts, inquiry).stream()
                .filter(List.of("powers", "entrustedKind", "reEntrusted")::contains)
                .toList();
        return new Answer(failing.isEmpty(), failing);
    }

    private static Answer entrusted(Facts facts, Inquiry inquiry) {
        List<String> failing = entrustment(facts, inquiry);
        return new Answer(failing.isEmpty(), failing);
    }

    private static List<String> entrustment(Facts facts, Inquiry inquiry) {
        EntrustmentValidity.Facts asked = inquiry.fact(facts.entrustment(), "entrustment");
        return new EntrustmentSolver().solve(asked, inquiry).failing();
    }

    /** A region sets the days, or a length that counts from the day the list was accepted. */
    private static Answer transitionOver(Facts facts, Inquiry inquiry) {
        Applied period = inquiry.ruleIfAny("empowerment.transition", inquiry.asOf());
        LocalDate end;
        if (period != null) {
            end = (LocalDate) period.fields().get("end");
            inquiry.because(period, "过渡期至" + end);
        } else {
            end = Deadline.of("empowerment-transition", inquiry.fact(facts.on(), "on"), inquiry)
                    .legal();
        }
        return Checked.because(inquiry.asOf().isAfter(end), "过渡期已满", "过渡期至" + end + ",还没有满", inquiry);
    }
}
