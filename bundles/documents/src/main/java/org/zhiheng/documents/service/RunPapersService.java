package org.zhiheng.documents.service;

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
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.PersonalData;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Ahead;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.RunPapers;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.documents.Documents;
import org.zhiheng.documents.Facts;
import org.zhiheng.documents.Letterhead;
import org.zhiheng.documents.Paper;
import org.zhiheng.documents.Printed;
import org.zhiheng.documents.Stamp;
import org.zhiheng.documents.store.RunPaperStore;
import org.zhiheng.documents.store.RunPaperStore.Kept;
import org.zhiheng.persistence.Asked;
import org.zhiheng.persistence.Constraints;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBook.AppliedProcedure;
import org.zhiheng.rules.RuleBook.AppliedRow;
import org.zhiheng.rules.RuleBook.AppliedTemplate;
import org.zhiheng.rules.RuleBooks;

/** Papers of runs, of what is filled in: numbered, signed, kept and logged by what the documents of cases are (decision 0087). */
@Component(service = RunPapers.class)
public final class RunPapersService implements RunPapers {

    private static final String INPUT = "input";
    private static final String KINDS = "document-kinds";
    private static final String MATTER = "matter";
    private static final String DOCUMENT = "document";
    private static final int LONGEST = 8_000;
    private static final int LONGEST_REASON = 1_000;

    private final Runs runs;
    private final Organisation organisation;
    private final Letterhead letterhead;
    private final RulesInForce rules;
    private final Documents documents;
    private final Permissions permissions;
    private final PersonalData personal;
    private final Uploads uploads;
    private final Recorder recorder;
    private final Transactions transactions;
    private final RunPaperStore store;
    private final Clock clock;

    @Activate
    public RunPapersService(
            @Reference Runs runs,
            @Reference Organisation organisation,
            @Reference RegisterStore registers,
            @Reference RulesInForce rules,
            @Reference Documents documents,
            @Reference Permissions permissions,
            @Reference PersonalData personal,
            @Reference Uploads uploads,
            @Reference Recorder recorder,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.runs = runs;
        this.organisation = organisation;
        this.letterhead = new Letterhead(registers);
        this.rules = rules;
        this.documents = documents;
        this.permissions = permissions;
        this.personal = personal;
        this.uploads = uploads;
        this.recorder = recorder;
        this.transactions = transactions;
        this.store = new RunPaperStore(transactions);
        this.clock = clock;
    }

    @Override
    public List<Offered> offered(Principal by, String run) {
        Run shown = runs.show(by, run);
        List<Offered> offered = new ArrayList<>();
        templates(shown)
                .forEach((template, stage) -> offered.add(new Offered(
                        template.document(), template.title(), stage, template.number() != null, blanks(template))));
        return offered;
    }

    private static List<Blank> blanks(DocumentTemplate template) {
        return template.inputs().entrySet().stream()
                .map(each -> new Blank(
                        each.getKey(), each.getValue(), template.needs().contains(INPUT + "." + each.getKey())))
                .toList();
    }

    /** Whether the stage of the run names each. */
    private Map<DocumentTemplate, Boolean> templates(Run run) {
        LocalDate today = LocalDate.now(clock);
        RuleBook book = book(run);
        AppliedProcedure procedure = book.procedure(run.procedure(), today);
        if (procedure == null) {
            return Map.of();
        }
        Set<String> stage = new LinkedHashSet<>();
        Set<String> all = new LinkedHashSet<>();
        procedure.definition().stages().forEach(each -> {
            all.addAll(each.documents());
            if (each.id().equals(run.stage())) {
                stage.addAll(each.documents());
            }
        });
        Set<String> ordered = new LinkedHashSet<>(stage);
        ordered.addAll(all);
        Map<DocumentTemplate, Boolean> templates = new LinkedHashMap<>();
        for (String each : ordered) {
            AppliedRow kind = book.row(KINDS, today, each);
            AppliedTemplate applied = book.template(each, today);
            if (kind != null && applied != null && MATTER.equals(kind.row().text("made"))) {
                templates.put(applied.template(), stage.contains(each));
            }
        }
        return templates;
    }

    private RuleBook book(Run run) {
        RuleBooks books = (RuleBooks)
                rules.current().orElseThrow(() -> ZhihengException.unavailable("RULES-NOT-READY", "规则尚未生效,请稍后再试"));
        RuleBook book = books.book(run.division());
        return run.field() == null ? book : book.forField(run.field());
    }

    private DocumentTemplate template(Run run, String document) {
        return templates(run).keySet().stream()
                .filter(each -> each.document().equals(document))
                .findFirst()
                .orElseThrow(
                        () -> ZhihengException.notFound("DOCUMENT-UNKNOWN", "这一事项没有“" + document + "”的文书模板", DOCUMENT));
    }

