package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.MediaType;

/** Pieces of the OpenAPI document. */
final class OpenApiParts {

    private static final int NO_CONTENT = 204;

    private OpenApiParts() {}

    /**
     * An operation of the interface.
     *
     * @param request its fields; null when it takes no body
     * @param status of the answer when it is done
     * @param refusals statuses with their meaning, besides 401 and 403
     */
    static Map<String, Object> operation(
            String tag,
            String summary,
            Fields request,
            int status,
            Map<Integer, String> refusals,
            List<Map<String, Object>> parameters) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", summary);
        operation.put("tags", List.of(tag));
        operation.put("parameters", parameters);
        if (request != null) {
            operation.put("requestBody", Map.of("required", true, "content", json(request.schema())));
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(
                String.valueOf(status),
                status == NO_CONTENT ? Map.of("description", summary) : response(summary, Map.of("type", "object")));
        refusals.forEach((refusal, meaning) -> responses.put(String.valueOf(refusal), error(meaning)));
        operation.put("responses", responses);
        return operation;
    }

    @SafeVarargs
    static Map<String, Object> get(String tag, String summary, Map<String, Object>... parameters) {
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
    static Map<String, Object> post(String summary, String type, Map<String, Object>... parameters) {
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

    static Map<String, Object> optional(String name, String description) {
        Map<String, Object> parameter = new LinkedHashMap<>(parameter("query", name, description, "string"));
        parameter.put("required", false);
        return parameter;
    }

    static Map<String, Object> path(String name, String description) {
        return parameter("path", name, description, "string");
    }

    static Map<String, Object> query(String name, String description) {
        return parameter("query", name, description, "integer");
    }

    static Map<String, Object> parameter(String in, String name, String description, String type) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", true);
        parameter.put("description", description);
        parameter.put("schema", Map.of("type", type));
        return parameter;
    }

    static Map<String, Object> error(String description) {
        return response(description, component("error"));
    }

    static Map<String, Object> component(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    static Map<String, Object> response(String description, Map<String, Object> schema) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", description);
        response.put("content", json(schema));
        return response;
    }

    static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of(MediaType.APPLICATION_JSON, Map.of("schema", schema));
    }

    static Map<String, Object> errorSchema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("code", Map.of("type", "string", "description", "稳定的编号,供程序使用"));
        properties.put("message", Map.of("type", "string", "description", "给人看的说明"));
        properties.put("field", Map.of("type", List.of("string", "null"), "description", "有误的字段,例如facts.fine"));
        properties.put(
                "others", Map.of("type", "array", "items", component("error"), "description", "同一请求里其余有误的地方;没有时不写"));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("required", List.of("code", "message", "field"));
        schema.put("properties", properties);
        return schema;
    }
}
