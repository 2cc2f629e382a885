package org.zhiheng.api.registers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.access.Operation;

/**
 * Who writes a value, and where its row has to stand in its procedure for that. It binds people and programs that act for them, whichever way they come in; what a
 * procedure writes as it goes on it does not bind. Immutable.
 *
 * @param people whether people write it at all; false for what only a procedure writes
 * @param by who may, and how far; null for whoever may change the register
 * @param stages ids of the stages in which it may be written, final ones too, and {@link #NONE} while the row has gone into no procedure; empty for wherever it
 *     stands
 * @param owners whether whoever owns the stage may, too
 * @param words values of an enumeration that only whoever may the operation writes, and by whom alone rows that have them are changed
 */
public record Writing(boolean people, Operation by, List<String> stages, boolean owners, Map<String, Operation> words) {

    /** Stands among the stages for a row that has gone into no procedure. */
    public static final String NONE = "none";

    /** Whoever may change the register, wherever the row stands. */
    public static final Writing ANY = new Writing(true, null, List.of(), false, Map.of());

    public Writing {
        stages = List.copyOf(stages);
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    Writing by(Operation operation) {
        return new Writing(people, operation, stages, owners, words);
    }

    Writing at(String... ids) {
        return new Writing(people, by, List.of(ids), owners, words);
    }

    Writing byOwners() {
        return new Writing(people, by, stages, true, words);
    }

    Writing byProcedure() {
        return new Writing(false, by, stages, owners, words);
    }

    Writing only(String word, Operation operation) {
        Map<String, Operation> more = new LinkedHashMap<>(words);
        more.put(word, operation);
        return new Writing(people, by, stages, owners, more);
    }

    /** Whether it depends on where the row stands. */
    public boolean staged() {
        return owners || !stages.isEmpty();
    }

    /** The operations it names. */
    public Set<Operation> operations() {
        Set<Operation> named = new LinkedHashSet<>(words.values());
        if (by != null) {
            named.add(by);
        }
        return named;
    }
}
