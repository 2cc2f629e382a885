package org.zhiheng.rest;

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
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.rules.RuleDesk;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Rules proposed by one person and released or refused by another. */
@Path("/api/v1/rules/releases")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class ReleaseResource {

    static final Fields PROPOSE = Fields.none()
            .word("change", "生效、退回某一代或者停用", RuleRelease.Change.class)
            .text("subject", "规则包内容的哈希值;退回的为第几代;停用的为规则包编号")
            .text("note", "说明");
    static final Fields REFUSE = Fields.none().text("reason", "理由");

    private final RuleDesk desk;
    private final RuleRelease releases;

    ReleaseResource(RuleDesk desk, RuleRelease releases) {
        this.desk = desk;
        this.releases = releases;
    }

    @GET
    @Needs(Operation.RULES_VIEW)
    public Response waiting() {
        return Answers.ok(Map.of("proposals", PlainForm.of(releases.open())));
    }

    @POST
    @Needs(Operation.RULES_PROPOSE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response propose(@Context Visitor visitor, SentJson sent) {
        Form form = PROPOSE.read(sent);
        return Answers.made(PlainForm.of(desk.propose(
                visitor.who(),
                form.word("change", RuleRelease.Change.class),
                form.text("subject"),
                form.text("note"))));
    }

    @POST
    @Path("{proposal}/release")
    @Needs(Operation.RULES_RELEASE)
    public Response release(@Context Visitor visitor, @PathParam("proposal") String proposal) {
        return Answers.ok(PlainForm.of(releases.release(visitor.who(), proposal)));
    }

    @POST
    @Path("{proposal}/refusal")
    @Needs(Operation.RULES_RELEASE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response refuse(@Context Visitor visitor, @PathParam("proposal") String proposal, SentJson sent) {
        return Answers.ok(PlainForm.of(
                releases.refuse(visitor.who(), proposal, REFUSE.read(sent).text("reason"))));
    }
}
