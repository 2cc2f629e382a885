package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.api.error.ZhihengException;

class FactWordsTest {

    private static final Map<String, Object> SCHEMA = Map.of(
            "properties",
            Map.of(
                    "fine", Map.of("type", "string"),
                    "year", Map.of("type", "integer"),
                    "listed", Map.of("type", "boolean"),
                    "sanctions", Map.of("type", "array", "items", Map.of("type", "string")),
                    "item", Map.of("properties", Map.of("listed", Map.of("type", "boolean")))));

    @Test
    void words_become_what_the_schema_says() {
        assertThat(FactWords.read(
                        List.of(
                                "fine=50000.00",
                                "year=2024",
                                "listed=true",
                                "sanctions=fine,close",
                                "item.listed=false"),
                        SCHEMA))
                .isEqualTo(Map.of(
                        "fine",
                        "50000.00",
                        "year",
                        new BigDecimal("2024"),
                        "listed",
                        true,
                        "sanctions",
                        List.of("fine", "close"),
                        "item",
                        Map.of("listed", false)));
    }

    @Test
    void an_unknown_name_is_left_to_the_ruling_to_refuse() {
        assertThat(FactWords.read(List.of("begin=2024-09-02"), SCHEMA)).isEqualTo(Map.of("begin", "2024-09-02"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fine", "=1", ""})
    void a_word_that_is_no_fact_is_refused(String word) {
        assertThatThrownBy(() -> FactWords.read(List.of(word), SCHEMA)).isInstanceOf(ZhihengException.class);
    }
}
