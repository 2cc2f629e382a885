package org.zhiheng.rest;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** The package of a closed file. */
@Path("/api/v1/cases/{case}/archive")
public final class CaseArchiveResource {

    static final String ZIP = "application/zip";

    private final CaseArchives archives;

    CaseArchiveResource(CaseArchives archives) {
        this.archives = archives;
    }

    /** Written as it is read: one that breaks off lacks its manifest, and is refused by whoever verifies it. */
    @GET
    @Produces(ZIP)
    @Needs(Operation.CASES_USE)
    public Response export(
            @Context Visitor visitor, @PathParam("case") String id, @QueryParam("purpose") String purpose) {
        CaseArchives.Writing writing = archives.export(visitor.who(), id, purpose);
        StreamingOutput stream = writing::to;
        return Response.ok(stream, ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"case-" + id + ".zip\"")
                .build();
    }
}
