package org.zhiheng.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Believes an ID token or says why not. Thread-safe. */
final class IdTokens {

    /** By which clocks may differ. */
    private static final int SKEW_SECONDS = 60;

    /** An older one was not made for this sign-in. */
    private static final Duration OLDEST = Duration.ofMinutes(10);

    private static final int LONGEST_SUBJECT = 255;

    private final OidcPolicy policy;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Clock clock;

    IdTokens(OidcPolicy policy, JWKSource<SecurityContext> keys, Clock clock) {
        this.policy = policy;
        this.clock = clock;
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(policy.algorithms(), keys));
        // Claims are looked at one by one below, so that the audit says which it was.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    /**
     * @param nonce what the sign-in was begun with
     * @throws JOSEException when the provider's keys cannot be had
     */
    Proof check(String token, String nonce) throws JOSEException {
        JWTClaimsSet claims;
        try {
            claims = processor.process(token, null);
        } catch (ParseException e) {
            return Proof.refused("token-form");
        } catch (BadJOSEException e) {
            return Proof.refused("token-signature");
        }
        try {
            String fault = fault(claims, nonce);
            if (fault != null) {
                return Proof.refused(fault);
            }
            String subject = claims.getStringClaim(policy.claim());
            return subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT
                    ? Proof.refused("token-subject")
                    : Proof.of(subject, factor(claims));
        } catch (ParseException e) {
            return Proof.refused("token-form");
        }
    }

    private String fault(JWTClaimsSet claims, String nonce) throws ParseException {
        JWTClaimsSet issuer = new JWTClaimsSet.Builder().issuer(policy.issuer()).build();
        JWTClaimsSet asked = new JWTClaimsSet.Builder().claim("nonce", nonce).build();
        String party = claims.getStringClaim("azp");
        if (!passes(claims, new Claims(null, null, Set.of("sub", "exp", "iat")))
                || claims.getIssueTime().toInstant().isBefore(clock.instant().minus(OLDEST))
                || claims.getIssueTime().toInstant().isAfter(clock.instant().plusSeconds(SKEW_SECONDS))) {
            return "token-time";
        } else if (!passes(claims, new Claims(null, issuer, Set.of()))) {
            return "token-issuer";
        } else if (!claims.getAudience().equals(List.of(policy.clientId()))) {
            // Nobody else is trusted with tokens for this platform.
            return "token-audience";
        } else if (party != null && !party.equals(policy.clientId())) {
            return "token-party";
        } else if (!passes(claims, new Claims(null, asked, Set.of()))) {
            return "token-nonce";
        }
        return null;
    }

    private static boolean passes(JWTClaimsSet claims, Claims rule) {
        try {
            rule.verify(claims, null);
            return true;
        } catch (BadJWTException e) {
            return false;
        }
    }

    private boolean factor(JWTClaimsSet claims) throws ParseException {
        if (policy.factorClaim() == null) {
            return false;
        }
        Object said = claims.getClaim(policy.factorClaim());
        List<?> values = said instanceof List<?> list ? list : List.of(String.valueOf(said));
        return values.stream().anyMatch(policy.factorValues()::contains);
    }

    /** The library's rules, by the platform's clock. */
    private final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        Claims(String audience, JWTClaimsSet exact, Set<String> required) {
            super(audience, exact, required);
            setMaxClockSkew(SKEW_SECONDS);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
