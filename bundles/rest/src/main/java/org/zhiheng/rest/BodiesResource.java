package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** The tree of bodies. */
@Path("/api/v1/bodies")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class BodiesResource {

    static final Fields BODY = Fields.none()
            .text("id", "机构编号,此后不变")
            .word("kind", "种类", Body.Kind.class)
            .text("title", "名称")
            .text("division", "区划代码")
            .optionalText("parent", "上级机构的编号;没有上级的不填");

    static final Fields TITLE = Fields.none().text("title", "新名称");
    static final Fields PARENT = Fields.none().text("parent", "新的上级机构的编号");
    static final Fields CLOSE = Fields.none().optionalText("mergedInto", "并入哪个机构:账号、角色和下级机构都转过去;都没有的不填");

    private final Organisation organisation;

    BodiesResource(Organisation organisation) {
        this.organisation = organisation;
    }

    @GET
    @Needs(Operation.ORGANISATION_VIEW)
    public Response list() {
        return Answers.ok(Map.of(
                "bodies",
                organisation.bodies().stream().map(BodiesResource::form).toList()));
    }

    @POST
    @Needs(Operation.ORGANISATION_CHANGE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@Context Visitor visitor, SentJson sent) {
        Form form = BODY.read(sent);
        if (!DivisionCode.isValid(form.text("division"))) {
            throw ZhihengException.invalid("CODE-DIVISION", "区划代码应当是6位、9位或者12位数字", "division");
        }
        Body body = new Body(
                form.text("id"),
                form.word("kind", Body.Kind.class),
                form.text("title"),
                new DivisionCode(form.text("division")),
                form.text("parent"));
        organisation.add(visitor.who(), body);
        return Answers.made(form(body));
    }

    @PUT
    @Path("{body}/title")
    @Needs(Operation.ORGANISATION_CHANGE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rename(@Context Visitor visitor, @PathParam("body") String body, SentJson sent) {
        return Answers.ok(
                form(organisation.rename(visitor.who(), body, TITLE.read(sent).text("title"))));
    }

    @PUT
    @Path("{body}/parent")
    @Needs(Operation.ORGANISATION_CHANGE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response move(@Context Visitor visitor, @PathParam("body") String body, SentJson sent) {
        return Answers.ok(
                form(organisation.move(visitor.who(), body, PARENT.read(sent).text("parent"))));
    }

    @POST
    @Path("{body}/closing")
    @Needs(Operation.ORGANISATION_CHANGE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response close(@Context Visitor visitor, @PathParam("body") String body, SentJson sent) {
        return Answers.ok(
                form(organisation.close(visitor.who(), body, CLOSE.read(sent).text("mergedInto"))));
    }

    private static Map<String, Object> form(Body body) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", body.id());
        form.put("kind", Words.of(body.kind()));
        form.put("title", body.title());
        form.put("division", body.division().value());
        form.put("parent", body.parent());
        form.put("closedAt", PlainForm.of(body.closedAt()));
        form.put("mergedInto", body.mergedInto());
        return form;
    }
}
