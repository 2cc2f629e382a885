package org.zhiheng.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;

/**
 * The provider of identities that the settings name. It is asked only when somebody signs in by it; while it cannot be reached, that is
 * said at once for some seconds, so that nobody's waiting holds up others. Thread-safe.
 */
@Component(service = OidcProvider.class)
public final class OidcProvider {

    private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration DOCUMENT_GOOD = Duration.ofHours(1);
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(5);
    private static final Duration KEYS_GOOD = Duration.ofMinutes(15);
    private static final Duration KEYS_ASKED_AGAIN = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int CLIENT_ERRORS = 4;

    /** @param named whether the provider says in its answers who it is */
    private record Document(
            URI authorization, URI token, boolean basic, boolean named, IdTokens tokens, Instant readAt) {}

    private final OidcSettings settings;
    private final Clock clock;
    private final Web web;
    private volatile Document document;
    private volatile Instant failedAt = Instant.EPOCH;

    @Activate
    public OidcProvider(@Reference OidcSettings settings, @Reference Clock clock) {
        this(settings, clock, PATIENCE);
    }

    OidcProvider(OidcSettings settings, Clock clock, Duration patience) {
        this.settings = settings;
        this.clock = clock;
        this.web = new Web(patience);
    }

    /** Where the browser is sent to sign in. */
    public URI authorization(String state, String nonce, String verifier) {
        OidcPolicy policy = settings.policy();
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", policy.clientId());
        asked.put("redirect_uri", policy.redirect().toString());
        asked.put("scope", policy.scopes().stream().sorted().collect(Collectors.joining(" ")));
        asked.put("state", state);
        asked.put("nonce", nonce);
        asked.put("code_challenge", challenge(verifier));
        asked.put("code_challenge_method", "S256");
        if ("acr".equals(policy.factorClaim())) {
            asked.put("acr_values", policy.factorValues().stream().sorted().collect(Collectors.joining(" ")));
        }
        URI address = document().authorization();
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + form(asked));
    }

    /**
     * Gives the code for what the provider says of who has signed in.
     *
     * @param issuer who the answer says it is from (RFC 9207); null where it does not
     * @throws ZhihengException {@code UNAVAILABLE} {@code ACCESS-FEDERATED-PROVIDER}
     */
    public Proof redeem(String code, String issuer, String nonce, String verifier) {
        OidcPolicy policy = settings.policy();
        Document known = document();
        if (issuer == null ? known.named() : !issuer.equals(policy.issuer())) {
            return Proof.refused("answer-issuer");
        }
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("grant_type", "authorization_code");
        asked.put("code", code);
        asked.put("redirect_uri", policy.redirect().toString());
        asked.put("code_verifier", verifier);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(known.token()).header("Content-Type", "application/x-www-form-urlencoded");
        try {
            authenticate(policy, known, request, asked);
            Web.Answer answer = web.send(request.POST(HttpRequest.BodyPublishers.ofString(form(asked))));
            if (answer.status() != OK) {
                return notGiven(answer);
            }
            String token = JSONObjectUtils.getString(JSONObjectUtils.parse(answer.text()), "id_token");
            return token == null
                    ? Proof.refused("token-missing")
                    : known.tokens().check(token, nonce);
        } catch (ParseException e) {
            return Proof.refused("token-missing");
        } catch (IOException | JOSEException e) {
            throw down(e);
        }
    }

    private static Proof notGiven(Web.Answer answer) throws IOException {
        String error = null;
        try {
            error = JSONObjectUtils.getString(JSONObjectUtils.parse(answer.text()), "error");
        } catch (ParseException e) {
            LOG.warn("The OpenID provider answers {} without saying why", answer.status());
        }
        if ("invalid_grant".equals(error)) {
            return Proof.refused("code");
        } else if (answer.status() / 100 == CLIENT_ERRORS) {
            // The client's id or secret: for the administrator.
            LOG.error("The OpenID provider does not accept this client: {} {}", answer.status(), known(error));
        }
        throw new IOException("the provider answers " + answer.status());
    }

    /** Nothing into the log but what RFC 6749 knows. */
    private static String known(String error) {
        List<String> words = List.of("invalid_request", "invalid_client", "unauthorized_client", "invalid_scope");
        return words.contains(error) ? error : "";
    }

    private static void authenticate(
            OidcPolicy policy, Document document, HttpRequest.Builder request, Map<String, String> asked)
            throws IOException {
        if (policy.secretFile() == null) {
            asked.put("client_id", policy.clientId());
            return;
        }
        String secret = Files.readString(policy.secretFile()).strip();
        if (secret.isEmpty()) {
            throw new IOException("the file of the client's secret is empty");
        }
        if (document.basic()) {
            String pair = encoded(policy.clientId()) + ":" + encoded(secret);
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        } else {
            asked.put("client_id", policy.clientId());
            asked.put("client_secret", secret);
        }
    }

    private Document document() {
        Document known = document;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.readAt().plus(DOCUMENT_GOOD))) {
            return known;
        }
        if (now.isBefore(failedAt.plus(ASKED_AGAIN))) {
            throw unavailable();
        }
        try {
            Document read = read(settings.policy(), now);
            document = read;
            return read;
        } catch (IOException | ParseException e) {
            failedAt = now;
            throw down(e);
        }
    }

    private Document read(OidcPolicy policy, Instant now) throws IOException, ParseException {
        String base = policy.issuer().replaceFirst("/$", "");
        Web.Answer answer = web.send(HttpRequest.newBuilder(URI.create(base + "/.well-known/openid-configuration")));
        if (answer.status() != OK) {
            throw new IOException("the provider answers " + answer.status());
        }
        Map<String, Object> said = JSONObjectUtils.parse(answer.text());
        if (!policy.issuer().equals(JSONObjectUtils.getString(said, "issuer"))) {
            throw new IOException("the provider's document is of another issuer");
        }
        List<String> methods = JSONObjectUtils.getStringList(said, "token_endpoint_auth_methods_supported");
        return new Document(
                address(said, "authorization_endpoint"),
                address(said, "token_endpoint"),
                methods == null || methods.contains("client_secret_basic"),
                Boolean.TRUE.equals(said.get("authorization_response_iss_parameter_supported")),
                tokens(policy, address(said, "jwks_uri")),
                now);
    }

    private IdTokens tokens(OidcPolicy policy, URI keys) throws MalformedURLException {
        return new IdTokens(
                policy,
                JWKSourceBuilder.<SecurityContext>create(keys.toURL(), web)
                        .cache(KEYS_GOOD.toMillis(), PATIENCE.toMillis())
                        // No thread of its own: asked when somebody signs in.
                        .refreshAheadCache(false)
                        .rateLimited(KEYS_ASKED_AGAIN.toMillis())
                        .build(),
                clock);
    }

    private static URI address(Map<String, Object> said, String name) throws IOException, ParseException {
        String address = JSONObjectUtils.getString(said, name);
        if (address == null || !OidcPolicy.safe(address)) {
            throw new IOException("the provider's " + name + " is missing or not by TLS");
        }
        return URI.create(address);
    }

    private static ZhihengException down(Exception cause) {
        LOG.warn("The OpenID provider cannot be used: {}", cause.toString());
        return unavailable();
    }

    private static ZhihengException unavailable() {
        return ZhihengException.unavailable("ACCESS-FEDERATED-PROVIDER", "统一身份认证平台暂时连接不上,请稍后再试,或者用账号和口令登录");
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
