package org.zhiheng.cases.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.cases.CaseDocuments;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.Receipts;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.cases.domain.DocumentFields;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.domain.Order;
import org.zhiheng.cases.domain.PieceForm;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.service.CaseCommands.Part;
import org.zhiheng.cases.service.Examination.Written;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.documents.Documents;
import org.zhiheng.documents.Facts;
import org.zhiheng.documents.Paper;
import org.zhiheng.documents.Printed;
import org.zhiheng.documents.Stamp;
import org.zhiheng.persistence.Instants;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.RuleBook.AppliedTemplate;

/** Documents of cases. */
@Component(service = CaseDocuments.class)
public final class DocumentService implements CaseDocuments {

    private static final String DOCUMENT = "document";
    private static final String DECISION = "decision";
    private static final String DECIDED_ON = "decidedOn";
    private static final String INPUT = "input.";
    private static final String TERM = "term.";
    /** Fields in which each form is kept. */
    private static final Map<Format, String> FILES =
            Map.of(Format.PDF, "file", Format.DOCX, "docx", Format.ROLL_80, "roll80", Format.ROLL_58, "roll58");

    private static final int LONGEST_INPUT = 8_000;
    private static final int LONGEST_REASON = 1_000;
    private static final int HASH_TOLD = 16;

    private final CaseCommands commands;
    private final CaseStore store;
    private final CaseRules rules;
    private final CaseStages stages;
    private final DocumentFacts facts;
    private final Documents documents;
    private final Receipts receipts;
    private final Permissions permissions;
    private final Uploads uploads;
    private final Clock clock;

