package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.AccountResets;
import org.zhiheng.api.access.Operation;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Resets of passwords and second factors that wait for a second administrator. */
@Path("/api/v1/resets")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class ResetsResource {

    private final AccountResets resets;

    ResetsResource(AccountResets resets) {
        this.resets = resets;
    }

    @GET
    @Needs(Operation.RESET_CONFIRM)
    public Response waiting(@Context Visitor visitor) {
        return Answers.ok(Map.of("resets", PlainForm.of(resets.waiting(visitor.who()))));
    }

    @POST
    @Path("{reset}/confirmation")
    @Needs(Operation.RESET_CONFIRM)
    public Response confirm(@Context Visitor visitor, @PathParam("reset") String reset) {
        return Answers.ok(step(resets.confirm(visitor.who(), reset)));
    }

    @POST
    @Path("{reset}/refusal")
    @Needs(Operation.RESET_CONFIRM)
    public Response refuse(@Context Visitor visitor, @PathParam("reset") String reset) {
        return Answers.ok(PlainForm.of(resets.refuse(visitor.who(), reset)));
    }

    /** With the half of a new password that whoever asks is shown this once. */
    static Map<String, Object> step(AccountResets.Step step) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("reset", PlainForm.of(step.reset()));
        form.put("half", step.half());
        return form;
    }
}
