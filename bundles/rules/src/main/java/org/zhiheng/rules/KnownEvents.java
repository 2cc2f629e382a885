package org.zhiheng.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may happen in a matter that starts or ends a clock of its procedure. The context that owns the matter tells when, and of what. */
public enum KnownEvents {
    CLUE_RECEIVED("收到线索"),
    CASE_FILED("立案"),
    EVIDENCE_PRESERVED("采取先行登记保存"),
    PRESERVATION_DISPOSED("对登记保存的证据作出处理"),
    PRESERVATION_URGENT("情况紧急先采取登记保存"),
    PRESERVATION_APPROVED("批准登记保存"),
    SEIZURE_APPLIED("实施查封、扣押"),
    FREEZE_APPLIED("实施冻结"),
    FREEZE_DECISION_DELIVERED("交付冻结决定书"),
    MEASURE_URGENT("情况紧急当场实施强制措施"),
    MEASURE_REPORTED("报告当场实施的强制措施"),
    MEASURE_APPROVED("批准强制措施"),
    MEASURE_LIFTED("解除强制措施"),
    MEASURE_HANDED_OVER("被采取措施的财物随案移交"),
    NOTICE_SERVED("送达事先告知书"),
    DEFENCE_MADE("陈述、申辩"),
    DEFENCE_WAIVED("放弃陈述、申辩"),
    HEARING_RIGHT_TOLD("告知听证权利"),
    HEARING_REQUESTED("要求听证"),
    HEARING_ACCEPTED("受理听证要求"),
    HEARING_WAIVED("放弃听证"),
    HEARING_SCHEDULED("听证的日期"),
    HEARING_NOTICE_SERVED("送达听证通知书"),
    HEARING_HELD("听证结束"),
    HEARING_REPORTED("提出听证报告"),
    REVIEW_SUBMITTED("送审材料齐备"),
    REVIEW_CONCLUDED("提出审核意见"),
    DECISION_MADE("作出决定"),
    DECISION_SERVED("送达决定书"),
    REPORTABLE_DECISION_MADE("作出应当报送备案的决定"),
    DECISION_REPORTED("报送备案"),
    SPOT_DECISION_REPORTED("当场处罚决定报所属机关备案"),
    ANNOUNCEMENT_PUBLISHED("发出送达公告"),
    FINE_PAID("缴清罚款"),
    PAYMENT_DEFERRED("批准暂缓或者分期缴纳罚款"),
    DEFERRED_PAYMENT_DUE("暂缓或者分期缴纳的罚款到期"),
    DEFERRED_PAYMENT_MADE("缴纳暂缓或者分期缴纳的罚款"),
    FINE_COLLECTED_ON_SPOT("当场收缴罚款"),
    FINE_HANDED_IN("当场收缴的罚款交至机关"),
    FINE_BANKED("当场收缴的罚款交付银行"),
    SURCHARGE_BEGAN("开始加处罚款"),
    REMINDER_SERVED("送达催告书"),
    OBLIGATION_MET("履行义务"),
    SUIT_TERM_ENDED("起诉期限届满"),
    COURT_APPLIED("申请法院强制执行"),
    COURT_RULED("法院作出裁定"),
    EXECUTION_SUSPENDED("中止执行"),
    EXECUTION_RESUMED("恢复执行"),
    SUBSTITUTE_SCHEDULED("代履行的日期"),
    SUBSTITUTE_REMINDER_SERVED("送达代履行催告书"),
    CRIME_REPORTED("提出移送涉嫌犯罪案件的书面报告"),
    TRANSFER_DECIDED("决定是否移送"),
    TRANSFER_APPROVED("批准移送"),
    POLICE_RECEIVED("公安机关接受案件"),
    POLICE_REFUSED("收到不予立案通知书"),
    POLICE_FILED("收到立案通知书"),
    REVIEW_OF_REFUSAL_ASKED("对不予立案提请复议"),
    GOODS_HANDED_OVER("移交涉案物品"),
    APPLICATION_RECEIVED("收到申请"),
    APPLICATION_CORRECTED("一次告知补正"),
    APPLICATION_ACCEPTED("受理申请"),
    LICENCE_DECIDED("作出许可决定"),
    LICENCE_DELIVERED("颁发、送达许可证件"),
    LICENCE_HEARING_RIGHT_TOLD("告知许可听证权利"),
    LICENCE_HEARING_REQUESTED("申请许可听证"),
    LICENCE_HEARING_HELD("许可听证结束"),
    JURISDICTION_DISPUTED("发生管辖争议"),
    JURISDICTION_SETTLED("管辖争议协商一致"),
    DESIGNATION_ASKED("报请指定管辖"),
    DESIGNATED("指定管辖"),
    REFUND_OWED("应当退还款项或者财物"),
    REFUND_MADE("应当退还的都已退还");

    private static final Map<String, KnownEvents> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(KnownEvents::code, Function.identity()));

    private final String code;
    private final String title;

    KnownEvents(String title) {
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.title = title;
    }

    /** The event of a name in a procedure file; null when there is none. */
    public static KnownEvents of(String code) {
        return BY_CODE.get(code);
    }

    /** The name in procedure files, e.g. {@code evidence-preserved}. */
    public String code() {
        return code;
    }

    /** What has happened, in Chinese. */
    public String title() {
        return title;
    }
}
