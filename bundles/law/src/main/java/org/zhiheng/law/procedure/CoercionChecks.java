package org.zhiheng.law.procedure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.questions.CoercionTerm;
import org.zhiheng.api.questions.CourtEnforcement;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.questions.ExecutionEnd;
import org.zhiheng.api.questions.LiftingGround;
import org.zhiheng.api.questions.PaymentFor;
import org.zhiheng.api.questions.ProcedureCheck.Answer;
import org.zhiheng.api.questions.ProcedureCheck.Facts;
import org.zhiheng.api.questions.ProcedureCheck.Sum;
import org.zhiheng.api.questions.Remedy;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.law.execution.CoercionTermSolver;
import org.zhiheng.law.execution.CourtEnforcementSolver;
import org.zhiheng.law.execution.RefundSolver;
import org.zhiheng.law.execution.SurchargeSolver;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.remedies.RemedySolver;
import org.zhiheng.law.terms.Deadline;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.KnownChecks;

/** The checks of coercive measures and of execution. */
final class CoercionChecks {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private CoercionChecks() {}

    static Answer substituteReminded(Facts facts, Inquiry inquiry) {
        return Checked.before("f-sub3", "送达代履行催告书", facts, inquiry);
    }

    /** Only a law gives the power (行政强制法 art. 13); the register of bodies knows who has it. */
    static Answer ownPower(Facts facts, Inquiry inquiry) {
        return Checked.because(
                inquiry.fact(facts.enforcementPower(), "enforcementPower"),
                "本机关有法律授予的行政强制执行权",
                "本机关没有行政强制执行权,应当申请人民法院强制执行",
                inquiry);
    }

    /** A building comes down after it was announced, the time to do it oneself is over, and nobody can or does challenge the decision any more. */
    static Answer demolition(Facts facts, Inquiry inquiry) {
        if (!inquiry.fact(facts.demolition(), "demolition")) {
            return Checked.because(true, "不是强制拆除", "", inquiry);
        }
        Answer announced = Checked.happened("强制拆除的公告", facts, inquiry);
        if (!announced.holds()) {
            return announced;
        }
        Answer over = over("公告限期自行拆除的期限", facts, inquiry);
        return over.holds() ? remedyOver(facts, inquiry) : over;
    }

    /** Reminded, and the time that the reminder gave is over. */
    private static Answer reminded(Facts facts, Inquiry inquiry) {
        Answer served = Checked.happened("送达催告书", facts, inquiry);
        return served.holds() ? over("催告书要求履行的期限", facts, inquiry) : served;
    }

    private static Answer over(String what, Facts facts, Inquiry inquiry) {
        LocalDate last = inquiry.fact(facts.plannedOn(), "plannedOn");
        return Checked.because(
                inquiry.asOf().isAfter(last), what + "至" + last + ",已经过了", what + "至" + last + ",还没有过", inquiry);
    }

    /** A duty to clear or restore that was not done in spite of a reminder, with a harm that the law names. */
    static Answer substitute(Facts facts, Inquiry inquiry) {
        if (!facts.obligation()) {
            return Checked.because(false, "", "没有写明当事人应当排除妨碍、恢复原状等的义务", inquiry);
        }
        Applied grounds = inquiry.rule("substitute.grounds", inquiry.asOf());
        if (facts.substituteGrounds().stream().noneMatch(each -> Codes.contains(grounds, each))) {
            inquiry.because(grounds, "没有写明法律规定的后果");
            return new Answer(false, List.of("没有写明已经或者将危害交通安全、造成环境污染或者破坏自然资源"));
        }
        inquiry.because(grounds, "其后果已经或者将危害交通安全、造成环境污染或者破坏自然资源");
        return reminded(facts, inquiry);
    }

    static Answer immediate(Facts facts, Inquiry inquiry) {
        Applied places = inquiry.rule("substitute.immediate-places", inquiry.asOf());
        if (facts.substitutePlaces().stream().noneMatch(each -> Codes.contains(places, each))) {
            inquiry.because(places, "没有写明法律规定的地方");
            return new Answer(false, List.of("没有写明需要立即清除的是道路、河道、航道还是公共场所"));
        }
        inquiry.because(places, "需要立即清除");
        return Checked.found("当事人不能清除", facts, inquiry);
    }

