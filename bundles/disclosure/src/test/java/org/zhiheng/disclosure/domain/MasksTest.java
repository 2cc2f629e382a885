package org.zhiheng.disclosure.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a text for the public leaves out. */
class MasksTest {

    private final Masks masks = new Masks(Set.of(), List.of(), List.of(), List.of("举报人", "证人"));

    @Test
    void a_sentence_in_which_a_complainant_or_witness_is_spoken_of_is_left_out_however_the_word_is_spaced() {
        for (String each : List.of("举报人周某到场。", "举 报人周某到场。", "举　报 人周某到场。", "证·人周某到场。", "证-人周某到场。")) {
            assertThat(masks.text("经查属实。" + each + "罚款二千元。"))
                    .as(each)
                    .startsWith("经查属实。")
                    .endsWith("罚款二千元。")
                    .doesNotContain("周某");
        }
    }

    @Test
    void what_speaks_of_nobody_stays() {
        assertThat(masks.text("当事人举证。人在现场。")).isEqualTo("当事人举证。人在现场。");
    }
}
