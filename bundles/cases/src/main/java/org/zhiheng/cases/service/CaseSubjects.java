package org.zhiheng.cases.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ProcedureSubject;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Subject;
import org.zhiheng.cases.domain.CaseEvents;
import org.zhiheng.cases.domain.CaseFacts;
import org.zhiheng.cases.domain.FileIndex;
import org.zhiheng.cases.domain.Heads;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.store.CaseData;
import org.zhiheng.cases.store.CaseStore;

/** What procedures ask about cases, and what a step does to one. */
@Component(service = ProcedureSubject.class)
public final class CaseSubjects implements ProcedureSubject {

    private final CaseStore store;
    private final Resolved resolved;
    private final CaseRules rules;
    private final Clock clock;

    @Activate
    public CaseSubjects(
            @Reference CaseStore store,
            @Reference Resolved resolved,
            @Reference CaseRules rules,
            @Reference Clock clock) {
        this.store = store;
        this.resolved = resolved;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of(Cases.SUBJECT);
    }

    /** Its number and its matter; of parties nothing. */
    @Override
    public Map<Subject, String> called(Collection<Subject> subjects) {
        List<String> ids = subjects.stream().map(Subject::id).toList();
        Map<Subject, String> called = new HashMap<>();
        for (CaseHead each : store.read(data -> data.heads(ids))) {
            called.put(
                    new Subject(Cases.SUBJECT, each.id()),
                    each.number() == null ? each.title() : each.number() + " " + each.title());
        }
        return called;
    }

    @Override
    public Map<String, Object> facts(Subject subject, String check, LocalDate asOf) {
        return facts(subject, List.of(check), asOf).getOrDefault(check, Map.of());
    }

    @Override
    public Map<String, Map<String, Object>> facts(Subject subject, Collection<String> checks, LocalDate asOf) {
        return store.read(data -> {
            CaseHead head = data.head(subject.id()).orElseThrow(CaseService::unknown);
            CaseFacts facts = new CaseFacts(
                    head,
                    new Pieces(data.pieces(head.id())),
                    asOf,
                    LocalDate.ofInstant(data.stageSince(head.id()), clock.getZone()),
                    (question, references, given) -> resolved.facts(question, references, given, asOf),
                    resolved,
                    new CasePlace(head, asOf, store, rules, resolved));
            Map<String, Map<String, Object>> all = new HashMap<>();
            checks.forEach(each -> all.put(each, facts.of(each)));
            return all;
        });
    }

    @Override
    public Set<String> concluded(Subject subject, LocalDate asOf) {
        return store.read(data -> {
            CaseHead head = data.head(subject.id()).orElseThrow(CaseService::unknown);
            Set<String> concluded = new Pieces(data.pieces(head.id())).concluded();
            concluded.retainAll(rules.concludable(head, asOf));
            return concluded;
        });
    }

    @Override
    public List<Event> events(Subject subject) {
        return store.read(data -> {
            // A run starts before there is a case: what the case begins with is told as it is put down.
            CaseHead head = data.head(subject.id()).orElse(null);
            if (head == null) {
                return List.of();
            }
            Pieces file = new Pieces(data.pieces(head.id()));
            return CaseEvents.of(file, head.actKind(), rules.concluded(head, file));
        });
    }

    /** A case follows the body whose run it is. */
    @Override
    public List<Appending> passed(Passed change) {
        return store.change(data -> {
            CaseHead before = data.lock(change.subject().id()).orElseThrow(CaseService::unknown);
            if (!before.body().equals(change.fromBody())) {
                return List.of();
            }
            CaseHead after = Heads.passed(before, change.toBody());
            data.passed(after);
            return List.of(Entries.of(
                    change.actor(),
                    change.at(),
                    "case-passed",
                    Map.of("fromBody", change.fromBody()),
                    after,
                    List.of(),
                    List.of(),
                    null));
        });
    }

    @Override
    public List<Appending> moved(Moved step) {
        if (step.from() == null) {
            // The case is written by whoever opens it, in the same transaction.
            return List.of();
        }
        return store.change(data -> {
            CaseHead before = data.lock(step.subject().id()).orElseThrow(CaseService::unknown);
            // The lists of runs lead to a step, too: a case that has handlers is theirs wherever it is taken from.
            if (step.as() == Role.OFFICER
                    && !before.handlers().isEmpty()
                    && resolved.officersOf(step.actor()).stream().noneMatch(before.handlers()::contains)) {
                throw ZhihengException.forbidden("CASE-HANDLER", "您不是本案的办案人员");
            }
            LocalDate on = LocalDate.ofInstant(step.at(), clock.getZone());
            boolean goesOn = step.ended() && rules.next(before, step.to(), on).isPresent();
            if (goesOn && !data.isGoingOn(before.id())) {
                throw ZhihengException.conflict(
                        "CASE-PROCEDURE-CHANGE", "“" + step.toTitle() + "”要接着办理另一程序,请在案件里办理这一步");
            }
            boolean ends = step.ended() && !goesOn;
            CaseHead after = Heads.moved(before, step.to(), step.toTitle(), ends, step.at());
            data.moved(after, step.at());
            List<Examination.Written> frozen = ends ? frozen(data, before, step, on) : List.of();
            if (!frozen.isEmpty()) {
                data.insert(
                        before.id(),
                        frozen.stream().map(Examination.Written::piece).toList());
            }
            return List.of(Entries.of(
                    step.actor(),
                    step.at(),
                    "case-moved",
                    Map.of("from", step.from()),
                    after,
                    frozen,
                    List.of(),
                    step.book()));
        });
    }

    /** The index of a file that was archived, as it is from now on. */
    private List<Examination.Written> frozen(CaseData data, CaseHead head, Moved step, LocalDate on) {
        Pieces file = new Pieces(data.pieces(head.id()));
        if (file.piece("archive", PieceDefinition.ONLY).isEmpty()) {
            return List.of();
        }
        return FileIndex.pieces(rules.index(head, on).of(file), step.actor(), step.at()).stream()
                .map(each -> new Examination.Written(0, each, null, Map.of(), List.of()))
                .toList();
    }
}
