package org.zhiheng.cases.service;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.PersonalData;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.HandOver;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.procedures.Suspension;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.registers.Field;
import org.zhiheng.cases.domain.Acts;
import org.zhiheng.cases.domain.CaseEvents;
import org.zhiheng.cases.domain.Copies;
import org.zhiheng.cases.domain.Decisions;
import org.zhiheng.cases.domain.FileIndex;
import org.zhiheng.cases.domain.Heads;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.domain.Words.RelationKind;
import org.zhiheng.cases.service.Examination.Examined;
import org.zhiheng.cases.service.Examination.Written;
import org.zhiheng.cases.store.CaseData;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.persistence.Asked;
import org.zhiheng.persistence.Instants;

/** Cases for whoever may: each command is one transaction with its entries. */
@Component(service = {Cases.class, CaseCommands.class})
public final class CaseService implements Cases, CaseCommands {

    /** Told where the id of a command has another form. */
    private static final String COMMAND = "CASE-COMMAND";

    private static final String NOTHING_KNOWN = "案由未定";

    private final CaseStore store;
    private final Runs runs;
    private final Examination examination;
    private final Proofs proofs;
    private final CaseRules rules;
    private final CaseStages stages;
    private final Resolved resolved;
    private final Permissions permissions;
    private final PersonalData personal;
    private final Recorder recorder;
    private final Records records;
    private final PersonalVault vault;
    private final Uploads uploads;
    private final Packs packs;
    private final DecisionBasis basis;
    private final Clock clock;

    @Activate
    public CaseService(
            @Reference CaseStore store,
            @Reference Runs runs,
            @Reference Examination examination,
            @Reference Proofs proofs,
            @Reference CaseRules rules,
            @Reference CaseStages stages,
            @Reference Resolved resolved,
            @Reference Permissions permissions,
            @Reference PersonalData personal,
            @Reference Recorder recorder,
            @Reference Records records,
            @Reference PersonalVault vault,
            @Reference Uploads uploads,
            @Reference Packs packs,
            @Reference DecisionBasis basis,
            @Reference Clock clock) {
        this.store = store;
        this.runs = runs;
        this.examination = examination;
        this.proofs = proofs;
        this.rules = rules;
        this.stages = stages;
        this.resolved = resolved;
        this.permissions = permissions;
        this.personal = personal;
        this.recorder = recorder;
        this.records = records;
        this.vault = vault;
        this.uploads = uploads;
        this.packs = packs;
        this.basis = basis;
        this.clock = clock;
    }

    /** Carries the rulings that refused out of the transaction, which is undone by it. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Step.Refused> refused;

        Refusal(List<Step.Refused> refused) {
            super("refused by rulings", null, false, false);
            this.refused = refused;
        }
    }

    static ZhihengException unknown() {
        return ZhihengException.notFound("CASE-UNKNOWN", "没有这一案件,或者不在数据范围内", "case");
    }

    // ---- looking

    @Override
    public List<PieceDefinition> kinds() {
        return Kinds.all();
    }

    private CaseHead visible(Principal by, String id) {
        permissions.reach(by, Operation.CASE_VIEW);
        return store.read(data -> data.head(id)).filter(head -> sees(by, head)).orElseThrow(CaseService::unknown);
    }

    private boolean sees(Principal by, CaseHead head) {
        return permissions.may(by, Operation.CASE_VIEW, target(head)) || receives(by, offeredTo(head.id()));
    }

    private Optional<String> offeredTo(String id) {
        return store.read(data -> data.offeredTo(id));
    }

    /** Who is to receive a case looks at it before. */
    private boolean receives(Principal by, Optional<String> body) {
        return body.filter(each -> permissions.may(by, Operation.CASE_RECEIVE, new Target(null, each)))
                .isPresent();
    }

    @Override
    public Predicate<Principal> audience(String id) {
        Optional<CaseHead> head = store.read(data -> data.head(id));
        if (head.isEmpty()) {
            return by -> false;
        }
        Optional<String> offered = offeredTo(id);
        return by -> permissions.may(by, Operation.CASE_VIEW, target(head.get())) || receives(by, offered);
    }

    private static Target target(CaseHead head) {
        return new Target(null, head.body());
    }

    @Override
    public CaseFile show(Principal by, String id, String purpose) {
        CaseHead head = visible(by, id);
        if (purpose != null) {
            seen(by, head, "", purpose);
        }
        return file(by, id, purpose != null);
    }

    /** The file as it is now, whose parts are of one moment. */
    private CaseFile file(Principal by, String id, boolean plain) {
        return store.read(data -> {
            CaseHead head = data.head(id).orElseThrow(CaseService::unknown);
            List<Piece> pieces = data.pieces(id).stream()
                    .map(each -> plain ? each : masked(each))
                    .toList();
            // Who may see the case sees where it stands.
            Run run = runs.running(Entries.subject(head), head.procedure()).orElseGet(() -> runs.show(by, head.run()));
            return new CaseFile(head, pieces, run);
        });
    }

    private static Piece masked(Piece piece) {
        Map<String, Object> masks = new LinkedHashMap<>();
        for (Field each : Kinds.of(piece.kind()).fields()) {
            Object value =
                    each.privacy() == Field.Privacy.PERSONAL ? piece.values().get(each.name()) : null;
            if (value != null) {
                masks.put(each.name(), mask(each, String.valueOf(value)));
            }
        }
        if (masks.isEmpty()) {
            return piece;
        }
        Map<String, Object> values = new LinkedHashMap<>(piece.values());
        values.putAll(masks);
        return piece.saying(values);
    }

    /** Of what is one of a few words or days a beginning would tell all. */
    private static String mask(Field field, String text) {
        if (field.kind() != Field.Kind.TEXT && field.kind() != Field.Kind.LONG_TEXT) {
            return "***";
        }
        return text.substring(0, text.offsetByCodePoints(0, 1)) + "**";
    }

    @Override
    public Index index(Principal by, String id) {
        CaseHead head = visible(by, id);
        Pieces file = new Pieces(store.read(data -> data.pieces(id)));
        List<IndexLine> frozen = FileIndex.frozen(file);
        return frozen.isEmpty() ? new Index(false, rules.index(head, today()).of(file)) : new Index(true, frozen);
    }

