package org.zhiheng.rest;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.records.Uploads.Upload;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Files that people upload, which go on where the line broke: the protocol tus 1.0.0 (core and creation). */
@Path("/api/v1/uploads")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class UploadsResource {

    static final String BYTES = "application/offset+octet-stream";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String METADATA = "Upload-Metadata";
    private static final String PROTOCOL = "Tus-Resumable";
    private static final String VERSION = "1.0.0";

    private final Uploads uploads;

    UploadsResource(Uploads uploads) {
        this.uploads = uploads;
    }

    @POST
    @Needs(Operation.FILES_UPLOAD)
    public Response begin(
            @Context Visitor visitor, @HeaderParam(LENGTH) String length, @HeaderParam(METADATA) String metadata) {
        Upload begun = uploads.begin(
                visitor.who(), number(LENGTH, length), metadata(metadata).get("filetype"));
        return headed(Response.status(Response.Status.CREATED).entity(Json.bytes(told(begun))), begun)
                .header(HttpHeaders.LOCATION, "/api/v1/uploads/" + begun.id())
                .build();
    }

    /** The protocol asks by HEAD, which is answered by the same without its body. */
    @GET
    @Path("{upload}")
    @Needs(Operation.FILES_UPLOAD)
    public Response state(@Context Visitor visitor, @PathParam("upload") String id) {
        Upload upload = uploads.state(visitor.who(), id);
        return headed(Response.ok(Json.bytes(told(upload))), upload).build();
    }

    @PATCH
    @Path("{upload}")
    @Needs(Operation.FILES_UPLOAD)
    public Response append(
            @Context Visitor visitor,
            @PathParam("upload") String id,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam(OFFSET) String offset,
            InputStream content) {
        if (!BYTES.equals(type)) {
            throw ZhihengException.invalid(SentJson.OTHER_TYPE, "请求正文应当是" + BYTES, null);
        }
        return headed(Response.noContent(), uploads.append(visitor.who(), id, number(OFFSET, offset), content))
                .build();
    }

    @DELETE
    @Path("{upload}")
    @Needs(Operation.FILES_UPLOAD)
    public Response drop(@Context Visitor visitor, @PathParam("upload") String id) {
        uploads.drop(visitor.who(), id);
        return Response.noContent().header(PROTOCOL, VERSION).build();
    }

    private static Response.ResponseBuilder headed(Response.ResponseBuilder answer, Upload upload) {
        return answer.header(PROTOCOL, VERSION)
                .header(OFFSET, upload.received())
                .header(LENGTH, upload.size());
    }

    private static Map<String, Object> told(Upload upload) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", upload.id());
        told.put("size", upload.size());
        told.put("received", upload.received());
        told.put("mediaType", upload.mediaType());
        told.put(
                "hash", upload.attachment() == null ? null : upload.attachment().hash());
        return told;
    }

    private static long number(String header, String sent) {
        if (sent == null || !sent.matches("[0-9]{1,15}")) {
            throw ZhihengException.invalid("HTTP-FIELD", "请求头" + header + "应当是字节数", header);
        }
        return Long.parseLong(sent);
    }

    /** Pairs of a key and what it says in Base64. Names of files are not kept: they name people. */
    private static Map<String, String> metadata(String sent) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : sent == null ? new String[0] : sent.split(",")) {
            String[] parts = pair.strip().split(" ", 2);
            try {
                found.put(
                        parts[0],
                        parts.length < 2
                                ? ""
                                : new String(Base64.getDecoder().decode(parts[1].strip()), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw ZhihengException.invalid("HTTP-FIELD", "请求头" + METADATA + "应当是Base64", METADATA);
            }
        }
        return found;
    }

    /** A stored file for whoever may have it: to be kept, never shown as part of a page. */
    static Response file(OpenedAttachment opened) {
        String type = opened.attachment().mediaType();
        Response.ResponseBuilder answer = Response.ok(opened.content(), type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + opened.attachment().hash().replace(':', '-') + "\"");
        // JSON is compressed on its way for whoever takes that, and is shorter then.
        if (!type.startsWith(MediaType.APPLICATION_JSON)) {
            answer.header(HttpHeaders.CONTENT_LENGTH, opened.attachment().size());
        }
        return answer.build();
    }
}
