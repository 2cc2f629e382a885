package org.zhiheng.rest;

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
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.RunPaperRetention;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Papers of matters that are no cases whose time is over, and their destruction. */
@Path("/api/v1/run-paper-retention")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class RunPaperRetentionResource {

    static final Fields DESTRUCTION =
            Fields.none().text("command", RunsResource.COMMAND_ID).text("document", "批准销毁的文号");

    private final RunPaperRetention retention;

    RunPaperRetentionResource(RunPaperRetention retention) {
        this.retention = retention;
    }

    @GET
    @Needs(Operation.RUNS_USE)
    public Response over(
            @Context Visitor visitor,
            @QueryParam("body") String body,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after) {
        if (body == null) {
            throw ZhihengException.invalid("HTTP-FIELD", "应当写明机构(body)", "body");
        }
        return Answers.ok(PlainForm.of(retention.over(visitor.who(), body, Queries.number("size", size), after)));
    }

    @POST
    @Path("{paper}/destruction")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.RUNS_USE)
    public Response destroy(@Context Visitor visitor, @PathParam("paper") String paper, SentJson sent) {
        Form form = DESTRUCTION.read(sent);
        return Answers.ok(
                PlainForm.of(retention.destroy(visitor.who(), paper, form.text("command"), form.text("document"))));
    }
}
