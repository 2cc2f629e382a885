package org.zhiheng.law.competence;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.Basis;
import org.zhiheng.api.questions.Body;
import org.zhiheng.api.questions.Competence;
import org.zhiheng.api.questions.Holder;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code competence}: department or township. Asked in this order, the first that holds decides: what no township may ever
 * do; the township's own statutory power; a designation of the department; for what is handed over by list, the transition, whether
 * the list entry is in force and covers the act, then who filed the case before that, what stays with the department by kind of
 * penalty or amount, else the township is empowered; for what is not, an entrustment. A designation of the township chooses it only
 * where it has the power anyway.
 *
 * <p>All rules are taken on the day of the conclusion. A book without rules of empowerment leaves everything with the
 * department.
 */
public final class CompetenceSolver implements Solver<Competence.Facts, Competence.Answer> {

    private static final Competence.Item NO_ITEM = new Competence.Item(null, false, false, null, null);
    private static final Competence.Empowerment NO_EMPOWERMENT =
            new Competence.Empowerment(null, null, null, null, null, null);

    @Override
    public Competence.Answer solve(Competence.Facts facts, Inquiry inquiry) {
        Townships.look(facts.township(), inquiry);
        Competence.Item item = facts.item() == null ? NO_ITEM : facts.item();
        Retained retained = new Retained(facts, item, inquiry);
        if (retained.reserved()) {
            return department(Basis.RETAINED, facts, item, inquiry);
        }
        if (item.statutoryTownshipPower()
                && inquiry.binds(
                        "competence.statutory-township-power", inquiry.asOf(), "这是镇(街道)自己的法定职权,不是赋权事项,不受过渡期和保留事项的限制")) {
            return answer(Body.TOWNSHIP, Basis.STATUTORY, Body.TOWNSHIP, facts, item, inquiry);
        }
        Applied designation = designated(facts, inquiry);
        if (designation != null && facts.designation().body() == Body.DEPARTMENT) {
            inquiry.because(designation, "已经指定管辖,由被指定的主体管辖");
            return department(Basis.DESIGNATED, facts, item, inquiry);
        }
        if (designation != null && anyBody(inquiry)) {
            return designatedTownship(designation, facts, item, inquiry);
        }
        // A transition is about what is handed over by list; an entrusted matter is done in the department's name
        // throughout.
        if (item.listed() && Transition.keepsWithDepartment(facts, inquiry)) {
            ineffective(designation, inquiry);
            return department(Basis.TRANSITION, facts, item, inquiry);
        }
        if (item.listed() && handedOver(facts, inquiry)) {
            return empowered(facts, item, retained, designation, inquiry);
        }
        if (facts.entrustment() != null && EntrustmentChain.allows(facts.entrustment(), facts.actKind(), inquiry)) {
            ineffective(designation, inquiry);
            return retained.underEntrustment()
                    ? department(Basis.RETAINED, facts, item, inquiry)
                    : answer(Body.DEPARTMENT, Basis.ENTRUSTED, Body.TOWNSHIP, facts, item, inquiry);
        }
        ineffective(designation, inquiry);
        inquiry.because(
                inquiry.rule("competence.default-body", inquiry.asOf()),
                item.listed() ? "没有生效的赋权或者委托,由原行政执法部门管辖" : "清单外事项,由行政执法部门管辖");
        return department(Basis.ORIGINAL, facts, item, inquiry);
    }

    private static Competence.Answer empowered(
            Competence.Facts facts, Competence.Item item, Retained retained, Applied designation, Inquiry inquiry) {
        if (filedBefore(facts, inquiry)) {
            ineffective(designation, inquiry);
            return department(Basis.ORIGINAL, facts, item, inquiry);
        }
        if (retained.keeps()) {
            ineffective(designation, inquiry);
            return department(Basis.RETAINED, facts, item, inquiry);
        }
        if (designation != null) {
            return designatedTownship(designation, facts, item, inquiry);
        }
        return answer(Body.TOWNSHIP, Basis.EMPOWERED, Body.TOWNSHIP, facts, item, inquiry);
    }

