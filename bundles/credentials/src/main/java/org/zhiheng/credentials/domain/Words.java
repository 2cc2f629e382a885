package org.zhiheng.credentials.domain;

import org.zhiheng.api.rulings.Label;

/** Closed enumerations of the registers that no question of the law has. */
public final class Words {

    private Words() {}

    /** What a body is 机构性质. */
    public enum Nature {
        @Label("行政机关")
        ADMINISTRATIVE_ORGAN,
        @Label("法律法规授权组织")
        AUTHORISED_ORGANISATION,
        @Label("受委托组织")
        ENTRUSTED_ORGANISATION,
        @Label("派出机关")
        AGENCY_ORGAN,
        @Label("派出机构")
        AGENCY_OFFICE,
        @Label("乡镇人民政府")
        TOWNSHIP_GOVERNMENT,
        @Label("街道办事处")
        SUBDISTRICT_OFFICE,
        @Label("派驻机构")
        STATIONED_OFFICE
    }

    /** By what a body may enforce 主体类别. */
    public enum BodyCategory {
        @Label("法定行政机关")
        STATUTORY,
        @Label("法律法规授权的组织")
        AUTHORISED,
        @Label("受委托组织")
        ENTRUSTED
    }

    /** Level of a body. */
    public enum Level {
        @Label("省级")
        PROVINCE,
        @Label("市级")
        CITY,
        @Label("县区级")
        COUNTY,
        @Label("乡镇街道级")
        TOWNSHIP,
        @Label("园区")
        PARK
    }

    /** Who leads a body besides the government of its level. */
    public enum Leadership {
        @Label("本级政府领导")
        LOCAL,
        @Label("垂直领导")
        VERTICAL,
        @Label("双重领导")
        DUAL
    }

    /** Sex as the citizen number says it. */
    public enum Gender {
        @Label("男")
        MALE,
        @Label("女")
        FEMALE
    }

    /** What an officer does. */
    public enum OfficerRole {
        @Label("行政执法")
        ENFORCEMENT,
        @Label("法制审核")
        LEGAL_REVIEW,
        @Label("听证主持")
        HEARING,
        @Label("执法监督")
        SUPERVISION,
        @Label("案件管理")
        CASE_MANAGEMENT
    }

    /** Which examination gave the legal qualification. */
    public enum LegalQualification {
        @Label("国家统一法律职业资格")
        UNIFIED,
        @Label("国家司法考试")
        JUDICIAL_EXAM,
        @Label("律师资格考试")
        LAWYER_EXAM
    }

    /** Why a deployed officer does not have the treatment of the township. */
    public enum TreatmentLost {
        @Label("未按规定到岗到位")
        NOT_IN_POST,
        @Label("未按要求履行职责任务")
        NOT_PERFORMING,
        @Label("不服从镇街管理")
        NOT_OBEYING
    }

    /** What a review, an exam or the like came to. */
    public enum Outcome {
        @Label("合格")
        PASSED,
        @Label("不合格")
        FAILED
    }

    /** For what a certificate is suspended, taken back or cancelled. */
    public enum StateGround {
        @Label("违法违纪")
        FAULT,
        @Label("遗失、损毁")
        LOST,
        @Label("调离、退休等不再执法")
        LEFT,
        @Label("其他")
        OTHER
    }

    /** Grade of a yearly appraisal 年度考核. */
    public enum Grade {
        @Label("优秀")
        EXCELLENT,
        @Label("称职")
        COMPETENT,
        @Label("基本称职")
        BASICALLY_COMPETENT,
        @Label("不称职")
        INCOMPETENT,
        @Label("不定等次")
        UNGRADED
    }

    /** What a township gives its opinion on about whom it manages for another body. */
    public enum HostOpinion {
        @Label("考核评价")
        APPRAISAL,
        @Label("培训")
        TRAINING,
        @Label("到岗履职")
        DUTY
    }

    /** A disciplinary measure against an officer. */
    public enum Discipline {
        @Label("批评教育")
        ADMONITION,
        @Label("离岗培训")
        OFF_DUTY_TRAINING,
        @Label("调离执法岗位")
        REMOVED_FROM_ENFORCEMENT,
        @Label("取消执法资格")
        DISQUALIFIED,
        @Label("警告")
        WARNING,
        @Label("记过")
        DEMERIT,
        @Label("记大过")
        MAJOR_DEMERIT,
        @Label("降级")
        DEMOTION,
        @Label("撤职")
        DISMISSAL_FROM_POST,
        @Label("开除")
        EXPULSION
    }

    /** Why somebody no longer is an officer. */
    public enum ExitKind {
        @Label("调离")
        TRANSFERRED,
        @Label("退休")
        RETIRED,
        @Label("辞职")
        RESIGNED,
        @Label("辞退")
        DISCHARGED,
        @Label("年度考核不合格")
        APPRAISAL_FAILED,
        @Label("不再符合资格条件")
        NOT_QUALIFIED,
        @Label("死亡")
        DECEASED
    }

    /** What insures officers. */
    public enum Insurance {
        @Label("工伤保险")
        WORK_INJURY,
        @Label("人身意外伤害保险")
        ACCIDENT,
        @Label("其他")
        OTHER
    }

    /** Care for officers. */
    public enum Care {
        @Label("心理咨询")
        COUNSELLING,
        @Label("心理辅导")
        GUIDANCE,
        @Label("危机干预")
        CRISIS_INTERVENTION
    }

    /** How a training was held. */
    public enum TrainingMode {
        @Label("线上")
        ONLINE,
        @Label("线下")
        ON_SITE,
        @Label("实战")
        PRACTICE,
        @Label("跟学跟训")
        SHADOWING
    }

    /** An occasion on which officers practise or learn from each other. */
    public enum Drill {
        @Label("模拟训练")
        SIMULATION,
        @Label("技能比武")
        CONTEST,
        @Label("技能交流")
        SKILL_EXCHANGE,
        @Label("跨部门联合培训")
        JOINT_TRAINING,
        @Label("带班指导")
        LED_SHIFT
    }

    /** What is practised. */
    public enum DrillTopic {
        @Label("现场检查")
        ON_SITE_INSPECTION,
        @Label("调查取证")
        EVIDENCE,
        @Label("应急处置")
        EMERGENCY,
        @Label("案卷制作")
        CASE_FILE
    }

    /** What an exam is for. */
    public enum ExamKind {
        @Label("执法资格考试")
        QUALIFICATION,
        @Label("领域专业法律知识考试")
        PROFESSIONAL,
        @Label("课程考试")
        COURSE
    }

    /** Who is called to help reviewers. */
    public enum CounselKind {
        @Label("法律顾问")
        LEGAL_COUNSEL,
        @Label("公职律师")
        PUBLIC_LAWYER,
        @Label("第三方审核机构")
        THIRD_PARTY
    }
}
