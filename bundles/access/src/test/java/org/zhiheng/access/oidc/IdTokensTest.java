package org.zhiheng.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens that no provider makes, and those at the edge. */
class IdTokensTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static RSAKey key;

    private final IdTokens tokens = tokens(null);

    @BeforeAll
    static void makeKey() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
    }

    private static IdTokens tokens(String factorClaim) {
        OidcPolicy policy = new OidcPolicy(
                "https://id.example",
                "zhiheng",
                null,
                Set.of("openid"),
                "employee",
                URI.create("https://platform.example" + OidcPolicy.CALLBACK),
                "/",
                Set.of(JWSAlgorithm.RS256),
                factorClaim,
                factorClaim == null ? Set.of() : Set.of("otp"));
        return new IdTokens(
                policy, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://id.example")
                .audience("zhiheng")
                .subject("internal-1")
                .claim("employee", "E-17")
                .claim("nonce", "n")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(300)));
    }

    private static String signed(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(claims, JWSAlgorithm.RS256, new RSASSASigner(key));
    }

    private static String signed(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, JWSSigner signer)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID("one").build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private String refusal(JWTClaimsSet.Builder claims) throws JOSEException {
        return tokens.check(signed(claims), "n").refusal();
    }

    @Test
    void a_good_one_tells_who_by_the_claim_of_the_settings() throws JOSEException {
        assertThat(tokens.check(signed(claims()), "n")).isEqualTo(new Proof("E-17", false, null));
        assertThat(tokens.check(signed(claims().claim("azp", "zhiheng")), "n").subject())
                .isEqualTo("E-17");
    }

    @Test
    void an_unsigned_one_or_one_keyed_by_what_everybody_can_read_is_refused() throws JOSEException {
        assertThat(tokens.check(new PlainJWT(claims().build()).serialize(), "n").refusal())
                .isEqualTo("token-signature");
        JWSSigner published = new MACSigner(key.toRSAPublicKey().getEncoded());
        assertThat(tokens.check(signed(claims(), JWSAlgorithm.HS256, published), "n")
                        .refusal())
                .isEqualTo("token-signature");
        assertThat(tokens.check(signed(claims(), JWSAlgorithm.RS384, new RSASSASigner(key)), "n")
                        .refusal())
                .isEqualTo("token-signature");
        assertThat(tokens.check("no token", "n").refusal()).isEqualTo("token-form");
        String good = signed(claims());
        int dot = good.indexOf('.');
        String other = signed(claims().claim("employee", "E-18"));
        String swapped = good.substring(0, dot)
                + other.substring(other.indexOf('.'), other.lastIndexOf('.'))
                + good.substring(good.lastIndexOf('.'));
        assertThat(tokens.check(swapped, "n").refusal()).isEqualTo("token-signature");
    }

    @Test
    void clocks_may_differ_by_a_minute_and_no_more() throws JOSEException {
        assertThat(refusal(claims().expirationTime(Date.from(NOW.minusSeconds(59)))))
                .isNull();
        assertThat(refusal(claims().expirationTime(Date.from(NOW.minusSeconds(61)))))
                .isEqualTo("token-time");
        assertThat(refusal(claims().issueTime(Date.from(NOW.plusSeconds(60))))).isNull();
        assertThat(refusal(claims().issueTime(Date.from(NOW.plusSeconds(61))))).isEqualTo("token-time");
        assertThat(refusal(claims().issueTime(Date.from(NOW.minusSeconds(600)))))
                .isNull();
        assertThat(refusal(claims().issueTime(Date.from(NOW.minusSeconds(601)))))
                .isEqualTo("token-time");
        assertThat(refusal(claims().expirationTime(null))).isEqualTo("token-time");
        assertThat(refusal(claims().issueTime(null))).isEqualTo("token-time");
        assertThat(refusal(claims().notBeforeTime(Date.from(NOW.plusSeconds(120)))))
                .isEqualTo("token-time");
    }

    @Test
    void for_somebody_else_too_is_not_for_us() throws JOSEException {
        assertThat(refusal(claims().audience(List.of("zhiheng", "another")))).isEqualTo("token-audience");
        assertThat(refusal(claims().audience("another"))).isEqualTo("token-audience");
        assertThat(refusal(claims().audience((String) null))).isEqualTo("token-audience");
        assertThat(refusal(claims().claim("azp", "another"))).isEqualTo("token-party");
        assertThat(refusal(claims().issuer("https://id.example/"))).isEqualTo("token-issuer");
        assertThat(refusal(claims().issuer(null))).isEqualTo("token-issuer");
        assertThat(refusal(claims().claim("nonce", "m"))).isEqualTo("token-nonce");
        assertThat(refusal(claims().claim("nonce", null))).isEqualTo("token-nonce");
    }

    @Test
    void without_the_claim_that_tells_who_nobody_is_told() throws JOSEException {
        assertThat(refusal(claims().claim("employee", null))).isEqualTo("token-subject");
        assertThat(refusal(claims().claim("employee", " "))).isEqualTo("token-subject");
        assertThat(refusal(claims().claim("employee", "E".repeat(256)))).isEqualTo("token-subject");
        assertThat(refusal(claims().claim("employee", 17))).isEqualTo("token-form");
    }

    @Test
    void a_second_factor_is_one_of_the_values_of_the_settings() throws JOSEException {
        IdTokens asking = tokens("amr");
        assertThat(asking.check(signed(claims().claim("amr", List.of("pwd", "otp"))), "n")
                        .factor())
                .isTrue();
        assertThat(asking.check(signed(claims().claim("amr", List.of("pwd"))), "n")
                        .factor())
                .isFalse();
        assertThat(asking.check(signed(claims()), "n").factor()).isFalse();
        assertThat(tokens.check(signed(claims().claim("amr", List.of("otp"))), "n")
                        .factor())
                .isFalse();
        assertThat(tokens("acr")
                        .check(signed(claims().claim("acr", "otp")), "n")
                        .factor())
                .isTrue();
    }
}
