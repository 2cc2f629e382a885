package org.zhiheng.testcases.walk;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.procedures.Suspension;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.cases.domain.Fit;
import org.zhiheng.cases.domain.Holds;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.sample.SampleCase;
import org.zhiheng.cases.sample.SampleCrew;
import org.zhiheng.cases.sample.SampleDeed;
import org.zhiheng.cases.sample.SamplePieces;
import org.zhiheng.cases.sample.SamplePlan;
import org.zhiheng.cases.sample.SampleYear;
import org.zhiheng.testcases.CaseCore;
import org.zhiheng.testcases.SmallDistrict;
import org.zhiheng.testregisters.RegisterWorld;

/**
 * Random walks of commands through cases of all procedures in five divisions: sensible ones, so that walks come far, and senseless ones by anybody. After each
 * command it is looked whether what must hold does, whether a refusal says why and has changed nothing, and whether every term ends when the oracle says. The
 * same seed gives the same walks. Not for several threads.
 */
public final class RandomWalks {

    /** Five divisions: three with rules of their own, one with those of its city, one with none but its province's. */
    public static final List<String> DIVISIONS = List.of("371002", "630103", "420106", "410302", "370202");

    /** All rules that are laid in somewhere. */
    public static final List<String> PACKAGES = List.of(
            "national",
            "market-supervision",
            "housing",
            "agriculture",
            "shandong",
            "weihai-huancui",
            "qinghai",
            "xining-chengzhong",
            "hubei",
            "wuhan",
            "henan",
            "luoyang");

    private static final int STEPS = 45;
    private static final int DAYS = 250;
    private static final List<Role> ROLES = List.of(
            Role.OFFICER,
            Role.HEAD,
            Role.LEGAL_REVIEWER,
            Role.HEARING_PRESIDER,
            Role.ARCHIVIST,
            Role.GOODS_KEEPER,
            Role.FINANCE);

    /** What is wrong with how a case was closed. */
    private static final Set<String> AGAINST_CLOSING = Set.of("CASE-UNPAID", "CASE-CLOSING");
    /** Clocks that go on by what their measure says. */
    private static final Set<String> MEASURES = Set.of("seizure", "freeze");
    /** Pieces by which others change what was decided. */
    private static final Set<String> AFTERWARDS = Set.of("decision-change", "remedy");

    /** What came of walks. */
    public static final class Told {
        private long walks;
        private long commands;
        private long done;
        private long refused;
        private long terms;
        private long ended;
        private final Map<String, Integer> codes = new TreeMap<>();
        private final Map<String, Integer> procedures = new TreeMap<>();
        private final Map<String, Integer> ends = new TreeMap<>();
        private final Set<String> known = new java.util.TreeSet<>();
        private final Set<String> unknown = new java.util.TreeSet<>();
        private final List<String> faults = new ArrayList<>();

        public long walks() {
            return walks;
        }

        public long commands() {
            return commands;
        }

        /** Commands that were refused, by rulings or by an error with a code. */
        public long refused() {
            return refused;
        }

        /** Ends of terms that were compared. */
        public long terms() {
            return terms;
        }

        /** Terms of which ends were compared, by their codes. */
        public Set<String> known() {
            return Set.copyOf(known);
        }

        public Map<String, Integer> procedures() {
            return new TreeMap<>(procedures);
        }

        /** Where walks ended, by procedure and last stage. */
        public Map<String, Integer> ends() {
            return new TreeMap<>(ends);
        }

        /** Adds what came of other walks. */
        public void add(Told other) {
            walks += other.walks;
            commands += other.commands;
            done += other.done;
            refused += other.refused;
            terms += other.terms;
            ended += other.ended;
            other.codes.forEach((each, many) -> codes.merge(each, many, Integer::sum));
            other.procedures.forEach((each, many) -> procedures.merge(each, many, Integer::sum));
            other.ends.forEach((each, many) -> ends.merge(each, many, Integer::sum));
            known.addAll(other.known);
            unknown.addAll(other.unknown);
            faults.addAll(other.faults);
        }

        public List<String> faults() {
            return List.copyOf(faults);
        }

        @Override
        public String toString() {
            return walks + " walks, " + ended + " to their end, " + commands + " commands, " + done + " done, "
                    + refused
                    + " refused " + codes + ", " + terms + " ends of terms compared of " + known + ", not of " + unknown
                    + ", procedures " + procedures + ", ended in " + ends + ", faults " + faults;
        }
    }

