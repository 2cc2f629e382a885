package org.zhiheng.rest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.rest.door.Door;
import org.zhiheng.rest.door.Open;

/**
 * The OpenAPI document, as JSON and as YAML, made of the questions themselves, so that it never says other than what is answered. It
 * stands beside the version it describes and, for those who only know the server, above it.
 */
@Path("/api")
public final class OpenApiResource {

    private static final int OK = 200;
    private static final String YAML = "application/yaml;charset=utf-8";

    private static final Map<String, Object> SESSION = Map.of("session", List.of(), "csrf", List.of());

    private final Rulings rulings;
    private final DoorTable doors;
    private final Supplier<List<RegisterDefinition>> registers;
    private volatile Made made;

    /** The document of some registers and questions. Anybody may ask for it, and to make it takes longer than most answers. */
    private record Made(List<RegisterDefinition> registers, List<Question<?, ?>> questions, byte[] json, byte[] yaml) {}

    /**
     * @param doors whom each address is for
     * @param registers those there are, asked for each time anew
     */
    OpenApiResource(Rulings rulings, DoorTable doors, Supplier<List<RegisterDefinition>> registers) {
        this.rulings = rulings;
        this.doors = doors;
        this.registers = registers;
    }

    @GET
    @Path("{version: (v1/)?}openapi.json")
    @Open
    @Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
    public Response json() {
        return Answers.bytes(
                Response.Status.OK.getStatusCode(), MediaType.APPLICATION_JSON + ";charset=utf-8", made().json());
    }

    @GET
    @Path("{version: (v1/)?}openapi.yaml")
    @Open
    @Produces(YAML)
    public Response yaml() {
        return Answers.bytes(Response.Status.OK.getStatusCode(), YAML, made().yaml());
    }

    private Made made() {
        List<RegisterDefinition> known = registers.get();
        List<Question<?, ?>> asked = rulings.questions();
        Made now = made;
        if (now == null || !now.registers().equals(known) || !now.questions().equals(asked)) {
            Map<String, Object> document = document(known, asked);
            now = new Made(known, asked, Json.bytes(document), written(document));
            made = now;
        }
        return now;
    }

