package org.zhiheng.cases.service;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.cases.CaseDocuments.About;
import org.zhiheng.api.cases.CaseDocuments.Named;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Cases.IndexLine;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.PartyKind;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.cases.domain.CaseFacts;
import org.zhiheng.cases.domain.Decisions;
import org.zhiheng.cases.domain.DocumentFields;
import org.zhiheng.cases.domain.FileIndex;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.documents.Facts;
import org.zhiheng.documents.Letterhead;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.rules.DocumentTemplate;

/** What documents say of a case: its pieces in the words of people, whom they name, and the days that follow by the law. */
@Component(service = DocumentFacts.class)
public final class DocumentFacts {

    private static final String TERM = "term.";
    private static final String PARTY = "party";
    private static final String RECONSIDERATION = "a-60";
    private static final String SUIT = "a-6m";

    private final Resolved resolved;
    private final RegisterStore registers;
    private final Letterhead letterhead;
    private final CaseRules rules;
    private final Clock clock;

    @Activate
    public DocumentFacts(
            @Reference Resolved resolved,
            @Reference RegisterStore registers,
            @Reference CaseRules rules,
            @Reference Clock clock) {
        this.resolved = resolved;
        this.registers = registers;
        this.letterhead = new Letterhead(registers);
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What a document is made of.
     *
     * @param about the pieces it is about, by kind
     */
    record Told(Facts facts, Map<String, Piece> about) {}

    /**
     * The facts of one document.
     *
     * @param about keys of the pieces it is about, by kind
     * @param number null for none yet
     * @param day of the document
     */
    Told of(
            CaseHead head,
            Pieces file,
            DocumentTemplate template,
            Map<String, String> about,
            Map<String, String> inputs,
            String number,
            LocalDate day) {
        return new Gathering(head, file, template, day).told(about, inputs, number);
    }

    /** Of the body in whose name a case is handled, as its seal calls it. */
    String bodyName(CaseHead head, LocalDate on) {
        return resolved.actingBody(head.body())
                .map(each -> letterhead.name(each, on))
                .orElse(head.body());
    }

    /** What its documents' numbers begin with. */
    String bodyWord(CaseHead head, LocalDate on) {
        return resolved.actingBody(head.body())
                .map(each -> letterhead.word(each, on))
                .orElse(head.body());
    }

    private Optional<Row> row(CaseHead head, LocalDate on) {
        return resolved.actingBody(head.body()).flatMap(each -> letterhead.row(each.id(), on));
    }

    /** The pieces from which one can choose what a document is about; of persons it is said which of them, and not who. */
    static List<About> choices(DocumentTemplate template, Pieces file) {
        List<About> choices = new ArrayList<>();
        for (String each : template.about()) {
            PieceDefinition kind = Kinds.of(each);
            List<Named> named = new ArrayList<>();
            for (Piece piece : file.of(kind)) {
                named.add(new Named(piece.key(), called(kind, piece, named.size() + 1)));
            }
            choices.add(new About(each, kind.title(), named));
        }
        return choices;
    }

    private static String called(PieceDefinition kind, Piece piece, int order) {
        Field label = kind.field(kind.label()).orElseThrow();
        Object value = piece.values().get(label.name());
        String said = value == null || label.privacy() != Field.Privacy.OPEN
                ? ""
                : label.kind() == Field.Kind.WORD ? word(label, String.valueOf(value)) : String.valueOf(value);
        return kind.title() + order + (said.isEmpty() ? "" : ":" + said);
    }

    private static String word(Field field, String code) {
        return field.words().stream()
                .filter(each -> each.code().equals(code))
                .map(Field.Word::title)
                .findFirst()
                .orElse(code);
    }

    /** One document's. */
    private final class Gathering {
        private final CaseHead head;
        private final Pieces file;
        private final DocumentTemplate template;
        private final LocalDate day;
        private final Map<String, Map<String, Object>> ones = new LinkedHashMap<>();
        private final Map<String, List<Map<String, Object>>> several = new LinkedHashMap<>();

        Gathering(CaseHead head, Pieces file, DocumentTemplate template, LocalDate day) {
            this.head = head;
            this.file = file;
            this.template = template;
            this.day = day;
        }

        Told told(Map<String, String> about, Map<String, String> inputs, String number) {
            Map<String, Piece> chosen = new LinkedHashMap<>();
            about.keySet().stream()
                    .filter(each -> !template.about().contains(each))
                    .findFirst()
                    .ifPresent(each -> {
                        throw ZhihengException.invalid(
                                "DOCUMENT-ABOUT", "“" + template.title() + "”不是针对“" + each + "”的", "about");
                    });
            for (String kind : template.about()) {
                chosen(kind, about.get(kind)).ifPresent(each -> chosen.put(kind, each));
            }
            for (PieceDefinition kind : Kinds.all()) {
                if (DocumentFields.printable(kind)) {
                    List<Map<String, Object>> all = file.of(kind).stream()
                            .map(each -> values(kind, each))
                            .toList();
                    if (kind.several()) {
                        several.put(kind.id(), all);
                    } else if (!all.isEmpty()) {
                        ones.put(kind.id(), all.get(0));
                    }
                }
            }
            chosen.forEach((kind, piece) -> ones.put(kind, values(Kinds.of(kind), piece)));
            besides(number);
            input(inputs);
            return new Told(new Facts(ones, several), chosen);
        }

        private Optional<Piece> chosen(String kind, String key) {
            PieceDefinition definition = Kinds.of(kind);
            List<Piece> all = file.of(definition);
            if (key == null) {
                if (all.size() > 1) {
                    throw ZhihengException.invalid(
                            "DOCUMENT-ABOUT", "案卷里有几项“" + definition.title() + "”,应当写明针对哪一项", "about." + kind);
                }
                return all.stream().findFirst();
            }
            return Optional.of(file.piece(kind, key)
                    .orElseThrow(() -> ZhihengException.invalid(
                            "DOCUMENT-ABOUT", "案卷里没有这一项“" + definition.title() + "”", "about." + kind)));
        }

        private Map<String, Object> values(PieceDefinition kind, Piece piece) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Field each : kind.fields()) {
                Object value = piece.values().get(each.name());
                boolean printed = each.kind() != Field.Kind.ATTACHMENT && each.kind() != Field.Kind.CITIZEN_NUMBER;
                if (value != null && printed) {
                    values.put(each.name(), said(each, value));
                }
            }
            if (kind.id().equals("handler")) {
                certificate(piece.text("officer")).ifPresent(each -> values.put("certificate", each));
            } else if (kind.id().equals(PARTY)) {
                values.put("person", Field.word(PartyKind.CITIZEN).equals(piece.text("kind")));
            } else if (kind.id().equals("service")) {
                values.put("title", rules.documentName(head, piece.text("document"), day));
            }
            return values;
        }