    private final CaseCore district;
    private final long seed;
    private final List<SamplePlan> plans;
    private final TermOracle oracle = new TermOracle();
    private final Told told = new Told();

    private final Map<String, SampleCrew> crews = new HashMap<>();
    private SplittableRandom random;
    private SamplePlan plan;
    private SampleCase people;
    private CaseFile file;
    private int number;
    /** Other cases there are in this walk, with which it can be joined. */
    private final List<String> others = new ArrayList<>();

    /**
     * @param district with the districts of {@link #DIVISIONS}, as {@link SmallDistrict} makes them
     * @param from the first day on which a walk begins
     */
    public RandomWalks(CaseCore district, long seed, int walks, LocalDate from) {
        this.district = district;
        this.seed = seed;
        SampleYear.Settings settings = new SampleYear.Settings(seed, walks, from, DAYS, SamplePlan.evenly(), 0, 1);
        List<Body> bodies = district.organisation.bodies();
        plans = SampleYear.plans(district.registers, district.inForce, bodies, settings);
        SampleYear.crews(district.registers, district.inForce, bodies, settings)
                .forEach(each -> crews.put(each.body(), each));
    }

    /** Walks them all. */
    public Told walk() {
        return walk(() -> {});
    }

    /** @param after told after each walk */
    public Told walk(Runnable after) {
        for (SamplePlan each : plans) {
            walk(each);
            after.run();
        }
        return told;
    }

    private void walk(SamplePlan next) {
        plan = next;
        random = new SplittableRandom(seed * 31 + plan.number());
        number = 0;
        others.clear();
        // Each in a time of its own: one after another they would leave the years whose calendars are known.
        district.set(plan.begins());
        people = new SampleCase(plan, district.files);
        Principal officer = plan.crew().who(Role.OFFICER, plan.handlers().get(0).account());
        file = opened(officer, plan.command("open"), today());
        told.walks++;
        told.procedures.merge(plan.procedure(), 1, Integer::sum);
        check("open");
        for (int i = 0; i < STEPS && file.run().endedAt() == null; i++) {
            step();
        }
        told.ended += file.run().endedAt() == null ? 0 : 1;
        if (file.run().endedAt() != null) {
            told.ends.merge(file.run().procedure() + " " + file.run().stage(), 1, Integer::sum);
        }
    }

    private CaseFile opened(Principal officer, String command, LocalDate day) {
        return district.cases
                .open(
                        officer,
                        new Cases.Opening(
                                command,
                                plan.procedure(),
                                plan.crew().body(),
                                plan.crew().field(),
                                List.of(SamplePieces.clue(plan, day))))
                .file();
    }

    private LocalDate today() {
        return district.clock.today();
    }

    private String id() {
        return "walk-" + plan.number() + "-" + number++;
    }

