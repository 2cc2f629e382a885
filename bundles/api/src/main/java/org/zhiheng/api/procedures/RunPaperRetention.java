package org.zhiheng.api.procedures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/**
 * What becomes of papers of matters that are no cases when their time is over, counted from the end of their run: they are listed, and destroyed by a head, another person
 * than made the last version. What remains is the number, so that its series has no gap, the days, the print log without what people wrote in it, and the record, in which
 * nothing personal stands. Thread-safe.
 *
 * <p>All throw {@link org.zhiheng.api.error.ZhihengException}: {@code FORBIDDEN} as {@link org.zhiheng.api.access.Permissions#check}.
 */
@ProviderType
public interface RunPaperRetention {

    /**
     * A paper whose time is over.
     *
     * @param document code of the kind
     * @param number null for a kind without
     * @param on the day that the last version bears
     * @param endedOn when its run ended
     * @param retention how long it was to be kept, in Chinese
     * @param until the last day
     * @param by account that made the last version, and may not be who has it destroyed
     */
    record Over(
            String paper,
            String run,
            String document,
            String title,
            String number,
            LocalDate on,
            LocalDate endedOn,
            String retention,
            LocalDate until,
            String by) {}

    /** @param next the word for the page after this one; null on the last. A page may have fewer than were wanted, or none, and not be the last */
    record Page(List<Over> papers, String next) {
        public Page {
            papers = List.copyOf(papers);
        }
    }

    /**
     * That a paper was destroyed.
     *
     * @param number null for a kind without
     * @param document of the approval
     * @param by account
     */
    record Destroyed(String paper, String run, String number, String document, String by, Instant at) {}

    /**
     * Papers of a body whose time is over, those made first first. None while the rules of its place name no period, or have them kept for ever.
     *
     * @param size most papers that are looked at, 1 to 200
     * @param after what the page before gave as its {@code next}; null for the first
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code DOCUMENT-BODY} for a body that is none, {@code PAGE-SIZE}, {@code PAGE-CURSOR}
     */
    Page over(Principal by, String body, int size, String after);

    /**
     * Destroys a paper in all its versions: its files that nothing else names, its title, why it was made anew, and for what it was printed. It cannot be undone.
     *
     * @param command of the caller's choosing; made again it gives what it gave the first time, and deletes what a crash has left
     * @param document of the approval, which the record keeps
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code DOCUMENT-UNKNOWN} for a paper that is not there or out of reach; {@code CONFLICT} {@code
     *     DOCUMENT-RETENTION} while its run is open or its time is not over, and when it was destroyed already, {@code DOCUMENT-COMMAND-REUSED}; {@code FORBIDDEN} {@code
     *     DOCUMENT-RETENTION-OWN} to who made its last version; {@code INVALID} {@code DOCUMENT-RETENTION-APPROVAL}, {@code DOCUMENT-COMMAND}
     */
    Destroyed destroy(Principal by, String paper, String command, String document);
}
