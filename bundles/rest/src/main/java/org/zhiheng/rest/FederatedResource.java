package org.zhiheng.rest;

import java.net.URI;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.FederatedSignIn;
import org.zhiheng.rest.door.FederatedCookie;
import org.zhiheng.rest.door.Open;
import org.zhiheng.rest.door.SessionCookie;
import org.zhiheng.rest.door.Visitor;

/** Signing in by a provider of identities: the browser is sent there, comes back, and types the code of the second factor. */
@Path("/api/v1/session/federated")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class FederatedResource {

    static final Fields CODE = Fields.none().text("code", "动态验证码或者恢复码");

    /** Tells the page that the code is still needed. */
    static final String CODE_NEEDED = "#federated-code";

    private final FederatedSignIn federated;

    FederatedResource(FederatedSignIn federated) {
        this.federated = federated;
    }

    @GET
    @Open
    public Response begin(@Context Visitor visitor) {
        FederatedSignIn.Begun begun = federated.begin(visitor.session());
        return Response.status(Response.Status.FOUND)
                .location(begun.provider())
                .header(HttpHeaders.SET_COOKIE, FederatedCookie.set(begun.browser(), visitor.secure()))
                .build();
    }

    /** Where it leads to is a setting: nothing the browser brings decides it. */
    @GET
    @Path("callback")
    @Open
    public Response complete(
            @Context Visitor visitor,
            @Context HttpHeaders headers,
            @QueryParam("state") String state,
            @QueryParam("code") String code,
            @QueryParam("error") String error,
            @QueryParam("iss") String issuer) {
        FederatedSignIn.Outcome outcome = federated.complete(
                new FederatedSignIn.Returned(state, code, error, issuer), browser(headers, visitor), visitor.source());
        Response.ResponseBuilder answer = Response.status(Response.Status.SEE_OTHER);
        if (outcome.signedIn() == null) {
            return answer.header(
                            HttpHeaders.LOCATION, landing().resolve(CODE_NEEDED).toString())
                    .header(HttpHeaders.SET_COOKIE, FederatedCookie.set(outcome.browser(), visitor.secure()))
                    .build();
        }
        return answer.header(HttpHeaders.LOCATION, landing().toString())
                .header(HttpHeaders.SET_COOKIE, FederatedCookie.clear(visitor.secure()))
                .header(
                        HttpHeaders.SET_COOKIE,
                        SessionCookie.set(outcome.signedIn().session(), visitor.secure()))
                .build();
    }

    /** No CSRF token is needed: the cookie goes with no request that another site makes to this address. */
    @POST
    @Path("code")
    @Open
    @Consumes(MediaType.APPLICATION_JSON)
    public Response confirm(@Context Visitor visitor, @Context HttpHeaders headers, SentJson sent) {
        Response answer = SessionResource.begun(
                federated.confirm(CODE.read(sent).text("code"), browser(headers, visitor), visitor.source()), visitor);
        answer.getHeaders().add(HttpHeaders.SET_COOKIE, FederatedCookie.clear(visitor.secure()));
        return answer;
    }

    private URI landing() {
        return URI.create(federated.landing());
    }

    private static String browser(HttpHeaders headers, Visitor visitor) {
        return FederatedCookie.of(headers.getCookies(), visitor.secure());
    }
}
