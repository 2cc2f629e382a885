package org.zhiheng.api.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue of everything that can be done, with the roles that may do it and how far. What is not here cannot be done, and a role
 * not named may not do it.
 *
 * <p>An operation is either on the platform as a whole, which has no data scope, or on somebody's data, where the narrower of the
 * role's reach here and the reach it was granted with decides.
 */
public enum Operation {
    SESSION_OWN("session.own", "查看和结束本人的登录", own(EnumSet.allOf(Role.class))),
    PASSWORD_CHANGE_OWN("password.change-own", "修改本人口令", own(EnumSet.allOf(Role.class))),
    FACTOR_MANAGE_OWN("factor.manage-own", "绑定本人的动态验证码", own(EnumSet.allOf(Role.class))),
    DEPUTY_NAME(
            "deputy.name",
            "指定临时代理人",
            own(EnumSet.of(Role.HEAD, Role.PLATFORM_DIRECTOR)).byPersons()),

    DIRECTORY_VIEW(
            "directory.view",
            "查看人员和账号",
            reach(Scope.OWN, Role.PARTY)
                    .and(
                            Scope.BODY,
                            Role.OFFICER,
                            Role.LEGAL_REVIEWER,
                            Role.HEARING_PRESIDER,
                            Role.CREDENTIAL_CLERK,
                            Role.GOODS_KEEPER,
                            Role.ARCHIVIST,
                            Role.JUSTICE_OFFICE,
                            Role.FIXED_CONTACT,
                            Role.FINANCE,
                            Role.RULE_STEWARD)
                    .and(Scope.BODY_AND_BELOW, Role.HEAD, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)
                    .and(
                            Scope.DIVISION,
                            Role.JUSTICE_SUPERVISOR,
                            Role.PLATFORM_DIRECTOR,
                            Role.PLATFORM_OFFICE,
                            Role.DISCIPLINE_LIAISON)
                    .and(Scope.ALL, Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)),
    ACCOUNT_OPEN(
            "account.open", "开立账号", reach(Scope.ALL, Role.SYSTEM_ADMINISTRATOR).byPersons()),
    PERSON_CORRECT(
            "person.correct",
            "更正人员",
            reach(Scope.ALL, Role.SYSTEM_ADMINISTRATOR).byPersons()),
    ACCOUNT_CLOSE(
            "account.close", "停用账号", reach(Scope.ALL, Role.SYSTEM_ADMINISTRATOR).byPersons()),
    ORGANISATION_CHANGE(
            "organisation.change", "维护机构", platform(Role.SYSTEM_ADMINISTRATOR).byPersons()),
    ORGANISATION_VIEW("organisation.view", "查看机构", platform(EnumSet.allOf(Role.class))),
    SECURITY_APPOINT(
            "security.appoint",
            "任命首任安全管理员",
            reach(Scope.ALL, Role.SYSTEM_ADMINISTRATOR).byPersons()),
    ROLE_GRANT(
            "role.grant", "授予角色", reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR).byPersons()),
    ROLE_REVOKE(
            "role.revoke", "收回角色", reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR).byPersons()),
    ACCOUNT_UNLOCK(
            "account.unlock",
            "解除登录限制",
            reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR).byPersons()),
    PASSWORD_RESET(
            "password.reset",
            "重置口令",
            reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR).byPersons()),
    FACTOR_RESET(
            "factor.reset",
            "提请解除动态验证码绑定",
            reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR).byPersons()),
    RESET_CONFIRM(
            "reset.confirm",
            "复核解除绑定和重置口令",
            reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR)
                    .byPersons()),
    SESSION_END(
            "session.end", "强制下线", reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR).byPersons()),
    TOKEN_ISSUE(
            "token.issue",
            "签发程序令牌",
            reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR).byPersons()),
    TOKEN_REVOKE(
            "token.revoke",
            "吊销程序令牌",
            reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR).byPersons()),
    SIGNING_CERTIFICATE_REGISTER(
            "signing-certificate.register",
            "登记程序签名证书",
            reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR).byPersons()),
    SIGNING_CERTIFICATE_REVOKE(
            "signing-certificate.revoke",
            "注销程序签名证书",
            reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR).byPersons()),
    IDENTITY_VIEW("identity.view", "查看关联的统一身份", reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR)),
    IDENTITY_LINK(
            "identity.link",
            "关联统一身份",
            reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR).byPersons()),
    IDENTITY_UNLINK(
            "identity.unlink",
            "解除统一身份关联",
            reach(Scope.ALL, Role.SECURITY_ADMINISTRATOR).byPersons()),

    RULING_ASK("ruling.ask", "提出裁断问题", platform(EnumSet.complementOf(EnumSet.of(Role.PARTY)))),
    RULING_RELY(
            "ruling.rely",
            "把裁断记录为办案依据",
            platform(EnumSet.of(
                    Role.OFFICER,
                    Role.LEGAL_REVIEWER,
                    Role.HEARING_PRESIDER,
                    Role.HEAD,
                    Role.CREDENTIAL_CLERK,
                    Role.JUSTICE_SUPERVISOR,
                    Role.DEPARTMENT_SUPERVISOR,
                    Role.JUSTICE_OFFICE,
                    Role.PLATFORM_DIRECTOR,
                    Role.PLATFORM_OFFICE,
                    Role.TOWNSHIP_CENTRE))),
    ACT_USE(
            "act.use",
            "查看和续写行为的依据",
            reach(
                            Scope.BODY,
                            Role.OFFICER,
                            Role.LEGAL_REVIEWER,
                            Role.HEARING_PRESIDER,
                            Role.CREDENTIAL_CLERK,
                            Role.JUSTICE_OFFICE)
                    .and(Scope.BODY_AND_BELOW, Role.HEAD, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR, Role.PLATFORM_DIRECTOR, Role.PLATFORM_OFFICE)),
    RULES_VIEW("rules.view", "查看规则包", platform(EnumSet.complementOf(EnumSet.of(Role.PARTY)))),
    RULES_PREVIEW("rules.preview", "试算规则草稿", platform(Role.RULE_STEWARD)),
    RULES_PROPOSE("rules.propose", "提请规则生效", platform(Role.RULE_STEWARD)),
    RULES_RELEASE("rules.release", "复核规则生效", platform(Role.RULE_STEWARD).byPersons()),

    REGISTERS_USE(
            "registers.use", "使用名录", platform(EnumSet.complementOf(EnumSet.of(Role.PARTY, Role.OPERATIONS_PROGRAM)))),
    BODIES_VIEW(
            "bodies.view", "查看执法主体", platform(EnumSet.complementOf(EnumSet.of(Role.PARTY, Role.OPERATIONS_PROGRAM)))),
    BODIES_CHANGE(
            "bodies.change",
            "维护执法主体",
            reach(Scope.BODY, Role.CREDENTIAL_CLERK).and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    BODIES_QUALIFY("bodies.qualify", "确认和公布执法主体资格", reach(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    BODIES_REORGANISE("bodies.reorganise", "办理执法主体更名和合并", reach(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    OFFICERS_VIEW(
            "officers.view",
            "查看执法人员和证件",
            reach(
                            Scope.BODY,
                            Role.OFFICER,
                            Role.LEGAL_REVIEWER,
                            Role.HEARING_PRESIDER,
                            Role.CREDENTIAL_CLERK,
                            Role.ARCHIVIST,
                            Role.FIXED_CONTACT)
                    .and(Scope.BODY_AND_BELOW, Role.HEAD, Role.DEPARTMENT_SUPERVISOR)
                    .and(
                            Scope.DIVISION,
                            Role.JUSTICE_SUPERVISOR,
                            Role.JUSTICE_OFFICE,
                            Role.PLATFORM_DIRECTOR,
                            Role.PLATFORM_OFFICE,
                            Role.TOWNSHIP_CENTRE)),
    OFFICERS_CHANGE(
            "officers.change",
            "维护执法人员",
            reach(Scope.BODY, Role.CREDENTIAL_CLERK).and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    CERTIFICATES_APPLY(
            "certificates.apply",
            "申领和办理执法证件",
            reach(Scope.BODY, Role.CREDENTIAL_CLERK).and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    CERTIFICATES_REVIEW("certificates.review", "审核执法证件申领年审和处理", reach(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    CERTIFICATES_CHANGE("certificates.change", "制发和备案执法证件", reach(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    CERTIFICATES_HOLD(
            "certificates.hold",
            "暂扣收回和注销证件",
            reach(Scope.BODY, Role.CREDENTIAL_CLERK).and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    AUXILIARIES_VIEW(
            "auxiliaries.view",
            "查看执法辅助人员",
            reach(Scope.BODY, Role.OFFICER, Role.CREDENTIAL_CLERK)
                    .and(Scope.BODY_AND_BELOW, Role.HEAD, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR, Role.JUSTICE_OFFICE)),
    AUXILIARIES_CHANGE(
            "auxiliaries.change",
            "维护执法辅助人员",
            reach(Scope.BODY, Role.CREDENTIAL_CLERK)
                    .and(Scope.BODY_AND_BELOW, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    TRAINING_VIEW(
            "training.view",
            "查看培训和考试",
            reach(Scope.BODY, Role.OFFICER, Role.LEGAL_REVIEWER, Role.CREDENTIAL_CLERK)
                    .and(Scope.BODY_AND_BELOW, Role.HEAD, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR, Role.JUSTICE_OFFICE)),
    TRAINING_CHANGE(
            "training.change",
            "登记培训和考试",
            reach(Scope.BODY, Role.CREDENTIAL_CLERK)
                    .and(Scope.BODY_AND_BELOW, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    TRAINING_CERTIFY("training.certify", "登记资格考试和司法行政部门组织的培训", reach(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    PERSONNEL_VIEW(
            "personnel.view",
            "查看考核处分和免责",
            reach(Scope.BODY, Role.CREDENTIAL_CLERK)
                    .and(Scope.BODY_AND_BELOW, Role.HEAD, Role.DEPARTMENT_SUPERVISOR)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    PERSONNEL_CHANGE(
            "personnel.change",
            "登记考核处分和免责",
            reach(Scope.BODY, Role.CREDENTIAL_CLERK).and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    HOST_OPINIONS_VIEW(
            "host-opinions.view",
            "查看派驻下沉人员管理意见",
            reach(Scope.BODY, Role.CREDENTIAL_CLERK)
                    .and(Scope.BODY_AND_BELOW, Role.HEAD, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    HOST_OPINIONS_GIVE(
            "host-opinions.give",
            "提出派驻下沉人员管理意见",
            reach(Scope.BODY, Role.CREDENTIAL_CLERK)
                    .and(Scope.BODY_AND_BELOW, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    WELFARE_VIEW("welfare.view", "查看执法人员职业保障", reach(Scope.BODY, Role.CREDENTIAL_CLERK)),
    WELFARE_CHANGE("welfare.change", "登记执法人员职业保障", reach(Scope.BODY, Role.CREDENTIAL_CLERK)),
    COUNSEL_VIEW(
            "counsel.view",
            "查看法律顾问和公职律师",
            reach(
                    Scope.DIVISION,
                    Role.LEGAL_REVIEWER,
                    Role.HEAD,
                    Role.CREDENTIAL_CLERK,
                    Role.JUSTICE_SUPERVISOR,
                    Role.DEPARTMENT_SUPERVISOR,
                    Role.JUSTICE_OFFICE,
                    Role.TOWNSHIP_CENTRE)),
    COUNSEL_CHANGE(
            "counsel.change",
            "维护法律顾问和公职律师",
            reach(Scope.BODY, Role.CREDENTIAL_CLERK).and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    MONITORS_VIEW(
            "monitors.view",
            "查看队伍建设监测",
            reach(Scope.BODY, Role.CREDENTIAL_CLERK)
                    .and(Scope.BODY_AND_BELOW, Role.HEAD, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR, Role.PLATFORM_DIRECTOR, Role.PLATFORM_OFFICE)),
    ITEMS_VIEW(
            "items.view", "查看执法事项目录", platform(EnumSet.complementOf(EnumSet.of(Role.PARTY, Role.OPERATIONS_PROGRAM)))),
    ITEMS_CHANGE(
            "items.change",
            "维护执法事项目录",
            reach(Scope.BODY_AND_BELOW, Role.DEPARTMENT_SUPERVISOR).and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    ITEM_USES_REPORT(
            "item-uses.report",
            "登记事项行使情况",
            reach(Scope.BODY_AND_BELOW, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    BENCHMARKS_VIEW(
            "benchmarks.view",
            "查看裁量权基准",
            platform(EnumSet.complementOf(EnumSet.of(Role.PARTY, Role.OPERATIONS_PROGRAM)))),
    BENCHMARKS_CHANGE(
            "benchmarks.change",
            "维护裁量权基准和不罚清单",
            reach(Scope.BODY_AND_BELOW, Role.DEPARTMENT_SUPERVISOR).and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    BENCHMARKS_REVIEW("benchmarks.review", "裁量权基准备案审查", reach(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    LISTS_VIEW("lists.view", "查看执法清单", platform(EnumSet.complementOf(EnumSet.of(Role.PARTY, Role.OPERATIONS_PROGRAM)))),
    LISTS_CHANGE(
            "lists.change",
            "维护执法清单",
            reach(Scope.BODY_AND_BELOW, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR, Role.PLATFORM_OFFICE)),
    INSPECTIONS_CHANGE(
            "inspections.change",
            "登记行政检查结果",
            reach(Scope.BODY, Role.OFFICER)
                    .and(Scope.BODY_AND_BELOW, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR, Role.PLATFORM_OFFICE)),
    GUIDANCE_CHANGE("guidance.change", "维护赋权指导目录", platform(Role.JUSTICE_SUPERVISOR)),
    EMPOWERMENT_VIEW(
            "empowerment.view",
            "查看赋权事项",
            platform(EnumSet.complementOf(EnumSet.of(Role.PARTY, Role.OPERATIONS_PROGRAM)))),
    EMPOWERMENT_CHANGE("empowerment.change", "维护赋权清单", reach(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    EMPOWERMENT_EVALUATE(
            "empowerment.evaluate",
            "登记赋权事项评估",
            reach(Scope.BODY_AND_BELOW, Role.TOWNSHIP_CENTRE).and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    EMPOWERMENT_SIGN("empowerment.sign", "签署承接确认书", reach(Scope.BODY, Role.HEAD)),
    EMPOWERMENT_HANDOVER(
            "empowerment.handover",
            "登记赋权过渡期交接",
            reach(Scope.BODY_AND_BELOW, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR, Role.PLATFORM_OFFICE)),
    EMPOWERMENT_PROPOSE(
            "empowerment.propose",
            "镇街认领事项和提出赋权建议",
            reach(Scope.BODY, Role.HEAD).and(Scope.BODY_AND_BELOW, Role.TOWNSHIP_CENTRE)),
    ENTRUSTMENT_VIEW(
            "entrustment.view",
            "查看委托执法",
            platform(EnumSet.complementOf(EnumSet.of(Role.PARTY, Role.OPERATIONS_PROGRAM)))),
    ENTRUSTMENT_CHANGE(
            "entrustment.change",
            "拟订和维护委托执法",
            reach(Scope.BODY, Role.OFFICER)
                    .and(Scope.BODY_AND_BELOW, Role.DEPARTMENT_SUPERVISOR)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    ENTRUSTMENT_REVIEW("entrustment.review", "登记委托执法的审核批准签订和公布", reach(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),

    RUNS_USE("runs.use", "使用程序办理", platform(EnumSet.complementOf(EnumSet.of(Role.PARTY, Role.OPERATIONS_PROGRAM)))),
    RUN_VIEW(
            "run.view",
            "查看程序办理情况",
            reach(
                            Scope.BODY,
                            Role.OFFICER,
                            Role.LEGAL_REVIEWER,
                            Role.HEARING_PRESIDER,
                            Role.CREDENTIAL_CLERK,
                            Role.GOODS_KEEPER,
                            Role.ARCHIVIST,
                            Role.JUSTICE_OFFICE,
                            Role.FIXED_CONTACT,
                            Role.FINANCE)
                    .and(Scope.BODY_AND_BELOW, Role.HEAD, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)
                    .and(
                            Scope.DIVISION,
                            Role.JUSTICE_SUPERVISOR,
                            Role.PLATFORM_DIRECTOR,
                            Role.PLATFORM_OFFICE,
                            Role.DISCIPLINE_LIAISON)
                    .and(Scope.ALL, Role.AUDITOR)),
    RUN_ACT(
            "run.act",
            "办理程序环节",
            reach(
                    Scope.BODY,
                    Role.OFFICER,
                    Role.LEGAL_REVIEWER,
                    Role.HEARING_PRESIDER,
                    Role.HEAD,
                    Role.CREDENTIAL_CLERK,
                    Role.GOODS_KEEPER,
                    Role.ARCHIVIST,
                    Role.JUSTICE_SUPERVISOR,
                    Role.DEPARTMENT_SUPERVISOR,
                    Role.JUSTICE_OFFICE,
                    Role.PLATFORM_DIRECTOR,
                    Role.PLATFORM_OFFICE,
                    Role.FIXED_CONTACT,
                    Role.TOWNSHIP_CENTRE,
                    Role.FINANCE)),
    RUN_EXTEND("run.extend", "延长程序期限", reach(Scope.BODY, Role.HEAD)),
    RUN_HAND_OVER(
            "run.hand-over",
            "指派和移交办理事项",
            reach(Scope.BODY_AND_BELOW, Role.HEAD).and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR)),
    RUN_CHANGE_VERSION("run.change-version", "改用新版程序", reach(Scope.BODY, Role.HEAD)),
    RUN_PAPERS_OVER("run-papers.over", "查看保管期限届满的文书", reach(Scope.BODY, Role.HEAD, Role.ARCHIVIST)),
    RUN_PAPERS_DESTROY(
            "run-papers.destroy", "批准销毁到期的文书", reach(Scope.BODY, Role.HEAD).byPersons()),

    CASES_USE("cases.use", "使用案件办理", platform(EnumSet.complementOf(EnumSet.of(Role.PARTY, Role.OPERATIONS_PROGRAM)))),
    CASE_VIEW(
            "case.view",
            "查看案件",
            reach(
                            Scope.BODY,
                            Role.OFFICER,
                            Role.LEGAL_REVIEWER,
                            Role.HEARING_PRESIDER,
                            Role.GOODS_KEEPER,
                            Role.ARCHIVIST,
                            Role.JUSTICE_OFFICE,
                            Role.FINANCE)
                    .and(Scope.BODY_AND_BELOW, Role.HEAD, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)
                    .and(
                            Scope.DIVISION,
                            Role.JUSTICE_SUPERVISOR,
                            Role.PLATFORM_DIRECTOR,
                            Role.PLATFORM_OFFICE,
                            Role.DISCIPLINE_LIAISON)),
    CASE_OPEN(
            "case.open",
            "登记案件线索",
            reach(Scope.BODY, Role.OFFICER, Role.FIXED_CONTACT)
                    .and(Scope.BODY_AND_BELOW, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.PLATFORM_OFFICE)),
    CASE_HANDLE("case.handle", "承办案件", reach(Scope.BODY, Role.OFFICER)),
    CASE_REVIEW("case.review", "法制审核", reach(Scope.BODY, Role.LEGAL_REVIEWER, Role.JUSTICE_OFFICE)),
    CASE_PRESIDE("case.preside", "主持听证", reach(Scope.BODY, Role.HEARING_PRESIDER)),
    CASE_DECIDE("case.decide", "批准和决定案件", reach(Scope.BODY, Role.HEAD).byPersons()),
    CASE_DECIDE_ON_THE_SPOT(
            "case.decide-on-the-spot",
            "当场作出处罚决定",
            reach(Scope.BODY, Role.OFFICER).byPersons()),
    CASE_DESIGNATE(
            "case.designate", "指定案件管辖", reach(Scope.BODY_AND_BELOW, Role.HEAD).byPersons()),
    CASE_RECEIVE("case.receive", "接收移送的案件", reach(Scope.BODY, Role.HEAD).byPersons()),
    CASE_KEEP("case.keep", "保管涉案财物", reach(Scope.BODY, Role.GOODS_KEEPER)),
    CASE_COLLECT("case.collect", "登记罚没款收缴", reach(Scope.BODY, Role.OFFICER, Role.FINANCE)),
    CASE_ARCHIVE("case.archive", "案卷归档", reach(Scope.BODY, Role.OFFICER, Role.ARCHIVIST)),
    CASES_INSPECT("cases.inspect", "巡检在办案件", platform(Role.JUSTICE_SUPERVISOR)),

    DISCLOSURE_VIEW(
            "disclosure.view",
            "查看公示事项",
            reach(Scope.BODY, Role.OFFICER, Role.LEGAL_REVIEWER, Role.CREDENTIAL_CLERK, Role.ARCHIVIST)
                    .and(Scope.BODY_AND_BELOW, Role.HEAD, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR, Role.PLATFORM_DIRECTOR, Role.PLATFORM_OFFICE)),
    DISCLOSURE_PREPARE(
            "disclosure.prepare",
            "编写公示内容和提出不公示",
            reach(Scope.BODY, Role.OFFICER, Role.LEGAL_REVIEWER)
                    .and(Scope.BODY_AND_BELOW, Role.DEPARTMENT_SUPERVISOR, Role.TOWNSHIP_CENTRE)),
    DISCLOSURE_CONFIRM(
            "disclosure.confirm", "确认公示更正和撤回", reach(Scope.BODY, Role.HEAD).byPersons()),
    DISCLOSURE_EXCEPT("disclosure.except", "批准不公示", reach(Scope.BODY, Role.HEAD).byPersons()),
    DISCLOSURE_EXPORT(
            "disclosure.export",
            "导出双公示文件",
            reach(Scope.BODY_AND_BELOW, Role.DEPARTMENT_SUPERVISOR)
                    .and(Scope.DIVISION, Role.JUSTICE_SUPERVISOR, Role.PLATFORM_OFFICE)),
    DISCLOSURE_DELIVER("disclosure.deliver", "重新制作公示网站的全部文件", platform(Role.SYSTEM_ADMINISTRATOR)),

    FILES_UPLOAD(
            "files.upload",
            "上传附件",
            platform(EnumSet.complementOf(EnumSet.of(
                    Role.PARTY,
                    Role.OPERATIONS_PROGRAM,
                    Role.RULE_STEWARD,
                    Role.AUDITOR,
                    Role.SYSTEM_ADMINISTRATOR,
                    Role.SECURITY_ADMINISTRATOR)))),

    AUDIT_VIEW("audit.view", "查看审计记录", platform(Role.AUDITOR)),
    AUDIT_EXPORT("audit.export", "导出审计记录", platform(Role.AUDITOR)),
    RECORD_VERIFY("record.verify", "校验全过程记录", platform(Role.AUDITOR)),

    SYSTEM_HEALTH("system.health", "查看运行状况", platform(EnumSet.of(Role.SYSTEM_ADMINISTRATOR, Role.OPERATIONS_PROGRAM))),
    CONSOLE_ENTER(
            "console.enter",
            "进入控制台",
            platform(EnumSet.of(
                    Role.HEAD,
                    Role.PLATFORM_DIRECTOR,
                    Role.SYSTEM_ADMINISTRATOR,
                    Role.SECURITY_ADMINISTRATOR,
                    Role.AUDITOR,
                    Role.RULE_STEWARD))),
    SYSTEM_CONSOLE("system.console", "使用控制台的系统命令", platform(Role.SYSTEM_ADMINISTRATOR)),
    SYSTEM_BACKUP("system.backup", "备份和恢复", platform(EnumSet.of(Role.SYSTEM_ADMINISTRATOR, Role.OPERATIONS_PROGRAM))),
    RECORD_RESUME(
            "record.resume",
            "确认恢复后的记录继续封存",
            platform(Role.SECURITY_ADMINISTRATOR).byPersons()),
    KEY_ROTATE("key.rotate", "更换密钥", platform(Role.SECURITY_ADMINISTRATOR).byPersons());

    private final String id;
    private final String title;
    private final boolean onData;
    private final boolean byPersons;
    private final Map<Role, Scope> reach;

    Operation(String id, String title, Grants grants) {
        this.id = id;
        this.title = title;
        this.onData = grants.onData;
        this.byPersons = grants.byPersons;
        this.reach = Collections.unmodifiableMap(grants.reach);
    }

    /** Stable, for programs, tokens and the record. */
    public String id() {
        return id;
    }

    /** In Chinese. */
    public String title() {
        return title;
    }

    /** Whether it needs a {@link Target}; without one it is then refused. */
    public boolean onData() {
        return onData;
    }

    /** Whether only a person may, who answers for it: no token or certificate of a program is issued for it, and none allows it. */
    public boolean byPersons() {
        return byPersons;
    }

    /** The roles that may. */
    public Set<Role> roles() {
        return reach.keySet();
    }

    /** How far the role reaches in this operation; empty when it may not. For one on the platform {@link Scope#ALL}. */
    public Optional<Scope> reach(Role role) {
        return Optional.ofNullable(reach.get(role));
    }

    public static Optional<Operation> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    private static Grants own(Set<Role> roles) {
        return new Grants(true).and(Scope.OWN, roles.toArray(new Role[0]));
    }

    private static Grants reach(Scope scope, Role... roles) {
        return new Grants(true).and(scope, roles);
    }

    private static Grants platform(Role role) {
        return platform(EnumSet.of(role));
    }

    private static Grants platform(Set<Role> roles) {
        return new Grants(false).and(Scope.ALL, roles.toArray(new Role[0]));
    }

    private static final class Grants {

        private final boolean onData;
        private boolean byPersons;
        private final Map<Role, Scope> reach = new EnumMap<>(Role.class);

        private Grants(boolean onData) {
            this.onData = onData;
        }

        private Grants and(Scope scope, Role... roles) {
            for (Role each : roles) {
                reach.put(each, scope);
            }
            return this;
        }

        private Grants byPersons() {
            byPersons = true;
            return this;
        }
    }
}
