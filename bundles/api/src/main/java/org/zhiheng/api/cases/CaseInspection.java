package org.zhiheng.api.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/**
 * Looks every night at all open cases for what must hold of each: somebody has to act, within a term that runs or is stopped with a day to look at it again; every
 * act has its proof; what lies in the file fits together. What does not is found, never mended: each command refuses it, so it comes from what a command does not
 * see, such as a handler whose days have ended or a calendar that was not published. Thread-safe.
 */
@ProviderType
public interface CaseInspection {

    /**
     * Something that does not hold.
     *
     * @param number of the case; null while it has none
     * @param code stable, {@code CASE-…}
     * @param message in Chinese
     * @param since the day on which it was first found
     */
    record Finding(
            String caseId, String number, String title, String body, String code, String message, LocalDate since) {}

    /** @param next the word for the page after this one; null on the last */
    record Page(List<Finding> findings, String next) {
        public Page {
            findings = List.copyOf(findings);
        }
    }

    /** An inspection that was finished: how many open cases it looked at, and what it found in them and, owed still, in closed ones. */
    record Report(Instant startedAt, Instant finishedAt, long cases, long findings) {}

    /** The last one; empty before the first. */
    Optional<Report> last();

    /**
     * What the last inspection found in the cases of a body, the oldest first.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link org.zhiheng.api.access.Permissions#check} of {@code CASE_VIEW}
     */
    Page findings(Principal by, String body, int size, String after);

    /**
     * Inspects now.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN}; {@code CONFLICT} {@code CASE-INSPECTION-RUNS} while one goes on
     */
    Report inspect(Principal by);
}
