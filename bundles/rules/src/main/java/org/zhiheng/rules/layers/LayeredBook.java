package org.zhiheng.rules.layers;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;
import org.zhiheng.rules.WorkingCalendar;

/**
 * A book as layers. Parameters of one package alone are found there; only those that several layers set have a timeline of
 * their own here, so a thousand districts on one nation cost little.
 */
final class LayeredBook implements RuleBook {

    private final String division;
    private final PackageIndex[] layers;
    private final Map<String, Timeline> merged;
    private final List<RulePackage> packages;
    private final String fingerprint;
    private final WorkingCalendar calendar;
    private final Function<String, RuleBook> fields;
    private final Map<String, LayeredList> lists = new ConcurrentHashMap<>();

    /**
     * @param layers the nation first
     * @param merged timelines of the parameters that several layers set
     * @param fields gives this book with a field laid in; null when that field has no package
     */
    LayeredBook(
            String division,
            List<PackageIndex> layers,
            Map<String, Timeline> merged,
            String fingerprint,
            WorkingCalendar calendar,
            Function<String, RuleBook> fields) {
        this.division = division;
        this.layers = layers.toArray(new PackageIndex[0]);
        this.merged = merged;
        this.packages = layers.stream().map(PackageIndex::rulePackage).toList();
        this.fingerprint = fingerprint;
        this.calendar = calendar;
        this.fields = fields;
    }

    @Override
    public String division() {
        return division;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public List<RulePackage> packages() {
        return packages;
    }

    @Override
    public Applied parameter(String id, LocalDate on) {
        Timeline timeline = timeline(id);
        return timeline == null ? null : timeline.on(on);
    }

    private Timeline timeline(String id) {
        Timeline timeline = merged.get(id);
        for (int i = layers.length - 1; timeline == null && i >= 0; i--) {
            timeline = layers[i].timeline(id);
        }
        return timeline;
    }

    @Override
    public boolean hasList(String list) {
        return list(list).exists();
    }

    @Override
    public List<AppliedRow> rows(String list, LocalDate on) {
        return list(list).rows(on);
    }

    @Override
    public AppliedRow row(String list, LocalDate on, Object... key) {
        return list(list).row(on, ListIndex.key(key));
    }

    private LayeredList list(String name) {
        return lists.computeIfAbsent(name, n -> new LayeredList(n, layers));
    }

    @Override
    public AppliedTable table(String id, LocalDate on) {
        for (int i = packages.size() - 1; i >= 0; i--) {
            RuleTable table = packages.get(i).tables().get(id);
            if (table != null) {
                // Newest first: a version without an end holds until the next one.
                for (int v = table.versions().size() - 1; v >= 0; v--) {
                    RuleTable.Version version = table.versions().get(v);
                    if (!on.isBefore(version.from())) {
                        if (version.holdsOn(on)) {
                            return new AppliedTable(table, version, packages.get(i));
                        }
                        break;
                    }
                }
            }
        }
        return null;
    }

    @Override
    public List<AppliedDuty> duties() {
        Map<String, AppliedDuty> duties = new LinkedHashMap<>();
        for (RulePackage layer : packages) {
            for (Duty duty : layer.duties()) {
                duties.put(duty.id(), new AppliedDuty(duty, layer));
            }
        }
        return List.copyOf(duties.values());
    }

    @Override
    public WorkingCalendar calendar() {
        return calendar;
    }

    @Override
    public RuleBook forField(String field) {
        RuleBook book = fields.apply(field);
        return book == null ? this : book;
    }
}
