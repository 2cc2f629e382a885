package org.zhiheng.tools.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.law.LawRulings;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.PackageTrial;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.rules.RulePackage;

/** Does with packages what the platform does before it puts them in force: reads them, lays them over others and runs their tests. */
public final class RegionCheck {

    private RegionCheck() {}

    /** A fault and the package in which it stands. */
    public record Finding(PackagePlace place, Fault fault) {}

    /**
     * What became of a package that is looked at.
     *
     * @param rulePackage null when it cannot be read
     * @param testsRun 0 where its tests could not be asked
     */
    public record Candidate(PackagePlace place, RulePackage rulePackage, int testsRun, int testsFailed) {}

    /** @param findings errors and warnings of the candidates, and of others that would not fit any more */
    public record Report(List<Candidate> candidates, List<Finding> findings) {

        public boolean faultless() {
            return findings.stream().noneMatch(each -> each.fault().isError());
        }
    }

    /**
     * Checks packages.
     *
     * @param candidates the packages in question
     * @param around packages in force already; one of a candidate's division gives way to it
     */
    public static Report run(List<PackagePlace> candidates, List<PackagePlace> around) {
        List<Finding> findings = new ArrayList<>();
        Map<RulePackage, PackagePlace> places = new HashMap<>();
        List<RulePackage> laid = new ArrayList<>();
        List<RulePackage> read = new ArrayList<>();
        for (PackagePlace candidate : candidates) {
            RulePackage rulePackage = read(candidate, findings, places);
            read.add(rulePackage);
            if (rulePackage != null) {
                laid.add(rulePackage);
            }
        }
        Set<RulePackage> settled = new HashSet<>();
        Set<String> taken =
                new HashSet<>(laid.stream().map(RulePackage::division).toList());
        for (PackagePlace each : around) {
            RulePackage rulePackage = read(each, findings, places);
            if (rulePackage != null && taken.add(rulePackage.division())) {
                settled.add(rulePackage);
                laid.add(rulePackage);
            }
        }
        BookMaker.Assembly assembly = BookMaker.assemble(laid, settled, Placements.NONE, 0);
        for (RulePackage each : laid) {
            assembly.faults()
                    .getOrDefault(each.id(), List.of())
                    .forEach(fault -> findings.add(new Finding(places.get(each), fault)));
        }
        assembly.waiting().forEach(each -> findings.add(new Finding(places.get(each), parentMissing(each))));
        List<Candidate> outcomes = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            outcomes.add(outcome(candidates.get(i), read.get(i), assembly, findings));
        }
        findings.sort(Comparator.comparingInt(
                each -> candidates.contains(each.place()) ? candidates.indexOf(each.place()) : candidates.size()));
        return new Report(outcomes, List.copyOf(findings));
    }

    private static RulePackage read(PackagePlace place, List<Finding> findings, Map<RulePackage, PackagePlace> places) {
        ReadResult result = new PackageReader().read(place.content());
        result.faults().forEach(fault -> findings.add(new Finding(place, fault)));
        RulePackage rulePackage = result.packageOrNull();
        if (rulePackage != null) {
            places.put(rulePackage, place);
        }
        return rulePackage;
    }

    private static Fault parentMissing(RulePackage of) {
        String above = of.parent() == null ? "" : of.parent();
        return Fault.error("RP-LAYER-003", "package.yaml", 0, 0, "没有上级规则包" + above, "用--with给出上级规则包");
    }

    /** Tests are asked only of a package that fits; what else its answers would say is nobody's rule. */
    private static Candidate outcome(
            PackagePlace place, RulePackage rulePackage, BookMaker.Assembly assembly, List<Finding> findings) {
        if (rulePackage == null
                || assembly.books() == null
                || assembly.waiting().contains(rulePackage)
                || assembly.faults().getOrDefault(rulePackage.id(), List.of()).stream()
                        .anyMatch(Fault::isError)) {
            return new Candidate(place, rulePackage, 0, 0);
        }
        Asking asking = new LawRulings(null).with(assembly.books());
        List<Fault> broken = PackageTrial.run(rulePackage, asking);
        broken.forEach(fault -> findings.add(new Finding(place, fault)));
        return new Candidate(place, rulePackage, rulePackage.tests().size(), broken.size());
    }
}
