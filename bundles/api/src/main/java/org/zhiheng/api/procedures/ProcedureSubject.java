package org.zhiheng.api.procedures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.questions.SuspensionKind;
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
     * What people call its subjects in a list of what there is to do, so that one is told from another: shown to whoever may see the run, never recorded, and
     * nothing in it that is not for all of those. Subjects that are called nothing are left out.
     *
     * @param subjects of its types
     */
    default Map<Subject, String> called(Collection<Subject> subjects) {
        return Map.of();
    }

    /**
     * The facts for a check, as the context knows them now; called inside of the transaction that takes the step.
     *
     * @param check name of the check, as docs/rulings/procedure-check.md has it
     * @return facts of the question {@code procedure-check} without {@code check}, resolved: no reference to anything that changes, and nothing
     *     personal, for they are recorded. An absent fact is left out
     */
    Map<String, Object> facts(Subject subject, String check, LocalDate asOf);

    /** The facts for several checks, by check: for contexts that look once for all of them. */
    default Map<String, Map<String, Object>> facts(Subject subject, Collection<String> checks, LocalDate asOf) {
        Map<String, Map<String, Object>> all = new HashMap<>();
        checks.forEach(each -> all.put(each, facts(subject, each, asOf)));
        return all;
    }

    /**
     * The checks for which a person who may has concluded in writing what no ruling says (DESIGN, red line 11): where one of them is undetermined, the step is
     * taken, with the undetermined ruling in the record. One that is answered with no stays refused.
     */
    default Set<String> concluded(Subject subject, LocalDate asOf) {
        return Set.of();
    }

    /**
     * Lets the context change what it keeps, in the transaction of the step: what it throws undoes the step.
     *
     * @return what is to be recorded of its own subjects, appended together with the entry of the run; it appends nothing itself
     */
    default List<Appending> moved(Moved step) {
        return List.of();
    }

    /**
     * What has happened of which clocks of its procedures know, as the context knows it now; called inside of the transaction that changes a run, and of one
     * that reckons clocks ({@link Runs#reckon}).
     *
     * @return in any order; empty for a context whose procedures have no clocks that events start or end
     */
    default List<Event> events(Subject subject) {
        return List.of();
    }

    /**
     * What has happened, or will. Of several with the same word and key the first one counts.
     *
     * @param event a word of the form of rule packages, e.g. {@code evidence-preserved}
     * @param key what it is about, e.g. the id of a piece of evidence, at most 100 characters and nothing personal; empty for the matter as a whole
     * @param at the day; a moment where terms of hours start from it
     * @param extended whether the term it starts was extended
     * @param stops times that the term it starts leaves out, beside those of the run
     */
    record Event(String event, String key, DateOrMoment at, boolean extended, Integer extendedBy, List<Stop> stops) {
        public Event {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(at, "at");
            stops = List.copyOf(stops);
        }

        /** One whose term is not extended and leaves nothing out. */
        public static Event of(String event, String key, DateOrMoment at) {
            return new Event(event, key, at, false, null, List.of());
        }
    }

    /**
     * A time in which a term does not run, both days inclusive.
     *
     * @param to the last day; null while it goes on
     * @param reviewOn when somebody has to look whether it still holds; null only where the last day is known
     */
    record Stop(SuspensionKind kind, LocalDate from, LocalDate to, LocalDate reviewOn) {
        public Stop {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(from, "from");
            if (to == null) {
                Objects.requireNonNull(reviewOn, "reviewOn");
            }
        }
    }

    /**
     * Lets the context change whose its subject is where another body takes the place of one in its run, in that transaction: what it throws undoes it.
     *
     * @return as {@link #moved}
     */
    default List<Appending> passed(Passed change) {
        return List.of();
    }

    /**
     * That another body takes the place of one in a run.
     *
     * @param run id
     * @param actor id of the account, or {@code system:<part>}
     */
    record Passed(String run, Subject subject, String fromBody, String toBody, String actor, Instant at) {}

    /**
     * A step that is being taken.
     *
     * @param run id
     * @param from the stage that was left; null when the run starts
     * @param to the stage it is in now
     * @param toTitle in Chinese
     * @param ended whether that is a final one
     * @param as the role in which somebody acted; null when the run starts
     * @param actor id of the account
     * @param book fingerprint of the rule book the run follows
     * @param parties which body each party is
     * @param signed who signed for leaving the stage, the last one now; empty where nobody has to sign
     */
    record Moved(
            String run,
            Subject subject,
            String procedure,
            String from,
            String to,
            String toTitle,
            boolean ended,
            Role as,
            String actor,
            Instant at,
            String book,
            Map<ActingBody, String> parties,
            List<Signed> signed) {
        public Moved {
            parties = Map.copyOf(parties);
            signed = List.copyOf(signed);
        }
    }

    /**
     * That somebody signed for one of the owners of a stage.
     *
     * @param account id of the account of whoever signed
     */
    record Signed(Role role, String body, String account, Instant at) {}
}
