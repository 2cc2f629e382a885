package org.zhiheng.rest;

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
import org.zhiheng.api.cases.CaseDocuments;
import org.zhiheng.api.cases.CaseDocuments.Format;
import org.zhiheng.api.cases.CaseDocuments.Made;
import org.zhiheng.api.cases.CaseDocuments.Wanted;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Documents of cases. */
@Path("/api/v1/cases/{case}/documents")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class CaseDocumentsResource {

    private static final String DOCUMENT = "文书种类,例如penalty-decision";
    private static final String ABOUT = "针对案卷里的哪几项:种类和编号,例如{\"party\":\"p1\"};只有一项的不用写";
    private static final String INPUTS = "模板要求另行填写的内容:名称和文字";
    private static final String PURPOSE = "用途,会记录";

    static final Fields PREVIEW = Fields.none()
            .text("document", DOCUMENT)
            .optionalObject("about", ABOUT)
            .optionalObject("inputs", INPUTS)
            .optionalWord("format", "格式;不写是pdf", Format.class)
            .text("purpose", PURPOSE);
    static final Fields ISSUE = Fields.none()
            .text("command", "办理编号,自己起的;同一编号只办一次")
            .number("version", "所看到的案卷版本")
            .text("document", DOCUMENT)
            .optionalObject("about", ABOUT)
            .optionalObject("inputs", INPUTS);
    static final Fields REISSUE = Fields.none()
            .text("command", "办理编号,自己起的;同一编号只办一次")
            .number("version", "所看到的案卷版本")
            .number("seen", "所看到的文书版本")
            .text("document", DOCUMENT)
            .optionalObject("about", ABOUT)
            .optionalObject("inputs", INPUTS)
            .text("reason", "重新制作的理由");
    static final Fields PRINT = Fields.none()
            .number("copies", "份数,1到999")
            .optionalNumber("of", "文书的版本;不写是最后一版")
            .optionalWord("format", "格式:pdf、docx,或者窄幅的roll-80、roll-58;不写是pdf", Format.class)
            .text("purpose", PURPOSE);

    private final CaseDocuments documents;
    private final Called called;

    CaseDocumentsResource(CaseDocuments documents, Called called) {
        this.documents = documents;
        this.called = called;
    }

    @GET
    @Needs(Operation.CASES_USE)
    public Response shelf(@Context Visitor visitor, @PathParam("case") String id) {
        return Answers.ok(PlainForm.of(documents.shelf(visitor.who(), id)));
    }

    @POST
    @Path("previews")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.WILDCARD)
    @Needs(Operation.CASES_USE)
    public Response preview(@Context Visitor visitor, @PathParam("case") String id, SentJson sent) {
        Form form = PREVIEW.read(sent);
        Made made = documents.preview(visitor.who(), id, wanted(form), format(form), form.text("purpose"));
        return Answers.bytes(Response.Status.OK.getStatusCode(), made.mediaType(), made.content());
    }

    @GET
    @Path("drafts/{kind}")
    @Needs(Operation.CASES_USE)
    public Response draft(
            @Context Visitor visitor,
            @PathParam("case") String id,
            @PathParam("kind") String kind,
            @QueryParam("about") List<String> about,
            @QueryParam("purpose") String purpose) {
        return Answers.ok(PlainForm.of(documents.draft(visitor.who(), id, asked(kind, about), purpose)));
    }

    @GET
    @Path("drafts/{kind}/paper")
    @Produces(MediaType.WILDCARD)
    @Needs(Operation.CASES_USE)
    public Response paper(
            @Context Visitor visitor,
            @PathParam("case") String id,
            @PathParam("kind") String kind,
            @QueryParam("about") List<String> about,
            @QueryParam("format") @DefaultValue("pdf") String format,
            @QueryParam("purpose") String purpose) {
        Made made = documents.preview(
                visitor.who(), id, asked(kind, about), Queries.word(Format.class, "format", format), purpose);
        return Answers.bytes(Response.Status.OK.getStatusCode(), made.mediaType(), made.content());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    public Response issue(@Context Visitor visitor, @PathParam("case") String id, SentJson sent) {
        Form form = ISSUE.read(sent);
        return CasesResource.told(
                called, visitor, documents.issue(visitor.who(), id, RunsResource.command(form), wanted(form)));
    }

    @POST
    @Path("{document}/versions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    public Response reissue(
            @Context Visitor visitor, @PathParam("case") String id, @PathParam("document") String key, SentJson sent) {
        Form form = REISSUE.read(sent);
        return CasesResource.told(
                called,
                visitor,
                documents.reissue(
                        visitor.who(),
                        id,
                        RunsResource.command(form),
                        key,
                        form.number("seen"),
                        wanted(form),
                        form.text("reason")));
    }

    @GET
    @Path("{document}/file")
    @Produces(MediaType.WILDCARD)
    @Needs(Operation.CASES_USE)
    public Response file(
            @Context Visitor visitor,
            @PathParam("case") String id,
            @PathParam("document") String key,
            @QueryParam("version") @DefaultValue("0") String version,
            @QueryParam("format") @DefaultValue("pdf") String format,
            @QueryParam("purpose") String purpose) {
        return UploadsResource.file(documents.open(
                visitor.who(),
                id,
                key,
                Queries.number("version", version),
                Queries.word(Format.class, "format", format),
                purpose));
    }

    @POST
    @Path("{document}/prints")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.WILDCARD)
    @Needs(Operation.CASES_USE)
    public Response print(
            @Context Visitor visitor, @PathParam("case") String id, @PathParam("document") String key, SentJson sent) {
        Form form = PRINT.read(sent);
        Integer version = form.number("of");
        return UploadsResource.file(documents.print(
                visitor.who(),
                id,
                key,
                version == null ? 0 : version,
                format(form),
                form.number("copies"),
                form.text("purpose")));
    }

    @GET
    @Path("{document}/prints")
    @Needs(Operation.CASES_USE)
    public Response prints(@Context Visitor visitor, @PathParam("case") String id, @PathParam("document") String key) {
        return Answers.ok(Map.of("prints", PlainForm.of(documents.prints(visitor.who(), id, key))));
    }

    /** @param about each as {@code <kind>.<key>} */
    private static Wanted asked(String kind, List<String> about) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String each : about) {
            int point = each.indexOf('.');
            if (point < 1) {
                throw ZhihengException.invalid("HTTP-FIELD", "about应当写成种类.编号,例如party.p1", "about");
            }
            chosen.put(each.substring(0, point), each.substring(point + 1));
        }
        return new Wanted(kind, chosen, Map.of());
    }

    private static Format format(Form form) {
        Format format = form.word("format", Format.class);
        return format == null ? Format.PDF : format;
    }

    private static Wanted wanted(Form form) {
        return new Wanted(form.text("document"), form.textsOf("about"), form.textsOf("inputs"));
    }
}
