package org.zhiheng.rest;

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
import org.zhiheng.api.credentials.CertificateProcedures;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Procedures of certificates: started from rows of the registers, and what runs where. The runs go on at {@code /api/v1/runs}. */
@Path("/api/v1/certificate-procedures")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class CertificateProceduresResource {

    private static final String COMMAND_ID = "办理编号,自己起的;同一编号只办一次";
    private static final String JUSTICE_BUREAU = "负责审核的司法行政部门的机构编号";

    static final Fields APPLICATION = Fields.none()
            .text("command", COMMAND_ID)
            .text("application", "名录certificate-applications里的编号")
            .text("justiceBureau", JUSTICE_BUREAU);
    static final Fields MATTER = Fields.none()
            .text("command", COMMAND_ID)
            .text("matter", "名录certificate-matters里的编号")
            .text("justiceBureau", JUSTICE_BUREAU);

    private final CertificateProcedures procedures;

    CertificateProceduresResource(CertificateProcedures procedures) {
        this.procedures = procedures;
    }

    @GET
    @Needs(Operation.RUNS_USE)
    public Response runs(
            @Context Visitor visitor,
            @QueryParam("body") String body,
            @QueryParam("open") @DefaultValue("true") String open,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after) {
        if (body == null) {
            throw ZhihengException.invalid("HTTP-FIELD", "应当写明机构(body)", "body");
        }
        return Answers.ok(PlainForm.of(
                procedures.runs(visitor.who(), body, Queries.yes("open", open), Queries.number("size", size), after)));
    }

    @POST
    @Path("applications")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CERTIFICATES_APPLY)
    public Response apply(@Context Visitor visitor, SentJson sent) {
        Form form = APPLICATION.read(sent);
        return Answers.made(PlainForm.of(procedures.apply(
                visitor.who(), form.text("command"), form.text("application"), form.text("justiceBureau"))));
    }

    @POST
    @Path("matters")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CERTIFICATES_APPLY)
    public Response handle(@Context Visitor visitor, SentJson sent) {
        Form form = MATTER.read(sent);
        return Answers.made(PlainForm.of(procedures.handle(
                visitor.who(), form.text("command"), form.text("matter"), form.text("justiceBureau"))));
    }

    @GET
    @Path("applications/{application}/runs")
    @Needs(Operation.OFFICERS_VIEW)
    public Response ofApplication(@Context Visitor visitor, @PathParam("application") String application) {
        return Answers.ok(Map.of("runs", PlainForm.of(procedures.ofApplication(visitor.who(), application))));
    }

    @GET
    @Path("matters/{matter}/runs")
    @Needs(Operation.OFFICERS_VIEW)
    public Response ofMatter(@Context Visitor visitor, @PathParam("matter") String matter) {
        return Answers.ok(Map.of("runs", PlainForm.of(procedures.ofMatter(visitor.who(), matter))));
    }
}
