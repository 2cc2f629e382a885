package org.zhiheng.rules.reader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Reads a mapping from first days to dated things, and checks that none holds while another does. */
final class DatedEntries {

    private DatedEntries() {}

    /** A dated thing; {@code until} is null when open. */
    record Dated(LocalDate from, LocalDate until, Fields fields, Place place) {}

    /** The things by first day; those with a wrong date are reported and left out. */
    static List<Dated> read(Fields owner, String key, Set<String> known) {
        Fields byDate = owner.anyFields(key, true);
        if (byDate == null) {
            return List.of();
        }
        if (byDate.entries().isEmpty()) {
            byDate.place().fault(FaultCode.KEY_EMPTY, key);
        }
        List<Dated> dated = new ArrayList<>();
        for (YamlNode.Entry entry : byDate.entries()) {
            LocalDate from = Scalars.date(entry.key(), key);
            Fields fields = Fields.of(entry.value(), entry.key().text(), known);
            if (fields == null) {
                continue;
            }
            LocalDate until = fields.optionalDate("until");
            if (from != null && until != null && until.isBefore(from)) {
                fields.placeOf("until").fault(FaultCode.DATE_ORDER, until, from);
            }
            dated.add(new Dated(from, until, fields, entry.key().place()));
        }
        reportOverlaps(dated);
        return dated;
    }

    private static void reportOverlaps(List<Dated> dated) {
        List<Dated> sorted = dated.stream()
                .filter(one -> one.from() != null)
                .sorted(Comparator.comparing(Dated::from))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            Dated before = sorted.get(i - 1);
            Dated after = sorted.get(i);
            if (before.until() != null && !before.until().isBefore(after.from())) {
                after.place()
                        .fault(
                                FaultCode.DATE_OVERLAP,
                                after.from(),
                                before.place().line(),
                                before.from());
            }
        }
    }
}
