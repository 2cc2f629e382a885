package org.zhiheng.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.CaseFilters;
import org.zhiheng.api.cases.CaseSearch;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Cases by the words of their files, and what an account looks for again and again. */
@Path("/api/v1/case-search")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class CaseSearchResource {

    static final Fields FILTER = Fields.none()
            .optionalText("text", "查找的文字")
            .optionalWord("order", "次序", CaseSearch.Order.class)
            .optionalText("body", "机构编号")
            .optionalWord("status", "状态", CaseStatus.class)
            .optionalText("handler", "办案人员的编号")
            .optionalText("item", "执法事项的编号")
            .optionalDate("from", "登记之日,起")
            .optionalDate("to", "登记之日,止");

    private final CaseSearch search;
    private final CaseFilters filters;

    CaseSearchResource(CaseSearch search, CaseFilters filters) {
        this.search = search;
        this.filters = filters;
    }

    @GET
    @Needs(Operation.CASES_USE)
    @Tells(CaseSearch.Found.class)
    public Response search(
            @Context Visitor visitor,
            @QueryParam("text") String text,
            @QueryParam("filter") String saved,
            @QueryParam("order") String order,
            @QueryParam("body") String body,
            @QueryParam("status") String status,
            @QueryParam("handler") String handler,
            @QueryParam("item") String item,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("size") @DefaultValue("20") String size,
            @QueryParam("page") @DefaultValue("1") String page,
            @QueryParam("purpose") String purpose) {
        // What is said here goes before what was saved.
        Optional<CaseFilters.Saved> found =
                saved == null ? Optional.empty() : Optional.of(filters.named(visitor.who(), saved));
        CaseSearch.Filter kept =
                found.map(CaseFilters.Saved::filter).orElse(new CaseSearch.Filter(null, null, null, null, null, null));
        CaseSearch.Order inOrder = order == null
                ? found.map(CaseFilters.Saved::order).orElse(CaseSearch.Order.RELEVANCE)
                : Queries.word(CaseSearch.Order.class, "order", order);
        return Answers.ok(PlainForm.of(search.search(
                visitor.who(),
                new CaseSearch.Wanted(
                        text == null ? found.map(CaseFilters.Saved::text).orElse(null) : text,
                        new CaseSearch.Filter(
                                body == null ? kept.body() : body,
                                status == null ? kept.status() : Queries.word(CaseStatus.class, "status", status),
                                handler == null ? kept.handler() : handler,
                                item == null ? kept.item() : item,
                                day("from", from, kept.from()),
                                day("to", to, kept.to())),
                        inOrder,
                        Queries.number("size", size),
                        Queries.number("page", page),
                        purpose))));
    }

    static LocalDate day(String name, String said, LocalDate kept) {
        return said == null ? kept : Queries.date(name, said);
    }

    @GET
    @Path("filters")
    @Needs(Operation.CASES_USE)
    public Response filters(@Context Visitor visitor) {
        List<Object> all = filters.all(visitor.who()).stream()
                .map(CaseSearchResource::form)
                .toList();
        return Answers.ok(Map.of("filters", all));
    }

    private static Object form(CaseFilters.Saved saved) {
        return PlainForm.of(saved);
    }

    @PUT
    @Path("filters/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.CASES_USE)
    public Response save(@Context Visitor visitor, @PathParam("name") String name, SentJson sent) {
        Form form = FILTER.read(sent);
        filters.save(
                visitor.who(),
                new CaseFilters.Saved(
                        name,
                        form.text("text"),
                        new CaseSearch.Filter(
                                form.text("body"),
                                form.word("status", CaseStatus.class),
                                form.text("handler"),
                                form.text("item"),
                                form.date("from"),
                                form.date("to")),
                        form.word("order", CaseSearch.Order.class),
                        null));
        return Answers.ok(form(filters.named(visitor.who(), name)));
    }

    @DELETE
    @Path("filters/{name}")
    @Needs(Operation.CASES_USE)
    public Response delete(@Context Visitor visitor, @PathParam("name") String name) {
        filters.delete(visitor.who(), name);
        return Response.noContent().build();
    }
}