    private void step() {
        int of = random.nextInt(100);
        if (of < 62) {
            sensible();
        } else if (of < 71) {
            Run.Way way = pick(file.run().ways());
            take(anybody(), random.nextInt(9) == 0 ? "nowhere" : way.to(), 0);
        } else if (of < 83) {
            written();
        } else if (of < 89) {
            terms();
        } else if (of < 94) {
            passed();
        } else {
            district.clock.move(Duration.ofHours(1 + random.nextInt(24 * 12)));
        }
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Principal anybody() {
        Role role = pick(ROLES);
        Principal found = role == Role.OFFICER
                ? plan.crew().who(role, pick(plan.crew().officers()).account())
                : plan.crew().who(role);
        return found == null ? plan.crew().who(Role.HEAD) : found;
    }

    // ---- commands

    private void sensible() {
        SampleDeed deed = people.next(file, today(), today());
        if (deed instanceof SampleDeed.Rest rest) {
            district.turn(rest.until());
        } else if (deed instanceof SampleDeed.Wrong wrong) {
            sent(wrong.deed(), wrong.seen());
        } else if (deed instanceof SampleDeed.Stuck || deed instanceof SampleDeed.Ended) {
            take(plan.crew().who(Role.HEAD), pick(file.run().ways()).to(), 0);
        } else {
            List<Step.Refused> refused = sent(deed, 0);
            if (!refused.isEmpty()) {
                people.refused(refused, file, today(), today());
            }
        }
    }

    private List<Step.Refused> sent(SampleDeed deed, int seen) {
        if (deed instanceof SampleDeed.Write write) {
            return write(write.by(), write.changes(), seen);
        }
        SampleDeed.Take take = (SampleDeed.Take) deed;
        return take(take.by(), take.to(), seen);
    }

    private List<Step.Refused> write(Principal by, List<PieceChange> changes, int seen) {
        Command command = new Command(id(), file.head().version() + seen);
        return command("write", () -> district.cases.write(by, file.head().id(), command, changes));
    }

    private List<Step.Refused> take(Principal by, String to, int seen) {
        Command command = new Command(id(), file.run().version() + seen);
        return command(
                "take " + to,
                () -> district.cases.take(by, file.head().id(), command, new Runs.Taking(to, null, List.of())));
    }

    private interface Sent {
        Outcome send();
    }

    /** Sends it, and looks what came of it. */
    private List<Step.Refused> command(String what, Sent sent) {
        CaseFile before = file;
        told.commands++;
        List<Step.Refused> refused = List.of();
        boolean handed = false;
        try {
            Outcome outcome = sent.send();
            refused = outcome.refused();
            file = outcome.file();
            if (outcome.done()) {
                told.done++;
                file = ours(before);
                handed = !file.head().body().equals(before.head().body());
            } else {
                told.refused++;
                reasoned(what, refused);
                unchanged(what, before);
            }
        } catch (ZhihengException e) {
            told.refused++;
            told.codes.merge(e.code(), 1, Integer::sum);
            if (e.code().isBlank() || e.getMessage() == null || e.getMessage().isBlank()) {
                fault(what, "a refusal without a code or a message");
            }
            file = shown();
            unchanged(what, before);
        } catch (RuntimeException e) {
            fault(what, "no refusal but " + e);
            file = shown();
        }
        check(what);
        if (handed) {
            arrived();
        }
        return refused;
    }

    /** Another body has the case: its people go on with it, and its head says who. */
    private void arrived() {
        plan = plan.by(crews.get(file.head().body()));
        people = new SampleCase(plan, district.files);
        List<PieceChange> handlers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            handlers.add(new PieceChange.Add(
                    "handler",
                    null,
                    Map.of(
                            "officer",
                            plan.handlers().get(i).key(),
                            "part",
                            i == 0 ? "lead" : "assist",
                            "from",
                            today().toString())));
        }
        write(who(Role.HEAD, file.head().body()), handlers, 0);
    }

    /** Of two that a command was about, the one that walks. */
    private CaseFile ours(CaseFile before) {
        return file.head().id().equals(before.head().id())
                ? file
                : district.cases.show(
                        who(Role.HEAD, before.head().body()), before.head().id(), null);
    }

    private CaseFile shown() {
        return district.cases.show(
                who(Role.HEAD, file.head().body()), file.head().id(), null);
    }

    /** A piece that some check wants, or one of those that are there put right, dated anew or withdrawn, by anybody. */
    private void written() {
        List<PieceChange> changes = new ArrayList<>();
        List<Piece> there = file.pieces();
        switch (there.isEmpty() ? 0 : random.nextInt(4)) {
            case 0 -> {
                Run.Way way = pick(file.run().ways());
                SamplePieces pieces = new SamplePieces(plan, file, district.files, today(), today());
                way.checks().forEach(check -> changes.addAll(pieces.wanted(check)));
            }
            case 1 -> changes.add(dated(pick(there)));
            case 2 -> {
                Piece gone = pick(there);
                changes.add(new PieceChange.Withdraw(
                        gone.kind(), several(gone) ? gone.key() : null, gone.number(), "误填(示例)", null));
            }
            default -> {
                PieceDefinition kind = pick(Kinds.all());
                changes.add(
                        new PieceChange.Add(kind.id(), kind.several() ? "z" + random.nextInt(3) : null, filled(kind)));
            }
        }
        if (!changes.isEmpty()) {
            Role role = SampleCase.role(Kinds.of(changes.get(0).kind()).write());
            boolean right = random.nextInt(5) > 0;
            Principal by = !right
                    ? anybody()
                    : role == Role.OFFICER
                            ? plan.crew().who(role, plan.handlers().get(0).account())
                            : plan.crew().who(role);
            write(by == null ? anybody() : by, changes, 0);
        }
    }

