package org.zhiheng.api.credentials;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.rulings.Label;

/**
 * Bodies that are renamed and merged. Each is one transaction with one entry in the record that says what it did in the registers. On the day, in that transaction
 * where it has come already, the tree of bodies with its accounts and roles follows; open runs follow after it. Thread-safe.
 */
@ProviderType
public interface BodyChanges {

    /**
     * What followed.
     *
     * @param id of the entry's subject, of type {@code body-change}
     * @param certificates how many went over
     * @param postings how many went over or ended, for nobody is posted to where he is
     * @param runs open runs of procedures that were handed over or noted the new name
     * @param followed whether accounts, roles, the tree of bodies and open runs have followed; false while that is to come, see {@link FollowUps}
     */
    record Done(
            String id,
            int officers,
            int postings,
            int certificates,
            int auxiliaries,
            int others,
            int runs,
            boolean followed) {}

    /** What becomes of something in a change. */
    enum Follows {
        @Label("变更")
        CHANGES,
        @Label("终止")
        ENDS
    }

    /**
     * A row that a change is about.
     *
     * @param title of its register
     * @param label what people call it; null where that is personal
     */
    record Moved(String register, String title, String key, String label, Follows follows) {}

    /**
     * What a change would do.
     *
     * @param accounts that would work at the other body
     * @param roles that would be held there
     * @param runs open runs of procedures that would be handed over or note the new name
     */
    record Preview(List<Moved> moved, int accounts, int roles, int runs) {
        public Preview {
            moved = List.copyOf(moved);
        }
    }

    /** What {@link #rename} would do, refused where that would be; nothing is changed. */
    Preview previewRename(Principal by, String body, String name, LocalDate from);

    /** What {@link #merge} would do, refused where that would be; nothing is changed. */
    Preview previewMerge(Principal by, String body, String into, LocalDate from);

    /**
     * A name from a day on. What refers to the body refers to it by its id and stays.
     *
     * @param body its id in the tree
     * @param from first day of the name
     * @param why in the words of who orders it
     * @param document on what it rests
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code CREDENTIAL-BODY} when it is not registered on that day;
     *     as {@link org.zhiheng.api.registers.Registers#write}
     */
    Done rename(Principal by, String body, String name, LocalDate from, String why, String document);

    /**
     * One body goes into another: from a day on its officers, postings, certificates, auxiliaries and courses are the other's, and it is no body any more. What
     * was done before stays with the body that did it.
     *
     * @param into must be registered and qualified on that day
     * @throws org.zhiheng.api.error.ZhihengException as {@link #rename}; {@code INVALID} {@code CREDENTIAL-BODY-NOT-QUALIFIED}; {@code CONFLICT}
     *     {@code CREDENTIAL-MERGE-LATER} naming what is already said to change after that day
     */
    Done merge(Principal by, String body, String into, LocalDate from, String why, String document);

    /**
     * Calls off what was ordered for a day to come: the registers say again what they said before the order, as new versions, and nothing follows on the day.
     *
     * @param id as {@link Done#id}
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code CREDENTIAL-PLANNED}; {@code CONFLICT} {@code CREDENTIAL-PLANNED-DUE} when the day
     *     has come; as {@link org.zhiheng.api.registers.Registers#write}
     */
    FollowUps.CalledOff callOff(Principal by, String id, String why, String document);
}