    private static Competence.Answer designatedTownship(
            Applied designation, Competence.Facts facts, Competence.Item item, Inquiry inquiry) {
        inquiry.because(designation, "已经指定管辖,由被指定的主体管辖");
        return answer(Body.TOWNSHIP, Basis.DESIGNATED, Body.TOWNSHIP, facts, item, inquiry);
    }

    /** Whether a book lets a designation give jurisdiction to a body that has none. */
    private static boolean anyBody(Inquiry inquiry) {
        Applied among = inquiry.ruleIfAny("competence.designation-among-competent", inquiry.asOf());
        if (among == null || among.flag()) {
            return false;
        }
        inquiry.notHere(among);
        return true;
    }

    /** The rule by which a body is designated on the day of the conclusion; null when none is, or none that may be. */
    private static Applied designated(Competence.Facts facts, Inquiry inquiry) {
        Competence.Designation designation = facts.designation();
        if (designation == null || !happened(designation.on(), inquiry.asOf())) {
            return null;
        }
        Body body = inquiry.fact(designation.body(), "designation.body");
        Applied rule = inquiry.rule("competence.designation", inquiry.asOf());
        if (!Codes.contains(rule, body)) {
            inquiry.because(rule, "不能指定给这一主体,指定不起作用");
            return null;
        }
        return rule;
    }

    /** A designation chooses between bodies that have jurisdiction; it gives a township none. */
    private static void ineffective(Applied designation, Inquiry inquiry) {
        if (designation != null) {
            inquiry.because(
                    inquiry.rule("competence.designation-among-competent", inquiry.asOf()),
                    "指定管辖只在都有管辖权的主体之间选择,镇(街道)对这一案件没有管辖权,指定不起作用");
        }
    }

    /** Whether the department filed the case before the list entry took effect, and so goes on with it. */
    private static boolean filedBefore(Competence.Facts facts, Inquiry inquiry) {
        LocalDate filed = facts.filedOn();
        Competence.Empowerment given = empowerment(facts);
        if (filed == null || facts.heldBy() == Holder.TOWNSHIP) {
            return false;
        }
        boolean before =
                given.publishedOn() != null && filed.isBefore(given.publishedOn()) && publicationCounts(inquiry)
                        || given.confirmedOn() != null
                                && filed.isBefore(given.confirmedOn())
                                && inquiry.rule("empowerment.confirmation", inquiry.asOf())
                                        .flag();
        Applied rule = before ? inquiry.ruleIfAny("competence.first-filer-keeps", inquiry.asOf()) : null;
        if (rule == null || !rule.flag()) {
            return false;
        }
        inquiry.because(rule, "赋权生效之前已经由行政执法部门立案,由最先立案的部门办结");
        return true;
    }

    private static Competence.Empowerment empowerment(Competence.Facts facts) {
        return facts.empowerment() == null ? NO_EMPOWERMENT : facts.empowerment();
    }

    private static boolean publicationCounts(Inquiry inquiry) {
        Applied publication = inquiry.ruleIfAny("empowerment.publication", inquiry.asOf());
        return publication == null || publication.flag();
    }

    /** Whether the list entry is in force and covers the act. */
    private static boolean handedOver(Competence.Facts facts, Inquiry inquiry) {
        LocalDate on = inquiry.asOf();
        Applied possible = inquiry.ruleIfAny("empowerment.powers", on);
        if (possible == null) {
            inquiry.because("得出结论之日" + on + "还没有生效的赋权规则。");
            return false;
        }
        Competence.Empowerment empowerment = empowerment(facts);
        if (!happened(empowerment.publishedOn(), on)
                && inquiry.binds("empowerment.publication", on, "赋权清单还没有公布,赋权没有生效")) {
            return false;
        }
        if (happened(empowerment.recalledOn(), on) && inquiry.binds("empowerment.recall", on, "这一事项的执法权限已经回收")) {
            return false;
        }
        if (!happened(empowerment.confirmedOn(), on)) {
            Applied confirmation = inquiry.rule("empowerment.confirmation", on);
            if (confirmation.flag()) {
                inquiry.because(confirmation, "还没有签订赋权事项承接确认书,镇(街道)不能行使");
                return false;
            }
            inquiry.because(confirmation, "本区划不要求签订承接确认书");
        }
        if (BodyQualified.lacking(facts.townshipQualification(), "镇(街道)", on, inquiry)) {
            return false;
        }
        boolean covered = covers(possible, empowerment, inquiry.fact(facts.actKind(), "actKind"), inquiry);
        if (covered && BodyQualified.unknown(facts.townshipQualification(), on, inquiry)) {
            throw inquiry.lacking("facts.townshipQualification.state");
        }
        return covered;
    }

