package org.zhiheng.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.jws.WebService;
import org.apache.cxf.annotations.SchemaValidation;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseExchange;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.exchange.contract.cases.Case;
import org.zhiheng.exchange.contract.cases.CasePort;
import org.zhiheng.exchange.contract.cases.Change;
import org.zhiheng.exchange.contract.cases.ChangePage;
import org.zhiheng.exchange.contract.cases.Decision;
import org.zhiheng.exchange.contract.cases.Field;
import org.zhiheng.exchange.contract.cases.Kind;
import org.zhiheng.exchange.contract.cases.Piece;
import org.zhiheng.exchange.contract.cases.Problem;
import org.zhiheng.exchange.contract.cases.Progress;
import org.zhiheng.exchange.contract.cases.Refused;
import org.zhiheng.exchange.contract.cases.Submission;
import org.zhiheng.exchange.contract.cases.Term;
import org.zhiheng.exchange.contract.cases.Value;
import org.zhiheng.exchange.contract.cases.Word;

/** The contract's port over cases, as far as the caller reaches. No answer has personal data. Thread-safe. */
@SchemaValidation(type = SchemaValidationType.IN)
@WebService(
        targetNamespace = "urn:zhiheng:cases:v1",
        serviceName = "CaseService",
        portName = "CasePort",
        endpointInterface = "org.zhiheng.exchange.contract.cases.CasePort")
public final class CasePortService implements CasePort {

    private static final int SIZE = 100;
    private static final String DECISION = "decision";

    private final Cases cases;
    private final CaseExchange exchange;
    private final Clock clock;

    CasePortService(Cases cases, CaseExchange exchange, Clock clock) {
        this.cases = cases;
        this.exchange = exchange;
        this.clock = clock;
    }

