package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.credentials.BodyChanges;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Bodies that are renamed and merged: first looked at, then done. */
@Path("/api/v1/body-changes")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class BodyChangesResource {

    private static final String WHY = "理由";
    private static final String DOCUMENT = "依据的文件,例如文号";

    static final Fields RENAME_LOOKED_AT =
            Fields.none().text("body", "更名的机构").text("name", "新名称").date("from", "自哪一天起");
    static final Fields RENAME = RENAME_LOOKED_AT.text("why", WHY).text("document", DOCUMENT);
    static final Fields MERGER_LOOKED_AT =
            Fields.none().text("body", "并入他处的机构").text("into", "并入哪个机构").date("from", "自哪一天起");
    static final Fields MERGER = MERGER_LOOKED_AT.text("why", WHY).text("document", DOCUMENT);

    static final Fields CALLED_OFF = Fields.none().text("why", WHY).text("document", DOCUMENT);

    private final BodyChanges changes;

    BodyChangesResource(BodyChanges changes) {
        this.changes = changes;
    }

    @POST
    @Path("renames/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.BODIES_REORGANISE)
    public Response previewRename(@Context Visitor visitor, SentJson sent) {
        Form form = RENAME_LOOKED_AT.read(sent);
        return previewed(changes.previewRename(visitor.who(), form.text("body"), form.text("name"), form.date("from")));
    }

    @POST
    @Path("renames")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.BODIES_REORGANISE)
    public Response rename(@Context Visitor visitor, SentJson sent) {
        Form form = RENAME.read(sent);
        return Answers.made(PlainForm.of(changes.rename(
                visitor.who(),
                form.text("body"),
                form.text("name"),
                form.date("from"),
                form.text("why"),
                form.text("document"))));
    }

    @POST
    @Path("mergers/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.BODIES_REORGANISE)
    public Response previewMerger(@Context Visitor visitor, SentJson sent) {
        Form form = MERGER_LOOKED_AT.read(sent);
        return previewed(changes.previewMerge(visitor.who(), form.text("body"), form.text("into"), form.date("from")));
    }

    @POST
    @Path("mergers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.BODIES_REORGANISE)
    public Response merge(@Context Visitor visitor, SentJson sent) {
        Form form = MERGER.read(sent);
        return Answers.made(PlainForm.of(changes.merge(
                visitor.who(),
                form.text("body"),
                form.text("into"),
                form.date("from"),
                form.text("why"),
                form.text("document"))));
    }

    @POST
    @Path("{id}/call-off")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.BODIES_REORGANISE)
    public Response callOff(@Context Visitor visitor, @PathParam("id") String id, SentJson sent) {
        Form form = CALLED_OFF.read(sent);
        return Answers.made(PlainForm.of(changes.callOff(visitor.who(), id, form.text("why"), form.text("document"))));
    }

    private static Response previewed(BodyChanges.Preview preview) {
        Map<String, Long> counts = preview.moved().stream()
                .collect(Collectors.groupingBy(BodyChanges.Moved::register, TreeMap::new, Collectors.counting()));
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("counts", counts);
        form.put("accounts", preview.accounts());
        form.put("roles", preview.roles());
        form.put("runs", preview.runs());
        form.put("moved", moved(preview.moved()));
        return Answers.ok(form);
    }

    private static List<Map<String, Object>> moved(List<BodyChanges.Moved> moved) {
        return moved.stream()
                .map(each -> {
                    Map<String, Object> form = new LinkedHashMap<>();
                    form.put("register", each.register());
                    form.put("title", each.title());
                    form.put("key", each.key());
                    form.put("label", each.label());
                    form.put("follows", Words.of(each.follows()));
                    form.put("followsTitle", Labels.of(each.follows()));
                    return form;
                })
                .toList();
    }
}
