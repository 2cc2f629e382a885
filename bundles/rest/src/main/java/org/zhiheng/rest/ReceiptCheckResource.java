package org.zhiheng.rest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.Receipts;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** A receipt that somebody brought, of this or another platform: what it proves, and what it rests on asked again. Nothing of it is kept. */
@Path("/api/v1/receipt-checks")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class ReceiptCheckResource {

    static final Fields BROUGHT = Fields.none()
            .object("receipt", "决定凭证")
            .optionalObject("disclosures", "连同凭证交给当事人的个人信息文件")
            .optionalTexts("keys", "已知属于作出机关的平台的公钥的编号");

    private final Receipts receipts;

    ReceiptCheckResource(Receipts receipts) {
        this.receipts = receipts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.RULING_ASK)
    public Response check(@Context Visitor visitor, SentJson sent) {
        Fields.Form form = BROUGHT.read(sent);
        Map<String, Object> disclosures = form.object("disclosures");
        return Answers.ok(PlainForm.of(receipts.check(
                text(form.object("receipt")),
                disclosures.isEmpty() ? null : text(disclosures),
                new LinkedHashSet<>(form.texts("keys")))));
    }

    /** Its writing counts for nothing: what is hashed and signed is the canonical one. */
    private static String text(Map<String, Object> object) {
        return new String(Json.bytes(object), StandardCharsets.UTF_8);
    }
}
