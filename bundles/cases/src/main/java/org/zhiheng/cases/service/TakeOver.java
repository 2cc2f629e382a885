package org.zhiheng.cases.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseSheets.Problem;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.cases.domain.Heads;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.service.Examination.Examined;
import org.zhiheng.cases.service.Examination.Written;
import org.zhiheng.cases.store.CaseData;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.persistence.Instants;
import org.zhiheng.registers.FieldValues;
import org.zhiheng.registers.Filled;
import org.zhiheng.registers.Sheets;
import org.zhiheng.rules.KnownEvents;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Stage;

/** Takes over cases that were begun elsewhere. */
@Component(service = TakeOver.class)
public final class TakeOver {

    private static final String REASON = "接续办理的案件,录入以前的情况";

    private final CaseStore store;
    private final Runs runs;
    private final Examination examination;
    private final CaseRules rules;
    private final Resolved resolved;
    private final Recorder recorder;
    private final Clock clock;

    @Activate
    public TakeOver(
            @Reference CaseStore store,
            @Reference Runs runs,
            @Reference Examination examination,
            @Reference CaseRules rules,
            @Reference Resolved resolved,
            @Reference Recorder recorder,
            @Reference Clock clock) {
        this.store = store;
        this.runs = runs;
        this.examination = examination;
        this.rules = rules;
        this.resolved = resolved;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Rows that were looked at, with everything that is wrong. */
    static final class Looked {
        private final Body body;
        private final List<Map<String, Object>> rows = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Set<String> numbers = new HashSet<>();

        Looked(Body body) {
            this.body = body;
        }

        int rows() {
            return rows.size();
        }

        List<Problem> problems() {
            return problems;
        }

        private void wrong(int row, String column, String code, String message) {
            problems.add(new Problem(row, title(column), code, message));
        }

        private static String title(String column) {
            return SheetColumns.TAKING.stream()
                    .filter(each -> each.name().equals(column))
                    .map(Field::title)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Looks at a row; what is right by itself is looked at as a case. */
    void look(Looked looked, Sheets.Sent sent, String account) {
        int before = looked.problems.size();
        named(looked, sent);
        looked.rows.add(sent.values());
        sent.faults().forEach((column, message) -> looked.wrong(sent.number(), column, "SHEET-CELL", message));
        Filled filled = Filled.read(SheetColumns.TITLE_OF_TAKING, SheetColumns.TAKING, sent.values());
        List<Filled.Fault> faults = new ArrayList<>(filled.faults());
        Filled.missing(SheetColumns.TAKING, sent.values()).stream()
                .filter(each -> !sent.faults().containsKey(each.field()))
                .forEach(faults::add);
        faults.forEach(each -> looked.wrong(sent.number(), each.field(), each.code(), each.message()));
        if (looked.problems.size() > before) {
            return;
        }
        known(looked, sent);
        handlers(looked, sent);
        ActKind actKind = procedure(looked, sent);
        List<PieceChange.Add> pieces = SheetColumns.pieces(sent.values());
        try {
            examined(looked.body, sent.values(), pieces, actKind, account);
        } catch (ZhihengException e) {
            told(looked, sent, pieces, e);
            e.others().forEach(each -> told(looked, sent, pieces, each));
        }
    }

    /** People write what things are called: the name of an item or its code, the name of an officer of the body or the number of a certificate. */
    private void named(Looked looked, Sheets.Sent sent) {
        LocalDate today = LocalDate.now(clock);
        keyed(looked, sent, "item", text -> resolved.itemsCalled(text, looked.body.id(), today));
        for (String each : List.of("lead", "assist")) {
            keyed(looked, sent, each, text -> resolved.officersCalled(text, looked.body.id(), today));
        }
    }

    /** Puts the key in the place of what was written, where that is no key itself and one thing alone is called so. */
    private static void keyed(Looked looked, Sheets.Sent sent, String column, Function<String, List<String>> called) {
        String text = text(sent.values(), column);
        if (text == null || text.isEmpty()) {
            return;
        }
        List<String> keys = called.apply(text);
        if (keys.isEmpty()) {
            return;
        }
        sent.values().put(column, keys.get(0));
        // With a problem nothing is written: the first stands there only so that nothing else is told of this cell.
        if (keys.size() > 1) {
            looked.wrong(
                    sent.number(),
                    column,
                    "CASE-NAME-SHARED",
                    "有" + keys.size() + "个叫“" + text + "”,请写编号:" + String.join("、", keys));
        }
    }

    private static void told(Looked looked, Sheets.Sent sent, List<PieceChange.Add> pieces, ZhihengException wrong) {
        String column =
                wrong.field().map(each -> SheetColumns.column(pieces, each)).orElse(null);
        looked.wrong(sent.number(), column, wrong.code(), wrong.getMessage());
    }

    /** The same case is not taken over twice. */
    private void known(Looked looked, Sheets.Sent sent) {
        String number = text(sent.values(), "number");
        boolean here = store.read(data -> data.numbered(number)).stream()
                .anyMatch(each -> each.body().equals(looked.body.id()));
        if (!looked.numbers.add(number)) {
            looked.wrong(sent.number(), "number", "REGISTER-TWICE", "这一原案号在文件里出现了两次");
        } else if (here) {
            looked.wrong(sent.number(), "number", "REGISTER-EXISTS", "平台上已有这一案号的案件");
        }
    }

    /** Whoever handles it is of the body, and there are two. */
    private void handlers(Looked looked, Sheets.Sent sent) {
        for (String each : List.of("lead", "assist")) {
            String officer = text(sent.values(), each);
            Row row = resolved.officer(officer).orElse(null);
            if (row != null && !looked.body.id().equals(row.text("body"))) {
                looked.wrong(sent.number(), each, "CASE-HANDLER", "“" + officer + "”不是本机构的执法人员");
            }
        }
        if (text(sent.values(), "lead").equals(text(sent.values(), "assist"))) {
            looked.wrong(sent.number(), "assist", "CASE-HANDLER", "协办人员应当是另一人");
        }
    }

    /** The kind of act of the procedure; null where there is none such. */
    private ActKind procedure(Looked looked, Sheets.Sent sent) {
        Map<String, Object> row = sent.values();
        ProcedureDefinition definition;
        ActKind actKind;
        try {
            actKind = rules.actKind(looked.body.division().value(), text(row, "field"), text(row, "procedure"));
            definition = rules.procedure(looked.body.division().value(), text(row, "field"), text(row, "procedure"));
        } catch (ZhihengException e) {
            looked.wrong(sent.number(), "procedure", e.code(), e.getMessage());
            return null;
        }
        Stage stage = definition.stage(text(row, "stage")).orElse(null);
        if (stage == null || stage.isFinal()) {
            looked.wrong(
                    sent.number(),
                    "stage",
                    "PROCEDURE-STAGE",
                    "程序“" + definition.title() + "”没有可以接着办理的环节“" + text(row, "stage") + "”;可用:"
                            + String.join(
                                    "、",
                                    definition.stages().stream()
                                            .filter(each -> !each.isFinal())
                                            .map(each -> each.id() + each.title())
                                            .toList()));
            return actKind;
        }
        if (row.get("filedOn") == null && behindFiling(definition, stage)) {
            looked.wrong(sent.number(), "filedOn", "REGISTER-REQUIRED", "已经过了立案的环节,应当填写“立案之日”");
        }
        ordered(looked, sent, "receivedOn", "filedOn");
        ordered(looked, sent, "receivedOn", "stageSince");
        if (behindFiling(definition, stage)) {
            ordered(looked, sent, "filedOn", "stageSince");
        }
        if (day(row, "stageSince").isAfter(LocalDate.now(clock))) {
            looked.wrong(sent.number(), "stageSince", "CASE-FUTURE", "“进入环节之日”还没有到");
        }
        return actKind;
    }

    private static void ordered(Looked looked, Sheets.Sent sent, String first, String second) {
        LocalDate one = day(sent.values(), first);
        LocalDate other = day(sent.values(), second);
        if (one != null && other != null && other.isBefore(one)) {
            looked.wrong(
                    sent.number(),
                    second,
                    "CASE-INTERVAL",
                    "“" + Looked.title(second) + "”" + other + "早于“" + Looked.title(first) + "”" + one);
        }
    }

    /** Whether a stage is one of those from which the law counts on, or stands behind them in the procedure. */
    private static boolean behindFiling(ProcedureDefinition definition, Stage stage) {
        List<String> order = definition.stages().stream().map(Stage::id).toList();
        return countedFrom(definition).stream()
                .map(order::indexOf)
                .min(Integer::compareTo)
                .filter(first -> order.indexOf(stage.id()) >= first)
                .isPresent();
    }

    /** Stages from which terms count, as those of clocks do; where a clock counts from the filing, the first whose term it is. */
    private static Set<String> countedFrom(ProcedureDefinition definition) {
        Map<String, String> first = new LinkedHashMap<>();
        for (Stage each : definition.stages()) {
            if (each.termStage() != null) {
                first.putIfAbsent(each.termStage(), each.termStage());
            }
            for (String clock : each.termClocks()) {
                ProcedureDefinition.Mark from =
                        definition.clock(clock).orElseThrow().from();
                if (from.stage() != null) {
                    first.putIfAbsent(from.stage(), from.stage());
                } else if (from.event() == KnownEvents.CASE_FILED) {
                    first.putIfAbsent(clock, each.id());
                }
            }
        }
        return new LinkedHashSet<>(first.values());
    }

    /** @param actKind null where the procedure is none */
    private Examined examined(
            Body body, Map<String, Object> row, List<PieceChange.Add> pieces, ActKind actKind, String account) {
        return examination.of(
                new Pieces(List.of()),
                pieces,
                rules.limits(body.division().value(), text(row, "field")),
                actKind,
                account,
                Instants.stored(clock.instant()));
    }

    /** Writes all rows in the transaction that runs. */
    void write(Principal by, Looked looked, String document) {
        store.change(data -> {
            looked.rows.forEach(each -> write(data, by, looked.body, each, document));
            return null;
        });
    }

    private void write(CaseData data, Principal by, Body body, Map<String, Object> row, String document) {
        Instant now = Instants.stored(clock.instant());
        String division = body.division().value();
        String field = text(row, "field");
        ActKind actKind = rules.actKind(division, field, text(row, "procedure"));
        Examined examined = examined(body, row, SheetColumns.pieces(row), actKind, by.account());
        String id = UUID.randomUUID().toString();
        Run run = runs.adopt(
                by,
                new Runs.Start(
                        "take-over:" + id,
                        new Subject(Cases.SUBJECT, id),
                        text(row, "procedure"),
                        division,
                        field,
                        Map.of(ActingBody.OWN, body.id())),
                visits(rules.procedure(division, field, text(row, "procedure")), row));
        CaseHead begun = new CaseHead(
                id,
                null,
                text(row, "number"),
                actKind,
                body.id(),
                division,
                field,
                null,
                CaseStatus.CLUE,
                text(row, "procedure"),
                run.id(),
                run.stage(),
                run.stageTitle(),
                List.of(),
                beginning(day(row, "receivedOn")),
                null,
                null,
                -1);
        CaseHead head = Heads.written(
                begun, examined.after(), LocalDate.now(clock), resolved::item, filedOn -> text(row, "number"));
        data.insert(head);
        data.moved(head, run.visits().get(run.visits().size() - 1).at());
        List<Written> written =
                examined.written().stream().map(each -> marked(each, document)).toList();
        data.insert(id, written.stream().map(Written::piece).toList());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("formerNumber", text(row, "number"));
        told.put("document", document);
        told.put("stageSince", day(row, "stageSince").toString());
        List<Appending> entries = new ArrayList<>();
        entries.add(Entries.of(
                by.account(), now, "case-taken-over", Map.of("takenOver", told), head, written, List.of(), run.book()));
        entries.addAll(runs.reckon(Entries.subject(head)));
        long entry = recorder.append(entries).get(0).number();
        List<Piece> secret = written.stream()
                .filter(each -> !each.secrets().isEmpty())
                .map(Written::piece)
                .toList();
        if (!secret.isEmpty()) {
            data.entered(id, secret, entry);
        }
    }

    /** The stages it was in, as far as terms count from them. */
    private List<Runs.Visited> visits(ProcedureDefinition definition, Map<String, Object> row) {
        List<Runs.Visited> visits = new ArrayList<>();
        visits.add(new Runs.Visited(definition.firstStage(), beginning(day(row, "receivedOn"))));
        if (day(row, "filedOn") != null) {
            countedFrom(definition).stream()
                    .filter(each -> !each.equals(definition.firstStage()))
                    .forEach(each -> visits.add(new Runs.Visited(each, beginning(day(row, "filedOn")))));
        }
        String stage = text(row, "stage");
        if (!visits.get(visits.size() - 1).stage().equals(stage)) {
            visits.add(new Runs.Visited(stage, beginning(day(row, "stageSince"))));
        }
        return visits;
    }

    private static Written marked(Written written, String document) {
        Piece piece = written.piece();
        return new Written(
                written.index(),
                new Piece(
                        piece.kind(),
                        piece.key(),
                        piece.number(),
                        piece.by(),
                        piece.at(),
                        piece.until(),
                        REASON,
                        document,
                        piece.proof(),
                        piece.values()),
                written.before(),
                written.secrets(),
                written.attachments());
    }

    private Instant beginning(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static String text(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value == null ? null : String.valueOf(value).strip();
    }

    /** A day that was looked at before. */
    private static LocalDate day(Map<String, Object> row, String column) {
        try {
            return row.get(column) == null ? null : FieldValues.day(column, row.get(column));
        } catch (FieldValues.Fault e) {
            throw new IllegalStateException("what was looked at is no day: " + column, e);
        }
    }
}
