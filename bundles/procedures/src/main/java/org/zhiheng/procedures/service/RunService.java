package org.zhiheng.procedures.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Succession;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Ahead;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Drawing;
import org.zhiheng.api.procedures.Extension;
import org.zhiheng.api.procedures.HandOver;
import org.zhiheng.api.procedures.InStage;
import org.zhiheng.api.procedures.ProcedureSubject;
import org.zhiheng.api.procedures.Procedures;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.procedures.Suspension;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Asked;
import org.zhiheng.persistence.Constraints;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.procedures.domain.RunState.Signature;
import org.zhiheng.procedures.domain.RunState.Visit;
import org.zhiheng.procedures.domain.StateForm;
import org.zhiheng.procedures.draw.Drawn;
import org.zhiheng.procedures.service.Actors.Actor;
import org.zhiheng.procedures.service.Journal.Change;
import org.zhiheng.procedures.store.ClockRow;
import org.zhiheng.procedures.store.RunData;
import org.zhiheng.procedures.store.RunStore;
import org.zhiheng.rules.KnownChecks;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Owner;
import org.zhiheng.rules.ProcedureDefinition.Stage;
import org.zhiheng.rules.ProcedureDefinition.TermChange;
import org.zhiheng.rules.ProcedureDefinition.Transition;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBook.AppliedProcedure;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.TermRule;

/** Runs procedures. */
@Component(service = Runs.class)
public final class RunService implements Runs {

    /** Told where the id of a command has another form. */
    private static final String COMMAND = "PROCEDURE-COMMAND";

    private static final String SUSPENDED = "这一事项已经中止,恢复以后才能办理";
    private static final String ENDED = "这一事项已经办结";

    private static final int LONGEST_TEXT = 500;
    private static final int BATCH = 100;
    private static final int LONGEST_ORDER = 60;

    private final RunStore store;
    private final Definitions definitions;
    private final Terms terms;
    private final Clocks clocks;
    private final Checks checks;
    private final Actors actors;
    private final Subjects subjects;
    private final Journal journal;
    private final Permissions permissions;
    private final Organisation organisation;
    private final Directory directory;
    private final Succession succession;

    @Activate
    public RunService(
            @Reference RunStore store,
            @Reference Definitions definitions,
            @Reference Terms terms,
            @Reference Clocks clocks,
            @Reference Checks checks,
            @Reference Actors actors,
            @Reference Subjects subjects,
            @Reference Journal journal,
            @Reference Permissions permissions,
            @Reference Organisation organisation,
            @Reference Directory directory,
            @Reference Succession succession) {
        this.store = store;
        this.definitions = definitions;
        this.terms = terms;
        this.clocks = clocks;
        this.checks = checks;
        this.actors = actors;
        this.subjects = subjects;
        this.journal = journal;
        this.permissions = permissions;
        this.organisation = organisation;
        this.directory = directory;
        this.succession = succession;
    }

    // ---- starting

    @Override
    public Run start(Principal by, Start start) {
        Asked asked = Asked.of(
                COMMAND,
                start.command(),
                "start",
                start.subject(),
                start.procedure(),
                start.division(),
                start.field(),
                new TreeMap<>(start.parties()));
        return begin(
                by,
                start,
                asked,
                "run-started",
                definition -> List.of(new Visit(definition.firstStage(), journal.now())));
    }

    @Override
    public Run adopt(Principal by, Start start, List<Visited> visits) {
        Asked asked = Asked.of(
                COMMAND,
                start.command(),
                "adopt",
                start.subject(),
                start.procedure(),
                start.division(),
                start.field(),
                new TreeMap<>(start.parties()),
                visits);
        return begin(by, start, asked, "run-taken-over", definition -> visits(definition, visits));
    }

    private List<Visit> visits(ProcedureDefinition definition, List<Visited> visits) {
        Instant before = Instant.MIN;
        for (Visited each : visits) {
            Stage stage = definition.stage(each.stage()).orElse(null);
            if (stage == null || stage.isFinal()) {
                throw stage("程序“" + definition.title() + "”没有可以接着办理的环节“" + each.stage() + "”");
            }
            if (each.at().isBefore(before) || each.at().isAfter(journal.now())) {
                throw stage("到达各环节的时间应当依次在后,也不能在将来");
            }
            before = each.at();
        }
        if (visits.isEmpty() || !visits.get(0).stage().equals(definition.firstStage())) {
            throw stage("应当从第一个环节“" + definition.firstStage() + "”起写明");
        }
        return visits.stream().map(each -> new Visit(each.stage(), each.at())).toList();
    }

    private static ZhihengException stage(String message) {
        return ZhihengException.invalid("PROCEDURE-STAGE", message, "stage");
    }

