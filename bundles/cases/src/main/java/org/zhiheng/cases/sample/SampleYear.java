package org.zhiheng.cases.sample;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.registers.RegisterStore;

/**
 * Plays a year of a district through the commands of people: clues come in on their days, each case is worked on as its plan says, and mistakes are refused on
 * the way. The same seed gives the same year. Every command has an id that follows from where its case stands, so that a year that was interrupted goes on
 * and nothing is done twice. Not for several threads; several can play shares of one year.
 */
public final class SampleYear {

    /**
     * @param seed from which everything follows
     * @param cases how many
     * @param from the first day
     * @param days on how many days cases begin
     * @param procedures those that are followed, with their shares; null for all, as often as they usually are
     * @param share which of the shares this is, from 0
     * @param shares of how many
     */
    public record Settings(
            long seed, int cases, LocalDate from, int days, Map<String, Integer> procedures, int share, int shares) {

        public static Settings of(long seed, int cases, LocalDate from, int days) {
            return new Settings(seed, cases, from, days, null, 0, 1);
        }
    }

    /** Is told of each command that was carried out. */
    @FunctionalInterface
    public interface Listener {
        /** @param command id of it */
        void done(int number, String command, Outcome outcome);
    }

    /** What came of a year. */
    public static final class Told {
        private int opened;
        private int ended;
        private int resting;
        private int commands;
        private int refused;
        private int mistakes;
        private final Map<String, Integer> stuck = new TreeMap<>();
        private final Map<String, Integer> closed = new TreeMap<>();
        private final List<String> faults = new ArrayList<>();

        public int opened() {
            return opened;
        }

        /** Cases that have run to their end. */
        public int ended() {
            return ended;
        }

        /** Cases that wait for a day beyond the year. */
        public int resting() {
            return resting;
        }

        /** Commands that were carried out. */
        public int commands() {
            return commands;
        }

        /** Ways that were refused, and taken once what they wanted was there. */
        public int refused() {
            return refused;
        }

        /** What people got wrong, and was refused with the code it has. */
        public int mistakes() {
            return mistakes;
        }

        /** Where cases stand of which those who work on them do not know how to go on, with what was refused last. */
        public Map<String, Integer> stuck() {
            return Map.copyOf(stuck);
        }

        /** How many ended, by procedure and last stage. */
        public Map<String, Integer> closed() {
            return new TreeMap<>(closed);
        }

        /** What ought not to be: mistakes that were not refused, commands that were. */
        public List<String> faults() {
            return List.copyOf(faults);
        }

        @Override
        public String toString() {
            return opened + " cases, " + ended + " ended, " + resting + " go on, " + commands + " commands, " + refused
                    + " ways refused on the way, " + mistakes + " mistakes refused, stuck " + stuck + ", faults "
                    + faults;
        }
    }

    /** A case that is worked on. */
    private static final class Played {
        private final SampleCase people;
        private LocalDate day;
        private CaseFile file;
        private String last = "";

        private Played(SamplePlan plan, UnaryOperator<String> files) {
            this.people = new SampleCase(plan, files);
            this.day = plan.begins();
        }

        private SamplePlan plan() {
            return people.plan();
        }
    }

    private final Cases cases;
    private final UnaryOperator<String> files;
    private final Clock clock;
    private final Consumer<LocalDate> turn;
    private final Listener listener;
    private final Told told = new Told();

    /**
     * @param files the hash of a file that an account has uploaded
     * @param clock the one that commands go by
     * @param turn turns it to a day that has come; does nothing where it goes by itself, and then what lies before today is written today
     */
    public SampleYear(
            Cases cases, UnaryOperator<String> files, Clock clock, Consumer<LocalDate> turn, Listener listener) {
        this.cases = cases;
        this.files = files;
        this.clock = clock;
        this.turn = turn;
        this.listener = listener;
    }

    /** Those of the bodies that have people and items for a year. */
    public static List<SampleCrew> crews(
            RegisterStore registers, RulesInForce rules, List<Body> bodies, Settings settings) {
        return new SampleCrews(
                        registers, rules, settings.from(), settings.from().plusDays(settings.days()))
                .of(bodies);
    }

    /** Plans of a year; empty where no body has what it takes. */
    public static List<SamplePlan> plans(
            RegisterStore registers, RulesInForce rules, List<Body> bodies, Settings settings) {
        List<SampleCrew> crews = crews(registers, rules, bodies, settings);
        List<SamplePlan> plans = new ArrayList<>();
        if (!crews.isEmpty()) {
            Map<String, Integer> procedures =
                    Objects.requireNonNullElseGet(settings.procedures(), SamplePlan::procedures);
            for (int i = settings.share(); i < settings.cases(); i += settings.shares()) {
                plans.add(SamplePlan.of(
                        settings.seed(), i, settings.cases(), settings.from(), settings.days(), crews, procedures));
            }
        }
        return plans;
    }