        private Object said(Field field, Object value) {
            return switch (field.kind()) {
                case WORD -> word(field, String.valueOf(value));
                case WORDS -> ((List<?>) value)
                        .stream().map(each -> word(field, String.valueOf(each))).toList();
                case MOMENT -> OffsetDateTime.parse(String.valueOf(value))
                        .atZoneSameInstant(clock.getZone())
                        .toOffsetDateTime();
                case BODY -> resolved.body(String.valueOf(value))
                        .map(Body::title)
                        .orElse(String.valueOf(value));
                case REFERENCE -> referred(field, String.valueOf(value));
                case CODES -> ((List<?>) value)
                        .stream()
                                .map(each -> coded(field, String.valueOf(each)))
                                .toList();
                default -> value;
            };
        }

        private String referred(Field field, String key) {
            if (field.register().startsWith(PieceDefinition.SAME_FILE)) {
                String kind = field.register().substring(PieceDefinition.SAME_FILE.length());
                return file.piece(kind, key).map(DocumentFacts::label).orElse(key);
            }
            return switch (field.register()) {
                case "officers" -> officer(key, false);
                case "items" -> resolved.item(key, day).orElse(key);
                default -> key;
            };
        }

        private String coded(Field field, String code) {
            return switch (field.name()) {
                case "officers" -> officer(code, true);
                case "elements" -> file.piece("element", code)
                        .map(DocumentFacts::label)
                        .orElse(code);
                default -> code;
            };
        }

