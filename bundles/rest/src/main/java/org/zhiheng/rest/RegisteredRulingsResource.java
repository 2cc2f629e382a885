package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.registers.RegisteredRulings;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Questions answered from the registers. */
@Path("/api/v1/registered-rulings")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class RegisteredRulingsResource {

    static final String REFERENCES = "名录里的编号,可用的名称见GET /api/v1/registered-rulings";

    static final Fields ASKED = Fields.none()
            .text("division", "区划代码")
            .date("asOf", "哪一天")
            .optionalMoment("knownAt", "按什么时候所知的;不写就是现在所知的")
            .object("references", REFERENCES)
            .optionalObject("facts", "名录里没有的事实");

    private final RegisteredRulings rulings;

    RegisteredRulingsResource(RegisteredRulings rulings) {
        this.rulings = rulings;
    }

    @GET
    @Needs(Operation.RULING_ASK)
    public Response references() {
        return Answers.ok(Map.of("questions", rulings.references()));
    }

    @POST
    @Path("{question}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.RULING_ASK)
    public Response ask(@Context Visitor visitor, @PathParam("question") String question, SentJson sent) {
        Form form = ASKED.read(sent);
        Map<String, Object> facts = form.object("facts");
        Map<String, Object> answer = form(rulings.ask(
                visitor.who(),
                new RegisteredRulings.Asked(
                        question,
                        form.text("division"),
                        form.date("asOf"),
                        form.moment("knownAt"),
                        form.object("references"),
                        facts)));
        // What was given goes before what the registers say: whoever reads the answer sees what of it is supposed.
        answer.put("given", facts.keySet().stream().sorted().toList());
        return Answers.ok(answer);
    }

    static Map<String, Object> form(RegisteredRulings.Answered answered) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("facts", PlainForm.of(answered.facts()));
        form.put("ruling", RulingForm.of(answered.ruling()));
        return form;
    }
}
