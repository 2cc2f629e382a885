package org.zhiheng.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zhiheng.api.error.ZhihengException;

/**
 * How people sign in by a provider. Immutable.
 *
 * @param issuer the provider, exactly as it calls itself
 * @param secretFile null for a client without a secret
 * @param claim of the ID token, that names people
 * @param redirect where the provider sends browsers back to
 * @param landing path where the browser is shown afterwards
 * @param algorithms of signatures, all of them by a pair of keys
 * @param factorClaim null where the provider's second factor counts nothing here
 */
public record OidcPolicy(
        String issuer,
        String clientId,
        Path secretFile,
        Set<String> scopes,
        String claim,
        URI redirect,
        String landing,
        Set<JWSAlgorithm> algorithms,
        String factorClaim,
        Set<String> factorValues) {

    /** Where browsers come back to, below the address of this platform. */
    public static final String CALLBACK = "/api/v1/session/federated/callback";

    /** Keyed by a secret both sides have, or none at all, is no signature of the provider. */
    private static final Set<String> SIGNATURES =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    private static final Pattern LANDING = Pattern.compile("/([A-Za-z0-9._~-]+/?)*(#[A-Za-z0-9._~/-]*)?");
    private static final Set<String> FACTOR_CLAIMS = Set.of("acr", "amr");
    private static final Set<String> HERE = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final int LONGEST = 255;

    public OidcPolicy {
        scopes = Set.copyOf(scopes);
        algorithms = Set.copyOf(algorithms);
        factorValues = Set.copyOf(factorValues);
    }

    /** @throws ZhihengException {@code INVALID} {@code ACCESS-FEDERATED-SETTINGS} naming the setting */
    static OidcPolicy of(OidcConfig config, Set<String> scopes, Set<String> algorithms, Set<String> factorValues) {
        right(safe(config.issuer()) && config.issuer().length() <= LONGEST, "issuer");
        right(!config.clientId().isBlank(), "clientId");
        right(scopes.contains("openid"), "scopes");
        right(!config.claim().isBlank(), "claim");
        right(safe(config.redirectBase()) && path(config.redirectBase()).isEmpty(), "redirectBase");
        right(LANDING.matcher(config.landing()).matches(), "landing");
        right(!algorithms.isEmpty() && SIGNATURES.containsAll(algorithms), "algorithms");
        boolean factor = !config.factorClaim().isBlank();
        right(!factor || FACTOR_CLAIMS.contains(config.factorClaim()), "factorClaim");
        right(factor != factorValues.isEmpty(), "factorValues");
        return new OidcPolicy(
                config.issuer(),
                config.clientId(),
                config.clientSecretFile().isBlank() ? null : Path.of(config.clientSecretFile()),
                scopes,
                config.claim(),
                URI.create(config.redirectBase() + CALLBACK),
                config.landing(),
                algorithms.stream().map(JWSAlgorithm::parse).collect(Collectors.toSet()),
                factor ? config.factorClaim() : null,
                factorValues);
    }

    private static void right(boolean fits, String setting) {
        if (!fits) {
            throw ZhihengException.invalid("ACCESS-FEDERATED-SETTINGS", "统一身份认证的设置有误:" + setting, setting);
        }
    }

    /** Whether nobody on the way can read or change what goes there: TLS, or it stays on this machine. */
    static boolean safe(String address) {
        try {
            URI uri = new URI(address);
            boolean here = "http".equals(uri.getScheme()) && uri.getHost() != null && HERE.contains(uri.getHost());
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && ("https".equals(uri.getScheme()) || here);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String path(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }
}