        private String officer(String key, boolean certified) {
            String name = resolved.officer(key).map(each -> each.text("name")).orElse(key);
            return certified
                    ? certificate(key).map(each -> name + "(" + each + ")").orElse(name)
                    : name;
        }

        private Optional<String> certificate(String officer) {
            return registers.where("certificates", "officer", List.of(officer), AsOf.on(day)).stream()
                    .filter(each -> "enforcement".equals(each.text("kind")))
                    .map(each -> each.text("number"))
                    .findFirst();
        }

        private void besides(String number) {
            Map<String, Object> whole = new LinkedHashMap<>();
            whole.put("number", head.number());
            whole.put("title", head.title());
            whole.put(
                    "item",
                    head.item() == null ? null : resolved.item(head.item(), day).orElse(null));
            whole.put("basis", head.item() == null ? null : basis(head.item()));
            whole.put("openedOn", LocalDate.ofInstant(head.openedAt(), clock.getZone()));
            whole.put("filedOn", head.filedOn());
            whole.put(
                    "closedOn",
                    file.piece("closing", PieceDefinition.ONLY)
                            .map(each -> each.date("on"))
                            .orElse(null));
            ones.put("case", whole);
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("name", bodyName(head, day));
            row(head, day).ifPresent(each -> {
                body.put("address", each.text("address"));
                body.put("phone", each.text("complaintPhone"));
                body.put(
                        "government",
                        resolved.body(each.text("government")).map(Body::title).orElse(null));
            });
            ones.put("body", body);
            Map<String, Object> paper = new LinkedHashMap<>();
            paper.put("number", number);
            paper.put("day", day);
            ones.put("paper", paper);
            relief();
            terms();
            index(whole);
        }

        private String basis(String item) {
            return registers
                    .row("items", item, AsOf.on(day))
                    .map(each -> each.text("basis"))
                    .orElse(null);
        }

        /**
         * Which remedies the party has, and until when: reckoned from the service of this paper, or while it is not served as if it were on its own day. What comes after a
         * decision, such as a surcharge or a measure, is decided on its own day, and served by itself.
         */
        private void relief() {
            boolean decision = Decisions.document(head.actKind(), template.document());
            LocalDate decided = file.piece("decision", PieceDefinition.ONLY)
                    .filter(each -> decision)
                    .map(each -> each.date("decidedOn"))
                    .orElse(day);
            LocalDate served = (decision ? CaseFacts.served(file, head.actKind()) : servedItself()).orElse(day);
            Map<String, Object> asked = new LinkedHashMap<>();
            asked.put("procedure", decision && head.procedure().equals("penalty.simple") ? "simple" : "ordinary");
            asked.put("bodyKind", Objects.requireNonNullElse(resolved.acting(head.body()), "department"));
            asked.put("decidedOn", decided.toString());
            asked.put("servedOn", served.toString());
            rules.remedy(head, asked, decided).or(() -> untimed(asked, decided)).ifPresent(answer -> {
                Map<String, Object> relief = new LinkedHashMap<>();
                boolean first = Boolean.TRUE.equals(answer.get("reconsiderationFirst"));
                relief.put("authority", answer.get("authority"));
                // A department's authority is the government it belongs to, which its register names.
                relief.put(
                        "government",
                        "department".equals(asked.get("bodyKind"))
                                ? ones.get("body").get("government")
                                : null);
                relief.put("first", first);
                relief.put("direct", !first);
                relief.put("court", rules.court(head, decided).orElse("人民法院"));
                relief.put("servedOn", served);
                last(relief, "reconsideration", answer, RECONSIDERATION, served);
                if (!first) {
                    last(relief, "suit", answer, SUIT, served);
                }
                ones.put("relief", relief);
            });
        }

