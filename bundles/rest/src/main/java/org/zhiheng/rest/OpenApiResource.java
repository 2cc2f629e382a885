package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Rulings;

/** The OpenAPI document, made of the questions themselves, so that it never says other than what is answered. */
@Path("/v1/openapi.json")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class OpenApiResource {

    private final Rulings rulings;

    OpenApiResource(Rulings rulings) {
        this.rulings = rulings;
    }

    @GET
    public Response document() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Question<?, ?> question : rulings.questions()) {
            paths.put("/api/v1/rulings/" + question.name(), Map.of("post", ask(question)));
        }
        paths.put("/api/v1/rulings", get("规则", "可以问的问题"));
        paths.put("/api/v1/rules", get("规则", "生效的规则包"));
        paths.put("/api/v1/rules/not-in-force", get("规则", "没有生效的规则包和原因"));
        paths.put("/api/v1/rules/generations", get("规则", "各代规则"));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "执衡 Zhiheng",
                        "version", "1",
                        "description", "行政执法裁断:每个回答都带理由;缺少事实或者规则时回答undetermined,并说明缺什么。"));
        document.put("paths", paths);
        document.put("components", Map.of("schemas", Map.of("error", errorSchema())));
        return Answers.json(Response.Status.OK.getStatusCode(), document);
    }

    private Map<String, Object> ask(Question<?, ?> question) {
        Map<String, Object> request = new LinkedHashMap<>(rulings.schema(question.name()));
        @SuppressWarnings("unchecked")
        Map<String, Object> answer = ((Map<String, Map<String, Object>>) request.remove("$defs")).get("answer");
        Map<String, Object> ruling = new LinkedHashMap<>();
        ruling.put("question", Map.of("type", "string"));
        ruling.put("status", Map.of("enum", List.of("determined", "undetermined")));
        ruling.put("answer", Map.of("anyOf", List.of(answer, Map.of("type", "null"))));
        ruling.put("missing", Map.of("type", "array", "items", Map.of("type", "string")));
        ruling.put("reasons", Map.of("type", "array", "items", Map.of("type", "object")));
        ruling.put("ruleBook", Map.of("type", "object"));
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", question.name());
        operation.put("summary", question.title());
        operation.put("tags", List.of("裁断"));
        operation.put("requestBody", Map.of("required", true, "content", json(request)));
        operation.put(
                "responses",
                Map.of(
                        "200",
                        response("裁断和理由", Map.of("type", "object", "properties", ruling)),
                        "400",
                        response("请求有误", Map.of("$ref", "#/components/schemas/error"))));
        return operation;
    }

    private static Map<String, Object> get(String tag, String summary) {
        return Map.of(
                "get",
                Map.of(
                        "summary",
                        summary,
                        "tags",
                        List.of(tag),
                        "responses",
                        Map.of("200", response(summary, Map.of("type", "object")))));
    }

    private static Map<String, Object> response(String description, Map<String, Object> schema) {
        return Map.of("description", description, "content", json(schema));
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of(MediaType.APPLICATION_JSON, Map.of("schema", schema));
    }

    private static Map<String, Object> errorSchema() {
        Map<String, Object> text = Map.of("type", "string");
        return Map.of(
                "type",
                "object",
                "required",
                List.of("code", "message"),
                "properties",
                Map.of("code", text, "message", text, "field", Map.of("type", List.of("string", "null"))));
    }
}
