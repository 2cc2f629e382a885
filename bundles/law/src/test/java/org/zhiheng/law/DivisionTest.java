package org.zhiheng.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;

/** Which divisions and days can be asked about. */
class DivisionTest {

    private static final Asking ASKING = new SmallBooks()
            .nation()
            .parameter("competence.default-body", "text", "department")
            .file("lists/provinces.csv", "code,name\n11,甲市\n37,乙省\n")
            .file(
                    "lists/provinces.yaml",
                    "title: 测试\ncolumns:\n  - {name: code, title: 代码, type: code, required: true}\n"
                            + "  - {name: name, title: 名称, type: text, required: true}\nkeys: [code]\nmerge: replace\n"
                            + "from: 1996-10-01\nsource: {document: d, article: 第一条, phrase: 测试所用的原文}\nverified: text\n")
            .done()
            .asking();

    @ParameterizedTest
    @ValueSource(strings = {"000000", "110000", "371002", "371002100"})
    void aCodeOfAProvinceIsAnswered(String division) {
        assertThat(ask(division, "2024-09-02").determined()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "003710", "120000", "37", "", "field:x"})
    void aCodeOfNoProvinceIsUnknown(String division) {
        assertThatThrownBy(() -> ask(division, "2024-09-02")).isInstanceOfSatisfying(ZhihengException.class, e -> {
            assertThat(e.code()).isEqualTo("RULING-DIVISION-UNKNOWN");
            assertThat(e.field()).contains("division");
        });
    }

    @Test
    void daysOfThisTimeAreAsked() {
        assertThat(ask("371002", "2200-12-31").determined()).isTrue();
        assertThat(refused("2201-01-01")).isEqualTo("RULING-DATE");
        assertThat(refused("1899-12-31")).isEqualTo("RULING-DATE");
        assertThat(refused("+10000-12-31")).isEqualTo("RULING-DATE");
    }

    @Test
    void aFieldWithoutAPackageIsTold() {
        Asking asking = new SmallBooks()
                .nation()
                .parameter("dispute.ladder", "codes", "[negotiate]")
                .done()
                .asking();
        Ruling<Map<String, Object>> ruling =
                asking.ask("dispute-next", Map.of("field", "forestry"), "371002", LocalDate.parse("2024-09-02"));

        assertThat(ruling.reasons()).extracting(Reason::text).contains("没有装入这一领域的规则包,由国家和地方的一般规则回答。");
    }

    private static String refused(String asOf) {
        try {
            ask("371002", asOf);
            return "answered";
        } catch (ZhihengException e) {
            return e.code();
        }
    }

    private static Ruling<Map<String, Object>> ask(String division, String asOf) {
        return ASKING.ask("competence", Map.of(), division, LocalDate.parse(asOf));
    }
}
