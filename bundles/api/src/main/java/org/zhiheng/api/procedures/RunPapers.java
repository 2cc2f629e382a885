package org.zhiheng.api.procedures;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/**
 * Papers of matters that are no cases: applications for certificates, entrustments, grants of powers. What stands in them is filled in by whoever makes them; they are signed on
 * paper, and what was signed is named when the step is taken. Nothing of it is kept here. Thread-safe.
 *
 * <p>Both throw as {@link Runs#show}.
 */
@ProviderType
public interface RunPapers {

    /**
     * A paper that can be made.
     *
     * @param document code of the kind
     * @param stage whether the stage in which the run is names it; else another of its procedure does
     */
    record Offered(String document, String title, boolean stage, List<Blank> blanks) {}

    /**
     * What is filled in.
     *
     * @param needed whether it is not made without
     */
    record Blank(String name, String title, boolean needed) {}

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

    /**
     * A paper in the name of the body that acts in the stage of the run.
     *
     * @param filled by name of the blank
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code DOCUMENT-UNKNOWN}; {@code INVALID} {@code DOCUMENT-INPUT} for a blank that the paper has not, or
     *     too long a text, {@code DOCUMENT-INCOMPLETE}, {@code DOCUMENT-CHARACTER}
     */
    byte[] make(Principal by, String run, String document, Map<String, String> filled, Form form);
}