    private static boolean several(Piece piece) {
        return Kinds.of(piece.kind()).several();
    }

    private PieceChange dated(Piece piece) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field each : Kinds.of(piece.kind()).fields()) {
            if (each.kind() == Field.Kind.DATE && random.nextInt(2) == 0) {
                values.put(each.name(), aDay());
            } else if (each.kind() == Field.Kind.BOOLEAN && random.nextInt(4) == 0) {
                values.put(each.name(), random.nextBoolean());
            }
        }
        return new PieceChange.Amend(
                piece.kind(), several(piece) ? piece.key() : null, piece.number(), values, "更正(示例)", null);
    }

    private String aDay() {
        return today().plusDays(random.nextInt(-30, 4)).toString();
    }

    /** Something for every field that must be there and some of the others. */
    private Map<String, Object> filled(PieceDefinition kind) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field each : kind.fields()) {
            if (each.required() || random.nextInt(3) == 0) {
                Object value = value(each);
                if (value != null) {
                    values.put(each.name(), value);
                }
            }
        }
        return values;
    }

    private Object value(Field field) {
        return switch (field.kind()) {
            case DATE -> aDay();
            case MOMENT -> aDay() + "T0" + random.nextInt(10) + ":15:00+08:00";
            case BOOLEAN -> random.nextBoolean();
            case DECIMAL -> random.nextInt(20_000) + ".00";
            case INTEGER -> 1 + random.nextInt(3);
            case WORD -> pick(field.words()).code();
            case CODES -> field.name().equals("officers")
                    ? List.of(
                            pick(plan.crew().officers()).key(),
                            plan.handlers().get(0).key())
                    : List.of("x1");
            case WORDS -> List.of(pick(field.words()).code());
            case REFERENCE -> "officers".equals(field.register())
                    ? pick(plan.crew().officers()).key()
                    : "items".equals(field.register()) ? plan.item().key() : "v1";
            case BODY -> plan.crew().body();
            case DIVISION -> plan.crew().division();
            case TEXT, LONG_TEXT, CODE -> "example";
            default -> null;
        };
    }

    /** Terms are stopped, go on, or become longer. */
    private void terms() {
        int change = random.nextInt(4);
        if (change == 3 && random.nextInt(4) > 0) {
            approved();
        }
        Run before = file.run();
        CaseFile whole = file;
        String what = "terms";
        told.commands++;
        try {
            Command command = new Command(id(), before.version());
            SuspensionKind kind = pick(List.of(SuspensionKind.values()));
            Principal owner = plan.crew().who(pick(List.of(Role.OFFICER, Role.HEAD)));
            LocalDate from = today().minusDays(random.nextInt(4));
            switch (change) {
                case 0 -> district.cases.suspend(
                        owner,
                        file.head().id(),
                        command,
                        new Suspension(kind, from, today().plusDays(random.nextInt(9)), null, "示例", "示例1号"));
                case 1 -> district.cases.suspend(
                        owner,
                        file.head().id(),
                        command,
                        new Suspension(kind, from, null, today().plusDays(random.nextInt(20)), "示例", "示例2号"));
                case 2 -> district.runs.resume(owner, before.id(), command, kind, today());
                default -> district.runs.extend(plan.crew().who(Role.HEAD), before.id(), command, null, "示例", "示例3号");
            }
            told.done++;
            file = shown();
        } catch (ZhihengException e) {
            told.refused++;
            told.codes.merge(e.code(), 1, Integer::sum);
            file = shown();
            unchanged(what, whole);
        }
        check(what);
    }

    /** The head approves that a term becomes longer. */
    private void approved() {
        PieceChange approval = new PieceChange.Add(
                "approval", id(), Map.of("matter", "extension", "outcome", "approved", "on", today().toString()));
        write(plan.crew().who(Role.HEAD), List.of(approval), 0);
        check("approved");
    }

    /** It goes to another body, is joined with another case, or is split. */
    private void passed() {
        String id = file.head().id();
        String body = file.head().body();
        Command command = new Command(id(), file.head().version());
        Principal head = who(Role.HEAD, random.nextInt(6) == 0 ? plan.crew().body() : body);
        List<Body> bodies = district.organisation.bodies();
        String other = pick(bodies).id();
        switch (random.nextInt(6)) {
            case 0 -> write(
                    head,
                    List.of(new PieceChange.Add(
                            "transfer",
                            "b" + random.nextInt(2),
                            Map.of(
                                    "kind",
                                    "other-body",
                                    "body",
                                    neighbour(bodies),
                                    "on",
                                    today().toString(),
                                    "reason",
                                    "示例"))),
                    0);
            case 1 -> command(
                    "receive",
                    () -> district.cases.receive(
                            who(Role.HEAD, offered().orElse(other)), id, command, new Cases.Reception("示例4号", null)));
            case 2 -> {
                String superior =
                        district.organisation.body(body).map(Body::parent).orElse(body);
                command(
                        "designate",
                        () -> district.cases.designate(
                                who(Role.HEAD, random.nextInt(4) == 0 ? other : superior),
                                id,
                                command,
                                new Cases.Designation(neighbour(bodies), "示例", "示例5号")));
            }
            case 3 -> {
                if (others.isEmpty()) {
                    // It may be early in the morning.
                    LocalDate before = today().minusDays(1);
                    others.add(opened(
                                    plan.crew()
                                            .who(
                                                    Role.OFFICER,
                                                    plan.handlers().get(0).account()),
                                    id(),
                                    before)
                            .head()
                            .id());
                }
                command(
                        "merge",
                        () -> district.cases.merge(head, id, command, new Cases.Merging(pick(others), "示例", "示例6号")));
            }
            case 4 -> command(
                    "split",
                    () -> district.cases.split(
                            head,
                            id,
                            command,
                            new Cases.Splitting(List.of(random.nextBoolean() ? "p1" : "p2"), "示例", "示例7号")));
            default -> write(
                    plan.crew().who(Role.OFFICER, plan.handlers().get(0).account()),
                    List.of(new PieceChange.Add("party", "p2", Map.of("kind", "organisation", "name", "示例另一当事人"))),
                    0);
        }
    }

    private static Principal who(Role role, String body) {
        return RegisterWorld.who(role, body);
    }

    /** A department of the same government. */
    private String neighbour(List<Body> bodies) {
        String parent =
                district.organisation.body(file.head().body()).map(Body::parent).orElse("");
        return pick(bodies.stream().filter(each -> parent.equals(each.parent())).toList())
                .id();
    }

    private Optional<String> offered() {
        return file.pieces().stream()
                .filter(each -> each.kind().equals("transfer") && each.date("receivedOn") == null)
                .map(each -> each.text("body"))
                .filter(Objects::nonNull)
                .findFirst();
    }

    // ---- what must hold

    private void fault(String what, String fault) {
        told.faults.add("walk " + plan.number() + " " + plan.procedure() + " in "
                + plan.crew().division() + " " + plan.crew().field() + ", "
                + file.run().stage() + ", after " + what + ": " + fault);
    }

    private void reasoned(String what, List<Step.Refused> refused) {
        if (refused.isEmpty()) {
            fault(what, "not done, and nothing says why");
        }
        for (Step.Refused each : refused) {
            told.codes.merge(each.check(), 1, Integer::sum);
            Ruling<Map<String, Object>> ruling = each.ruling();
            boolean says = ruling.determined()
                    ? !ruling.reasons().isEmpty()
                    : !ruling.missing().isEmpty();
            if (!says || each.title() == null || each.title().isBlank()) {
                fault(what, each.check() + " refused without a reason");
            }
        }
    }

    private void unchanged(String what, CaseFile before) {
        boolean same = before.head().version() == file.head().version()
                && before.run().version() == file.run().version()
                && before.head().stage().equals(file.head().stage());
        if (!same) {
            fault(what, "refused, and yet something has changed");
        }
    }

    private void check(String what) {
        holds(what, file.head());
        LawfulFile.wrong(file).forEach(each -> fault(what, each));
        // What another case has to do with this one changes it, too.
        if (what.equals("merge") || what.equals("split")) {
            List<String> related = file.pieces().stream()
                    .filter(each -> each.kind().equals("relation"))
                    .map(each -> each.text("case"))
                    .toList();
            district.store.<List<CaseHead>>read(data -> data.heads(related)).forEach(each -> holds(what, each));
        }
        ends(what);
    }

    private void holds(String what, CaseHead head) {
        if (head.status() == CaseStatus.CLOSED) {
            return;
        }
        List<Piece> pieces = district.store.read(data -> data.pieces(head.id()));
        Holds.broken(
                        head,
                        new Pieces(pieces),
                        district.runs.standing(List.of(head.run())).get(head.run()),
                        Fit.Limits.NONE,
                        OffsetDateTime.now(district.clock))
                .stream()
                .filter(each -> !(AGAINST_CLOSING.contains(each.code()) && othersDecided(pieces)))
                .forEach(each -> fault(what, each.code() + " " + each.message()));
    }

    /** Whether what others decided was written after the closing: it is written whatever it makes wrong, and then whoever inspects is told. */
    private static boolean othersDecided(List<Piece> pieces) {
        return pieces.stream().filter(each -> each.kind().equals("closing")).anyMatch(closing -> pieces.stream()
                .anyMatch(each -> AFTERWARDS.contains(each.kind()) && !each.at().isBefore(closing.at())));
    }

    // ---- when terms end

    private void ends(String what) {
        Run run = file.run();
        if (run.term() != null && run.term().state() == Run.TermState.RUNNING) {
            Run.Term term = run.term();
            Going going = own(run, term)
                    .map(clock -> going(run, clock))
                    .orElseGet(() -> new Going(extended(run, term.code()), stops(run)));
            compare(what, term.code(), term.start(), going, term.legal(), term.safe());
        }
        for (Run.Clock each : run.clocks()) {
            if (each.state() == Run.ClockState.RUNNING) {
                clock(what, run, each);
            }
        }
    }

    private void clock(String what, Run run, Run.Clock clock) {
        compare(what, clock.term(), clock.start(), going(run, clock), clock.legal(), clock.safe());
    }

    /** Of the measures that a stage shows the term of (decision 0085) the one that ends first. */
    private static Optional<Run.Clock> own(Run run, Run.Term term) {
        return run.clocks().stream()
                .filter(each -> MEASURES.contains(each.code())
                        && each.state() == Run.ClockState.RUNNING
                        && each.term().equals(term.code())
                        && each.start().equals(term.start()))
                .min(Comparator.comparing(Run.Clock::legal));
    }

    /** What lengthens a term. */
    private record Going(boolean extended, List<TermOracle.Stop> stops) {}

    private Going going(Run run, Run.Clock clock) {
        if (MEASURES.contains(clock.code())) {
            Piece piece = piece("measure", clock.key());
            boolean tested = piece.date("testFrom") != null && piece.date("testTo") != null && piece.yes("testTold");
            return new Going(
                    piece.date("extendedOn") != null,
                    tested
                            ? List.of(new TermOracle.Stop("TEST", piece.date("testFrom"), piece.date("testTo")))
                            : List.of());
        }
        return clock.code().equals("preservation")
                ? new Going(false, List.of())
                : new Going(extended(run, clock.term()), stops(run));
    }

    private static boolean extended(Run run, String term) {
        return run.extensions().stream().anyMatch(each -> each.term().equals(term));
    }

    private Piece piece(String kind, String key) {
        return file.pieces().stream()
                .filter(each -> each.kind().equals(kind) && each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<TermOracle.Stop> stops(Run run) {
        return run.suspensions().stream()
                .filter(each -> each.to() != null)
                .map(each -> new TermOracle.Stop(each.kind().name(), each.from(), each.to()))
                .toList();
    }

    private void compare(String what, String code, String start, Going going, String legal, String safe) {
        if (!TermOracle.codes().contains(code)) {
            told.unknown.add(code);
            return;
        }
        oracle.end(code, file.run().field(), file.run().division(), start, going.extended(), going.stops())
                .ifPresent(end -> {
                    told.terms++;
                    told.known.add(code);
                    if (!end.legal().equals(legal) || !end.safe().equals(safe)) {
                        fault(
                                what,
                                "term " + code + " from " + start + (going.extended() ? " extended" : "") + " stopped "
                                        + going.stops()
                                        + " ends " + legal + ", safe " + safe + "; the oracle says " + end.legal()
                                        + ", safe "
                                        + end.safe());
                    }
                });
    }
}
