package org.zhiheng.rest;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import org.zhiheng.api.access.Operation;
import org.zhiheng.rest.door.Door;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Open;

/** What each address of the interface needs, as its methods declare it. */
final class DoorTable {

    /**
     * One resource method.
     *
     * @param path with its parameters in braces, without what they must look like
     * @param needs null for one that is open or undeclared
     * @param tells null for one that does not say what it answers
     */
    record Row(String method, String path, Operation needs, boolean open, Tells tells) {}

    private static final String ASKED = "/api/v1/rulings/{question}";

    private final List<Row> rows;

    private DoorTable(List<Row> rows) {
        this.rows = rows;
    }

    static DoorTable of(List<Class<?>> resources) {
        List<Row> rows = new ArrayList<>();
        for (Class<?> resource : resources) {
            for (Method method : resource.getMethods()) {
                String verb = verb(method);
                if (verb != null) {
                    Needs needs = method.getAnnotation(Needs.class);
                    rows.add(new Row(
                            verb,
                            path(resource, method),
                            needs == null ? null : needs.value(),
                            method.isAnnotationPresent(Open.class),
                            method.getAnnotation(Tells.class)));
                }
            }
        }
        return new DoorTable(rows);
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /**
     * Says of each operation described what it needs, what it answers and how it is refused.
     *
     * @param schemas to which the schemas of what is answered are added
     */
    void addTo(Map<String, Object> paths, Map<String, Object> schemas) {
        PlainSchema plain = new PlainSchema(schemas);
        paths.replaceAll((path, methods) -> {
            Map<String, Object> told = new LinkedHashMap<>();
            ((Map<?, ?>) methods)
                    .forEach((verb, operation) -> told.put(verb.toString(), told(verb, path, operation, plain)));
            return told;
        });
    }

    private Map<String, Object> told(Object verb, String path, Object operation, PlainSchema plain) {
        Map<String, Object> told = new LinkedHashMap<>();
        ((Map<?, ?>) operation).forEach((name, value) -> told.put(name.toString(), value));
        Row row = row(verb.toString().toUpperCase(Locale.ROOT), path);
        if (row.tells() != null) {
            told.put("responses", answered(told, plain.told(row.tells())));
        }
        if (row.open()) {
            told.put("security", List.of());
            return told;
        }
        told.put(
                "description",
                "需要的权限:" + row.needs().title() + "(" + row.needs().id() + ")");
        Map<String, Object> responses = new LinkedHashMap<>();
        ((Map<?, ?>) told.get("responses")).forEach((status, value) -> responses.put(status.toString(), value));
        responses.put("401", OpenApiParts.error("没有登录,或者令牌无效"));
        responses.put("403", OpenApiParts.error("没有权限、超出数据范围,或者缺少" + Door.CSRF));
        told.put("responses", responses);
        return told;
    }

    /** The responses of an operation, that of success with the schema of what is told. */
    private static Map<String, Object> answered(Map<String, Object> operation, Map<String, Object> schema) {
        Map<String, Object> responses = new LinkedHashMap<>();
        ((Map<?, ?>) operation.get("responses")).forEach((status, value) -> {
            Object description = ((Map<?, ?>) value).get("description");
            responses.put(
                    status.toString(),
                    status.toString().startsWith("2") ? OpenApiParts.response(description.toString(), schema) : value);
        });
        return responses;
    }

    private Row row(String method, String path) {
        return rows.stream()
                .filter(each -> each.method().equals(method) && each.path().equals(path))
                .findFirst()
                // Each question is described at an address of its own.
                .orElseGet(() -> rows.stream()
                        .filter(each ->
                                each.method().equals(method) && each.path().equals(ASKED))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException("described and not there: " + method + " " + path)));
    }

    private static String verb(Method method) {
        for (Annotation each : method.getAnnotations()) {
            HttpMethod verb = each.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    private static String path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String whole = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        return whole.replaceAll("\\{\\s*(\\w+)\\s*:[^/]*?(\\([^)]*\\)\\??[^}]*)?\\}", "{$1}")
                .replace("//", "/");
    }
}
