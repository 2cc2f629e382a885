package org.zhiheng.documents.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.RunPapers;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.documents.Documents;
import org.zhiheng.documents.Facts;
import org.zhiheng.documents.Paper;
import org.zhiheng.documents.Stamp;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBook.AppliedProcedure;
import org.zhiheng.rules.RuleBook.AppliedRow;
import org.zhiheng.rules.RuleBook.AppliedTemplate;
import org.zhiheng.rules.RuleBooks;

/** Papers of runs, of what is filled in. */
@Component(service = RunPapers.class)
public final class RunPapersService implements RunPapers {

    private static final String INPUT = "input";
    private static final String KINDS = "document-kinds";
    private static final String MATTER = "matter";
    private static final int LONGEST = 8_000;

    private final Runs runs;
    private final Organisation organisation;
    private final RulesInForce rules;
    private final Documents documents;
    private final Clock clock;

    @Activate
    public RunPapersService(
            @Reference Runs runs,
            @Reference Organisation organisation,
            @Reference RulesInForce rules,
            @Reference Documents documents,
            @Reference Clock clock) {
        this.runs = runs;
        this.organisation = organisation;
        this.rules = rules;
        this.documents = documents;
        this.clock = clock;
    }

    @Override
    public List<Offered> offered(Principal by, String run) {
        Run shown = runs.show(by, run);
        List<Offered> offered = new ArrayList<>();
        templates(shown)
                .forEach((template, stage) ->
                        offered.add(new Offered(template.document(), template.title(), stage, blanks(template))));
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

    @Override
    public byte[] make(Principal by, String run, String document, Map<String, String> filled, Form form) {
        Run shown = runs.show(by, run);
        DocumentTemplate template = templates(shown).keySet().stream()
                .filter(each -> each.document().equals(document))
                .findFirst()
                .orElseThrow(() ->
                        ZhihengException.notFound("DOCUMENT-UNKNOWN", "这一事项没有“" + document + "”的文书模板", "document"));
        filled.forEach((name, text) -> {
            if (!template.inputs().containsKey(name) || text.length() > LONGEST) {
                throw ZhihengException.invalid(
                        "DOCUMENT-INPUT", "“" + template.title() + "”没有可以填写的“" + name + "”,或者超过" + LONGEST + "字", name);
            }
        });
        String body = body(shown);
        LocalDate today = LocalDate.now(clock);
        Facts facts = new Facts(
                Map.of("body", Map.of("name", body), "paper", Map.of("day", today), INPUT, new LinkedHashMap<>(filled)),
                Map.of());
        List<String> missing = documents.missing(template, facts);
        if (!missing.isEmpty()) {
            String titles = missing.stream()
                    .map(each -> template.inputs().getOrDefault(each.substring(each.indexOf('.') + 1), each))
                    .collect(Collectors.joining("、"));
            throw ZhihengException.invalid(
                    "DOCUMENT-INCOMPLETE", "还没有填写“" + template.title() + "”应当写明的内容:" + titles, "inputs");
        }
        Stamp stamp = new Stamp(body, null, today, false, 1, null);
        return form == Form.DOCX
                ? documents.docx(template, facts, stamp)
                : documents.pdf(template, facts, stamp, Paper.A4, null).content();
    }

    /** Whose turn it is; once the run has ended, whose it was. */
    private String body(Run run) {
        String id = run.owners().stream().findFirst().map(Run.Held::body).orElseGet(() -> run.parties()
                .get(ActingBody.OWN));
        return Optional.ofNullable(id)
                .flatMap(organisation::body)
                .map(Body::title)
                .orElse("");
    }
}
