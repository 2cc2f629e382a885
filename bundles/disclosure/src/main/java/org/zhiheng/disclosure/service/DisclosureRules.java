package org.zhiheng.disclosure.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.disclosure.domain.CaseReading;
import org.zhiheng.disclosure.domain.CreditColumn;
import org.zhiheng.disclosure.domain.FieldRule;
import org.zhiheng.disclosure.domain.FieldRule.Treatment;
import org.zhiheng.disclosure.domain.KindRule;
import org.zhiheng.disclosure.domain.Masks;
import org.zhiheng.disclosure.domain.Origin;
import org.zhiheng.disclosure.domain.PublicMatter;
import org.zhiheng.disclosure.domain.Severity;
import org.zhiheng.disclosure.domain.Source;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBook.AppliedRow;
import org.zhiheng.rules.RuleBooks;

/** What the rules say about publication. Thread-safe. */
@Component(service = DisclosureRules.class)
public final class DisclosureRules {

    private static final String KINDS = "publication-kinds";
    private static final String FIELDS = "publication-fields";
    private static final String CREDIT_COLUMNS = "credit-columns";
    private static final String SEVERITY = "publication-severity";
    private static final String CITIZENS = "publication.masked-of-citizens";
    private static final String DROPPED = "publication.dropped-words";
    private static final String MINOR = "publication.minor-below";

    private static final String NATION = "000000";
    private static final String SOON = "procedures.due-soon";

    private static final Set<String> ALL_MASKS = Set.of(
            "account-number",
            "property-certificate-number",
            "home-address",
            "identity-number",
            "number-plate",
            "contact",
            "name");

    private final RulesInForce rules;
    private final Rulings rulings;
    private final Organisation organisation;
    private volatile Origins origins;

    @Activate
    public DisclosureRules(
            @Reference RulesInForce rules, @Reference Rulings rulings, @Reference Organisation organisation) {
        this.rules = rules;
        this.rulings = rulings;
        this.organisation = organisation;
    }

    private Books current() {
        return rules.current().orElseThrow(() -> ZhihengException.unavailable("RULES-NOT-READY", "规则尚未生效,请稍后再试"));
    }

    /** Kinds that are made from registers, as any package in force has them, and what their fields come from. */
    Origins origins(LocalDate on) {
        Books books = current();
        Origins known = origins;
        if (known == null || known.books() != books || !known.on().equals(on)) {
            known = Origins.of((RuleBooks) books, on);
            origins = known;
        }
        return known;
    }

    /** How many days before its day something is due soon; none where no rule says. */
    long soon(LocalDate on) {
        RuleBook nation = ((RuleBooks) current()).book(NATION);
        Applied found = nation == null ? null : nation.parameter(SOON, on);
        return found == null ? 0 : found.number("day").longValueExact();
    }

    /** Takes the books once, for one command. */
    Now of(String body) {
        Books books = current();
        Body found = organisation
                .body(body)
                .orElseThrow(() -> ZhihengException.invalid("DISCLOSURE-BODY", "没有编号为“" + body + "”的机构", "body"));
        String own = "dept:" + body;
        String division =
                ((RuleBooks) books).book(own) == null ? found.division().value() : own;
        RuleBook book = ((RuleBooks) books).book(division);
        if (book == null) {
            throw ZhihengException.invalid("RULING-DIVISION", "没有区划“" + division + "”的规则", "body");
        }
        return new Now(found, division, book, rulings.with(books));
    }

    /**
     * Which kinds are made from which registers.
     *
     * @param books of which it was read
     * @param all by kind; a kind that several packages have is there with what any of them says
     */
    record Origins(Books books, LocalDate on, List<Made> all) {

        /** @param sources of its number and of its fields */
        record Made(String kind, Origin origin, List<Source> sources) {}

        private static Origins of(RuleBooks books, LocalDate on) {
            Set<String> divisions = new LinkedHashSet<>();
            books.packages().forEach(each -> divisions.add(each.division()));
            Set<Made> all = new LinkedHashSet<>();
            divisions.stream()
                    .filter(Objects::nonNull)
                    .map(books::book)
                    .filter(Objects::nonNull)
                    .forEach(book -> all.addAll(of(book, on)));
            return new Origins(books, on, List.copyOf(all));
        }

