package org.zhiheng.api.questions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Money;
import org.zhiheng.api.rulings.Question;

/** Whether a check that a procedure names holds. */
public final class ProcedureCheck {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("procedure-check", "程序环节的检查", Facts.class, Answer.class);

    private ProcedureCheck() {}

    /**
     * The facts. Nulls are absent facts; which of them a check needs stands in docs/rulings/procedure-check.md.
     *
     * @param confirmed what a named person has found; absent while nobody has found anything
     * @param disciplined whether a measure against the officer bars him from applying; which one, no fact tells
     * @param appraisalFailed whether his last appraisal does; its grade no fact tells
     * @param field whose rules are laid in
     * @param on the day on which that happened what the check asks for; absent while it has not
     * @param sums what is to be paid; of the surcharge what it comes to is a ruling of its own
     * @param obligation whether something else than money is owed
     * @param changedSince of what a review or a discussion rested on, what was altered after it, in words
     */
    public record Facts(
            @Label("检查") String check,
            @Label("经人确认") Boolean confirmed,
            @Label("发生日") LocalDate on,
            @Label("已有的材料或者已做的工作") List<String> present,
            @Label("办理的事项") String matter,
            @Label("编制类型") StaffType staffType,
            @Label("受不得申领证件的处理") boolean disciplined,
            @Label("年度考核不得申领证件") boolean appraisalFailed,
            @Label("拟赋予的权力") List<ActKind> powers,
            @Label("要求听证") Boolean hearingAsked,
            @Label("实施主体") Body acting,
            @Label("管辖") Competence.Facts competence,
            @Label("执法人员") OfficerCompetence.Facts officers,
            @Label("听证") HearingRight.Facts hearing,
            @Label("法制审核") LegalReview.Facts review,
            @Label("裁量") Discretion.Facts discretion,
            @Label("委托") EntrustmentValidity.Facts entrustment,
            @Label("执法领域") String field,
            @Label("时刻") DateOrMoment at,
            @Label("情况紧急") boolean urgent,
            @Label("计划日") LocalDate plannedOn,
            @Label("听取陈述申辩之日") LocalDate heardOn,
            @Label("放弃之日") LocalDate waivedOn,
            @Label("违法构成的要素") List<String> elements,
            @Label("已经实施的环节") List<String> steps,
            @Label("已经说明原因的环节") List<String> explained,
            @Label("主持人参与了调查") Boolean presiderHandler,
            @Label("情节复杂或者重大") Boolean complex,
            @Label("需要改正") Boolean correctionNeeded,
            @Label("当场收缴") Boolean collected,
            @Label("尚未处理的件数") Integer pending,
            @Label("告知的处罚") Sanctioned noticed,
            @Label("决定的处罚") Sanctioned decided,
            @Label("不予处罚的情形") NoPenaltyGround ground,
            @Label("解除的情形") LiftingGround liftingGround,
            @Label("复议诉讼尚未审结") Boolean remedyPending,
            @Label("加处的罚款") @Money BigDecimal charged,
            @Label("追究时效") Limitation.Facts limitation,
            @Label("不予处罚") Exemption.Facts exemption,
            @Label("经济影响") ImpactAssessment.Facts impact,
            @Label("适用程序") ProcedureChoice.Facts choice,
            @Label("救济") Remedy.Facts remedy,
            @Label("加处罚款的计算") Surcharge.Facts surcharge,
            @Label("申请法院强制执行") CourtEnforcement.Facts courtEnforcement,
            @Label("强制措施期限") CoercionTerm.Facts coercion,
            @Label("应缴和已缴的款项") List<Sum> sums,
            @Label("还有金钱以外的义务") boolean obligation,
            @Label("终结执行的情形") ExecutionEnd terminationGround,
            @Label("有行政强制执行权") Boolean enforcementPower,
            @Label("强制拆除") Boolean demolition,
            @Label("代履行的情形") List<SubstituteGround> substituteGrounds,
            @Label("需要立即清除的地方") List<SubstitutePlace> substitutePlaces,
            @Label("之后又改过的内容") List<String> changedSince,
            @Label("退还") Refund.Facts refund) {
        public Facts {
            present = Absent.asEmpty(present);
            powers = Absent.asEmpty(powers);
            elements = Absent.asEmpty(elements);
            steps = Absent.asEmpty(steps);
            explained = Absent.asEmpty(explained);
            sums = Absent.asEmpty(sums);
            substituteGrounds = Absent.asEmpty(substituteGrounds);
            substitutePlaces = Absent.asEmpty(substitutePlaces);
            changedSince = Absent.asEmpty(changedSince);
        }
    }

    /** A penalty as it was told or decided. */
    public record Sanctioned(
            @Label("处罚种类") List<Sanction> sanctions,
            @Label("罚款金额") @Money BigDecimal fine,
            @Label("没收价值") @Money BigDecimal confiscated) {
        public Sanctioned {
            sanctions = Absent.asEmpty(sanctions);
        }
    }

    /**
     * What is to be paid for one thing, and what was, in yuan.
     *
     * @param due absent for the surcharge
     */
    public record Sum(
            @Label("款项") PaymentFor what, @Label("应缴") @Money BigDecimal due, @Label("已缴") @Money BigDecimal paid) {}

    /**
     * The answer.
     *
     * @param failing in Chinese, what stands in the way; empty when the check holds
     */
    public record Answer(@Label("成立") boolean holds, @Label("不成立的原因") List<String> failing) {
        public Answer {
            failing = Absent.asEmpty(failing);
        }
    }
}
