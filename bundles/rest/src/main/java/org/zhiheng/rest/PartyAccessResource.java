package org.zhiheng.rest;

import java.util.Map;
import javax.ws.rs.Consumes;
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
import org.zhiheng.api.cases.PartyAccess;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** What those who handle a case do for its parties: codes by which they are let in, and answers to what they ask for. */
@Path("/api/v1/cases/{case}/party")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class PartyAccessResource {

    static final Fields CODE = Fields.none().text("party", "当事人的编号");
    static final Fields ANSWER = Fields.none().longText("words", "答复当事人的话");

    private final PartyAccess access;

    PartyAccessResource(PartyAccess access) {
        this.access = access;
    }

    @POST
    @Path("codes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    public Response issue(@Context Visitor visitor, @PathParam("case") String id, SentJson sent) {
        return Answers.made(
                PlainForm.of(access.issue(visitor.who(), id, CODE.read(sent).text("party"))));
    }

    @GET
    @Path("requests")
    @Needs(Operation.CASES_USE)
    public Response requests(
            @Context Visitor visitor, @PathParam("case") String id, @QueryParam("purpose") String purpose) {
        return Answers.ok(Map.of("requests", PlainForm.of(access.requests(visitor.who(), id, purpose))));
    }

    @GET
    @Path("requests/{request}/files/{file}")
    @Produces(MediaType.WILDCARD)
    @Needs(Operation.CASES_USE)
    public Response file(
            @Context Visitor visitor,
            @PathParam("case") String id,
            @PathParam("request") String request,
            @PathParam("file") String file,
            @QueryParam("purpose") String purpose) {
        return UploadsResource.file(access.file(visitor.who(), id, request, file, purpose));
    }

    @POST
    @Path("requests/{request}/files/{file}/taking")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    public Response takeFile(
            @Context Visitor visitor,
            @PathParam("case") String id,
            @PathParam("request") String request,
            @PathParam("file") String file,
            SentJson sent) {
        Fields.none().read(sent);
        return Answers.ok(PlainForm.of(access.takeFile(visitor.who(), id, request, file)));
    }

    @POST
    @Path("requests/{request}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    public Response answer(
            @Context Visitor visitor,
            @PathParam("case") String id,
            @PathParam("request") String request,
            SentJson sent) {
        return Answers.ok(PlainForm.of(
                access.answer(visitor.who(), id, request, ANSWER.read(sent).text("words"))));
    }
}
