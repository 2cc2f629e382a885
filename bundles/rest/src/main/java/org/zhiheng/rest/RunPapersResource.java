package org.zhiheng.rest;

import java.util.LinkedHashMap;
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
import org.zhiheng.api.procedures.RunPapers;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Papers of matters that are no cases. */
@Path("/api/v1/runs/{run}/papers")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class RunPapersResource {

    private static final String DOCUMENT = "文书种类,例如entrustment-agreement";
    private static final String INPUTS = "填写的内容:名称和文字";
    private static final String FORMAT = "格式:pdf或者docx;不写是pdf";

    static final Fields PREVIEW = Fields.none()
            .text("document", DOCUMENT)
            .optionalObject("inputs", INPUTS)
            .optionalWord("format", FORMAT, RunPapers.Form.class);
    static final Fields ISSUE = Fields.none()
            .text("command", RunsResource.COMMAND_ID)
            .text("document", DOCUMENT)
            .optionalObject("inputs", INPUTS);
    static final Fields REISSUE = Fields.none()
            .text("command", RunsResource.COMMAND_ID)
            .number("seen", "所看到的文书版本")
            .optionalObject("inputs", INPUTS)
            .text("reason", "重新制作的理由");
    static final Fields PRINT = Fields.none()
            .number("copies", "份数,1到999")
            .optionalNumber("of", "文书的版本;不写是最后一版")
            .optionalWord("format", FORMAT, RunPapers.Form.class)
            .text("purpose", "用途,会记录");

    private final RunPapers papers;

    RunPapersResource(RunPapers papers) {
        this.papers = papers;
    }

    /** What can be made, and what was. */
    @GET
    @Needs(Operation.RUNS_USE)
    public Response papers(@Context Visitor visitor, @PathParam("run") String run) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("papers", PlainForm.of(papers.offered(visitor.who(), run)));
        answer.put("issued", PlainForm.of(papers.issued(visitor.who(), run)));
        return Answers.ok(answer);
    }

    @POST
    @Path("previews")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.WILDCARD)
    @Needs(Operation.RUNS_USE)
    public Response preview(@Context Visitor visitor, @PathParam("run") String run, SentJson sent) {
        Form form = PREVIEW.read(sent);
        RunPapers.Form format = format(form);
        byte[] made = papers.preview(visitor.who(), run, form.text("document"), form.textsOf("inputs"), format);
        return Answers.bytes(Response.Status.OK.getStatusCode(), format.mediaType(), made);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.RUNS_USE)
    public Response issue(@Context Visitor visitor, @PathParam("run") String run, SentJson sent) {
        Form form = ISSUE.read(sent);
        return Answers.ok(PlainForm.of(
                papers.issue(visitor.who(), run, form.text("command"), form.text("document"), form.textsOf("inputs"))));
    }

    @POST
    @Path("{paper}/versions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.RUNS_USE)
    public Response reissue(
            @Context Visitor visitor, @PathParam("run") String run, @PathParam("paper") String paper, SentJson sent) {
        Form form = REISSUE.read(sent);
        return Answers.ok(PlainForm.of(papers.reissue(
                visitor.who(),
                run,
                form.text("command"),
                paper,
                form.number("seen"),
                form.textsOf("inputs"),
                form.text("reason"))));
    }

    @GET
    @Path("{paper}/file")
    @Produces(MediaType.WILDCARD)
    @Needs(Operation.RUNS_USE)
    public Response file(
            @Context Visitor visitor,
            @PathParam("run") String run,
            @PathParam("paper") String paper,
            @QueryParam("version") @DefaultValue("0") String version,
            @QueryParam("format") @DefaultValue("pdf") String format,
            @QueryParam("purpose") String purpose) {
        return UploadsResource.file(papers.open(
                visitor.who(),
                run,
                paper,
                Queries.number("version", version),
                Queries.word(RunPapers.Form.class, "format", format),
                purpose));
    }

    @POST
    @Path("{paper}/prints")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.WILDCARD)
    @Needs(Operation.RUNS_USE)
    public Response print(
            @Context Visitor visitor, @PathParam("run") String run, @PathParam("paper") String paper, SentJson sent) {
        Form form = PRINT.read(sent);
        Integer version = form.number("of");
        return UploadsResource.file(papers.print(
                visitor.who(),
                run,
                paper,
                version == null ? 0 : version,
                format(form),
                form.number("copies"),
                form.text("purpose")));
    }

    @GET
    @Path("{paper}/prints")
    @Needs(Operation.RUNS_USE)
    public Response prints(@Context Visitor visitor, @PathParam("run") String run, @PathParam("paper") String paper) {
        return Answers.ok(Map.of("prints", PlainForm.of(papers.prints(visitor.who(), run, paper))));
    }

    private static RunPapers.Form format(Form form) {
        RunPapers.Form format = form.word("format", RunPapers.Form.class);
        return format == null ? RunPapers.Form.PDF : format;
    }
}
