package org.zhiheng.rules;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.rulings.Reason;

/** The rules of one division: nation, field, territories and department laid one over another. Immutable. */
public interface RuleBook {

    /** The division whose book it is: the one asked for, or its nearest ancestor with a package. */
    String division();

    /** Hash of the packages' content hashes, the nation first. */
    String fingerprint();

    /** The packages, the nation first. */
    List<RulePackage> packages();

    /** The value of a parameter on a day; null when no package of the book has one. */
    Applied parameter(String id, LocalDate on);

    /** Rows of a list that hold on a day, with the package each comes from; empty when there is no such list. */
    List<AppliedRow> rows(String list, LocalDate on);

    /** The row with these key values, in the order of the list's keys, on a day; null when there is none. */
    AppliedRow row(String list, LocalDate on, Object... key);

    /** Whether any package of the book has the list. */
    boolean hasList(String list);

    /** The decision table that holds on a day; null when there is none. */
    AppliedTable table(String id, LocalDate on);

    /** All duties, the lowest layer's last. */
    List<AppliedDuty> duties();

    /** The procedure by which a run starts on a day: the lowest layer's that holds then; null when there is none. */
    default AppliedProcedure procedure(String id, LocalDate on) {
        for (int i = packages().size() - 1; i >= 0; i--) {
            for (ProcedureDefinition each : packages().get(i).procedures()) {
                if (each.id().equals(id) && each.holdsOn(on)) {
                    return new AppliedProcedure(each, packages().get(i));
                }
            }
        }
        return null;
    }

    /**
     * How a document is written on a day: the lowest layer's template that holds then, with its parts, each as the lowest layer has it then; null when there is none, or none of a
     * part.
     */
    default AppliedTemplate template(String document, LocalDate on) {
        AppliedTemplate found = lowest(document, on, false);
        if (found == null) {
            return null;
        }
        Map<String, AppliedTemplate> parts = new LinkedHashMap<>();
        for (String each : found.template().parts()) {
            AppliedTemplate part = lowest(each, on, true);
            if (part == null) {
                return null;
            }
            parts.put(each, part);
        }
        Set<RulePackage> from = new LinkedHashSet<>();
        from.add(found.from().get(0));
        parts.values().forEach(each -> from.addAll(each.from()));
        return new AppliedTemplate(
                found.template().whole(each -> parts.get(each).template()), List.copyOf(from));
    }

    private AppliedTemplate lowest(String document, LocalDate on, boolean part) {
        for (int i = packages().size() - 1; i >= 0; i--) {
            for (DocumentTemplate each : packages().get(i).templates()) {
                boolean wanted = each.document().equals(document)
                        && (each.layout() == DocumentTemplate.Layout.PART) == part
                        && each.holdsOn(on);
                if (wanted) {
                    return new AppliedTemplate(each, List.of(packages().get(i)));
                }
            }
        }
        return null;
    }

    /** Codes of the documents that can be written on a day, in order. */
    default List<String> documents(LocalDate on) {
        return packages().stream()
                .flatMap(each -> each.templates().stream())
                .filter(each -> each.layout() != DocumentTemplate.Layout.PART && each.holdsOn(on))
                .map(DocumentTemplate::document)
                .distinct()
                .sorted()
                .toList();
    }

    /** The working-day calendar of the book. */
    WorkingCalendar calendar();

    /** The same book with the package of a field laid in; this book when no such package is loaded. */
    RuleBook forField(String field);

    /** A row of a list and where it comes from. */
    record AppliedRow(RuleList list, RuleList.Row row, RulePackage from) {

        public Reason because(String text) {
            Source source = row.source() == null ? list.source() : row.source();
            return new Reason(
                    list.name(),
                    Map.copyOf(row.cells()),
                    row.from(),
                    from.id(),
                    from.version(),
                    source.toCitation(),
                    list.doubt(),
                    text);
        }
    }

    /** A table that holds on a day and where it comes from. */
    record AppliedTable(RuleTable rule, RuleTable.Version version, RulePackage from) {

        public Reason because(Object value, String text) {
            return new Reason(
                    rule.id(),
                    value,
                    version.from(),
                    from.id(),
                    from.version(),
                    version.source().toCitation(),
                    version.doubt(),
                    text);
        }
    }

    /** A duty and where it comes from. */
    record AppliedDuty(Duty duty, RulePackage from) {

        public Reason because(String text) {
            return new Reason(
                    duty.id(),
                    duty.phrase(),
                    duty.issuedOn(),
                    from.id(),
                    from.version(),
                    duty.source().toCitation(),
                    duty.doubt(),
                    text);
        }
    }

    /** A procedure and where it comes from. */
    record AppliedProcedure(ProcedureDefinition definition, RulePackage from) {}

    /**
     * A template, whole, and where it comes from.
     *
     * @param from its package, then those of its parts
     */
    record AppliedTemplate(DocumentTemplate template, List<RulePackage> from) {}
}
