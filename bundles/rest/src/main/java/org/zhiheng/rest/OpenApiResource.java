package org.zhiheng.rest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Rulings;

/**
 * The OpenAPI document, as JSON and as YAML, made of the questions themselves, so that it never says other than what is answered. It
 * stands beside the version it describes and, for those who only know the server, above it.
 */
@Path("/api")
public final class OpenApiResource {

    private static final String YAML = "application/yaml;charset=utf-8";

    private final Rulings rulings;

    OpenApiResource(Rulings rulings) {
        this.rulings = rulings;
    }

    @GET
    @Path("{version: (v1/)?}openapi.json")
    @Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
    public Response json() {
        return Answers.json(Response.Status.OK.getStatusCode(), document());
    }

    @GET
    @Path("{version: (v1/)?}openapi.yaml")
    @Produces(YAML)
    public Response yaml() {
        // Shared parts are written out each time: not every reader of OpenAPI follows YAML's anchors.
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDereferenceAliases(true)
                .build();
        String text = new Dump(settings).dumpToString(document());
        return Answers.bytes(Response.Status.OK.getStatusCode(), YAML, text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> document() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Question<?, ?> question : rulings.questions()) {
            paths.put("/api/v1/rulings/" + question.name(), Map.of("post", ask(question)));
        }
        paths.put("/api/v1/rulings", get("问题", "可以问的问题"));
        paths.put("/api/v1/rulings/{question}/schema", get("问题", "一个问题的JSON Schema", path("question", "问题的名称")));
        paths.put("/api/v1/rules", get("规则", "生效的规则包"));
        paths.put("/api/v1/rules/packages/{id}", get("规则", "一个规则包的内容、存疑和被取代的值", path("id", "规则包,例如cn.371002")));
        paths.put("/api/v1/rules/not-in-force", get("规则", "没有生效的规则包和原因"));
        paths.put("/api/v1/rules/generations", get("规则", "各代规则"));
        paths.put("/api/v1/rules/diff", get("规则", "两代规则之间的差别", query("from", "从第几代"), query("to", "到第几代")));
        paths.put("/api/v1/rules/doubts", get("规则", "存疑:需要人再看的规则", optional("package", "只看一个规则包,例如cn.371002")));
        paths.put(
                "/api/v1/rules/history/{rule}",
                get(
                        "规则",
                        "一条规则的历史",
                        path("rule", "规则,例如training.annual-hours"),
                        optional("division", "只看一个区划,例如371002")));
        paths.put(
                "/api/v1/rules/schemas/{name}.json",
                get(
                        "规则",
                        "规则包里YAML文件的JSON Schema,供编辑器补全",
                        path("name", "package、parameters、list、table、procedures、tests")));
        paths.put("/api/v1/rules/drafts", post("上传一个规则包,不启用", "application/java-archive"));
        paths.put(
                "/api/v1/rules/drafts/{draft}/rulings/{question}",
                post(
                        "向没有启用的规则包提问",
                        MediaType.APPLICATION_JSON,
                        path("draft", "上传时得到的draft"),
                        path("question", "问题的名称")));
        paths.put(
                "/api/v1/rules/drafts/{draft}/preview",
                post(
                        "比较启用前后的裁断:每行一个{name,question,division,asOf,facts};没有内容时用规则包自带的测试",
                        "application/x-ndjson",
                        path("draft", "上传时得到的draft")));
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "执衡 Zhiheng");
        info.put("version", "1");
        info.put("description", "行政执法裁断:每个回答都带理由;缺少事实或者规则时回答undetermined,并说明缺什么。");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", info);
        document.put("paths", paths);
        Map<String, Object> schemas = new LinkedHashMap<>();
        schemas.put("error", errorSchema());
        schemas.put("reason", RulingSchema.reason());
        schemas.put("ruleBook", RulingSchema.ruleBook());
        document.put("components", Map.of("schemas", schemas));
        return document;
    }

    private Map<String, Object> ask(Question<?, ?> question) {
        Map<String, Object> request = new LinkedHashMap<>(rulings.schema(question.name()));
        @SuppressWarnings("unchecked")
        Map<String, Object> answer = ((Map<String, Map<String, Object>>) request.remove("$defs")).get("answer");
        Map<String, Object> ruling =
                RulingSchema.ruling(question.name(), answer, component("reason"), component("ruleBook"));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", response("裁断和理由", ruling));
        responses.put("400", error("请求有误,field说明是哪个字段"));
        responses.put("413", error("请求正文超过1MB"));
        responses.put("415", error("请求正文不是application/json"));
        responses.put("503", error("规则尚未生效"));
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", question.name());
        operation.put("summary", question.title());
        operation.put("tags", List.of("裁断"));
        operation.put("requestBody", Map.of("required", true, "content", json(request)));
        operation.put("responses", responses);
        return operation;
    }

    @SafeVarargs
    private static Map<String, Object> get(String tag, String summary, Map<String, Object>... parameters) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", summary);
        operation.put("tags", List.of(tag));
        operation.put("parameters", List.of(parameters));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", response(summary, Map.of("type", "object")));
        if (parameters.length > 0) {
            responses.put("400", error("请求有误"));
            responses.put("404", error("没有所问的"));
        }
        operation.put("responses", responses);
        return Map.of("get", operation);
    }

    @SafeVarargs
    private static Map<String, Object> post(String summary, String type, Map<String, Object>... parameters) {
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", response(summary, Map.of("type", "object")));
        responses.put("400", error("请求有误"));
        responses.put("404", error("没有这份草稿"));
        responses.put("409", error("规则包有错误,不能用"));
        responses.put("413", error("请求正文太大"));
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", summary);
        operation.put("tags", List.of("规则"));
        operation.put("parameters", List.of(parameters));
        operation.put("requestBody", Map.of("content", Map.of(type, Map.of())));
        operation.put("responses", responses);
        return Map.of("post", operation);
    }

    private static Map<String, Object> optional(String name, String description) {
        Map<String, Object> parameter = new LinkedHashMap<>(parameter("query", name, description, "string"));
        parameter.put("required", false);
        return parameter;
    }

    private static Map<String, Object> path(String name, String description) {
        return parameter("path", name, description, "string");
    }

    private static Map<String, Object> query(String name, String description) {
        return parameter("query", name, description, "integer");
    }

    private static Map<String, Object> parameter(String in, String name, String description, String type) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", true);
        parameter.put("description", description);
        parameter.put("schema", Map.of("type", type));
        return parameter;
    }

    private static Map<String, Object> error(String description) {
        return response(description, component("error"));
    }

    private static Map<String, Object> component(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private static Map<String, Object> response(String description, Map<String, Object> schema) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", description);
        response.put("content", json(schema));
        return response;
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of(MediaType.APPLICATION_JSON, Map.of("schema", schema));
    }

    private static Map<String, Object> errorSchema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("code", Map.of("type", "string", "description", "稳定的编号,供程序使用"));
        properties.put("message", Map.of("type", "string", "description", "给人看的说明"));
        properties.put("field", Map.of("type", List.of("string", "null"), "description", "有误的字段,例如facts.fine"));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("required", List.of("code", "message", "field"));
        schema.put("properties", properties);
        return schema;
    }
}
