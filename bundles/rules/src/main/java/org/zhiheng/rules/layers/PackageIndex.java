package org.zhiheng.rules.layers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;

/** A package prepared for look-up, once for all books that hold it; its lists when first asked for. Thread-safe. */
final class PackageIndex {

    private final RulePackage rulePackage;
    private final Map<String, Timeline> timelines;
    private final Map<String, ListIndex> lists = new ConcurrentHashMap<>();

    PackageIndex(RulePackage rulePackage) {
        this.rulePackage = rulePackage;
        Map<String, Timeline> made = new HashMap<>(rulePackage.parameters().size() * 2);
        for (Parameter parameter : rulePackage.parameters().values()) {
            made.put(parameter.id(), timeline(parameter));
        }
        timelines = made;
    }

    RulePackage rulePackage() {
        return rulePackage;
    }

    /** The values this package itself gives; null when it has no such parameter. */
    Timeline timeline(String id) {
        return timelines.get(id);
    }

    /** The rows of a list this package itself brings; null when it has no such list. */
    ListIndex list(String name) {
        RuleList list = rulePackage.lists().get(name);
        return list == null ? null : lists.computeIfAbsent(name, n -> new ListIndex(list, rulePackage));
    }

    private Timeline timeline(Parameter parameter) {
        List<DatedValue> values = parameter.values();
        Timeline.Maker maker = new Timeline.Maker();
        for (int i = 0; i < values.size(); i++) {
            DatedValue value = values.get(i);
            DatedValue next = i + 1 < values.size() ? values.get(i + 1) : null;
            maker.add(
                    value.from(),
                    Timeline.endOf(value, next),
                    new Applied(parameter, value, rulePackage, false),
                    List.of());
        }
        return maker.make();
    }
}
