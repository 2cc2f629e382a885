package org.zhiheng.api.procedures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Subject;

/**
 * Runs of procedures. Each change is one transaction with its entry in the record, under the subject {@code procedure-run/<id>}, and joins the transaction
 * that runs. Thread-safe.
 *
 * <p>All throw {@link org.zhiheng.api.error.ZhihengException}: {@code NOT_FOUND} {@code PROCEDURE-RUN-UNKNOWN} for a run that is not there or out
 * of reach; those that change one {@code CONFLICT} {@code PROCEDURE-MOVED} when somebody was faster, {@code PROCEDURE-ENDED},
 * {@code PROCEDURE-COMMAND-REUSED} when the id was given to something else; {@code UNAVAILABLE} {@code PROCEDURE-SUBJECT-SILENT} while no context tells
 * of such subjects.
 */
@ProviderType
public interface Runs {

    /** Type of the record's subject of a run. */
    String SUBJECT = "procedure-run";

    /**
     * @param command id of the command, as {@link Command#id}
     * @param subject what it is about; the context that owns it has checked that it may be started
     * @param procedure id, e.g. {@code certificate.application}
     * @param division whose rule book
     * @param field a field whose rules are laid in; null for none
     * @param parties which body each party is: {@link ActingBody#OWN} and every other that the procedure names
     */
    record Start(
            String command,
            Subject subject,
            String procedure,
            String division,
            String field,
            Map<ActingBody, String> parties) {
        public Start {
            Objects.requireNonNull(command, "command");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(procedure, "procedure");
            Objects.requireNonNull(division, "division");
            parties = Map.copyOf(parties);
        }
    }

    /**
     * @param to the stage to go to
     * @param note in the words of who takes it; null for none
     * @param documents numbers or ids of the documents that arose
     */
    record Taking(String to, String note, List<String> documents) {
        public Taking {
            Objects.requireNonNull(to, "to");
            documents = List.copyOf(documents);
        }
    }

    /**
     * @param body whose runs, whatever part it takes
     * @param open whether only open ones
     * @param about types of the subjects that are wanted; empty for all
     * @param size most runs of a page, 1 to 200
     * @param after what the page before gave as its {@code next}; null for the first
     */
    record Wanted(String body, boolean open, Set<String> about, int size, String after) {
        public Wanted {
            Objects.requireNonNull(body, "body");
            about = Set.copyOf(about);
        }
    }

    /** @param next the word for the page after this one; null on the last */
    record Page(List<Listed> runs, String next) {
        public Page {
            runs = List.copyOf(runs);
        }
    }

    /** A run in a list, the newest first. */
    record Listed(
            String id,
            Subject subject,
            String procedure,
            String title,
            String stage,
            String stageTitle,
            java.time.Instant startedAt,
            java.time.Instant endedAt) {}

    /**
     * Starts a run. It follows the procedure of the books in force now until a recorded decision moves it to another version.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code PROCEDURE-UNKNOWN}; {@code INVALID} {@code PROCEDURE-PARTY} for a
     *     party that is missing or no such body; {@code CONFLICT} {@code PROCEDURE-RUNNING} when the subject is in an open run of the procedure
     */
    Run start(Principal by, Start start);

