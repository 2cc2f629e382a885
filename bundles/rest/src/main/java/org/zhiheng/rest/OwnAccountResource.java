package org.zhiheng.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.OwnAccount;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** What everybody does with the own account. */
@Path("/api/v1/account")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class OwnAccountResource {

    static final Fields PASSWORD = Fields.none().text("current", "现在的口令").text("next", "新的口令");
    static final Fields FACTOR = Fields.none().text("password", "现在的口令");
    static final Fields END = Fields.none().text("password", "现在的口令").optionalText("reference", "哪一次登录;不填为全部");
    static final Fields CODE = Fields.none().text("code", "动态验证码");
    static final Fields DEPUTY = Fields.none()
            .text("grant", "本人的哪一项角色")
            .text("deputy", "代理人的账号编号")
            .moment("from", "自何时")
            .moment("until", "至何时,不含");

    private final OwnAccount own;

    OwnAccountResource(OwnAccount own) {
        this.own = own;
    }

    @PUT
    @Path("password")
    @Needs(Operation.PASSWORD_CHANGE_OWN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changePassword(@Context Visitor visitor, SentJson sent) {
        Form form = PASSWORD.read(sent);
        return SessionResource.begun(
                own.changePassword(visitor.who(), form.text("current"), form.text("next"), visitor.source()), visitor);
    }

    @POST
    @Path("factor")
    @Needs(Operation.FACTOR_MANAGE_OWN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response offerFactor(@Context Visitor visitor, SentJson sent) {
        OwnAccount.FactorOffer offer =
                own.offerFactor(visitor.who(), FACTOR.read(sent).text("password"));
        return Answers.made(Map.of("secret", offer.secret(), "uri", offer.uri()));
    }

    @POST
    @Path("factor/confirmation")
    @Needs(Operation.FACTOR_MANAGE_OWN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response confirmFactor(@Context Visitor visitor, SentJson sent) {
        return Answers.made(Map.of(
                "recoveryCodes",
                own.confirmFactor(visitor.who(), CODE.read(sent).text("code"))));
    }

    @GET
    @Path("sessions")
    @Needs(Operation.SESSION_OWN)
    public Response sessions(@Context Visitor visitor) {
        return Answers.ok(Map.of("sessions", PlainForm.of(own.sessions(visitor.who()))));
    }

    /** With a body, which a DELETE has not: the password is asked again. */
    @POST
    @Path("sessions/end")
    @Needs(Operation.SESSION_OWN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response endSessions(@Context Visitor visitor, SentJson sent) {
        Form form = END.read(sent);
        own.endSession(visitor.who(), form.text("reference"), form.text("password"));
        return Response.noContent().build();
    }

    @POST
    @Path("deputies")
    @Needs(Operation.DEPUTY_NAME)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response nameDeputy(@Context Visitor visitor, SentJson sent) {
        Form form = DEPUTY.read(sent);
        Grant made = own.nameDeputy(
                visitor.who(), form.text("grant"), form.text("deputy"), form.moment("from"), form.moment("until"));
        return Answers.made(SessionResource.grant(made));
    }

    @GET
    @Path("deputies")
    @Needs(Operation.DEPUTY_NAME)
    public Response deputies(@Context Visitor visitor) {
        List<Map<String, Object>> forms = new ArrayList<>();
        for (Grant each : own.deputies(visitor.who())) {
            Map<String, Object> form = SessionResource.grant(each);
            form.put("account", each.account());
            forms.add(form);
        }
        return Answers.ok(Map.of("deputies", forms));
    }

    @DELETE
    @Path("deputies/{deputy}")
    @Needs(Operation.DEPUTY_NAME)
    public Response endDeputy(@Context Visitor visitor, @PathParam("deputy") String deputy) {
        own.endDeputy(visitor.who(), deputy);
        return Response.noContent().build();
    }
}