    @Activate
    public DocumentService(
            @Reference CaseCommands commands,
            @Reference CaseStore store,
            @Reference CaseRules rules,
            @Reference CaseStages stages,
            @Reference DocumentFacts facts,
            @Reference Documents documents,
            @Reference Receipts receipts,
            @Reference Permissions permissions,
            @Reference Uploads uploads,
            @Reference Clock clock) {
        this.commands = commands;
        this.store = store;
        this.rules = rules;
        this.stages = stages;
        this.facts = facts;
        this.documents = documents;
        this.receipts = receipts;
        this.permissions = permissions;
        this.uploads = uploads;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ---- looking

    @Override
    public Shelf shelf(Principal by, String id) {
        CaseHead head = commands.seen(by, id);
        Pieces file = file(id);
        LocalDate today = today();
        List<String> stage = stages.documentsOfStage(head);
        Set<String> all = new LinkedHashSet<>(stage);
        all.addAll(rules.documents(head, today));
        List<Offered> offered = new ArrayList<>();
        for (String each : all) {
            rules.template(head, each, today)
                    .ifPresent(found -> offered.add(offered(by, head, file, found.template(), stage.contains(each))));
        }
        return new Shelf(
                offered,
                file.of(Kinds.of(DOCUMENT)).stream()
                        .map(DocumentService::issued)
                        .toList());
    }

    private Offered offered(Principal by, CaseHead head, Pieces file, DocumentTemplate template, boolean stage) {
        List<About> about = DocumentFacts.choices(template, file);
        Map<String, String> first = new LinkedHashMap<>();
        about.forEach(
                kind -> kind.choices().stream().findFirst().ifPresent(each -> first.put(kind.kind(), each.name())));
        List<Named> missing = missing(
                template,
                facts.of(head, file, template, first, Map.of(), null, today()).facts());
        boolean may = permissions.may(by, operation(template), new Target(null, head.body()));
        return new Offered(
                template.document(),
                template.title(),
                template.maker().title(),
                stage,
                template.number() != null,
                template.sealed(),
                template.receipt(),
                template.narrow(),
                about,
                inputs(template),
                missing,
                may,
                why(head, template, missing, may));
    }

    private static List<String> why(CaseHead head, DocumentTemplate template, List<Named> missing, boolean may) {
        List<String> why = new ArrayList<>();
        if (head.status() == CaseStatus.CLOSED) {
            why.add("案件已经办结");
        }
        if (!may) {
            why.add("由" + template.maker().title() + "制作");
        }
        if (!missing.isEmpty()) {
            why.add("案卷里还没有:" + missing.stream().map(Named::title).collect(Collectors.joining("、")));
        }
        return why;
    }

    private static List<Input> inputs(DocumentTemplate template) {
        return template.inputs().entrySet().stream()
                .map(each -> new Input(
                        each.getKey(), each.getValue(), template.needs().contains(INPUT + each.getKey())))
                .toList();
    }

    /** What is to come from the file and has not. */
    private List<Named> missing(DocumentTemplate template, Facts told) {
        return documents.missing(template, told).stream()
                .filter(each -> !each.startsWith(INPUT))
                .map(each -> new Named(each, title(template, each)))
                .toList();
    }

    private static String title(DocumentTemplate template, String field) {
        return field.startsWith(INPUT)
                ? template.inputs().get(field.substring(INPUT.length()))
                : field.startsWith(TERM) ? "期限的最后一日" : DocumentFields.title(field);
    }

    @Override
    public Draft draft(Principal by, String id, Wanted wanted, String purpose) {
        CaseHead head = commands.seen(by, id);
        DocumentTemplate template = template(head, wanted.document()).template();
        commands.used(by, head, AuditEvent.Kind.VIEWED, "/document/" + wanted.document(), purpose);
        Facts told = told(head, file(id), template, wanted, null, today()).facts();
        Set<String> fields = new LinkedHashSet<>(template.fields());
        fields.addAll(template.needs());
        List<Line> lines = fields.stream()
                .filter(each -> !each.startsWith(INPUT))
                .map(each -> new Line(
                        each,
                        title(template, each),
                        documents.said(told, each),
                        template.needs().contains(each)))
                .toList();
        return new Draft(template.document(), template.title(), lines, inputs(template), missing(template, told));
    }

    private static Issued issued(Piece piece) {
        return new Issued(
                piece.key(),
                piece.number(),
                piece.text(DOCUMENT),
                piece.text("title"),
                piece.text("number"),
                piece.date("on"),
                ((Number) piece.values().get("pages")).longValue(),
                piece.yes("signed"),
                piece.text(FILES.get(Format.ROLL_58)) != null,
                piece.text("file"));
    }

    private Pieces file(String id) {
        return new Pieces(store.read(data -> data.pieces(id)));
    }

    private AppliedTemplate template(CaseHead head, String document) {
        AppliedTemplate found = rules.template(head, document, today())
                .orElseThrow(
                        () -> ZhihengException.notFound("DOCUMENT-UNKNOWN", "没有“" + document + "”的文书模板", DOCUMENT));
        if (!rules.documents(head, today()).contains(document)) {
            throw ZhihengException.conflict(
                    "DOCUMENT-ACT", "“" + found.template().title() + "”不是这类案件的文书");
        }
        return found;
    }

    @Override
    public Made preview(Principal by, String id, Wanted wanted, Format format, String purpose) {
        CaseHead head = commands.seen(by, id);
        DocumentTemplate template = template(head, wanted.document()).template();
        commands.used(by, head, AuditEvent.Kind.VIEWED, "/document/" + wanted.document(), purpose);
        LocalDate day = today();
        DocumentFacts.Told told = told(head, file(id), template, wanted, null, day);
        Stamp stamp = new Stamp(facts.bodyName(head, day), null, day, true, 1, null);
        byte[] content = format == Format.DOCX
                ? documents.docx(template, told.facts(), stamp)
                : documents
                        .pdf(template, told.facts(), stamp, paper(format), null)
                        .content();
        return new Made(content, format.mediaType());
    }

    private static Paper paper(Format format) {
        return switch (format) {
            case ROLL_80 -> Paper.ROLL_80;
            case ROLL_58 -> Paper.ROLL_58;
            default -> Paper.A4;
        };
    }

    private DocumentFacts.Told told(
            CaseHead head, Pieces file, DocumentTemplate template, Wanted wanted, String number, LocalDate day) {
        answers(head, file, template, day);
        wanted.inputs().forEach((name, text) -> {
            if (text.length() > LONGEST_INPUT) {
                throw ZhihengException.invalid("DOCUMENT-INPUT", "填写的内容超过" + LONGEST_INPUT + "字", "inputs." + name);
            }
        });
        return facts.of(head, file, template, wanted.about(), wanted.inputs(), number, day);
    }

    // ---- issuing

    @Override
    public Outcome issue(Principal by, String id, Command command, Wanted wanted) {
        CaseHead seen = commands.seen(by, id);
        AppliedTemplate template = allowed(by, seen, wanted);
        String key = UUID.randomUUID().toString().substring(0, 18);
        return commands.write(
                by,
                id,
                command,
                "issue-document",
                wanted,
                List.of(
                        numbering(by, template, wanted),
                        new Part(
                                "document-issued",
                                Map.of(),
                                (head, file) -> made(by, head, file, template, wanted, new Version(key, null, null)))));
    }

    @Override
    public Outcome reissue(
            Principal by, String id, Command command, String key, int seenVersion, Wanted wanted, String reason) {
        CaseHead seen = commands.seen(by, id);
        AppliedTemplate template = allowed(by, seen, wanted);
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw ZhihengException.invalid("DOCUMENT-REASON", "重新制作文书应当写明理由,不超过" + LONGEST_REASON + "字", "reason");
        }
        return commands.write(
                by,
                id,
                command,
                "reissue-document",
                List.of(key, seenVersion, wanted, reason),
                List.of(new Part("document-reissued", Map.of("document", key), (head, file) -> {
                    Piece before = file.piece(DOCUMENT, key).orElseThrow(DocumentService::unknown);
                    if (before.number() != seenVersion) {
                        throw ZhihengException.conflict("CASE-MOVED", "别人刚刚改过这一文书,请看过现在的情况再改");
                    }
                    if (!before.text(DOCUMENT).equals(wanted.document())) {
                        throw ZhihengException.invalid("DOCUMENT-KIND", "重新制作的应当是同一种文书", DOCUMENT);
                    }
                    return made(by, head, file, template, wanted, new Version(key, before, reason));
                })));
    }

