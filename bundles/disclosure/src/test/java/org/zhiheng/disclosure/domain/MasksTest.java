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
    void a_line_break_within_the_word_does_not_hide_it_and_both_lines_go() {
        for (String each : List.of("\n", "\r\n", "\u2028", "\u2029", "\u0085", " \n \n  ")) {
            assertThat(masks.text("经查属实。举" + each + "报人周某到场。罚款二千元。"))
                    .as("%x", (int) each.charAt(0))
                    .startsWith("经查属实。")
                    .endsWith("罚款二千元。")
                    .doesNotContain("周某");
        }
        Masks numbers =
                new Masks(Set.of("contact", "identity-number", "account-number"), List.of(), List.of(), List.of());
        for (String each :
                List.of("1381234\n5678", "11010519491231\r002X", "6222020012\n345678901", "0631-523\n1234")) {
            assertThat(numbers.text("号码" + each + "。")).as(each).doesNotContain("1234", "002X", "0200", "523");
        }
    }

    /** What a law is called speaks of nobody who was there. */
    @Test
    void the_names_of_laws_are_no_reason_to_leave_out_a_sentence() {
        Masks children = new Masks(Set.of(), List.of(), List.of(), List.of("未成年", "举报"));
        String basis = "依据《中华人民共和国未成年人保护法》第五十九条。";
        assertThat(children.text(basis)).isEqualTo(basis);
        assertThat(children.text(basis + "未成年人郑某在场。")).isEqualTo(basis + "……");
        assertThat(children.text("《未成年人郑某的说明》附后。")).isEqualTo("……");
        assertThat(children.speaks(basis)).isFalse();
        assertThat(children.speaks("未成\n年人")).isTrue();
    }

    @Test
    void what_speaks_of_nobody_stays() {
        assertThat(masks.text("当事人举证。人在现场。")).isEqualTo("当事人举证。人在现场。");
    }
}
