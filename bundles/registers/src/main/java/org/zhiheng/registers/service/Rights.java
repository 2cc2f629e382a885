package org.zhiheng.registers.service;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.procedures.InStage;

/**
 * What somebody who writes into one register may.
 *
 * @param reaches how far each operation of the register reaches
 * @param owner whether somebody may act as one of the owners of a stage
 */
record Rights(Map<Operation, Reach> byOperation, Predicate<InStage.Owner> owner) {

    Rights {
        byOperation = Map.copyOf(byOperation);
    }

    Collection<Reach> reaches() {
        return byOperation.values();
    }

    boolean everywhere() {
        return reaches().stream().anyMatch(Reach::everywhere);
    }

    /** Whether the operation reaches all of these bodies; of nobody's rows, everywhere. */
    boolean reaches(Operation operation, Collection<Set<String>> bodies) {
        Reach reach = byOperation.getOrDefault(operation, Reach.NOTHING);
        if (reach.everywhere()) {
            return true;
        }
        return !reach.nothing()
                && bodies.stream().allMatch(each -> reach.bodies().containsAll(each));
    }

    /** Whether somebody owns the stage in which something stands. */
    boolean acts(InStage standing) {
        return standing.open() && standing.owners().stream().anyMatch(owner);
    }
}
