package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.AuditTrail;
import org.zhiheng.api.access.Operation;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Who signed in, changed what, was refused and looked at whose data, for auditors; that they looked is put down too. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class AuditResource {

    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @Needs(Operation.AUDIT_VIEW)
    public Response page(
            @Context Visitor visitor,
            @QueryParam("kind") String kind,
            @QueryParam("account") String account,
            @QueryParam("about") String about,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("after") String after,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("purpose") String purpose) {
        AuditTrail.Filter filter = new AuditTrail.Filter(
                kind == null ? null : Queries.word(AuditEvent.Kind.class, "kind", kind),
                account,
                about,
                from == null ? null : Queries.moment("from", from),
                to == null ? null : Queries.moment("to", to));
        AuditTrail.Page page = trail.page(
                visitor.who(),
                filter,
                after == null ? null : Queries.position("after", after),
                Queries.number("size", size),
                purpose);
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("lines", PlainForm.of(page.lines()));
        form.put("next", page.next().map(String::valueOf).orElse(null));
        return Answers.ok(form);
    }
}
