package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.List;
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
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.records.Subject;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Rulings that an act relies on: asked and put down in one, and asked again of the archived book. */
@Path("/api/v1/acts")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class ActResource {

    private static final List<String> FIELDS = List.of("division", "asOf", "facts");

    private final ReliedRulings relied;

    ActResource(ReliedRulings relied) {
        this.relied = relied;
    }

    /** Acts of other systems have a chain each of their own: {@code act/<id>}. */
    private static Subject act(String id) {
        return Queries.named("subject", "act", () -> new Subject("act", id));
    }

    @POST
    @Path("{act}/rulings/{question}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.RULING_RELY)
    public Response rely(
            @Context Visitor visitor,
            @PathParam("act") String act,
            @PathParam("question") String question,
            SentJson sent) {
        RulingRequest request = RulingRequest.of(sent, FIELDS);
        ReliedRulings.Relied done = request.rely(relied, visitor.who(), act(act), question);
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("ruling", RulingForm.of(done.ruling()));
        form.put("subject", done.recorded().subject().toString());
        form.put("number", done.recorded().number());
        form.put("hash", done.recorded().hash());
        return Answers.made(form);
    }

    @GET
    @Path("{act}/rulings/{number}/replay")
    @Needs(Operation.RULING_RELY)
    public Response replay(@Context Visitor visitor, @PathParam("act") String act, @PathParam("number") String number) {
        ReliedRulings.Replay replay = relied.replay(visitor.who(), act(act), Queries.entry("number", number));
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("same", replay.same());
        form.put("differences", replay.differences());
        form.put("recorded", replay.recorded());
        form.put("now", RulingForm.of(replay.now()));
        return Answers.ok(form);
    }
}
