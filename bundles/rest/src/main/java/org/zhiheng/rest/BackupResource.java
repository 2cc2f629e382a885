package org.zhiheng.rest;

import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.system.Backups;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Backups while the platform works. */
@Path("/api/v1/system/backups")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class BackupResource {

    static final Fields MAKE = Fields.none().optionalText("passphrase", "密钥的口令;不写时备份里没有密钥");

    private final Backups backups;

    BackupResource(Backups backups) {
        this.backups = backups;
    }

    @GET
    @Needs(Operation.SYSTEM_BACKUP)
    public Response list(@Context Visitor visitor) {
        return Answers.ok(Map.of("backups", PlainForm.of(backups.list(visitor.who()))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Operation.SYSTEM_BACKUP)
    public Response make(@Context Visitor visitor, SentJson sent) {
        String passphrase = MAKE.read(sent).text("passphrase");
        return Answers.made(
                PlainForm.of(backups.make(visitor.who(), passphrase == null ? null : passphrase.toCharArray())));
    }
}
