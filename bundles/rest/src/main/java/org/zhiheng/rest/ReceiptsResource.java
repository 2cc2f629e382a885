package org.zhiheng.rest;

import java.nio.charset.StandardCharsets;
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
import org.zhiheng.api.cases.Receipts;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Decision receipts of a case: the files, what the digests in them stand for, and asking again what they rest on. */
@Path("/api/v1/cases/{case}/receipts")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class ReceiptsResource {

    static final Fields DISCLOSURES = Fields.none().text("purpose", "提供给谁、作什么用,会记录");

    private static final String JSON = "application/json;charset=utf-8";

    private final Receipts receipts;

    ReceiptsResource(Receipts receipts) {
        this.receipts = receipts;
    }

    @GET
    @Needs(Operation.CASES_USE)
    public Response list(@Context Visitor visitor, @PathParam("case") String id) {
        return Answers.ok(Map.of("receipts", PlainForm.of(receipts.of(visitor.who(), id))));
    }

    @GET
    @Path("{receipt}")
    @Needs(Operation.CASES_USE)
    public Response file(@Context Visitor visitor, @PathParam("case") String id, @PathParam("receipt") String receipt) {
        return UploadsResource.file(receipts.file(visitor.who(), id, receipt));
    }

    @POST
    @Path("{receipt}/box")
    @Needs(Operation.CASES_USE)
    public Response box(@Context Visitor visitor, @PathParam("case") String id, @PathParam("receipt") String receipt) {
        return Answers.ok(PlainForm.of(receipts.lay(visitor.who(), id, receipt)));
    }

    @POST
    @Path("{receipt}/disclosures")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    public Response disclosures(
            @Context Visitor visitor,
            @PathParam("case") String id,
            @PathParam("receipt") String receipt,
            SentJson sent) {
        String purpose = DISCLOSURES.read(sent).text("purpose");
        return Answers.bytes(
                Response.Status.OK.getStatusCode(),
                JSON,
                receipts.disclosures(visitor.who(), id, receipt, purpose).getBytes(StandardCharsets.UTF_8));
    }

    @GET
    @Path("{receipt}/replay")
    @Needs(Operation.CASES_USE)
    public Response replay(
            @Context Visitor visitor, @PathParam("case") String id, @PathParam("receipt") String receipt) {
        return Answers.ok(PlainForm.of(receipts.replay(visitor.who(), id, receipt)));
    }
}