    /** A stage in which something was before it came here, and since when. */
    record Visited(String stage, java.time.Instant at) {
        public Visited {
            Objects.requireNonNull(stage, "stage");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * Takes over what was begun elsewhere: it goes on in the last of the stages it was in, with terms reckoned from the days on which it was there. The checks of
     * the ways to that stage are not asked; the context has asked who may take it over, and says so in its own entry.
     *
     * @param visits the first stage first, in the order of their moments; none is in the future
     * @throws org.zhiheng.api.error.ZhihengException as {@link #start}; {@code INVALID} {@code PROCEDURE-STAGE} for a stage that is none, final, or
     *     of another order
     */
    Run adopt(Principal by, Start start, List<Visited> visits);

    /** One run, as far as {@link org.zhiheng.api.access.Operation#RUN_VIEW} reaches one of its parties. */
    Run show(Principal by, String run);

    /**
     * How a run stands, in short.
     *
     * @param ended whether it has ended
     * @param owned whether somebody has to act in its stage
     * @param term how the term of its stage stands; null where nobody has to act
     * @param clocks how many clocks run beside it
     * @param missing what an undetermined term lacks; empty for others
     */
    record Standing(boolean ended, String stage, boolean owned, Run.TermState term, int clocks, String missing) {}

    /**
     * How runs stand, by id; those that are not there are left out. For the context that owns their subjects. Checks no permission.
     *
     * @param runs at most 300
     */
    Map<String, Standing> standing(Collection<String> runs);

    /**
     * When runs ended, by id; those that are open or not there are left out. For the context that keeps something of them. Checks no permission.
     *
     * @param runs at most 300
     */
    Map<String, java.time.Instant> ended(Collection<String> runs);

    /**
     * The stages of the procedure as the run follows it, in the version with which it began or to which a decision moved it; empty where there is no such run. For
     * the context that owns its subject. Checks no permission.
     */
    List<Procedures.Stage> stages(String run);

    /** The open run of a procedure on a subject, for the context that owns it. Checks no permission. */
    Optional<Run> running(Subject subject, String procedure);

    /** All runs on a subject that ever were, the newest first, for the context that owns it. Checks no permission. */
    List<Listed> on(Subject subject);

    /** Where subjects stand, those that never went into a procedure left out. For the contexts that own them. Checks no permission. */
    Map<Subject, InStage> stages(Collection<Subject> subjects);

    /**
     * What people call subjects whose runs or tasks have been shown; those of which no context that is there says so are left out. Checks no permission.
     *
     * @param subjects of any types
     */
    Map<Subject, String> called(Collection<Subject> subjects);

    /** How many open runs a body takes part in. Checks no permission. */
    int open(String body);

    /** Runs in which a body takes part. */
    Page list(Principal by, Wanted wanted);

    /**
     * Where it could go now, and what refuses each way: the same checks as {@link #take} asks, of today.
     *
     * @param by may see it
     */
    Ahead ahead(Principal by, String run);

    /**
     * Takes a way, or signs for it where every owner has to.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} {@code PROCEDURE-OWNER} when others own the stage; {@code INVALID}
     *     {@code PROCEDURE-WAY}; {@code CONFLICT} {@code PROCEDURE-SUSPENDED}, {@code PROCEDURE-SIGNED}
     */
    Step take(Principal by, String run, Command command, Taking taking);

    /**
     * Stops the term of the stage and the clocks. Refused where none of them is stopped by such a kind.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code PROCEDURE-SUSPENSION}
     */
    Run suspend(Principal by, String run, Command command, Suspension suspension);

    /**
     * Ends the suspensions of this kind that go on.
     *
     * @param lastDay the last day that does not count, today at the latest
     */
    Run resume(
            Principal by,
            String run,
            Command command,
            org.zhiheng.api.questions.SuspensionKind kind,
            LocalDate lastDay);

    /**
     * Extends the term of the stage: first by as much as its rule says, then, where the rule lets somebody decide so, once more by as much as was decided.
     *
     * @param further how much longer it is once it has been extended, in the unit of the rule's extension, at least 1; null for the first extension
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code PROCEDURE-EXTENSION} when it was extended so already, when its rule knows no
     *     such extension, or when it is to go on further without having been extended; {@code INVALID} {@code PROCEDURE-EXTENSION} for a number below 1
     */
    Run extend(Principal by, String run, Command command, Integer further, String why, String document);

    /**
     * Extends a clock of the whole run that runs, as {@link #extend} does the term of the stage. One that belongs to a single event is extended by the context that
     * tells the event.
     *
     * @param clock its code
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code PROCEDURE-CLOCK} when no such clock runs; {@code CONFLICT}
     *     {@code PROCEDURE-EXTENSION}
     */
    Run extendClock(
            Principal by, String run, Command command, String clock, Integer further, String why, String document);

    /**
     * Reckons the clocks of the open runs of a subject anew. For the context that owns it, called in its transaction after the facts have changed that
     * {@link ProcedureSubject#events} tells. Checks no permission. Commands on a run do so of themselves.
     *
     * @return what is to be recorded of the runs, to be appended together with the context's own entries; empty when no clock has changed
     */
    List<Appending> reckon(Subject subject);

    /**
     * Puts another body in the place of one in a run. For the context that owns its subject, which has asked whether both sides want it; joins its
     * transaction. Checks no permission.
     *
     * @param command id of the command
     * @param order about bodies, with no account
     */
    void pass(Principal by, String run, String command, HandOver order);

    /**
     * Gives what one owner has to do to one account, or back to everybody with the role.
     *
     * @param body id of the body whose part it is
     * @param account who is to do it; null for everybody
     */
    Run assign(Principal by, String run, Command command, String body, String account);

    /**
     * Hands over all open runs that the order is about, an entry for each.
     *
     * @param command id of the command; given again it goes on where it was cut off
     * @return how many runs
     * @throws org.zhiheng.api.error.ZhihengException {@code PROCEDURE-NOT-MERGED} where another body is to have them that has not taken the place of a closed one
     */
    int handOver(Principal by, String command, HandOver order);

    /**
     * As {@link #handOver}, for a context that has asked for permission itself: what follows from something it has put down. One that should take over and does not
     * hold the role any more is passed over for everybody who does.
     *
     * @param actor account of whoever ordered it
     */
    int follow(String actor, String command, HandOver order);

    /**
     * Moves a run to the version of its procedure in the books in force now. The stage stays.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code PROCEDURE-VERSION} when that version has no such stage, or is the
     *     one it has
     */
    Run changeVersion(Principal by, String run, Command command, String why, String document);

    /** The run as a drawing, the current stage marked. */
    String draw(Principal by, String run, Drawing drawing);
}
