package org.zhiheng.rest;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.credentials.OfficerCards;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Officers as those who work with them see them: everything on one card. */
@Path("/api/v1/officers")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class OfficersResource {

    private final OfficerCards cards;
    private final Clock clock;

    OfficersResource(OfficerCards cards, Clock clock) {
        this.cards = cards;
        this.clock = clock;
    }

    @GET
    @Path("{officer}/card")
    @Needs(Operation.OFFICERS_VIEW)
    public Response card(
            @Context Visitor visitor,
            @PathParam("officer") String officer,
            @QueryParam("on") String on,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("purpose") String purpose) {
        OfficerCards.Held held =
                cards.held(visitor.who(), officer, RegistersResource.asOf(clock, on, knownAt), purpose);
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("officer", RegistersResource.form(held.officer()));
        form.put(
                "certificates",
                held.certificates().stream().map(OfficersResource::form).toList());
        form.put("postings", rows(held.postings()));
        form.put("frontLine", rows(held.frontLine()));
        form.put("labels", held.labels());
        return Answers.ok(form);
    }

    private static Map<String, Object> form(OfficerCards.Certificate certificate) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("key", certificate.key());
        form.put("state", Words.of(certificate.state()));
        form.put("stateTitle", Labels.of(certificate.state()));
        form.put("rows", rows(certificate.life()));
        return form;
    }

    private static List<Map<String, Object>> rows(List<Row> rows) {
        return rows.stream().map(RegistersResource::form).toList();
    }
}
