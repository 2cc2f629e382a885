package org.zhiheng.rest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
import javax.ws.rs.core.StreamingOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.HeldLog;
import org.zhiheng.api.records.LogKeys;
import org.zhiheng.api.records.RecordExport;
import org.zhiheng.api.records.RecordVerification;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** The record for those who verify it: how far it is sealed and witnessed, histories, exports with proofs, keys. */
@Path("/api/v1/record")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class RecordResource {

    private static final Logger LOG = LoggerFactory.getLogger(RecordResource.class);
    private static final String LINES = "application/x-ndjson;charset=utf-8";
    private static final int MOST = 200;
    private static final DateTimeFormatter SIGNED_AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    static final Fields ROTATION = Fields.none().optionalText("suite", "密码算法组合,SM3-SM2或者SHA256-ED25519;不写时不变");

    private final Records records;
    private final RecordExport export;
    private final RecordVerification verification;
    private final LogKeys keys;
    private final HeldLog held;

    RecordResource(Records records, RecordExport export, RecordVerification verification, LogKeys keys, HeldLog held) {
        this.records = records;
        this.export = export;
        this.verification = verification;
        this.keys = keys;
        this.held = held;
    }

    @GET
    @Needs(Operation.RECORD_VERIFY)
    public Response state() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("head", records.head().map(RecordResource::head).orElse(null));
        form.put("state", PlainForm.of(records.state()));
        form.put("held", held.reason().orElse(null));
        return Answers.ok(form);
    }

    @GET
    @Path("consistency")
    @Needs(Operation.RECORD_VERIFY)
    public Response consistency(
            @QueryParam("era") @DefaultValue("0") String era,
            @QueryParam("from") @DefaultValue("0") String from,
            @QueryParam("to") @DefaultValue("0") String to) {
        return Answers.ok(PlainForm.of(records.consistency(
                Queries.number("era", era), Queries.number("from", from), Queries.number("to", to))));
    }

    @GET
    @Path("subjects/{type}/{id}")
    @Needs(Operation.RECORD_VERIFY)
    public Response history(
            @Context Visitor visitor,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @QueryParam("from") @DefaultValue("0") String from,
            @QueryParam("size") @DefaultValue("50") String size) {
        int wanted = Queries.number("size", size);
        if (wanted < 1 || wanted > MOST) {
            throw ZhihengException.invalid("PAGE-SIZE", "每页的条数应当在1到" + MOST + "之间,现在是" + wanted, "size");
        }
        Subject subject = new Subject(type, id);
        List<Entry> found = export.history(visitor.who(), subject, Queries.position("from", from), wanted + 1);
        boolean more = found.size() > wanted;
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("subject", subject.toString());
        form.put(
                "entries",
                (more ? found.subList(0, wanted) : found)
                        .stream().map(RecordResource::form).toList());
        form.put("next", more ? found.get(wanted).number() : null);
        return Answers.ok(form);
    }

    /** As it is signed (docs/contracts/records.md), for whoever keeps it: with the moment to the microsecond. */
    private static Map<String, Object> head(SignedHead signed) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("log", signed.head().log());
        form.put("seal", signed.head().seal());
        form.put("suite", signed.head().suite());
        form.put("era", signed.head().era());
        form.put("first", signed.head().first());
        form.put("size", signed.head().size());
        form.put("root", signed.head().root());
        form.put("at", SIGNED_AT.format(signed.head().at()));
        form.put("key", signed.head().key());
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("head", form);
        head.put("signature", signed.signature());
        return head;
    }

    private static Map<String, Object> form(Entry entry) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("number", entry.number());
        form.put("occurredAt", PlainForm.moment(entry.occurredAt()));
        form.put("recordedAt", PlainForm.moment(entry.recordedAt()));
        form.put("actor", entry.actor());
        form.put("kind", entry.kind());
        form.put("payload", entry.payload());
        form.put("attachments", PlainForm.of(entry.attachments()));
        form.put("ruleBook", entry.ruleBook());
        form.put("previousHash", entry.previousHash());
        form.put("hash", entry.hash());
        return form;
    }

    @GET
    @Path("subjects/{type}/{id}/export")
    @Produces(LINES)
    @Needs(Operation.AUDIT_EXPORT)
    public Response exported(
            @Context Visitor visitor,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @QueryParam("purpose") String purpose) {
        Subject subject = new Subject(type, id);
        said(purpose);
        if (records.history(subject, 0, 1).isEmpty()) {
            throw ZhihengException.notFound("RECORD-SUBJECT-UNKNOWN", "没有这一对象的记录:" + subject, "id");
        }
        return lines(
                "zhiheng-" + type + "-" + id.replace(':', '-'),
                out -> export.subject(visitor.who(), subject, purpose, out));
    }

    @GET
    @Path("export")
    @Produces(LINES)
    @Needs(Operation.AUDIT_EXPORT)
    public Response exported(@Context Visitor visitor, @QueryParam("purpose") String purpose) {
        said(purpose);
        return lines("zhiheng-log", out -> export.log(visitor.who(), purpose, out));
    }

    /** Before anything is answered: what goes wrong later only ends the lines. */
    private static void said(String purpose) {
        if (!RecordExport.purposeful(purpose)) {
            throw ZhihengException.invalid("ACCESS-PURPOSE", "导出应当写明用途,至多200字", "purpose");
        }
    }

    /** Line by line, however long it is. */
    private static Response lines(String name, Consumer<Consumer<String>> source) {
        StreamingOutput stream = out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            boolean[] gone = {false};
            try {
                source.accept(line -> {
                    try {
                        writer.write(line);
                        writer.write('\n');
                    } catch (IOException e) {
                        gone[0] = true;
                        throw new ZhihengException(ErrorKind.UNAVAILABLE, "HTTP-EXPORT", "导出没有写完", null, e);
                    }
                });
                writer.flush();
            } catch (ZhihengException e) {
                if (!gone[0]) {
                    throw e;
                }
                // Whoever asked has left; there is nobody to be told, and nothing is wrong here.
                LOG.info("an export was not taken to its end");
            }
        };
        return Response.ok(stream, LINES)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".jsonl\"")
                .build();
    }

    @POST
    @Path("verification")
    @Needs(Operation.RECORD_VERIFY)
    public Response verify(@Context Visitor visitor) {
        return Answers.ok(PlainForm.of(verification.verify(visitor.who(), progress -> {})));
    }

    @GET
    @Path("keys")
    @Needs(Operation.RECORD_VERIFY)
    public Response keys() {
        return Answers.ok(Map.of("keys", PlainForm.of(keys.list())));
    }

    @POST
    @Path("keys")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.KEY_ROTATE)
    public Response rotate(@Context Visitor visitor, SentJson sent) {
        return Answers.made(head(keys.rotate(visitor.who(), ROTATION.read(sent).text("suite"))));
    }

    @POST
    @Path("resumption")
    @Needs(Operation.RECORD_RESUME)
    public Response resume(@Context Visitor visitor) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("head", held.resume(visitor.who()).map(RecordResource::head).orElse(null));
        return Answers.ok(form);
    }
}
