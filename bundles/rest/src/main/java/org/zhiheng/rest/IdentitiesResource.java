package org.zhiheng.rest;

import javax.ws.rs.DELETE;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Identities;
import org.zhiheng.api.access.Operation;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Identities that were linked, each under an id of its own. */
@Path("/api/v1/identities")
public final class IdentitiesResource {

    private final Identities identities;

    IdentitiesResource(Identities identities) {
        this.identities = identities;
    }

    @DELETE
    @Path("{identity}")
    @Needs(Operation.IDENTITY_UNLINK)
    public Response unlink(@Context Visitor visitor, @PathParam("identity") String identity) {
        identities.unlink(visitor.who(), identity);
        return Response.noContent().build();
    }
}
