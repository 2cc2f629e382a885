package org.zhiheng.rest;

import java.util.ArrayList;
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
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseInspection;
import org.zhiheng.api.cases.CaseQuestions;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.SimilarDecisions;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Cases. A refusal by rulings is no error: the answer says that nothing was done, with the rulings that refused. */
@Path("/api/v1/cases")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class CasesResource {

    private static final String COMMAND_ID = "办理编号,自己起的;同一编号只办一次";
    private static final String PIECES = "案卷内容:do为add、amend或者withdraw,另有kind、key、values;修改和撤销的另有seen、reason、document";

    static final Fields OPENING = Fields.none()
            .text("command", COMMAND_ID)
            .text("procedure", "程序,例如penalty.ordinary")
            .text("body", "承办机构")
            .optionalText("field", "执法领域")
            .objects("pieces", PIECES + ";应当有案件线索");
    static final Fields WRITING = Fields.none()
            .text("command", COMMAND_ID)
            .number("version", "所看到的案卷版本")
            .objects("pieces", PIECES);
    static final Fields RECEPTION = Fields.none()
            .text("command", COMMAND_ID)
            .number("version", "所看到的案卷版本")
            .text("document", "依据的文件,例如移送函文号")
            .optionalText("pack", "所收到的移交材料包的摘要;移送方制作过的应当写明");
    static final Fields PACK = Fields.none()
            .text("command", COMMAND_ID)
            .number("version", "所看到的案卷版本")
            .text("transfer", "移送的编号")
            .text("purpose", "用途,会记录");
    static final Fields DESIGNATION = Fields.none()
            .text("command", COMMAND_ID)
            .number("version", "所看到的案卷版本")
            .text("body", "指定由哪一机构管辖")
            .text("reason", "理由")
            .text("document", "指定管辖决定书文号");
    static final Fields EARLIER = Fields.none().text("purpose", "查询的用途,会记录");
    static final Fields MERGER = Fields.none()
            .text("command", COMMAND_ID)
            .number("version", "所看到的案卷版本")
            .text("into", "并入哪一案件")
            .text("reason", "理由")
            .text("document", "审批文号");
    static final Fields SPLITTING = Fields.none()
            .text("command", COMMAND_ID)
            .number("version", "所看到的案卷版本")
            .optionalTexts("parties", "分出的当事人的编号")
            .text("reason", "理由")
            .text("document", "审批文号");
    static final Fields REVEALED = Fields.none().text("field", "加密的字段").text("purpose", "查看的用途,会记录");

    private static final Fields ADD = Fields.none()
            .text("do", "add")
            .text("kind", "哪一类内容")
            .optionalText("key", "编号;不写就由平台编")
            .object("values", "各字段的值");
    private static final Fields AMEND = Fields.none()
            .text("do", "amend")
            .text("kind", "哪一类内容")
            .optionalText("key", "编号")
            .number("seen", "所看到的版本")
            .object("values", "要改的字段;null表示去掉")
            .text("reason", "理由")
            .optionalText("document", "依据文件");
    private static final Fields WITHDRAW = Fields.none()
            .text("do", "withdraw")
            .text("kind", "哪一类内容")
            .optionalText("key", "编号")
            .number("seen", "所看到的版本")
            .text("reason", "理由")
            .optionalText("document", "依据文件");

    private final Cases cases;
    private final CaseInspection inspection;
    private final CaseQuestions questions;
    private final SimilarDecisions similar;
    private final Called called;

    CasesResource(
            Cases cases, CaseInspection inspection, SimilarDecisions similar, CaseQuestions questions, Called called) {
        this.called = called;
        this.questions = questions;
        this.cases = cases;
        this.inspection = inspection;
        this.similar = similar;
    }

    @GET
    @Needs(Operation.CASES_USE)
    @Tells(value = Cases.Page.class, labels = true)
    public Response list(
            @Context Visitor visitor,
            @QueryParam("body") String body,
            @QueryParam("status") String status,
            @QueryParam("handler") String handler,
            @QueryParam("item") String item,
            @QueryParam("number") String number,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after) {
        CaseStatus wanted = status == null ? null : Queries.word(CaseStatus.class, "status", status);
        return page(
                visitor,
                cases.list(
                        visitor.who(),
                        new Cases.Wanted(body, wanted, handler, item, number, Queries.number("size", size), after)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    @Tells(value = Outcome.class, labels = true)
    public Response open(@Context Visitor visitor, SentJson sent) {
        Form form = OPENING.read(sent);
        List<PieceChange.Add> pieces = new ArrayList<>();
        List<PieceChange> changes = changes(form);
        for (int i = 0; i < changes.size(); i++) {
            if (!(changes.get(i) instanceof PieceChange.Add add)) {
                throw ZhihengException.invalid("HTTP-FIELD", "登记案件时只能加入内容", "pieces." + i + ".do");
            }
            pieces.add(add);
        }
        return told(
                visitor,
                cases.open(
                        visitor.who(),
                        new Cases.Opening(
                                form.text("command"),
                                form.text("procedure"),
                                form.text("body"),
                                form.text("field"),
                                pieces)));
    }

    @GET
    @Path("{case}")
    @Needs(Operation.CASES_USE)
    @Tells(value = CaseFile.class, labels = true)
    public Response show(
            @Context Visitor visitor, @PathParam("case") String id, @QueryParam("purpose") String purpose) {
        return shown(visitor, cases.show(visitor.who(), id, purpose));
    }

    @POST
    @Path("{case}/pieces")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    @Tells(value = Outcome.class, labels = true)
    public Response write(@Context Visitor visitor, @PathParam("case") String id, SentJson sent) {
        Form form = WRITING.read(sent);
        return told(visitor, cases.write(visitor.who(), id, RunsResource.command(form), changes(form)));
    }

    @GET
    @Path("{case}/pieces/{kind}/{key}")
    @Needs(Operation.CASES_USE)
    @Tells(value = Piece.class, listed = "versions")
    public Response history(
            @Context Visitor visitor,
            @PathParam("case") String id,
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @QueryParam("purpose") String purpose) {
        return Answers.ok(Map.of("versions", PlainForm.of(cases.history(visitor.who(), id, kind, key, purpose))));
    }

    @POST
    @Path("{case}/pieces/{kind}/{key}/revealed")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    public Response reveal(
            @Context Visitor visitor,
            @PathParam("case") String id,
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            SentJson sent) {
        Form form = REVEALED.read(sent);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("value", cases.reveal(visitor.who(), id, kind, key, form.text("field"), form.text("purpose")));
        return Answers.ok(told);
    }

    @GET
    @Path("{case}/pieces/{kind}/{key}/files/{field}")
    @Produces(MediaType.WILDCARD)
    @Needs(Operation.CASES_USE)
    public Response file(
            @Context Visitor visitor,
            @PathParam("case") String id,
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @PathParam("field") String field,
            @QueryParam("purpose") String purpose) {
        return UploadsResource.file(cases.attachment(visitor.who(), id, kind, key, field, purpose));
    }

    @POST
    @Path("{case}/steps")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    @Tells(value = Outcome.class, labels = true)
    public Response take(@Context Visitor visitor, @PathParam("case") String id, SentJson sent) {
        Form form = RunsResource.STEP.read(sent);
        return told(
                visitor,
                cases.take(
                        visitor.who(),
                        id,
                        RunsResource.command(form),
                        new Runs.Taking(form.text("to"), form.text("note"), form.texts("documents"))));
    }

    @GET
    @Path("{case}/standing")
    @Needs(Operation.CASES_USE)
    @Tells(CaseQuestions.Standing.class)
    public Response standing(@Context Visitor visitor, @PathParam("case") String id) {
        return Answers.ok(PlainForm.of(questions.standing(visitor.who(), id)));
    }

    @GET
    @Path("{case}/index")
    @Needs(Operation.CASES_USE)
    @Tells(Cases.Index.class)
    public Response index(@Context Visitor visitor, @PathParam("case") String id) {
        return Answers.ok(PlainForm.of(cases.index(visitor.who(), id)));
    }

    @GET
    @Path("{case}/similar")
    @Needs(Operation.CASES_USE)
    @Tells(SimilarDecisions.Answer.class)
    public Response similar(
            @Context Visitor visitor,
            @PathParam("case") String id,
            @QueryParam("size") @DefaultValue("20") String size) {
        return Answers.ok(PlainForm.of(similar.of(visitor.who(), id, Queries.number("size", size))));
    }

    @POST
    @Path("{case}/reception")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    @Tells(value = Outcome.class, labels = true)
    public Response receive(@Context Visitor visitor, @PathParam("case") String id, SentJson sent) {
        Form form = RECEPTION.read(sent);
        return told(
                visitor,
                cases.receive(
                        visitor.who(),
                        id,
                        RunsResource.command(form),
                        new Cases.Reception(form.text("document"), form.text("pack"))));
    }

    @POST
    @Path("{case}/packs")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    @Tells(value = Outcome.class, labels = true)
    public Response pack(@Context Visitor visitor, @PathParam("case") String id, SentJson sent) {
        Form form = PACK.read(sent);
        return told(
                visitor,
                cases.pack(
                        visitor.who(),
                        id,
                        RunsResource.command(form),
                        new Cases.Packing(form.text("transfer"), form.text("purpose"))));
    }

    @GET
    @Path("{case}/review-points")
    @Needs(Operation.CASES_USE)
    @Tells(value = CaseQuestions.Point.class, listed = "points")
    public Response reviewed(@Context Visitor visitor, @PathParam("case") String id) {
        return Answers.ok(Map.of("points", PlainForm.of(questions.reviewed(visitor.who(), id))));
    }

    @POST
    @Path("{case}/earlier-violations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    @Tells(CaseQuestions.Earlier.class)
    public Response earlier(@Context Visitor visitor, @PathParam("case") String id, SentJson sent) {
        return Answers.ok(PlainForm.of(
                questions.earlier(visitor.who(), id, EARLIER.read(sent).text("purpose"))));
    }

    @POST
    @Path("{case}/designation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    @Tells(value = Outcome.class, labels = true)
    public Response designate(@Context Visitor visitor, @PathParam("case") String id, SentJson sent) {
        Form form = DESIGNATION.read(sent);
        return told(
                visitor,
                cases.designate(
                        visitor.who(),
                        id,
                        RunsResource.command(form),
                        new Cases.Designation(form.text("body"), form.text("reason"), form.text("document"))));
    }

    @POST
    @Path("{case}/merger")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    @Tells(value = Outcome.class, labels = true)
    public Response merge(@Context Visitor visitor, @PathParam("case") String id, SentJson sent) {
        Form form = MERGER.read(sent);
        return told(
                visitor,
                cases.merge(
                        visitor.who(),
                        id,
                        RunsResource.command(form),
                        new Cases.Merging(form.text("into"), form.text("reason"), form.text("document"))));
    }

    @POST
    @Path("{case}/splitting")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    @Tells(value = Outcome.class, labels = true)
    public Response split(@Context Visitor visitor, @PathParam("case") String id, SentJson sent) {
        Form form = SPLITTING.read(sent);
        return told(
                visitor,
                cases.split(
                        visitor.who(),
                        id,
                        RunsResource.command(form),
                        new Cases.Splitting(form.texts("parties"), form.text("reason"), form.text("document"))));
    }

    @GET
    @Path("offered")
    @Needs(Operation.CASES_USE)
    @Tells(value = Cases.Page.class, labels = true)
    public Response offered(
            @Context Visitor visitor,
            @QueryParam("body") String body,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after) {
        if (body == null) {
            throw ZhihengException.invalid("HTTP-FIELD", "应当写明机构(body)", "body");
        }
        return page(visitor, cases.offered(visitor.who(), body, Queries.number("size", size), after));
    }

    @GET
    @Path("findings")
    @Needs(Operation.CASES_USE)
    public Response findings(
            @Context Visitor visitor,
            @QueryParam("body") String body,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after) {
        if (body == null) {
            throw ZhihengException.invalid("HTTP-FIELD", "应当写明机构(body)", "body");
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("inspection", PlainForm.of(inspection.last().orElse(null)));
        told.put("page", PlainForm.of(inspection.findings(visitor.who(), body, Queries.number("size", size), after)));
        return Answers.ok(told);
    }

    @POST
    @Path("inspections")
    @Needs(Operation.CASES_INSPECT)
    @Tells(CaseInspection.Report.class)
    public Response inspect(@Context Visitor visitor) {
        return Answers.made(PlainForm.of(inspection.inspect(visitor.who())));
    }

    @POST
    @Path("{case}/suspensions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    @Tells(Run.class)
    public Response suspend(@Context Visitor visitor, @PathParam("case") String id, SentJson sent) {
        Form form = RunsResource.SUSPENSION.read(sent);
        return Answers.ok(PlainForm.of(
                cases.suspend(visitor.who(), id, RunsResource.command(form), RunsResource.suspension(form))));
    }

    private Response told(Visitor visitor, Outcome outcome) {
        return told(called, visitor, outcome);
    }

    static Response told(Called called, Visitor visitor, Outcome outcome) {
        CaseFile file = outcome.file();
        return Answers.ok(called.cases(visitor.who(), outcome, List.of(file.head()), file.pieces()));
    }

    private Response shown(Visitor visitor, CaseFile file) {
        return Answers.ok(called.cases(visitor.who(), file, List.of(file.head()), file.pieces()));
    }

    private Response page(Visitor visitor, Cases.Page page) {
        return Answers.ok(called.cases(visitor.who(), page, page.cases(), List.of()));
    }

    private static List<PieceChange> changes(Form form) {
        List<PieceChange> changes = new ArrayList<>();
        List<Map<String, Object>> sent = form.objects("pieces");
        for (int i = 0; i < sent.size(); i++) {
            changes.add(change("pieces." + i + ".", sent.get(i)));
        }
        return changes;
    }

    private static PieceChange change(String at, Map<String, Object> sent) {
        Object what = sent.getOrDefault("do", "add");
        try {
            if ("amend".equals(what)) {
                Form form = AMEND.read(new SentJson(sent));
                return new PieceChange.Amend(
                        form.text("kind"),
                        form.text("key"),
                        form.number("seen"),
                        form.object("values"),
                        form.text("reason"),
                        form.text("document"));
            } else if ("withdraw".equals(what)) {
                Form form = WITHDRAW.read(new SentJson(sent));
                return new PieceChange.Withdraw(
                        form.text("kind"),
                        form.text("key"),
                        form.number("seen"),
                        form.text("reason"),
                        form.text("document"));
            } else if ("add".equals(what)) {
                Map<String, Object> adding = new LinkedHashMap<>(sent);
                adding.put("do", what);
                Form form = ADD.read(new SentJson(adding));
                return new PieceChange.Add(form.text("kind"), form.text("key"), form.object("values"));
            }
        } catch (ZhihengException e) {
            throw new ZhihengException(
                    e.kind(),
                    e.code(),
                    e.getMessage(),
                    e.field().map(at::concat).orElse(at),
                    e);
        }
        throw ZhihengException.invalid("HTTP-FIELD", "do应当是add、amend或者withdraw", at + "do");
    }
}
