package org.zhiheng.testcases.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;

/** Bodies in memory, and no accounts: who acts is said by the walk. Filled before walks begin. */
final class MemoryOrganisation implements AccessStore {

    private final Map<String, Body> bodies = new TreeMap<>();
    private final AccessData data = Only.of(AccessData.class, new Kept());

    Organisation organisation() {
        return Only.of(Organisation.class, new Answers());
    }

    @Override
    public <T> T change(Function<AccessData, T> work) {
        return work.apply(data);
    }

    @Override
    public <T> T read(Function<AccessData, T> work) {
        return work.apply(data);
    }

    private List<Body> all() {
        return bodies.values().stream().sorted(Comparator.comparing(Body::id)).toList();
    }

    private final class Answers {
        public void add(Principal by, Body body) {
            bodies.put(body.id(), body);
        }

        public Optional<Body> body(String id) {
            return Optional.ofNullable(bodies.get(id));
        }

        public List<Body> bodies() {
            return all();
        }
    }

    private final class Kept {
        public List<Body> bodies() {
            return all();
        }
    }
}
