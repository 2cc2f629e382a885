package org.zhiheng.rest;

import javax.ws.rs.DELETE;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Operation;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Tokens that were issued, each under an id of its own. */
@Path("/api/v1/tokens")
public final class TokensResource {

    private final Accounts accounts;

    TokensResource(Accounts accounts) {
        this.accounts = accounts;
    }

    @DELETE
    @Path("{token}")
    @Needs(Operation.TOKEN_REVOKE)
    public Response revoke(@Context Visitor visitor, @PathParam("token") String token) {
        accounts.revokeToken(visitor.who(), token);
        return Response.noContent().build();
    }
}