    @Override
    public Page list(Principal by, Wanted wanted) {
        Collection<String> bodies;
        if (wanted.body() == null) {
            Reach reach = permissions.reach(by, Operation.CASE_VIEW);
            bodies = reach.everywhere() ? null : reach.bodies();
        } else {
            permissions.check(by, Operation.CASE_VIEW, new Target(null, wanted.body()));
            bodies = List.of(wanted.body());
        }
        return store.read(data -> data.list(wanted, bodies));
    }

    @Override
    public List<Piece> history(Principal by, String id, String kind, String key, String purpose) {
        CaseHead head = visible(by, id);
        if (purpose != null) {
            personal.use(
                    by,
                    Operation.CASE_VIEW,
                    target(head),
                    AuditEvent.Kind.VIEWED,
                    SUBJECT + "/" + id + "/" + kind + "/" + key,
                    purpose);
        }
        List<Piece> versions = Kinds.of(kind) == null ? List.of() : store.read(data -> data.versions(id, kind, key));
        if (versions.isEmpty()) {
            throw ZhihengException.notFound("CASE-PIECE", "案卷里没有这一项内容", "key");
        }
        return versions.stream()
                .map(each -> purpose != null ? each : masked(each))
                .toList();
    }

    @Override
    public String reveal(Principal by, String id, String kind, String key, String field, String purpose) {
        CaseHead head = visible(by, id);
        PieceDefinition definition = Kinds.of(kind);
        if (definition == null
                || definition
                        .field(field)
                        .filter(each -> each.privacy() == Field.Privacy.SECRET)
                        .isEmpty()) {
            throw ZhihengException.invalid("REGISTER-FIELD", "没有名为“" + field + "”的加密字段", "field");
        }
        personal.use(
                by,
                Operation.CASE_VIEW,
                target(head),
                AuditEvent.Kind.VIEWED,
                SUBJECT + "/" + id + "/" + kind + "/" + key + "/" + field,
                purpose);
        return secret(id, kind, key, field);
    }

    /** The number behind a mask; null where it is not kept any more. */
    private String secret(String id, String kind, String key, String field) {
        List<Piece> versions = store.read(data -> data.versions(id, kind, key));
        for (int i = versions.size() - 1; i >= 0; i--) {
            int number = versions.get(i).number();
            Optional<String> digest = store.read(data -> data.entry(id, kind, key, number))
                    .flatMap(entry -> digest(new Subject(SUBJECT, id), entry, kind + "/" + key, field));
            if (digest.isPresent()) {
                return digest.flatMap(vault::reveal).orElse(null);
            }
        }
        return null;
    }

