package org.zhiheng.rules.layers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.rules.BookMaker.Assembly;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.RulePackage;

/** Makes books of packages, leaving out those that do not fit. */
public final class Assembler {

    private static final String FILE = "package.yaml";

    private Assembler() {}

    /** See {@link org.zhiheng.rules.BookMaker#assemble}. */
    public static Assembly assemble(Collection<RulePackage> packages, long generation) {
        Map<String, List<Fault>> faults = new LinkedHashMap<>();
        List<RulePackage> fitting = new ArrayList<>();
        Map<String, RulePackage> byDivision = new HashMap<>();
        for (RulePackage each : packages) {
            RulePackage other = byDivision.putIfAbsent(each.division(), each);
            if (other == null) {
                fitting.add(each);
            } else {
                add(
                        faults,
                        each,
                        error("RP-LAYER-001", "区划" + each.division() + "已有规则包" + other.id(), "一个区划只能有一个规则包"));
            }
        }
        List<RulePackage> waiting = new ArrayList<>();
        Hierarchy hierarchy = new Hierarchy(fitting);
        for (RulePackage each : List.copyOf(fitting)) {
            if (hierarchy.circular(each)) {
                add(faults, each, error("RP-LAYER-002", each.division() + "的上级关系成环", "请检查package.yaml中的parent"));
                fitting.remove(each);
            } else if (hierarchy.chain(each).isEmpty()) {
                waiting.add(each);
                fitting.remove(each);
            }
        }
        return new Assembly(checked(fitting, generation, faults), waiting, faults);
    }

    /** Upper packages are checked first: one that does not fit is left out before those below it are looked at. */
    private static LayeredBooks checked(List<RulePackage> fitting, long generation, Map<String, List<Fault>> faults) {
        if (fitting.isEmpty()) {
            return null;
        }
        List<RulePackage> accepted = new ArrayList<>(fitting);
        Map<String, List<Fault>> overtaken = new HashMap<>();
        LayeredBooks books = new LayeredBooks(generation, new Hierarchy(accepted), overtaken);
        for (RulePackage each : books.packages()) {
            List<Fault> found = new ArrayList<>();
            books.check(each, found::add);
            found.forEach(fault -> add(faults, each, fault));
            if (found.stream().anyMatch(Fault::isError)) {
                accepted.remove(each);
                books = new LayeredBooks(generation, new Hierarchy(accepted), overtaken);
            } else if (!found.isEmpty()) {
                overtaken.put(each.id(), List.copyOf(found));
            }
        }
        return books;
    }

    private static Fault error(String code, String message, String hint) {
        return Fault.error(code, FILE, 0, 0, message, hint);
    }

    private static void add(Map<String, List<Fault>> faults, RulePackage of, Fault fault) {
        faults.computeIfAbsent(of.id(), id -> new ArrayList<>()).add(fault);
    }
}
