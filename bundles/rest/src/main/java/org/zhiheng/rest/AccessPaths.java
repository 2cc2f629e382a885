package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.access.AuditEvent;

/** What the OpenAPI document says of signing in, accounts, bodies and releases. */
final class AccessPaths {

    private static final String LOGIN = "登录";
    private static final String OWN = "本人账号";
    private static final String ACCOUNTS = "账号和权限";
    private static final String BODIES = "机构";
    private static final String RELEASES = "规则生效";
    private static final String RULINGS = "裁断";
    private static final String RECORD = "全过程记录";
    private static final String SYSTEM = "运行";

    private static final int OK = 200;
    private static final int MADE = 201;
    private static final int DONE = 204;
    private static final int FOUND = 302;
    private static final int SEE_OTHER = 303;

    private static final Map<Integer, String> WRONG = Map.of(400, "请求有误,field说明是哪个字段");
    private static final Map<Integer, String> UNKNOWN = Map.of(404, "没有所指的账号、角色、令牌或者机构");
    private static final Map<Integer, String> CONFLICT = Map.of(409, "与现状不符,例如同名账号、同一人不能兼任、已经复核过");

    private final Map<String, Object> paths;

    private AccessPaths(Map<String, Object> paths) {
        this.paths = paths;
    }

    static void addTo(Map<String, Object> paths) {
        AccessPaths access = new AccessPaths(paths);
        access.session();
        access.own();
        access.accounts();
        access.bodies();
        access.releases();
        access.audit();
        access.acts();
        access.record();
        access.backups();
    }

    private void session() {
        String path = "/api/v1/session";
        Map<Integer, String> refusals = new LinkedHashMap<>(WRONG);
        refusals.put(401, "账号、口令或者动态验证码不对,或者账号暂时不能登录");
        refusals.put(429, "这个地址登录失败的次数太多");
        refusals.put(503, "现在登录的人太多");
        add("post", path, LOGIN, "登录;得到cookie和csrf", SessionResource.SIGN_IN, MADE, refusals);
        Map<Integer, String> federated = new LinkedHashMap<>();
        federated.put(404, "没有启用");
        federated.put(503, "认证平台连接不上,或者设置有误");
        add("get", path + "/federated", LOGIN, "用统一身份认证登录:转到认证平台", null, FOUND, federated);
        Map<Integer, String> back = new LinkedHashMap<>(federated);
        back.put(401, "没有成功;原因只在审计记录里");
        back.put(429, "这个地址登录失败的次数太多");
        add(
                "get",
                path + "/federated/callback",
                LOGIN,
                "认证平台转回这里;得到cookie,或者还要输入动态验证码(转到的地址以#federated-code结尾)",
                null,
                SEE_OTHER,
                back,
                optional("state", "开始时给认证平台的"),
                optional("code", "认证平台给的"),
                optional("error", "认证平台拒绝时"),
                optional("iss", "哪个认证平台"));
        add(
                "post",
                path + "/federated/code",
                LOGIN,
                "输入动态验证码;得到cookie和csrf",
                FederatedResource.CODE,
                MADE,
                all(WRONG, back));
        add("get", path, LOGIN, "本人、角色、须先办理的事项、可以做什么", null, OK, Map.of());
        add("delete", path, LOGIN, "退出", null, DONE, Map.of());
    }

    private void own() {
        String path = "/api/v1/account";
        add("put", path + "/password", OWN, "修改口令;其他登录都结束,得到新的cookie和csrf", OwnAccountResource.PASSWORD, MADE, WRONG);
        add("post", path + "/factor", OWN, "领取动态验证码的密钥;输入一次验证码以后才生效", OwnAccountResource.FACTOR, MADE, WRONG);
        add("post", path + "/factor/confirmation", OWN, "输入验证码,得到恢复码", OwnAccountResource.CODE, MADE, WRONG);
        add("get", path + "/sessions", OWN, "本人的登录", null, OK, Map.of());
        add("post", path + "/sessions/end", OWN, "结束本人的一次或者全部登录", OwnAccountResource.END, DONE, all(WRONG, UNKNOWN));
        add("post", path + "/deputies", OWN, "指定临时代理人", OwnAccountResource.DEPUTY, MADE, all(WRONG, UNKNOWN, CONFLICT));
        add("get", path + "/deputies", OWN, "本人角色的临时代理人", null, OK, Map.of());
        add("delete", path + "/deputies/{deputy}", OWN, "提前结束代理", null, DONE, UNKNOWN, path("deputy", "哪一项代理"));
    }

