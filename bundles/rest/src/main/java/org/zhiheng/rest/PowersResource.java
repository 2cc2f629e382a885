package org.zhiheng.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.powers.PowerProcedures;
import org.zhiheng.api.powers.Powers;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** What follows from the registers of powers taken together, and how powers are handed over. */
@Path("/api/v1/powers")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class PowersResource {

    private static final Fields STARTED =
            Fields.none().text("command", RunsResource.COMMAND_ID).text("justiceBureau", "负责审核的司法行政部门,机构编号");
    static final Fields EMPOWERING = STARTED.text("confirmation", "承接确认书的编号");
    static final Fields ENTRUSTING = STARTED.text("entrustment", "委托执法协议的编号");

    static final Fields PROPOSING = STARTED.text("proposal", "镇(街道)赋权建议的编号");
    static final Fields CLAIMING = Fields.none()
            .text("patrolItem", "巡查事项一体化清单里的编号")
            .text("township", "认领的镇(街道),机构编号")
            .text("frequency", "巡查频次")
            .date("from", "自哪一天起");
    static final Fields RELEASING = Fields.none().date("last", "最后一天").text("why", "理由");

    private final Powers powers;
    private final PowerProcedures procedures;
    private final Called called;
    private final Clock clock;

    PowersResource(Powers powers, PowerProcedures procedures, Called called, Clock clock) {
        this.powers = powers;
        this.procedures = procedures;
        this.called = called;
        this.clock = clock;
    }

    @POST
    @Path("procedures/empowerments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.RUNS_USE)
    public Response empower(@Context Visitor visitor, SentJson sent) {
        Form form = EMPOWERING.read(sent);
        return Answers.made(PlainForm.of(procedures.empower(
                visitor.who(), form.text("command"), form.text("confirmation"), form.text("justiceBureau"))));
    }

    @POST
    @Path("procedures/entrustments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.RUNS_USE)
    public Response entrust(@Context Visitor visitor, SentJson sent) {
        Form form = ENTRUSTING.read(sent);
        return Answers.made(PlainForm.of(procedures.entrust(
                visitor.who(), form.text("command"), form.text("entrustment"), form.text("justiceBureau"))));
    }

    @POST
    @Path("procedures/proposals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.EMPOWERMENT_PROPOSE)
    public Response propose(@Context Visitor visitor, SentJson sent) {
        Form form = PROPOSING.read(sent);
        return Answers.made(PlainForm.of(procedures.propose(
                visitor.who(), form.text("command"), form.text("proposal"), form.text("justiceBureau"))));
    }

    @POST
    @Path("patrol-claims")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.EMPOWERMENT_PROPOSE)
    public Response claim(@Context Visitor visitor, SentJson sent) {
        Form form = CLAIMING.read(sent);
        String key = procedures.claim(
                visitor.who(),
                form.text("patrolItem"),
                form.text("township"),
                form.text("frequency"),
                form.date("from"));
        return Answers.made(Map.of("key", key));
    }

    @POST
    @Path("patrol-claims/{claim}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.EMPOWERMENT_PROPOSE)
    public Response release(@Context Visitor visitor, @PathParam("claim") String claim, SentJson sent) {
        Form form = RELEASING.read(sent);
        procedures.release(visitor.who(), claim, form.date("last"), form.text("why"));
        return Answers.made(Map.of("key", claim));
    }

    @GET
    @Path("clean-ups")
    @Needs(Operation.ITEMS_VIEW)
    public Response cleanUps(@Context Visitor visitor, @QueryParam("body") String body, @QueryParam("on") String on) {
        return Answers.ok(called.bodies(powers.cleanUps(visitor.who(), needed("body", body), day("on", on))));
    }

    @GET
    @Path("matrix")
    @Needs(Operation.EMPOWERMENT_VIEW)
    public Response matrix(
            @Context Visitor visitor,
            @QueryParam("government") String government,
            @QueryParam("on") String on,
            @QueryParam("knownAt") String knownAt) {
        AsOf asOf = new AsOf(day("on", on), knownAt == null ? null : Queries.moment("knownAt", knownAt));
        return Answers.ok(called.bodies(powers.matrix(visitor.who(), needed("government", government), asOf)));
    }

    @GET
    @Path("handovers")
    @Needs(Operation.EMPOWERMENT_VIEW)
    public Response handovers(
            @Context Visitor visitor, @QueryParam("government") String government, @QueryParam("on") String on) {
        List<Powers.Handover> found = powers.handovers(visitor.who(), needed("government", government), day("on", on));
        return Answers.ok(called.bodies(Map.of("handovers", PlainForm.of(found))));
    }

    @GET
    @Path("evaluations-due")
    @Needs(Operation.EMPOWERMENT_VIEW)
    public Response evaluationsDue(
            @Context Visitor visitor,
            @QueryParam("government") String government,
            @QueryParam("on") String on,
            @QueryParam("until") String until) {
        LocalDate today = day("on", on);
        LocalDate last = until == null ? today : Queries.date("until", until);
        List<Powers.EvaluationDue> due =
                powers.evaluationsDue(visitor.who(), needed("government", government), today, last);
        return Answers.ok(called.bodies(Map.of("evaluations", PlainForm.of(due))));
    }

    @GET
    @Path("empowerments/{key}/history")
    @Needs(Operation.EMPOWERMENT_VIEW)
    public Response history(@Context Visitor visitor, @PathParam("key") String key) {
        return Answers.ok(Map.of("happenings", PlainForm.of(powers.history(visitor.who(), key))));
    }

    @GET
    @Path("lists")
    @Needs(Operation.LISTS_VIEW)
    public Response lists() {
        return Answers.ok(Map.of("lists", powers.publishedLists()));
    }

    @GET
    @Path("lists/{list}")
    @Needs(Operation.LISTS_VIEW)
    public Response published(
            @PathParam("list") String list, @QueryParam("body") String body, @QueryParam("on") String on) {
        List<Object> rows = new ArrayList<>();
        powers.published(list, body, day("on", on), row -> rows.add(RegistersResource.form(row)));
        return Answers.ok(Map.of("rows", rows));
    }

    private LocalDate day(String name, String text) {
        return text == null ? LocalDate.now(clock) : Queries.date(name, text);
    }

    private static String needed(String name, String text) {
        if (text == null || text.isBlank()) {
            throw ZhihengException.invalid("HTTP-FIELD", "应当写明" + name + ",机构的编号", name);
        }
        return text;
    }
}
