package org.zhiheng.credentials.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;

/** Which units belong to which department, township or government: one look at the tree. Immutable. */
final class Units {

    private final Map<String, List<String>> above = new HashMap<>();
    private final Map<String, List<String>> within = new HashMap<>();

    Units(Organisation organisation) {
        Map<String, Body> bodies = new HashMap<>();
        organisation.bodies().forEach(each -> bodies.put(each.id(), each));
        bodies.values().stream().sorted(Comparator.comparing(Body::id)).forEach(each -> {
            List<String> to = new ArrayList<>();
            Body body = each;
            within.computeIfAbsent(each.id(), key -> new ArrayList<>()).add(each.id());
            while (body.kind() == Body.Kind.UNIT && bodies.containsKey(body.parent())) {
                body = bodies.get(body.parent());
                to.add(body.id());
                within.computeIfAbsent(body.id(), key -> new ArrayList<>()).add(each.id());
            }
            above.put(each.id(), to);
        });
    }

    /** What a unit belongs to, from the nearest to the body that is no unit; nothing for every other body. */
    List<String> above(String id) {
        return above.getOrDefault(id, List.of());
    }

    /** The body that is no unit to which a unit belongs; for every other body itself. */
    String head(String id) {
        List<String> to = above(id);
        return to.isEmpty() ? id : to.get(to.size() - 1);
    }

    /** A body and the units that belong to it. */
    List<String> of(String id) {
        return within.getOrDefault(id, List.of(id));
    }
}
