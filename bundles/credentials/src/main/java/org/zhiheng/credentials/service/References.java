package org.zhiheng.credentials.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.error.ZhihengException;

/** Reads the references that facts are asked by. */
final class References {

    private References() {}

    /** The id a reference names; empty when it is not given. */
    static Optional<String> one(Map<String, Object> references, String name) {
        Object given = references.get(name);
        if (given == null) {
            return Optional.empty();
        }
        if (given instanceof String text && !text.isBlank()) {
            return Optional.of(text.strip());
        }
        throw wrong(name, "“" + name + "”应当是一个编号");
    }

    /** The ids a reference names, in order; empty when it is not given. */
    static List<String> several(Map<String, Object> references, String name) {
        Object given = references.get(name);
        if (given == null) {
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        for (Object each : given instanceof Collection<?> all ? all : List.of(given)) {
            if (!(each instanceof String text) || text.isBlank()) {
                throw wrong(name, "“" + name + "”应当是一组编号");
            }
            ids.add(text.strip());
        }
        return ids;
    }

    /** A body that is there. */
    static Optional<Body> body(Map<String, Object> references, String name, Organisation organisation) {
        return one(references, name)
                .map(id -> organisation.body(id).orElseThrow(() -> wrong(name, "没有编号为“" + id + "”的机构")));
    }

    static ZhihengException wrong(String name, String message) {
        return ZhihengException.invalid("REGISTER-REFERENCE", message, name);
    }
}
