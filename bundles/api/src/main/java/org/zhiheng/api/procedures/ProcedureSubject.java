package org.zhiheng.api.procedures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Subject;

/**
 * What a context tells of its subjects that run through procedures, and what it does when one moves on. Offered as a service by the context that owns
 * these types of subjects; without it none of them moves. Thread-safe.
 */
@ConsumerType
public interface ProcedureSubject {

    /** Types of subjects, each told by one context. */
    Set<String> types();

    /**
     * The facts for a check, as the context knows them now; called inside of the transaction that takes the step.
     *
     * @param check name of the check, as docs/rulings/procedure-check.md has it
     * @return facts of the question {@code procedure-check} without {@code check}, resolved: no reference to anything that changes, and nothing
     *     personal, for they are recorded. An absent fact is left out
     */
    Map<String, Object> facts(Subject subject, String check, LocalDate asOf);

    /**
     * Lets the context change what it keeps, in the transaction of the step: what it throws undoes the step.
     *
     * @return what is to be recorded of its own subjects, appended together with the entry of the run; it appends nothing itself
     */
    default List<Appending> moved(Moved step) {
        return List.of();
    }

    /**
     * A step that is being taken.
     *
     * @param run id
     * @param from the stage that was left; null when the run starts
     * @param to the stage it is in now
     * @param toTitle in Chinese
     * @param ended whether that is a final one
     * @param actor id of the account
     * @param book fingerprint of the rule book the run follows
     */
    record Moved(
            String run,
            Subject subject,
            String procedure,
            String from,
            String to,
            String toTitle,
            boolean ended,
            String actor,
            Instant at,
            String book) {}
}
