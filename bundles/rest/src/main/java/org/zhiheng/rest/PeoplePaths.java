package org.zhiheng.rest;

import java.util.List;
import java.util.Map;

/** What the OpenAPI document says of cards, changes of bodies, exits, monitors and procedures of certificates. */
final class PeoplePaths {

    private static final String CARDS = "执法人员证件";
    private static final String PEOPLE = "执法主体和人员";
    private static final String MONITORS = "队伍建设监测";
    private static final String CERTIFICATES = "执法证件办理";
    private static final int OK = 200;
    private static final int MADE = 201;
    private static final Map<Integer, String> READ = Map.of(400, "请求有误,field说明是哪个字段", 404, "没有所问的,或者不在数据范围内");
    private static final Map<Integer, String> WRITTEN =
            Map.of(400, "请求有误,field说明是哪个字段", 404, "没有这一机构、人员或者事项", 409, "与现状不符,message说明原因");

    private final Map<String, Object> paths;

    private PeoplePaths(Map<String, Object> paths) {
        this.paths = paths;
    }

    static void addTo(Map<String, Object> paths) {
        PeoplePaths people = new PeoplePaths(paths);
        people.cards();
        people.changes();
        people.monitors();
        people.certificates();
    }

    private void cards() {
        Map<String, Object> number = OpenApiParts.path("number", "证件编号,写全");
        get("/api/v1/officer-cards/{number}", CARDS, "任何人可查:这一编号的证件今天的状态和已经公布的内容", number);
        Map<String, Object> picture = OpenApiParts.operation(
                CARDS,
                "任何人可用:证件的二维码,没有姓名",
                null,
                OK,
                READ,
                List.of(number, OpenApiParts.parameter("query", "issuer", "发证机关", "string")));
        @SuppressWarnings("unchecked")
        Map<String, Object> responses = (Map<String, Object>) picture.get("responses");
        responses.put(
                String.valueOf(OK),
                Map.of(
                        "description",
                        "二维码",
                        "content",
                        Map.of("image/svg+xml", Map.of("schema", Map.of("type", "string")))));
        paths.put("/api/v1/officer-cards/{number}/qr", Map.of("get", picture));
        get(
                "/api/v1/officers/{officer}/card",
                CARDS,
                "一名执法人员的证件、派驻和一线任职",
                OpenApiParts.path("officer", "执法人员的编号"),
                OpenApiParts.optional("on", "哪一天的;不写就是今天"),
                OpenApiParts.optional("knownAt", "当时所知的;不写就是现在所知的"),
                OpenApiParts.optional("purpose", "查看个人信息的用途;不填就遮盖,填了就记录"));
    }

    private void changes() {
        String all = "/api/v1/body-changes";
        post(all + "/renames/preview", PEOPLE, "更名会改动什么,不改动", BodyChangesResource.RENAME_LOOKED_AT, OK);
        post(all + "/renames", PEOPLE, "更名", BodyChangesResource.RENAME, MADE);
        post(all + "/mergers/preview", PEOPLE, "合并会改动什么,不改动", BodyChangesResource.MERGER_LOOKED_AT, OK);
        post(all + "/mergers", PEOPLE, "合并", BodyChangesResource.MERGER, MADE);
        post("/api/v1/officer-exits", PEOPLE, "执法人员退出:证件收回,派驻终止,角色终止,办理事项移交", OfficerExitsResource.LEAVING, MADE);
        post(
                all + "/{id}/call-off",
                "日期还没有到的更名、合并不再办:名录恢复原样,另存一版",
                BodyChangesResource.CALLED_OFF,
                OpenApiParts.path("id", "更名或者合并的编号"));
        post(
                "/api/v1/officer-exits/{exit}/call-off",
                "最后一天还没有过的退出不再办:证件、派驻、角色照旧",
                OfficerExitsResource.CALLED_OFF,
                OpenApiParts.path("exit", "退出的编号"));
        get("/api/v1/follow-ups", PEOPLE, "合并、更名、退出之后还没有办完的移交,失败的会再办");
    }

    private void monitors() {
        Map<String, Object> division = OpenApiParts.parameter("query", "division", "区划代码", "string");
        Map<String, Object> on = OpenApiParts.optional("on", "哪一天的;不写就是今天");
        Map<String, Object> knownAt = OpenApiParts.optional("knownAt", "当时所知的;不写就是现在所知的");
        Map<String, Object> until = OpenApiParts.optional("until", "到哪一天为止到期的算即将到期;不写就按规则");
        get(
                "/api/v1/monitors",
                MONITORS,
                "各项指标,附裁断",
                division,
                on,
                knownAt,
                until,
                OpenApiParts.optional("kind", "只看一项指标,例如reviewers"));
        get(
                "/api/v1/monitors/{kind}/rows",
                MONITORS,
                "一个数字后面的名单",
                OpenApiParts.path("kind", "指标,例如reviewers"),
                division,
                OpenApiParts.optional("body", "哪个机构的;整个区划的不写"),
                on,
                knownAt,
                until,
                OpenApiParts.optional("size", "每页条数,1到200"),
                OpenApiParts.optional("after", "上一页的next"));
    }

    private void certificates() {
        String all = "/api/v1/certificate-procedures";
        get(
                all,
                CERTIFICATES,
                "一个机构参与的证件办理事项,新的在前",
                OpenApiParts.parameter("query", "body", "机构编号", "string"),
                OpenApiParts.optional("open", "false:包括已经办结的"),
                OpenApiParts.optional("size", "每页条数,1到200"),
                OpenApiParts.optional("after", "上一页的next"));
        post(all + "/applications", CERTIFICATES, "启动申领程序", CertificateProceduresResource.APPLICATION, MADE);
        post(all + "/matters", CERTIFICATES, "启动年审、暂扣、收回、注销程序", CertificateProceduresResource.MATTER, MADE);
        get(
                all + "/applications/{application}/runs",
                CERTIFICATES,
                "一份申领的全部办理事项,新的在前",
                OpenApiParts.path("application", "申领的编号"));
        get(
                all + "/matters/{matter}/runs",
                CERTIFICATES,
                "一件年审或者处理的全部办理事项,新的在前",
                OpenApiParts.path("matter", "年审或者处理的编号"));
        String qualifications = "/api/v1/body-procedures/qualifications";
        post(qualifications, CERTIFICATES, "启动执法主体资格确认程序", BodyProceduresResource.QUALIFICATION, MADE);
        get(
                qualifications + "/{qualification}/runs",
                CERTIFICATES,
                "一项主体资格的全部办理事项,新的在前",
                OpenApiParts.path("qualification", "主体资格的编号"));
    }

    @SafeVarargs
    private void get(String path, String tag, String summary, Map<String, Object>... parameters) {
        paths.put(path, Map.of("get", OpenApiParts.operation(tag, summary, null, OK, READ, List.of(parameters))));
    }

    private void post(String path, String tag, String summary, Fields request, int status) {
        paths.put(path, Map.of("post", OpenApiParts.operation(tag, summary, request, status, WRITTEN, List.of())));
    }

    private void post(String path, String summary, Fields request, Map<String, Object> parameter) {
        paths.put(
                path,
                Map.of("post", OpenApiParts.operation(PEOPLE, summary, request, MADE, WRITTEN, List.of(parameter))));
    }
}
