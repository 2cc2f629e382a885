package org.zhiheng.api.procedures;

import java.util.Objects;
import java.util.Set;
import org.zhiheng.api.access.Role;

/**
 * Where a subject stands in the procedure it went into last.
 *
 * @param run id
 * @param stage id, e.g. {@code review}
 * @param stageTitle in Chinese
 * @param open whether the run goes on
 * @param owners who acts in the stage; empty in a final one
 */
public record InStage(String run, String procedure, String stage, String stageTitle, boolean open, Set<Owner> owners) {

    /** A role at a body. */
    public record Owner(Role role, String body) {
        public Owner {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(body, "body");
        }
    }

    public InStage {
        owners = Set.copyOf(owners);
    }
}
