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
import org.zhiheng.api.cases.CaseRetention;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Archived files whose time is over, and their destruction. */
@Path("/api/v1/case-retention")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class CaseRetentionResource {

    static final Fields DESTRUCTION = Fields.none()
            .text("command", "办理编号,自己起的;同一编号只办一次")
            .number("version", "所看到的案卷版本")
            .text("document", "批准销毁的文号");

    private final CaseRetention retention;

    CaseRetentionResource(CaseRetention retention) {
        this.retention = retention;
    }

    @GET
    @Needs(Operation.CASES_USE)
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
    @Path("{case}/destruction")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    public Response destroy(@Context Visitor visitor, @PathParam("case") String id, SentJson sent) {
        Form form = DESTRUCTION.read(sent);
        return Answers.ok(PlainForm.of(retention.destroy(
                visitor.who(), id, new Command(form.text("command"), form.number("version")), form.text("document"))));
    }
}
