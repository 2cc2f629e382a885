package org.zhiheng.api.procedures;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.rulings.Citation;

/** The procedures of the books in force. Thread-safe. */
@ProviderType
public interface Procedures {

    /**
     * @param packageId the package it comes from, with its version
     * @param hash of its content
     */
    record Listed(String id, String title, String packageId, String version, String hash) {}

    /** A procedure. */
    record Shown(Listed listed, String first, List<Stage> stages, List<Clock> clocks, Citation source, String doubt) {
        public Shown {
            stages = List.copyOf(stages);
            clocks = List.copyOf(clocks);
        }
    }

    /**
     * A term that runs beside those of the stages.
     *
     * @param term id of the term parameter
     * @param from {@code stage.} and a stage, or an event
     * @param until what ends it, written in the same way
     * @param who the word for who must act
     * @param missed in Chinese, what follows when it is missed
     */
    record Clock(
            String id,
            String title,
            String term,
            String from,
            List<String> until,
            String who,
            String whoTitle,
            ActingBody party,
            String missed) {
        public Clock {
            until = List.copyOf(until);
        }
    }

    /**
     * @param allSign whether it is left only when every owner has taken the same way
     * @param term id of the term parameter; null in a final stage
     * @param checks with what holds when each holds, in Chinese
     */
    record Stage(
            String id,
            String title,
            List<Owner> owners,
            boolean allSign,
            String term,
            List<String> termFrom,
            List<String> documents,
            List<Check> checks,
            List<Way> ways) {
        public Stage {
            owners = List.copyOf(owners);
            termFrom = List.copyOf(termFrom);
            documents = List.copyOf(documents);
            checks = List.copyOf(checks);
            ways = List.copyOf(ways);
        }
    }

    /** Who acts. */
    record Owner(String role, String title, ActingBody party) {}

    /** A check and what holds when it holds. */
    record Check(String name, String title) {}

    /** A way to another stage. */
    record Way(String to, String when, List<Check> checks) {
        public Way {
            checks = List.copyOf(checks);
        }
    }

    /**
     * All that may start today, by id.
     *
     * @param field null for none
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code RULING-DIVISION} for a division without a book
     */
    List<Listed> list(Principal by, String division, String field);

    /** @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code PROCEDURE-UNKNOWN} */
    Shown show(Principal by, String division, String field, String id);

    /** As {@link #show}, as a drawing. */
    String draw(Principal by, String division, String field, String id, Drawing drawing);
}
