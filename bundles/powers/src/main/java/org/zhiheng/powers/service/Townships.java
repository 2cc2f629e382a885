package org.zhiheng.powers.service;

import java.util.Optional;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.code.DivisionCode;

/** Which township a place or a body belongs to. */
final class Townships {

    private static final int DIGITS = 9;

    private Townships() {}

    /** The code of the township a place lies in; empty for a place of no township. */
    static Optional<String> codeOf(String place) {
        return DivisionCode.isValid(place) && place.length() >= DIGITS
                ? Optional.of(place.substring(0, DIGITS))
                : Optional.empty();
    }

    /** The township that works in a division. */
    static Optional<Body> working(Organisation organisation, String code) {
        return organisation.bodies().stream()
                .filter(each -> each.kind() == Body.Kind.TOWNSHIP
                        && each.division().value().equals(code))
                .findFirst();
    }

    /** The body in whose name one acts: itself, or the first above it that is no unit. */
    static Body acting(Organisation organisation, Body body) {
        Body found = body;
        while (found.kind() == Body.Kind.UNIT && found.parent() != null) {
            String parent = found.parent();
            found = organisation.body(parent).orElseThrow(() -> new IllegalStateException("no body " + parent));
        }
        return found;
    }

    /** Whether a body is below another, or is it. */
    static boolean below(Organisation organisation, String body, String above) {
        String found = body;
        while (found != null && !found.equals(above)) {
            found = organisation.body(found).map(Body::parent).orElse(null);
        }
        return found != null;
    }
}
