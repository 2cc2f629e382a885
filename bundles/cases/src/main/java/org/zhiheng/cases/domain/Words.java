package org.zhiheng.cases.domain;

import org.zhiheng.api.rulings.Label;

/** The words a case's file is written in, where the law or the plans close the list. */
public final class Words {

    private Words() {}

    /** Where a clue came from (the plans' sources together). */
    public enum ClueSource {
        @Label("日常巡查")
        PATROL,
        @Label("双随机抽查")
        RANDOM_INSPECTION,
        @Label("投诉举报")
        COMPLAINT,
        @Label("12345热线")
        HOTLINE,
        @Label("网格上报")
        GRID,
        @Label("数字城管")
        DIGITAL_CITY,
        @Label("非现场监控设备")
        DEVICE,
        @Label("其他机关移送")
        TRANSFER,
        @Label("上级交办")
        ASSIGNED,
        @Label("工商联")
        FEDERATION_OF_INDUSTRY,
        @Label("企业联系点")
        ENTERPRISE_CONTACT,
        @Label("执法监督")
        SUPERVISION,
        @Label("公安机关移送")
        POLICE,
        @Label("检察机关移送")
        PROCURATORATE,
        @Label("人民法院移送")
        COURT
    }

    public enum HandlerPart {
        @Label("主办")
        LEAD,
        @Label("协办")
        ASSIST
    }

    public enum FilingOutcome {
        @Label("予以立案")
        FILED,
        @Label("不予立案")
        NOT_FILED
    }

    /** The eight kinds of evidence (行政处罚法 art. 46). */
    public enum EvidenceKind {
        @Label("书证")
        DOCUMENT,
        @Label("物证")
        OBJECT,
        @Label("视听资料")
        AUDIO_VISUAL,
        @Label("电子数据")
        ELECTRONIC_DATA,
        @Label("证人证言")
        TESTIMONY,
        @Label("当事人的陈述")
        PARTY_STATEMENT,
        @Label("鉴定意见")
        EXPERT_OPINION,
        @Label("勘验笔录、现场笔录")
        SCENE_RECORD
    }

    public enum Original {
        @Label("原件(原物)")
        ORIGINAL,
        @Label("复制件")
        COPY
    }

    /** What became of evidence that was registered and preserved (行政处罚法 art. 56). */
    public enum Disposition {
        @Label("返还")
        RETURNED,
        @Label("送交鉴定")
        EXAMINED,
        @Label("查封扣押")
        SEIZED,
        @Label("没收")
        CONFISCATED,
        @Label("移送")
        TRANSFERRED,
        @Label("解除")
        RELEASED
    }

    public enum SoftMeasure {
        @Label("说服教育")
        PERSUASION,
        @Label("劝导示范")
        GUIDANCE,
        @Label("警示告诫")
        WARNING,
        @Label("指导约谈")
        TALK
    }

    /** What ends an investigation (行政处罚法 art. 57). */
    public enum DecisionKind {
        @Label("给予行政处罚")
        PENALTY,
        @Label("不予行政处罚")
        NO_PENALTY,
        @Label("违法事实不能成立")
        NOT_ESTABLISHED,
        @Label("移送其他机关")
        TRANSFER,
        @Label("其他处理")
        OTHER
    }

    /** What becomes of an archived file whose time is over. */
    public enum AppraisalConclusion {
        @Label("销毁")
        DESTROY,
        @Label("继续保存")
        KEEP
    }

    /** What has become of what somebody asked for: a licence, a confirmation. */
    public enum ApplicationOutcome {
        @Label("准予")
        GRANTED,
        @Label("不予")
        REFUSED
    }

    /** Of which kind a licence is (行政许可法 art. 12). */
    public enum LicenceKind {
        @Label("普通")
        GENERAL,
        @Label("特许")
        CONCESSION,
        @Label("认可")
        RECOGNITION,
        @Label("核准")
        VERIFICATION,
        @Label("登记")
        REGISTRATION,
        @Label("其他")
        OTHER
    }

    /** On what ground there is no penalty (行政处罚法 arts. 30, 31, 33, 36, 57). */
    public enum NoPenaltyGround {
        @Label("不满十四周岁")
        UNDER_FOURTEEN,
        @Label("不能辨认或者不能控制自己行为")
        INCAPACITY,
        @Label("轻微并及时改正,没有造成危害后果")
        SLIGHT_CORRECTED,
        @Label("初次违法且危害后果轻微并及时改正")
        FIRST_VIOLATION,
        @Label("没有主观过错")
        NO_FAULT,
        @Label("超过追责期限")
        BARRED,
        @Label("违法行为轻微,依法可以不予处罚")
        MINOR
    }

    public enum Form {
        @Label("书面")
        WRITTEN,
        @Label("口头")
        ORAL,
        @Label("明确放弃")
        WAIVED
    }

    public enum Adopted {
        @Label("采纳")
        ADOPTED,
        @Label("部分采纳")
        PARTLY,
        @Label("不予采纳")
        NOT_ADOPTED
    }

