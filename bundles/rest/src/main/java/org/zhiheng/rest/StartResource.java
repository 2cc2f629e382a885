package org.zhiheng.rest;

import java.net.URI;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.Response;
import org.zhiheng.rest.door.Open;

/** The address without a path: people who type it are led to the pages they work with. */
@Path("/")
public final class StartResource {

    @GET
    @Open
    public Response start() {
        return Response.seeOther(URI.create("/app/")).build();
    }
}
