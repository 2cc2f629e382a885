package org.zhiheng.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.rest.door.Needs;

/** Asking rulings over HTTP. */
@Path("/api/v1/rulings")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class RulingResource {

    private static final List<String> WITH_BOOK = List.of("division", "asOf", "facts", "book");

    private final Rulings rulings;

    RulingResource(Rulings rulings) {
        this.rulings = rulings;
    }

    @GET
    @Needs(Operation.RULING_ASK)
    public Response questions() {
        List<Object> questions = new ArrayList<>();
        for (Question<?, ?> question : rulings.questions()) {
            Map<String, Object> form = new LinkedHashMap<>();
            form.put("question", question.name());
            form.put("title", question.title());
            form.put("schema", "/api/v1/rulings/" + question.name() + "/schema");
            questions.add(form);
        }
        return Answers.ok(Map.of("questions", questions));
    }

    @GET
    @Path("{question}/schema")
    @Needs(Operation.RULING_ASK)
    public Response schema(@PathParam("question") String question) {
        Map<String, Object> schema = new LinkedHashMap<>(rulings.schema(question));
        Map<String, Object> definitions = new LinkedHashMap<>();
        ((Map<?, ?>) schema.get("$defs")).forEach((name, each) -> definitions.put(name.toString(), each));
        definitions.put("reason", RulingSchema.reason());
        definitions.put("ruleBook", RulingSchema.ruleBook());
        definitions.put(
                "ruling",
                RulingSchema.ruling(question, definition("answer"), definition("reason"), definition("ruleBook")));
        schema.put("$defs", definitions);
        return Answers.ok(schema);
    }

    private static Map<String, Object> definition(String name) {
        return Map.of("$ref", "#/$defs/" + name);
    }

    @POST
    @Path("{question}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.RULING_ASK)
    public Response ask(@PathParam("question") String question, SentJson sent) {
        RulingRequest request = RulingRequest.of(sent, WITH_BOOK);
        Asking asking = request.book() == null ? rulings.inForce() : rulings.archived(request.book());
        return Answers.ok(RulingForm.of(request.ask(asking, question)));
    }
}
