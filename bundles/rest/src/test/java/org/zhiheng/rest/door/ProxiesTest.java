package org.zhiheng.rest.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.access.service.TrustedProxies;

/** Whom of those a request has passed is believed. */
class ProxiesTest {

    private static final Proxies TRUSTED = new Proxies(new TrustedProxies("10.0.0.5, 10.1.0.0/16", "fd00::/8"));

    private static HttpServletRequest request(String from, String forwarded, String protocol) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ProxiesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, parameters) -> switch (method.getName()) {
                    case "getRemoteAddr" -> from;
                    case "isSecure" -> false;
                    case "getHeader" -> protocol;
                    case "getHeaders" -> Collections.enumeration(
                            forwarded == null ? List.of() : List.of(forwarded.split(";")));
                    default -> throw new IllegalStateException(method.getName());
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 |                              | 203.0.113.7",
                // Anybody can write a header.
                "203.0.113.7 | 198.51.100.1                 | 203.0.113.7",
                "10.0.0.5    |                              | 10.0.0.5",
                "10.0.0.5    | 198.51.100.1                 | 198.51.100.1",
                "10.0.0.6    | 198.51.100.1                 | 10.0.0.6",
                // What stands before the first one that is not trusted may be made up.
                "10.0.0.5    | 1.2.3.4, 198.51.100.1        | 198.51.100.1",
                "10.0.0.5    | 1.2.3.4, 198.51.100.1, 10.1.2.3 | 198.51.100.1",
                "10.0.0.5    | 1.2.3.4;198.51.100.1         | 198.51.100.1",
                "10.0.0.5    | 10.1.0.1, 10.1.0.2           | 10.1.0.1",
                "10.0.0.5    | unknown                      | 10.0.0.5",
                "10.0.0.5    | 198.51.100.1, evil.example   | 10.0.0.5",
                "[fd00::1]   | 2001:db8::7                  | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::9] | 198.51.100.1               | 2001:db8:0:0:0:0:0:9"
            })
    void the_address_is_the_last_one_that_no_trusted_proxy_has(String from, String forwarded, String source) {
        assertThat(TRUSTED.source(request(from, forwarded, null))).isEqualTo(source);
    }

    @Test
    void a_trusted_proxy_alone_says_that_the_connection_is_encrypted() {
        assertThat(TRUSTED.secure(request("10.0.0.5", null, "https"))).isTrue();
        assertThat(TRUSTED.secure(request("10.0.0.5", null, "http"))).isFalse();
        assertThat(TRUSTED.secure(request("10.0.0.5", null, null))).isFalse();
        assertThat(TRUSTED.secure(request("203.0.113.7", null, "https"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0", "a.b.c.d", ""
            })
    void a_wrong_setting_is_told(String written) {
        assertThatThrownBy(() -> new TrustedProxies(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no address and no network: " + written);
    }
}
