package org.zhiheng.cases.service;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.PartyAccess;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.cases.domain.Decisions;
import org.zhiheng.cases.domain.Dues;
import org.zhiheng.cases.domain.PieceForm;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.domain.Words;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.cases.store.PartyTables;
import org.zhiheng.cases.store.PartyTables.Place;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.HashAlgorithm;

/** Lets a party into its own case, tells it what was done towards it and takes what it asks for. What is not named here is not told. */
@Component(service = PartyAccess.class)
public final class PartyAccessService implements PartyAccess {

    private static final String ACTOR = "system:party";
    private static final String PARTY = "party";
    /** Without those that are taken for each other. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int CODE = 16;
    private static final int GROUP = 4;
    private static final int NUMBER_END = 6;
    private static final int SESSION_BYTES = 32;
    private static final int MOST_FAILURES = 5;
    private static final int CODE_DAYS = 400;
    private static final Duration SESSION = Duration.ofHours(2);
    private static final int LONGEST_WORDS = 2000;
    private static final int MOST_UNANSWERED = 10;
    private static final Set<String> KINDS = Set.of("image/jpeg", "image/png", "application/pdf");
    /** Bits. */
    private static final int MEGABYTE = 20;

    private final Transactions transactions;
    private final CaseStore store;
    private final Cases cases;
    private final CaseCommands commands;
    private final CaseRules rules;
    private final Resolved resolved;
    private final DocumentFacts documents;
    private final Runs runs;
    private final Permissions permissions;
    private final Recorder recorder;
    private final Records records;
    private final PersonalVault vault;
    private final Uploads uploads;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public PartyAccessService(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference Cases cases,
            @Reference CaseCommands commands,
            @Reference CaseRules rules,
            @Reference Resolved resolved,
            @Reference DocumentFacts documents,
            @Reference Runs runs,
            @Reference Permissions permissions,
            @Reference Recorder recorder,
            @Reference Records records,
            @Reference PersonalVault vault,
            @Reference Uploads uploads,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.cases = cases;
        this.commands = commands;
        this.rules = rules;
        this.resolved = resolved;
        this.documents = documents;
        this.runs = runs;
        this.permissions = permissions;
        this.recorder = recorder;
        this.records = records;
        this.vault = vault;
        this.uploads = uploads;
        this.clock = clock;
    }

    // ---- those who handle the case

    @Override
    public Issued issue(Principal by, String caseId, String party) {
        CaseHead head = handled(by, caseId);
        Piece piece = file(caseId)
                .piece(PARTY, party)
                .orElseThrow(() -> ZhihengException.invalid("PARTY-UNKNOWN", "案卷里没有这一当事人", PARTY));
        String number = piece.text("creditCode") != null
                ? piece.text("creditCode")
                : cases.reveal(by, caseId, PARTY, party, "citizenNumber", "制作当事人的查询码");
        if (number == null || number.length() < NUMBER_END) {
            throw ZhihengException.conflict("PARTY-NUMBER", "案卷里没有这一当事人的公民身份号码或者统一社会信用代码,不能制作查询码");
        }
        String code = code();
        LocalDate until = today().plusDays(CODE_DAYS);
        transactions.run(tx -> {
            PartyTables.replace(
                    tx.connection(), hash(plain(code)), proof(code, number), new Place(caseId, party), until);
            recorder.append(entry(
                    new Subject(ACCESS, caseId),
                    by.account(),
                    "party-code-issued",
                    Map.of("case", head.id(), PARTY, party, "until", until.toString())));
        });
        return new Issued(code, until);
    }

    private CaseHead handled(Principal by, String caseId) {
        CaseHead head = commands.seen(by, caseId);
        permissions.check(by, Operation.CASE_HANDLE, new Target(null, head.body()));
        commands.handles(by, head);
        return head;
    }

    @Override
    public List<Request> requests(Principal by, String caseId, String purpose) {
        CaseHead head = commands.seen(by, caseId);
        commands.used(by, head, AuditEvent.Kind.VIEWED, "/party-requests", purpose);
        return asked(caseId, null);
    }

