package org.zhiheng.rules.swap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.BookMaker.Assembly;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;

/**
 * Tries candidates over what is in force: layers first, then the tests each candidate carries. A candidate that fails is left out and
 * the rest is tried again, so one broken package never keeps a good one from its district.
 */
final class ChangeSet {

    private final Map<String, Held> inForce;
    private final Placements placements;
    private final BiFunction<RuleBooks, RulePackage, List<Fault>> trial;

    /**
     * @param books null when nothing changes
     * @param packages everything that would be in force, by id
     * @param accepted candidates in the books
     * @param waiting candidates whose ancestors are not there yet
     * @param refused faults of the others, by candidate
     */
    record Outcome(
            RuleBooks books,
            Map<String, Held> packages,
            List<Held> accepted,
            List<Held> waiting,
            Map<Held, List<Fault>> refused) {}

    /** @param trial runs the tests of a package in books and gives their faults */
    ChangeSet(Map<String, Held> inForce, Placements placements, BiFunction<RuleBooks, RulePackage, List<Fault>> trial) {
        this.inForce = inForce;
        this.placements = placements;
        this.trial = trial;
    }

    Outcome attempt(Collection<Held> candidates, long generation) {
        Set<RulePackage> settled =
                inForce.values().stream().map(Held::rulePackage).collect(Collectors.toSet());
        List<Held> left = new ArrayList<>(candidates);
        Map<Held, List<Fault>> refused = new LinkedHashMap<>();
        while (true) {
            Map<String, Held> packages = new LinkedHashMap<>(inForce);
            left.forEach(held -> packages.put(held.id(), held));
            Assembly assembly = BookMaker.assemble(
                    packages.values().stream().map(Held::rulePackage).toList(), settled, placements, generation);
            List<Held> waiting = new ArrayList<>();
            for (Held held : left) {
                if (assembly.waiting().contains(held.rulePackage())) {
                    waiting.add(held);
                    packages.remove(held.id());
                }
            }
            Map<Held, List<Fault>> failing = failing(left, waiting, assembly);
            if (failing.isEmpty()) {
                List<Held> accepted = new ArrayList<>(left);
                accepted.removeAll(waiting);
                return new Outcome(accepted.isEmpty() ? null : assembly.books(), packages, accepted, waiting, refused);
            }
            refused.putAll(failing);
            left.removeAll(failing.keySet());
        }
    }

    private Map<Held, List<Fault>> failing(List<Held> candidates, List<Held> waiting, Assembly assembly) {
        Map<Held, List<Fault>> failing = new LinkedHashMap<>();
        List<Fault> foreign = new ArrayList<>();
        assembly.faults().forEach((id, faults) -> {
            List<Fault> errors = faults.stream().filter(Fault::isError).toList();
            if (errors.isEmpty()) {
                return;
            }
            candidates.stream()
                    .filter(held -> held.id().equals(id))
                    .findFirst()
                    .ifPresentOrElse(held -> failing.put(held, errors), () -> foreign.addAll(errors));
        });
        if (failing.isEmpty() && !foreign.isEmpty()) {
            // Something in force would no longer fit: whoever is new must go.
            candidates.forEach(held -> failing.put(held, foreign));
        }
        if (failing.isEmpty() && assembly.books() != null) {
            for (Held held : candidates) {
                if (!waiting.contains(held)) {
                    List<Fault> faults = trial.apply(assembly.books(), held.rulePackage());
                    if (!faults.isEmpty()) {
                        failing.put(held, faults);
                    }
                }
            }
        }
        return failing;
    }
}
