package org.zhiheng.api.cases;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.procedures.Command;

/**
 * What becomes of archived files whose time is over: they are listed, appraised by those who archive (a piece {@code appraisal} of the file), and destroyed by a head, another
 * person. What remains is the case's number, stages and days, and its record: entries in which personal data stand as digests that say nothing any more, and the proofs of all of
 * them. Thread-safe.
 *
 * <p>All throw {@link org.zhiheng.api.error.ZhihengException}: {@code FORBIDDEN} as {@link org.zhiheng.api.access.Permissions#check}.
 */
@ProviderType
public interface CaseRetention {

    /**
     * An archived file whose time is over.
     *
     * @param number of the archive
     * @param retention how long it was to be kept, in Chinese
     * @param until the last day; that of an appraisal that has it kept longer, where there is one
     * @param toDestroy whether it was appraised to be destroyed
     * @param version of the case, as a command wants it
     */
    record Over(
            String caseId,
            String caseNumber,
            String number,
            LocalDate archivedOn,
            String retention,
            LocalDate until,
            boolean toDestroy,
            long version) {}

    /** @param next the word for the page after this one; null on the last. A page may have fewer than were wanted, or none, and not be the last */
    record Page(List<Over> files, String next) {
        public Page {
            files = List.copyOf(files);
        }
    }

    /**
     * Archived files of a body whose time is over.
     *
     * @param size most cases that are looked at, 1 to 200
     * @param after what the page before gave as its {@code next}; null for the first
     */
    Page over(Principal by, String body, int size, String after);

    /**
     * Destroys a file: its pieces with all their versions, the keys of its personal data, and its attachments that no other case names. It cannot be undone.
     *
     * @param document of the approval, which the record keeps
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code CASE-UNKNOWN}; {@code CONFLICT} {@code CASE-MOVED} when somebody was faster, {@code CASE-RETENTION} while
     *     its time is not over, it was not appraised to be destroyed, or something about its decision is still open; {@code FORBIDDEN} {@code CASE-RETENTION-OWN} to who has
     *     written the appraisal; {@code INVALID} {@code CASE-RETENTION-DOCUMENT}
     */
    CaseHead destroy(Principal by, String id, Command command, String document);
}