    /** @param visits the stages it is to have been in, the one it goes on in last */
    private Run begin(
            Principal by, Start start, Asked asked, String kind, Function<ProcedureDefinition, List<Visit>> visits) {
        Optional<Run> before = repeated(by, asked);
        if (before.isPresent()) {
            return before.get();
        }
        ProcedureSubject subject = subjects.of(start.subject());
        RuleBooks books = definitions.inForce();
        RuleBook book = Definitions.book(books, start.division(), start.field());
        AppliedProcedure applied = Definitions.starting(book, start.procedure(), terms.today());
        ProcedureDefinition definition = applied.definition();
        checkParties(definition, start);
        RunState run = new RunState(
                Journal.newId(),
                start.subject(),
                start.procedure(),
                start.division(),
                start.field(),
                start.parties(),
                book.fingerprint(),
                definition.hash(),
                visits.apply(definition),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                by.account(),
                null,
                0);
        return once(
                by,
                asked,
                () -> store.change(data -> {
                    if (data.running(Journal.openKey(start.subject(), start.procedure()))
                            .isPresent()) {
                        throw running();
                    }
                    List<Appending> others = subject.moved(step(run, definition, null, false, null, by, List.of()));
                    Change change = new Change(run, kind, new LinkedHashMap<>(), others);
                    return view(run, definition, journal.insert(data, by, change, definition, books, asked));
                }));
    }

    private static ZhihengException running() {
        return ZhihengException.conflict("PROCEDURE-RUNNING", "这一事项已经在办理同一程序,办完以前不能再次启动");
    }

    private void checkParties(ProcedureDefinition definition, Start start) {
        Map<ActingBody, String> parties = start.parties();
        List<ActingBody> needed = new ArrayList<>(List.of(ActingBody.OWN));
        definition.stages().forEach(stage -> stage.owners().forEach(each -> needed.add(each.body())));
        definition.clocks().forEach(each -> needed.add(each.owner().body()));
        for (ActingBody each : needed) {
            if (!parties.containsKey(each)) {
                throw party("没有写明哪个机构是" + title(each), each);
            }
        }
        parties.forEach((party, id) -> {
            Body body = organisation.body(id).orElseThrow(() -> party("没有编号为“" + id + "”的机构", party));
            boolean fits =
                    switch (party) {
                        case GOVERNMENT -> body.kind() == Body.Kind.GOVERNMENT;
                        case TOWNSHIP -> body.kind() == Body.Kind.TOWNSHIP;
                        case JUSTICE_BUREAU -> DivisionCode.isValid(start.division())
                                && body.justiceBureauOver(new DivisionCode(start.division()));
                        case OWN, COUNTERPART -> true;
                    };
            if (!fits) {
                throw party("“" + body.title() + "”不能作为" + title(party), party);
            }
        });
    }