    @Override
    public Request answer(Principal by, String caseId, String request, String words) {
        handled(by, caseId);
        Request asked = asked(caseId, null).stream()
                .filter(each -> each.id().equals(request))
                .findFirst()
                .orElseThrow(() -> ZhihengException.notFound("PARTY-REQUEST", "没有这一申请", "request"));
        Personal answer = words(caseId, asked.party(), words);
        transactions.run(tx -> {
            if (!PartyTables.answered(tx.connection(), request, now())) {
                throw ZhihengException.conflict("PARTY-ANSWERED", "这一申请已经答复");
            }
            recorder.append(entry(
                    new Subject(REQUEST, request),
                    by.account(),
                    "party-answered",
                    Map.of("case", caseId, "words", answer)));
        });
        return asked(caseId, null).stream()
                .filter(each -> each.id().equals(request))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public OpenedAttachment file(Principal by, String caseId, String request, String hash, String purpose) {
        CaseHead head = commands.seen(by, caseId);
        Attachment file = file(caseId, request, hash);
        commands.used(by, head, AuditEvent.Kind.VIEWED, "/party-requests/" + request + "/" + file.hash(), purpose);
        return uploads.open(file.hash());
    }

    @Override
    public Attachment takeFile(Principal by, String caseId, String request, String hash) {
        handled(by, caseId);
        return uploads.takenOver(by.account(), file(caseId, request, hash).hash());
    }

    private Attachment file(String caseId, String request, String hash) {
        return transactions
                .readOnly(tx -> PartyTables.files(tx.connection(), caseId))
                .getOrDefault(request, List.of())
                .stream()
                .filter(each -> each.hash().equals(hash))
                .findFirst()
                .orElseThrow(() -> ZhihengException.notFound("PARTY-FILE", "没有随这一申请提交这一附件", "file"));
    }

    // ---- the party comes and goes

    @Override
    public Optional<Entered> enter(String code, String numberEnd) {
        String plain = plain(code);
        String end = numberEnd.strip().toUpperCase(Locale.ROOT);
        String session = session();
        Instant now = now();
        Instant until = now.plus(SESSION);
        return transactions.required(tx -> {
            String hash = hash(plain);
            Optional<Place> place = PartyTables.place(tx.connection(), hash, proof(plain, end), today(), MOST_FAILURES);
            if (place.isEmpty()) {
                PartyTables.failed(tx.connection(), hash);
                return Optional.<Entered>empty();
            }
            PartyTables.enter(tx.connection(), hash(session), place.get(), now, until);
            recorder.append(entry(
                    new Subject(ACCESS, place.get().caseId()),
                    ACTOR,
                    "party-entered",
                    Map.of("case", place.get().caseId(), PARTY, place.get().party())));
            return Optional.of(new Entered(session, until));
        });
    }

    @Override
    public boolean lasts(String session) {
        return in(session).isPresent();
    }

    @Override
    public void leave(String session) {
        transactions.run(tx -> PartyTables.leave(tx.connection(), hash(session)));
    }

    private Optional<Place> in(String session) {
        return transactions.readOnly(tx -> PartyTables.in(tx.connection(), hash(session), now()));
    }

    // ---- what the party sees

    /** The file as far as it is this party's. */
    private final class Mine {
        private final CaseHead head;
        private final Pieces file;
        private final Piece party;
        /** Of what is not addressed to anybody, only where there is nobody else. */
        private final boolean alone;

        Mine(Place place) {
            head = store.read(data -> data.head(place.caseId())).orElseThrow();
            file = file(place.caseId());
            party = file.piece(PARTY, place.party()).orElse(null);
            alone = file.partyPieces().size() == 1;
        }

        private List<Piece> of(String kind) {
            return file.all().stream().filter(each -> each.kind().equals(kind)).toList();
        }

        /** What was served on this party. */
        private List<Piece> services() {
            return of("service").stream()
                    .filter(each -> each.date("servedOn") != null
                            && !each.date("servedOn").isAfter(today()))
                    .filter(each -> alone || Objects.equals(each.text("recipient"), party.text("name")))
                    .toList();
        }

        private Optional<LocalDate> decisionServed() {
            return services().stream()
                    .filter(each -> Decisions.document(head.actKind(), each.text("document")))
                    .map(each -> each.date("servedOn"))
                    .max(Comparator.naturalOrder());
        }

        private Optional<Piece> document(Piece service) {
            return of("document").stream()
                    .filter(each -> Objects.equals(each.text("document"), service.text("document")))
                    .filter(each -> service.text("number") == null
                            || Objects.equals(each.text("number"), service.text("number")))
                    .findFirst();
        }

        List<Paper> papers() {
            List<Paper> papers = new ArrayList<>();
            for (Piece service : services()) {
                document(service)
                        .filter(each ->
                                papers.stream().noneMatch(known -> known.key().equals(each.key())))
                        .ifPresent(each -> papers.add(new Paper(
                                each.key(), each.text("title"), each.text("number"), service.date("servedOn"))));
            }
            return papers;
        }

        List<Happened> happened() {
            List<Happened> all = new ArrayList<>();
            services()
                    .forEach(each -> add(
                            all,
                            each.date("servedOn"),
                            "向您送达"
                                    + document(each)
                                            .map(paper -> "《" + paper.text("title") + "》")
                                            .orElse("文书")));
            if (alone) {
                of("notice").forEach(each -> add(all, each.date("servedOn"), "告知您拟作出的决定、理由、依据和您的权利"));
                of("statement").forEach(each -> {
                    add(all, each.date("on"), "waived".equals(each.text("form")) ? "您没有陈述、申辩" : "您作了陈述、申辩");
                    add(
                            all,
                            each.date("reviewedOn"),
                            "对您的陈述、申辩作了复核"
                                    + (each.text("adopted") == null
                                            ? ""
                                            : ":" + Labels.of(Words.Adopted.class, each.text("adopted"))));
                });
                of("hearing-request").forEach(each -> {
                    add(all, each.date("on"), each.yes("asked") ? "您要求听证" : "您没有要求听证");
                    add(all, each.date("acceptedOn"), "受理听证要求");
                });
                of("hearing").forEach(each -> {
                    add(all, each.date("heldOn") == null ? each.date("plannedOn") : null, "定于这一日举行听证");
                    add(all, each.date("heldOn"), "举行听证");
                });
                of("payment")
                        .forEach(each -> add(
                                all,
                                each.date("on"),
                                "缴款" + each.decimal("amount").toPlainString() + "元"));
            }
            if (head.status() == CaseStatus.CLOSED) {
                add(all, LocalDate.ofInstant(head.closedAt(), clock.getZone()), "案件办结");
            }
            all.sort(Comparator.comparing(Happened::on));
            return all;
        }

        private static void add(List<Happened> all, LocalDate on, String what) {
            if (on != null) {
                all.add(new Happened(on, what));
            }
        }

        List<Term> terms() {
            if (!alone) {
                return List.of();
            }
            return runs.running(new Subject(Cases.SUBJECT, head.id()), head.procedure()).stream()
                    .flatMap(run -> run.clocks().stream())
                    .filter(each -> PARTY.equals(each.who()) && each.state() != Run.ClockState.ENDED)
                    .map(each -> new Term(each.title(), each.legal(), each.overdue(), each.missed()))
                    .toList();
        }

        Remedies remedies() {
            LocalDate served = decisionServed().orElse(null);
            Piece decision = file.piece("decision", PieceDefinition.ONLY).orElse(null);
            if (served == null || decision == null) {
                return null;
            }
            Map<String, Object> answer = rules.remedy(
                            head,
                            Map.of(
                                    "procedure",
                                    head.procedure().equals("penalty.simple") ? "simple" : "ordinary",
                                    "bodyKind",
                                    Objects.requireNonNullElse(resolved.acting(head.body()), "department"),
                                    "decidedOn",
                                    decision.date("decidedOn").toString(),
                                    "servedOn",
                                    served.toString()),
                            decision.date("decidedOn"))
                    .orElse(Map.of());
            return new Remedies(
                    decision.text("remedies"),
                    day(answer.get("reconsiderationUntil")),
                    day(answer.get("suitUntil")),
                    Boolean.TRUE.equals(answer.get("reconsiderationFirst")));
        }

        Payment payment() {
            if (!alone || decisionServed().isEmpty()) {
                return null;
            }
            Dues dues = Dues.of(file);
            BigDecimal due = dues.due().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            if (due.signum() == 0) {
                return null;
            }
            BigDecimal paid = dues.due().keySet().stream().map(dues::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new Payment(
                    due,
                    paid,
                    rules.payableUntil(head, file).orElse(null),
                    file.piece("decision", PieceDefinition.ONLY)
                            .map(each -> each.text("fulfilment"))
                            .orElse(null),
                    dues.plan().stream()
                            .map(each -> new Part(each.due(), each.amount(), each.paid()))
                            .toList());
        }
    }

    private static LocalDate day(Object text) {
        return text == null ? null : LocalDate.parse(text.toString());
    }

    @Override
    public Optional<Own> own(String session) {
        return in(session).flatMap(place -> {
            Mine mine = new Mine(place);
            // The party may have been taken out of the file since.
            return mine.party == null
                    ? Optional.empty()
                    : Optional.of(new Own(
                            mine.head.number(),
                            mine.head.title(),
                            documents.bodyName(mine.head, today()),
                            mine.party.text("name"),
                            mine.head.status() == CaseStatus.CLOSED,
                            mine.happened(),
                            mine.papers(),
                            mine.terms(),
                            mine.remedies(),
                            mine.payment(),
                            asked(place.caseId(), place.party())));
        });
    }

    @Override
    public Optional<OpenedAttachment> paper(String session, String key) {
        return in(session).map(place -> {
            Mine mine = new Mine(place);
            if (mine.party == null
                    || mine.papers().stream().noneMatch(each -> each.key().equals(key))) {
                throw ZhihengException.notFound("PARTY-PAPER", "没有向您送达这一文书", "paper");
            }
            transactions.run(tx -> recorder.append(entry(
                    new Subject(ACCESS, place.caseId()),
                    ACTOR,
                    "party-paper-opened",
                    Map.of("case", place.caseId(), PARTY, place.party(), "document", key))));
            return uploads.open(mine.file.piece("document", key).orElseThrow().text("file"));
        });
    }

    // ---- what the party asks for

    @Override
    public Optional<Request> ask(String session, Kind kind, String words, List<HandedIn> files) {
        return in(session).map(place -> {
            CaseHead head = store.read(data -> data.head(place.caseId())).orElseThrow();
            if (head.status() == CaseStatus.CLOSED && kind != Kind.FILE && kind != Kind.CORRECTION) {
                throw ZhihengException.conflict("CASE-CLOSED", "案件已经办结");
            }
            Personal said = words(place.caseId(), place.party(), words);
            looked(files);
            // Before anything is kept of it, and again where two come at once.
            transactions.run(tx -> notTooMany(tx.connection(), place));
            List<Attachment> kept = files.stream()
                    .map(each -> uploads.handedIn(ACTOR, each.mediaType(), each.content()))
                    .toList();
            PartyTables.Asked asked = new PartyTables.Asked(
                    UUID.randomUUID().toString(), place.caseId(), place.party(), kind.name(), now(), null);
            transactions.run(tx -> {
                notTooMany(tx.connection(), place);
                PartyTables.insert(tx.connection(), asked);
                for (int i = 0; i < kept.size(); i++) {
                    PartyTables.insert(tx.connection(), asked, i + 1, kept.get(i));
                }
                recorder.append(entry(
                        new Subject(REQUEST, asked.id()),
                        ACTOR,
                        "party-asked",
                        Map.of("case", place.caseId(), PARTY, place.party(), "kind", kind.name(), "words", said),
                        kept));
            });
            return asked(place.caseId(), place.party()).stream()
                    .filter(each -> each.id().equals(asked.id()))
                    .findFirst()
                    .orElseThrow();
        });
    }

    private static void notTooMany(Connection connection, Place place) throws SQLException {
        if (PartyTables.of(connection, place.caseId()).stream()
                        .filter(each -> each.party().equals(place.party()) && each.answeredAt() == null)
                        .count()
                >= MOST_UNANSWERED) {
            throw ZhihengException.conflict("PARTY-MANY", "还有" + MOST_UNANSWERED + "项申请没有答复,请等待答复");
        }
    }

    /** Refuses what is too much, or of another kind; whether a file is what it is said to be is seen when it is kept. */
    private static void looked(List<HandedIn> files) {
        if (files.size() > MOST_FILES) {
            throw ZhihengException.invalid("PARTY-FILES", "附件至多" + MOST_FILES + "个", "files");
        }
        for (HandedIn each : files) {
            if (!KINDS.contains(each.mediaType())) {
                throw ZhihengException.invalid("PARTY-FILES", "附件只能是JPEG、PNG图片或者PDF", "files");
            }
            if (each.content().length > LARGEST_FILE) {
                throw ZhihengException.invalid("PARTY-FILES", "一个附件至多" + (LARGEST_FILE >> MEGABYTE) + "MB", "files");
            }
        }
    }

    /** @param party whose; null for those of all */
    private List<Request> asked(String caseId, String party) {
        Map<String, List<Attachment>> files = transactions.readOnly(tx -> PartyTables.files(tx.connection(), caseId));
        return transactions.readOnly(tx -> PartyTables.of(tx.connection(), caseId)).stream()
                .filter(each -> party == null || each.party().equals(party))
                .map(each -> {
                    List<Entry> told = records.history(new Subject(REQUEST, each.id()), 0, 2);
                    return new Request(
                            each.id(),
                            each.party(),
                            Kind.valueOf(each.kind()),
                            each.askedAt(),
                            revealed(told, 0),
                            files.getOrDefault(each.id(), List.of()),
                            each.answeredAt(),
                            revealed(told, 1));
                })
                .toList();
    }

    private String revealed(List<Entry> told, int at) {
        return at < told.size()
                        && told.get(at).payload().get("words") instanceof Map<?, ?> digest
                        && digest.get("personal") instanceof String text
                ? vault.reveal(text).orElse(null)
                : null;
    }

    private Personal words(String caseId, String party, String words) {
        if (words == null || words.isBlank() || words.length() > LONGEST_WORDS) {
            throw ZhihengException.invalid("PARTY-WORDS", "应当写明内容,至多" + LONGEST_WORDS + "个字", "words");
        }
        Piece piece = file(caseId).piece(PARTY, party).orElseThrow();
        return new Personal(PieceForm.person(caseId, piece), "party-request", words.strip());
    }

    // ---- small things

    private Appending entry(Subject subject, String actor, String kind, Map<String, Object> told) {
        return entry(subject, actor, kind, told, List.of());
    }

    private Appending entry(
            Subject subject, String actor, String kind, Map<String, Object> told, List<Attachment> files) {
        return new Appending(subject, now(), actor, kind, new LinkedHashMap<>(told), files, null);
    }

    private Pieces file(String id) {
        return new Pieces(store.read(data -> data.pieces(id)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Instant now() {
        return Instants.stored(clock.instant());
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private String session() {
        byte[] bytes = new byte[SESSION_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** However it is written down. */
    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static String proof(String code, String number) {
        String end = number.substring(Math.max(0, number.length() - NUMBER_END)).toUpperCase(Locale.ROOT);
        return hash(plain(code) + "/" + end);
    }

    private static String hash(String secret) {
        return HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(secret.getBytes(StandardCharsets.UTF_8)));
    }
}
