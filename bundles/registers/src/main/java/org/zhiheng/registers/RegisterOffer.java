package org.zhiheng.registers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.zhiheng.api.procedures.InStage;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Problem;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;

/** A context's registers. Offered as a service. Thread-safe. */
@ConsumerType
public interface RegisterOffer {

    List<RegisterDefinition> registers();

    /**
     * A change that is well-formed and does what it says.
     *
     * @param index among those looked at together
     * @param before what was said of the thing before, by day; empty for a new one
     * @param after what is said of it then, by day; empty when it is withdrawn
     * @param byHand whether a person or a program writes it; false for what a step of a procedure or the platform itself writes
     */
    record Proposed(int index, String key, Change change, List<Row> before, List<Row> after, boolean byHand) {
        public Proposed {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** The last of what is said of it then. */
        public Row last() {
            return after.get(after.size() - 1);
        }
    }

    /**
     * Looks at what only the context understands, before anything is written, for many changes at once: no query for each.
     *
     * @param look the registers as the transaction sees them
     * @param problems takes what is wrong
     */
    default void check(String register, List<Proposed> proposed, RegisterStore look, List<Problem> problems) {}

    /**
     * Keys of things that people call by what another register says, such as officers by the numbers of their certificates.
     *
     * @param words in a spreadsheet, in the place of keys
     * @return keys by word; words that mean nothing are left out
     */
    default Map<String, Set<String>> called(String register, Collection<String> words, RegisterStore look) {
        return Map.of();
    }

    /**
     * What a field of open codes may hold by the rules where somebody works, with what people call it, for spreadsheets to offer.
     *
     * @param body where whoever asks works; null for nowhere
     * @return empty where the rules have no list for it
     */
    default List<Field.Word> choices(String register, Field field, String body) {
        return List.of();
    }

    /**
     * What is to be written where a merger is ordered, so that registers with days say from that day on the other body instead of this one. It may be asked
     * for again on the day, for what was written since.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} naming what stands in the way
     */
    default List<RegisterStore.Order> merging(BodyMerger merger, RegisterStore look) {
        return List.of();
    }

    /** What is to be written on the day of a merger, after {@link #merging}: in registers that say nothing of days, what is not over yet. */
    default List<RegisterStore.Order> merged(BodyMerger merger, RegisterStore look) {
        return List.of();
    }

    /**
     * Where rows stand in the procedures that they, or what they belong to, went into last. Asked of registers whose definition is
     * {@link RegisterDefinition#staged}, for many rows at once.
     *
     * @param rows also such as are yet to be written, and several of one thing
     * @param look the registers as the transaction sees them
     * @return by key; those that never went into any are left out
     */
    default Map<String, List<InStage>> standing(String register, Collection<Row> rows, RegisterStore look) {
        return Map.of();
    }
}
