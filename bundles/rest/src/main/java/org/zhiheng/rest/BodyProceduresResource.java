package org.zhiheng.rest;

import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.credentials.BodyProcedures;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** The confirmation of bodies' qualification: started from rows of the register, and what runs where. The runs go on at {@code /api/v1/runs}. */
@Path("/api/v1/body-procedures")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class BodyProceduresResource {

    static final Fields QUALIFICATION = Fields.none()
            .text("command", "办理编号,自己起的;同一编号只办一次")
            .text("qualification", "名录body-qualifications里的编号")
            .text("justiceBureau", "负责审核的司法行政部门的机构编号");

    private final BodyProcedures procedures;

    BodyProceduresResource(BodyProcedures procedures) {
        this.procedures = procedures;
    }

    @POST
    @Path("qualifications")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.BODIES_QUALIFY)
    public Response qualify(@Context Visitor visitor, SentJson sent) {
        Form form = QUALIFICATION.read(sent);
        return Answers.made(PlainForm.of(procedures.qualify(
                visitor.who(), form.text("command"), form.text("qualification"), form.text("justiceBureau"))));
    }

    @GET
    @Path("qualifications/{qualification}/runs")
    @Needs(Operation.BODIES_VIEW)
    public Response ofQualification(@Context Visitor visitor, @PathParam("qualification") String qualification) {
        return Answers.ok(Map.of("runs", PlainForm.of(procedures.ofQualification(visitor.who(), qualification))));
    }
}
