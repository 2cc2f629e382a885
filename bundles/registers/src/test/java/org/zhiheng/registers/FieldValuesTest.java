package org.zhiheng.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
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

    @Test
    void codes_numbers_and_days_are_kept_narrow_in_whichever_width_they_were_typed() throws FieldValues.Fault {
        assertThat(FieldValues.of(Field.code("code", "代码"), "SL-01")).isEqualTo("SL-01");
        assertThat(FieldValues.of(Field.codes("codes", "代码"), "A1、B2")).isEqualTo(List.of("A1", "B2"));
        assertThat(FieldValues.of(Field.date("on", "日期"), "2026-01-31")).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(FieldValues.of(Field.integer("year", "年度", 1, 9999), "2026")).isEqualTo(2026L);
        assertThat(FieldValues.of(Field.phone("phone", "电话"), "0631-5221234")).isEqualTo("0631-5221234");
        assertThat(FieldValues.of(Field.creditCode("credit", "代码"), "91350100m000100y43"))
                .isEqualTo("91350100M000100Y43");
        assertThat(FieldValues.of(Field.division("area", "区划"), "371002")).isEqualTo("371002");
    }

    @Test
    void a_text_keeps_its_width_and_is_composed() throws FieldValues.Fault {
        assertThat(FieldValues.of(Field.text("name", "名称", 20), " 第(二)项 ")).isEqualTo("第(二)项");
        assertThat(FieldValues.of(Field.text("name", "名称", 20), "Cafe\u0301")).isEqualTo("Caf\u00e9");
    }
}