    /** What a round of legal review comes to. */
    public enum ReviewOpinion {
        @Label("同意")
        AGREE,
        @Label("纠正")
        CORRECT,
        @Label("补充调查")
        SUPPLEMENT,
        @Label("程序补正")
        PROCEDURE,
        @Label("移送")
        TRANSFER,
        @Label("不属本机关职权")
        NOT_WITHIN_POWER
    }

    /** How one of the ten points of a legal review stands. */
    public enum Point {
        @Label("符合")
        PASS,
        @Label("有问题")
        FAIL,
        @Label("不涉及")
        NOT_APPLICABLE
    }

    /** What a head approves besides filing and decision. */
    public enum ApprovalMatter {
        @Label("不予立案")
        NOT_FILING,
        @Label("调查终结")
        END_OF_INVESTIGATION,
        @Label("处罚告知")
        NOTICE,
        @Label("先行登记保存")
        PRESERVATION,
        @Label("行政强制措施")
        MEASURE,
        @Label("延长强制措施期限")
        MEASURE_EXTENSION,
        @Label("解除强制措施")
        MEASURE_LIFTING,
        @Label("延长办案期限")
        EXTENSION,
        @Label("偏离裁量基准")
        DEVIATION,
        @Label("延期或者分期缴纳")
        DEFERRAL,
        @Label("中止")
        SUSPENSION,
        @Label("移送")
        TRANSFER,
        @Label("撤销案件")
        DROPPING,
        @Label("强制执行")
        ENFORCEMENT,
        @Label("处理涉案财物")
        DISPOSAL,
        @Label("结案")
        CLOSING
    }

    public enum ApprovalOutcome {
        @Label("批准")
        APPROVED,
        @Label("不批准")
        REFUSED
    }

    /** Modes of service (行政处罚法 art. 61; 民事诉讼法 arts. 87 to 95). */
    public enum ServiceMode {
        @Label("直接送达")
        DIRECT,
        @Label("留置送达")
        LEAVING,
        @Label("电子送达")
        ELECTRONIC,
        @Label("邮寄送达")
        MAIL,
        @Label("委托送达")
        ENTRUSTED,
        @Label("转交送达")
        THROUGH_UNIT,
        @Label("公告送达")
        ANNOUNCEMENT
    }

    /** How a fine may be paid later (行政处罚法 art. 66). */
    public enum DeferralMode {
        @Label("延期缴纳")
        DEFERRAL,
        @Label("分期缴纳")
        INSTALMENTS
    }

    public enum PaymentChannel {
        @Label("银行")
        BANK,
        @Label("电子支付")
        ELECTRONIC,
        @Label("当场收缴")
        ON_THE_SPOT,
        @Label("法院执行")
        COURT
    }

    public enum GoodsHeldAs {
        @Label("先行登记保存")
        PRESERVED,
        @Label("查封")
        SEALED,
        @Label("扣押")
        SEIZED,
        @Label("没收")
        CONFISCATED
    }

    public enum GoodsDisposal {
        @Label("返还")
        RETURNED,
        @Label("拍卖变卖上缴国库")
        AUCTIONED,
        @Label("销毁")
        DESTROYED,
        @Label("上缴专管机关")
        HANDED_IN,
        @Label("随案移送")
        TRANSFERRED
    }

    public enum RemedyKind {
        @Label("行政复议")
        RECONSIDERATION,
        @Label("行政诉讼")
        LITIGATION
    }

    public enum RemedyResult {
        @Label("维持")
        UPHELD,
        @Label("变更")
        ALTERED,
        @Label("撤销")
        ANNULLED,
        @Label("确认违法")
        UNLAWFUL,
        @Label("确认无效")
        VOID,
        @Label("撤回或者终止")
        WITHDRAWN
    }

    public enum TransferKind {
        @Label("移送公安机关")
        CRIMINAL,
        @Label("移送纪检监察机关")
        DISCIPLINE,
        @Label("移送其他行政机关")
        OTHER_BODY,
        @Label("镇街移送部门")
        TO_DEPARTMENT,
        @Label("部门移送镇街")
        TO_TOWNSHIP,
        @Label("巡查机构移交")
        FROM_PATROL
    }

    /** Who ends an execution. */
    public enum EndedBy {
        @Label("本机关")
        BODY,
        @Label("人民法院")
        COURT
    }

    /** What two cases have to do with each other. */
    public enum RelationKind {
        @Label("并入另一案件")
        MERGED_INTO,
        @Label("另一案件并入本案")
        MERGED_FROM,
        @Label("分出另一案件")
        SPLIT_INTO,
        @Label("从另一案件分出")
        SPLIT_FROM
    }

    /** How a case ended. */
    public enum ClosingKind {
        @Label("履行完毕")
        FULFILLED,
        @Label("强制执行完毕")
        ENFORCED,
        @Label("终结执行")
        EXECUTION_ENDED,
        @Label("决定被撤销、确认违法或者无效")
        ANNULLED,
        @Label("不予处罚")
        NO_PENALTY,
        @Label("违法事实不能成立")
        NOT_ESTABLISHED,
        @Label("移送")
        TRANSFERRED,
        @Label("撤销案件")
        DROPPED
    }
}
