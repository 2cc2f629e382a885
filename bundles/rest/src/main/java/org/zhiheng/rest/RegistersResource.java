package org.zhiheng.rest;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.registers.Spreadsheets;
import org.zhiheng.api.registers.Writing;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** The registers: lists, rows by both times, and the ways to write into them. Whom a register is for it says itself. */
@Path("/api/v1/registers")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class RegistersResource {

    private static final String VALUES = "各字段的值,字段见definition";
    private static final String REASON = "理由;更正和撤销必须写";
    private static final String DOCUMENT = "依据的文件,例如文号";
    private static final String SEEN = "看到的最后一版的number;之后有人改过就不写";
    /** What a row says of who wrote it; no field is called so. */
    private static final String WRITER = "by";

    private static final Set<String> PARAMETERS =
            Set.of("on", "knownAt", "sort", "order", "size", "after", "beginning", "purpose");

    static final Fields ADDED = Fields.none()
            .optionalText("key", "编号;不写时由平台编")
            .optionalDate("from", "自哪一天起;没有起止日期的名录不写")
            .optionalDate("to", "至哪一天,含;不写就是没有终止日")
            .object("values", VALUES)
            .optionalText("reason", REASON)
            .optionalText("document", DOCUMENT);

    static final Fields AMENDED = Fields.none()
            .optionalDate("from", "从哪一天起不同;没有起止日期的名录不写")
            .optionalDate("to", "到哪一天为止不同;不写就一直不同")
            .object("values", VALUES + ";null表示去掉")
            .optionalText("reason", REASON)
            .optionalText("document", DOCUMENT)
            .optionalNumber("seen", SEEN);

    static final Fields CORRECTED = Fields.none()
            .optionalDate("at", "更正哪一天所在的那一段;没有起止日期的名录不写")
            .optionalDate("from", "这一段正确的起始日;不写就不变")
            .optionalDate("to", "这一段正确的终止日;不写就不变")
            .optionalYes("endless", "true表示其实没有终止日")
            .optionalObject("values", VALUES + ";null表示去掉")
            .text("reason", REASON)
            .optionalText("document", DOCUMENT)
            .optionalNumber("seen", SEEN);

    static final Fields ENDED = Fields.none()
            .date("last", "最后有效的一天")
            .optionalText("reason", REASON)
            .optionalText("document", DOCUMENT)
            .optionalNumber("seen", SEEN);

    static final Fields WITHDRAWN = Fields.none()
            .text("reason", REASON)
            .optionalText("document", DOCUMENT)
            .optionalNumber("seen", SEEN);

    static final Fields REVEALED = Fields.none().text("field", "加密的字段").text("purpose", "查看的用途,会记录");

    static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Registers registers;
    private final Spreadsheets sheets;
    private final Permissions permissions;
    private final Called called;
    private final Clock clock;

    RegistersResource(Registers registers, Spreadsheets sheets, Permissions permissions, Called called, Clock clock) {
        this.registers = registers;
        this.sheets = sheets;
        this.permissions = permissions;
        this.called = called;
        this.clock = clock;
    }

    @GET
    @Needs(Operation.REGISTERS_USE)
    public Response all(@Context Visitor visitor) {
        Set<Operation> may = permissions.operations(visitor.who());
        List<Object> forms = new ArrayList<>();
        for (RegisterDefinition each : registers.definitions()) {
            if (may.contains(each.view())) {
                Map<String, Object> form = new LinkedHashMap<>();
                form.put("id", each.id());
                form.put("title", each.title());
                form.put("group", each.group());
                form.put("mayChange", may.contains(each.change()));
                forms.add(form);
            }
        }
        return Answers.ok(Map.of("registers", forms));
    }

    @GET
    @Path("{register}/definition")
    @Needs(Operation.REGISTERS_USE)
    public Response definition(@Context Visitor visitor, @PathParam("register") String register) {
        return Answers.ok(form(
                registers.definition(register),
                registers.writable(visitor.who(), register),
                registers.choices(visitor.who(), register)));
    }

    @GET
    @Path("{register}")
    @Needs(Operation.REGISTERS_USE)
    public Response list(
            @Context Visitor visitor,
            @Context UriInfo address,
            @PathParam("register") String register,
            @QueryParam("on") String on,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("sort") String sort,
            @QueryParam("order") @DefaultValue("ascending") String order,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after,
            @QueryParam("beginning") String beginning,
            @QueryParam("purpose") String purpose) {
        Registers.Page page = registers.list(
                visitor.who(),
                register,
                new Registers.Wanted(
                        asOf(on, knownAt),
                        filters(address),
                        beginning,
                        sort,
                        Queries.word(Queries.Order.class, "order", order) == Queries.Order.DESCENDING,
                        Queries.number("size", size),
                        after,
                        purpose));
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("rows", page.rows().stream().map(RegistersResource::form).toList());
        form.put("labels", labels(visitor, page.labels(), page.rows()));
        form.put("next", page.next());
        return Answers.ok(form);
    }

    /** Also who wrote the rows, as they sign in, of those whom the visitor may know. */
    private Map<String, Object> labels(Visitor visitor, Map<String, Map<String, String>> labels, List<Row> rows) {
        Map<String, Object> all = new LinkedHashMap<>(labels);
        all.put(
                WRITER,
                called.accounts(
                        visitor.who(), rows.stream().map(Row::by).distinct().toList()));
        return all;
    }

    /** Every other parameter narrows the list by the field it is named after. */
    static Map<String, String> filters(UriInfo address) {
        Map<String, String> filters = new LinkedHashMap<>();
        address.getQueryParameters().forEach((name, values) -> {
            if (!PARAMETERS.contains(name)) {
                if (values.size() != 1) {
                    throw ZhihengException.invalid("HTTP-FIELD", name + "只能有一个", name);
                }
                filters.put(name, values.get(0));
            }
        });
        return filters;
    }

    @POST
    @Path("{register}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.REGISTERS_USE)
    public Response add(@Context Visitor visitor, @PathParam("register") String register, SentJson sent) {
        Form form = ADDED.read(sent);
        String key = registers.write(
                visitor.who(),
                register,
                new Change.Add(
                        form.text("key"), form.date("from"), form.date("to"), form.object("values"), why(form, null)));
        return Answers.made(Map.of("key", key));
    }

    @GET
    @Path("{register}/rows/{key}")
    @Needs(Operation.REGISTERS_USE)
    public Response show(
            @Context Visitor visitor,
            @PathParam("register") String register,
            @PathParam("key") String key,
            @QueryParam("on") String on,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("purpose") String purpose) {
        AsOf asOf = asOf(on, knownAt);
        Row row = registers.show(visitor.who(), register, key, asOf, purpose);
        Map<String, Object> form = form(row);
        form.put(
                "labels", labels(visitor, registers.labels(visitor.who(), register, List.of(row), asOf), List.of(row)));
        return Answers.ok(form);
    }

    @GET
    @Path("{register}/rows/{key}/history")
    @Needs(Operation.REGISTERS_USE)
    public Response history(
            @Context Visitor visitor,
            @PathParam("register") String register,
            @PathParam("key") String key,
            @QueryParam("purpose") String purpose) {
        List<Row> versions = registers.history(visitor.who(), register, key, purpose);
        return Answers.ok(Map.of(
                "versions",
                versions.stream().map(RegistersResource::form).toList(),
                "labels",
                labels(visitor, registers.labels(visitor.who(), register, versions, null), versions)));
    }

    @POST
    @Path("{register}/rows/{key}/revealed")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.REGISTERS_USE)
    public Response reveal(
            @Context Visitor visitor,
            @PathParam("register") String register,
            @PathParam("key") String key,
            @QueryParam("on") String on,
            @QueryParam("knownAt") String knownAt,
            SentJson sent) {
        Form form = REVEALED.read(sent);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put(
                "value",
                registers.reveal(
                        visitor.who(), register, key, asOf(on, knownAt), form.text("field"), form.text("purpose")));
        return Answers.ok(told);
    }

    @GET
    @Path("{register}/rows/{key}/files/{field}")
    @Produces(MediaType.WILDCARD)
    @Needs(Operation.REGISTERS_USE)
    public Response file(
            @Context Visitor visitor,
            @PathParam("register") String register,
            @PathParam("key") String key,
            @PathParam("field") String field,
            @QueryParam("on") String on,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("purpose") String purpose) {
        return UploadsResource.file(
                registers.attachment(visitor.who(), register, key, asOf(on, knownAt), field, purpose));
    }

    @POST
    @Path("{register}/rows/{key}/amendments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.REGISTERS_USE)
    public Response amend(
            @Context Visitor visitor,
            @PathParam("register") String register,
            @PathParam("key") String key,
            SentJson sent) {
        Form form = AMENDED.read(sent);
        return written(
                visitor,
                register,
                new Change.Amend(
                        key,
                        form.date("from"),
                        form.date("to"),
                        form.object("values"),
                        why(form, form.number("seen"))));
    }

    @POST
    @Path("{register}/rows/{key}/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.REGISTERS_USE)
    public Response correct(
            @Context Visitor visitor,
            @PathParam("register") String register,
            @PathParam("key") String key,
            SentJson sent) {
        Form form = CORRECTED.read(sent);
        return written(
                visitor,
                register,
                new Change.Correct(
                        key,
                        form.date("at"),
                        form.date("from"),
                        form.date("to"),
                        form.yes("endless"),
                        form.object("values"),
                        why(form, form.number("seen"))));
    }

    @POST
    @Path("{register}/rows/{key}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.REGISTERS_USE)
    public Response end(
            @Context Visitor visitor,
            @PathParam("register") String register,
            @PathParam("key") String key,
            SentJson sent) {
        Form form = ENDED.read(sent);
        return written(visitor, register, new Change.End(key, form.date("last"), why(form, form.number("seen"))));
    }

    @POST
    @Path("{register}/rows/{key}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.REGISTERS_USE)
    public Response withdraw(
            @Context Visitor visitor,
            @PathParam("register") String register,
            @PathParam("key") String key,
            SentJson sent) {
        Form form = WITHDRAWN.read(sent);
        return written(visitor, register, new Change.Withdraw(key, why(form, form.number("seen"))));
    }

    @GET
    @Path("{register}/template")
    @Produces(SHEET)
    @Needs(Operation.REGISTERS_USE)
    public Response template(@Context Visitor visitor, @PathParam("register") String register) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheets.template(visitor.who(), register, out);
        return sheet(register + "-template", out.toByteArray());
    }

    @GET
    @Path("{register}/export")
    @Produces(SHEET)
    @Needs(Operation.REGISTERS_USE)
    public Response export(
            @Context Visitor visitor,
            @Context UriInfo address,
            @PathParam("register") String register,
            @QueryParam("on") String on,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("beginning") String beginning,
            @QueryParam("purpose") String purpose) {
        Registers.Wanted wanted =
                new Registers.Wanted(asOf(on, knownAt), filters(address), beginning, null, false, 1, null, purpose);
        return sheet(register, sheets.export(visitor.who(), register, wanted));
    }

    @POST
    @Path("{register}/imports")
    @Consumes(SHEET)
    @Needs(Operation.REGISTERS_USE)
    public Response read(
            @Context Visitor visitor,
            @PathParam("register") String register,
            @QueryParam("mode") @DefaultValue("add") String mode,
            @QueryParam("dry") @DefaultValue("false") String dry,
            @QueryParam("reason") String reason,
            @QueryParam("document") String document,
            InputStream file) {
        return Answers.ok(PlainForm.of(sheets.read(
                visitor.who(),
                register,
                Queries.word(Spreadsheets.Mode.class, "mode", mode),
                Queries.yes("dry", dry),
                reason,
                document,
                file)));
    }

    @GET
    @Path("{register}/imports/{report}")
    @Produces(SHEET)
    @Needs(Operation.REGISTERS_USE)
    public Response report(
            @Context Visitor visitor, @PathParam("register") String register, @PathParam("report") String report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheets.report(visitor.who(), report, out);
        return sheet(register + "-problems", out.toByteArray());
    }

    static Response sheet(String name, Object body) {
        return Response.ok(body, SHEET)
                .header("Content-Disposition", "attachment; filename=\"" + name + ".xlsx\"")
                .build();
    }

    private Response written(Visitor visitor, String register, Change change) {
        return Answers.ok(Map.of("key", registers.write(visitor.who(), register, change)));
    }

    private static Change.Why why(Form form, Integer seen) {
        return new Change.Why(form.text("reason"), form.text("document"), seen);
    }

    private AsOf asOf(String on, String knownAt) {
        return asOf(clock, on, knownAt);
    }

    /** Today, as known now, where nothing else is said. */
    static AsOf asOf(Clock clock, String on, String knownAt) {
        return new AsOf(
                on == null ? LocalDate.now(clock) : Queries.date("on", on),
                knownAt == null ? null : Queries.moment("knownAt", knownAt));
    }

    static Map<String, Object> form(Row row) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("key", row.key());
        form.put("number", row.number());
        form.put("from", PlainForm.of(row.from()));
        form.put("to", PlainForm.of(row.to()));
        form.put("values", PlainForm.of(row.values()));
        form.put("knownFrom", PlainForm.of(row.knownFrom()));
        form.put("knownTo", PlainForm.of(row.knownTo()));
        form.put(WRITER, row.by());
        form.put("reason", row.reason());
        form.put("document", row.document());
        return form;
    }

    private static Map<String, Object> form(
            RegisterDefinition definition, Set<String> writable, Map<String, List<Field.Word>> choices) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", definition.id());
        form.put("title", definition.title());
        form.put("group", definition.group());
        form.put("dated", definition.dated());
        form.put("label", definition.label());
        form.put("view", definition.view().id());
        form.put("change", definition.change().id());
        form.put("owner", definition.owner().field());
        form.put("alsoSeenBy", definition.alsoSeenBy());
        form.put("alsoWrittenBy", definition.alsoWrittenBy());
        form.put("openWhere", definition.openWhere());
        form.put("lent", definition.lent() != null);
        form.put("unique", definition.unique());
        form.put("stages", definition.writing().stages());
        form.put("keptBy", definition.keptBy());
        List<Object> fields = new ArrayList<>();
        for (Field each : definition.fields()) {
            Map<String, Object> field = form(each);
            field.put("writing", writing(definition, each));
            field.put("mayWrite", writable.contains(each.name()));
            field.put("choices", PlainForm.of(choices.getOrDefault(each.name(), List.of())));
            fields.add(field);
        }
        form.put("fields", fields);
        return form;
    }

    /** By whom, and in which stages of the row's procedure, a field is written. */
    private static Map<String, Object> writing(RegisterDefinition definition, Field field) {
        Writing writing = field.writing();
        boolean own = writing.by() != null;
        Operation operation = own ? writing.by() : definition.change();
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("byProcedure", !writing.people());
        form.put("operation", writing.people() ? operation.id() : null);
        form.put("operationTitle", writing.people() ? operation.title() : null);
        form.put("byOwners", writing.owners() || !own && definition.writing().owners());
        form.put("stages", definition.stages(field));
        Map<String, Object> words = new LinkedHashMap<>();
        writing.words().forEach((word, only) -> words.put(word, only.id()));
        form.put("words", words);
        return form;
    }

    static List<Object> fields(List<Field> fields) {
        return fields.stream().map(each -> (Object) form(each)).toList();
    }

    private static Map<String, Object> form(Field field) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", field.name());
        form.put("title", field.title());
        form.put("hint", field.hint());
        form.put("kind", Words.of(field.kind()));
        form.put("required", field.required());
        form.put("filtered", field.filtered());
        form.put("sorted", field.sorted());
        form.put("privacy", Words.of(field.privacy()));
        form.put("register", field.register());
        form.put("schema", RegisterPaths.schema(field));
        form.put("words", PlainForm.of(field.words()));
        return form;
    }
}
