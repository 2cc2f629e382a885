package org.zhiheng.rest;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.CaseFilters;
import org.zhiheng.api.cases.CaseSearch;
import org.zhiheng.api.cases.CaseSheets;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Cases as spreadsheets: lists to take away, and cases begun elsewhere to take over. */
@Path("/api/v1/case-sheets")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class CaseSheetsResource {

    private final CaseSheets sheets;
    private final CaseFilters filters;

    CaseSheetsResource(CaseSheets sheets, CaseFilters filters) {
        this.sheets = sheets;
        this.filters = filters;
    }

    @GET
    @Path("list")
    @Produces(RegistersResource.SHEET)
    @Needs(Operation.CASES_USE)
    public Response list(
            @Context Visitor visitor,
            @QueryParam("text") String text,
            @QueryParam("filter") String saved,
            @QueryParam("body") String body,
            @QueryParam("status") String status,
            @QueryParam("handler") String handler,
            @QueryParam("item") String item,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("purpose") String purpose) {
        Optional<CaseFilters.Saved> found =
                saved == null ? Optional.empty() : Optional.of(filters.named(visitor.who(), saved));
        CaseSearch.Filter kept =
                found.map(CaseFilters.Saved::filter).orElse(new CaseSearch.Filter(null, null, null, null, null, null));
        CaseSearch.Filter filter = new CaseSearch.Filter(
                body == null ? kept.body() : body,
                status == null ? kept.status() : Queries.word(CaseStatus.class, "status", status),
                handler == null ? kept.handler() : handler,
                item == null ? kept.item() : item,
                CaseSearchResource.day("from", from, kept.from()),
                CaseSearchResource.day("to", to, kept.to()));
        return RegistersResource.sheet(
                "cases",
                sheets.export(
                        visitor.who(),
                        text == null ? found.map(CaseFilters.Saved::text).orElse(null) : text,
                        filter,
                        purpose));
    }

    @GET
    @Path("template")
    @Produces(RegistersResource.SHEET)
    @Needs(Operation.CASES_USE)
    public Response template() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheets.template(out);
        return RegistersResource.sheet("cases-template", out.toByteArray());
    }

    @POST
    @Path("imports")
    @Consumes(RegistersResource.SHEET)
    @Needs(Operation.CASES_USE)
    public Response takeOver(
            @Context Visitor visitor,
            @QueryParam("body") String body,
            @QueryParam("dry") @DefaultValue("false") String dry,
            @QueryParam("document") String document,
            InputStream file) {
        if (body == null) {
            throw ZhihengException.invalid("HTTP-FIELD", "应当写明机构(body)", "body");
        }
        return Answers.ok(PlainForm.of(sheets.takeOver(visitor.who(), body, Queries.yes("dry", dry), document, file)));
    }
}
