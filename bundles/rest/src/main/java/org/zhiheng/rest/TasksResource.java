package org.zhiheng.rest;

import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.disclosure.Publications;
import org.zhiheng.api.procedures.Tasks;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** What there is to do. */
@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class TasksResource {

    private final Tasks tasks;
    private final Called called;
    private final Publications publications;

    TasksResource(Tasks tasks, Called called, Publications publications) {
        this.tasks = tasks;
        this.called = called;
        this.publications = publications;
    }

    @GET
    @Needs(Operation.RUNS_USE)
    @Tells(value = Tasks.Page.class, labels = true)
    public Response list(
            @Context Visitor visitor,
            @QueryParam("whose") @DefaultValue("mine") String whose,
            @QueryParam("due") @DefaultValue("any") String due,
            @QueryParam("body") String body,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after) {
        Tasks.Wanted wanted = new Tasks.Wanted(
                Queries.word(Tasks.Whose.class, "whose", whose),
                Queries.word(Tasks.Due.class, "due", due),
                body,
                Queries.number("size", size),
                after);
        Tasks.Page page = tasks.list(visitor.who(), wanted);
        return Answers.ok(called.runs(
                visitor.who(),
                page,
                page.tasks().stream().map(Tasks.Task::subject).toList()));
    }

    @GET
    @Path("/clocks")
    @Needs(Operation.RUNS_USE)
    @Tells(value = Tasks.ClocksPage.class, labels = true)
    public Response clocks(
            @Context Visitor visitor,
            @QueryParam("due") @DefaultValue("any") String due,
            @QueryParam("body") String body,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after) {
        Tasks.ClocksWanted wanted = new Tasks.ClocksWanted(
                body, Queries.word(Tasks.Due.class, "due", due), Queries.number("size", size), after);
        Tasks.ClocksPage page = tasks.clocks(visitor.who(), wanted);
        return Answers.ok(called.runs(
                visitor.who(),
                page,
                page.clocks().stream().map(Tasks.Ticking::subject).toList()));
    }

    @GET
    @Path("/publications")
    @Needs(Operation.DISCLOSURE_VIEW)
    public Response publications(
            @Context Visitor visitor,
            @QueryParam("due") @DefaultValue("any") String due,
            @QueryParam("body") String body,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after) {
        return Answers.ok(PlainForm.of(publications.tasks(
                visitor.who(),
                new Publications.TasksWanted(
                        Queries.word(Publications.Due.class, "due", due), body, Queries.number("size", size), after))));
    }
}
