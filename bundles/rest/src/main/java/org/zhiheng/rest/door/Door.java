package org.zhiheng.rest.door;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.DoorWatch;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.error.ZhihengException;

/**
 * Who may come in by HTTP: finds out who asks, by the session's cookie or a program's token, and refuses whoever may not do what is
 * asked. For resource methods and servlets alike. Thread-safe.
 */
@Component(service = Door.class)
public final class Door {

    /** The header that proves that the page knows the session. */
    public static final String CSRF = "X-CSRF-Token";

    /** Its code is answered with 401: nobody was recognised. */
    public static final String NOBODY = "HTTP-401";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> NOT_CROSS_SITE = Set.of("same-origin", "none");

    private final SignIn signIn;
    private final Permissions permissions;
    private final DoorWatch watch;
    private final Proxies proxies;

    @Activate
    public Door(
            @Reference SignIn signIn,
            @Reference Permissions permissions,
            @Reference DoorWatch watch,
            @Reference Proxies proxies) {
        this.signIn = signIn;
        this.permissions = permissions;
        this.watch = watch;
        this.proxies = proxies;
    }

    /** Who is there, with nobody recognised. */
    public Visitor stranger(HttpServletRequest request) {
        boolean secure = proxies.secure(request);
        return new Visitor(null, SessionCookie.of(request, secure).orElse(null), proxies.source(request), secure);
    }

    /**
     * Lets in who may do the operation.
     *
     * @throws ZhihengException {@code FORBIDDEN}: {@link #NOBODY} when nobody is recognised; {@code HTTP-CSRF} when a change comes with a
     *     session's cookie and not with its token; or as {@link Permissions#check}
     */
    public Visitor enter(HttpServletRequest request, Operation operation) {
        Visitor visitor = recognised(request)
                .orElseThrow(() -> ZhihengException.forbidden(NOBODY, "请先登录;程序用Authorization: Bearer带上令牌"));
        if (visitor.session() != null
                && !READING.contains(request.getMethod())
                && !signIn.csrfMatches(visitor.session(), request.getHeader(CSRF))) {
            watch.crossSiteRefused(visitor.who(), operation);
            throw ZhihengException.forbidden("HTTP-CSRF", "请求没有带上本次登录的" + CSRF + ",可能来自别的网站");
        }
        if (operation.onData()) {
            permissions.reach(visitor.who(), operation);
        } else {
            permissions.check(visitor.who(), operation, null);
        }
        return visitor;
    }

    /** A token that is sent decides alone, right or wrong; then the cookie. */
    private Optional<Visitor> recognised(HttpServletRequest request) {
        Visitor stranger = stranger(request);
        String sent = request.getHeader("Authorization");
        if (sent != null) {
            Optional<Principal> who = program(request, sent);
            if (who.isEmpty()) {
                watch.tokenRefused(token(sent), stranger.source());
            }
            return who.map(found -> visitor(found, null, stranger));
        }
        return Optional.ofNullable(stranger.session())
                .flatMap(signIn::session)
                .map(who -> visitor(who, stranger.session(), stranger));
    }

    private static Visitor visitor(Principal who, String session, Visitor stranger) {
        return new Visitor(who.from(stranger.source()), session, stranger.source(), stranger.secure());
    }

    /** The token in what was sent, right or wrong, for what is put down of it. */
    private static String token(String sent) {
        String[] parts = sent.strip().split(" +", 2);
        if (parts.length < 2) {
            return sent;
        }
        return parts[0].equalsIgnoreCase("basic")
                ? pair(parts[1]).map(each -> each[1]).orElse(sent)
                : parts[1];
    }

    private Optional<Principal> program(HttpServletRequest request, String sent) {
        String[] parts = sent.strip().split(" +", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> signIn.token(parts[1]);
            case "basic" -> crossSite(request) ? Optional.empty() : basic(parts[1]);
            default -> Optional.empty();
        };
    }

    /** A browser that once was given a name and a password sends them by itself, whatever page makes it ask. */
    private static boolean crossSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !NOT_CROSS_SITE.contains(site);
    }

    private Optional<Principal> basic(String encoded) {
        return pair(encoded).flatMap(each -> signIn.basic(each[0], each[1]));
    }

    /** Name and token of HTTP Basic. */
    private static Optional<String[]> pair(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new String[] {pair.substring(0, colon), pair.substring(colon + 1)});
        } catch (IllegalArgumentException e) {
            // No base64: nobody.
            return Optional.empty();
        }
    }
}
