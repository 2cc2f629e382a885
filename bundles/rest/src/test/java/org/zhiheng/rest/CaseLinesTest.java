package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.PreviewCase;

class CaseLinesTest {

    private static CaseLines lines(String text) {
        return new CaseLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String fieldOf(String text) {
        CaseLines lines = lines(text);
        try {
            while (lines.hasNext()) {
                lines.next();
            }
        } catch (ZhihengException e) {
            return e.field().orElse(null);
        }
        return null;
    }

    @Test
    void reads_a_case_a_line_and_skips_blank_ones() {
        CaseLines lines = lines(
                "{\"question\":\"rotation\",\"division\":\"371002\",\"asOf\":\"2024-11-01\",\"facts\":{}}\r\n"
                        + "  \n\n"
                        + "{\"name\":\"二\",\"question\":\"rotation\",\"division\":\"371002\",\"asOf\":\"2024-11-02\",\"facts\":{\"a\":1}}");

        assertThat(lines.next())
                .isEqualTo(new PreviewCase(null, "rotation", "371002", LocalDate.of(2024, 11, 1), Map.of()));
        assertThat(lines.next().name()).isEqualTo("二");
        assertThat(lines.hasNext()).isFalse();
        assertThat(lines("").hasNext()).isFalse();
    }

    @Test
    void names_line_and_field_of_what_is_wrong() {
        String good = "{\"question\":\"rotation\",\"division\":\"371002\",\"asOf\":\"2024-11-01\",\"facts\":{}}\n";
        assertThat(fieldOf(good + good.replace("2024-11-01", "2024-13-01"))).isEqualTo("line 2.asOf");
        assertThat(fieldOf("\n" + good.replace("\"facts\":{}", "\"facts\":1"))).isEqualTo("line 2.facts");
        assertThat(fieldOf(good.replace("facts", "factz"))).isEqualTo("line 1.factz");
        assertThat(fieldOf(good + "[1]\n")).isEqualTo("line 2");
        assertThat(fieldOf(good)).isNull();
    }

    @Test
    void refuses_an_endless_line() {
        CaseLines lines = lines("{\"x\":\"" + "x".repeat(2 << 20));
        assertThatThrownBy(lines::hasNext).isInstanceOfSatisfying(ZhihengException.class, e -> assertThat(e.code())
                .isEqualTo("HTTP-LINE"));
    }
}