    /** As YAML. Shared parts are written out each time: not every reader of OpenAPI follows YAML's anchors. */
    private static byte[] written(Map<String, Object> document) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDereferenceAliases(true)
                .build();
        return new Dump(settings).dumpToString(document).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> document(List<RegisterDefinition> known, List<Question<?, ?>> asked) {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Question<?, ?> question : asked) {
            paths.put("/api/v1/rulings/" + question.name(), Map.of("post", ask(question)));
        }
        paths.put("/api/v1/rulings", OpenApiParts.get("问题", "可以问的问题"));
        paths.put(
                "/api/v1/rulings/{question}/schema",
                OpenApiParts.get("问题", "一个问题的JSON Schema", OpenApiParts.path("question", "问题的名称")));
        paths.put("/api/v1/rules", OpenApiParts.get("规则", "生效的规则包"));
        paths.put(
                "/api/v1/rules/packages/{id}",
                OpenApiParts.get("规则", "一个规则包的内容、存疑和被取代的值", OpenApiParts.path("id", "规则包,例如cn.371002")));
        paths.put("/api/v1/rules/not-in-force", OpenApiParts.get("规则", "没有生效的规则包和原因"));
        paths.put(
                "/api/v1/rules/packages/{id}/file",
                OpenApiParts.get(
                        "规则",
                        "一个生效的规则包里的一个文件",
                        OpenApiParts.path("id", "规则包,例如cn.371002"),
                        OpenApiParts.parameter("query", "path", "文件,例如tables/food-unsafe.dmn", "string")));
        paths.put("/api/v1/rules/tables", OpenApiParts.get("规则", "生效的决策表,各有哪些版"));
        paths.put("/api/v1/rules/deliveries", OpenApiParts.post("交来一个签过名的规则包,等待提请和复核", DraftResource.JAR));
        paths.put("/api/v1/rules/generations", OpenApiParts.get("规则", "各代规则"));
        paths.put(
                "/api/v1/rules/diff",
                OpenApiParts.get(
                        "规则", "两代规则之间的差别", OpenApiParts.query("from", "从第几代"), OpenApiParts.query("to", "到第几代")));
        paths.put(
                "/api/v1/rules/doubts",
                OpenApiParts.get("规则", "存疑:需要人再看的规则", OpenApiParts.optional("package", "只看一个规则包,例如cn.371002")));
        paths.put(
                "/api/v1/rules/history/{rule}",
                OpenApiParts.get(
                        "规则",
                        "一条规则的历史",
                        OpenApiParts.path("rule", "规则,例如training.annual-hours"),
                        OpenApiParts.optional("division", "只看一个区划,例如371002")));
        paths.put(
                "/api/v1/rules/schemas/{name}.json",
                OpenApiParts.get(
                        "规则",
                        "规则包里YAML文件的JSON Schema,供编辑器补全",
                        OpenApiParts.path("name", "package、parameters、list、table、procedures、tests")));
        paths.put("/api/v1/rules/drafts", OpenApiParts.post("上传一个规则包,不启用", DraftResource.JAR));
        paths.put(
                "/api/v1/rules/drafts/changed",
                Map.of(
                        "post",
                        OpenApiParts.operation(
                                "规则",
                                "改一个生效的规则包里的一个文件,不启用;要启用须由作者签名",
                                DraftResource.CHANGED,
                                OK,
                                Map.of(400, "请求有误", 404, "没有这个规则包或者文件"),
                                List.of())));
        paths.put(
                "/api/v1/rules/drafts/table",
                Map.of(
                        "post",
                        OpenApiParts.operation(
                                "规则", "检查和试用一张决策表,什么也不保存", DraftResource.TABLE, OK, Map.of(400, "请求有误"), List.of())));
        paths.put(
                "/api/v1/rules/drafts/waiting/{content}",
                Map.of(
                        "post",
                        OpenApiParts.operation(
                                "规则",
                                "看一份等待复核的规则包,不启用",
                                null,
                                OK,
                                Map.of(404, "没有等待启用的这一内容"),
                                List.of(OpenApiParts.path("content", "规则包内容的哈希值")))));
        paths.put(
                "/api/v1/rules/drafts/{draft}/files",
                OpenApiParts.get("规则", "草稿的文件(ZIP),供作者签名", OpenApiParts.path("draft", "上传时得到的draft")));
        paths.put(
                "/api/v1/rules/drafts/{draft}/rulings/{question}",
                OpenApiParts.post(
                        "向没有启用的规则包提问",
                        MediaType.APPLICATION_JSON,
                        OpenApiParts.path("draft", "上传时得到的draft"),
                        OpenApiParts.path("question", "问题的名称")));
        paths.put(
                "/api/v1/rules/drafts/{draft}/preview",
                OpenApiParts.post(
                        "比较启用前后的裁断:每行一个{name,question,division,asOf,facts};没有内容时用规则包自带的测试,或者平台上的在办案件",
                        "application/x-ndjson",
                        OpenApiParts.path("draft", "上传时得到的draft"),
                        OpenApiParts.optional("over", "没有内容时:tests规则包自带的测试,open-cases在办案件")));
        AccessPaths.addTo(paths);
        RegisterPaths.addTo(paths);
        ProcedurePaths.addTo(paths);
        PowersPaths.addTo(paths);
        PeoplePaths.addTo(paths);
        CasePaths.addTo(paths);
        PublicationPaths.addTo(paths);
        PublicationPaths.addCluesTo(paths);
        PartyPaths.addTo(paths);
        UploadPaths.addTo(paths);
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "执衡 Zhiheng");
        info.put("version", "1");
        info.put("description", "行政执法裁断:每个回答都带理由;缺少事实或者规则时回答undetermined,并说明缺什么。");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", info);
        document.put("paths", paths);
        Map<String, Object> schemas = new LinkedHashMap<>();
        schemas.put("error", OpenApiParts.errorSchema());
        schemas.put("reason", RulingSchema.reason());
        schemas.put("ruleBook", RulingSchema.ruleBook());
        schemas.put("ruling", RulingSchema.any());
        known.forEach(each -> schemas.put(RegisterPaths.component(each), RegisterPaths.schema(each)));
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", schemas);
        components.put("securitySchemes", securitySchemes());
        document.put("components", components);
        document.put("security", List.of(Map.of("token", List.of()), Map.of("basic", List.of()), SESSION));
        doors.addTo(paths, schemas);
        return document;
    }

    private static Map<String, Object> securitySchemes() {
        Map<String, Object> schemes = new LinkedHashMap<>();
        schemes.put("token", Map.of("type", "http", "scheme", "bearer", "description", "程序的令牌"));
        schemes.put("basic", Map.of("type", "http", "scheme", "basic", "description", "程序的账号名和令牌;须由管理员打开"));
        schemes.put(
                "session",
                Map.of(
                        "type",
                        "apiKey",
                        "in",
                        "cookie",
                        "name",
                        "zhiheng",
                        "description",
                        "登录后得到;在TLS上名为__Host-zhiheng"));
        schemes.put(
                "csrf",
                Map.of(
                        "type",
                        "apiKey",
                        "in",
                        "header",
                        "name",
                        Door.CSRF,
                        "description",
                        "用cookie的,POST、PUT、DELETE时带上登录时得到的csrf"));
        return schemes;
    }

    private Map<String, Object> ask(Question<?, ?> question) {
        Map<String, Object> request = new LinkedHashMap<>(rulings.schema(question.name()));
        @SuppressWarnings("unchecked")
        Map<String, Object> answer = ((Map<String, Map<String, Object>>) request.remove("$defs")).get("answer");
        Map<String, Object> ruling = RulingSchema.ruling(
                question.name(), answer, OpenApiParts.component("reason"), OpenApiParts.component("ruleBook"));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", OpenApiParts.response("裁断和理由", ruling));
        responses.put("400", OpenApiParts.error("请求有误,field说明是哪个字段"));
        responses.put("413", OpenApiParts.error("请求正文超过1MB"));
        responses.put("415", OpenApiParts.error("请求正文不是application/json"));
        responses.put("503", OpenApiParts.error("规则尚未生效"));
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", question.name());
        operation.put("summary", question.title());
        operation.put("tags", List.of("裁断"));
        operation.put("requestBody", Map.of("required", true, "content", OpenApiParts.json(request)));
        operation.put("responses", responses);
        return operation;
    }
}
