package org.zhiheng.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.procedures.ActingBody;

/**
 * A procedure as data: stages, who acts, what is checked, which documents arise, which terms run.
 *
 * @param id e.g. {@code penalty.ordinary}
 * @param actKind the kind of enforcement act; null for a matter between bodies
 * @param firstStage where every run begins
 * @param from the first day on which a run may start; null for always
 * @param until the last one; null for no end
 * @param clocks terms that run beside those of the stages
 */
public record ProcedureDefinition(
        String id,
        String title,
        String actKind,
        String firstStage,
        LocalDate from,
        LocalDate until,
        List<Stage> stages,
        List<Clock> clocks,
        Map<TermChange, List<String>> termChanges,
        Source source,
        String doubt) {

    /** What a person does to a term that runs. */
    public enum TermChange {
        EXTENSION,
        FURTHER_EXTENSION
    }

    public ProcedureDefinition {
        termChanges = Map.copyOf(termChanges);
    }

    /** Names of the checks that must hold before somebody does this to a term; empty where the procedure asks none. */
    public List<String> before(TermChange change) {
        return termChanges.getOrDefault(change, List.of());
    }

    /** Before the name of a clock from which a stage's term counts. */
    public static final String CLOCK = "clock.";

    /**
     * One stage.
     *
     * @param owners who may act in it; one at least, but in a final stage
     * @param allSign whether it is left only when every owner has taken the same way; else one of them decides
     * @param term id of the term parameter that runs in it; null only in a final stage
     * @param termFrom the stage from whose first beginning the term counts, or clocks as {@code clock.decision}, of which the one that ends first is the stage's
     *     term; empty when it counts from the last beginning of this one
     * @param documents codes of the documents that arise
     * @param checks names of checks that must hold before it is left
     * @param transitions empty exactly in a final stage
     */
    public record Stage(
            String id,
            String title,
            List<Owner> owners,
            boolean allSign,
            String term,
            List<String> termFrom,
            List<String> documents,
            List<String> checks,
            List<Transition> transitions) {

        public boolean isFinal() {
            return transitions.isEmpty();
        }

        public Stage {
            termFrom = List.copyOf(termFrom);
        }

        /** The clocks of the procedure of which one is the stage's term; empty where it counts from a stage. */
        public List<String> termClocks() {
            return termFrom.stream()
                    .filter(each -> each.startsWith(CLOCK))
                    .map(each -> each.substring(CLOCK.length()))
                    .toList();
        }

        /** The stage from whose first beginning the term counts; null where it counts from this one's last, or a clock is the term. */
        public String termStage() {
            return termFrom.isEmpty() || !termClocks().isEmpty() ? null : termFrom.get(0);
        }

        /** The way to a stage. */
        public Optional<Transition> way(String to) {
            return transitions.stream().filter(each -> each.to().equals(to)).findFirst();
        }
    }

    /** Who acts: a role at one of the bodies that take part. */
    public record Owner(KnownRoles role, ActingBody body) {}

    /**
     * A way from one stage to another.
     *
     * @param when in Chinese, the case in which it is taken; null for the ordinary way
     * @param checks checks of this way alone
     * @param oneSigns whether one owner alone takes it although the stage wants them all
     */
    public record Transition(String to, String when, List<String> checks, boolean oneSigns) {}

    /**
     * A term that runs whatever the stage is. One that an event starts runs once for each key of the event.
     *
     * @param id e.g. {@code decision}
     * @param term id of the term parameter
     * @param until what ends it, one at least
     * @param owner in whose lists it stands: who must act, or who watches where an outsider must
     * @param outsider who must act; null where the owner must
     * @param separate whether only stops and extensions count that its own event tells, and none of the run
     * @param whereSet whether it runs only where a package sets its term, as regions and fields have terms of their own
     * @param missed in Chinese, what follows when it is missed
     */
    public record Clock(
            String id,
            String title,
            String term,
            Mark from,
            List<Mark> until,
            Owner owner,
            KnownOutsiders outsider,
            boolean separate,
            boolean whereSet,
            String missed) {}

    /** The first time a stage is entered, or an event: one of the two is null. */
    public record Mark(String stage, KnownEvents event) {

        @Override
        public String toString() {
            return event == null ? "stage." + stage : event.code();
        }
    }

    /** The clock of this name. */
    public Optional<Clock> clock(String clock) {
        return clocks.stream().filter(each -> each.id().equals(clock)).findFirst();
    }

    /** The stage of this name. */
    public Optional<Stage> stage(String stage) {
        return stages.stream().filter(each -> each.id().equals(stage)).findFirst();
    }

    /** Whether a run may start on a day. */
    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /**
     * SHA-256, hexadecimal, over everything that guides a run. Two books with the same procedure have the same hash; where it comes from and
     * what is doubted about it change nothing for a run.
     */
    public String hash() {
        StringBuilder text = new StringBuilder();
        part(text, id, title, actKind, firstStage, from, until);
        for (Stage stage : stages) {
            // What is written with one start has the hash it always had: runs find their procedure by it.
            String from = stage.termFrom().isEmpty() ? null : String.join(" ", stage.termFrom());
            part(text, "stage", stage.id(), stage.title(), stage.allSign(), stage.term(), from);
            stage.owners().forEach(each -> part(text, "owner", each.role().code(), each.body()));
            stage.documents().forEach(each -> part(text, "document", each));
            stage.checks().forEach(each -> part(text, "check", each));
            for (Transition way : stage.transitions()) {
                part(text, "to", way.to(), way.when(), way.oneSigns());
                way.checks().forEach(each -> part(text, "way-check", each));
            }
        }
        for (TermChange change : TermChange.values()) {
            before(change).forEach(each -> part(text, "term-change", change, each));
        }
        for (Clock clock : clocks) {
            Owner owner = clock.owner();
            part(
                    text,
                    "clock",
                    clock.id(),
                    clock.title(),
                    clock.term(),
                    clock.from(),
                    clock.separate(),
                    clock.whereSet(),
                    clock.missed());
            part(text, "who", owner.role().code(), owner.body(), clock.outsider());
            clock.until().forEach(each -> part(text, "until", each));
        }
        try {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Each with its length, so that no two procedures have the same text. */
    private static void part(StringBuilder text, Object... parts) {
        for (Object each : parts) {
            String word = each == null ? null : each.toString();
            text.append(word == null ? "-" : word.length() + ":" + word).append(' ');
        }
        text.append('\n');
    }
}
