package org.zhiheng.api.access;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What follows in accounts, roles and the tree of bodies when bodies change and people leave. It checks no permission: the context whose matter that is has asked,
 * and has the reasons on record. Joins the transaction that runs; what it changes is the last thing in it. Thread-safe.
 */
@ProviderType
public interface Succession {

    /**
     * What went over.
     *
     * @param accounts that work at the other body now
     * @param grants roles that are held there now
     * @param bodies below, that stand below the other now
     */
    record Taken(int accounts, int grants, int bodies) {

        /** Nothing. */
        public static final Taken NOTHING = new Taken(0, 0, 0);
    }

    /**
     * Closes a body as {@link Organisation#close} does; nothing where it was closed into that one already.
     *
     * @param actor an account, or {@code system:<part>}
     */
    Taken merge(String actor, String body, String into);

    /** Gives a body another title, as {@link Organisation#rename}. */
    void rename(String actor, String body, String title);

    /**
     * Ends every role of an account.
     *
     * @param end from when it holds none; now where that is over
     * @return the ends that roles had before, by their ids; null for none. Their number is how many ended, or will
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code ACCESS-ACCOUNT-UNKNOWN}; {@code CONFLICT} {@code ACCESS-ADMINISTRATOR} for an
     *     administrator's account, whose roles only administrators take
     */
    Map<String, Instant> leave(String actor, String account, Instant end);

    /**
     * Takes {@link #leave} back before that end: roles that end then end as they did before. Roles that were changed since stay as they are.
     *
     * @param end as it was given to {@code leave}
     * @param ends as {@code leave} told them
     * @return how many roles go on
     * @throws org.zhiheng.api.error.ZhihengException as {@link #leave}
     */
    int stay(String actor, String account, Instant end, Map<String, Instant> ends);

    /** Where an open account works; empty when there is none. */
    Optional<String> bodyOf(String account);

    /**
     * The name of the person behind an account, open or not, for what has to bear it, such as a signature; empty when there is no such account. Whoever asks
     * keeps it as what it is, a datum about a person.
     */
    Optional<String> nameOf(String account);

    /** Whether an open account holds a role at a body now. */
    boolean holds(String account, Role role, String body);
}
