package org.zhiheng.rules.layers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.rules.BookMaker.Assembly;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.RulePackage;

/** Makes books of packages, leaving out those that do not fit. One assembly each; for one thread. */
public final class Assembler {

    private static final String FILE = "package.yaml";

    private final Set<RulePackage> settled;
    private final Placements placements;
    private final Map<String, List<Fault>> faults = new LinkedHashMap<>();
    private final List<RulePackage> waiting = new ArrayList<>();

    private Assembler(Set<RulePackage> settled, Placements placements) {
        this.settled = settled;
        this.placements = placements;
    }

    /** See {@link org.zhiheng.rules.BookMaker#assemble(Collection, Set, Placements, long)}. */
    public static Assembly assemble(
            Collection<RulePackage> packages, Set<RulePackage> settled, Placements placements, long generation) {
        return new Assembler(settled, placements).made(packages, generation);
    }

    private Assembly made(Collection<RulePackage> packages, long generation) {
        List<RulePackage> fitting = withoutDoubles(packages);
        Hierarchy hierarchy = new Hierarchy(fitting, placements);
        for (RulePackage each : List.copyOf(fitting)) {
            if (hierarchy.circular(each)) {
                report(each, error("RP-LAYER-002", each.division() + "的上级关系成环", "请检查package.yaml中的parent"));
                fitting.remove(each);
            } else if (hierarchy.upsideDown(each)) {
                report(
                        each,
                        error("RP-LAYER-004", each.parent() + "的规则包不在" + each.id() + "的上层", "请检查package.yaml中的parent"));
                fitting.remove(each);
            }
        }
        LayeredBooks books = checked(reaching(fitting), generation);
        return new Assembly(books, List.copyOf(waiting), faults);
    }

    private List<RulePackage> withoutDoubles(Collection<RulePackage> packages) {
        List<RulePackage> fitting = new ArrayList<>();
        Map<String, RulePackage> byDivision = new HashMap<>();
        for (RulePackage each : packages) {
            RulePackage other = byDivision.putIfAbsent(each.division(), each);
            if (other == null) {
                fitting.add(each);
            } else {
                report(each, error("RP-LAYER-001", "区划" + each.division() + "已有规则包" + other.id(), "一个区划只能有一个规则包"));
            }
        }
        return fitting;
    }

    /** Those whose ancestors lead to the nation; the others wait. */
    private List<RulePackage> reaching(List<RulePackage> packages) {
        Hierarchy hierarchy = new Hierarchy(packages, placements);
        List<RulePackage> reaching = new ArrayList<>();
        for (RulePackage each : packages) {
            (hierarchy.chain(each).isEmpty() ? waiting : reaching).add(each);
        }
        return reaching;
    }

    /** Upper packages are checked first: one that does not fit is left out before those below it are looked at. */
    private LayeredBooks checked(List<RulePackage> fitting, long generation) {
        Set<RulePackage> stands = new HashSet<>(fitting);
        Map<String, List<Fault>> overtaken = new HashMap<>();
        LayeredBooks books = new LayeredBooks(generation, new Hierarchy(stands, placements), overtaken);
        for (RulePackage each : books.packages()) {
            if (!stands.contains(each)) {
                continue;
            }
            List<Fault> found = new ArrayList<>();
            books.check(each, fault -> found.add(settled.contains(each) ? asWarning(fault) : fault));
            found.forEach(fault -> report(each, fault));
            if (found.stream().anyMatch(Fault::isError)) {
                stands.remove(each);
                stands.retainAll(reaching(List.copyOf(stands)));
                books = new LayeredBooks(generation, new Hierarchy(stands, placements), overtaken);
            } else if (!found.isEmpty()) {
                overtaken.put(each.id(), List.copyOf(found));
            }
        }
        return stands.isEmpty() ? null : books;
    }

    /** What is in force stays: an upper package that narrows it afterwards overtakes it and is not blocked by it. */
    private static Fault asWarning(Fault fault) {
        return Fault.warning(fault.code(), fault.file(), fault.line(), fault.column(), fault.message(), fault.hint());
    }

    private static Fault error(String code, String message, String hint) {
        return Fault.error(code, FILE, 0, 0, message, hint);
    }

    private void report(RulePackage of, Fault fault) {
        faults.computeIfAbsent(of.id(), id -> new ArrayList<>()).add(fault);
    }
}
