package org.zhiheng.api.procedures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.OpenedAttachment;

/**
 * Papers of matters that are no cases: applications for certificates, entrustments, grants of powers. What stands in them is filled in by whoever makes them. A paper that
 * was made is kept as it is, numbered where its kind has numbers; what is filled in is kept nowhere else. Thread-safe.
 *
 * <p>All throw as {@link Runs#show}. Those that name a paper throw {@code NOT_FOUND} {@code DOCUMENT-UNKNOWN} for one that the matter has not.
 */
@ProviderType
public interface RunPapers {

    /**
     * A paper that can be made.
     *
     * @param document code of the kind
     * @param stage whether the stage in which the run is names it; else another of its procedure does
     * @param numbered whether it is given a number
     */
    record Offered(String document, String title, boolean stage, boolean numbered, List<Blank> blanks) {}

    /**
     * What is filled in.
     *
     * @param needed whether it is not made without
     */
    record Blank(String name, String title, boolean needed) {}

    /**
     * A version of a paper that was made. Of one that was destroyed when its time was over the title says so, and the reason is gone.
     *
     * @param number null for a kind without
     * @param on the day that it bears
     * @param reason why it was made anew; null for the first version
     * @param by account
     */
    record Issued(
            String id,
            int version,
            String document,
            String title,
            String number,
            LocalDate on,
            int pages,
            boolean signed,
            String reason,
            String by,
            Instant at) {}

    /**
     * That somebody printed one.
     *
     * @param by account
     * @param purpose in the words of who printed it
     */
    record Print(int version, String by, Instant at, String purpose, int copies) {}

    /** In what form. */
    enum Form {
        PDF("application/pdf"),
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** Papers that the stages of a run's procedure name and for which there are templates today: those of its stage first. */
    List<Offered> offered(Principal by, String run);

    /** What was made for a run, the last version of each, the latest first. */
    List<Issued> issued(Principal by, String run);

    /**
     * A draft of a paper in the name of the body that acts in the stage of the run, marked so on every page. Nothing of it is kept.
     *
     * @param filled by name of the blank
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code DOCUMENT-UNKNOWN}; {@code INVALID} {@code DOCUMENT-INPUT} for a blank that the paper has not, or
     *     too long a text, {@code DOCUMENT-INCOMPLETE}, {@code DOCUMENT-CHARACTER}
     */
    byte[] preview(Principal by, String run, String document, Map<String, String> filled, Form form);

    /**
     * Makes a paper: numbers it, keeps it and puts it down in the record of the run.
     *
     * @param command of the caller's choosing; made again it gives what it gave the first time
     * @throws org.zhiheng.api.error.ZhihengException as {@link #preview}; {@code FORBIDDEN} {@code DOCUMENT-MAKER} for who may not act in the stage, also once the run has
     *     ended; {@code CONFLICT} {@code DOCUMENT-COMMAND-REUSED} for a command that was something else
     */
    Issued issue(Principal by, String run, String command, String document, Map<String, String> filled);

    /**
     * Makes it anew, under the same number; what was made before stays.
     *
     * @param seen the version that was seen
     * @throws org.zhiheng.api.error.ZhihengException as {@link #issue}; {@code INVALID} {@code DOCUMENT-REASON}; {@code CONFLICT} {@code DOCUMENT-MOVED} where somebody was
     *     faster
     */
    Issued reissue(
            Principal by,
            String run,
            String command,
            String paper,
            int seen,
            Map<String, String> filled,
            String reason);

    /**
     * Opens what was made, which is put down.
     *
     * @param version 0 for the last one
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code ACCESS-PURPOSE} without a purpose; {@code NOT_FOUND} {@code DOCUMENT-DESTROYED} for one that was
     *     destroyed when its time was over
     */
    OpenedAttachment open(Principal by, String run, String paper, int version, Form form, String purpose);

    /** Opens it to be printed, and puts it into the print log; as {@link #open}, and {@code INVALID} {@code DOCUMENT-COPIES}. */
    OpenedAttachment print(Principal by, String run, String paper, int version, Form form, int copies, String purpose);

    /** Who has printed a paper, the last one first. */
    List<Print> prints(Principal by, String run, String paper);
}
