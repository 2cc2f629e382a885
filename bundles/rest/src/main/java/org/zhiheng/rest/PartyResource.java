package org.zhiheng.rest;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.CookieParam;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.cases.PartyAccess;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Door;
import org.zhiheng.rest.door.Open;
import org.zhiheng.rest.door.Visitor;

/**
 * The own case of a party, who has no account: let in by the code that was handed over with a paper. The session is a cookie of its own, which opens nothing else; a change
 * needs the token that signing in has told besides.
 */
@Path("/api/v1/party")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class PartyResource {

    static final Fields ENTERING = Fields.none().text("code", "随文书交付的查询码").text("numberEnd", "当事人号码的后六位");
    static final Fields ASKING = Fields.none()
            .text("kind", "defence陈述申辩,hearing要求听证,recusal申请回避,file查阅案卷,deferral延期或者分期缴纳,correction更正公示的信息")
            .longText("words", "内容")
            .optionalObjects("files", "附件,至多3个:type(image/jpeg、image/png或者application/pdf),content(Base64,至多3MB)");

    /** Most bytes of a request: three files of three megabytes, written as Base64, and the words. */
    private static final int LONGEST = 13 << 20;

    private static final String COOKIE = "zhiheng-party";

    private final PartyAccess access;
    private final Tries tries;

    PartyResource(PartyAccess access, Clock clock) {
        this.access = access;
        tries = new Tries(clock);
    }

    @POST
    @Path("session")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open
    public Response enter(@Context Visitor visitor, SentJson sent) {
        Form form = ENTERING.read(sent);
        if (tries.tooMany(visitor.source())) {
            throw ZhihengException.unavailable("PARTY-SOURCE", "这个地址输错的次数太多,请稍后再试");
        }
        PartyAccess.Entered entered = access.enter(form.text("code"), form.text("numberEnd"))
                .orElseThrow(() -> {
                    tries.failed(visitor.source());
                    return ZhihengException.forbidden("PARTY-CODE", "查询码或者号码不对,或者查询码已经失效;请向办案机关要新的查询码");
                });
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("until", entered.until().toString());
        body.put("csrf", csrf(entered.session()));
        return Response.fromResponse(Answers.made(body))
                .header("Set-Cookie", cookie(entered.session(), visitor.secure()))
                .build();
    }

    @DELETE
    @Path("session")
    @Open
    public Response leave(
            @Context Visitor visitor, @CookieParam(COOKIE) String session, @HeaderParam(Door.CSRF) String csrf) {
        access.leave(changing(session, csrf));
        return Response.noContent()
                .header("Set-Cookie", cookie("", visitor.secure()) + "; Max-Age=0")
                .build();
    }

    @GET
    @Open
    public Response own(@Context Visitor visitor, @CookieParam(COOKIE) String session) {
        PartyAccess.Own own = here(session == null ? Optional.empty() : access.own(session));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("own", PlainForm.of(own));
        body.put("csrf", csrf(session));
        return Answers.ok(body);
    }

    @GET
    @Path("papers/{paper}")
    @Produces(MediaType.WILDCARD)
    @Open
    public Response paper(
            @Context Visitor visitor, @CookieParam(COOKIE) String session, @PathParam("paper") String paper) {
        return UploadsResource.file(here(session == null ? Optional.empty() : access.paper(session, paper)));
    }

    @POST
    @Path("requests")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open
    public Response ask(
            @Context Visitor visitor,
            @CookieParam(COOKIE) String session,
            @HeaderParam(Door.CSRF) String csrf,
            @Context HttpHeaders headers,
            InputStream sent) {
        String mine = changing(session, csrf);
        // Whoever is not in sends nothing large.
        if (!access.lasts(mine)) {
            return here(Optional.empty());
        }
        Form form = ASKING.read(SentJson.read(sent, headers.getRequestHeaders(), LONGEST));
        return Answers.made(PlainForm.of(here(access.ask(
                mine,
                Queries.word(PartyAccess.Kind.class, "kind", form.text("kind")),
                form.text("words"),
                form.objects("files").stream().map(PartyResource::file).toList()))));
    }

    private static PartyAccess.HandedIn file(Map<String, Object> sent) {
        if (sent.size() == 2
                && sent.get("type") instanceof String type
                && sent.get("content") instanceof String content) {
            try {
                return new PartyAccess.HandedIn(type, Base64.getDecoder().decode(content));
            } catch (IllegalArgumentException e) {
                throw ZhihengException.invalid("HTTP-FIELD", "附件的content应当是Base64", "files");
            }
        }
        throw ZhihengException.invalid("HTTP-FIELD", "附件应当有type和content", "files");
    }

    private static <T> T here(Optional<T> found) {
        return found.orElseThrow(() -> ZhihengException.forbidden("PARTY-SESSION", "请用查询码重新进入"));
    }

    /** The session of a change that comes from the page itself. */
    private static String changing(String session, String csrf) {
        if (session == null) {
            return here(Optional.empty());
        }
        if (csrf == null
                || !MessageDigest.isEqual(
                        csrf(session).getBytes(StandardCharsets.US_ASCII), csrf.getBytes(StandardCharsets.UTF_8))) {
            throw ZhihengException.forbidden("HTTP-CSRF", "请求没有带上本次登录的" + Door.CSRF + ",可能来自别的网站");
        }
        return session;
    }

    /** What another site cannot know: from the session, which no script reads and which cannot be found again from it. */
    private static String csrf(String session) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("csrf " + session).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String cookie(String session, boolean secure) {
        return COOKIE + "=" + session + "; Path=/api/v1/party; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }
}
