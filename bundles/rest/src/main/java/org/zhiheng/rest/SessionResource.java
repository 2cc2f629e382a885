package org.zhiheng.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Restriction;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.access.SignedIn;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Open;
import org.zhiheng.rest.door.SessionCookie;
import org.zhiheng.rest.door.Visitor;

/** Signing in and out, and who is signed in. */
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class SessionResource {

    static final Fields SIGN_IN =
            Fields.none().text("name", "账号").text("password", "口令").optionalText("code", "动态验证码或者恢复码;没有绑定的不填");

    private final SignIn signIn;
    private final Permissions permissions;
    private final Directory directory;

    SessionResource(SignIn signIn, Permissions permissions, Directory directory) {
        this.signIn = signIn;
        this.permissions = permissions;
        this.directory = directory;
    }

    /** Whatever session the browser had ends: what somebody else may have planted in it is worth nothing afterwards. */
    @POST
    @Open
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(@Context Visitor visitor, SentJson sent) {
        Form form = SIGN_IN.read(sent);
        SignedIn in = signIn.signIn(
                form.text("name"), form.text("password"), form.text("code"), visitor.source(), visitor.session());
        return begun(in, visitor);
    }

    /** The answer that gives a session to the browser. */
    static Response begun(SignedIn in, Visitor visitor) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("csrf", in.csrf());
        form.put("restrictions", restrictions(in.restrictions()));
        Response answer = Answers.made(form);
        answer.getHeaders().putSingle(HttpHeaders.SET_COOKIE, SessionCookie.set(in.session(), visitor.secure()));
        return answer;
    }

    @GET
    @Needs(Operation.SESSION_OWN)
    public Response show(@Context Visitor visitor) {
        Directory.Listed account = directory.own(visitor.who());
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("account", account.account());
        form.put("name", account.name());
        form.put("kind", Words.of(account.kind()));
        form.put("body", account.body());
        form.put("person", PlainForm.of(account.staff()));
        form.put("roles", grants(visitor.who().grants()));
        form.put("restrictions", restrictions(visitor.who().restrictions()));
        form.put(
                "operations",
                permissions.operations(visitor.who()).stream()
                        .map(Operation::id)
                        .sorted()
                        .toList());
        form.put("csrf", visitor.session() == null ? null : signIn.csrf(visitor.session()));
        return Answers.json(Response.Status.OK.getStatusCode(), form);
    }

    @DELETE
    @Needs(Operation.SESSION_OWN)
    public Response end(@Context Visitor visitor) {
        if (visitor.session() != null) {
            signIn.signOut(visitor.session());
        }
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.clear(visitor.secure()))
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }

    static List<Object> grants(List<Grant> grants) {
        List<Object> forms = new ArrayList<>();
        grants.forEach(each -> forms.add(grant(each)));
        return forms;
    }

    static Map<String, Object> grant(Grant grant) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("grant", grant.id());
        form.put("role", Words.of(grant.role()));
        form.put("title", Labels.of(grant.role()));
        form.put("body", grant.body());
        form.put("scope", Words.of(grant.scope()));
        form.put("from", PlainForm.of(grant.from()));
        form.put("until", PlainForm.of(grant.until()));
        form.put("actingFor", grant.actingFor());
        return form;
    }

    private static List<Map<String, String>> restrictions(Set<Restriction> restrictions) {
        return restrictions.stream()
                .sorted()
                .map(each -> Map.of("restriction", Words.of(each), "title", Labels.of(each)))
                .toList();
    }
}
