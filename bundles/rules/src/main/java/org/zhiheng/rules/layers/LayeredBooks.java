package org.zhiheng.rules.layers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.WorkingCalendar;

/** The books of one generation. Books are made when first asked for; the indexes of packages are shared by all. */
final class LayeredBooks implements RuleBooks {

    static final String FIELD_PREFIX = "field:";

    private final long generation;
    private final Hierarchy hierarchy;
    private final Map<String, PackageIndex> indexes = new HashMap<>();
    private final Map<String, RuleBook> books = new ConcurrentHashMap<>();
    private final Map<List<String>, WorkingCalendar> calendars = new ConcurrentHashMap<>();
    private final Map<String, List<Fault>> overtaken;

    LayeredBooks(long generation, Hierarchy hierarchy, Map<String, List<Fault>> overtaken) {
        this.generation = generation;
        this.hierarchy = hierarchy;
        this.overtaken = overtaken;
        for (RulePackage each : hierarchy.packages()) {
            indexes.put(each.division(), new PackageIndex(each));
        }
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public List<RulePackage> packages() {
        return hierarchy.packages();
    }

    @Override
    public List<Fault> overtaken(String packageId) {
        return overtaken.getOrDefault(packageId, List.of());
    }

    @Override
    public RuleBook book(String division) {
        RulePackage lowest = hierarchy.nearest(division);
        return lowest == null ? null : books.computeIfAbsent(lowest.division(), d -> make(lowest, null));
    }

    @Override
    public Map<String, List<String>> contents() {
        List<RulePackage> fields =
                packages().stream().filter(each -> each.layer() == Layer.FIELD).toList();
        Map<String, List<String>> contents = new LinkedHashMap<>();
        for (RulePackage each : packages()) {
            if (each.layer() != Layer.FIELD) {
                List<RulePackage> chain = hierarchy.chain(each);
                put(contents, chain);
                for (RulePackage field : fields) {
                    put(contents, withField(chain, field));
                }
            }
        }
        return contents;
    }

    private static void put(Map<String, List<String>> contents, List<RulePackage> packages) {
        contents.put(
                Fingerprints.ofBook(packages),
                packages.stream().map(RulePackage::contentHash).toList());
    }

    /** A field's rules come next below the nation's. */
    private static <T> List<T> withField(List<T> territory, T field) {
        List<T> layers = new ArrayList<>(territory);
        layers.add(1, field);
        return layers;
    }

    /** Checks a package against those above it, which lead to the nation. */
    void check(RulePackage rulePackage, Consumer<Fault> faults) {
        List<PackageIndex> layers = indexesOf(hierarchy.chain(rulePackage));
        merge(layers, faults, rulePackage);
        FieldPrecedence.check(rulePackage, faults);
        checkLists(rulePackage, layers, faults);
        checkTerms(rulePackage, layers, faults);
        DocumentCheck.check(
                rulePackage, layers.stream().map(PackageIndex::rulePackage).toList(), faults);
    }

    /** A stage or clock whose term nobody sets would have an end that nobody can tell. */
    private static void checkTerms(RulePackage rulePackage, List<PackageIndex> layers, Consumer<Fault> faults) {
        for (ProcedureDefinition procedure : rulePackage.procedures()) {
            procedure.stages().forEach(each -> checkTerm(procedure, "环节" + each.id(), each.term(), layers, faults));
            procedure.clocks().stream()
                    .filter(each -> !each.whereSet())
                    .forEach(each -> checkTerm(procedure, "期限" + each.id(), each.term(), layers, faults));
        }
    }

    private static void checkTerm(
            ProcedureDefinition procedure,
            String what,
            String term,
            List<PackageIndex> layers,
            Consumer<Fault> faults) {
        if (term != null && layers.stream().allMatch(each -> each.timeline(term) == null)) {
            faults.accept(Fault.error(
                    "RP-LAYER-015",
                    "procedures",
                    0,
                    0,
                    "程序" + procedure.id() + "的" + what + "用的期限" + term + "在本级和上级规则里都没有",
                    "请在parameters里加上这一期限,或者改用已有的"));
        }
    }

    private static void checkLists(RulePackage rulePackage, List<PackageIndex> layers, Consumer<Fault> faults) {
        for (RuleList list : rulePackage.lists().values()) {
            for (PackageIndex layer : layers) {
                RuleList upper = layer.rulePackage().lists().get(list.name());
                boolean other = upper != null && !upper.keys().equals(list.keys());
                if (other && list.merge() == RuleList.Merge.EXTEND) {
                    faults.accept(Fault.error(
                            "RP-LAYER-013",
                            "lists/" + list.name() + ".yaml",
                            0,
                            0,
                            "清单" + list.name() + "的主键" + list.keys() + "与"
                                    + layer.rulePackage().id() + "的" + upper.keys() + "不同,不能合并",
                            "请用相同的keys,或者写merge: replace"));
                }
            }
        }
    }

    private RuleBook withField(RulePackage lowest, String field) {
        PackageIndex index = indexes.get(FIELD_PREFIX + field);
        if (index == null) {
            return null;
        }
        // Not computeIfAbsent: making one book may be under way in the same map.
        String key = lowest.division() + " " + field;
        RuleBook known = books.get(key);
        if (known == null) {
            known = make(lowest, index);
            books.putIfAbsent(key, known);
        }
        return known;
    }

    private RuleBook make(RulePackage lowest, PackageIndex field) {
        List<PackageIndex> territory = indexesOf(hierarchy.chain(lowest));
        Map<String, Timeline> merged = merge(territory, fault -> {}, null);
        List<PackageIndex> layers = territory;
        if (field != null) {
            layers = withField(territory, field);
            layInField(merged, territory, field);
        }
        List<RulePackage> packages =
                layers.stream().map(PackageIndex::rulePackage).toList();
        return new LayeredBook(
                lowest.division(),
                layers,
                merged,
                Fingerprints.ofBook(packages),
                calendar(packages),
                name -> withField(lowest, name));
    }

    private List<PackageIndex> indexesOf(List<RulePackage> chain) {
        return chain.stream().map(each -> indexes.get(each.division())).toList();
    }

    /**
     * The timelines of parameters that several layers set.
     *
     * @param only whose faults are wanted; null for none
     */
    private static Map<String, Timeline> merge(List<PackageIndex> layers, Consumer<Fault> faults, RulePackage only) {
        Map<String, Timeline> merged = new HashMap<>();
        Set<String> seen =
                new HashSet<>(layers.get(0).rulePackage().parameters().keySet());
        for (int i = 1; i < layers.size(); i++) {
            PackageIndex lower = layers.get(i);
            Consumer<Fault> sink = lower.rulePackage() == only ? faults : fault -> {};
            for (String id : lower.rulePackage().parameters().keySet()) {
                if (!seen.add(id)) {
                    Timeline upper = merged.containsKey(id) ? merged.get(id) : nearest(layers, i, id);
                    merged.put(id, Overlay.lower(upper, lower.timeline(id), sink));
                }
            }
        }
        return merged;
    }

    private static Timeline nearest(List<PackageIndex> layers, int below, String id) {
        for (int i = below - 1; i >= 0; i--) {
            Timeline timeline = layers.get(i).timeline(id);
            if (timeline != null) {
                return timeline;
            }
        }
        throw new IllegalStateException("no layer above sets " + id);
    }

    private static void layInField(Map<String, Timeline> merged, List<PackageIndex> territory, PackageIndex field) {
        PackageIndex nation = territory.get(0);
        Timeline precedence = nation.timeline(FieldPrecedence.ID);
        for (String id : field.rulePackage().parameters().keySet()) {
            Timeline ofNation = nation.timeline(id);
            Timeline ofField =
                    ofNation == null ? field.timeline(id) : Overlay.lower(ofNation, field.timeline(id), fault -> {});
            Timeline ofTerritory = merged.get(id);
            for (int i = territory.size() - 1; ofTerritory == null && i >= 0; i--) {
                ofTerritory = territory.get(i).timeline(id);
            }
            merged.put(id, ofTerritory == null ? ofField : Overlay.fieldAndTerritory(ofField, ofTerritory, precedence));
        }
    }

    /** Books whose packages bring the same calendar lists share one calendar. */
    private WorkingCalendar calendar(List<RulePackage> packages) {
        List<RulePackage> bringing = packages.stream()
                .filter(each -> each.lists().containsKey(ListCalendar.DAYS)
                        || each.lists().containsKey(ListCalendar.YEARS))
                .toList();
        List<String> key = bringing.stream().map(RulePackage::contentHash).toList();
        WorkingCalendar known = calendars.get(key);
        if (known == null) {
            known = new ListCalendar(bringing);
            calendars.putIfAbsent(key, known);
        }
        return known;
    }
}
