package org.zhiheng.law.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.Discretion;
import org.zhiheng.api.questions.Training;

/** Facts as the edges bring them. */
class ShapeTest {

    private static final Shape<Training.Facts> TRAINING = Shape.of(Training.Facts.class);
    private static final Shape<Discretion.Facts> DISCRETION = Shape.of(Discretion.Facts.class);

    private static Map<String, Object> hours(Object hours) {
        return Map.of("records", List.of(Map.of("hours", hours)));
    }

    @Test
    void numbers_are_taken_exactly() {
        assertThat(TRAINING.read(hours(new BigDecimal("7.50")), "facts")
                        .records()
                        .get(0)
                        .hours())
                .isEqualTo(new BigDecimal("7.50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "-1e400", "1e41"})
    void a_number_that_would_fill_the_memory_is_refused_by_name(String number) {
        assertThatThrownBy(() -> TRAINING.read(hours(new BigDecimal(number)), "facts"))
                .isInstanceOfSatisfying(ZhihengException.class, e -> {
                    assertThat(e.code()).isEqualTo("RULING-FACT-TYPE");
                    assertThat(e.field()).contains("facts.records[0].hours");
                });
        assertThatThrownBy(() -> DISCRETION.read(Map.of("factors", Map.of("area", new BigDecimal(number))), "facts"))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.field()).contains("facts.factors.area"));
    }

    @Test
    void unknown_names_are_refused_at_every_depth() {
        Map<String, Object> facts = Map.of("records", List.of(Map.of("hour", 1)));
        assertThatThrownBy(() -> TRAINING.read(facts, "facts")).isInstanceOfSatisfying(ZhihengException.class, e -> {
            assertThat(e.code()).isEqualTo("RULING-FACT-UNKNOWN");
            assertThat(e.field()).contains("facts.records[0].hour");
        });
    }
}
