package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.rest.door.Needs;

/** What may lie in a case's file. */
@Path("/api/v1/case-kinds")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class CaseKindsResource {

    private final Cases cases;

    CaseKindsResource(Cases cases) {
        this.cases = cases;
    }

    @GET
    @Needs(Operation.CASES_USE)
    public Response all() {
        return Answers.ok(Map.of(
                "kinds", cases.kinds().stream().map(CaseKindsResource::form).toList()));
    }

    private static Map<String, Object> form(PieceDefinition kind) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", kind.id());
        form.put("title", kind.title());
        form.put("group", kind.group());
        form.put("several", kind.several());
        form.put("write", kind.write().id());
        form.put("act", PlainForm.of(kind.act()));
        form.put("label", kind.label());
        form.put("fields", RegistersResource.fields(kind.fields()));
        return form;
    }
}
