package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.error.ZhihengException;
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
    private final Directory directory;

    ReleaseResource(RuleDesk desk, RuleRelease releases, Directory directory) {
        this.desk = desk;
        this.releases = releases;
        this.directory = directory;
    }

    @GET
    @Needs(Operation.RULES_VIEW)
    public Response waiting(@Context Visitor visitor) {
        return Answers.ok(Map.of(
                "proposals",
                releases.open().stream().map(each -> form(visitor, each)).toList()));
    }

    @GET
    @Path("decided")
    @Needs(Operation.RULES_VIEW)
    public Response decided(
            @Context Visitor visitor,
            @QueryParam("before") String before,
            @QueryParam("size") @DefaultValue("50") String size) {
        return Answers.ok(Map.of(
                "proposals",
                releases
                        .decided(before == null ? null : Queries.moment("before", before), Queries.number("size", size))
                        .stream()
                        .map(each -> form(visitor, each))
                        .toList()));
    }

    @GET
    @Path("{proposal}")
    @Needs(Operation.RULES_VIEW)
    public Response show(@Context Visitor visitor, @PathParam("proposal") String proposal) {
        return Answers.ok(form(
                visitor,
                releases.proposal(proposal)
                        .orElseThrow(
                                () -> ZhihengException.notFound("ACCESS-RELEASE-UNKNOWN", "没有这一提请事项", "proposal"))));
    }

    @POST
    @Needs(Operation.RULES_PROPOSE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response propose(@Context Visitor visitor, SentJson sent) {
        Form form = PROPOSE.read(sent);
        // The desk names what it looks for; here it is always the subject.
        return Answers.made(form(
                visitor,
                Queries.named(
                        "generation",
                        "subject",
                        () -> Queries.named(
                                "packageId",
                                "subject",
                                () -> desk.propose(
                                        visitor.who(),
                                        form.word("change", RuleRelease.Change.class),
                                        form.text("subject"),
                                        form.text("note"))))));
    }

    @POST
    @Path("{proposal}/release")
    @Needs(Operation.RULES_RELEASE)
    public Response release(@Context Visitor visitor, @PathParam("proposal") String proposal) {
        return Answers.ok(form(visitor, releases.release(visitor.who(), proposal)));
    }

    @POST
    @Path("{proposal}/refusal")
    @Needs(Operation.RULES_RELEASE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response refuse(@Context Visitor visitor, @PathParam("proposal") String proposal, SentJson sent) {
        return Answers.ok(form(
                visitor,
                releases.refuse(visitor.who(), proposal, REFUSE.read(sent).text("reason"))));
    }

    private Map<String, Object> form(Visitor visitor, RuleRelease.Proposal proposal) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", proposal.id());
        form.put("change", Words.of(proposal.change()));
        form.put("subject", proposal.subject());
        form.put("note", proposal.note());
        form.put("state", Words.of(proposal.state()));
        form.put("proposedBy", proposal.proposedBy());
        form.put("proposedByName", name(visitor, proposal.proposedBy()));
        form.put("proposedAt", PlainForm.of(proposal.proposedAt()));
        form.put("decidedBy", proposal.decidedBy());
        form.put("decidedByName", name(visitor, proposal.decidedBy()));
        form.put("decidedAt", PlainForm.of(proposal.decidedAt()));
        form.put("reason", proposal.reason());
        return form;
    }

    /** The name of an account, where whoever asks may see it. */
    private String name(Visitor visitor, String account) {
        return account == null
                ? null
                : directory.names(visitor.who(), Set.of(account)).get(account);
    }
}
