package org.zhiheng.api.access;

import org.zhiheng.api.rulings.Label;

/** What a person does in the district's enforcement. A role is held at a body and reaches as far as its {@link Scope}. */
public enum Role {
    @Label("执法人员")
    OFFICER,
    @Label("法制审核人员")
    LEGAL_REVIEWER,
    @Label("听证主持人")
    HEARING_PRESIDER,
    @Label("行政机关负责人")
    HEAD,
    @Label("证件管理员")
    CREDENTIAL_CLERK,
    @Label("涉案财物保管员")
    GOODS_KEEPER,
    @Label("档案管理员")
    ARCHIVIST,
    @Label("司法局执法监督人员")
    JUSTICE_SUPERVISOR,
    @Label("部门执法监督机构人员")
    DEPARTMENT_SUPERVISOR,
    @Label("司法所人员")
    JUSTICE_OFFICE,
    @Label("执法平台负责人")
    PLATFORM_DIRECTOR,
    @Label("执法平台办公室人员")
    PLATFORM_OFFICE,
    @Label("固定联络员")
    FIXED_CONTACT,
    @Label("镇街综合执法中心人员")
    TOWNSHIP_CENTRE,
    @Label("财务人员")
    FINANCE,
    @Label("纪检监察联络员")
    DISCIPLINE_LIAISON,
    @Label("规则管理员")
    RULE_STEWARD,
    @Label("审计管理员")
    AUDITOR,
    @Label("系统管理员")
    SYSTEM_ADMINISTRATOR,
    @Label("安全管理员")
    SECURITY_ADMINISTRATOR,
    @Label("当事人或者代理人")
    PARTY,
    /** Of programs that watch over the platform and back it up, so that none has to be an administrator. */
    @Label("运维程序")
    OPERATIONS_PROGRAM
}
