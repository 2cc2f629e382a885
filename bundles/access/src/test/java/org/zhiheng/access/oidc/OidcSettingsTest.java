package org.zhiheng.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

class OidcSettingsTest {

    private static final Map<String, Object> GOOD = Map.of(
            "issuer", "https://id.example/realms/district",
            "clientId", "zhiheng",
            "redirectBase", "https://platform.example");

    /** As a .cfg file gives it: what is not written has its default. */
    private static OidcSettings settings(Map<String, Object> written) {
        return new OidcSettings((OidcConfig) Proxy.newProxyInstance(
                OidcConfig.class.getClassLoader(), new Class<?>[] {OidcConfig.class}, (self, method, none) -> {
                    Object value = written.getOrDefault(method.getName(), method.getDefaultValue());
                    return method.getReturnType().isArray() && value instanceof String line
                            ? new String[] {line}
                            : value;
                }));
    }

    private static OidcSettings with(String name, String value) {
        Map<String, Object> written = new HashMap<>(GOOD);
        written.put(name, value);
        return settings(written);
    }

    @Test
    void it_is_off_unless_a_provider_is_named() {
        OidcSettings off = settings(Map.of());
        ZhihengException thrown = catchThrowableOfType(ZhihengException.class, off::policy);
        assertThat(thrown.kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(thrown.code()).isEqualTo("ACCESS-FEDERATED-OFF");
        assertThat(off.landing()).isEqualTo("/");
    }

    @Test
    void what_is_not_written_is_the_safe_choice() {
        OidcPolicy policy = settings(GOOD).policy();
        assertThat(policy.issuer()).isEqualTo("https://id.example/realms/district");
        assertThat(policy.redirect())
                .isEqualTo(URI.create("https://platform.example/api/v1/session/federated/callback"));
        assertThat(policy.scopes()).containsExactly("openid");
        assertThat(policy.claim()).isEqualTo("sub");
        assertThat(policy.algorithms())
                .containsExactlyInAnyOrder(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
        assertThat(policy.factorClaim()).isNull();
        assertThat(policy.secretFile()).isNull();
    }

    @Test
    void lists_are_written_with_commas() {
        Map<String, Object> written = new HashMap<>(GOOD);
        written.put("scopes", "openid, profile");
        written.put("factorClaim", "amr");
        written.put("factorValues", "otp,hwk");
        OidcPolicy policy = settings(written).policy();
        assertThat(policy.scopes()).isEqualTo(Set.of("openid", "profile"));
        assertThat(policy.factorValues()).isEqualTo(Set.of("otp", "hwk"));
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, http://id.example",
        "issuer, id.example",
        "issuer, https://somebody@id.example",
        "issuer, 'https://id example'",
        "clientId, ' '",
        "scopes, profile",
        "claim, ' '",
        "redirectBase, http://platform.example",
        "redirectBase, https://platform.example/",
        "redirectBase, https://platform.example?x",
        "redirectBase, ''",
        "landing, https://elsewhere.example",
        "landing, //elsewhere.example",
        "landing, '/\\elsewhere.example'",
        "landing, ''",
        "algorithms, none",
        "algorithms, HS256",
        "algorithms, 'RS256,HS256'",
        "algorithms, ''",
        "factorClaim, acr",
        "factorClaim, scope",
        "factorValues, otp"
    })
    void wrong_ones_switch_this_way_in_off_and_no_other(String name, String value) {
        OidcSettings wrong = with(name, value);
        assertThatThrownBy(wrong::policy)
                .isInstanceOfSatisfying(ZhihengException.class, thrown -> {
                    assertThat(thrown.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
                    assertThat(thrown.code()).isEqualTo("ACCESS-FEDERATED-SETTINGS");
                })
                .hasMessageContaining(name.equals("factorClaim") && value.equals("acr") ? "factorValues" : name);
    }

    @Test
    void http_is_enough_on_this_machine() {
        assertThat(with("issuer", "http://127.0.0.1:9000").policy().issuer()).isEqualTo("http://127.0.0.1:9000");
        assertThat(OidcPolicy.safe("http://127.0.0.1.elsewhere.example")).isFalse();
        assertThat(OidcPolicy.safe("http://[::1]:80")).isTrue();
    }
}