    /** A body with power of its own enforces once the surcharge has run long enough; where no fine is owed, once the reminder is over. */
    static Answer ripe(Facts facts, Inquiry inquiry) {
        if (facts.obligation()) {
            return reminded(facts, inquiry);
        }
        Answer began = Checked.happened("开始加处罚款", facts, inquiry);
        if (!began.holds()) {
            return began;
        }
        LocalDate last = Deadline.of("f-sur30", facts.on(), inquiry).legal();
        return Checked.because(inquiry.asOf().isAfter(last), "加处罚款已经超过" + last, "加处罚款至" + last + "才满期限", inquiry);
    }

    static Answer courtWindow(Facts facts, Inquiry inquiry) {
        CourtEnforcementSolver.Window known =
                CourtEnforcementSolver.window(inquiry.fact(facts.courtEnforcement(), "courtEnforcement"), inquiry);
        // In the middle of the window nobody has to know on which days of next year people work.
        if (known.from() != null
                && !inquiry.asOf().isBefore(known.from())
                && !inquiry.asOf().isAfter(known.closes().lastDay())) {
            return Checked.because(
                    true, "可以自" + known.from() + "申请,至少到" + known.closes().atTheEarliest(), "", inquiry);
        }
        CourtEnforcement.Answer window = CourtEnforcementSolver.answer(known, inquiry);
        if (window.from() == null) {
            return Checked.because(false, "", "还不能申请:没有催告,或者催告的期限届满时已经过了申请的期限", inquiry);
        }
        boolean open =
                !inquiry.asOf().isBefore(window.from()) && !inquiry.asOf().isAfter(window.until());
        return Checked.because(
                open,
                "可以在" + window.from() + "至" + window.until() + "申请",
                "只能在" + window.from() + "至" + window.until() + "申请",
                inquiry);
    }

    static Answer surcharge(Facts facts, Inquiry inquiry) {
        if (facts.obligation() && facts.charged() == null) {
            return Checked.because(true, "没有罚款,没有加处罚款", "", inquiry);
        }
        inquiry.requireFacts(
                Inquiry.Needed.of("surcharge", facts.surcharge()), Inquiry.Needed.of("charged", facts.charged()));
        BigDecimal most =
                new SurchargeSolver().solve(facts.surcharge(), inquiry).amount();
        return Checked.because(
                facts.charged().compareTo(most) <= 0,
                "加处的罚款没有超过" + most.toPlainString() + "元",
                "加处的罚款" + facts.charged().toPlainString() + "元,超过" + most.toPlainString() + "元",
                inquiry);
    }

    /** All that is owed is paid: each sum by itself, and no more surcharge than there may be; where something else is owed, somebody has found that it is done. */
    static Answer paid(Facts facts, Inquiry inquiry) {
        List<String> open = new ArrayList<>();
        for (int i = 0; i < facts.sums().size(); i++) {
            Sum each = facts.sums().get(i);
            String path = "sums[" + i + "]";
            PaymentFor what = inquiry.fact(each.what(), path + ".what");
            BigDecimal paid = inquiry.fact(each.paid(), path + ".paid");
            BigDecimal due = what == PaymentFor.SURCHARGE
                    ? charged(facts, open, inquiry)
                    : inquiry.fact(each.due(), path + ".due");
            String says = Labels.of(what) + "应缴" + due.toPlainString() + "元,已缴" + paid.toPlainString() + "元";
            inquiry.because(says + "。");
            if (paid.compareTo(due) < 0) {
                open.add(says);
            }
        }
        if (open.isEmpty() && (facts.sums().isEmpty() || facts.obligation())) {
            return Checked.found(KnownChecks.PAID_OR_ENFORCED.title(), facts, inquiry);
        }
        return new Answer(open.isEmpty(), open);
    }

    /** What of a surcharge is to be paid: what was charged, else all that may be. */
    private static BigDecimal charged(Facts facts, List<String> open, Inquiry inquiry) {
        BigDecimal most = new SurchargeSolver()
                .solve(inquiry.fact(facts.surcharge(), "surcharge"), inquiry)
                .amount();
        if (facts.charged() == null) {
            return most;
        }
        if (facts.charged().compareTo(most) > 0) {
            open.add("加处的罚款" + facts.charged().toPlainString() + "元,超过" + most.toPlainString() + "元");
        }
        return facts.charged();
    }

    /** What a decision took that has fallen or was changed since is given back. */
    static Answer returned(Facts facts, Inquiry inquiry) {
        List<String> open = new RefundSolver()
                .solve(inquiry.fact(facts.refund(), "refund"), inquiry)
                .open();
        return new Answer(open.isEmpty(), open);
    }