    @Override
    public OpenedAttachment attachment(Principal by, String id, String kind, String key, String field, String purpose) {
        CaseHead head = visible(by, id);
        PieceDefinition definition = Kinds.of(kind);
        if (definition == null
                || definition
                        .field(field)
                        .filter(each -> each.kind() == Field.Kind.ATTACHMENT)
                        .isEmpty()) {
            throw ZhihengException.invalid("REGISTER-FIELD", "没有名为“" + field + "”的附件", "field");
        }
        seen(by, head, "/" + kind + "/" + key + "/" + field, purpose);
        String hash = store.read(data -> data.pieces(id)).stream()
                .filter(each -> each.kind().equals(kind) && each.key().equals(key))
                .map(each -> each.text(field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> ZhihengException.notFound("CASE-PIECE", "案卷里没有这一附件", "key"));
        return uploads.open(hash);
    }

    /** Puts down who looked at what: who has the case in reach, or is to receive it. */
    private void seen(Principal by, CaseHead head, String what, String purpose) {
        boolean ours = permissions.may(by, Operation.CASE_VIEW, target(head)) || !receives(by, offeredTo(head.id()));
        String offered = ours ? null : offeredTo(head.id()).orElse(null);
        personal.use(
                by,
                ours ? Operation.CASE_VIEW : Operation.CASE_RECEIVE,
                ours ? target(head) : new Target(null, offered),
                AuditEvent.Kind.VIEWED,
                SUBJECT + "/" + head.id() + what,
                purpose);
    }

    private Optional<String> digest(Subject subject, long number, String part, String field) {
        for (Entry entry : records.history(subject, number, 1)) {
            if (entry.payload().get("secrets") instanceof List<?> secrets) {
                for (Object each : secrets) {
                    if (each instanceof Map<?, ?> secret
                            && part.equals(secret.get("part"))
                            && field.equals(secret.get("field"))
                            && secret.get("number") instanceof Map<?, ?> digest
                            && digest.get("personal") instanceof String text) {
                        return Optional.of(text);
                    }
                }
            }
        }
        return Optional.empty();
    }

    // ---- for other parts of the context

    @Override
    public CaseHead seen(Principal by, String id) {
        return visible(by, id);
    }

    @Override
    public void used(Principal by, CaseHead head, AuditEvent.Kind use, String what, String purpose) {
        personal.use(by, Operation.CASE_VIEW, target(head), use, SUBJECT + "/" + head.id() + what, purpose);
    }

    @Override
    public Outcome write(Principal by, String id, Command command, String verb, Object said, List<Part> parts) {
        Asked asked = Asked.of(COMMAND, command.id(), verb, id, command.version(), said);
        return once(
                by,
                id,
                asked,
                () -> store.change(data -> {
                    CaseHead held = open(data, id, command);
                    for (Part each : parts) {
                        Pieces file = new Pieces(data.pieces(id));
                        List<Written> written = each.work().apply(held, file);
                        if (!written.isEmpty()) {
                            written(data, by, held, file, written, List.of(), each.kind(), each.told());
                            held = data.head(id).orElseThrow(CaseService::unknown);
                        }
                    }
                    data.insert(by.account(), asked.command(), new CaseData.Done(asked.digest(), id), now());
                    return id;
                }));
    }

    // ---- commands

    @Override
    public Outcome open(Principal by, Opening opening) {
        permissions.check(by, Operation.CASE_OPEN, new Target(null, opening.body()));
        Asked asked = Asked.of(
                COMMAND,
                opening.command(),
                "open",
                opening.procedure(),
                opening.body(),
                opening.field(),
                opening.pieces());
        Body body = resolved.actingBody(opening.body())
                .orElseThrow(() -> ZhihengException.invalid("CASE-BODY", "没有编号为“" + opening.body() + "”的机构", "body"));
        String division = body.division().value();
        mayWrite(by, opening.body(), opening.pieces(), false);
        Instant now = now();
        ActKind actKind = rules.actKind(division, opening.field(), opening.procedure());
        String id = UUID.randomUUID().toString();
        return once(
                by,
                null,
                asked,
                () -> store.change(data -> {
                    data.begins(id);
                    resolved.opens(opening.body(), today(), rules);
                    Examined examined = examination.of(
                            new Pieces(List.of()),
                            opening.pieces(),
                            rules.limits(division, opening.field()),
                            actKind,
                            by.account(),
                            now);
                    if (examined.after().piece("clue", PieceDefinition.ONLY).isEmpty()) {
                        throw ZhihengException.invalid("CASE-CLUE", "登记案件应当有案件线索", "pieces");
                    }
                    inTheirName(by, opening.pieces());
                    Run run = runs.start(
                            by,
                            new Runs.Start(
                                    opening.command(),
                                    new Subject(SUBJECT, id),
                                    opening.procedure(),
                                    division,
                                    opening.field(),
                                    Map.of(ActingBody.OWN, opening.body())));
                    CaseHead begun = new CaseHead(
                            id,
                            null,
                            NOTHING_KNOWN,
                            actKind,
                            opening.body(),
                            division,
                            opening.field(),
                            null,
                            CaseStatus.CLUE,
                            opening.procedure(),
                            run.id(),
                            run.stage(),
                            run.stageTitle(),
                            List.of(),
                            now,
                            null,
                            null,
                            -1);
                    inTheirStage(begun, opening.pieces());
                    CaseHead head = headed(data, begun, examined.after(), body);
                    handled(head, examined.after());
                    List<Written> proven = proven(by, head, examined);
                    data.insert(head);
                    record(
                            data,
                            by,
                            head,
                            "case-opened",
                            Map.of(),
                            new Examined(proven, List.of(), examined.after()),
                            run.book());
                    data.insert(by.account(), asked.command(), new CaseData.Done(asked.digest(), id), now);
                    return id;
                }));
    }

    /** Nothing is decided or served before its stage: only so has come before it what the procedure wants (行政处罚法 arts. 44 and 57 to 61). */
    private void inTheirStage(CaseHead head, List<? extends PieceChange> changes) {
        for (int i = 0; i < changes.size(); i++) {
            PieceChange change = changes.get(i);
            List<String> elsewhere = List.of();
            if (change instanceof PieceChange.Add && change.kind().equals("decision")) {
                elsewhere = stages.deciding(head);
            } else if (change.kind().equals("service") && ofDecision(head.actKind(), change)) {
                elsewhere = stages.serving(head);
            }
            if (!elsewhere.isEmpty()) {
                throw new ZhihengException(
                        ErrorKind.CONFLICT,
                        "CASE-STAGE",
                        "“" + Kinds.of(change.kind()).title() + "”要到环节“" + String.join("”或者“", elsewhere) + "”才能写入",
                        i + ".kind",
                        null);
            }
        }
    }

    /**
     * A decision goes out as it was let out: what was altered since then is looked at again (行政处罚法 arts. 45, 57). Where it is decided and served in one
     * stage, the way out of that asks.
     */
    private void goesOut(CaseHead head, Pieces file, List<PieceChange> changes) {
        boolean goes =
                changes.stream().anyMatch(each -> each.kind().equals("service") && ofDecision(head.actKind(), each))
                        && !stages.decides(head);
        List<Step.Refused> refused = goes ? basis.refused(head, file) : List.of();
        if (!refused.isEmpty()) {
            throw new Refusal(refused);
        }
    }

    /** Who reviews is who says so: nobody writes that somebody else has reviewed (行政处罚法 art. 58). */
    private void inTheirName(Principal by, List<? extends PieceChange> changes) {
        for (int i = 0; i < changes.size(); i++) {
            Object reviewer = changes.get(i).kind().equals("review")
                    ? written(changes.get(i)).get("reviewer")
                    : null;
            if (reviewer != null && !resolved.officersOf(by.account()).contains(reviewer)) {
                throw new ZhihengException(
                        ErrorKind.FORBIDDEN,
                        "CASE-REVIEWER",
                        "审核人员应当是办理审核的本人;您的账号要先和执法人员库里的本人对应起来",
                        i + ".reviewer",
                        null);
            }
        }
    }

    private static Map<String, Object> written(PieceChange change) {
        if (change instanceof PieceChange.Add add) {
            return add.values();
        }
        return change instanceof PieceChange.Amend amend ? amend.values() : Map.of();
    }

    /** Whether a service is written, or made, one of a decision. */
    private static boolean ofDecision(ActKind kind, PieceChange change) {
        return written(change).get("document") instanceof String code && Decisions.document(kind, code);
    }

    @Override
    public Outcome write(Principal by, String id, Command command, List<PieceChange> changes) {
        Asked asked = Asked.of(COMMAND, command.id(), "write", id, command.version(), changes);
        CaseHead seen = visible(by, id);
        boolean decision = changes.stream().anyMatch(each -> each.kind().equals("decision"));
        mayWrite(by, seen.body(), changes, decision && stages.decidesOnTheSpot(seen));
        boolean[] refusedBefore = {false};
        return once(
                by,
                id,
                asked,
                () -> store.change(data -> {
                    CaseHead before = changed(data, id, command, changes);
                    Instant now = now();
                    Examined examined = reckoned(
                            before,
                            examination.of(
                                    new Pieces(data.pieces(id)),
                                    changes,
                                    rules.limits(before.division(), before.field()),
                                    before.actKind(),
                                    by.account(),
                                    now));
                    inTheirStage(before, changes);
                    inTheirName(by, changes);
                    if (refusedBefore[0]) {
                        examined = goneBefore(data, id, examined);
                    }
                    refusedBefore[0] = true;
                    handles(by, before, changes);
                    goesElsewhere(before, examined);
                    Body body = resolved.actingBody(seen.body()).orElseThrow(CaseService::unknown);
                    CaseHead after = headed(data, before, examined.after(), body);
                    goesOut(after, examined.after(), changes);
                    // Who has got it from another body files nothing anew by writing something else.
                    boolean unhandled = before.status() == CaseStatus.OPEN
                            && before.handlers().isEmpty();
                    if (!unhandled) {
                        handled(after, examined.after());
                    }
                    data.save(after, Heads.offeredTo(examined.after()), CaseService::moved);
                    List<Written> proven = proven(by, after, examined);
                    record(
                            data,
                            by,
                            after,
                            "case-written",
                            told(changes),
                            new Examined(proven, examined.gone(), examined.after()),
                            null);
                    data.insert(by.account(), asked.command(), new CaseData.Done(asked.digest(), id), now);
                    return id;
                }));
    }

    /** Nothing is handed over to who has it. */
    private static void goesElsewhere(CaseHead head, Examined examined) {
        for (Written each : examined.written()) {
            Piece piece = each.piece();
            boolean offered = piece.kind().equals("transfer") && Heads.offered(piece);
            if (offered && head.body().equals(piece.text("body"))) {
                throw ZhihengException.invalid("CASE-TRANSFER", "案件就在这一机构,不能移送给它", each.index() + ".body");
            }
        }
    }

    /** Of a case that is filed somebody takes care today and on every day to come. */
    private void handled(CaseHead head, Pieces file) {
        LocalDate today = today();
        Stream<LocalDate> afterwards = file.all().stream()
                .filter(each -> each.kind().equals("handler") && each.date("to") != null)
                .map(each -> each.date("to").plusDays(1))
                .filter(today::isBefore);
        boolean always = Stream.concat(Stream.of(today), afterwards)
                .noneMatch(day -> file.handlers(day).isEmpty());
        if (head.status() == CaseStatus.OPEN && !always) {
            throw ZhihengException.conflict("CASE-NO-HANDLER", "立案的案件应当有办案人员;换人的,请同时写明接办的人员");
        }
    }

    /** A file that is closed is added to only by what becomes of its decision afterwards. */
    private static CaseHead changed(CaseData data, String id, Command command, List<PieceChange> changes) {
        boolean afterwards = changes.stream()
                .map(each -> Kinds.of(each.kind()))
                .allMatch(each -> each != null && Kinds.afterwards(each));
        return afterwards ? held(data, id, command) : open(data, id, command);
    }

    /**
     * What was withdrawn and is added again goes on after its last version. Nearly nothing is, so it is asked only once the database has refused a version that was
     * there already.
     */
    private static Examined goneBefore(CaseData data, String id, Examined examined) {
        List<Written> written = new ArrayList<>();
        for (Written each : examined.written()) {
            Piece piece = each.piece();
            List<Piece> versions = each.before() != null ? List.of() : data.versions(id, piece.kind(), piece.key());
            int number = versions.isEmpty()
                    ? piece.number()
                    : versions.get(versions.size() - 1).number() + 1;
            Piece next = piece.numbered(number);
            written.add(new Written(each.index(), next, each.before(), each.secrets(), each.attachments()));
        }
        return new Examined(
                written,
                examined.gone(),
                examined.after().with(written.stream().map(Written::piece).toList(), List.of()));
    }

    /** With what follows from the file and the rules, and is not for people to say. */
    private Examined reckoned(CaseHead head, Examined examined) {
        List<Written> written = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        for (Written each : examined.written()) {
            Piece piece = each.piece().kind().equals("surcharge") ? due(head, examined.after(), each) : each.piece();
            announced(head, each);
            extended(head, each);
            pieces.add(piece);
            written.add(new Written(each.index(), piece, each.before(), each.secrets(), each.attachments()));
        }
        return new Examined(written, examined.gone(), examined.after().with(pieces, List.of()));
    }

    /** A measure is made longer by no more than the law allows, and while it holds; how long tests have stopped it, its clock knows. */
    private void extended(CaseHead head, Written written) {
        Piece piece = written.piece();
        if (!piece.kind().equals("measure") || piece.date("extendedOn") == null) {
            return;
        }
        LocalDate started = OffsetDateTime.parse(piece.text("startedAt")).toLocalDate();
        String term = rules.termOf(head, piece, started)
                .orElseThrow(() -> ZhihengException.invalid(
                        "CASE-MEASURE", "规则没有写明这种措施的期限,不能延长", written.index() + ".extendedOn"));
        int by = ((Number) piece.values().get("extendedBy")).intValue();
        rules.longest(head, term, started).filter(most -> by > most).ifPresent(most -> {
            throw ZhihengException.invalid("CASE-MEASURE", "延长不得超过" + most + "日", written.index() + ".extendedBy");
        });
        rules.last(head, term, started)
                .filter(last -> piece.date("testFrom") == null
                        && piece.date("extendedOn").isAfter(last))
                .ifPresent(last -> {
                    throw ZhihengException.invalid(
                            "CASE-MEASURE", "期限至" + last + "届满,之后不能延长", written.index() + ".extendedOn");
                });
    }

    /** What was announced is served when its time is over, and not before (民事诉讼法 art. 95). */
    private void announced(CaseHead head, Written written) {
        Piece piece = written.piece();
        boolean served = piece.kind().equals("service")
                && "announcement".equals(piece.text("mode"))
                && piece.date("announcedOn") != null
                && piece.date("servedOn") != null;
        if (!served) {
            return;
        }
        LocalDate until = rules.last(head, "p-ann", piece.date("announcedOn"))
                .orElseThrow(() -> ZhihengException.invalid(
                        "CASE-SERVICE", "公告送达的期间不能推算,不能确定送达之日", written.index() + ".servedOn"));
        if (piece.date("servedOn").isBefore(until)) {
            throw ZhihengException.invalid(
                    "CASE-SERVICE", "公告送达的期间至" + until + "届满,之前不视为送达", written.index() + ".servedOn");
        }
    }

    /** When a fine had to be paid follows from its service. */
    private Piece due(CaseHead head, Pieces file, Written written) {
        Piece piece = written.piece();
        boolean asBefore =
                written.before() != null && Objects.equals(written.before().date("dueOn"), piece.date("dueOn"));
        LocalDate said = asBefore ? null : piece.date("dueOn");
        LocalDate due = rules.payableUntil(head, file).orElse(said);
        if (due == null) {
            throw ZhihengException.invalid("REGISTER-REQUIRED", "缴款期限不能推算,请填写缴款期限届满之日", written.index() + ".dueOn");
        }
        if (said != null && !said.equals(due)) {
            throw ZhihengException.invalid(
                    "CASE-SURCHARGE", "缴款期限届满之日应当是" + due + ",与填写的不符", written.index() + ".dueOn");
        }
        if (!piece.date("startedOn").isAfter(due)) {
            throw ZhihengException.invalid(
                    "CASE-SURCHARGE", "缴款期限至" + due + ",之后才能加处罚款", written.index() + ".startedOn");
        }
        Map<String, Object> values = new LinkedHashMap<>(piece.values());
        values.put("dueOn", due);
        return piece.saying(values);
    }

    @Override
    public Outcome take(Principal by, String id, Command command, Runs.Taking taking) {
        permissions.reach(by, Operation.CASE_VIEW);
        Asked asked = Asked.of(COMMAND, command.id(), "take", id, command.version(), taking);
        try {
            // The case before the run, as everybody who changes both.
            return store.change(data -> {
                resolved.soon();
                CaseHead before = data.lock(id).filter(head -> sees(by, head)).orElseThrow(CaseService::unknown);
                Optional<String> next = rules.next(before, taking.to(), today());
                next.ifPresent(each -> data.goesOn(id));
                Step step = runs.take(by, before.run(), command, taking);
                return step.taken() && next.isPresent() ? goneOn(data, by, id, next.get(), asked) : outcome(id, step);
            });
        } catch (ZhihengException e) {
            if (e.code().equals("PROCEDURE-COMMAND-REUSED")) {
                // The step that led into another procedure was taken in a run that has ended since.
                return repeated(by, asked).orElseThrow(() -> e);
            }
            if (e.kind() != ErrorKind.FORBIDDEN) {
                throw e;
            }
            // That somebody was refused was undone with the transaction: refused once more, it is put down.
            return outcome(id, runs.take(by, visible(by, id).run(), command, taking));
        }
    }

    /** Lets a case go on by another procedure, from its first stage, with the file it has. */
    private Outcome goneOn(CaseData data, Principal by, String id, String procedure, Asked asked) {
        CaseHead before = data.head(id).orElseThrow(CaseService::unknown);
        Run run = runs.start(
                by,
                new Runs.Start(
                        UUID.randomUUID().toString(),
                        new Subject(SUBJECT, id),
                        procedure,
                        before.division(),
                        before.field(),
                        Map.of(ActingBody.OWN, before.body())));
        CaseHead after = Heads.goneOn(before, procedure, run.id(), run.stage(), run.stageTitle());
        data.save(after, null, CaseService::moved);
        data.moved(after, now());
        record(
                data,
                by,
                after,
                "case-procedure-changed",
                Map.of("from", before.procedure(), "fromRun", before.run()),
                new Examined(List.of(), List.of(), new Pieces(data.pieces(id))),
                run.book());
        data.insert(by.account(), asked.command(), new CaseData.Done(asked.digest(), id), now());
        return new Outcome(true, file(by, id, false), List.of());
    }

    /** With the file as it is in the transaction of the step: what was read there need not be read again. */
    private Outcome outcome(String id, Step step) {
        return store.read(data -> {
            List<Piece> pieces =
                    data.pieces(id).stream().map(CaseService::masked).toList();
            CaseHead head = data.head(id).orElseThrow(CaseService::unknown);
            return new Outcome(step.taken(), new CaseFile(head, pieces, step.run()), step.refused());
        });
    }

    @Override
    public Page offered(Principal by, String body, int size, String after) {
        permissions.check(by, Operation.CASE_RECEIVE, new Target(null, body));
        return store.read(data -> data.offered(body, size, after));
    }

    @Override
    public Outcome pack(Principal by, String id, Command command, Packing packing) {
        Asked asked = Asked.of(COMMAND, command.id(), "pack", id, command.version(), packing);
        CaseHead seen = visible(by, id);
        permissions.check(by, Operation.CASE_DECIDE, target(seen));
        Optional<Outcome> before = repeated(by, asked);
        if (before.isPresent()) {
            return before.get();
        }
        CaseFile file = file(by, id, true);
        if (file.head().version() != command.version()) {
            throw moved();
        }
        Piece transfer = new Pieces(file.pieces())
                .piece("transfer", packing.transfer())
                .orElseThrow(() -> ZhihengException.notFound("CASE-PIECE", "案卷里没有这一项移送", "transfer"));
        if (transfer.date("receivedOn") != null || transfer.date("returnedOn") != null) {
            throw ZhihengException.conflict("CASE-PACK", "这一移送已经签收或者退回,不能再制作移交材料包");
        }
        personal.use(
                by,
                Operation.CASE_DECIDE,
                target(seen),
                AuditEvent.Kind.EXPORTED,
                SUBJECT + "/" + id + "/transfer/" + packing.transfer(),
                packing.purpose());
        Instant at = now();
        // Outside of the transaction, for it takes as long as the attachments are large; whoever changes the file
        // meanwhile is told apart below.
        Packs.Made made = packs.made(
                file, transfer, rules.index(file.head(), today()).of(new Pieces(file.pieces())), by.account(), at);
        return once(
                by,
                id,
                asked,
                () -> store.change(data -> {
                    CaseHead held = open(data, id, command);
                    written(
                            data,
                            by,
                            held,
                            new Pieces(data.pieces(id)),
                            List.of(handedOver(by, packing, made, at)),
                            List.of(),
                            "case-packed");
                    data.insert(by.account(), asked.command(), new CaseData.Done(asked.digest(), id), at);
                    return id;
                }));
    }

    private Written handedOver(Principal by, Packing packing, Packs.Made made, Instant at) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("transfer", packing.transfer());
        values.put(
                "madeAt",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS)
                        .atZone(clock.getZone())
                        .toOffsetDateTime()));
        values.put("pack", made.attachment().hash());
        values.put("entries", (long) made.entries());
        values.put("attachments", (long) made.attachments());
        String key = UUID.randomUUID().toString().substring(0, 18);
        Piece piece = new Piece("hand-over", key, 1, by.account(), at, null, null, null, null, values);
        return new Written(0, piece, null, Map.of(), List.of(made.attachment()));
    }

    @Override
    public Outcome receive(Principal by, String id, Command command, Reception reception) {
        Asked asked = Asked.of(COMMAND, command.id(), "receive", id, command.version(), reception);
        permissions.reach(by, Operation.CASE_RECEIVE);
        Optional<Outcome> before = repeated(by, asked);
        if (before.isPresent()) {
            return before.get();
        }
        String to = store.read(data -> data.offeredTo(id))
                .filter(body -> permissions.may(by, Operation.CASE_RECEIVE, new Target(null, body)))
                .orElseThrow(CaseService::notOffered);
        return once(
                by,
                id,
                asked,
                () -> store.change(data -> {
                    CaseHead held = held(data, id, command);
                    Instant now = now();
                    Pieces file = new Pieces(data.pieces(id));
                    if (!to.equals(Heads.offeredTo(file))) {
                        throw notOffered();
                    }
                    String made = Heads.packed(file, Heads.offer(file).key());
                    if (!Objects.equals(made, reception.pack())) {
                        throw ZhihengException.conflict(
                                "CASE-PACK", made == null ? "移送方没有制作移交材料包" : "接收应当写明所收到的移交材料包的摘要,与移送方制作的一致");
                    }
                    Examined received = examination.received(file, to, by.account(), reception, now);
                    passOver(data, by, held, received, new Passing(to, command, reception.document(), asked));
                    return id;
                }));
    }

    @Override
    public Outcome designate(Principal by, String id, Command command, Designation designation) {
        Asked asked = Asked.of(COMMAND, command.id(), "designate", id, command.version(), designation);
        CaseHead seen = visible(by, id);
        String to = designation.body();
        permissions.check(by, Operation.CASE_DESIGNATE, target(seen));
        permissions.check(by, Operation.CASE_DESIGNATE, new Target(null, to));
        Optional<Outcome> before = repeated(by, asked);
        if (before.isPresent()) {
            return before.get();
        }
        if (to.equals(seen.body())) {
            throw ZhihengException.invalid("CASE-DESIGNATION", "案件就在这一机构", "body");
        }
        String superior = by.grants().stream()
                .filter(each -> each.role() == Role.HEAD)
                .map(Grant::body)
                .filter(each -> resolved.above(each, seen.body()) && resolved.above(each, to))
                .findFirst()
                .orElseThrow(() -> ZhihengException.forbidden("CASE-DESIGNATION", "只有两个机构共同的上级才能指定管辖"));
        return once(
                by,
                id,
                asked,
                () -> store.change(data -> {
                    CaseHead held = open(data, id, command);
                    Instant now = now();
                    Examined given = examination.designated(
                            new Pieces(data.pieces(id)), superior, held.body(), designation, by.account(), now);
                    passOver(data, by, held, given, new Passing(to, command, designation.document(), asked));
                    return id;
                }));
    }

    /**
     * @param to the body that has the case from now on
     * @param document on what it rests
     */
    private record Passing(String to, Command command, String document, Asked asked) {}

    private void passOver(CaseData data, Principal by, CaseHead held, Examined given, Passing passing) {
        Body body = resolved.actingBody(passing.to()).orElseThrow(CaseService::unknown);
        resolved.owns(passing.to(), today());
        CaseHead after = Heads.passed(headed(data, held, given.after(), body), passing.to());
        data.save(after, null, CaseService::moved);
        runs.pass(
                by,
                held.run(),
                passing.command().id(),
                new HandOver(held.body(), null, null, passing.to(), "案件改由另一机构管辖", passing.document()));
        String id = held.id();
        record(data, by, after, "case-received", Map.of("fromBody", held.body()), given, null);
        data.insert(
                by.account(),
                passing.asked().command(),
                new CaseData.Done(passing.asked().digest(), id),
                now());
    }

    @Override
    public Outcome merge(Principal by, String id, Command command, Merging merging) {
        Asked asked = Asked.of(COMMAND, command.id(), "merge", id, command.version(), merging);
        CaseHead from = visible(by, id);
        CaseHead into = visible(by, merging.into());
        permissions.check(by, Operation.CASE_DECIDE, target(from));
        permissions.check(by, Operation.CASE_DECIDE, target(into));
        return once(
                by,
                id,
                asked,
                () -> store.change(data -> {
                    // Both in one order, whichever goes into which.
                    Stream.of(id, merging.into()).sorted().forEach(each -> data.lock(each)
                            .orElseThrow(CaseService::unknown));
                    CaseHead going = data.head(id).orElseThrow(CaseService::unknown);
                    CaseHead staying = data.head(merging.into()).orElseThrow(CaseService::unknown);
                    if (going.version() != command.version()) {
                        throw moved();
                    }
                    Pieces file = new Pieces(data.pieces(id));
                    Pieces other = new Pieces(data.pieces(staying.id()));
                    joins(going, file);
                    joins(staying, other);
                    if (other.told()) {
                        // Whoever comes into it would be decided upon without having been told (行政处罚法 arts. 44, 62).
                        throw joined("并入的案件已经告知当事人,再并入的当事人没有被告知;应当先并案,再告知");
                    }
                    if (id.equals(staying.id())
                            || !going.body().equals(staying.body())
                            || going.actKind() != staying.actKind()) {
                        throw joined("只有同一机构的同类案件才能并案");
                    }
                    Instant now = now();
                    Copies.Source source =
                            new Copies.Source(id, by.account(), now, merging.reason(), merging.document());
                    List<Written> copied = copied(id, Copies.merged(file, other, source));
                    copied.add(related(copied.size(), RelationKind.MERGED_FROM, id, CaseEvents.filedOn(file), source));
                    written(data, by, staying, other, copied, List.of(), "case-merged");
                    written(
                            data,
                            by,
                            going,
                            file,
                            List.of(related(0, RelationKind.MERGED_INTO, staying.id(), null, source)),
                            List.of(),
                            "case-merged-into");
                    data.insert(by.account(), asked.command(), new CaseData.Done(asked.digest(), id), now);
                    return id;
                }));
    }

    /** Locked, as whoever commands has seen it. */
    private static CaseHead held(CaseData data, String id, Command command) {
        CaseHead head = data.lock(id).orElseThrow(CaseService::unknown);
        if (head.version() != command.version()) {
            throw moved();
        }
        return head;
    }

    /** As {@link #held}, and not at its end. */
    private static CaseHead open(CaseData data, String id, Command command) {
        CaseHead head = held(data, id, command);
        if (head.status() == CaseStatus.CLOSED) {
            throw closed();
        }
        return head;
    }

    @Override
    public Outcome split(Principal by, String id, Command command, Splitting splitting) {
        Asked asked = Asked.of(COMMAND, command.id(), "split", id, command.version(), splitting);
        CaseHead seen = visible(by, id);
        permissions.check(by, Operation.CASE_DECIDE, target(seen));
        String other = UUID.randomUUID().toString();
        return once(
                by,
                id,
                asked,
                () -> store.change(data -> {
                    CaseHead held = held(data, id, command);
                    Pieces file = new Pieces(data.pieces(id));
                    joins(held, file);
                    Set<String> parties = Set.copyOf(splitting.parties());
                    if (parties.isEmpty()
                            || !file.parties().containsAll(parties)
                            || parties.size() == file.parties().size()) {
                        throw joined("应当写明分出哪些当事人,并且至少留下一个");
                    }
                    Instant now = now();
                    Copies.Source source =
                            new Copies.Source(id, by.account(), now, splitting.reason(), splitting.document());
                    Run run = runs.start(
                            by,
                            new Runs.Start(
                                    command.id(),
                                    new Subject(SUBJECT, other),
                                    held.procedure(),
                                    held.division(),
                                    held.field(),
                                    Map.of(ActingBody.OWN, held.body())));
                    List<Written> copied = copied(id, Copies.split(file, parties, source));
                    copied.add(related(copied.size(), RelationKind.SPLIT_FROM, id, CaseEvents.filedOn(file), source));
                    opened(data, by, begun(other, held, run, now), copied, run.book());
                    List<Piece> gone = file.all().stream()
                            .filter(each -> each.kind().equals("party") && parties.contains(each.key()))
                            .toList();
                    written(
                            data,
                            by,
                            held,
                            file,
                            List.of(related(0, RelationKind.SPLIT_INTO, other, null, source)),
                            gone,
                            "case-split");
                    data.insert(by.account(), asked.command(), new CaseData.Done(asked.digest(), other), now);
                    return other;
                }));
    }

    /** A case that takes part in what others are joined with or taken out of. */
    private static void joins(CaseHead head, Pieces file) {
        if (head.status() == CaseStatus.CLOSED) {
            throw closed();
        }
        if (file.decided()) {
            throw joined("已经作出决定的案件不能并案或者分案");
        }
    }

    private static ZhihengException joined(String message) {
        return ZhihengException.conflict("CASE-JOIN", message);
    }

    /** With what only the vault and the store of files know of them. */
    private List<Written> copied(String from, List<Copies.Copied> copies) {
        List<Written> written = new ArrayList<>();
        for (Copies.Copied each : copies) {
            Map<String, String> secrets = new LinkedHashMap<>();
            List<Attachment> attachments = new ArrayList<>();
            for (Field field : Kinds.of(each.piece().kind()).fields()) {
                boolean filled = each.piece().values().get(field.name()) != null;
                if (filled && field.privacy() == Field.Privacy.SECRET) {
                    String plain = secret(from, each.from().kind(), each.from().key(), field.name());
                    if (plain != null) {
                        secrets.put(field.name(), plain);
                    }
                } else if (filled && field.kind() == Field.Kind.ATTACHMENT) {
                    attachments.add(attachment(each.piece().text(field.name())));
                }
            }
            written.add(new Written(written.size(), each.piece(), null, secrets, attachments));
        }
        return written;
    }

    private Attachment attachment(String hash) {
        OpenedAttachment opened = uploads.open(hash);
        try (InputStream content = opened.content()) {
            return opened.attachment();
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "RECORD-ATTACHMENT", "附件不能读取", null, e);
        }
    }

    /** @param filedOn when the other case was filed first, where its term goes on here; null for none */
    private Written related(int index, RelationKind kind, String other, LocalDate filedOn, Copies.Source source) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kind", Field.word(kind));
        values.put("case", other);
        values.put("on", today());
        if (filedOn != null) {
            values.put("filedOn", filedOn);
        }
        values.put("reason", source.reason());
        values.put("document", source.document());
        String key = UUID.randomUUID().toString().substring(0, 18);
        Piece piece = new Piece("relation", key, 1, source.account(), source.at(), null, null, null, null, values);
        return new Written(index, piece, null, Map.of(), List.of());
    }

    private static CaseHead begun(String id, CaseHead like, Run run, Instant now) {
        return new CaseHead(
                id,
                null,
                NOTHING_KNOWN,
                like.actKind(),
                like.body(),
                like.division(),
                like.field(),
                null,
                CaseStatus.CLUE,
                like.procedure(),
                run.id(),
                run.stage(),
                run.stageTitle(),
                List.of(),
                now,
                null,
                null,
                -1);
    }

    private void opened(CaseData data, Principal by, CaseHead begun, List<Written> written, String book) {
        Pieces file = new Pieces(written.stream().map(Written::piece).toList());
        Body body = resolved.actingBody(begun.body()).orElseThrow(CaseService::unknown);
        CaseHead head = headed(data, begun, file, body);
        data.insert(head);
        record(data, by, head, "case-opened", Map.of(), new Examined(written, List.of(), file), book);
    }

    private void written(
            CaseData data,
            Principal by,
            CaseHead before,
            Pieces file,
            List<Written> written,
            List<Piece> gone,
            String kind) {
        written(data, by, before, file, written, gone, kind, Map.of());
    }

    private void written(
            CaseData data,
            Principal by,
            CaseHead before,
            Pieces file,
            List<Written> written,
            List<Piece> gone,
            String kind,
            Map<String, Object> told) {
        Pieces after = file.with(written.stream().map(Written::piece).toList(), gone);
        Body body = resolved.actingBody(before.body()).orElseThrow(CaseService::unknown);
        CaseHead head = headed(data, before, after, body);
        data.save(head, Heads.offeredTo(after), CaseService::moved);
        record(data, by, head, kind, told, new Examined(written, gone, after), null);
    }

    private static ZhihengException closed() {
        return ZhihengException.conflict("CASE-CLOSED", "案件已经办结,案卷不能再改");
    }

    private static ZhihengException notOffered() {
        return ZhihengException.conflict("CASE-NOT-OFFERED", "这一案件没有移送给您所在的机构,或者已经接收");
    }

    @Override
    public Run suspend(Principal by, String id, Command command, Suspension suspension) {
        return runs.suspend(by, visible(by, id).run(), command, suspension);
    }

    private static ZhihengException moved() {
        return ZhihengException.conflict("CASE-MOVED", "别人刚刚改过这一案卷,请看过现在的情况再改");
    }

    private Instant now() {
        return Instants.stored(clock.instant());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private CaseHead headed(CaseData data, CaseHead before, Pieces file, Body body) {
        return Heads.written(
                before, file, today(), resolved::item, filedOn -> rules.number(before, body, filedOn, data::next));
    }

    /**
     * What was done before is answered as it is now; of two at once the slower one finds what the faster did.
     *
     * @param id of the case; null while there is none
     */
    private Outcome once(Principal by, String id, Asked asked, Supplier<String> work) {
        return once(by, id, asked, work, true);
    }

    private Outcome once(Principal by, String id, Asked asked, Supplier<String> work, boolean again) {
        try {
            return store.change(data -> {
                resolved.soon();
                return repeated(by, asked).orElseGet(() -> new Outcome(true, file(by, work.get(), false), List.of()));
            });
        } catch (Refusal e) {
            return new Outcome(false, id == null ? null : file(by, id, false), e.refused);
        } catch (ZhihengException e) {
            if (!Set.of("CASE-MOVED", "DB-DUPLICATE", "PROCEDURE-COMMAND-REUSED")
                    .contains(e.code())) {
                throw e;
            }
            Optional<Outcome> faster = repeated(by, asked);
            if (faster.isEmpty() && e.code().equals("DB-DUPLICATE") && again) {
                // Of two that give the first number of a series at once the slower one gives the second.
                return once(by, id, asked, work, false);
            }
            return faster.orElseThrow(() -> e);
        }
    }

    private Optional<Outcome> repeated(Principal by, Asked asked) {
        return store.read(data -> data.done(by.account(), asked.command())).map(done -> {
            if (!done.digest().equals(asked.digest())) {
                throw ZhihengException.conflict("CASE-COMMAND-REUSED", "这一办理编号已经用于另一次办理");
            }
            return new Outcome(true, file(by, done.id(), false), List.of());
        });
    }

    /** Refuses, and puts down, where somebody may not write a kind of it. Asked before a transaction begins. */
    private void mayWrite(Principal by, String body, List<? extends PieceChange> changes, boolean onTheSpot) {
        Target target = new Target(null, body);
        changes.stream()
                .map(PieceChange::kind)
                .distinct()
                .map(Kinds::of)
                .filter(Objects::nonNull)
                .forEach(kind -> {
                    if (!assigns(by, kind, target)) {
                        permissions.check(by, onTheSpot ? onTheSpot(kind) : kind.write(), target);
                    }
                });
    }

    /** In a stage in which officers decide on the spot the decision is theirs (行政处罚法 art. 51). */
    private static Operation onTheSpot(PieceDefinition kind) {
        return kind.id().equals("decision") ? Operation.CASE_DECIDE_ON_THE_SPOT : kind.write();
    }

    /** The head says who handles a case, besides those who do. */
    private boolean assigns(Principal by, PieceDefinition kind, Target target) {
        return kind.id().equals("handler") && permissions.may(by, Operation.CASE_DECIDE, target);
    }

    /** A case that has handlers is theirs to handle. */
    private void handles(Principal by, CaseHead head, List<PieceChange> changes) {
        boolean handles = changes.stream()
                .map(each -> Kinds.of(each.kind()))
                .anyMatch(kind -> ours(head, kind) && !assigns(by, kind, target(head)));
        if (handles) {
            handles(by, head);
        }
    }

    @Override
    public void handles(Principal by, CaseHead head) {
        if (!head.handlers().isEmpty()
                && resolved.officersOf(by.account()).stream().noneMatch(head.handlers()::contains)) {
            throw ZhihengException.forbidden("CASE-HANDLER", "您不是本案的办案人员");
        }
    }

    private boolean ours(CaseHead head, PieceDefinition kind) {
        return kind.write() == Operation.CASE_HANDLE || kind.id().equals("decision") && stages.decidesOnTheSpot(head);
    }

    /** The pieces with the proofs of the acts they tell of. */
    private List<Written> proven(Principal by, CaseHead head, Examined examined) {
        List<Written> proven = new ArrayList<>();
        for (Written each : examined.written()) {
            Piece piece = each.piece();
            boolean proves = Acts.wanted(piece)
                    && !(each.before() != null && each.before().proof() != null && Acts.same(piece, each.before()));
            String proof = piece.proof();
            if (proves) {
                Proofs.Proven found = proofs.of(by, head, examined.after(), piece);
                if (!found.refused().isEmpty()) {
                    throw new Refusal(found.refused());
                }
                proof = found.id();
            }
            proven.add(
                    new Written(each.index(), with(piece, proof), each.before(), each.secrets(), each.attachments()));
        }
        return proven;
    }

    private static Piece with(Piece piece, String proof) {
        return new Piece(
                piece.kind(),
                piece.key(),
                piece.number(),
                piece.by(),
                piece.at(),
                piece.until(),
                piece.reason(),
                piece.document(),
                proof,
                piece.values());
    }

    /** Why pieces were put right, for the record. */
    private static Map<String, Object> told(List<PieceChange> changes) {
        List<Object> reasons = new ArrayList<>();
        for (PieceChange each : changes) {
            if (each instanceof PieceChange.Amend amend) {
                reasons.add(reason(amend.kind(), amend.key(), amend.document()));
            } else if (each instanceof PieceChange.Withdraw withdraw) {
                reasons.add(reason(withdraw.kind(), withdraw.key(), withdraw.document()));
            }
        }
        return reasons.isEmpty() ? Map.of() : Map.of("corrected", reasons);
    }

    private static Map<String, Object> reason(String kind, String key, String document) {
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("part", kind + "/" + (key == null ? PieceDefinition.ONLY : key));
        reason.put("document", document);
        return reason;
    }

    private void record(
            CaseData data,
            Principal by,
            CaseHead head,
            String kind,
            Map<String, Object> told,
            Examined examined,
            String book) {
        Instant now = now();
        data.end(
                head.id(),
                Stream.concat(
                                examined.gone().stream(),
                                examined.written().stream().map(Written::before).filter(Objects::nonNull))
                        .toList(),
                now);
        data.insert(head.id(), examined.written().stream().map(Written::piece).toList());
        examined.written().stream()
                .map(Written::piece)
                .filter(each -> each.kind().equals("party") && each.text("creditCode") != null)
                .forEach(each -> data.party(each.text("creditCode"), head.id()));
        List<Appending> entries = new ArrayList<>();
        List<DecisionBasis.Made> made = basis.of(by, head, examined.after(), examined.written(), now);
        Map<String, Object> all = new LinkedHashMap<>(told);
        if (!made.isEmpty()) {
            all.put(DecisionBasis.TOLD, DecisionBasis.telling(made));
        }
        entries.add(Entries.of(by.account(), now, kind, all, head, examined.written(), examined.gone(), book));
        made.forEach(each -> entries.add(each.entry()));
        entries.addAll(runs.reckon(Entries.subject(head)));
        long entry = recorder.append(entries).get(0).number();
        List<Piece> secret = examined.written().stream()
                .filter(each -> !each.secrets().isEmpty())
                .map(Written::piece)
                .toList();
        if (!secret.isEmpty()) {
            data.entered(head.id(), secret, entry);
        }
    }
}
