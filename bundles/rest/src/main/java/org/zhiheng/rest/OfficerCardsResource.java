package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.credentials.OfficerCards;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.rest.door.Open;

/** Cards of officers for everybody who is shown a certificate: what is published of it, found by its whole number. */
@Path("/api/v1/officer-cards")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class OfficerCardsResource {

    private static final String SVG = "image/svg+xml";

    private final OfficerCards cards;

    OfficerCardsResource(OfficerCards cards) {
        this.cards = cards;
    }

    @GET
    @Path("{number}")
    @Open
    public Response cards(@PathParam("number") String number) {
        List<Map<String, Object>> found =
                cards.cards(number).stream().map(OfficerCardsResource::form).toList();
        return Answers.ok(Map.of("cards", found));
    }

    private static Map<String, Object> form(OfficerCards.Card card) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("number", card.number());
        form.put("kind", card.kind());
        form.put("issuer", card.issuer());
        form.put("name", card.name());
        form.put("body", card.body());
        form.put("post", card.post());
        form.put("fields", card.fields());
        form.put("fieldTitles", card.fieldTitles());
        form.put("area", card.area());
        form.put("areaTitle", card.areaTitle());
        form.put("validFrom", PlainForm.of(card.validFrom()));
        form.put("validTo", PlainForm.of(card.validTo()));
        form.put("state", Words.of(card.state()));
        form.put("stateTitle", Labels.of(card.state()));
        form.put("on", PlainForm.of(card.on()));
        return form;
    }

    @GET
    @Path("{number}/qr")
    @Open
    @Produces(SVG)
    public Response qr(@PathParam("number") String number, @QueryParam("issuer") String issuer) {
        if (issuer == null || issuer.isBlank()) {
            throw ZhihengException.invalid("HTTP-FIELD", "应当写明issuer,发证机关", "issuer");
        }
        return Response.ok(cards.qr(number, issuer), SVG).build();
    }
}