    /** A ground that is written down; where it is one that the file or the calendar knows, they agree. */
    static Answer termination(Facts facts, Inquiry inquiry) {
        if (facts.terminationGround() == ExecutionEnd.DECISION_ANNULLED) {
            return Checked.because(
                    inquiry.fact(facts.confirmed(), "confirmed"), "据以执行的决定已经被撤销", "没有登记据以执行的决定被撤销、确认违法或者无效", inquiry);
        }
        Answer found = Checked.found(KnownChecks.TERMINATION_GROUND.title(), facts, inquiry);
        if (!found.holds() || facts.terminationGround() != ExecutionEnd.NOT_RESUMED) {
            return found;
        }
        Answer suspended = Checked.happened("中止执行", facts, inquiry);
        if (!suspended.holds()) {
            return suspended;
        }
        LocalDate last = Deadline.of("f-susp", facts.on(), inquiry).legal();
        return Checked.because(
                !inquiry.asOf().isBefore(last), "中止执行至" + last + "满三年", "中止执行至" + last + "才满三年", inquiry);
    }

    static Answer remedyOver(Facts facts, Inquiry inquiry) {
        boolean pending = inquiry.fact(facts.remedyPending(), "remedyPending");
        if (pending) {
            return Checked.because(false, "", "复议或者诉讼还没有审结", inquiry);
        }
        Remedy.Answer answer = new RemedySolver().solve(inquiry.fact(facts.remedy(), "remedy"), inquiry);
        if (answer.reconsiderationUntil() == null) {
            return Checked.because(false, "", "决定还没有送达", inquiry);
        }
        LocalDate last = answer.suitUntil() == null || answer.suitUntil().isBefore(answer.reconsiderationUntil())
                ? answer.reconsiderationUntil()
                : answer.suitUntil();
        return Checked.because(
                inquiry.asOf().isAfter(last), "复议、诉讼的期限至" + last + ",已经过了", "复议、诉讼的期限至" + last + ",还没有过", inquiry);
    }

    /** A remedy stops nothing by itself; who decides on it may. */
    static Answer notStopped(Facts facts, Inquiry inquiry) {
        int stopped = inquiry.fact(facts.pending(), "pending");
        return Checked.because(stopped == 0, "没有停止执行", "复议或者诉讼期间停止执行,还有" + stopped + "件没有终结", inquiry);
    }

    static Answer stands(Facts facts, Inquiry inquiry) {
        boolean stands = inquiry.fact(facts.confirmed(), "confirmed");
        return Checked.because(stands, "据以执行的决定仍然有效", "据以执行的决定已经被撤销、确认违法或者确认无效", inquiry);
    }

    /** Neither at night nor on a day off, unless it is urgent. */
    static Answer time(Facts facts, Inquiry inquiry) {
        DateOrMoment at = inquiry.fact(facts.at(), "at");
        if (facts.urgent()) {
            return Checked.because(true, "情况紧急,不受夜间和法定节假日的限制", "", inquiry);
        }
        if (!inquiry.calendar().isWorkingDay(at.date())) {
            return Checked.because(false, "", at.date() + "不是工作日", inquiry);
        }
        OffsetDateTime moment = inquiry.fact(at.moment(), "at");
        Applied from = inquiry.rule("execution.night-from", inquiry.asOf());
        Applied until = inquiry.rule("execution.night-until", inquiry.asOf());
        int hour = moment.atZoneSameInstant(SHANGHAI).getHour();
        boolean night = hour >= from.number("hour").intValueExact()
                || hour < until.number("hour").intValueExact();
        inquiry.because(from, night ? "夜间不得实施行政强制执行" : "不在夜间");
        return Checked.because(!night, "不在夜间和法定节假日", "在夜间实施", inquiry);
    }

    static Answer inTerm(Facts facts, Inquiry inquiry) {
        CoercionTerm.Answer answer = term(facts, inquiry);
        return Checked.because(
                !answer.mustLift(), "强制措施的期限至" + answer.until(), "强制措施的期限至" + answer.until() + ",应当立即解除", inquiry);
    }

    private static CoercionTerm.Answer term(Facts facts, Inquiry inquiry) {
        return new CoercionTermSolver().solve(inquiry.fact(facts.coercion(), "coercion"), inquiry);
    }

    static Answer lifting(Facts facts, Inquiry inquiry) {
        LiftingGround ground = inquiry.fact(facts.liftingGround(), "liftingGround");
        if (ground == LiftingGround.EXPIRED) {
            LocalDate until = term(facts, inquiry).until();
            return Checked.because(
                    !inquiry.asOf().isBefore(until), "期限至" + until + ",已经届满", "期限至" + until + ",还没有届满", inquiry);
        }
        return Checked.found("有解除强制措施的情形", facts, inquiry);
    }
}
