package org.zhiheng.rest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.disclosure.PublicationDelivery;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.disclosure.Publications;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** What has to be published, and what people do about it. The public reads it elsewhere. */
@javax.ws.rs.Path("/api/v1/publications")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class PublicationsResource {

    static final String CSV = "text/csv;charset=utf-8";

    private static final Fields VERSION = Fields.none().number("version", "看到的版本");
    static final Fields TEXTS = VERSION.optionalObject("texts", "改写的内容,按字段;仍然会遮盖");
    static final Fields REASON = VERSION.text("reason", "理由");
    static final Fields CORRECTION = REASON.object("texts", "更正以后的内容,按字段;仍然会遮盖");
    static final Fields APPROVAL = VERSION.optionalYes("approved", "批准不公示");
    static final Fields SEEN = VERSION.text("id", "公示事项的编号");
    static final Fields SEVERAL = Fields.none().objects("seen", "各条的编号id和看到的版本version,至多200条");
    static final Fields REPAIR = VERSION.text("document", "信用修复决定的文号");
    static final Fields WRITING = Fields.none()
            .text("body", "机构编号")
            .text("kind", "类别")
            .text("title", "标题")
            .date("changedOn", "形成或者变更的日期")
            .object("values", "内容,按字段");

    private final Publications publications;
    private final PublicationDelivery delivery;

    PublicationsResource(Publications publications, PublicationDelivery delivery) {
        this.publications = publications;
        this.delivery = delivery;
    }

    @GET
    @Needs(Operation.DISCLOSURE_VIEW)
    public Response list(
            @Context Visitor visitor,
            @QueryParam("body") String body,
            @QueryParam("state") String state,
            @QueryParam("overdue") @DefaultValue("false") String overdue,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after) {
        return Answers.ok(PlainForm.of(publications.list(
                visitor.who(),
                new Publications.Wanted(
                        body,
                        state == null ? null : Queries.word(PublicationState.class, "state", state),
                        Queries.yes("overdue", overdue),
                        Queries.number("size", size),
                        after))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.DISCLOSURE_PREPARE)
    public Response write(@Context Visitor visitor, SentJson sent) {
        Form form = WRITING.read(sent);
        return Answers.made(PlainForm.of(publications.write(
                visitor.who(),
                new Publications.Writing(
                        form.text("body"),
                        form.text("kind"),
                        form.text("title"),
                        form.date("changedOn"),
                        form.textsOf("values")))));
    }

    @GET
    @javax.ws.rs.Path("{id}")
    @Needs(Operation.DISCLOSURE_VIEW)
    public Response show(@Context Visitor visitor, @PathParam("id") String id) {
        return Answers.ok(PlainForm.of(publications.show(visitor.who(), id)));
    }

    @POST
    @javax.ws.rs.Path("{id}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.DISCLOSURE_CONFIRM)
    public Response confirm(@Context Visitor visitor, @PathParam("id") String id, SentJson sent) {
        return done(
                TEXTS,
                sent,
                form -> publications.confirm(visitor.who(), id, form.number("version"), form.textsOf("texts")));
    }

    @POST
    @javax.ws.rs.Path("confirmations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.DISCLOSURE_CONFIRM)
    public Response confirmAll(@Context Visitor visitor, SentJson sent) {
        List<Publications.Seen> seen = SEVERAL.read(sent).objects("seen").stream()
                .map(each -> SEEN.read(new SentJson(each)))
                .map(each -> new Publications.Seen(each.text("id"), each.number("version")))
                .toList();
        return Answers.ok(PlainForm.of(publications.confirm(visitor.who(), seen)));
    }

    @POST
    @javax.ws.rs.Path("{id}/impact")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.DISCLOSURE_CONFIRM)
    public Response impact(@Context Visitor visitor, @PathParam("id") String id, SentJson sent) {
        return done(
                REASON,
                sent,
                form -> publications.impact(visitor.who(), id, form.number("version"), form.text("reason")));
    }

    @POST
    @javax.ws.rs.Path("{id}/exception")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.DISCLOSURE_PREPARE)
    public Response propose(@Context Visitor visitor, @PathParam("id") String id, SentJson sent) {
        return done(
                REASON,
                sent,
                form -> publications.propose(visitor.who(), id, form.number("version"), form.text("reason")));
    }

    @POST
    @javax.ws.rs.Path("{id}/exception/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.DISCLOSURE_EXCEPT)
    public Response except(@Context Visitor visitor, @PathParam("id") String id, SentJson sent) {
        return done(
                APPROVAL,
                sent,
                form -> publications.except(visitor.who(), id, form.number("version"), form.yes("approved")));
    }

    @POST
    @javax.ws.rs.Path("{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.DISCLOSURE_CONFIRM)
    public Response withdraw(@Context Visitor visitor, @PathParam("id") String id, SentJson sent) {
        return done(
                REASON,
                sent,
                form -> publications.withdraw(visitor.who(), id, form.number("version"), form.text("reason")));
    }

    @POST
    @javax.ws.rs.Path("{id}/reopening")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.DISCLOSURE_PREPARE)
    public Response reopen(@Context Visitor visitor, @PathParam("id") String id, SentJson sent) {
        return done(
                REASON,
                sent,
                form -> publications.reopen(visitor.who(), id, form.number("version"), form.text("reason")));
    }

    @POST
    @javax.ws.rs.Path("{id}/correction")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.DISCLOSURE_CONFIRM)
    public Response correct(@Context Visitor visitor, @PathParam("id") String id, SentJson sent) {
        return done(
                CORRECTION,
                sent,
                form -> publications.correct(
                        visitor.who(), id, form.number("version"), form.textsOf("texts"), form.text("reason")));
    }

    @POST
    @javax.ws.rs.Path("{id}/repair")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.DISCLOSURE_CONFIRM)
    public Response repair(@Context Visitor visitor, @PathParam("id") String id, SentJson sent) {
        return done(
                REPAIR,
                sent,
                form -> publications.repair(visitor.who(), id, form.number("version"), form.text("document")));
    }

    private static Response done(Fields fields, SentJson sent, Function<Form, Publications.Matter> command) {
        return Answers.ok(PlainForm.of(command.apply(fields.read(sent))));
    }

    @GET
    @javax.ws.rs.Path("kinds")
    @Needs(Operation.DISCLOSURE_VIEW)
    public Response kinds(@Context Visitor visitor, @QueryParam("body") String body) {
        if (body == null) {
            throw ZhihengException.invalid("HTTP-FIELD", "应当写明机构(body)", "body");
        }
        return Answers.ok(Map.of("kinds", PlainForm.of(publications.kinds(visitor.who(), body))));
    }

    // ---- the credit platform

    @GET
    @javax.ws.rs.Path("credit")
    @Produces(CSV)
    @Needs(Operation.DISCLOSURE_EXPORT)
    public Response credit(
            @Context Visitor visitor,
            @QueryParam("kind") String kind,
            @QueryParam("channel") @DefaultValue("credit-platform") String channel,
            @QueryParam("body") String body,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        Publications.CreditWanted wanted = wanted(kind, channel, body, from, to);
        try {
            // Written out before anybody takes it, so that what is wrong is told; gone once it is closed, also where
            // nobody takes it.
            Path file = Files.createTempFile("zhiheng-credit", ".csv");
            try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                publications.credit(visitor.who(), wanted, line -> write(writer, line));
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return Response.ok(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), CSV)
                    .header("Content-Disposition", "attachment; filename=\"" + wanted.kind() + ".csv\"")
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("a file of this machine cannot be written", e);
        }
    }

    private static void write(BufferedWriter writer, String line) {
        try {
            writer.write(line);
            writer.write("\r\n");
        } catch (IOException e) {
            throw new IllegalStateException("a file of this machine cannot be written", e);
        }
    }

    @GET
    @javax.ws.rs.Path("credit/problems")
    @Needs(Operation.DISCLOSURE_EXPORT)
    public Response problems(
            @Context Visitor visitor,
            @QueryParam("kind") String kind,
            @QueryParam("channel") @DefaultValue("credit-platform") String channel,
            @QueryParam("body") String body,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        return Answers.ok(
                PlainForm.of(publications.credit(visitor.who(), wanted(kind, channel, body, from, to), line -> {})));
    }

    private static Publications.CreditWanted wanted(String kind, String channel, String body, String from, String to) {
        return new Publications.CreditWanted(said("kind", kind), channel, body, day("from", from), day("to", to));
    }

    private static LocalDate day(String name, String text) {
        return Queries.date(name, said(name, text));
    }

    private static String said(String name, String text) {
        if (text == null) {
            throw ZhihengException.invalid("HTTP-FIELD", "应当写明" + name, name);
        }
        return text;
    }

    // ---- the portal

    @POST
    @javax.ws.rs.Path("deliveries")
    @Needs(Operation.DISCLOSURE_DELIVER)
    public Response deliver(@Context Visitor visitor) {
        return Answers.made(PlainForm.of(delivery.deliver(visitor.who())));
    }
}