    @Override
    public byte[] preview(Principal by, String run, String document, Map<String, String> filled, Form form) {
        Run shown = runs.show(by, run);
        DocumentTemplate template = template(shown, document);
        LocalDate today = LocalDate.now(clock);
        String name = body(shown).map(each -> letterhead.name(each, today)).orElse("");
        Facts facts = facts(template, filled, name, null, today);
        Stamp stamp = new Stamp(name, null, today, true, 1, null);
        return form == Form.DOCX
                ? documents.docx(template, facts, stamp)
                : documents.pdf(template, facts, stamp, Paper.A4, null).content();
    }

    /** What it is filled from, where everything is there that it needs. */
    private Facts facts(
            DocumentTemplate template, Map<String, String> filled, String body, String number, LocalDate day) {
        filled.forEach((name, text) -> {
            if (!template.inputs().containsKey(name) || text.length() > LONGEST) {
                throw ZhihengException.invalid(
                        "DOCUMENT-INPUT", "“" + template.title() + "”没有可以填写的“" + name + "”,或者超过" + LONGEST + "字", name);
            }
        });
        Map<String, Object> paper = new LinkedHashMap<>();
        paper.put("number", number);
        paper.put("day", day);
        Facts facts = new Facts(
                Map.of("body", Map.of("name", body), "paper", paper, INPUT, new LinkedHashMap<>(filled)), Map.of());
        List<String> missing = documents.missing(template, facts);
        if (!missing.isEmpty()) {
            String titles = missing.stream()
                    .map(each -> template.inputs().getOrDefault(each.substring(each.indexOf('.') + 1), each))
                    .collect(Collectors.joining("、"));
            throw ZhihengException.invalid(
                    "DOCUMENT-INCOMPLETE", "还没有填写“" + template.title() + "”应当写明的内容:" + titles, "inputs");
        }
        return facts;
    }

    /** Whose turn it is, or the body above it where that is a unit; once the run has ended, whose it was. */
    private Optional<Body> body(Run run) {
        String id = run.owners().stream().findFirst().map(Run.Held::body).orElseGet(() -> run.parties()
                .get(ActingBody.OWN));
        return Optional.ofNullable(id).flatMap(organisation::acting);
    }

    // ---- making

    @Override
    public Issued issue(Principal by, String run, String command, String document, Map<String, String> filled) {
        Run shown = runs.show(by, run);
        Asked asked = Asked.of("DOCUMENT-COMMAND", command, "issue", run, document, sorted(filled));
        return once(by, asked, true, () -> {
            DocumentTemplate template = template(shown, document);
            acting(by, shown);
            return made(by, shown, template, filled, null, null, asked);
        });
    }