        private static List<Made> of(RuleBook book, LocalDate on) {
            return new Now(null, book.division(), book, null)
                    .kinds(on).stream()
                            .filter(each -> each.origin() != null)
                            .map(each -> new Made(
                                    each.kind(),
                                    each.origin(),
                                    Stream.concat(
                                                    Stream.of(each.origin()).map(Origin::number),
                                                    each.fields().stream().map(FieldRule::source))
                                            .filter(Objects::nonNull)
                                            .toList()))
                            .toList();
        }
    }

    /** The books of one command, for one body. */
    record Now(Body body, String division, RuleBook book, Asking asking) {

        List<KindRule> kinds(LocalDate on) {
            return book.rows(KINDS, on).stream().map(each -> kind(each, on)).toList();
        }

        Optional<KindRule> kind(String code, LocalDate on) {
            return Optional.ofNullable(book.row(KINDS, on, code)).map(each -> kind(each, on));
        }

        Optional<KindRule> kindOf(ActKind act, LocalDate on) {
            return book.rows(KINDS, on).stream()
                    .filter(each -> codes(each, "acts").contains(Field.word(act)))
                    .findFirst()
                    .map(each -> kind(each, on));
        }

        /** The kind under which a decision of coercion is published; empty where none is. */
        Optional<KindRule> kindOf(String decision, LocalDate on) {
            return book.rows(KINDS, on).stream()
                    .filter(each -> codes(each, "decisions").contains(decision))
                    .findFirst()
                    .map(each -> kind(each, on));
        }

        private KindRule kind(AppliedRow row, LocalDate on) {
            String code = text(row, "kind");
            return new KindRule(
                    code,
                    text(row, "name"),
                    text(row, "phase"),
                    codes(row, "acts"),
                    text(row, "question"),
                    text(row, "due"),
                    text(row, "shown"),
                    text(row, "repair"),
                    codes(row, "channels"),
                    text(row, "register") == null
                            ? null
                            : Origin.of(
                                    text(row, "register"),
                                    text(row, "where"),
                                    text(row, "with"),
                                    text(row, "without"),
                                    text(row, "number"),
                                    text(row, "day")),
                    fields(code, text(row, "elements"), on));
        }

        /** The fields of a kind; where a plan lists its elements, those, each as the general list says that it is shown. */
        private List<FieldRule> fields(String kind, String elements, LocalDate on) {
            Map<String, FieldRule> known = new LinkedHashMap<>();
            book.rows(FIELDS, on).stream()
                    .filter(each -> kind.equals(text(each, "kind")))
                    .sorted(Comparator.comparing(Now::order))
                    .map(Now::field)
                    .forEach(each -> known.put(each.name(), each));
            if (elements == null || !book.hasList(elements)) {
                return List.copyOf(known.values());
            }
            List<FieldRule> all = new ArrayList<>();
            book.rows(elements, on).stream()
                    .sorted(Comparator.comparing(Now::order))
                    .forEach(each -> {
                        String name = text(each, "element");
                        FieldRule general = known.get(name);
                        all.add(new FieldRule(
                                name,
                                text(each, "name"),
                                general == null ? Treatment.TITLE : general.treatment(),
                                true,
                                general == null ? List.of() : general.channels(),
                                general == null ? null : general.source()));
                    });
            return all.isEmpty() ? List.copyOf(known.values()) : all;
        }

        private static int order(AppliedRow row) {
            return ((Number) row.row().cells().get("order")).intValue();
        }

        /** Lists of before said {@code text} of all that was told freely: it is cut as it was then. */
        private static Treatment treatment(String code) {
            return "text".equals(code) ? Treatment.NARRATIVE : Treatment.valueOf(code.toUpperCase(Locale.ROOT));
        }

        private static FieldRule field(AppliedRow row) {
            return new FieldRule(
                    text(row, "field"),
                    text(row, "name"),
                    treatment(text(row, "treatment")),
                    Boolean.TRUE.equals(row.row().cells().get("required")),
                    codes(row, "channels"),
                    text(row, "source") == null ? null : Source.of(text(row, "source")));
        }

        /** The columns of the file for the credit platform in their order; none where no rule lists them. */
        List<CreditColumn> creditColumns(String kind, LocalDate on) {
            return book.rows(CREDIT_COLUMNS, on).stream()
                    .filter(each -> kind.equals(text(each, "kind")))
                    .sorted(Comparator.comparing(Now::order))
                    .map(each -> new CreditColumn(
                            text(each, "column"),
                            text(each, "name"),
                            text(each, "value"),
                            ((Number) each.row().cells().get("length")).intValue(),
                            Boolean.TRUE.equals(each.row().cells().get("afterwards"))))
                    .toList();
        }

