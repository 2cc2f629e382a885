package org.zhiheng.rest;

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
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Ahead;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Drawing;
import org.zhiheng.api.procedures.HandOver;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.procedures.Suspension;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Runs of procedures. They are started by the contexts that own their subjects, at their own addresses. */
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class RunsResource {

    static final String COMMAND_ID = "办理编号,自己起的;同一编号只办一次";
    private static final String WHY = "事由";
    private static final String DOCUMENT = "依据的文件,例如文号";
    private static final String FURTHER = "延长以后继续延长多少,单位同规则规定的延长;第一次延长不填";

    private static final Fields COMMAND =
            Fields.none().text("command", COMMAND_ID).number("version", "所看到的版本");
    static final Fields STEP =
            COMMAND.text("to", "到哪个环节").optionalText("note", "说明").optionalTexts("documents", "形成的文书,例如文号");
    static final Fields SUSPENSION = COMMAND.word("kind", WHY, SuspensionKind.class)
            .date("from", "第一个不计入的日子")
            .optionalDate("to", "最后一个不计入的日子;还不知道的不填")
            .optionalDate("reviewOn", "复核日;没有止日的应当填写")
            .text("why", "说明")
            .text("document", DOCUMENT);
    static final Fields RESUMPTION =
            COMMAND.word("kind", WHY, SuspensionKind.class).date("lastDay", "最后一个不计入的日子,不晚于今天");
    static final Fields REASONED = COMMAND.text("why", WHY).text("document", DOCUMENT);
    static final Fields EXTENSION =
            COMMAND.optionalNumber("further", FURTHER).text("why", WHY).text("document", DOCUMENT);
    static final Fields CLOCK_EXTENSION = COMMAND.text("clock", "哪一个期限,例如decision")
            .optionalNumber("further", FURTHER)
            .text("why", WHY)
            .text("document", DOCUMENT);
    static final Fields ASSIGNMENT = COMMAND.text("body", "哪个机构的部分").optionalText("account", "交给哪个账号;不填为有这一角色的任何人");
    static final Fields HAND_OVER = Fields.none()
            .text("command", COMMAND_ID)
            .text("body", "哪个机构")
            .optionalText("account", "离开的人的账号;机构合并、更名的不填")
            .optionalText("toAccount", "交给哪个账号;不填为有这一角色的任何人")
            .text("toBody", "交给哪个机构;人员变动和更名的填同一机构")
            .text("why", WHY)
            .text("document", DOCUMENT);

    private final Runs runs;
    private final Called called;

    RunsResource(Runs runs, Called called) {
        this.runs = runs;
        this.called = called;
    }

    static Command command(Form form) {
        return new Command(form.text("command"), form.number("version"));
    }

    @GET
    @Needs(Operation.RUNS_USE)
    @Tells(value = Runs.Page.class, labels = true)
    public Response list(
            @Context Visitor visitor,
            @QueryParam("body") String body,
            @QueryParam("open") @DefaultValue("true") String open,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after) {
        if (body == null) {
            throw ZhihengException.invalid("HTTP-FIELD", "应当写明机构(body)", "body");
        }
        Runs.Wanted wanted =
                new Runs.Wanted(body, Queries.yes("open", open), Set.of(), Queries.number("size", size), after);
        Runs.Page page = runs.list(visitor.who(), wanted);
        return Answers.ok(called.runs(
                visitor.who(),
                page,
                page.runs().stream().map(Runs.Listed::subject).toList()));
    }

    @GET
    @Path("{run}")
    @Needs(Operation.RUNS_USE)
    @Tells(value = Run.class, labels = true)
    public Response show(@Context Visitor visitor, @PathParam("run") String run) {
        return shown(visitor, runs.show(visitor.who(), run));
    }

    /** Where it could go now, and what refuses each way. */
    @GET
    @Path("{run}/ways")
    @Needs(Operation.RUNS_USE)
    @Tells(Ahead.class)
    public Response ahead(@Context Visitor visitor, @PathParam("run") String run) {
        return Answers.ok(PlainForm.of(runs.ahead(visitor.who(), run)));
    }

    private Response shown(Visitor visitor, Run run) {
        return Answers.ok(form(visitor, run));
    }

    private Map<String, Object> form(Visitor visitor, Run run) {
        return called.runs(visitor.who(), run, List.of(run.subject()));
    }

    @GET
    @Path("{run}/drawing")
    @Needs(Operation.RUNS_USE)
    @Produces({"image/svg+xml", MediaType.TEXT_PLAIN})
    public Response draw(
            @Context Visitor visitor,
            @PathParam("run") String run,
            @QueryParam("form") @DefaultValue("svg") String form) {
        Drawing drawing = Queries.word(Drawing.class, "form", form);
        return ProceduresResource.drawn(drawing, runs.draw(visitor.who(), run, drawing));
    }

    /** A refusal by a check is no error: the answer says that the way was not taken, with the rulings that refused. */
    @POST
    @Path("{run}/steps")
    @Needs(Operation.RUNS_USE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response take(@Context Visitor visitor, @PathParam("run") String run, SentJson sent) {
        Form form = STEP.read(sent);
        Step step = runs.take(
                visitor.who(),
                run,
                command(form),
                new Runs.Taking(form.text("to"), form.text("note"), form.texts("documents")));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("taken", step.taken());
        answer.put("refused", PlainForm.of(step.refused()));
        answer.put("run", form(visitor, step.run()));
        return Answers.ok(answer);
    }

    @POST
    @Path("{run}/suspensions")
    @Needs(Operation.RUNS_USE)
    @Tells(value = Run.class, labels = true)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response suspend(@Context Visitor visitor, @PathParam("run") String run, SentJson sent) {
        Form form = SUSPENSION.read(sent);
        return shown(visitor, runs.suspend(visitor.who(), run, command(form), suspension(form)));
    }

    static Suspension suspension(Form form) {
        return new Suspension(
                form.word("kind", SuspensionKind.class),
                form.date("from"),
                form.date("to"),
                form.date("reviewOn"),
                form.text("why"),
                form.text("document"));
    }

    @POST
    @Path("{run}/resumptions")
    @Needs(Operation.RUNS_USE)
    @Tells(value = Run.class, labels = true)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response resume(@Context Visitor visitor, @PathParam("run") String run, SentJson sent) {
        Form form = RESUMPTION.read(sent);
        return shown(
                visitor,
                runs.resume(
                        visitor.who(),
                        run,
                        command(form),
                        form.word("kind", SuspensionKind.class),
                        form.date("lastDay")));
    }

    @POST
    @Path("{run}/extensions")
    @Needs(Operation.RUNS_USE)
    @Tells(value = Run.class, labels = true)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response extend(@Context Visitor visitor, @PathParam("run") String run, SentJson sent) {
        Form form = EXTENSION.read(sent);
        return shown(
                visitor,
                runs.extend(
                        visitor.who(),
                        run,
                        command(form),
                        form.number("further"),
                        form.text("why"),
                        form.text("document")));
    }

    @POST
    @Path("{run}/clock-extensions")
    @Needs(Operation.RUNS_USE)
    @Tells(value = Run.class, labels = true)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response extendClock(@Context Visitor visitor, @PathParam("run") String run, SentJson sent) {
        Form form = CLOCK_EXTENSION.read(sent);
        return shown(
                visitor,
                runs.extendClock(
                        visitor.who(),
                        run,
                        command(form),
                        form.text("clock"),
                        form.number("further"),
                        form.text("why"),
                        form.text("document")));
    }

    @POST
    @Path("{run}/assignment")
    @Needs(Operation.RUNS_USE)
    @Tells(value = Run.class, labels = true)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response assign(@Context Visitor visitor, @PathParam("run") String run, SentJson sent) {
        Form form = ASSIGNMENT.read(sent);
        return shown(visitor, runs.assign(visitor.who(), run, command(form), form.text("body"), form.text("account")));
    }

    @POST
    @Path("{run}/version")
    @Needs(Operation.RUNS_USE)
    @Tells(value = Run.class, labels = true)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changeVersion(@Context Visitor visitor, @PathParam("run") String run, SentJson sent) {
        Form form = REASONED.read(sent);
        return shown(
                visitor,
                runs.changeVersion(visitor.who(), run, command(form), form.text("why"), form.text("document")));
    }

    @POST
    @Path("hand-overs")
    @Needs(Operation.RUNS_USE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response handOver(@Context Visitor visitor, SentJson sent) {
        Form form = HAND_OVER.read(sent);
        HandOver order = new HandOver(
                form.text("body"),
                form.text("account"),
                form.text("toAccount"),
                form.text("toBody"),
                form.text("why"),
                form.text("document"));
        return Answers.ok(Map.of("runs", runs.handOver(visitor.who(), form.text("command"), order)));
    }
}
