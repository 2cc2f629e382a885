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

/** Roles that were given, each under an id of its own. */
@Path("/api/v1/roles")
public final class RolesResource {

    private final Accounts accounts;

    RolesResource(Accounts accounts) {
        this.accounts = accounts;
    }

    @DELETE
    @Path("{grant}")
    @Needs(Operation.ROLE_REVOKE)
    public Response revoke(@Context Visitor visitor, @PathParam("grant") String grant) {
        accounts.revoke(visitor.who(), grant);
        return Response.noContent().build();
    }
}
