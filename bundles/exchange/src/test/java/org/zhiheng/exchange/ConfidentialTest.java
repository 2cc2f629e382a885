package org.zhiheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidentialTest {

    @ParameterizedTest
    @CsvSource({
        "true, 192.0.2.7, , , true",
        "false, 192.0.2.7, , , false",
        "false, 127.0.0.1, , , true",
        "false, 127.0.0.9, , , true",
        "false, 0:0:0:0:0:0:0:1, , , true",
        "false, 2001:db8::1, , , false",
        "false, 127.0.0.1, X-Forwarded-For, 192.0.2.7, false",
        "false, 127.0.0.1, Forwarded, for=192.0.2.7, false",
        "false, 127.0.0.1, X-Forwarded-Proto, http, false",
        "false, 127.0.0.1, X-Forwarded-Proto, https, true",
        "false, 192.0.2.7, X-Forwarded-Proto, https, false"
    })
    void only_tls_and_the_machine_itself_keep_a_token(
            boolean secure, String source, String header, String value, boolean confidential) {
        Map<String, String> headers = header == null ? Map.of() : Map.of(header, value);
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isSecure" -> secure;
                    case "getRemoteAddr" -> source;
                    case "getHeader" -> headers.get(arguments[0]);
                    default -> throw new AssertionError(method);
                });
        assertThat(Confidential.is(request)).isEqualTo(confidential);
    }
}
