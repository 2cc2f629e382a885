package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.zhiheng.api.error.ZhihengException;

class RefusalsTest {

    private static final Paint PLAIN = new Paint(false);

    @Test
    void a_refusal_says_code_message_field_and_what_to_do() {
        ZhihengException error = ZhihengException.invalid("RULING-DIVISION-UNKNOWN", "没有区划“3710”的规则", "division");
        assertThat(Refusals.of(error, null, PLAIN).getNiceHelp())
                .isEqualTo(
                        """
                        ✗ RULING-DIVISION-UNKNOWN  没有区划“3710”的规则
                          字段:division
                          → 区划用六位代码,例如division=371002;部门用division=dept:编号;生效的规则包:zhiheng:region-list""");
    }

    @Test
    void the_word_at_fault_stands_in_place_of_the_field() {
        ZhihengException error = ZhihengException.invalid("RULING-FACT-VALUE", "不能是“fines”", "facts.sanctions[1]");
        assertThat(Refusals.of(error, "sanctions=fine,fines", PLAIN).getNiceHelp())
                .isEqualTo(
                        """
                        ✗ RULING-FACT-VALUE  不能是“fines”
                          出错的词:sanctions=fine,fines
                          → 这个问题的事实和写法:zhiheng:questions 问题""");
    }

    @Test
    void arguments_are_not_named_as_fields() {
        ZhihengException error = ZhihengException.notFound("RULES-PACKAGE-UNKNOWN", "没有生效的规则包x", "packageId");
        assertThat(Refusals.of(error, null, PLAIN).getNiceHelp())
                .isEqualTo("✗ RULES-PACKAGE-UNKNOWN  没有生效的规则包x\n  → 生效的规则包:zhiheng:region-list");
    }

    @Test
    void where_there_is_nothing_to_say_nothing_is_said() {
        ZhihengException error = ZhihengException.conflict("RULES-PACKAGE-NEEDED", "还有规则包以它为上级");
        assertThat(Refusals.of(error, null, PLAIN).getNiceHelp()).isEqualTo("✗ RULES-PACKAGE-NEEDED  还有规则包以它为上级");
        assertThat(Refusals.of(error, null, new Paint(true)).getNiceHelp()).startsWith("\u001B[31m✗");
    }
}