    private void accounts() {
        String accounts = "/api/v1/accounts";
        String one = accounts + "/{account}";
        Map<String, Object> account = path("account", "账号编号");
        Map<String, Object> purpose = optional("purpose", "查看姓名和人员编号的用途;不填就不显示,填了就记录");
        add(
                "get",
                accounts,
                ACCOUNTS,
                "数据范围内的账号",
                null,
                OK,
                WRONG,
                optional("sort", "name或者opened-at"),
                optional("order", "ascending或者descending"),
                optional("size", "每页几个,1到200"),
                optional("after", "上一页的next"),
                optional("body", "只看一个机构"),
                optional("closed", "true时也列出停用的"),
                purpose);
        add("post", accounts, ACCOUNTS, "开立账号,没有任何权限", AccountsResource.OPEN, MADE, all(WRONG, CONFLICT));
        add("get", one, ACCOUNTS, "一个账号和它的角色", null, OK, all(WRONG, UNKNOWN), account, purpose);
        add("delete", one, ACCOUNTS, "停用账号", null, DONE, all(UNKNOWN, CONFLICT), account);
        add(
                "put",
                one + "/person",
                ACCOUNTS,
                "更正账号的人员编号或者姓名;编号是另一人的,账号就归那一人",
                AccountsResource.PERSON,
                DONE,
                all(WRONG, UNKNOWN, CONFLICT),
                account);
        add(
                "post",
                one + "/roles",
                ACCOUNTS,
                "授予角色",
                AccountsResource.GRANT,
                MADE,
                all(WRONG, UNKNOWN, CONFLICT),
                account);
        add(
                "post",
                one + "/first-security-administrator",
                ACCOUNTS,
                "任命首任安全管理员;任命过就不能再用",
                AccountsResource.APPOINT,
                MADE,
                all(WRONG, UNKNOWN, CONFLICT),
                account);
        add(
                "delete",
                "/api/v1/roles/{grant}",
                ACCOUNTS,
                "收回角色",
                null,
                DONE,
                all(UNKNOWN, CONFLICT),
                path("grant", "哪一项角色"));
        add(
                "post",
                one + "/password",
                ACCOUNTS,
                "重置口令,得到初始口令;只用于绑定了动态验证码的账号",
                null,
                MADE,
                all(UNKNOWN, CONFLICT),
                account);
        add(
                "post",
                one + "/resets",
                ACCOUNTS,
                "提请解除动态验证码绑定,或者连同口令一起重置;得到新口令的前一半",
                AccountsResource.RESET,
                MADE,
                all(WRONG, UNKNOWN, CONFLICT),
                account);
        Map<String, Object> reset = path("reset", "哪一项重置");
        add("get", "/api/v1/resets", ACCOUNTS, "等待另一名管理员复核的重置", null, OK, Map.of());
        add(
                "post",
                "/api/v1/resets/{reset}/confirmation",
                ACCOUNTS,
                "复核同意并办理;得到新口令的后一半",
                null,
                OK,
                all(UNKNOWN, CONFLICT),
                reset);
        add("post", "/api/v1/resets/{reset}/refusal", ACCOUNTS, "不同意,或者撤回", null, OK, all(UNKNOWN, CONFLICT), reset);
        add("delete", one + "/block", ACCOUNTS, "解除登录限制", null, DONE, all(UNKNOWN, CONFLICT), account);
        add("delete", one + "/sessions", ACCOUNTS, "强制下线", null, DONE, all(UNKNOWN, CONFLICT), account);
        add(
                "post",
                one + "/tokens",
                ACCOUNTS,
                "签发程序令牌,只显示这一次",
                AccountsResource.TOKEN,
                MADE,
                all(WRONG, UNKNOWN, CONFLICT),
                account);
        add("get", one + "/identities", ACCOUNTS, "关联的统一身份", null, OK, UNKNOWN, account);
        add(
                "post",
                one + "/identities",
                ACCOUNTS,
                "关联统一身份",
                AccountsResource.IDENTITY,
                MADE,
                all(WRONG, UNKNOWN, CONFLICT),
                account);
        add(
                "delete",
                "/api/v1/identities/{identity}",
                ACCOUNTS,
                "解除统一身份关联",
                null,
                DONE,
                UNKNOWN,
                path("identity", "哪一项关联"));
        add(
                "post",
                one + "/certificates",
                ACCOUNTS,
                "登记程序签名用的证书",
                AccountsResource.CERTIFICATE,
                MADE,
                all(WRONG, UNKNOWN, CONFLICT),
                account);
        add(
                "delete",
                "/api/v1/certificates/{certificate}",
                ACCOUNTS,
                "注销程序签名用的证书",
                null,
                DONE,
                UNKNOWN,
                path("certificate", "登记编号"));
        add("delete", "/api/v1/tokens/{token}", ACCOUNTS, "吊销程序令牌", null, DONE, UNKNOWN, path("token", "令牌编号"));
    }

