package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.registers.RegisteredRulings;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/**
 * Proofs that certificates, a body and a place are right for an act on an item on a day; each is put down in the record and cited by its id. The rules are
 * those of the body's division.
 */
@Path("/api/v1/competence-proofs")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class CompetenceProofsResource {

    static final Fields PROVEN = Fields.none()
            .date("asOf", "行为的日期")
            .object("references", RegisteredRulingsResource.REFERENCES)
            .optionalObject("facts", "名录里没有的事实");

    private final RegisteredRulings rulings;

    CompetenceProofsResource(RegisteredRulings rulings) {
        this.rulings = rulings;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.RULING_RELY)
    public Response prove(@Context Visitor visitor, SentJson sent) {
        Form form = PROVEN.read(sent);
        RegisteredRulings.Proof proof =
                rulings.prove(visitor.who(), form.date("asOf"), form.object("references"), form.object("facts"));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", proof.id());
        told.put("proven", proof.proven());
        told.put("officers", RegisteredRulingsResource.form(proof.officers()));
        told.put("competence", RegisteredRulingsResource.form(proof.competence()));
        told.put("entries", PlainForm.of(proof.entries()));
        return Answers.made(told);
    }
}
