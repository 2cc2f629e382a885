package org.zhiheng.procedures.service;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Asked;
import org.zhiheng.persistence.Instants;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.procedures.domain.StateForm;
import org.zhiheng.procedures.service.Clocks.Kept;
import org.zhiheng.procedures.store.ClockRow;
import org.zhiheng.procedures.store.RunData;
import org.zhiheng.procedures.store.RunData.Done;
import org.zhiheng.procedures.store.RunData.Stood;
import org.zhiheng.procedures.store.TaskRow;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Owner;
import org.zhiheng.rules.ProcedureDefinition.Stage;
import org.zhiheng.rules.RuleBooks;

/** Writes a changed run: its state, its tasks, its clocks and its entry in the record, in the transaction of the change. */
@Component(service = Journal.class)
public final class Journal {

    private static final String SYSTEM = "system:procedures";

    private final Recorder recorder;
    private final Terms terms;
    private final Clocks clocks;
    private final Clock clock;

    @Activate
    public Journal(
            @Reference Recorder recorder, @Reference Terms terms, @Reference Clocks clocks, @Reference Clock clock) {
        this.recorder = recorder;
        this.terms = terms;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Now, as it is kept. */
    Instant now() {
        return Instants.stored(clock.instant());
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    static Subject subject(RunState run) {
        return new Subject(Runs.SUBJECT, run.id());
    }

    /**
     * A change and what is written of it.
     *
     * @param kind of the entry
     * @param told what the entry tells besides the state
     * @param others entries that go with it
     */
    record Change(RunState next, String kind, Map<String, Object> told, List<Appending> others) {}

    /**
     * How the term of a stage and the clocks stand that were written just now.
     *
     * @param term null once the run has ended
     */
    record Standing(Run.Term term, List<ClockRow> clocks) {}

    /** @throws ZhihengException {@code CONFLICT} {@code PROCEDURE-MOVED} when somebody was faster */
    Standing save(
            RunData data, Principal by, Change change, ProcedureDefinition definition, RuleBooks books, Asked asked) {
        RunState run = change.next();
        data.save(run, Views.titles(run, definition), Journal::moved);
        return written(data, by, change, definition, books, asked);
    }

    Standing insert(
            RunData data, Principal by, Change change, ProcedureDefinition definition, RuleBooks books, Asked asked) {
        RunState run = change.next();
        data.insert(run, Views.titles(run, definition), openKey(run.subject(), run.procedure()));
        return written(data, by, change, definition, books, asked);
    }

    private Standing written(
            RunData data, Principal by, Change change, ProcedureDefinition definition, RuleBooks books, Asked asked) {
        RunState run = change.next();
        if (run.open()) {
            data.participate(run.id(), by.account());
        } else {
            data.end(run.id());
        }
        Kept kept = clocks(data, run, definition, books);
        Run.Term term = term(data, run, definition, kept.rows(), books);
        told(change.told(), term, kept);
        data.insert(by.account(), asked.command(), new Done(asked.digest(), run.id(), run.version()), now());
        List<Appending> entries = new ArrayList<>(change.others());
        change.told().put("state", StateForm.recorded(run));
        entries.add(
                new Appending(subject(run), now(), by.account(), change.kind(), change.told(), List.of(), run.book()));
        recorder.append(entries);
        return new Standing(term, kept.rows());
    }

    /** What an entry tells of terms, besides what it is about. */
    private static void told(Map<String, Object> told, Run.Term term, Kept kept) {
        if (term != null) {
            told.put("term", form(term));
        }
        if (!kept.changes().isEmpty()) {
            told.put("clocks", kept.changes());
        }
    }

    private static Map<String, Object> form(Run.Term term) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("code", term.code());
        form.put("state", term.state().name());
        form.put("legal", term.legal());
        form.put("safe", term.safe());
        form.put("book", term.book());
        return form;
    }

    /** Puts what is to do into the lists, and says how the term of the stage stands; null once the run has ended. */
    private Run.Term term(
            RunData data, RunState run, ProcedureDefinition definition, List<ClockRow> rows, RuleBooks books) {
        if (!run.open()) {
            data.replaceTasks(run.id(), List.of());
            return null;
        }
        Stage stage = definition.stage(run.stage()).orElseThrow();
        Reckoned term = terms.of(run, definition, rows, books);
        data.replaceTasks(run.id(), tasks(run, definition, stage, term, books));
        return term.told();
    }

    private Kept clocks(RunData data, RunState run, ProcedureDefinition definition, RuleBooks books) {
        List<ClockRow> before = data.clocks(run.id());
        Kept kept = clocks.of(run, definition, before, books);
        data.replaceClocks(before, kept.rows());
        return kept;
    }

    /**
     * Reckons the clocks of a run anew because what its context tells has changed.
     *
     * @return the entry; empty when nothing has changed
     */
    Optional<Appending> reckon(RunData data, RunState run, ProcedureDefinition definition, RuleBooks books) {
        Kept kept = clocks(data, run, definition, books);
        Map<String, Object> told = new LinkedHashMap<>();
        told(told, counted(data, run, definition, kept, books), kept);
        return told.isEmpty() ? Optional.empty() : Optional.of(changed(run, told, books));
    }

    /** The term of the stage, where it counts with a clock and that one has changed; else null. */
    private Run.Term counted(RunData data, RunState run, ProcedureDefinition definition, Kept kept, RuleBooks books) {
        boolean counts = run.open()
                && !definition.stage(run.stage()).orElseThrow().termClocks().isEmpty()
                && !kept.changes().isEmpty();
        return counts ? different(data, run, definition, kept.rows(), books) : null;
    }

    /** The term of the stage as it is reckoned now; null where it stands as it stood. */
    private Run.Term different(
            RunData data, RunState run, ProcedureDefinition definition, List<ClockRow> rows, RuleBooks books) {
        Optional<Stood> stood = data.term(run.id());
        Run.Term term = term(data, run, definition, rows, books);
        return term == null || stood.equals(Optional.of(new Stood(term.state(), term.legal(), term.safe())))
                ? null
                : term;
    }

    /** Reckons terms and clocks anew because rules have changed, and records what is different. */
    void refresh(RunData data, RunState run, ProcedureDefinition definition, RuleBooks books) {
        List<ClockRow> before = data.clocks(run.id());
        Kept kept = clocks.again(run, definition, before, books);
        data.replaceClocks(before, kept.rows());
        Map<String, Object> told = new LinkedHashMap<>();
        told(told, different(data, run, definition, kept.rows(), books), kept);
        if (!told.isEmpty()) {
            recorder.append(changed(run, told, books));
        }
    }

    private Appending changed(RunState run, Map<String, Object> told, RuleBooks books) {
        String book = Definitions.book(books, run.division(), run.field()).fingerprint();
        return new Appending(subject(run), now(), SYSTEM, "run-terms-changed", told, List.of(), book);
    }

    /** What is to do in a run that is open. An owner who has signed waits for the others. */
    private static List<TaskRow> tasks(
            RunState run, ProcedureDefinition definition, Stage stage, Reckoned term, RuleBooks books) {
        List<TaskRow> tasks = new ArrayList<>();
        for (Owner owner : stage.owners()) {
            String key = run.key(owner);
            if (run.signature(key) == null) {
                tasks.add(new TaskRow(
                        run.id() + "/" + tasks.size(),
                        run.id(),
                        key,
                        owner.role().role(),
                        run.parties().get(owner.body()),
                        run.assignees().get(key),
                        run.procedure(),
                        definition.title(),
                        run.subject().toString(),
                        stage.id(),
                        stage.title(),
                        run.since(),
                        term.told().state(),
                        term.sortOn(),
                        term.warnOn(),
                        term.dueAt(),
                        term.told().legal(),
                        term.told().safe(),
                        String.join(" ", term.told().missing()),
                        books.generation()));
            }
        }
        return tasks;
    }

    static String openKey(Subject subject, String procedure) {
        return subject + "|" + procedure;
    }

    static ZhihengException moved() {
        return ZhihengException.conflict("PROCEDURE-MOVED", "别人刚刚办理过这一事项,请看过现在的情况再办");
    }
}
