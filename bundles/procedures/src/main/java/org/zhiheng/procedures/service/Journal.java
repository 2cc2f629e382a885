package org.zhiheng.procedures.service;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Instants;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.procedures.domain.StateForm;
import org.zhiheng.procedures.store.RunData;
import org.zhiheng.procedures.store.RunData.Done;
import org.zhiheng.procedures.store.TaskRow;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Owner;
import org.zhiheng.rules.ProcedureDefinition.Stage;
import org.zhiheng.rules.RuleBooks;

/** Writes a changed run: its state, its tasks and its entry in the record, in the transaction of the change. */
@Component(service = Journal.class)
public final class Journal {

    private final Recorder recorder;
    private final Terms terms;
    private final Clock clock;

    @Activate
    public Journal(@Reference Recorder recorder, @Reference Terms terms, @Reference Clock clock) {
        this.recorder = recorder;
        this.terms = terms;
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

    /** @throws ZhihengException {@code CONFLICT} {@code PROCEDURE-MOVED} when somebody was faster */
    void save(RunData data, Principal by, Change change, ProcedureDefinition definition, RuleBooks books, Asked asked) {
        RunState run = change.next();
        if (!data.save(run, Views.titles(run, definition))) {
            throw moved();
        }
        written(data, by, change, definition, books, asked);
    }

    void insert(
            RunData data, Principal by, Change change, ProcedureDefinition definition, RuleBooks books, Asked asked) {
        RunState run = change.next();
        data.insert(run, Views.titles(run, definition), openKey(run.subject(), run.procedure()));
        written(data, by, change, definition, books, asked);
    }

    private void written(
            RunData data, Principal by, Change change, ProcedureDefinition definition, RuleBooks books, Asked asked) {
        RunState run = change.next();
        if (run.open()) {
            data.participate(run.id(), by.account());
        } else {
            data.end(run.id());
        }
        data.replaceTasks(run.id(), tasks(run, definition, books));
        data.insert(by.account(), asked.command(), new Done(asked.digest(), run.id(), run.version()), now());
        List<Appending> entries = new ArrayList<>(change.others());
        change.told().put("state", StateForm.recorded(run));
        entries.add(
                new Appending(subject(run), now(), by.account(), change.kind(), change.told(), List.of(), run.book()));
        recorder.append(entries);
    }

    /** What is to do in a run; nothing once it has ended. An owner who has signed waits for the others. */
    List<TaskRow> tasks(RunState run, ProcedureDefinition definition, RuleBooks books) {
        List<TaskRow> tasks = new ArrayList<>();
        if (!run.open()) {
            return tasks;
        }
        Stage stage = definition.stage(run.stage()).orElseThrow();
        Reckoned term = terms.of(run, stage, books);
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