    @Override
    @Needs(Operation.CASES_USE)
    public Submission submitClue(
            String submission,
            String procedure,
            String body,
            String field,
            String source,
            String receivedAt,
            String number,
            String sender,
            String summary) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("source", source);
        values.put("receivedAt", receivedAt);
        values.put("number", number);
        values.put("sender", sender);
        values.put("summary", summary);
        values.values().removeIf(Objects::isNull);
        return submitted(
                new Cases.Opening(
                        submission, procedure, body, field, List.of(new PieceChange.Add("clue", null, values))),
                false);
    }

    @Override
    @Needs(Operation.CASES_USE)
    public Submission submitCase(
            String submission, String procedure, String body, String field, Boolean dry, List<Piece> piece) {
        return submitted(
                new Cases.Opening(
                        submission,
                        procedure,
                        body,
                        field,
                        piece.stream().map(CasePortService::added).toList()),
                Boolean.TRUE.equals(dry));
    }

    /** A field told several times has several values. */
    private static PieceChange.Add added(Piece piece) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Value each : piece.getValue()) {
            Object before = values.get(each.getName());
            if (before == null) {
                values.put(each.getName(), each.getValue());
            } else {
                List<Object> all = new ArrayList<>(before instanceof List<?> several ? several : List.of(before));
                all.add(each.getValue());
                values.put(each.getName(), all);
            }
        }
        return new PieceChange.Add(piece.getKind(), piece.getKey(), values);
    }

    private Submission submitted(Cases.Opening opening, boolean dry) {
        CaseExchange.Submission told = exchange.submit(Caller.now(), opening, dry);
        Submission form = new Submission();
        form.setAccepted(told.problems().isEmpty()
                && (told.outcome() == null || told.outcome().done()));
        told.problems().forEach(each -> form.getProblem().add(form(each)));
        if (told.outcome() != null) {
            told.outcome().refused().forEach(each -> form.getRefused().add(form(each)));
            if (told.outcome().file() != null) {
                form.setCase(form(told.outcome().file().head()));
            }
        }
        return form;
    }

    private static Problem form(CaseExchange.Problem problem) {
        Problem form = new Problem();
        form.setCode(problem.code());
        form.setMessage(problem.message());
        form.setField(problem.field());
        return form;
    }

    private static Refused form(Step.Refused refused) {
        Refused form = new Refused();
        form.setCheck(refused.check());
        form.setTitle(refused.title());
        form.setStatus(refused.ruling().determined() ? "determined" : "undetermined");
        form.getMissing().addAll(refused.ruling().missing());
        refused.ruling().reasons().forEach(each -> form.getReason().add(each.text()));
        return form;
    }

    private Case form(CaseHead head) {
        Case form = new Case();
        form.setId(head.id());
        form.setNumber(head.number());
        form.setTitle(head.title());
        form.setActKind(word(head.actKind()));
        form.setBody(head.body());
        form.setField(head.field());
        form.setItem(head.item());
        form.setStatus(word(head.status()));
        form.setStatusTitle(Labels.of(head.status()));
        form.setProcedure(head.procedure());
        form.setStage(head.stage());
        form.setStageTitle(head.stageTitle());
        form.setOpenedAt(moment(head.openedAt()));
        form.setFiledOn(head.filedOn() == null ? null : head.filedOn().toString());
        form.setClosedAt(head.closedAt() == null ? null : moment(head.closedAt()));
        form.setVersion(head.version());
        return form;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String moment(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(clock.getZone()));
    }

    @Override
    @Needs(Operation.CASES_USE)
    public Progress queryProgress(String id, String submission, String number) {
        if (Stream.of(id, submission, number).filter(Objects::nonNull).count() != 1) {
            throw ZhihengException.invalid("SOAP-QUERY", "case、submission、number应当写且只写一项", "case");
        }
        Principal by = Caller.now();
        Optional<String> found = id != null
                ? Optional.of(id)
                : submission != null ? exchange.submitted(by, submission) : exchange.numbered(by, number);
        CaseFile file = cases.show(
                by,
                found.orElseThrow(() -> ZhihengException.notFound("CASE-UNKNOWN", "没有这一案件,或者不在数据范围内", "case")),
                null);
        Progress form = new Progress();
        form.setCase(form(file.head()));
        Run run = file.run();
        if (run.term() != null) {
            form.getTerm().add(form(run.term()));
        }
        run.clocks().stream()
                .filter(each -> each.state() != Run.ClockState.ENDED)
                .forEach(each -> form.getTerm().add(form(each)));
        file.pieces().stream()
                .filter(each -> each.kind().equals(DECISION))
                .findFirst()
                .ifPresent(each -> form.setDecision(decision(each)));
        return form;
    }

    private Term form(Run.Term term) {
        Term form = new Term();
        form.setCode(term.code());
        form.setState(word(term.state()));
        form.setStart(term.start());
        form.setLegal(term.legal());
        form.setSafe(term.safe());
        form.setOverdue(over(term.legal()));
        form.getMissing().addAll(term.missing());
        return form;
    }

    /** Whether an end, a day or a moment, is over; a day is over with its last moment. */
    private boolean over(String end) {
        if (end == null) {
            return false;
        }
        return end.length() == LocalDate.EPOCH.toString().length()
                ? LocalDate.parse(end).isBefore(LocalDate.now(clock))
                : OffsetDateTime.parse(end).toInstant().isBefore(clock.instant());
    }

    private static Term form(Run.Clock clock) {
        Term form = new Term();
        form.setCode(clock.code());
        form.setTitle(clock.title());
        form.setState(word(clock.state()));
        form.setStart(clock.start());
        form.setLegal(clock.legal());
        form.setSafe(clock.safe());
        form.setOverdue(clock.overdue());
        form.getMissing().addAll(clock.missing());
        return form;
    }

    private Decision decision(org.zhiheng.api.cases.Piece piece) {
        Decision form = new Decision();
        form.setKind(piece.text("kind"));
        form.setKindTitle(cases.kinds().stream()
                .filter(each -> each.id().equals(DECISION))
                .flatMap(each -> each.field("kind").stream())
                .flatMap(each -> each.words().stream())
                .filter(each -> each.code().equals(piece.text("kind")))
                .map(org.zhiheng.api.registers.Field.Word::title)
                .findFirst()
                .orElse(piece.text("kind")));
        form.setNumber(piece.text("number"));
        form.setDecidedOn(piece.date("decidedOn").toString());
        return form;
    }

    @Override
    @Needs(Operation.CASES_USE)
    public ChangePage listChanges(String since, String position, Integer size) {
        if (since != null && position != null) {
            throw ZhihengException.invalid("SOAP-QUERY", "since和position至多写一项", "since");
        }
        Principal by = Caller.now();
        String from = since == null ? position : exchange.position(by, Texts.moment(since, "since"));
        CaseExchange.Changes found = exchange.changes(by, from, size == null ? SIZE : size);
        ChangePage page = new ChangePage();
        for (CaseExchange.Change each : found.changes()) {
            Change change = new Change();
            change.setAt(moment(each.at()));
            change.setCase(form(each.head()));
            page.getChange().add(change);
        }
        page.setPosition(found.position());
        page.setMore(found.more());
        return page;
    }

    @Override
    @Needs(Operation.CASES_USE)
    public List<Kind> listKinds() {
        return cases.kinds().stream().map(CasePortService::form).toList();
    }

    private static Kind form(PieceDefinition definition) {
        Kind form = new Kind();
        form.setName(definition.id());
        form.setTitle(definition.title());
        form.setGroup(definition.group());
        form.setSeveral(definition.several());
        for (org.zhiheng.api.registers.Field each : definition.fields()) {
            Field field = new Field();
            field.setName(each.name());
            field.setTitle(each.title());
            field.setHint(each.hint());
            field.setKind(word(each.kind()));
            field.setRequired(each.required());
            field.setRegister(each.register());
            each.words().forEach(known -> {
                Word word = new Word();
                word.setCode(known.code());
                word.setValue(known.title());
                field.getWord().add(word);
            });
            form.getField().add(field);
        }
        return form;
    }
}
