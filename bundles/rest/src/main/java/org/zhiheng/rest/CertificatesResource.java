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

/** Certificates that programs sign with, each under an id of its own. */
@Path("/api/v1/certificates")
public final class CertificatesResource {

    private final Accounts accounts;

    CertificatesResource(Accounts accounts) {
        this.accounts = accounts;
    }

    @DELETE
    @Path("{certificate}")
    @Needs(Operation.SIGNING_CERTIFICATE_REVOKE)
    public Response revoke(@Context Visitor visitor, @PathParam("certificate") String certificate) {
        accounts.revokeCertificate(visitor.who(), certificate);
        return Response.noContent().build();
    }
}