    /**
     * Which version of a document is made.
     *
     * @param before null for the first one
     * @param reason null for the first one
     */
    private record Version(String key, Piece before, String reason) {
        int number() {
            return before == null ? 1 : before.number() + 1;
        }
    }

    private static ZhihengException unknown() {
        return ZhihengException.notFound("DOCUMENT-UNKNOWN", "案卷里没有这一文书", DOCUMENT);
    }

    private AppliedTemplate allowed(Principal by, CaseHead head, Wanted wanted) {
        AppliedTemplate template = template(head, wanted.document());
        Operation operation = operation(template.template());
        permissions.check(by, operation, new Target(null, head.body()));
        if (operation == Operation.CASE_HANDLE || operation == Operation.CASE_DECIDE_ON_THE_SPOT) {
            commands.handles(by, head);
        }
        return template;
    }

    private static Operation operation(DocumentTemplate template) {
        return switch (template.maker()) {
            case HANDLER -> Operation.CASE_HANDLE;
            case HEAD -> Operation.CASE_DECIDE;
            case REVIEWER -> Operation.CASE_REVIEW;
            case PRESIDER -> Operation.CASE_PRESIDE;
            case ARCHIVIST -> Operation.CASE_ARCHIVE;
            case GOODS_KEEPER -> Operation.CASE_KEEP;
        };
    }

    /**
     * Gives a decision the number of its document, before the document is made: the decision is complete then and has its receipt, to which the document leads. Nothing where it
     * has a number, or the document has none.
     */
    private Part numbering(Principal by, AppliedTemplate applied, Wanted wanted) {
        DocumentTemplate template = applied.template();
        return new Part("document-numbered", Map.of(), (head, file) -> {
            LocalDate day = today();
            DocumentFacts.Told told = whole(head, file, template, wanted, day);
            return numbered(file, template, told)
                    .filter(each -> each.text(template.numberField()) == null)
                    .map(each -> List.of(numberedPiece(
                            by, each, template, next(head, template, dated(Optional.of(each), day)), day)))
                    .orElse(List.of());
        });
    }

    /** What a document says that has no number yet, where nothing is missing. */
    private DocumentFacts.Told whole(
            CaseHead head, Pieces file, DocumentTemplate template, Wanted wanted, LocalDate day) {
        DocumentFacts.Told told = told(head, file, template, wanted, null, day);
        List<String> missing = documents.missing(template, told.facts());
        if (!missing.isEmpty()) {
            throw ZhihengException.invalid(
                    "DOCUMENT-INCOMPLETE",
                    "案卷里还没有“" + template.title() + "”应当写明的内容:"
                            + missing.stream()
                                    .map(each -> title(template, each))
                                    .collect(Collectors.joining("、")),
                    DOCUMENT);
        }
        return told;
    }

