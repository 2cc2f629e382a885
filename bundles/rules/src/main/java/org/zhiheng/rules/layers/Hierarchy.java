package org.zhiheng.rules.layers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.RulePackage;

/** Which package stands above which. Missing layers are skipped. */
final class Hierarchy {

    private static final String NATION = DivisionCode.NATION.value();

    private final Map<String, RulePackage> byDivision = new HashMap<>();
    private final List<RulePackage> packages;
    private final Placements placements;

    Hierarchy(Collection<RulePackage> packages, Placements placements) {
        this.placements = placements;
        this.packages = packages.stream()
                .sorted(Comparator.comparing(RulePackage::layer).thenComparing(RulePackage::division))
                .toList();
        this.packages.forEach(each -> byDivision.putIfAbsent(each.division(), each));
    }

    List<RulePackage> packages() {
        return packages;
    }

    RulePackage of(String division) {
        return byDivision.get(division);
    }

    /** The package of the division or of its nearest ancestor; null when there is none at all or the code is not well-formed. */
    RulePackage nearest(String division) {
        RulePackage own = byDivision.get(division);
        if (own != null) {
            return own.layer() == Layer.FIELD ? null : own;
        }
        return DivisionCode.isValid(division) ? above(new DivisionCode(division)) : null;
    }

    /**
     * The packages from the nation down to the given one.
     *
     * @return empty when its ancestors lead in a circle or do not reach the nation
     */
    List<RulePackage> chain(RulePackage lowest) {
        LinkedList<RulePackage> chain = new LinkedList<>();
        Set<String> seen = new HashSet<>();
        RulePackage each = lowest;
        while (each != null) {
            if (!seen.add(each.division())) {
                return List.of();
            }
            chain.addFirst(each);
            each = parent(each);
        }
        return chain.getFirst().layer() == Layer.NATION ? new ArrayList<>(chain) : List.of();
    }

    /** Whether a package stands on one of its own layer or of a lower one. */
    boolean upsideDown(RulePackage each) {
        RulePackage parent = parent(each);
        return parent != null && parent.layer().compareTo(each.layer()) >= 0;
    }

    /** Whether the ancestors of a package lead in a circle. */
    boolean circular(RulePackage lowest) {
        Set<String> seen = new HashSet<>();
        for (RulePackage each = lowest; each != null; each = parent(each)) {
            if (!seen.add(each.division())) {
                return true;
            }
        }
        return false;
    }

    private RulePackage parent(RulePackage each) {
        if (each.layer() == Layer.NATION) {
            return null;
        }
        if (each.layer() == Layer.FIELD) {
            return byDivision.get(NATION);
        }
        String placed = each.layer() == Layer.DEPARTMENT ? placements.of(each.division()) : null;
        if (placed != null) {
            return nearest(placed);
        }
        if (each.parent() != null) {
            return nearest(each.parent());
        }
        return DivisionCode.isValid(each.division())
                ? above(new DivisionCode(each.division()))
                : byDivision.get(NATION);
    }

    private RulePackage above(DivisionCode division) {
        for (var code = division.parent(); code.isPresent(); code = code.get().parent()) {
            RulePackage found = byDivision.get(code.get().value());
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
