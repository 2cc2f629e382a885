package org.zhiheng.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.DeliveryInfo;
import org.zhiheng.api.rules.DoubtInfo;
import org.zhiheng.api.rules.GenerationInfo;
import org.zhiheng.api.rules.RuleDesk;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Open;
import org.zhiheng.rest.door.Visitor;

/** What rules are in force, what is not and why. Nothing comes in force here. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class RulesResource {

    private final RuleDesk desk;

    RulesResource(RuleDesk desk) {
        this.desk = desk;
    }

    @GET
    @Needs(Operation.RULES_VIEW)
    public Response inForce() {
        return Answers.ok(Map.of("packages", desk.inForce()));
    }

    @GET
    @Path("not-in-force")
    @Needs(Operation.RULES_VIEW)
    public Response notInForce() {
        List<Object> deliveries = new ArrayList<>();
        for (DeliveryInfo each : desk.notInForce()) {
            deliveries.add(form(each));
        }
        return Answers.ok(Map.of("deliveries", deliveries));
    }

    /** A signed bundle, taken in as if it lay in the folder of deliveries: two people then decide. */
    @POST
    @Path("deliveries")
    @Consumes({DraftResource.JAR, MediaType.APPLICATION_OCTET_STREAM})
    @Needs(Operation.RULES_PROPOSE)
    public Response handIn(@Context Visitor visitor, InputStream jar) {
        return Answers.ok(form(desk.handIn(visitor.who(), DraftResource.jar(jar))));
    }

    private static Map<String, Object> form(DeliveryInfo each) {
        Map<String, Object> delivery = new LinkedHashMap<>();
        delivery.put("state", each.state());
        delivery.put("package", each.packageId());
        delivery.put("version", each.version());
        delivery.put("contentHash", each.contentHash());
        delivery.put("origin", each.origin());
        delivery.put("at", PlainForm.moment(each.at()));
        delivery.put("reason", each.reason());
        delivery.put("faults", each.faults());
        return delivery;
    }

    @GET
    @Path("generations")
    @Needs(Operation.RULES_VIEW)
    public Response generations() {
        List<Object> generations = new ArrayList<>();
        for (GenerationInfo each : desk.generations()) {
            generations.add(Map.of(
                    "number", each.number(),
                    "madeAt", PlainForm.moment(each.madeAt()),
                    "cause", each.cause(),
                    "packages", each.packages()));
        }
        return Answers.ok(Map.of("generations", generations));
    }

    @GET
    @Path("packages/{id}")
    @Needs(Operation.RULES_VIEW)
    public Response show(@PathParam("id") String id) {
        return Answers.ok(PlainForm.of(desk.show(id)));
    }

    /** A file of a package in force, as its author wrote it. */
    @GET
    @Path("packages/{id}/file")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Needs(Operation.RULES_VIEW)
    public Response file(@PathParam("id") String id, @QueryParam("path") String path) {
        if (path == null) {
            throw ZhihengException.invalid("HTTP-FIELD", "path应当是规则包里的文件", "path");
        }
        return Answers.bytes(
                Response.Status.OK.getStatusCode(), MediaType.APPLICATION_OCTET_STREAM, desk.file(id, path));
    }

    @GET
    @Path("tables")
    @Needs(Operation.RULES_VIEW)
    public Response tables() {
        return Answers.ok(Map.of("tables", PlainForm.of(desk.tables())));
    }

    @GET
    @Path("doubts")
    @Needs(Operation.RULES_VIEW)
    public Response doubts(@QueryParam("package") String packageId) {
        List<DoubtInfo> doubts = desk.doubts().stream()
                .filter(each -> packageId == null || each.packageId().equals(packageId))
                .toList();
        return Answers.ok(Map.of("doubts", PlainForm.of(doubts)));
    }

    @GET
    @Path("history/{rule}")
    @Needs(Operation.RULES_VIEW)
    public Response history(@PathParam("rule") String rule, @QueryParam("division") String division) {
        return Answers.ok(PlainForm.of(desk.history(rule, division)));
    }

    @GET
    @Path("diff")
    @Needs(Operation.RULES_VIEW)
    public Response diff(@QueryParam("from") Long from, @QueryParam("to") Long to) {
        if (from == null || to == null) {
            throw ZhihengException.invalid("HTTP-FIELD", "from和to应当是规则的代数", from == null ? "from" : "to");
        }
        return Answers.ok(Map.of("changes", desk.diff(from, to)));
    }

    /** The JSON Schemas of a package's YAML files, for editors. */
    @GET
    @Path("schemas/{name: [a-z]+}.json")
    @Open
    public Response schema(@PathParam("name") String name) throws IOException {
        try (InputStream schema = RulesResource.class.getResourceAsStream("/schemas/" + name + ".json")) {
            if (schema == null) {
                throw ZhihengException.notFound("RULES-SCHEMA-UNKNOWN", "没有这个模式:" + name, null);
            }
            return Answers.bytes(Response.Status.OK.getStatusCode(), MediaType.APPLICATION_JSON, schema.readAllBytes());
        }
    }
}