    @Override
    public Issued reissue(
            Principal by,
            String run,
            String command,
            String paper,
            int seen,
            Map<String, String> filled,
            String reason) {
        Run shown = runs.show(by, run);
        Asked asked = Asked.of("DOCUMENT-COMMAND", command, "reissue", run, paper, seen, sorted(filled), reason);
        return once(by, asked, true, () -> {
            if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
                throw ZhihengException.invalid("DOCUMENT-REASON", "重新制作文书应当写明理由,不超过" + LONGEST_REASON + "字", "reason");
            }
            Issued before = version(run, paper, 0).issued();
            acting(by, shown);
            if (before.version() != seen) {
                throw moved();
            }
            return made(by, shown, template(shown, before.document()), filled, before, reason, asked);
        });
    }

    private static Map<String, String> sorted(Map<String, String> filled) {
        return new TreeMap<>(filled);
    }

    private static ZhihengException moved() {
        return ZhihengException.conflict("DOCUMENT-MOVED", "别人刚刚改过这一文书,请看过现在的情况再改");
    }

    /** Refuses whoever may not take the step that is due. */
    private void acting(Principal by, Run run) {
        Ahead ahead = runs.ahead(by, run.id());
        if (!ahead.mayAct()) {
            throw ZhihengException.forbidden("DOCUMENT-MAKER", ahead.why());
        }
    }

    /** Carries out, and where the same command was faster gives what that one did. */
    private Issued once(Principal by, Asked asked, boolean again, Supplier<Issued> work) {
        Optional<Issued> before = repeated(by, asked);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return work.get();
        } catch (ZhihengException e) {
            if (!e.code().equals("DB-DUPLICATE")) {
                throw e;
            }
            if (Constraints.violated(e, "pk_run_paper")) {
                throw moved();
            }
            if (!again) {
                throw e;
            }
            // Of two that give the first number of a series at once the slower one gives the second.
            return once(by, asked, false, work);
        }
    }

    private Optional<Issued> repeated(Principal by, Asked asked) {
        return store.done(by.account(), asked.command()).map(done -> {
            if (!done.digest().equals(asked.digest())) {
                throw ZhihengException.conflict("DOCUMENT-COMMAND-REUSED", "这一办理编号已经用于另一次办理");
            }
            return done.issued();
        });
    }

    /** @param before null for the first version */
    private Issued made(
            Principal by,
            Run run,
            DocumentTemplate template,
            Map<String, String> filled,
            Issued before,
            String reason,
            Asked asked) {
        LocalDate today = LocalDate.now(clock);
        Body body = body(run).orElseThrow(() -> ZhihengException.conflict("DOCUMENT-BODY", "办理这一环节的机构已经不在机构名册里"));
        String name = letterhead.name(body, today);
        return transactions.required(tx -> {
            String number = number(body, template, before, today);
            Facts facts = facts(template, filled, name, number, today);
            int version = before == null ? 1 : before.version() + 1;
            Stamp stamp = new Stamp(name, number, today, false, version, null);
            Documents.Written paper =
                    documents.pdf(template, facts, stamp, Paper.A4, template.sealed() ? body.id() : null);
            Attachment pdf = kept(by, Form.PDF, paper.content());
            Attachment docx = kept(by, Form.DOCX, documents.docx(template, facts, stamp));
            Issued issued = new Issued(
                    before == null ? UUID.randomUUID().toString() : before.id(),
                    version,
                    template.document(),
                    template.title(),
                    number,
                    today,
                    paper.pages(),
                    paper.signed(),
                    reason,
                    by.account(),
                    Instants.stored(clock.instant()));
            store.insert(new Kept(issued, run.id(), body.id(), asked.digest(), pdf.hash(), docx.hash(), false), asked);
            recorder.append(entry(run, issued, List.of(pdf, docx)));
            return issued;
        });
    }

    /** Another version keeps its number. */
    private String number(Body body, DocumentTemplate template, Issued before, LocalDate day) {
        if (before != null) {
            return before.number();
        }
        return template.number() == null
                ? null
                : documents
                        .number(body.id(), letterhead.word(body, day), template, day)
                        .toString();
    }

    private Attachment kept(Principal by, Form form, byte[] content) {
        return uploads.made(by.account(), form.mediaType(), out -> out.write(content));
    }

    /** Nothing that people wrote: it stands in the paper, whose hash the record holds. */
    private Appending entry(Run run, Issued issued, List<Attachment> files) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("paper", issued.id());
        told.put("version", issued.version());
        told.put(DOCUMENT, issued.document());
        told.put("number", issued.number());
        told.put("on", issued.on().toString());
        told.put("pages", issued.pages());
        told.put("signed", issued.signed());
        told.values().removeIf(Objects::isNull);
        return new Appending(
                new Subject(Runs.SUBJECT, run.id()),
                issued.at(),
                issued.by(),
                issued.version() == 1 ? "paper-issued" : "paper-reissued",
                told,
                files,
                book(run).fingerprint());
    }

    // ---- what was made

    @Override
    public List<Issued> issued(Principal by, String run) {
        runs.show(by, run);
        Map<String, Issued> last = new LinkedHashMap<>();
        store.of(run).forEach(each -> last.putIfAbsent(each.issued().id(), each.issued()));
        return List.copyOf(last.values());
    }

    @Override
    public OpenedAttachment open(Principal by, String run, String paper, int version, Form form, String purpose) {
        return used(by, run, version(by, run, paper, version), AuditEvent.Kind.VIEWED, form, purpose);
    }

    @Override
    public OpenedAttachment print(
            Principal by, String run, String paper, int version, Form form, int copies, String purpose) {
        Kept kept = version(by, run, paper, version);
        OpenedAttachment opened = used(by, run, kept, AuditEvent.Kind.PRINTED, form, purpose);
        documents.printed(new Printed(
                subject(run, paper),
                kept.issued().version(),
                by.account(),
                Instants.stored(clock.instant()),
                purpose,
                copies));
        return opened;
    }

    @Override
    public List<Print> prints(Principal by, String run, String paper) {
        version(by, run, paper, 0);
        return documents.prints(subject(run, paper)).stream()
                .map(each -> new Print(each.version(), each.by(), each.at(), each.purpose(), each.copies()))
                .toList();
    }

    private OpenedAttachment used(Principal by, String run, Kept kept, AuditEvent.Kind use, Form form, String purpose) {
        Run shown = runs.show(by, run);
        Target target = shown.parties().values().stream()
                .map(body -> new Target(shown.startedBy(), body))
                .filter(each -> permissions.may(by, Operation.RUN_VIEW, each))
                .findFirst()
                .orElseThrow(RunPapersService::unknown);
        if (kept.destroyed()) {
            throw ZhihengException.notFound("DOCUMENT-DESTROYED", "保管期限届满,这一文书已经批准销毁", "paper");
        }
        personal.use(
                by, Operation.RUN_VIEW, target, use, subject(run, kept.issued().id()), purpose);
        return uploads.open(kept.file(form));
    }

    static String subject(String run, String paper) {
        return Runs.SUBJECT + "/" + run + "/" + paper;
    }

    private Kept version(Principal by, String run, String paper, int version) {
        runs.show(by, run);
        return version(run, paper, version);
    }

    private Kept version(String run, String paper, int version) {
        return store.of(run).stream()
                .filter(each -> each.issued().id().equals(paper)
                        && (version == 0 || each.issued().version() == version))
                .findFirst()
                .orElseThrow(RunPapersService::unknown);
    }

    private static ZhihengException unknown() {
        return ZhihengException.notFound("DOCUMENT-UNKNOWN", "这一事项没有这一文书", "paper");
    }
}
