package org.zhiheng.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.CaseQuestions;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.ContentFiles;
import org.zhiheng.api.rules.PreviewCase;
import org.zhiheng.api.rules.PreviewReport;
import org.zhiheng.api.rules.RuleDraft;
import org.zhiheng.api.rules.RulePreview;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;

/** Candidates, looked at before anybody puts them in force: sent here, asked, and compared with what is in force. */
@Path("/api/v1/rules/drafts")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class DraftResource {

    static final String JAR = "application/java-archive";
    static final Fields CHANGED = Fields.none()
            .text("package", "生效的规则包,例如cn.371002")
            .text("version", "改后的版本,例如1.4.0")
            .text("path", "改的是规则包里的哪个文件")
            .file("text", "这个文件改后的内容");
    static final Fields TABLE = Fields.none().file("text", "决策表,DMN的XML").optionalObject("given", "问它的值,按输入的名字;不写就只检查");
    private static final int LARGEST_JAR = 32 << 20;
    private static final int MOST_DETAILS = 1000;
    /** As packages have it in their jars. */
    private static final String FOLDER = "RULES-INF/";

    private static final String OPEN_CASES = "open-cases";
    private static final List<String> WITHOUT_BOOK = List.of("division", "asOf", "facts");

    private final RulePreview preview;
    private final Rulings rulings;
    private final CaseQuestions cases;

    DraftResource(RulePreview preview, Rulings rulings, CaseQuestions cases) {
        this.preview = preview;
        this.cases = cases;
        this.rulings = rulings;
    }

    @POST
    @Consumes({JAR, MediaType.APPLICATION_OCTET_STREAM})
    @Needs(Operation.RULES_PREVIEW)
    public Response open(InputStream jar) {
        return Answers.ok(form(preview.open(jar(jar))));
    }

    /** @throws ZhihengException {@code INVALID} for one that is too large */
    static byte[] jar(InputStream sent) {
        byte[] bytes = SentJson.bytes(sent, LARGEST_JAR);
        if (bytes.length > LARGEST_JAR) {
            throw ZhihengException.invalid(SentJson.TOO_LARGE, "规则包超过32MB", null);
        }
        return bytes;
    }

    /** A package in force with one file as somebody has changed it: to be looked at, taken and signed by its author. */
    @POST
    @Path("changed")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.RULES_PREVIEW)
    public Response change(SentJson sent) {
        Form form = CHANGED.read(sent);
        return Answers.ok(form(preview.open(
                form.text("package"),
                form.text("version"),
                form.text("path"),
                form.text("text").getBytes(StandardCharsets.UTF_8))));
    }

    /** A content that waits for people, to be looked at before they decide. */
    @POST
    @Path("waiting/{content}")
    @Needs(Operation.RULES_PREVIEW)
    public Response waiting(@PathParam("content") String hash) {
        return Answers.ok(form(preview.openWaiting(hash)));
    }

    /** A decision table that somebody is working on, checked as a package's would be, and asked. */
    @POST
    @Path("table")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.RULES_PREVIEW)
    public Response table(SentJson sent) {
        Form form = TABLE.read(sent);
        return Answers.ok(PlainForm.of(
                preview.tryTable(form.text("text").getBytes(StandardCharsets.UTF_8), form.textsOf("given"))));
    }

    /** The files of a draft in their folder, for its author to sign. */
    @GET
    @Path("{draft}/files")
    @Produces(CaseArchiveResource.ZIP)
    @Needs(Operation.RULES_PREVIEW)
    public Response files(@PathParam("draft") String hash) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        RuleDraft draft = draft(hash);
        preview.files(hash).orElseThrow(DraftResource::gone).forEach((path, bytes) -> files.put(FOLDER + path, bytes));
        String name = draft.packageId() == null ? "package" : draft.packageId().replaceAll("[^\\w.-]", "-");
        return Response.ok(ContentFiles.pack(files), CaseArchiveResource.ZIP)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "-" + draft.version() + ".zip\"")
                .build();
    }

    private static Map<String, Object> form(RuleDraft draft) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("draft", draft.contentHash());
        form.put("package", draft.packageId());
        form.put("version", draft.version());
        form.put("usable", draft.books() != null);
        form.put("faults", PlainForm.of(draft.faults()));
        form.put("tests", draft.tests());
        form.put("changes", PlainForm.of(draft.changes()));
        return form;
    }

    @POST
    @Path("{draft}/rulings/{question}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.RULES_PREVIEW)
    public Response ask(@PathParam("draft") String hash, @PathParam("question") String question, SentJson sent) {
        RuleDraft draft = draft(hash);
        if (draft.books() == null) {
            throw ZhihengException.conflict("RULES-DRAFT", "这个规则包读不通过或者与上级规则不合,不能提问;请先改正错误");
        }
        RulingRequest request = RulingRequest.of(sent, WITHOUT_BOOK);
        return Answers.ok(RulingForm.of(request.ask(rulings.with(draft.books()), question)));
    }

    /**
     * Compares with what is in force: the cases sent, a JSON object a line; without any, those of the tests of all packages, or the open cases of the
     * platform.
     */
    @POST
    @Path("{draft}/preview")
    @Consumes({"application/x-ndjson", "application/jsonl"})
    @Needs(Operation.RULES_PREVIEW)
    public Response preview(
            @PathParam("draft") String hash,
            @QueryParam("details") @DefaultValue("100") int details,
            @QueryParam("over") @DefaultValue("tests") String over,
            InputStream body) {
        if (details < 0 || details > MOST_DETAILS) {
            throw ZhihengException.invalid("HTTP-FIELD", "details应当在0到1000之间", "details");
        }
        CaseLines sent = new CaseLines(body);
        if (!List.of("tests", OPEN_CASES).contains(over)) {
            throw ZhihengException.invalid("HTTP-FIELD", "over应当是tests或者open-cases", "over");
        }
        Iterator<PreviewCase> kept = over.equals(OPEN_CASES) ? cases.ofOpenCases() : preview.casesOfTests();
        return Answers.ok(form(preview.compare(draft(hash), sent.hasNext() ? sent : kept, details)));
    }

    private RuleDraft draft(String hash) {
        return preview.draft(hash).orElseThrow(DraftResource::gone);
    }

    private static ZhihengException gone() {
        return ZhihengException.notFound("RULES-DRAFT-UNKNOWN", "没有这份草稿,请重新上传", "draft");
    }

    private static Map<String, Object> form(PreviewReport report) {
        List<Object> changes = new ArrayList<>();
        for (PreviewReport.Change each : report.changes()) {
            Map<String, Object> change = new LinkedHashMap<>();
            change.put("number", each.number());
            change.put("name", each.name());
            change.put("question", each.question());
            change.put("division", each.division());
            change.put("asOf", each.asOf().toString());
            change.put("aspects", PlainForm.of(each.aspects()));
            change.put("before", RulingForm.of(each.before()));
            change.put("after", RulingForm.of(each.after()));
            changes.add(change);
        }
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("asked", report.asked());
        form.put("changed", report.changed());
        form.put("changedByQuestion", report.changedByQuestion());
        form.put("changedByRule", report.changedByRule());
        form.put("changes", changes);
        form.put("refusedCount", report.refusedCount());
        form.put("refused", PlainForm.of(report.refused()));
        return form;
    }
}