    private void bodies() {
        add("get", "/api/v1/bodies", BODIES, "全部机构", null, OK, Map.of());
        add("post", "/api/v1/bodies", BODIES, "增加机构", BodiesResource.BODY, MADE, all(WRONG, CONFLICT));
        Map<String, Object> body = path("body", "机构编号");
        Map<Integer, String> refusals = all(WRONG, UNKNOWN, CONFLICT);
        add("put", "/api/v1/bodies/{body}/title", BODIES, "机构改名", BodiesResource.TITLE, OK, refusals, body);
        add("put", "/api/v1/bodies/{body}/parent", BODIES, "改到另一上级机构之下", BodiesResource.PARENT, OK, refusals, body);
        add("post", "/api/v1/bodies/{body}/closing", BODIES, "撤销机构,可以并入另一机构", BodiesResource.CLOSE, OK, refusals, body);
    }

    private void releases() {
        String path = "/api/v1/rules/releases";
        Map<String, Object> proposal = path("proposal", "提请事项");
        add("get", path, RELEASES, "等待复核的提请", null, OK, Map.of());
        add("post", path, RELEASES, "提请规则生效、退回或者停用", ReleaseResource.PROPOSE, MADE, all(WRONG, CONFLICT));
        add(
                "get",
                path + "/decided",
                RELEASES,
                "复核过的和失效的提请,新的在前",
                null,
                OK,
                WRONG,
                optional("before", "只看此前的,不含"),
                optional("size", "几项,1到200"));
        add("get", path + "/{proposal}", RELEASES, "一项提请,复核过没有", null, OK, UNKNOWN, proposal);
        add("post", path + "/{proposal}/release", RELEASES, "复核同意", null, OK, all(UNKNOWN, CONFLICT), proposal);
        add(
                "post",
                path + "/{proposal}/refusal",
                RELEASES,
                "复核不同意",
                ReleaseResource.REFUSE,
                OK,
                all(WRONG, UNKNOWN, CONFLICT),
                proposal);
    }

    private void audit() {
        add(
                "get",
                "/api/v1/audit",
                "审计",
                "登录、变更、拒绝和个人信息的查看,新的在前;查看本身也有记录",
                null,
                OK,
                WRONG,
                optional("kind", String.join("、", Words.all(AuditEvent.Kind.class))),
                optional("account", "谁做的"),
                optional("about", "对什么做的,例如account/…"),
                optional("from", "自何时"),
                optional("to", "至何时,不含"),
                optional("after", "上一页的next"),
                optional("size", "每页几条,1到200"),
                optional("purpose", "查看的用途,必须写,会记录"));
    }

