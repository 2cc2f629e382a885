package org.zhiheng.testcases.walk;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
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
import org.zhiheng.cases.sample.SampleDeed;
import org.zhiheng.cases.sample.SamplePieces;
import org.zhiheng.cases.sample.SamplePlan;
import org.zhiheng.cases.sample.SampleYear;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testcases.SmallDistrict;

/**
 * Random walks of commands through cases of all procedures in five divisions: sensible ones, so that walks come far, and senseless ones by anybody. After each
 * command it is looked whether what must hold does, whether a refusal says why and has changed nothing, and whether every term ends when the oracle says. The
 * same seed gives the same walks. Not for several threads.
 */
public final class RandomWalks {

    /** Five divisions: three with rules of their own, one with those of its city, one with none but its province's. */
    private static final List<String> DIVISIONS = List.of("371002", "630103", "420106", "410302", "370202");

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
    private static final List<Role> ROLES = List.of(
            Role.OFFICER,
            Role.HEAD,
            Role.LEGAL_REVIEWER,
            Role.HEARING_PRESIDER,
            Role.ARCHIVIST,
            Role.GOODS_KEEPER,
            Role.FINANCE);

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

        public List<String> faults() {
            return List.copyOf(faults);
        }

        @Override
        public String toString() {
            return walks + " walks, " + ended + " to their end, " + commands + " commands, " + done + " done, "
                    + refused
                    + " refused " + codes + ", " + terms + " ends of terms compared of " + known + ", not of " + unknown
                    + ", procedures " + procedures + ", faults " + faults;
        }
    }

    private final CaseDistrict district;
    private final long seed;
    private final List<SamplePlan> plans;
    private final TermOracle oracle = new TermOracle();
    private final Told told = new Told();

    private SplittableRandom random;
    private SamplePlan plan;
    private CaseFile file;
    private int number;

    public RandomWalks(CaseDistrict district, long seed, int walks) {
        this.district = district;
        this.seed = seed;
        SmallDistrict.make(district.world);
        for (int i = 1; i < DIVISIONS.size(); i++) {
            SmallDistrict.make(district.world, DIVISIONS.get(i), i);
        }
        plans = SampleYear.plans(
                district.world.engine,
                district.inForce,
                district.world.organisation.bodies(),
                SampleYear.Settings.of(seed, walks, district.world.clock.today(), 250));
    }

    /** Walks them all. */
    public Told walk() {
        for (SamplePlan each : plans) {
            walk(each);
        }
        return told;
    }

    private void walk(SamplePlan next) {
        plan = next;
        random = new SplittableRandom(seed * 31 + plan.number());
        number = 0;
        // In the morning: the walk before may have ended in the night.
        district.turn(plan.begins().isAfter(today()) ? plan.begins() : today());
        SampleCase people = new SampleCase(plan);
        Principal officer = plan.crew().who(Role.OFFICER, plan.handlers().get(0).account());
        file = district.cases
                .open(
                        officer,
                        new Cases.Opening(
                                plan.command("open"),
                                plan.procedure(),
                                plan.crew().body(),
                                plan.crew().field(),
                                List.of(SamplePieces.clue(plan, today()))))
                .file();
        told.walks++;
        told.procedures.merge(plan.procedure(), 1, Integer::sum);
        check("open");
        for (int i = 0; i < STEPS && file.run().endedAt() == null; i++) {
            step(people);
        }
        told.ended += file.run().endedAt() == null ? 0 : 1;
    }

    private LocalDate today() {
        return district.world.clock.today();
    }

    private String id() {
        return "walk-" + plan.number() + "-" + number++;
    }

    private void step(SampleCase people) {
        int of = random.nextInt(100);
        if (of < 62) {
            sensible(people);
        } else if (of < 72) {
            Run.Way way = pick(file.run().ways());
            take(anybody(), random.nextInt(9) == 0 ? "nowhere" : way.to(), 0);
        } else if (of < 86) {
            written();
        } else if (of < 93) {
            terms();
        } else {
            district.world.clock.move(Duration.ofHours(1 + random.nextInt(24 * 12)));
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

    private void sensible(SampleCase people) {
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
        try {
            Outcome outcome = sent.send();
            refused = outcome.refused();
            file = outcome.file();
            if (outcome.done()) {
                told.done++;
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
        return refused;
    }

    private CaseFile shown() {
        return district.cases.show(plan.crew().who(Role.HEAD), file.head().id(), null);
    }

    /** A piece that some check wants, or one of those that are there put right, dated anew or withdrawn, by anybody. */
    private void written() {
        List<PieceChange> changes = new ArrayList<>();
        List<Piece> there = file.pieces();
        switch (there.isEmpty() ? 0 : random.nextInt(4)) {
            case 0 -> {
                Run.Way way = pick(file.run().ways());
                SamplePieces pieces = new SamplePieces(plan, file, today(), today());
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
        Run before = file.run();
        CaseFile whole = file;
        String what = "terms";
        told.commands++;
        try {
            Command command = new Command(id(), before.version());
            SuspensionKind kind = pick(List.of(SuspensionKind.values()));
            Principal owner = plan.crew().who(pick(List.of(Role.OFFICER, Role.HEAD)));
            LocalDate from = today().minusDays(random.nextInt(4));
            switch (random.nextInt(4)) {
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
                default -> district.runs.extend(plan.crew().who(Role.HEAD), before.id(), command, "示例", "示例3号");
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
        if (file.head().status() != CaseStatus.CLOSED) {
            List<Piece> pieces =
                    district.store.read(data -> data.pieces(file.head().id()));
            Holds.broken(
                            file.head(),
                            new Pieces(pieces),
                            district.runs
                                    .standing(List.of(file.head().run()))
                                    .get(file.head().run()),
                            Fit.Limits.NONE,
                            OffsetDateTime.now(district.world.clock))
                    .forEach(each -> fault(what, each.code() + " " + each.message()));
        }
        ends(what);
    }

    // ---- when terms end

    private void ends(String what) {
        Run run = file.run();
        if (run.term() != null && run.term().state() == Run.TermState.RUNNING) {
            boolean extended = run.extensions().stream()
                    .anyMatch(each -> each.term().equals(run.term().code()));
            compare(
                    what,
                    run.term().code(),
                    run.term().start(),
                    extended,
                    stops(run),
                    run.term().legal(),
                    run.term().safe());
        }
        for (Run.Clock each : run.clocks()) {
            if (each.state() == Run.ClockState.RUNNING) {
                clock(what, run, each);
            }
        }
    }

    private void clock(String what, Run run, Run.Clock clock) {
        List<TermOracle.Stop> stops = new ArrayList<>();
        boolean extended = false;
        boolean measure = clock.code().equals("seizure") || clock.code().equals("freeze");
        if (measure) {
            Piece piece = piece("measure", clock.key());
            extended = piece.date("extendedOn") != null;
            if (piece.date("testFrom") != null && piece.date("testTo") != null && piece.yes("testTold")) {
                stops.add(new TermOracle.Stop("TEST", piece.date("testFrom"), piece.date("testTo")));
            }
        }
        boolean own = run.procedure().startsWith("penalty")
                && (measure || clock.code().equals("preservation"));
        if (!own) {
            stops.addAll(stops(run));
            extended |= run.extensions().stream().anyMatch(each -> each.term().equals(clock.term()));
        }
        compare(what, clock.term(), clock.start(), extended, stops, clock.legal(), clock.safe());
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

    private void compare(
            String what,
            String code,
            String start,
            boolean extended,
            List<TermOracle.Stop> stops,
            String legal,
            String safe) {
        if (!TermOracle.codes().contains(code)) {
            told.unknown.add(code);
            return;
        }
        oracle.end(code, plan.crew().field(), start, extended, stops).ifPresent(end -> {
            told.terms++;
            told.known.add(code);
            if (!end.legal().equals(legal) || !end.safe().equals(safe)) {
                fault(
                        what,
                        "term " + code + " from " + start + (extended ? " extended" : "") + " stopped " + stops
                                + " ends " + legal + ", safe " + safe + "; the oracle says " + end.legal() + ", safe "
                                + end.safe());
            }
        });
    }
}