    private static boolean covers(Applied possible, Competence.Empowerment empowerment, ActKind act, Inquiry inquiry) {
        List<ActKind> powers = empowerment.powers();
        boolean completed = happened(empowerment.publishedOn(), inquiry.asOf())
                && happened(empowerment.confirmedOn(), inquiry.asOf());
        String inForce = completed ? "清单已经公布、承接已经确认,赋权包括这类执法行为" : "赋权已经生效,包括这类执法行为";
        if (!Codes.contains(possible, act)) {
            inquiry.because(possible, "这类执法行为不在赋权范围内");
            return false;
        }
        if (act == ActKind.COERCIVE_MEASURE) {
            return mayCoerce(powers, inquiry);
        }
        if (powers == null) {
            Applied usual = inquiry.rule("empowerment.usual-powers", inquiry.asOf());
            if (!Codes.contains(usual, act)) {
                throw inquiry.lacking("facts.empowerment.powers");
            }
            inquiry.because(usual, inForce);
            return true;
        }
        boolean covered = powers.contains(act);
        inquiry.because(possible, covered ? inForce : "这一事项没有赋予这类权力");
        return covered;
    }

    /**
     * Whether a township may take a coercive measure depends on what its list entry says, and on a reading of the
     * law.
     */
    private static boolean mayCoerce(List<ActKind> powers, Inquiry inquiry) {
        if (powers == null) {
            throw inquiry.lacking("facts.empowerment.powers");
        }
        boolean named = powers.contains(ActKind.COERCIVE_MEASURE);
        Applied rule = inquiry.rule("empowerment.coercive-measures", inquiry.asOf());
        if (!named) {
            inquiry.because("这一事项的赋权不包括行政强制措施权。");
        } else if (rule.flag()) {
            inquiry.because(rule, "这一事项的赋权写明包括行政强制措施权");
        } else {
            inquiry.because(rule, "镇(街道)不能行使行政强制措施权");
        }
        return named && rule.flag();
    }

    private static Competence.Answer department(
            Basis basis, Competence.Facts facts, Competence.Item item, Inquiry inquiry) {
        return answer(Body.DEPARTMENT, basis, Body.DEPARTMENT, facts, item, inquiry);
    }

    private static Competence.Answer answer(
            Body body, Basis basis, Body actsBy, Competence.Facts facts, Competence.Item item, Inquiry inquiry) {
        if (body == Body.DEPARTMENT) {
            // Whose it is, this does not change; that it may not act, somebody has to look at.
            BodyQualified.lacking(facts.departmentQualification(), "行政执法部门", inquiry.asOf(), inquiry);
        }
        Holder holder = facts.heldBy();
        boolean transfer = holder != null
                && (holder == Holder.PATROL_BODY || (holder == Holder.TOWNSHIP) != (body == Body.TOWNSHIP));
        String handOverTo = null;
        if (transfer) {
            handOverTo = body == Body.DEPARTMENT ? item.originalBody() : township(holder, facts, inquiry);
        }
        return new Competence.Answer(body, basis, actsBy, transfer, handOverTo, inquiry.doubtful());
    }

    /** A patrol body hands over to the township its division names, any other holder to the township of the place. */
    private static String township(Holder holder, Competence.Facts facts, Inquiry inquiry) {
        if (holder == Holder.PATROL_BODY) {
            Applied rule = inquiry.ruleIfAny("patrol.hand-over-to", inquiry.asOf());
            if (rule != null) {
                inquiry.because(rule, "只承担巡查的单位按程序移交");
                return rule.text();
            }
        }
        return facts.township();
    }

    private static boolean happened(LocalDate event, LocalDate by) {
        return event != null && !event.isAfter(by);
    }
}
