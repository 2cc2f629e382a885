package org.zhiheng.api.registers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhiheng.api.access.Operation;

/**
 * What a register holds and who may see and change it. Immutable.
 *
 * @param id as addresses name it, e.g. {@code officers}
 * @param subject type of the record's subjects its rows are, e.g. {@code officer}
 * @param title in Chinese, e.g. 执法人员
 * @param group in Chinese, under which registers are shown together
 * @param view who may look, and how far
 * @param change who may add, change, correct, end and withdraw, and how far
 * @param owner whose data a row is
 * @param alsoSeenBy the field of kind {@code BODY} that names a body which may look at a row although it is another's; null for none
 * @param alsoWrittenBy the field of kind {@code BODY} that names a body which writes a row although it is another's, and so looks at it; null for none
 * @param openWhere a field of kind {@code BOOLEAN}, filtered: rows where it is true are seen by whoever may look at any of the same district; null for
 *     none. Only where a field names the owner
 * @param lent by which rows of another register somebody else may look at a row while they hold; null for none
 * @param validity on which days a row holds
 * @param fields in the order in which people see them
 * @param label name of the field that tells people which row it is; it is sorted by where nothing else is said
 * @param writing who writes rows besides, and where they then have to stand in their procedure; what a field says of itself goes before it
 * @param keptBy the field of kind {@code BODY} that names who decided what a row says: only who reaches that body writes such a row or changes it; null for none
 * @param unique groups of fields that no two things may have in common on one day, e.g. the number of a certificate; a group counts only where all
 *     its fields have a value, and one of kind {@code BOOLEAN} is true. The first of a group is filtered, or a secret number
 */