        private Optional<LocalDate> servedItself() {
            return file.of(Kinds.of("service")).stream()
                    .filter(each -> template.document().equals(each.text("document")))
                    .map(each -> each.date("servedOn"))
                    .filter(Objects::nonNull)
                    .max(LocalDate::compareTo);
        }

        /** The last day of a remedy; while nobody knows the holidays of its year, the day before which it does not end. */
        private void last(
                Map<String, Object> relief, String remedy, Map<String, Object> answer, String term, LocalDate served) {
            LocalDate until = Optional.ofNullable(day(answer.get(remedy + "Until")))
                    .or(() -> rules.last(head, term, served))
                    .orElse(null);
            relief.put(remedy + "Until", until);
            if (until == null) {
                relief.put(remedy + "AtLeast", rules.atLeast(head, term, served).orElse(null));
            }
        }

        /** Which remedies there are is known also where the calendar of the year in which they end is not. */
        private Optional<Map<String, Object>> untimed(Map<String, Object> asked, LocalDate decided) {
            Map<String, Object> without = new LinkedHashMap<>(asked);
            without.remove("servedOn");
            return rules.remedy(head, without, decided);
        }

        private LocalDate day(Object text) {
            return text == null ? null : LocalDate.parse(String.valueOf(text));
        }

        private void terms() {
            Set<String> named = new TreeSet<>(template.fields());
            named.addAll(template.needs());
            Map<String, Object> terms = named.stream()
                    .filter(each -> each.startsWith(TERM))
                    .map(each -> each.substring(TERM.length()))
                    .filter(each -> rules.last(head, each, beginning(each)).isPresent())
                    .collect(Collectors.toMap(each -> each, each -> rules.last(head, each, beginning(each))
                            .orElseThrow()));
            ones.put("term", terms);
        }

        /** From when a term on the paper counts: from what the rules say of the file, all others from the day of the paper. */
        private LocalDate beginning(String term) {
            return rules.counted(head, term, day)
                    .map(each -> begun(each.kind(), each.day()))
                    .orElse(day);
        }

        private LocalDate begun(String kind, String field) {
            Object value = ones.getOrDefault(kind, Map.of()).get(field);
            return value instanceof LocalDate on ? on : value instanceof OffsetDateTime at ? at.toLocalDate() : day;
        }

        private void index(Map<String, Object> whole) {
            List<IndexLine> frozen = FileIndex.frozen(file);
            List<IndexLine> lines = frozen.isEmpty() ? rules.index(head, day).of(file) : frozen;
            List<Map<String, Object>> entries = new ArrayList<>();
            for (IndexLine each : lines) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("order", (long) each.order());
                entry.put("section", each.section());
                entry.put("title", each.title());
                entry.put("number", each.number());
                entry.put("day", each.day());
                entry.put("pages", whole(each.pages()));
                entry.put("from", whole(each.from()));
                entry.put("to", whole(each.to()));
                entries.add(entry);
            }
            several.put("entry", entries);
            boolean counted = !lines.isEmpty() && lines.stream().allMatch(each -> each.pages() != null);
            whole.put(
                    "pages",
                    counted ? lines.stream().mapToLong(IndexLine::pages).sum() : null);
        }

        private Long whole(Integer number) {
            return number == null ? null : Long.valueOf(number);
        }

        private void input(Map<String, String> inputs) {
            Map<String, Object> filled = new LinkedHashMap<>();
            inputs.forEach((name, text) -> {
                if (!template.inputs().containsKey(name)) {
                    throw ZhihengException.invalid(
                            "DOCUMENT-INPUT", "“" + template.title() + "”没有可以填写的“" + name + "”", "inputs." + name);
                }
                filled.put(name, text.strip());
            });
            ones.put("input", filled);
        }
    }

    private static String label(Piece piece) {
        return String.valueOf(piece.values().get(Kinds.of(piece.kind()).label()));
    }
}
