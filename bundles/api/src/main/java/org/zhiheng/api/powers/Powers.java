package org.zhiheng.api.powers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Row;

/** What follows from the registers of powers taken together. Nothing is changed by it. Thread-safe. */
@ProviderType
public interface Powers {

    /**
     * What the catalogue of a body suggests to clean up.
     *
     * @param lookBackYears how many years back an item must not have happened; null when the rules do not say
     * @param missing rules that are missing, so that items without use, or with little, could not be looked for
     */
    record CleanUps(Integer lookBackYears, List<String> missing, List<CleanUp> found) {
        public CleanUps {
            missing = List.copyOf(missing);
            found = List.copyOf(found);
        }
    }

    /**
     * An item and why it is looked at. What to do about it a person proposes.
     *
     * @param item key
     * @param lastUsedOn when it was last used; null when no use is known
     * @param yearsUntold years of the look-back for which nobody has told how often it was used: until then it is not certain
     * @param overlaps the items it overlaps with, of the body and of others at its side; empty for other grounds
     * @param times how often it was used in the look-back, as far as is told; null for other grounds. Whether what is rare is needed a person says
     * @param measures what the rules let propose; empty when they do not say
     * @param earlier what was last proposed for it on this ground; null for nothing; each overlap has its own
     */
    record CleanUp(
            String item,
            String code,
            String name,
            String body,
            CleanUpGround ground,
            LocalDate lastUsedOn,
            List<Integer> yearsUntold,
            List<Overlap> overlaps,
            Long times,
            List<String> measures,
            Earlier earlier) {
        public CleanUp {
            yearsUntold = List.copyOf(yearsUntold);
            overlaps = List.copyOf(overlaps);
            measures = List.copyOf(measures);
        }
    }

    /**
     * Another item by which the same is done. A pair of which somebody has decided that it stays is told again only when one of the two has changed since.
     *
     * @param body its body; another one than that asked for where two bodies of one division have the same matter
     * @param bodyTitle what people call it
     * @param earlier what was last proposed for the pair; null for nothing
     */
    record Overlap(String item, String code, String name, String body, String bodyTitle, Earlier earlier) {}

    /**
     * A proposal that was put down.
     *
     * @param cleanUp key
     * @param outcome null while nothing is decided
     */
    record Earlier(String cleanUp, LocalDate proposedOn, CleanUpOutcome outcome, LocalDate decidedOn) {}

    /**
     * Items of a body that were not used for as long as the rules say, or more rarely than they say, and items that overlap with others by provision: with
     * those of the body itself, also such as differ by nothing but spelling, and with those of other bodies of its division that are called the same as well.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN}; {@code NOT_FOUND} {@code POWERS-BODY}
     */
    CleanUps cleanUps(Principal by, String body, LocalDate on);

    /**
     * Which townships have what.
     *
     * @param townships by id, in order
     */
    record Matrix(List<String> townships, List<Line> lines) {
        public Matrix {
            townships = List.copyOf(townships);
            lines = List.copyOf(lines);
        }
    }

    /**
     * An item that is listed.
     *
     * @param states by township; a township for whose class it is not listed is left out
     */
    record Line(
            String empowerment,
            String list,
            String item,
            String name,
            String originalBody,
            List<String> powers,
            Map<String, EmpowermentState> states) {
        public Line {
            powers = List.copyOf(powers);
            states = Map.copyOf(states);
        }
    }

    /**
     * All listed items of the townships below a government, on a day and as known when.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN}; {@code NOT_FOUND} {@code POWERS-BODY}
     */
    Matrix matrix(Principal by, String government, AsOf asOf);

    /**
     * A transition that runs, or ended with work left.
     *
     * @param key of the transition
     * @param daysLeft until its last day; negative when it is over
     * @param done what of the checklist is done
     * @param missing what is not
     * @param open unfinished matters, which stay with who has them
     */
    record Handover(
            String key,
            String title,
            String list,
            String township,
            LocalDate startOn,
            LocalDate endOn,
            long daysLeft,
            List<String> done,
            List<String> missing,
            List<OpenMatter> open) {
        public Handover {
            done = List.copyOf(done);
            missing = List.copyOf(missing);
            open = List.copyOf(open);
        }
    }

    /** @param heldBy who has to finish it */
    record OpenMatter(String key, String matter, String item, String heldBy, LocalDate filedOn) {}

    /**
     * Transitions of the townships below a government that have begun and are not over with everything done, the one that ends first before the others.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link #matrix}
     */
    List<Handover> handovers(Principal by, String government, LocalDate on);

    /**
     * An empowerment that is to be evaluated at some townships; what was evaluated at one says nothing of another.
     *
     * @param townships ids of those of its class that were evaluated on the same day, or not yet, and from which it was not recalled
     * @param since the last evaluation, or else since when it holds
     * @param dueOn null when the rules do not say
     * @param missing what is missing to say it
     */
    record EvaluationDue(
            String empowerment,
            String name,
            List<String> townships,
            LocalDate since,
            boolean never,
            LocalDate dueOn,
            List<String> missing) {
        public EvaluationDue {
            townships = List.copyOf(townships);
            missing = List.copyOf(missing);
        }
    }

    /**
     * When the empowerments in force are to be evaluated, the earliest first.
     *
     * @param until only those due by then, and those of which it cannot be said
     * @throws org.zhiheng.api.error.ZhihengException as {@link #matrix}
     */
    List<EvaluationDue> evaluationsDue(Principal by, String government, LocalDate on, LocalDate until);

    /**
     * Something that happened to an empowerment.
     *
     * @param kind {@code published, listed, adjusted, ended, signed, confirmed, transition-began, transition-ended, evaluated, recalled}
     * @param township null when it is about all of them
     */
    record Happening(
            LocalDate on, String kind, String title, String township, String register, String key, Instant knownFrom) {}

    /**
     * How an empowerment came, was adjusted and went, by day.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN}; {@code NOT_FOUND} {@code REGISTER-ROW}
     */
    List<Happening> history(Principal by, String empowerment);

    /** Titles of the registers that are published lists, by id. */
    Map<String, String> publishedLists();

    /**
     * What of a list was published by a day and holds on it, one by one. Anybody may have it.
     *
     * @param body whose list; null for all
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code POWERS-LIST} for what is no published list
     */
    void published(String list, String body, LocalDate on, Consumer<Row> taken);
}