    private static ZhihengException party(String message, ActingBody party) {
        return ZhihengException.invalid(
                "PROCEDURE-PARTY",
                message,
                "parties." + party.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    private static String title(ActingBody party) {
        return switch (party) {
            case OWN -> "承办机构";
            case JUSTICE_BUREAU -> "司法行政部门";
            case GOVERNMENT -> "本级人民政府";
            case TOWNSHIP -> "镇街";
            case COUNTERPART -> "对方机构";
        };
    }

    private ProcedureSubject.Moved step(
            RunState run,
            ProcedureDefinition definition,
            String from,
            boolean ended,
            Role as,
            Principal by,
            List<ProcedureSubject.Signed> signed) {
        return new ProcedureSubject.Moved(
                run.id(),
                run.subject(),
                run.procedure(),
                from,
                run.stage(),
                definition.stage(run.stage()).orElseThrow().title(),
                ended,
                as,
                by.account(),
                run.since(),
                run.book(),
                run.parties(),
                signed);
    }

    // ---- looking

    @Override
    public Run show(Principal by, String id) {
        RunState run = visible(by, id);
        return view(run, definitions.of(run), definitions.inForce());
    }

    /** A run that may be seen. Who may see none at all is told so, and not which ids there are. */
    private RunState visible(Principal by, String id) {
        permissions.reach(by, Operation.RUN_VIEW);
        return store.read(data -> data.run(id))
                .filter(run -> run.parties().values().stream()
                        .anyMatch(body -> permissions.may(by, Operation.RUN_VIEW, new Target(run.startedBy(), body))))
                .orElseThrow(RunService::unknown);
    }

    private static ZhihengException unknown() {
        return ZhihengException.notFound("PROCEDURE-RUN-UNKNOWN", "没有这一办理事项,或者不在数据范围内", "run");
    }

    @Override
    public Optional<Run> running(Subject subject, String procedure) {
        return store.read(data -> data.running(Journal.openKey(subject, procedure)))
                .map(run -> view(run, definitions.of(run), definitions.inForce()));
    }

    @Override
    public List<Procedures.Stage> stages(String run) {
        return store.read(data -> data.run(run)).map(definitions::stages).orElse(List.of());
    }

    @Override
    public Map<String, Standing> standing(Collection<String> runs) {
        return store.read(data -> data.standing(runs));
    }

    @Override
    public Map<String, Instant> ended(Collection<String> runs) {
        return store.read(data -> data.ended(runs));
    }

    @Override
    public List<Listed> on(Subject subject) {
        return store.read(data -> data.runs(subject.toString()));
    }

    @Override
    public Map<Subject, String> called(Collection<Subject> all) {
        return subjects.called(all);
    }

    @Override
    public Map<Subject, InStage> stages(Collection<Subject> subjects) {
        return store.read(data -> {
            Map<Subject, InStage> all = new HashMap<>();
            for (Subject each : subjects) {
                List<Listed> found = data.runs(each.toString());
                found.stream()
                        .filter(run -> run.endedAt() == null)
                        .findFirst()
                        .or(() -> found.stream().findFirst())
                        .flatMap(last -> data.run(last.id()))
                        .ifPresent(run -> all.put(each, stage(run)));
            }
            return all;
        });
    }

    private InStage stage(RunState run) {
        Stage stage = definitions.of(run).stage(run.stage()).orElseThrow();
        return new InStage(
                run.id(),
                run.procedure(),
                run.stage(),
                stage.title(),
                run.open(),
                stage.owners().stream()
                        .map(each -> new InStage.Owner(
                                each.role().role(), run.parties().get(each.body())))
                        .collect(Collectors.toSet()));
    }

    @Override
    public int open(String body) {
        return store.read(data -> data.openRuns(body));
    }

    @Override
    public Page list(Principal by, Wanted wanted) {
        permissions.check(by, Operation.RUN_VIEW, new Target(null, wanted.body()));
        return store.read(data -> data.runs(wanted, Set.of(wanted.body())));
    }

    @Override
    public String draw(Principal by, String id, Drawing drawing) {
        RunState run = visible(by, id);
        return Drawn.of(definitions.of(run), run, drawing);
    }

    private Run view(RunState run, ProcedureDefinition definition, RuleBooks books) {
        List<ClockRow> rows = store.read(data -> data.clocks(run.id()));
        return Views.of(
                run,
                definition,
                run.open() ? terms.of(run, definition, rows, books).told() : null,
                clocks.shown(run, definition, rows, books));
    }

    /** What was reckoned just now need not be reckoned again. */
    private Run view(RunState run, ProcedureDefinition definition, Journal.Standing standing) {
        return Views.of(run, definition, standing.term(), clocks.shown(standing.clocks()));
    }

    // ---- commands

    /** A run and what it follows, as somebody who commands finds it. */
    private record Frame(RunState run, ProcedureDefinition definition, Stage stage, RuleBooks books) {}

    private Frame frame(RunState run, RuleBooks books) {
        ProcedureDefinition definition = definitions.of(run);
        return new Frame(run, definition, definition.stage(run.stage()).orElseThrow(), books);
    }

    private Frame frame(Principal by, String id, Operation operation, Asked asked) {
        permissions.reach(by, operation);
        RunState run =
                store.read(data -> data.run(id, by.account(), asked.command())).orElseThrow(RunService::unknown);
        return frame(run, definitions.inForce());
    }

    private static void current(RunState run, Command command) {
        // First: whoever has not seen how it stands is told that, and the same command sent twice is found again.
        if (run.version() != command.version()) {
            throw Journal.moved();
        }
        if (!run.open()) {
            throw ZhihengException.conflict("PROCEDURE-ENDED", ENDED);
        }
    }

    /** What a command gave when it was carried out before; empty the first time. */
    private Optional<Run> repeated(Principal by, Asked asked) {
        return store.read(data -> data.done(by.account(), asked.command())).map(done -> {
            if (!done.digest().equals(asked.digest())) {
                throw ZhihengException.conflict("PROCEDURE-COMMAND-REUSED", "这一办理编号已经用于另一次办理");
            }
            RunState run = store.read(data -> data.run(done.run())).orElseThrow(RunService::unknown);
            return view(run, definitions.of(run), definitions.inForce());
        });
    }

    /** Carries out, and where the same command was faster gives what that one did. */
    private Run once(Principal by, Asked asked, java.util.function.Supplier<Run> work) {
        try {
            return work.get();
        } catch (ZhihengException e) {
            if (!Set.of("PROCEDURE-MOVED", "PROCEDURE-RUNNING", "DB-DUPLICATE").contains(e.code())) {
                throw e;
            }
            Optional<Run> before = repeated(by, asked);
            if (before.isPresent()) {
                return before.get();
            }
            throw Constraints.violated(e, "uq_proc_run_open") ? running() : e;
        }
    }

    /**
     * Changes a run that is still what the person saw.
     *
     * @param work gives the change; null to leave the run as it is
     */
    private Run change(
            Principal by, Frame frame, Command command, Asked asked, BiFunction<RunData, Frame, Change> work) {
        return once(
                by,
                asked,
                () -> store.change(data -> {
                    RunState now = data.run(frame.run().id()).orElseThrow(RunService::unknown);
                    current(now, command);
                    Frame found = frame(now, frame.books());
                    Change change = work.apply(data, found);
                    if (change == null) {
                        return view(now, found.definition(), frame.books());
                    }
                    ProcedureDefinition definition = definitions.of(change.next());
                    return view(
                            change.next(),
                            definition,
                            journal.save(data, by, change, definition, frame.books(), asked));
                }));
    }

    @Override
    public Step take(Principal by, String id, Command command, Taking taking) {
        Asked asked = Asked.of(COMMAND, command.id(), "take", id, command.version(), taking);
        texts(taking.note(), "note");
        taking.documents().forEach(each -> texts(each, "documents"));
        Frame frame = frame(by, id, Operation.RUN_ACT, asked);
        Optional<Run> before = repeated(by, asked);
        if (before.isPresent()) {
            return new Step(true, before.get(), List.of());
        }
        current(frame.run(), command);
        Actor actor = actors.acting(by, frame.run(), frame.stage());
        Transition way = way(frame.stage(), taking.to());
        if (frame.run().standsStill(terms.today())) {
            throw ZhihengException.conflict("PROCEDURE-SUSPENDED", SUSPENDED);
        }
        List<Step.Refused> refused = new ArrayList<>();
        Run run = change(by, frame, command, asked, (data, found) -> {
            ProcedureSubject subject = subjects.of(found.run().subject());
            Checks.Result result =
                    checks.of(by, found.run(), found.stage(), way, subject, found.books(), terms.today());
            refused.addAll(result.refused());
            return refused.isEmpty() ? taken(by, found, actor, way, taking, subject, result) : null;
        });
        return new Step(refused.isEmpty(), run, refused);
    }

    @Override
    public Ahead ahead(Principal by, String id) {
        RunState run = visible(by, id);
        if (!run.open()) {
            return new Ahead(run.version(), false, ENDED, List.of());
        }
        Frame frame = frame(run, definitions.inForce());
        List<Transition> ways = frame.stage().transitions();
        List<List<Step.Refused>> refused =
                checks.ahead(run, frame.stage(), subjects.of(run.subject()), frame.books(), terms.today());
        List<Ahead.Way> told = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            String title =
                    frame.definition().stage(ways.get(i).to()).orElseThrow().title();
            told.add(new Ahead.Way(ways.get(i).to(), title, ways.get(i).when(), refused.get(i)));
        }
        Optional<String> why =
                run.standsStill(terms.today()) ? Optional.of(SUSPENDED) : actors.whyNot(by, run, frame.stage());
        return new Ahead(run.version(), why.isEmpty(), why.orElse(null), told);
    }

    private static Transition way(Stage stage, String to) {
        return stage.way(to)
                .orElseThrow(() -> ZhihengException.invalid(
                        "PROCEDURE-WAY",
                        "从环节“" + stage.title() + "”不能到“" + to + "”;可以到:"
                                + String.join(
                                        "、",
                                        stage.transitions().stream()
                                                .map(Transition::to)
                                                .toList()),
                        "to"));
    }

    private Change taken(
            Principal by,
            Frame frame,
            Actor actor,
            Transition way,
            Taking taking,
            ProcedureSubject subject,
            Checks.Result result) {
        RunState run = frame.run();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("from", run.stage());
        told.put("to", way.to());
        told.put("owner", actor.key());
        told.put("grant", actor.grant().id());
        told.put("deputy", actor.deputy());
        told.put("note", StateForm.personal(run.id(), taking.note()));
        told.put(
                "documents",
                taking.documents().stream()
                        .map(each -> (Object) StateForm.personal(run.id(), each))
                        .toList());
        List<Appending> entries = new ArrayList<>(result.entries());
        List<ProcedureSubject.Signed> signatures = List.of();
        if (frame.stage().allSign() && !way.oneSigns()) {
            RunState signed = run.signed(signature(by, run, actor, way));
            if (!frame.stage().owners().stream()
                    .map(signed::key)
                    .allMatch(each -> signed.signature(each) != null
                            && signed.signature(each).to().equals(way.to()))) {
                return new Change(signed, "run-signed", told, entries);
            }
            signatures = frame.stage().owners().stream()
                    .map(each -> signed(run, each, signed.signature(run.key(each))))
                    .toList();
        }
        boolean end = frame.definition().stage(way.to()).orElseThrow().isFinal();
        RunState next = run.moved(way.to(), end, journal.now());
        entries.addAll(subject.moved(
                step(next, frame.definition(), run.stage(), end, actor.grant().role(), by, signatures)));
        return new Change(next, "run-step", told, entries);
    }

    private static ProcedureSubject.Signed signed(RunState run, Owner owner, Signature signature) {
        return new ProcedureSubject.Signed(
                owner.role().role(), run.parties().get(owner.body()), signature.account(), signature.at());
    }

    private Signature signature(Principal by, RunState run, Actor actor, Transition way) {
        Signature own = run.signature(actor.key());
        if (own != null && own.to().equals(way.to())) {
            throw ZhihengException.conflict("PROCEDURE-SIGNED", "这一方已经签署,等待其他各方");
        }
        boolean otherParty = run.signatures().stream()
                .anyMatch(each ->
                        !each.owner().equals(actor.key()) && each.account().equals(by.account()));
        if (otherParty) {
            throw ZhihengException.conflict("PROCEDURE-SIGNED", "同一人不能代表两方签署");
        }
        return new Signature(actor.key(), way.to(), by.account(), journal.now());
    }

    // ---- terms

    @Override
    public Run suspend(Principal by, String id, Command command, Suspension suspension) {
        Asked asked = Asked.of(COMMAND, command.id(), "suspend", id, command.version(), suspension);
        said(suspension.why(), "why");
        said(suspension.document(), "document");
        return own(by, id, command, asked, frame -> {
            LocalDate today = terms.today();
            if (suspension.to() == null && suspension.reviewOn() == null) {
                throw suspension("没有止日的,应当写明复核日", "reviewOn");
            } else if (suspension.to() == null && suspension.from().isAfter(today)) {
                throw suspension("没有止日的,起日不能晚于今天", "from");
            } else if (suspension.to() != null && suspension.to().isBefore(suspension.from())) {
                throw suspension("止日早于起日", "to");
            } else if (suspension.to() == null && suspension.reviewOn().isBefore(today)) {
                throw suspension("复核日不能早于今天", "reviewOn");
            }
            if (!stops(frame, suspension.kind())) {
                throw suspension("这一事由不使期限" + timed(frame).code() + "停止计算", "kind");
            }
            LocalDate began = began(frame, suspension.kind());
            if (suspension.from().isBefore(began)) {
                throw suspension("起日不能早于期限起算之日" + began, "from");
            }
            if (suspension.kind() == SuspensionKind.SUSPENDED && !mayStandStill(frame)) {
                throw ZhihengException.conflict("PROCEDURE-SUSPENSION-APPROVAL", "中止应当先经负责人批准");
            }
            return changed(frame.run().suspended(suspension), "run-suspended");
        });
    }

    /** Where a procedure is suspended by nobody but with approval, its term is not either. */
    private boolean mayStandStill(Frame frame) {
        String approved = KnownChecks.SUSPENSION_APPROVED.code();
        boolean wanted = frame.definition().stages().stream()
                .flatMap(each -> each.transitions().stream())
                .anyMatch(way -> way.checks().contains(approved));
        return !wanted
                || checks.holds(
                        frame.run(),
                        KnownChecks.SUSPENSION_APPROVED,
                        subjects.of(frame.run().subject()),
                        frame.books(),
                        terms.today());
    }

    /** Whether a kind of suspension stops the term of the stage or a clock. */
    private boolean stops(Frame frame, SuspensionKind kind) {
        RunState run = frame.run();
        List<ClockRow> rows = rows(frame);
        return terms.stoppedBy(run, frame.definition(), rows, frame.books()).contains(kind)
                || clocks.stopped(run, frame.definition(), rows, kind, frame.books())
                        .findAny()
                        .isPresent();
    }

    /** The first day of the terms that a kind of suspension stops; no day before it can be left out. */
    private LocalDate began(Frame frame, SuspensionKind kind) {
        RunState run = frame.run();
        List<ClockRow> rows = rows(frame);
        Stream<LocalDate> stage =
                terms.stoppedBy(run, frame.definition(), rows, frame.books()).contains(kind)
                        ? Stream.of(timed(frame).start().date())
                        : Stream.empty();
        return Stream.concat(
                        stage,
                        clocks.stopped(run, frame.definition(), rows, kind, frame.books())
                                .map(each -> each.start().date()))
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private List<ClockRow> rows(Frame frame) {
        return store.read(data -> data.clocks(frame.run().id()));
    }

    /** The term of the stage. */
    private Terms.Timed timed(Frame frame) {
        return Terms.timed(frame.run(), frame.definition(), rows(frame));
    }

    private static ZhihengException suspension(String message, String field) {
        return ZhihengException.invalid("PROCEDURE-SUSPENSION", message, field);
    }

    @Override
    public Run resume(Principal by, String id, Command command, SuspensionKind kind, LocalDate lastDay) {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(lastDay, "lastDay");
        Asked asked = Asked.of(COMMAND, command.id(), "resume", id, command.version(), kind, lastDay);
        return own(by, id, command, asked, frame -> {
            List<Suspension> going = frame.run().suspensions().stream()
                    .filter(each -> each.kind() == kind && each.to() == null)
                    .toList();
            if (going.isEmpty()) {
                throw suspension("没有这一事由的停止计算", "kind");
            }
            boolean early = going.stream().anyMatch(each -> lastDay.isBefore(each.from()));
            if (early || lastDay.isAfter(terms.today())) {
                throw suspension("最后一个不计入的日子不能早于起日,也不能晚于今天", "lastDay");
            }
            return changed(frame.run().resumed(kind, lastDay), "run-resumed");
        });
    }

    /** A change that an owner of the stage makes. */
    private Run own(Principal by, String id, Command command, Asked asked, Function<Frame, Change> work) {
        Frame frame = frame(by, id, Operation.RUN_ACT, asked);
        Optional<Run> before = repeated(by, asked);
        if (before.isPresent()) {
            return before.get();
        }
        current(frame.run(), command);
        actors.acting(by, frame.run(), frame.stage());
        return change(by, frame, command, asked, (data, found) -> work.apply(found));
    }

    private static Change changed(RunState next, String kind) {
        return new Change(next, kind, new LinkedHashMap<>(), List.of());
    }

    @Override
    public Run extend(Principal by, String id, Command command, Integer further, String why, String document) {
        said(why, "why");
        said(document, "document");
        Asked asked = Asked.of(COMMAND, command.id(), "extend", id, command.version(), further, why, document);
        return headed(by, id, command, asked, Operation.RUN_EXTEND, frame -> {
            List<ClockRow> rows = rows(frame);
            if (Terms.separate(frame.run(), frame.definition(), rows)) {
                throw extension("这一环节的期限只按事件本身延长,写在它自己的记录里");
            }
            Terms.Timed timed = Terms.timed(frame.run(), frame.definition(), rows);
            mayBeExtended(
                    timed.code(),
                    further,
                    timed.extended(),
                    timed.furtherBy(),
                    terms.extension(frame.run(), timed, frame.books()));
            notOver(terms.of(frame.run(), frame.definition(), rows, frame.books()));
            decided(frame, further);
            return changed(
                    frame.run()
                            .extended(new Extension(timed.code(), further, by.account(), terms.today(), why, document)),
                    "run-extended");
        });
    }

    /**
     * Refuses an extension that no rule allows.
     *
     * @param term its code
     * @param further null for the first
     * @param before by how much it has gone on further already; null where it has not
     * @param extension of the rule; null where it knows none
     */
    private static void mayBeExtended(
            String term, Integer further, boolean extended, Integer before, TermRule.Extension extension) {
        if (further == null && extended) {
            throw extension("这一期限已经延长过,不能再次延长");
        } else if (extension == null) {
            throw extension("规则没有规定期限" + term + "可以延长");
        } else if (further != null && further < 1) {
            throw ZhihengException.invalid("PROCEDURE-EXTENSION", "继续延长至少是1", "further");
        } else if (further != null && extension.further() == null) {
            throw extension("规则没有规定期限" + term + "延长以后可以继续延长");
        } else if (further != null && !extended) {
            throw extension("这一期限还没有延长过,不能继续延长");
        } else if (before != null) {
            throw extension("这一期限已经继续延长过,不能再次延长");
        }
    }

    /** Refuses to extend what has run out: a term that is over is missed, and nobody makes it kept afterwards. */
    private void notOver(Reckoned term) {
        Instant due = term.dueAt();
        boolean over = due == null ? term.sortOn().isBefore(terms.today()) : due.isBefore(journal.now());
        if (over && term.told().state() == Run.TermState.RUNNING) {
            throw extension("期限至" + term.told().legal() + "届满,之后不能延长");
        }
    }

    /** Refuses what the procedure wants decided before, and is not. */
    private void decided(Frame frame, Integer further) {
        TermChange change = further == null ? TermChange.EXTENSION : TermChange.FURTHER_EXTENSION;
        ProcedureSubject subject = subjects.of(frame.run().subject());
        List<String> wanting = frame.definition().before(change).stream()
                .map(KnownChecks::of)
                .filter(each -> !checks.holds(frame.run(), each, subject, frame.books(), terms.today()))
                .map(KnownChecks::title)
                .toList();
        if (!wanting.isEmpty()) {
            throw ZhihengException.conflict("PROCEDURE-EXTENSION-APPROVAL", "延长以前,案卷里应当有:" + String.join("、", wanting));
        }
    }

    private static ZhihengException extension(String message) {
        return ZhihengException.conflict("PROCEDURE-EXTENSION", message);
    }

    @Override
    public Run extendClock(
            Principal by, String id, Command command, String clock, Integer further, String why, String document) {
        said(why, "why");
        said(document, "document");
        Asked asked =
                Asked.of(COMMAND, command.id(), "extend-clock", id, command.version(), clock, further, why, document);
        return headed(by, id, command, asked, Operation.RUN_EXTEND, frame -> {
            RunState run = frame.run();
            ProcedureDefinition.Clock known = frame.definition()
                    .clock(clock)
                    .filter(each -> !each.separate())
                    .orElseThrow(RunService::noClock);
            ClockRow row = store.read(data -> data.clocks(id)).stream()
                    .filter(each -> each.code().equals(clock) && each.key().isEmpty() && each.open())
                    .findFirst()
                    .orElseThrow(RunService::noClock);
            mayBeExtended(
                    row.term(),
                    further,
                    row.basis().extended(),
                    row.basis().furtherBy(),
                    clocks.extension(run, known, row, frame.books()));
            notOver(clocks.reckoned(run, known, row, frame.books()));
            decided(frame, further);
            return changed(
                    run.extended(new Extension(row.term(), further, by.account(), terms.today(), why, document)),
                    "run-extended");
        });
    }

    private static ZhihengException noClock() {
        return ZhihengException.invalid("PROCEDURE-CLOCK", "没有这一期限在计算,或者它只按事件本身延长", "clock");
    }

    @Override
    public List<Appending> reckon(Subject subject) {
        RuleBooks books = definitions.inForce();
        return store.change(data -> data.openRuns(subject).stream()
                .flatMap(id -> data.lock(id).stream())
                .filter(RunState::open)
                .flatMap(run -> journal.reckon(data, run, definitions.of(run), books).stream())
                .toList());
    }

    /** A change that is made for the body whose run it is. */
    private Run headed(
            Principal by, String id, Command command, Asked asked, Operation operation, Function<Frame, Change> work) {
        Frame frame = frame(by, id, operation, asked);
        permissions.check(by, operation, new Target(null, frame.run().parties().get(ActingBody.OWN)));
        Optional<Run> before = repeated(by, asked);
        if (before.isPresent()) {
            return before.get();
        }
        current(frame.run(), command);
        return change(by, frame, command, asked, (data, found) -> work.apply(found));
    }

    // ---- people and bodies

    @Override
    public Run assign(Principal by, String id, Command command, String body, String account) {
        Objects.requireNonNull(body, "body");
        Asked asked = Asked.of(COMMAND, command.id(), "assign", id, command.version(), body, account);
        Frame frame = frame(by, id, Operation.RUN_HAND_OVER, asked);
        permissions.check(by, Operation.RUN_HAND_OVER, new Target(null, body));
        Optional<Run> before = repeated(by, asked);
        if (before.isPresent()) {
            return before.get();
        }
        current(frame.run(), command);
        List<Owner> owners = frame.stage().owners().stream()
                .filter(each -> body.equals(frame.run().parties().get(each.body())))
                .filter(each ->
                        account == null || holds(by, account, each.role().role(), body))
                .toList();
        if (owners.isEmpty()) {
            throw notHolding();
        }
        return change(
                by,
                frame,
                command,
                asked,
                (data, found) ->
                        changed(found.run().assigned(found.run().key(owners.get(0)), account), "run-assigned"));
    }

    private boolean holds(Principal by, String account, Role role, String body) {
        Directory.Shown shown = directory.show(by, account, null);
        return shown.account().closedAt() == null
                && shown.grants().stream()
                        .anyMatch(each -> each.role() == role && each.body().equals(body));
    }

    private static ZhihengException notHolding() {
        return ZhihengException.conflict("PROCEDURE-ASSIGNEE", "这一账号在这一机构没有办理这一环节的角色,或者这一机构不办理这一环节");
    }

    @Override
    public int handOver(Principal by, String command, HandOver order) {
        if (command.length() > LONGEST_ORDER) {
            throw ZhihengException.invalid("PROCEDURE-COMMAND", "办理编号至多" + LONGEST_ORDER + "个字符", "command");
        }
        permissions.check(by, Operation.RUN_HAND_OVER, new Target(null, order.body()));
        merged(order);
        return handOver(by, command, order, role -> {
            if (order.toAccount() != null && !holds(by, order.toAccount(), role, order.body())) {
                throw notHolding();
            }
            return order.toAccount();
        });
    }

    /** A body's matters are another's only where that one took its place: what else one body gives to another, the other accepts in the context it belongs to. */
    private void merged(HandOver order) {
        boolean another = order.toBody() != null && !order.toBody().equals(order.body());
        if (another
                && organisation
                        .body(order.body())
                        .filter(each -> order.toBody().equals(each.mergedInto()))
                        .isEmpty()) {
            throw ZhihengException.conflict("PROCEDURE-NOT-MERGED", "只有已经撤销并入对方的机构,其事项才一并转给对方;其他事项应当逐件移送,由对方接收");
        }
    }

    @Override
    public int follow(String actor, String command, HandOver order) {
        String to = order.toAccount();
        return handOver(
                new Principal(actor, actor, List.of(), Set.of(), null),
                command,
                order,
                role -> to != null && succession.holds(to, role, order.body()) ? to : null);
    }

    /** @param taker who takes over what is done in a role; null for everybody who holds it */
    private int handOver(Principal by, String command, HandOver order, Function<Role, String> taker) {
        said(order.why(), "why");
        said(order.document(), "document");
        if (organisation.body(order.toBody()).isEmpty()) {
            throw ZhihengException.notFound("ACCESS-BODY-UNKNOWN", "没有这一机构", "toBody");
        }
        if (order.account() != null && !order.toBody().equals(order.body())) {
            throw ZhihengException.invalid("PROCEDURE-HAND-OVER", "人员的事项只能交给同一机构的人", "toBody");
        }
        RuleBooks books = definitions.inForce();
        int count = 0;
        String after = "";
        while (true) {
            String from = after;
            List<String> ids = store.read(data -> data.openRuns(order.body(), from, BATCH));
            for (String id : ids) {
                count += handOver(by, command, order, id, books, taker) ? 1 : 0;
            }
            if (ids.size() < BATCH) {
                return count;
            }
            after = ids.get(ids.size() - 1);
        }
    }

    private boolean handOver(
            Principal by, String command, HandOver order, String id, RuleBooks books, Function<Role, String> taker) {
        Asked asked = Asked.of(COMMAND, command + ":" + id, "hand-over", order);
        if (repeated(by, asked).isPresent()) {
            return true;
        }
        return store.change(data -> {
            RunState run = data.run(id).filter(RunState::open).orElse(null);
            if (run == null) {
                return false;
            }
            RunState next =
                    order.account() == null ? run.taken(order.body(), order.toBody()) : given(order, run, taker);
            if (next == run) {
                return false;
            }
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("fromBody", order.body());
            told.put("toBody", order.toBody());
            told.put("fromAccount", order.account());
            told.put("toAccount", order.toAccount());
            told.put("why", StateForm.personal(id, order.why()));
            told.put("document", StateForm.personal(id, order.document()));
            Change change = new Change(next, "run-handed-over", told, passed(by, run, order));
            journal.save(data, by, change, definitions.of(next), books, asked);
            return true;
        });
    }

    private List<Appending> passed(Principal by, RunState run, HandOver order) {
        return order.body().equals(order.toBody())
                ? List.of()
                : subjects.of(run.subject())
                        .passed(new ProcedureSubject.Passed(
                                run.id(), run.subject(), order.body(), order.toBody(), by.account(), journal.now()));
    }

    @Override
    public void pass(Principal by, String run, String command, HandOver order) {
        said(order.why(), "why");
        said(order.document(), "document");
        if (!handOver(by, command, order, run, definitions.inForce(), role -> null)) {
            throw ZhihengException.conflict("PROCEDURE-ENDED", ENDED);
        }
    }

    /** The run with what a person was given in the hands of another; the run itself when nothing was. */
    private static RunState given(HandOver order, RunState run, Function<Role, String> taker) {
        Map<String, String> given = new TreeMap<>();
        run.assignees().forEach((owner, account) -> {
            int at = owner.indexOf('@');
            boolean leaves =
                    account.equals(order.account()) && owner.substring(at + 1).equals(order.body());
            if (leaves) {
                given.put(owner, taker.apply(Role.valueOf(owner.substring(0, at))));
            }
        });
        return given.isEmpty() ? run : run.assigned(given);
    }

    // ---- versions

    @Override
    public Run changeVersion(Principal by, String id, Command command, String why, String document) {
        said(why, "why");
        said(document, "document");
        Asked asked = Asked.of(COMMAND, command.id(), "change-version", id, command.version(), why, document);
        return headed(by, id, command, asked, Operation.RUN_CHANGE_VERSION, frame -> {
            RunState run = frame.run();
            RuleBook book = Definitions.book(frame.books(), run.division(), run.field());
            ProcedureDefinition definition =
                    Definitions.starting(book, run.procedure(), terms.today()).definition();
            if (definition.hash().equals(run.definition())) {
                throw ZhihengException.conflict("PROCEDURE-VERSION", "这一事项所用的就是现行程序");
            }
            Stage stage = definition
                    .stage(run.stage())
                    .filter(each -> !each.isFinal())
                    .orElse(null);
            boolean known = stage != null
                    && Stream.concat(
                                    stage.owners().stream().map(Owner::body),
                                    definition.clocks().stream()
                                            .map(each -> each.owner().body()))
                            .allMatch(run.parties()::containsKey);
            if (!known) {
                throw ZhihengException.conflict("PROCEDURE-VERSION", "现行程序没有环节“" + run.stage() + "”,或者由别的机构办理,不能直接改用");
            }
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("fromBook", run.book());
            told.put("fromDefinition", run.definition());
            told.put("why", StateForm.personal(id, why));
            told.put("document", StateForm.personal(id, document));
            return new Change(
                    run.following(book.fingerprint(), definition.hash()), "run-version-changed", told, List.of());
        });
    }

    // ---- texts

    private static void said(String text, String field) {
        if (text == null || text.isBlank()) {
            throw ZhihengException.invalid("PROCEDURE-TEXT", "应当填写,至多" + LONGEST_TEXT + "字", field);
        }
        texts(text, field);
    }

    private static void texts(String text, String field) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw ZhihengException.invalid("PROCEDURE-TEXT", "至多" + LONGEST_TEXT + "字", field);
        }
    }
}
