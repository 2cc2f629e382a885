package org.zhiheng.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.credentials.OfficerExits;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Officers who leave. */
@Path("/api/v1/officer-exits")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class OfficerExitsResource {

    static final Fields LEAVING = Fields.none()
            .text("officer", "执法人员的编号")
            .text("kind", "原因,名录officer-exits的kind,例如retired")
            .date("lastDay", "作为执法人员的最后一天")
            .optionalText("toAccount", "办理中的事项交给哪个账号;不填为有这一角色的任何人")
            .text("why", "理由")
            .optionalText("document", "依据的文件,例如文号");

    static final Fields CALLED_OFF = Fields.none().text("why", "理由").optionalText("document", "依据的文件,例如文号");

    private final OfficerExits exits;

    OfficerExitsResource(OfficerExits exits) {
        this.exits = exits;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.OFFICERS_CHANGE)
    public Response leave(@Context Visitor visitor, SentJson sent) {
        Form form = LEAVING.read(sent);
        return Answers.made(PlainForm.of(exits.leave(
                visitor.who(),
                new OfficerExits.Leaving(
                        form.text("officer"),
                        form.text("kind"),
                        form.date("lastDay"),
                        form.text("toAccount"),
                        form.text("why"),
                        form.text("document")))));
    }

    @POST
    @Path("{exit}/call-off")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.OFFICERS_CHANGE)
    public Response callOff(@Context Visitor visitor, @PathParam("exit") String exit, SentJson sent) {
        Form form = CALLED_OFF.read(sent);
        return Answers.made(PlainForm.of(exits.callOff(visitor.who(), exit, form.text("why"), form.text("document"))));
    }
}
