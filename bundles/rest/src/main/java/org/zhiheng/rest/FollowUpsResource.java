package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.credentials.FollowUps;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** What has still to follow when bodies change and officers leave. */
@Path("/api/v1/follow-ups")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class FollowUpsResource {

    private final FollowUps followUps;

    FollowUpsResource(FollowUps followUps) {
        this.followUps = followUps;
    }

    @GET
    @Needs(Operation.OFFICERS_CHANGE)
    public Response open(@Context Visitor visitor) {
        List<Map<String, Object>> open = followUps.open(visitor.who()).stream()
                .map(FollowUpsResource::form)
                .toList();
        return Answers.ok(Map.of("open", open));
    }

    private static Map<String, Object> form(FollowUps.Open open) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", open.id());
        form.put("kind", Words.of(open.kind()));
        form.put("kindTitle", Labels.of(open.kind()));
        form.put("body", open.body());
        form.put("toBody", open.toBody());
        form.put("dueOn", PlainForm.of(open.dueOn()));
        form.put("rightsDone", open.rightsDone());
        form.put("attempts", open.attempts());
        form.put("failure", open.failure());
        form.put("nextTry", PlainForm.of(open.nextTry()));
        return form;
    }
}
