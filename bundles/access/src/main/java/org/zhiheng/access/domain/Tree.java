package org.zhiheng.access.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.Target;

/** The bodies as they stand at one moment. Immutable. */
public final class Tree {

    private final Map<String, Body> bodies;

    public Tree(Collection<Body> bodies) {
        this.bodies = bodies.stream().collect(Collectors.toUnmodifiableMap(Body::id, Function.identity()));
    }

    public Optional<Body> body(String id) {
        return Optional.ofNullable(bodies.get(id));
    }

    public List<Body> all() {
        return bodies.values().stream()
                .sorted(java.util.Comparator.comparing(Body::id))
                .toList();
    }

    /** Ids of the bodies whose data a grant that reaches so far covers, whosever it is. */
    List<String> covered(Grant grant, Scope reach) {
        return bodies.keySet().stream()
                .filter(each -> covers(grant, reach, new Target(null, each)))
                .toList();
    }

    /** Whether a grant that reaches so far covers what an operation is on. A body nobody knows is covered by nothing. */
    boolean covers(Grant grant, Scope reach, Target target) {
        Body own = bodies.get(grant.body());
        Body its = bodies.get(target.body());
        if (own == null || its == null) {
            return false;
        }
        return grant.account().equals(target.account())
                || switch (reach) {
                    case OWN -> false;
                    case BODY -> own.id().equals(its.id());
                    case BODY_AND_BELOW -> atOrBelow(its, own);
                    case DIVISION -> its.division().within(own.division());
                    case ALL -> true;
                };
    }

    /** Whether a body is another one or stands below it; of bodies nobody knows none does. */
    public boolean atOrBelow(String lower, String upper) {
        Body at = bodies.get(lower);
        Body above = bodies.get(upper);
        return at != null && above != null && atOrBelow(at, above);
    }

    private boolean atOrBelow(Body lower, Body upper) {
        for (Body each = lower; each != null; each = each.parent() == null ? null : bodies.get(each.parent())) {
            if (each.id().equals(upper.id())) {
                return true;
            }
        }
        return false;
    }
}
