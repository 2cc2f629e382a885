package org.zhiheng.rest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Drawing;
import org.zhiheng.api.procedures.Procedures;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** The procedures of the rules in force. */
@Path("/api/v1/procedures")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class ProceduresResource {

    private final Procedures procedures;

    ProceduresResource(Procedures procedures) {
        this.procedures = procedures;
    }

    @GET
    @Needs(Operation.RULES_VIEW)
    public Response list(
            @Context Visitor visitor, @QueryParam("division") String division, @QueryParam("field") String field) {
        return Answers.ok(Map.of("procedures", PlainForm.of(procedures.list(visitor.who(), given(division), field))));
    }

    @GET
    @Path("{procedure}")
    @Needs(Operation.RULES_VIEW)
    public Response show(
            @Context Visitor visitor,
            @PathParam("procedure") String procedure,
            @QueryParam("division") String division,
            @QueryParam("field") String field) {
        return Answers.ok(PlainForm.of(procedures.show(visitor.who(), given(division), field, procedure)));
    }

    @GET
    @Path("{procedure}/drawing")
    @Needs(Operation.RULES_VIEW)
    @Produces({"image/svg+xml", MediaType.TEXT_PLAIN})
    public Response draw(
            @Context Visitor visitor,
            @PathParam("procedure") String procedure,
            @QueryParam("division") String division,
            @QueryParam("field") String field,
            @QueryParam("form") @DefaultValue("svg") String form) {
        Drawing drawing = Queries.word(Drawing.class, "form", form);
        return drawn(drawing, procedures.draw(visitor.who(), given(division), field, procedure, drawing));
    }

    static Response drawn(Drawing drawing, String text) {
        String type = drawing == Drawing.SVG ? "image/svg+xml" : MediaType.TEXT_PLAIN;
        return Answers.bytes(
                Response.Status.OK.getStatusCode(), type + ";charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String given(String division) {
        if (division == null) {
            throw ZhihengException.invalid("HTTP-FIELD", "应当写明区划(division)", "division");
        }
        return division;
    }
}
