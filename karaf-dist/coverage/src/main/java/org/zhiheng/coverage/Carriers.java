package org.zhiheng.coverage;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;
import org.zhiheng.rules.Source;

/** Finds what a plan's rule is carried by. */
public final class Carriers {

    private final Map<String, RulePackage> packages = new HashMap<>();

    public Carriers(List<RulePackage> all) {
        all.forEach(each -> packages.put(each.id(), each));
    }

    /**
     * What carries a rule.
     *
     * @param file path inside the package
     * @param id without its kind
     */
    public record Carrier(String packageId, String file, String id, Source source) {}

    /** @return empty when there is no such thing */
    public Optional<Carrier> find(Plan plan, String name) {
        int slash = name.indexOf('/');
        RulePackage in = packages.get(slash < 0 ? plan.packageId() : name.substring(0, slash));
        String local = name.substring(slash + 1);
        int colon = local.indexOf(':');
        String id = local.substring(colon + 1);
        if (in == null) {
            return Optional.empty();
        }
        return switch (colon < 0 ? "" : local.substring(0, colon)) {
            case "" -> parameter(in, id);
            case "list" -> Optional.ofNullable(in.lists().get(id))
                    .map(list -> new Carrier(in.id(), "lists/" + id + ".csv", id, source(list)));
            case "table" -> Optional.ofNullable(in.tables().get(id)).map(table -> {
                RuleTable.Version first = table.versions().get(0);
                return new Carrier(in.id(), first.place().file(), id, first.source());
            });
            case "duty" -> in.duties().stream()
                    .filter(duty -> duty.id().equals(id))
                    .findFirst()
                    .map(duty -> new Carrier(in.id(), "duties.csv", id, duty.source()));
            case "procedure" -> in.procedures().stream()
                    .filter(procedure -> procedure.id().equals(id))
                    .findFirst()
                    .map(procedure -> new Carrier(in.id(), "procedures", id, procedure.source()));
            default -> Optional.empty();
        };
    }

    private static Optional<Carrier> parameter(RulePackage in, String id) {
        return Optional.ofNullable(in.parameters().get(id)).map(parameter -> {
            DatedValue newest = parameter.values().stream()
                    .max(Comparator.comparing(DatedValue::from))
                    .orElseThrow();
            return new Carrier(in.id(), newest.place().file(), id, newest.source());
        });
    }

    private static Source source(RuleList list) {
        return list.source() != null || list.rows().isEmpty()
                ? list.source()
                : list.rows().get(0).source();
    }
}
