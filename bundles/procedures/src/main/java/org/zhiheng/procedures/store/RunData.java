package org.zhiheng.procedures.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Tasks;
import org.zhiheng.api.records.Subject;
import org.zhiheng.procedures.domain.RunState;

/** What is kept, as one transaction sees it. */
public interface RunData {

    /** What a run is called in lists. */
    record Titles(String procedure, String stage) {}

    /** A command that was carried out. */
    record Done(String digest, String run, long version) {}

    /**
     * @param holders accounts and owners whose tasks are wanted
     * @param owners owners of whom all tasks are wanted, whomever they were given to
     */
    record Mine(Collection<String> holders, Collection<String> owners) {}

    /** How a term stood. */
    record Stood(Run.TermState state, String legal, String safe) {}

    Optional<RunState> run(String id);

    /** A run for a command, of which is asked next whether it was carried out before: both are read at once. */
    default Optional<RunState> run(String id, String account, String command) {
        return run(id);
    }

    /** The run, which nobody else changes until this transaction ends. */
    Optional<RunState> lock(String id);

    Optional<RunState> running(String openKey);

    /** Fails where the key is taken, by the constraint {@code uq_proc_run_open}, here or at the next thing that is read or appended to the record. */
    void insert(RunState run, Titles titles, String openKey);

    /**
     * Saves what follows from the version before.
     *
     * @param otherwise what is thrown, here or at the latest before the commit, when that is not the version any more
     */
    void save(RunState run, Titles titles, Supplier<? extends RuntimeException> otherwise);

    void replaceTasks(String run, List<TaskRow> tasks);

    /** How the term of the stage stood when the tasks were last written; empty when there are none. */
    Optional<Stood> term(String run);

    /** How runs stand, by id. */
    Map<String, Runs.Standing> standing(Collection<String> runs);

    /** When runs ended, by id; open ones are left out. */
    Map<String, Instant> ended(Collection<String> runs);

    /** The clocks of a run, ended ones too. */
    List<ClockRow> clocks(String run);

    /** Writes what of the clocks of a run is not as it was. */
    void replaceClocks(List<ClockRow> before, List<ClockRow> rows);

    void participate(String run, String account);

    /** Takes away what is only kept of open runs. */
    void end(String run);

    Optional<Done> done(String account, String command);

    void insert(String account, String command, Done done, Instant at);

    Runs.Page runs(Runs.Wanted wanted, Set<String> bodies);

    /** All runs on a subject, the newest first. */
    List<Runs.Listed> runs(String subject);

    /** How many open runs a body takes part in. */
    int openRuns(String body);

    /** Ids of open runs of a body after one, by id. */
    List<String> openRuns(String body, String after, int most);

    /** Ids of the open runs of a subject, in order. */
    List<String> openRuns(Subject subject);

    /** All runs after one, by id. */
    List<RunState> runsAfter(String id, int most);

    Tasks.Page mine(Mine mine, Tasks.Wanted wanted, LocalDate today, Instant now);

    Tasks.Page waiting(String account, Collection<String> owners, Tasks.Wanted wanted, LocalDate today, Instant now);

    Tasks.Page ofBody(Tasks.Wanted wanted, LocalDate today, Instant now);

    Tasks.ClocksPage clocks(Mine mine, Tasks.ClocksWanted wanted, LocalDate today, Instant now);

    Tasks.ClocksPage clocksOfBody(Tasks.ClocksWanted wanted, LocalDate today, Instant now);

    /** Ids of runs with tasks whose terms were reckoned by older rules. */
    List<String> outdated(long generation, int most);
}
