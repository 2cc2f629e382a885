package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void chinese_is_two_columns_wide_and_colours_none() {
        assertThat(Columns.width("abc")).isEqualTo(3);
        assertThat(Columns.width("环翠区,ok")).isEqualTo(9);
        assertThat(Columns.width("〔2024〕2号")).isEqualTo(11);
        assertThat(Columns.width("\u001B[32m省\u001B[0m")).isEqualTo(2);
    }

    @Test
    void columns_are_aligned_and_nothing_trails() {
        assertThat(new Columns()
                        .row("规则包", "层级", "名称")
                        .row("cn.000000", "国家", "全国")
                        .row("x", "", "")
                        .lines("  "))
                .containsExactly(
                        "  规则包     层级  名称", //
                        "  cn.000000  国家  全国",
                        "  x");
    }

    @Test
    void a_text_is_cut_at_the_width_of_the_terminal() {
        assertThat(Columns.cut("环翠区综合执法", 9)).isEqualTo("环翠区综…");
        assertThat(Columns.cut("环翠区", 6)).isEqualTo("环翠区");
        assertThat(Columns.cut("abcdef", 4)).isEqualTo("abc…");
        assertThat(Columns.cut("abcdef", 0)).isEqualTo("abcdef");
    }
}
