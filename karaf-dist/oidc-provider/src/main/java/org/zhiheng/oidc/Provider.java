package org.zhiheng.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Spring Authorization Server with one client. Everybody signs in with the same password; some names get tokens that must not be
 * accepted, for a real provider makes none. Said on standard output once it listens: {@code LISTENING <port>}.
 */
@SpringBootApplication
public class Provider {

    private static final String KEY_ID = "key-1";

    /**
     * @param arguments the client's id, its secret, the address it is sent back to, and the password of everybody
     */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Provider.class);
        application.setDefaultProperties(Map.of(
                "client.id", arguments[0],
                "client.secret", "{noop}" + arguments[1],
                "client.redirect", arguments[2],
                "everybody", arguments[3]));
        application.addListeners((ApplicationListener<WebServerInitializedEvent>)
                event -> System.out.println("LISTENING " + event.getWebServer().getPort()));
        application.run();
    }

    @Bean
    UserDetailsService everybody(Environment settings) {
        return name -> User.withUsername(name)
                .password("{noop}" + settings.getRequiredProperty("everybody"))
                .roles("USER")
                .build();
    }

    @Bean
    JWKSource<SecurityContext> keys() {
        return new ImmutableJWKSet<>(new JWKSet(key()));
    }

    /** Signs with the published key, but for one name with another of the same id. */
    @Bean
    JwtEncoder encoder(JWKSource<SecurityContext> keys) {
        JwtEncoder published = new NimbusJwtEncoder(keys);
        JwtEncoder other = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key())));
        return parameters -> "other-key".equals(parameters.getClaims().getSubject())
                ? other.encode(parameters)
                : published.encode(parameters);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return context -> {
            if (!OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
                return;
            }
            switch (context.getPrincipal().getName()) {
                case "wrong-nonce" -> context.getClaims().claim("nonce", "of-another-sign-in");
                case "without-nonce" -> context.getClaims().claims(claims -> claims.remove("nonce"));
                case "expired" -> context.getClaims()
                        .issuedAt(Instant.now().minus(Duration.ofHours(1)))
                        .expiresAt(Instant.now().minus(Duration.ofMinutes(30)));
                case "other-audience" -> context.getClaims().audience(List.of("another-client"));
                case "other-party" -> context.getClaims().claim("azp", "another-client");
                case "other-issuer" -> context.getClaims().issuer("https://elsewhere.example");
                case "strong" -> context.getClaims().claim("acr", "urn:district:two-factors");
                default -> {
                    // As Spring makes it.
                }
            }
        };
    }

    private static RSAKey key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID(KEY_ID)
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
