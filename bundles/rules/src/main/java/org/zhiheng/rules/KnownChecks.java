package org.zhiheng.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The checks a procedure may name. Each is implemented once, by the ruling that answers it. */
public enum KnownChecks {
    BODY_COMPETENT("执法主体有管辖权"),
    TWO_OFFICERS("执法人员不少于两人"),
    CERTIFICATES_VALID("执法证件有效"),
    NO_RECUSAL("没有应当回避的人员"),
    FACTS_CLEAR("事实清楚"),
    EVIDENCE_VERIFIED("证据查证属实"),
    NOTICE_GIVEN("已经告知"),
    DEFENCE_HEARD("已经听取陈述申辩"),
    HEARING_OFFERED("已经告知听证权利"),
    HEARING_HELD("要求听证的已经听证"),
    LEGAL_REVIEW_PASSED("应当法制审核的已经审核通过"),
    COLLECTIVE_DISCUSSION_HELD("应当集体讨论的已经讨论"),
    DECISION_COMPLETE("决定书内容齐全"),
    WITHIN_RANGE("在法定幅度和裁量基准之内"),
    SERVED("已经送达"),
    PAID_OR_ENFORCED("已经缴清或者执行完毕"),
    NOT_CRIMINAL("不涉嫌犯罪"),
    MATERIALS_COMPLETE("材料齐全"),
    APPROVED_BY_HEAD("已经负责人批准"),
    STAFF_ELIGIBLE("属于可以申领执法证件的人员"),
    TRAINING_COMPLETED("已经完成培训"),
    EXAM_PASSED("考试合格"),
    YEARLY_REVIEW_PASSED("年度审验合格"),
    BODY_QUALIFIED("具备执法主体资格"),
    POWERS_ALLOWED("拟赋予的权力可以赋予"),
    IN_GUIDANCE_CATALOGUE("在上级的指导目录之内"),
    LIST_DECIDED("清单已经批准并有文号"),
    AUTHORITY_STATED("确认书写明了实施权限"),
    POWERS_ENTRUSTABLE("拟委托的权力可以委托给这一组织"),
    ENTRUSTMENT_VALID("委托的法定步骤依次完成"),
    PUBLISHED("已经向社会公布"),
    REPORTED("已经报备"),
    EVALUATED("已经评估"),
    TRANSITION_READY("过渡期的各项工作已经完成"),
    TRANSITION_OVER("过渡期已满"),
    FILED_APPROVED("已经批准立案"),
    WITHIN_LIMITATION("没有超过追究时效"),
    CRIMINAL_SUSPECTED("涉嫌犯罪应当移送"),
    EVIDENCE_LINKED("违法构成的每一要素都有查证属实的证据"),
    RECORDINGS_COMPLETE("应当音像记录的环节都有记录"),
    HEARING_WINDOW_CLOSED("要求听证的期限已过"),
    DEFENCE_WINDOW_CLOSED("陈述申辩的期限已过"),
    HEARING_NOTICED("已经按期通知听证"),
    PRESIDER_ELIGIBLE("听证主持人符合要求"),
    NOT_HEAVIER("没有比告知的更重"),
    NOT_EXEMPT("没有应当不予处罚的情形"),
    NO_PENALTY_GROUND("有不予处罚的情形"),
    EDUCATION_GIVEN("已经教育当事人"),
    CORRECTION_ORDERED("已经责令改正"),
    IMPACT_ASSESSED("应当评估经济影响的已经评估"),
    SIMPLE_ALLOWED("可以适用简易程序"),
    SPOT_COLLECTION_ALLOWED("可以当场收缴罚款"),
    TRANSFER_ACCEPTED("对方已经接收"),
    NO_OPEN_MEASURES("强制措施和登记保存都已处理"),
    REMINDER_SERVED("已经书面催告"),
    SUBSTITUTE_REMINDED("代履行之前已经按期催告"),
    ENFORCEMENT_RIPE("加处罚款已经超过期限"),
    COURT_WINDOW_OPEN("在申请法院强制执行的期限之内"),
    SURCHARGE_RIGHT("加处罚款不超过应当加处的数额"),
    REMEDY_OVER("复议、诉讼的期限已过"),
    EXECUTION_TIME_ALLOWED("不在夜间和法定节假日"),
    MEASURE_IN_TERM("强制措施没有超过期限"),
    LIFTING_GROUND("有解除强制措施的情形"),
    RIGHTS_TOLD("已经告知理由、依据和权利"),
    SCENE_RECORDED("已经制作现场笔录"),
    GOODS_LISTED("已经交付清单"),
    GOODS_DISPOSED("涉案财物已经处理"),
    TERMINATION_GROUND("有终结执行的情形"),
    INTERESTED_PARTIES_TOLD("已经告知利害关系人"),
    MERGED("已经并入另一案件"),
    BENCHMARK_STATED("应当写明裁量基准适用情况的已经写明"),
    CORRECTION_CHECKED("责令改正的已经复查"),
    ARCHIVED("已经立卷归档"),
    FILE_INDEXED("应当编页的案卷已经逐件编页"),
    EXECUTION_NOT_STOPPED("没有停止执行"),
    DECISION_STANDS("据以执行的决定仍然有效"),
    HEARING_REQUESTED("当事人要求听证"),
    HEARING_WITHDRAWN("当事人撤回听证要求"),
    NOT_FILING_APPROVED("已经批准不予立案"),
    NOTICE_APPROVED("已经批准处罚告知"),
    SUSPENSION_APPROVED("已经批准中止"),
    TRANSFER_APPROVED("已经批准移送"),
    DROPPING_APPROVED("已经批准撤销案件"),
    ENFORCEMENT_APPROVED("已经批准强制执行"),
    DISPOSAL_APPROVED("已经批准处理涉案财物"),
    CLOSING_APPROVED("已经批准结案"),
    NOTHING_DUE("没有需要履行的"),
    OWN_ENFORCEMENT("有行政强制执行权"),
    DEMOLITION_ALLOWED("强制拆除已经公告,复议、诉讼的期限已过"),
    SUBSTITUTE_GROUND("有代履行的情形"),
    SUBSTITUTE_IMMEDIATE("有立即实施代履行的情形"),
    CONFISCATION_DECIDED("没收涉案财物已经决定"),
    PENALTY_DECIDED("决定是给予行政处罚"),
    MEASURES_LAWFUL("强制措施由有权的主体和合格的人员实施"),
    POLICE_FILED("公安机关已经立案"),
    POLICE_REFUSED("公安机关不予立案或者退回"),
    REFUNDS_MADE("应当退还的款项和财物已经退还"),
    SPOT_REPORTED("当场作出的处罚决定已经报所属机关备案"),
    APPLICATION_GRANTED("对申请的决定是准予许可或者确认"),
    APPLICATION_REFUSED("对申请的决定是不予许可或者确认"),
    EXTENSION_APPROVED("已经批准延长期限"),
    EXTENSION_DISCUSSED("延长期限已经集体讨论决定"),
    UNDECIDED("没有写有决定");

    private static final Map<String, KnownChecks> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(KnownChecks::code, Function.identity()));

    private final String title;

    KnownChecks(String title) {
        this.title = title;
    }

    /** The check of a name in a procedure file; null when there is none. */
    public static KnownChecks of(String code) {
        return BY_CODE.get(code);
    }

    /** The name in procedure files, e.g. {@code body-competent}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What holds when the check holds, in Chinese. */
    public String title() {
        return title;
    }
}