public record RegisterDefinition(
        String id,
        String subject,
        String title,
        String group,
        Operation view,
        Operation change,
        Owner owner,
        String alsoSeenBy,
        String alsoWrittenBy,
        String openWhere,
        Lent lent,
        Validity validity,
        List<Field> fields,
        String label,
        Writing writing,
        String keptBy,
        List<List<String>> unique) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z-]{1,39}");

    /** On which days a row holds. */
    public enum Validity {
        /** Days say nothing about it: what it tells is an event or a fact with a date of its own. */
        TIMELESS,
        /** From a first day, and to a last one if it has one; it may say different things on different days. */
        DATED
    }

    /**
     * Whose data a row is.
     *
     * @param how by what it is found
     * @param field the field of kind {@code BODY} that names the body, or the reference to the row that has it; null for nobody's
     */
    public record Owner(How how, String field) {

        /** By what the owner is found. */
        public enum How {
            /** Nobody's: who may look sees all of it. */
            NOBODY,
            /** The body a field names. */
            BODY,
            /** Whoever owns the row that a field leads to. */
            THROUGH
        }

        public static Owner nobody() {
            return new Owner(How.NOBODY, null);
        }

        public static Owner body(String field) {
            return new Owner(How.BODY, field);
        }

        public static Owner through(String reference) {
            return new Owner(How.THROUGH, reference);
        }
    }

    /**
     * To whom what a row is about is lent: a body that a row of another register names today looks at it, as it is and on the days it was, but not at its
     * history of versions or at secret numbers, and changes nothing.
     *
     * @param by {@code key} where the other register's rows lead to rows of this one; else the reference of this one's rows to what is lent
     * @param register the other one, which is dated; null where what {@code by} leads to says itself to whom it is lent
     * @param reference its field that says what is lent
     * @param body its field of kind {@code BODY} that says to whom
     * @param where its field of kind {@code BOOLEAN} that must be true; null for none
     */
    public record Lent(String by, String register, String reference, String body, String where) {

        /** Where the thing a reference leads to is lent. */
        public static Lent with(String reference) {
            return new Lent(reference, null, null, null, null);
        }
    }

    public RegisterDefinition {
        if (!ID.matcher(id).matches() || !ID.matcher(subject).matches()) {
            throw new IllegalArgumentException("id or subject of a register: " + id + ", " + subject);
        }
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(writing, "writing");
        fields = List.copyOf(fields);
        unique = unique.stream().map(List::copyOf).toList();
        if (owner.how() == Owner.How.NOBODY && (view.onData() || change.onData())) {
            throw new IllegalArgumentException(
                    "nobody owns the rows of register " + id + ", which its operations ask for");
        }
        List<String> named = new ArrayList<>();
        named.add(label);
        unique.forEach(named::addAll);
        if (owner.how() != Owner.How.NOBODY) {
            named.add(owner.field());
        }
        if (alsoSeenBy != null) {
            named.add(alsoSeenBy);
        }
        if (alsoWrittenBy != null) {
            named.add(alsoWrittenBy);
        }
        if (openWhere != null) {
            if (owner.how() != Owner.How.BODY) {
                throw new IllegalArgumentException("rows of register " + id + " are open to no district");
            }
            named.add(openWhere);
        }
        if (lent != null && !lent.by().equals("key")) {
            named.add(lent.by());
        }
        if (keptBy != null) {
            named.add(keptBy);
        }
        for (String each : named) {
            if (fields.stream().noneMatch(field -> field.name().equals(each))) {
                throw new IllegalArgumentException("no field " + each + " in register " + id);
            }
        }
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    public boolean dated() {
        return validity == Validity.DATED;
    }

    /** The stages in which a field may be written: its own, or those of the register. */
    public List<String> stages(Field field) {
        return field.writing().stages().isEmpty()
                ? writing.stages()
                : field.writing().stages();
    }

    /** Whether who may write depends on where a row stands in its procedure. */
    public boolean staged() {
        return writing.staged()
                || fields.stream().anyMatch(each -> each.writing().staged());
    }

    /** Whether whoever owns a stage may write anything for that. */
    public boolean byOwners() {
        return writing.owners()
                || fields.stream().anyMatch(each -> each.writing().owners());
    }

    /** Every operation by which somebody may write anything of it. */
    public Set<Operation> operations() {
        Set<Operation> all = new LinkedHashSet<>();
        all.add(change);
        fields.forEach(each -> all.addAll(each.writing().operations()));
        return all;
    }

    /** Begins one that is dated and nobody's; the rest is said by the builder. */
    public static Builder of(String id, String subject, String title, String group) {
        return new Builder(id, subject, title, group);
    }

    /** Says a definition in words. Not for several threads. */
    public static final class Builder {
        private final String id;
        private final String subject;
        private final String title;
        private final String group;
        private Operation view;
        private Operation change;
        private Owner owner = Owner.nobody();
        private String alsoSeenBy;
        private String alsoWrittenBy;
        private String openWhere;
        private Lent lent;
        private Validity validity = Validity.DATED;
        private List<Field> fields = List.of();
        private String label;
        private Writing writing = Writing.ANY;
        private String keptBy;
        private final List<List<String>> unique = new ArrayList<>();

        private Builder(String id, String subject, String title, String group) {
            this.id = id;
            this.subject = subject;
            this.title = title;
            this.group = group;
        }

        public Builder may(Operation toView, Operation toChange) {
            view = toView;
            change = toChange;
            return this;
        }

        public Builder owner(Owner whose) {
            owner = whose;
            return this;
        }

        /** @param name of the field of kind {@code BODY} that names a body which may look, too */
        public Builder alsoSeenBy(String name) {
            alsoSeenBy = name;
            return this;
        }

        /** @param name of the field of kind {@code BODY} that names a body which writes and sees it, too */
        public Builder alsoWrittenBy(String name) {
            alsoWrittenBy = name;
            return this;
        }

        /** @param name of the field of kind {@code BOOLEAN} that opens a row to whoever may look at any of the district */
        public Builder openWhere(String name) {
            openWhere = name;
            return this;
        }

        /** @param to whom its rows are lent, and by what */
        public Builder lent(Lent to) {
            lent = to;
            return this;
        }

        /** Days say nothing about its rows. */
        public Builder timeless() {
            validity = Validity.TIMELESS;
            return this;
        }

        /** @param name of the field that tells which row it is */
        public Builder label(String name) {
            label = name;
            return this;
        }

        /** Rows are written only while they stand in one of these stages of their procedure; {@link Writing#NONE} is one. */
        public Builder at(String... stages) {
            writing = writing.at(stages);
            return this;
        }

        /** Whoever owns the stage in which a row stands may write it, too. */
        public Builder byOwners() {
            writing = writing.byOwners();
            return this;
        }

        /** @param name of the field that names the body which decided what a row says */
        public Builder keptBy(String name) {
            keptBy = name;
            return this;
        }

        public Builder fields(Field... all) {
            fields = List.of(all);
            return this;
        }

        public Builder unique(String... names) {
            unique.add(List.of(names));
            return this;
        }

        public RegisterDefinition build() {
            return new RegisterDefinition(
                    id,
                    subject,
                    title,
                    group,
                    view,
                    change,
                    owner,
                    alsoSeenBy,
                    alsoWrittenBy,
                    openWhere,
                    lent,
                    validity,
                    fields,
                    label,
                    writing,
                    keptBy,
                    unique);
        }
    }
}
