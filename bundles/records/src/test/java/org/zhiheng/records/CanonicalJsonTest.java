package org.zhiheng.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.api.error.ZhihengException;

/** The examples are those of RFC 8785, 3.2.2, 3.2.3 and appendix B. */
class CanonicalJsonTest {

    @Test
    void the_example_of_the_rfc() {
        String given =
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50,
                              2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;
        assertThat(CanonicalJson.write(Json.read(given)))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void keys_are_sorted_by_their_utf_16_units() {
        String given =
                "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\","
                        + "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\","
                        + "\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";
        assertThat(CanonicalJson.write(Json.read(given)))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000,0",
        "8000000000000000,0",
        "0000000000000001,5e-324",
        "8000000000000001,-5e-324",
        "7fefffffffffffff,1.7976931348623157e+308",
        "ffefffffffffffff,-1.7976931348623157e+308",
        "4340000000000000,9007199254740992",
        "c340000000000000,-9007199254740992",
        "4430000000000000,295147905179352830000",
        "44b52d02c7e14af5,9.999999999999997e+22",
        "44b52d02c7e14af6,1e+23",
        "44b52d02c7e14af7,1.0000000000000001e+23",
        "444b1ae4d6e2ef4e,999999999999999700000",
        "444b1ae4d6e2ef4f,999999999999999900000",
        "444b1ae4d6e2ef50,1e+21",
        "3eb0c6f7a0b5ed8c,9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d,0.000001",
        "41b3de4355555553,333333333.3333332",
        "41b3de4355555554,333333333.33333325",
        "41b3de4355555555,333333333.3333333",
        "41b3de4355555556,333333333.3333334",
        "41b3de4355555557,333333333.33333343",
        "becbf647612f3696,-0.0000033333333333333333",
        "43143ff3c1cb0959,1424953923781206.2"
    })
    void numbers_are_written_as_the_rfc_lists_them(String bits, String written) {
        assertThat(CanonicalJson.write(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void what_is_no_number_is_refused(double value) {
        refuses(value);
    }

    @Test
    void values_json_has_not_are_refused() {
        refuses(new BigDecimal("1.00"));
        refuses(9007199254740992L);
        refuses("\ud83d");
        refuses("\ude00\ud83d");
        refuses(Map.of(1, "one"));
    }

    private static void refuses(Object value) {
        assertThatThrownBy(() -> CanonicalJson.write(value))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RECORD-PAYLOAD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":1,}",
                "[1,]",
                "{\"a\":1,\"a\":2}",
                "01",
                "1.",
                ".5",
                "+1",
                "1e",
                "NaN",
                "1e999",
                "tru",
                "\"\\x\"",
                "\"\\ud83d\"",
                "\"\\u00g0\"",
                "\"a",
                "\"\u0001\"",
                "{} {}",
                "'a'",
                "{a:1}",
                "[1 2]"
            })
    void what_is_no_json_is_refused(String text) {
        assertThatThrownBy(() -> Json.read(text))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RECORD-JSON"));
    }

    @Test
    void json_too_deep_is_refused_without_overflow() {
        assertThatThrownBy(() -> Json.read("[".repeat(100_000))).isInstanceOf(ZhihengException.class);
    }

    @Property(tries = 2000)
    void doubles_agree_with_another_implementation(@ForAll long bits) throws IOException {
        double value = Double.longBitsToDouble(bits);
        if (!Double.isNaN(value) && !Double.isInfinite(value)) {
            assertThat(CanonicalJson.write(value))
                    .isEqualTo(other("[" + value + "]").replaceAll("[\\[\\]]", ""));
        }
    }

    @Property(tries = 500)
    void texts_agree_with_another_implementation_and_read_back(
            @ForAll List<String> texts, @ForAll Map<String, Integer> map) throws IOException {
        List<Object> value = new ArrayList<>(texts.stream()
                .map(each -> each.replaceAll("[\\ud800-\\udfff]", "?"))
                .toList());
        Map<String, Object> clean = new HashMap<>();
        map.forEach((key, each) -> clean.put(key.replaceAll("[\\ud800-\\udfff]", "?"), each.longValue()));
        value.add(clean);
        value.addAll(Arrays.asList(null, true, 1.5));
        String written = CanonicalJson.write(value);
        assertThat(other(written)).isEqualTo(written);
        assertThat(Json.read(written)).isEqualTo(value);
    }

    private static String other(String json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedString();
    }
}
