package org.zhiheng.credentials.service;

import java.util.Optional;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.questions.BodyKind;

/** What bodies of the tree are to rulings. */
final class BodyKinds {

    private BodyKinds() {}

    /** Empty for governments and units, of which no rule speaks. */
    static Optional<BodyKind> of(Body body) {
        return switch (body.kind()) {
            case DEPARTMENT -> Optional.of(BodyKind.DEPARTMENT);
            case JUSTICE_BUREAU -> Optional.of(BodyKind.JUSTICE_BUREAU);
            case TOWNSHIP -> Optional.of(BodyKind.TOWNSHIP);
            case GOVERNMENT, UNIT -> Optional.empty();
        };
    }
}