        /**
         * How severe a decision of a kind counts; empty where no rule says, as before there was one.
         *
         * @param sanctions by their words
         */
        Optional<Severity> severity(String kind, List<String> sanctions, String procedure, LocalDate on) {
            return severities(kind, on)
                    .filter(each -> {
                        List<String> any = codes(each, "any");
                        List<String> only = codes(each, "only");
                        List<String> procedures = codes(each, "procedures");
                        return any.isEmpty() && only.isEmpty() && procedures.isEmpty()
                                || sanctions.stream().anyMatch(any::contains)
                                || !sanctions.isEmpty() && only.containsAll(sanctions)
                                || procedures.contains(procedure);
                    })
                    .findFirst()
                    .map(Now::severity);
        }

        /** The severity that a matter keeps; empty where it keeps none, or the rules do not know it. */
        Optional<Severity> severity(PublicMatter matter, LocalDate on) {
            return severities(matter.kind(), on)
                    .map(Now::severity)
                    .filter(each -> each.code().equals(matter.credit().get(Severity.KEPT)))
                    .findFirst();
        }

        private Stream<AppliedRow> severities(String kind, LocalDate on) {
            return book.rows(SEVERITY, on).stream()
                    .filter(each -> kind.equals(text(each, "kind")))
                    .sorted(Comparator.comparing(
                            each -> ((Number) each.row().cells().get("rank")).intValue()));
        }

        private static Severity severity(AppliedRow row) {
            return new Severity(
                    text(row, "class"), text(row, "shown"), text(row, "repair"), "decided".equals(text(row, "counts")));
        }

        /** What is masked of citizens besides. */
        List<String> maskedOfCitizens(LocalDate on) {
            return codes(CITIZENS, on);
        }

        List<String> droppedWords(LocalDate on) {
            return codes(DROPPED, on);
        }

        /** What is masked in whatever a body says of itself: everything that is ever masked. */
        Masks ownMasks(LocalDate on) {
            return new Masks(ALL_MASKS, List.of(), List.of(), droppedWords(on));
        }

        /** What is masked in what a case is called: everything that is ever masked, and every word of its file about a person. */
        Masks titleMasks(CaseReading reading, LocalDate on) {
            return new Masks(ALL_MASKS, reading.words(), reading.open(null), droppedWords(on));
        }

        /** From which age nobody is a minor; in years. Without the rule nobody is of age. */
        int fullAge(LocalDate on) {
            Applied found = book.parameter(MINOR, on);
            return found == null ? Integer.MAX_VALUE : found.number("year").intValueExact();
        }

        private List<String> codes(String parameter, LocalDate on) {
            Applied found = book.parameter(parameter, on);
            return found == null ? List.of() : found.codes();
        }

        Ruling<Map<String, Object>> ask(String question, Map<String, Object> facts, LocalDate asOf) {
            return asking.ask(question, facts, division, asOf);
        }

        /** The end of a term by its code. */
        Ruling<Map<String, Object>> term(String code, LocalDate start, String field, LocalDate asOf) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("code", code);
            facts.put("start", start.toString());
            if (field != null) {
                facts.put("field", field);
            }
            return ask("term", facts, asOf);
        }

        /**
         * The last day of a time that is counted in days, months or years and does not roll. It may end in a year of which nobody knows the holidays yet, so that the
         * question of the law, which says the safe day too, has no answer.
         *
         * @param field of enforcement whose rules are laid in; null for none
         * @return empty where no rule says how long, or it is counted in working days
         */
        Optional<LocalDate> lasts(String code, LocalDate start, String field, LocalDate on) {
            RuleBook laid = field == null ? book : book.forField(field);
            Applied found = laid.parameter("term." + code, on);
            return found == null ? Optional.empty() : found.term().lastDay(start);
        }

        private static String text(AppliedRow row, String column) {
            Object value = row.row().cells().get(column);
            return value == null ? null : value.toString();
        }

        private static List<String> codes(AppliedRow row, String column) {
            return row.row().cells().get(column) instanceof List<?> all
                    ? all.stream().map(String::valueOf).toList()
                    : List.of();
        }
    }
}
