package org.zhiheng.api.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/** What other systems need of cases besides {@link Cases}: to submit them whole, to find what they submitted, and to follow changes. Thread-safe. */
@ProviderType
public interface CaseExchange {

    /**
     * What is wrong with a submission.
     *
     * @param code stable
     * @param message in Chinese
     * @param field {@code <index>.<field>} of a piece, or of the submission; null where none is at fault
     */
    record Problem(String code, String message, String field) {}

    /**
     * What came of a submission.
     *
     * @param outcome null where there are problems, or it was only looked at
     * @param problems all that is wrong; empty when it can be taken
     */
    record Submission(Outcome outcome, List<Problem> problems) {
        public Submission {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Takes a case in as {@link Cases#open}, and tells everything that is wrong with it at once. The same submission sent again is the same case.
     *
     * @param dry whether it is only looked at
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} as {@link Cases#open}; {@code UNAVAILABLE}
     */
    Submission submit(Principal by, Cases.Opening opening, boolean dry);

    /** The case that somebody's command has opened; empty when none has. */
    Optional<String> submitted(Principal by, String command);

    /** The case of a number, as far as one reaches. */
    Optional<String> numbered(Principal by, String number);

    /** A case about which something was recorded, as it is now. */
    record Change(CaseHead head, Instant at) {}

    /**
     * @param position from where it goes on
     * @param more whether there is more already
     */
    record Changes(List<Change> changes, String position, boolean more) {
        public Changes {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A position from which nothing is missed that was recorded at a moment or later; it may tell of some cases that changed before.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} when one may see no cases
     */
    String position(Principal by, Instant since);

    /**
     * Cases in reach that have changed, each once, in the order of the last of their changes that was looked at. What was done in the last seconds may not
     * be sealed yet and comes later; nothing is left out.
     *
     * @param position as given before; null for the beginning
     * @param size most cases, 1 to 200
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code CASE-POSITION}, {@code PAGE-SIZE}
     */
    Changes changes(Principal by, String position, int size);
}
