package org.zhiheng.access.oidc;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/org.zhiheng.access.oidc.cfg}; what they mean is told by {@link OidcPolicy}. */
@ObjectClassDefinition(name = "Zhiheng sign-in by OpenID Connect")
@interface OidcConfig {

    @AttributeDefinition(description = "the provider, exactly as its discovery document says it; empty: off")
    String issuer() default "";

    @AttributeDefinition(description = "what the provider calls this platform")
    String clientId() default "";

    @AttributeDefinition(description = "file with the secret the provider gave; empty for a client without one")
    String clientSecretFile() default "";

    @AttributeDefinition(description = "scopes asked for")
    String[] scopes() default {"openid"};

    @AttributeDefinition(description = "the claim that tells people apart and never passes to another person")
    String claim() default "sub";

    @AttributeDefinition(description = "this platform's address as browsers know it, without a path")
    String redirectBase() default "";

    @AttributeDefinition(description = "path the browser is shown afterwards")
    String landing() default "/";

    @AttributeDefinition(description = "algorithms of signatures that are accepted")
    String[] algorithms() default {"RS256", "PS256", "ES256"};

    @AttributeDefinition(
            description = "claim (acr or amr) that tells of a second factor; empty: the platform's own is asked for")
    String factorClaim() default "";

    @AttributeDefinition(
            description = "values of that claim by which the provider says that it asked for a second factor")
    String[] factorValues() default {};
}
