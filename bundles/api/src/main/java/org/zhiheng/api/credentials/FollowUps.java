package org.zhiheng.api.credentials;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.rulings.Label;

/**
 * What has to follow when bodies change and officers leave: accounts, roles and the tree of bodies on the day, and open runs after it. What fails is tried again
 * until it is done, and is told here until then. Thread-safe.
 */
@ProviderType
public interface FollowUps {

    /** What it follows from. */
    enum Kind {
        @Label("机构合并")
        MERGER,
        @Label("机构更名")
        RENAME,
        @Label("人员退出")
        EXIT
    }

    /**
     * One that is not done.
     *
     * @param id of the change or exit
     * @param toBody the body that takes over; the same one for a person and for a name
     * @param rightsDone whether accounts, roles and the tree have followed
     * @param attempts how often it was tried in vain
     * @param failure code of what was in the way last; null before the first time
     * @param nextTry not before
     */
    record Open(
            String id,
            Kind kind,
            String body,
            String toBody,
            LocalDate dueOn,
            boolean rightsDone,
            int attempts,
            String failure,
            Instant nextTry) {}

    /**
     * What was ordered for a day to come and was called off before it.
     *
     * @param rows how many things of registers are as they were before
     * @param roles how many roles of who was to leave go on
     * @param left registers and keys of what somebody else has changed since the order, and what therefore stays as it is
     */
    record CalledOff(String id, int rows, int roles, List<String> left) {
        public CalledOff {
            left = List.copyOf(left);
        }
    }

    /**
     * Everything that is open and about a body in reach, what was due first, first.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link org.zhiheng.api.access.Permissions#reach}
     */
    List<Open> open(Principal by);
}
