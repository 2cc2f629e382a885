package org.zhiheng.rest;

import java.io.InputStream;
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
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.api.cases.CaseSearch;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Packages of closed files of other platforms: taken in, found, and read. */
@Path("/api/v1/archived-cases")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class ArchivedCasesResource {

    private final CaseArchives archives;
    private final CaseSearch search;

    ArchivedCasesResource(CaseArchives archives, CaseSearch search) {
        this.archives = archives;
        this.search = search;
    }

    @POST
    @Consumes(CaseArchiveResource.ZIP)
    @Needs(Operation.CASES_USE)
    public Response take(
            @Context Visitor visitor,
            @QueryParam("body") String body,
            @QueryParam("document") String document,
            @QueryParam("key") String key,
            InputStream content) {
        return Answers.made(PlainForm.of(
                archives.take(visitor.who(), named(body), document, key == null ? Set.of() : Set.of(key), content)));
    }

    @GET
    @Needs(Operation.CASES_USE)
    public Response list(
            @Context Visitor visitor,
            @QueryParam("body") String body,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after) {
        return Answers.ok(PlainForm.of(archives.list(visitor.who(), named(body), Queries.number("size", size), after)));
    }

    @GET
    @Path("search")
    @Needs(Operation.CASES_USE)
    @Tells(CaseSearch.FoundArchived.class)
    public Response search(
            @Context Visitor visitor,
            @QueryParam("text") String text,
            @QueryParam("order") @DefaultValue("relevance") String order,
            @QueryParam("body") String body,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("size") @DefaultValue("20") String size,
            @QueryParam("page") @DefaultValue("1") String page,
            @QueryParam("purpose") String purpose) {
        return Answers.ok(PlainForm.of(search.searchArchived(
                visitor.who(),
                new CaseSearch.Wanted(
                        text,
                        new CaseSearch.Filter(
                                body,
                                null,
                                null,
                                null,
                                CaseSearchResource.day("from", from, null),
                                CaseSearchResource.day("to", to, null)),
                        Queries.word(CaseSearch.Order.class, "order", order),
                        Queries.number("size", size),
                        Queries.number("page", page),
                        purpose))));
    }

    private static String named(String body) {
        if (body == null) {
            throw ZhihengException.invalid("HTTP-FIELD", "应当写明机构(body)", "body");
        }
        return body;
    }

    @GET
    @Path("{archived}")
    @Needs(Operation.CASES_USE)
    public Response show(@Context Visitor visitor, @PathParam("archived") String archived) {
        return Answers.ok(PlainForm.of(archives.show(visitor.who(), archived)));
    }

    /** To be kept, never shown as part of a page of the platform: it comes from elsewhere. */
    @GET
    @Path("{archived}/part")
    @Produces(MediaType.WILDCARD)
    @Needs(Operation.CASES_USE)
    public Response part(
            @Context Visitor visitor,
            @PathParam("archived") String archived,
            @QueryParam("name") String name,
            @QueryParam("purpose") String purpose) {
        CaseArchives.OpenedPart opened = archives.part(visitor.who(), archived, name, purpose);
        String file = opened.part().name();
        return Response.ok(opened.content(), MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + file.substring(file.lastIndexOf('/') + 1) + "\"")
                .build();
    }
}
