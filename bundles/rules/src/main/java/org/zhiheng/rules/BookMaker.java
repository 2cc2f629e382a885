package org.zhiheng.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.rules.layers.Assembler;

/** Lays packages one over another. Stateless. */
public final class BookMaker {

    private BookMaker() {}

    /**
     * What a set of packages makes.
     *
     * @param books of the packages that fit; null when there is no nation among them
     * @param waiting packages whose ancestors are not all there yet
     * @param faults by package id: errors of packages that do not fit (they are not in the books), and warnings
     */
    public record Assembly(RuleBooks books, List<RulePackage> waiting, Map<String, List<Fault>> faults) {

        /** Whether every package is in the books. */
        public boolean complete() {
            return books != null
                    && waiting.isEmpty()
                    && faults.values().stream().flatMap(List::stream).noneMatch(Fault::isError);
        }
    }

    /** @param generation number of the generation these books are for; 0 for books that are only tried */
    public static Assembly assemble(Collection<RulePackage> packages, long generation) {
        return assemble(packages, Set.of(), Placements.NONE, generation);
    }

    /**
     * Lays packages one over another of which some are in force already.
     *
     * @param settled packages that were accepted before: what an upper package forbids them now is a warning, and the upper value
     *     holds
     * @param placements where departments are laid
     * @param generation number of the generation these books are for; 0 for books that are only tried
     */
    public static Assembly assemble(
            Collection<RulePackage> packages, Set<RulePackage> settled, Placements placements, long generation) {
        return Assembler.assemble(packages, settled, placements, generation);
    }
}