    private void acts() {
        String path = "/api/v1/acts/{act}/rulings/";
        Map<String, Object> act = path("act", "行为的编号,此后不变");
        add(
                "post",
                path + "{question}",
                RULINGS,
                "提问,并把裁断和所依据的事实记录为这一行为的依据",
                null,
                MADE,
                all(WRONG, UNKNOWN),
                act,
                path("question", "问题"));
        add(
                "get",
                path + "{number}/replay",
                RULINGS,
                "用当时的规则再问一次,比较答案和理由",
                null,
                OK,
                all(WRONG, UNKNOWN),
                act,
                path("number", "记录的序号"));
    }

    private void record() {
        String path = "/api/v1/record";
        Map<String, Object> type = path("type", "对象的类型,例如account");
        Map<String, Object> id = path("id", "对象的编号");
        Map<String, Object> purpose = optional("purpose", "导出的用途,必须写,会记录");
        add("get", path, RECORD, "最近的封存,封存和外部见证到了哪里,是否停止封存", null, OK, Map.of());
        add(
                "get",
                path + "/consistency",
                RECORD,
                "后一个树头只在前一个之后增加的证明",
                null,
                OK,
                all(WRONG, UNKNOWN),
                optional("era", "树的序号"),
                optional("from", "前一个树头的大小"),
                optional("to", "后一个树头的大小"));
        add(
                "get",
                path + "/subjects/{type}/{id}",
                RECORD,
                "一个对象的全部记录,旧的在前",
                null,
                OK,
                WRONG,
                type,
                id,
                optional("from", "从第几条起"),
                optional("size", "每页几条,1到200"));
        add(
                "get",
                path + "/subjects/{type}/{id}/export",
                RECORD,
                "一个对象的记录和证明,逐行JSON",
                null,
                OK,
                WRONG,
                type,
                id,
                purpose);
        add("get", path + "/export", RECORD, "全部记录,逐行JSON", null, OK, WRONG, purpose);
        add("post", path + "/verification", RECORD, "就地校验全部记录", null, OK, Map.of());
        add("get", path + "/keys", RECORD, "签名的密钥", null, OK, Map.of());
        add("post", path + "/keys", RECORD, "更换签名的密钥", RecordResource.ROTATION, MADE, WRONG);
        add("post", path + "/resumption", RECORD, "核对以后让停止的封存继续", null, OK, CONFLICT);
    }

    private void backups() {
        String path = "/api/v1/system/backups";
        add("get", path, SYSTEM, "完整的备份,新的在前", null, OK, Map.of());
        add("post", path, SYSTEM, "现在备份", BackupResource.MAKE, MADE, all(WRONG, CONFLICT));
    }

    @SafeVarargs
    private void add(
            String method,
            String path,
            String tag,
            String summary,
            Fields request,
            int status,
            Map<Integer, String> refusals,
            Map<String, Object>... parameters) {
        @SuppressWarnings("unchecked")
        Map<String, Object> methods = (Map<String, Object>) paths.computeIfAbsent(path, key -> new LinkedHashMap<>());
        methods.put(method, OpenApiParts.operation(tag, summary, request, status, refusals, List.of(parameters)));
    }

    private static Map<String, Object> path(String name, String description) {
        return OpenApiParts.path(name, description);
    }

    private static Map<String, Object> optional(String name, String description) {
        return OpenApiParts.optional(name, description);
    }

    @SafeVarargs
    private static Map<Integer, String> all(Map<Integer, String>... refusals) {
        Map<Integer, String> all = new LinkedHashMap<>();
        for (Map<Integer, String> each : refusals) {
            all.putAll(each);
        }
        return all;
    }
}
