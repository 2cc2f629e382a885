package org.zhiheng.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.api.registers.Field;

class FieldValuesTest {

    private static final Field MOMENT = Field.moment("obtainedAt", "取得时间");

    @ParameterizedTest
    @CsvSource({
        "2024-09-02T09:30:00+08:00, 2024-09-02T09:30:00+08:00",
        "2024-09-02T01:30:00Z, 2024-09-02T09:30:00+08:00",
        "2024-09-02T23:30:15.987+00:00, 2024-09-03T07:30:15+08:00"
    })
    void a_moment_is_kept_as_the_clock_in_shanghai_shows_it(String given, String kept) throws FieldValues.Fault {
        assertThat(FieldValues.of(MOMENT, given)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-09-02T09:30:00, REGISTER-TYPE",
        "2024-09-02, REGISTER-TYPE",
        "2024-02-30T09:30:00+08:00, REGISTER-TYPE",
        "1899-12-31T09:30:00+08:00, REGISTER-RANGE"
    })
    void a_moment_without_offset_or_that_is_none_is_refused(String given, String code) {
        FieldValues.Fault refused = catchThrowableOfType(() -> FieldValues.of(MOMENT, given), FieldValues.Fault.class);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessageContaining("取得时间");
    }

    @Test
    void a_number_is_no_moment() {
        FieldValues.Fault refused = catchThrowableOfType(() -> FieldValues.of(MOMENT, 7L), FieldValues.Fault.class);
        assertThat(refused.code()).isEqualTo("REGISTER-TYPE");
    }
}
