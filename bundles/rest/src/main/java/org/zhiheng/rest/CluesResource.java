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
import org.zhiheng.api.disclosure.Clues;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Clues and complaints of the public, for those who look into them. The public sends them elsewhere. */
@Path("/api/v1/clues")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class CluesResource {

    private static final Fields VERSION = Fields.none().number("version", "看到的版本");
    static final Fields FORWARDING = VERSION.text("body", "转给哪个机构");
    static final Fields ANSWER = VERSION.text("told", "告知提交人的话,不要写姓名");
    static final Fields FILING = VERSION.text("command", "命令的编号,重发时不变")
            .text("procedure", "程序,例如penalty.ordinary")
            .optionalText("field", "执法领域")
            .longText("summary", "线索内容,不要写提交人");

    private final Clues clues;

    CluesResource(Clues clues) {
        this.clues = clues;
    }

    @GET
    @Needs(Operation.CASES_USE)
    public Response list(
            @Context Visitor visitor,
            @QueryParam("body") String body,
            @QueryParam("state") String state,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after) {
        return Answers.ok(PlainForm.of(clues.list(
                visitor.who(),
                new Clues.Wanted(
                        body,
                        state == null ? null : Queries.word(Clues.State.class, "state", state),
                        Queries.number("size", size),
                        after))));
    }

    @GET
    @Path("{id}")
    @Needs(Operation.CASES_USE)
    public Response show(@Context Visitor visitor, @PathParam("id") String id) {
        return Answers.ok(PlainForm.of(clues.show(visitor.who(), id)));
    }

    @GET
    @Path("{id}/content")
    @Needs(Operation.CASES_USE)
    public Response content(
            @Context Visitor visitor, @PathParam("id") String id, @QueryParam("purpose") String purpose) {
        return Answers.ok(PlainForm.of(clues.content(visitor.who(), id, purpose)));
    }

    @GET
    @Path("{id}/sender")
    @Needs(Operation.CASES_USE)
    public Response sender(
            @Context Visitor visitor, @PathParam("id") String id, @QueryParam("purpose") String purpose) {
        return Answers.ok(PlainForm.of(clues.sender(visitor.who(), id, purpose)));
    }

    @GET
    @Path("{id}/files/{number}")
    @Produces(MediaType.WILDCARD)
    @Needs(Operation.CASES_USE)
    public Response file(
            @Context Visitor visitor,
            @PathParam("id") String id,
            @PathParam("number") String number,
            @QueryParam("purpose") String purpose) {
        OpenedAttachment opened = clues.file(visitor.who(), id, Queries.number("number", number), purpose);
        return Response.ok(opened.content(), opened.attachment().mediaType())
                .header("Content-Disposition", "attachment; filename=\"clue-" + number + "\"")
                .build();
    }

    @POST
    @Path("{id}/forwarding")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    public Response forward(@Context Visitor visitor, @PathParam("id") String id, SentJson sent) {
        Form form = FORWARDING.read(sent);
        return Answers.ok(PlainForm.of(clues.forward(visitor.who(), id, form.number("version"), form.text("body"))));
    }

    @POST
    @Path("{id}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    public Response answer(@Context Visitor visitor, @PathParam("id") String id, SentJson sent) {
        Form form = ANSWER.read(sent);
        return Answers.ok(PlainForm.of(clues.answer(visitor.who(), id, form.number("version"), form.text("told"))));
    }

    @POST
    @Path("{id}/case")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    public Response file(@Context Visitor visitor, @PathParam("id") String id, SentJson sent) {
        Form form = FILING.read(sent);
        return Answers.ok(PlainForm.of(clues.file(
                visitor.who(),
                id,
                form.number("version"),
                new Clues.Filing(
                        form.text("command"), form.text("procedure"), form.text("field"), form.text("summary")))));
    }
}