    /**
     * Plays it.
     *
     * @param last the last day that is played; what is left then goes on some other time
     * @param stop asked between commands
     */
    public Told play(
            RegisterStore registers,
            RulesInForce rules,
            List<Body> bodies,
            Settings settings,
            LocalDate last,
            BooleanSupplier stop) {
        PriorityQueue<Played> waiting = new PriorityQueue<>(Comparator.comparing((Played each) -> each.day)
                .thenComparing(each -> each.plan().number()));
        plans(registers, rules, bodies, settings).forEach(each -> waiting.add(new Played(each, files)));
        while (!waiting.isEmpty() && !stop.getAsBoolean()) {
            Played next = waiting.poll();
            if (next.day.isAfter(last)) {
                told.resting++;
                continue;
            }
            turn.accept(next.day);
            if (next.day.isAfter(today())) {
                told.resting++;
                continue;
            }
            if (worked(next, stop)) {
                waiting.add(next);
            }
        }
        return told;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Works on a case until it rests. @return whether anything is left to do */
    private boolean worked(Played played, BooleanSupplier stop) {
        if (played.file == null && !opened(played)) {
            return false;
        }
        while (!stop.getAsBoolean()) {
            SampleDeed deed = played.people.next(played.file, played.day, today());
            if (deed instanceof SampleDeed.Ended) {
                told.ended++;
                told.closed.merge(
                        played.file.run().procedure() + " " + played.file.run().stage(), 1, Integer::sum);
                return false;
            } else if (deed instanceof SampleDeed.Stuck stuck) {
                told.stuck.merge(stuck.why() + " " + played.last, 1, Integer::sum);
                return false;
            } else if (deed instanceof SampleDeed.Rest rest) {
                played.day = rest.until();
                return true;
            }
            if (!done(played, deed)) {
                return false;
            }
        }
        return true;
    }

    private boolean opened(Played played) {
        SamplePlan plan = played.plan();
        String command = plan.command("open");
        Outcome outcome = cases.open(
                plan.crew().who(Role.OFFICER, plan.handlers().get(0).account()),
                new Cases.Opening(
                        command,
                        plan.procedure(),
                        plan.crew().body(),
                        plan.crew().field(),
                        List.of(SamplePieces.clue(plan, played.day))));
        told.opened++;
        told.commands++;
        listener.done(plan.number(), command, outcome);
        played.file = outcome.file();
        LocalDate known = new SamplePieces(plan, played.file, files, played.day, today()).last();
        played.day = known.isAfter(played.day) ? known : played.day;
        return true;
    }

    /** @return whether the case goes on */
    private boolean done(Played played, SampleDeed deed) {
        if (deed instanceof SampleDeed.Wrong wrong) {
            wrong(played, wrong);
            return true;
        }
        try {
            Outcome outcome = command(played, deed, 0, "");
            played.file = outcome.file();
            if (outcome.done()) {
                told.commands++;
            } else {
                told.refused++;
                played.last =
                        outcome.refused().stream().map(Step.Refused::check).toList() + " -> "
                                + (deed instanceof SampleDeed.Take take ? take.to() : "write");
                if (deed instanceof SampleDeed.Write) {
                    told.faults.add(played.plan().number() + " "
                            + played.file.run().stage() + " write refused by " + played.last);
                    return false;
                }
                played.people.refused(outcome.refused(), played.file, played.day, today());
            }
            return true;
        } catch (ZhihengException e) {
            told.faults.add(played.plan().number() + " " + played.plan().procedure() + " "
                    + played.file.run().stage() + " " + e.code()
                    + e.field().map(each -> " " + each).orElse("") + " "
                    + deed.getClass().getSimpleName());
            return false;
        }
    }

    private Outcome command(Played played, SampleDeed deed, int seen, String wrong) {
        CaseFile file = played.file;
        String where = file.head().version() + "-" + file.run().version() + wrong;
        Outcome outcome;
        String command;
        if (deed instanceof SampleDeed.Write write) {
            command = played.plan().command("w-" + where);
            outcome = cases.write(
                    write.by(),
                    file.head().id(),
                    new Command(command, file.head().version() + seen),
                    write.changes());
        } else {
            SampleDeed.Take take = (SampleDeed.Take) deed;
            command = played.plan().command("t-" + where);
            outcome = cases.take(
                    take.by(),
                    file.head().id(),
                    new Command(command, file.run().version() + seen),
                    new Runs.Taking(take.to(), null, List.of()));
        }
        if (outcome.done()) {
            listener.done(played.plan().number(), command, outcome);
        }
        return outcome;
    }

    private void wrong(Played played, SampleDeed.Wrong wrong) {
        Set<String> codes;
        try {
            Outcome outcome = command(played, wrong.deed(), wrong.seen(), "-wrong");
            codes = outcome.done()
                    ? Set.of("done")
                    : Set.copyOf(
                            outcome.refused().stream().map(Step.Refused::check).toList());
            played.file = outcome.file();
        } catch (ZhihengException e) {
            codes = Set.of(e.code());
        }
        if (codes.stream().anyMatch(wrong.codes()::contains)) {
            told.mistakes++;
        } else {
            told.faults.add(played.plan().number() + " a mistake ended with " + codes + " and not " + wrong.codes());
        }
    }
}
