package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.api.error.ZhihengException;

class JsonTest {

    @Test
    void numbers_stay_exact() {
        Map<String, Object> read = Json.object("{\"hours\": 0.1}".getBytes(StandardCharsets.UTF_8));
        assertThat(read.get("hours")).isEqualTo(new BigDecimal("0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "1", "[]", "{", "{} {}", "{\"a\":01}", "{'a':1}", "{\"a\":NaN}", "<a/>"})
    void what_is_not_one_object_is_refused_with_a_code(String text) {
        assertThatThrownBy(() -> Json.object(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("HTTP-JSON"));
    }

    @Test
    void what_is_nested_too_deeply_or_too_long_is_refused() {
        String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
        String longText = "{\"a\":\"" + "x".repeat(70_000) + "\"}";
        String longNumber = "{\"a\":" + "9".repeat(100) + "}";
        for (String text : new String[] {deep, longText, longNumber}) {
            assertThatThrownBy(() -> Json.object(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(ZhihengException.class);
        }
    }
}