    private List<Written> made(
            Principal by, CaseHead head, Pieces file, AppliedTemplate applied, Wanted wanted, Version version) {
        DocumentTemplate template = applied.template();
        LocalDate day = today();
        DocumentFacts.Told first = whole(head, file, template, wanted, day);
        Optional<Piece> numbered = numbered(file, template, first);
        String number = number(head, template, day, numbered, version);
        alone(file, template, number);
        DocumentFacts.Told told = told(head, file, template, wanted, number, day);
        Stamp stamp = new Stamp(
                facts.bodyName(head, day),
                number,
                dated(numbered, day),
                false,
                version.number(),
                mark(by, head, template, numbered, version.key()));
        Documents.Written paper =
                documents.pdf(template, told.facts(), stamp, Paper.A4, template.sealed() ? head.body() : null);
        Map<String, Attachment> kept = new LinkedHashMap<>();
        kept.put("file", kept(by, Format.PDF, paper.content()));
        kept.put("docx", kept(by, Format.DOCX, documents.docx(template, told.facts(), stamp)));
        if (template.narrow()) {
            for (Format each : List.of(Format.ROLL_80, Format.ROLL_58)) {
                byte[] strip = documents
                        .pdf(template, told.facts(), stamp, paper(each), null)
                        .content();
                kept.put(FILES.get(each), kept(by, each, strip));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(DOCUMENT, template.document());
        values.put("title", template.title());
        values.put("number", number);
        values.put("on", day);
        values.put(
                "template",
                applied.from().stream()
                        .map(each -> each.id() + " " + each.version() + " "
                                + each.contentHash().substring(0, HASH_TOLD))
                        .collect(Collectors.joining("; ")));
        values.put(
                "about",
                told.about().values().stream()
                        .map(each -> each.kind() + "." + each.key())
                        .toList());
        values.put(
                "inputs", wanted.inputs().isEmpty() ? null : CanonicalJson.write(new LinkedHashMap<>(wanted.inputs())));
        values.put("pages", (long) paper.pages());
        values.put("signed", paper.signed());
        kept.forEach((field, attachment) -> values.put(field, attachment.hash()));
        values.values().removeIf(each -> each == null || each.equals(List.of()));
        Piece piece = new Piece(
                DOCUMENT,
                version.key(),
                version.number(),
                by.account(),
                Instants.stored(clock.instant()),
                null,
                version.reason(),
                null,
                null,
                values);
        return List.of(new Written(0, piece, version.before(), Map.of(), List.copyOf(kept.values())));
    }

    private Attachment kept(Principal by, Format format, byte[] paper) {
        return uploads.made(by.account(), format.mediaType(), out -> out.write(paper));
    }

    /** Where a decision's receipt is found; of other documents that go out the place of their own. */
    private String mark(Principal by, CaseHead head, DocumentTemplate template, Optional<Piece> numbered, String key) {
        String order = order(template).map(Order::code).orElse(null);
        boolean decides = order != null || DECISION.equals(template.numbers());
        return numbered.filter(each -> decides)
                .flatMap(piece -> receipts.of(by, head.id()).stream()
                        .filter(each -> !each.ofChange()
                                && each.part().equals(PieceForm.name(piece))
                                && Objects.equals(each.order(), order))
                        .reduce((first, second) -> second))
                .map(Receipts.Info::mark)
                .or(() -> template.sealed() ? documents.address(key) : Optional.empty())
                .orElse(null);
    }

    /** The decision of coercion whose paper a document is; empty for any other. */
    private static Optional<Order> order(DocumentTemplate template) {
        return Order.numbered(template.numbers(), template.numberField());
    }

    /** Nobody is told on paper that a licence is given which the decision refuses, nor the other way round. */
    private void answers(CaseHead head, Pieces file, DocumentTemplate template, LocalDate day) {
        rules.outcomeOf(head, template.document(), day).ifPresent(wanted -> {
            String said = file.one(Kinds.of(DECISION))
                    .map(each -> each.text("outcome"))
                    .orElse(null);
            if (!wanted.equals(said)) {
                throw ZhihengException.conflict("DOCUMENT-OUTCOME", "决定的“对申请的决定”与“" + template.title() + "”不符,或者没有写明");
            }
        });
    }

    /** A decision has one paper: two kinds of paper with its number would be two decisions. */
    private static void alone(Pieces file, DocumentTemplate template, String number) {
        if (DECISION.equals(template.numbers())) {
            file.of(Kinds.of(DOCUMENT)).stream()
                    .filter(each ->
                            !template.document().equals(each.text(DOCUMENT)) && number.equals(each.text("number")))
                    .findFirst()
                    .ifPresent(each -> {
                        throw ZhihengException.conflict(
                                "DOCUMENT-NUMBERED", "文号" + number + "的决定已经制作了“" + each.text("title") + "”");
                    });
        }
    }

    /** A decision bears the day on which it was made, whenever its paper is; another document the day of its paper. */
    private static LocalDate dated(Optional<Piece> numbered, LocalDate day) {
        return numbered.map(each -> Kinds.of(each.kind()).fields().stream()
                                .anyMatch(field -> field.name().equals(DECIDED_ON))
                        ? each.date(DECIDED_ON)
                        : null)
                .orElse(day);
    }

    /** The piece whose number the document's is. */
    private static Optional<Piece> numbered(Pieces file, DocumentTemplate template, DocumentFacts.Told told) {
        if (template.number() == null || template.numbers() == null) {
            return Optional.empty();
        }
        Piece about = told.about().get(template.numbers());
        return about != null ? Optional.of(about) : file.one(Kinds.of(template.numbers()));
    }

    /** Another version keeps its number, and what people have numbered before keeps theirs. */
    private String number(
            CaseHead head, DocumentTemplate template, LocalDate day, Optional<Piece> numbered, Version version) {
        if (template.number() == null) {
            return null;
        }
        if (version.before() != null && version.before().text("number") != null) {
            return version.before().text("number");
        }
        return numbered.map(each -> each.text(template.numberField()))
                .orElseGet(() -> next(head, template, dated(numbered, day)));
    }

    private String next(CaseHead head, DocumentTemplate template, LocalDate day) {
        return documents
                .number(head.body(), facts.bodyWord(head, day), template, day)
                .toString();
    }

    /** A decision of coercion of which the file does not say when it was made is made with its paper. */
    private Written numberedPiece(Principal by, Piece before, DocumentTemplate template, String number, LocalDate day) {
        Map<String, Object> values = new LinkedHashMap<>(before.values());
        values.put(template.numberField(), number);
        order(template)
                .filter(each -> each.dayField().equals(DECIDED_ON))
                .ifPresent(each -> values.putIfAbsent(DECIDED_ON, day));
        Piece piece = new Piece(
                before.kind(),
                before.key(),
                before.number() + 1,
                by.account(),
                Instants.stored(clock.instant()),
                null,
                "制作文书时编号",
                null,
                before.proof(),
                values);
        return new Written(0, piece, before, Map.of(), List.of());
    }

    // ---- what was issued

    @Override
    public OpenedAttachment open(Principal by, String id, String key, int version, Format format, String purpose) {
        CaseHead head = commands.seen(by, id);
        String file = file(version(id, key, version), format);
        commands.used(by, head, AuditEvent.Kind.VIEWED, "/document/" + key, purpose);
        return uploads.open(file);
    }

    @Override
    public OpenedAttachment print(
            Principal by, String id, String key, int version, Format format, int copies, String purpose) {
        CaseHead head = commands.seen(by, id);
        Piece piece = version(id, key, version);
        String file = file(piece, format);
        commands.used(by, head, AuditEvent.Kind.PRINTED, "/document/" + key, purpose);
        documents.printed(new Printed(
                subject(id, key), piece.number(), by.account(), Instants.stored(clock.instant()), purpose, copies));
        return uploads.open(file);
    }

    /** Hash of an issued document in a form. */
    private static String file(Piece piece, Format format) {
        String file = piece.text(FILES.get(format));
        if (file == null) {
            throw ZhihengException.invalid("DOCUMENT-PAPER", "“" + piece.text("title") + "”没有制作成这一格式", "format");
        }
        return file;
    }

    @Override
    public List<Print> prints(Principal by, String id, String key) {
        commands.seen(by, id);
        version(id, key, 0);
        return documents.prints(subject(id, key)).stream()
                .map(each -> new Print(each.version(), each.by(), each.at(), each.purpose(), each.copies()))
                .toList();
    }

    private static String subject(String id, String key) {
        return Cases.SUBJECT + "/" + id + "/" + key;
    }

    private Piece version(String id, String key, int version) {
        return store.read(data -> data.versions(id, DOCUMENT, key)).stream()
                .filter(each -> version == 0 ? each.until() == null : each.number() == version)
                .findFirst()
                .orElseThrow(DocumentService::unknown);
    }
}
