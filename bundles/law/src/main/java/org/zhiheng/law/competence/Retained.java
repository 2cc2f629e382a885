package org.zhiheng.law.competence;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.zhiheng.api.questions.Competence;
import org.zhiheng.api.questions.OfficerStep;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.Applied;

/** What never comes to a township, and what stays with the department by kind of penalty, by amount or by the least fine of the law. */
record Retained(Competence.Facts facts, Competence.Item item, Inquiry inquiry) {

    /** Whether a penalty is proposed that a township may have by no way at all. */
    boolean reserved() {
        return !sanctions().isEmpty() && named("competence.reserved-sanctions", "这类处罚只能由法律规定的机关行使,不能交给镇(街道)");
    }

    /** Whether the case stays with the department although the matter is handed over. */
    boolean keeps() {
        Applied acts = inquiry.ruleIfAny("competence.retained-acts", inquiry.asOf());
        if (acts != null && facts.actKind() != null && !Codes.contains(acts, facts.actKind())) {
            return false;
        }
        if (facts.sanctions() == null && facts.step() == OfficerStep.DECIDE && decides()) {
            throw inquiry.lacking("facts.sanctions");
        }
        boolean kept = !sanctions().isEmpty() && named("competence.retained-sanctions", "拟作出的处罚种类仍由行政执法部门管辖,不论罚款数额")
                || fineRetained();
        if (!kept && !sanctions().isEmpty()) {
            named("competence.retained-open-sanctions", "方案列举之后还有“等”,这类处罚没有列举,是否保留须由人确认");
        }
        return kept;
    }

    /** Whether what stays with the department also does when the matter is only entrusted; a region without the rule says no. */
    boolean underEntrustment() {
        Applied binds = inquiry.ruleIfAny("competence.retained-under-entrustment", inquiry.asOf());
        if (binds == null || !binds.flag() || !keeps()) {
            return false;
        }
        inquiry.because(binds, "委托也不及于保留的案件,由行政执法部门自己实施");
        return true;
    }

    /** Whether anything here depends on what is imposed: before the decision it may be open, at the decision it is not. */
    private boolean decides() {
        return Stream.of("competence.retained-sanctions", "competence.retained-fine")
                .anyMatch(each -> inquiry.ruleIfAny(each, inquiry.asOf()) != null);
    }

    private List<Sanction> sanctions() {
        return facts.sanctions() == null ? List.of() : facts.sanctions();
    }

    private boolean named(String ruleId, String text) {
        Applied rule = inquiry.ruleIfAny(ruleId, inquiry.asOf());
        if (rule == null) {
            return false;
        }
        List<Sanction> sanctions = sanctions();
        for (int i = 0; i < sanctions.size(); i++) {
            if (Codes.contains(rule, sanctions.get(i))) {
                inquiry.because(rule, text);
                return true;
            }
        }
        return false;
    }

    private boolean fineRetained() {
        Applied rule = inquiry.ruleIfAny("competence.retained-fine", inquiry.asOf());
        if (rule == null) {
            return false;
        }
        if (reached(rule, item.minimumFine())) {
            inquiry.because(rule, "法定最低罚款已经达到保留数额,仍由行政执法部门管辖");
            return true;
        }
        if (facts.fine() == null) {
            if (sanctions().contains(Sanction.FINE)) {
                throw inquiry.lacking("facts.fine");
            }
            return false;
        }
        boolean reached = reached(rule, facts.fine());
        inquiry.because(rule, reached ? "拟罚款达到保留数额,仍由行政执法部门管辖" : "拟罚款没有达到保留数额");
        return reached;
    }

    private static boolean reached(Applied rule, BigDecimal amount) {
        return amount != null && rule.threshold().reachedBy(amount);
    }
}
