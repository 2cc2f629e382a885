package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds operations of one part of the interface to the paths of the OpenAPI document. For one thread. */
final class TaggedPaths {

    private final String tag;
    private final Map<String, Object> paths;

    /** @param tag in Chinese, under which people find them */
    TaggedPaths(String tag, Map<String, Object> paths) {
        this.tag = tag;
        this.paths = paths;
    }

    /**
     * Adds one.
     *
     * @param fields of its body; null when it takes none
     * @param done status of the answer when it is done
     * @param answers other statuses with their meaning
     */
    @SafeVarargs
    final void add(
            String method,
            String path,
            String summary,
            Fields fields,
            int done,
            Map<Integer, String> answers,
            Map<String, Object>... parameters) {
        @SuppressWarnings("unchecked")
        Map<String, Object> operations =
                (Map<String, Object>) paths.computeIfAbsent(path, each -> new LinkedHashMap<String, Object>());
        operations.put(method, OpenApiParts.operation(tag, summary, fields, done, answers, List.of(parameters)));
    }
}
