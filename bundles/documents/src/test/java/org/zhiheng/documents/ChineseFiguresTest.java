package org.zhiheng.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts and days as papers have them. */
class ChineseFiguresTest {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";

    @ParameterizedTest
    @CsvSource({
        "0, 零元整",
        "0.05, 伍分",
        "0.50, 伍角整",
        "1, 壹元整",
        "10, 壹拾元整",
        "100.05, 壹佰元零伍分",
        "1001, 壹仟零壹元整",
        "1010.10, 壹仟零壹拾元零壹角整",
        "1409.50, 壹仟肆佰零玖元伍角整",
        "6007.14, 陆仟零柒元壹角肆分",
        "2000, 贰仟元整",
        "10000, 壹万元整",
        "10050.30, 壹万零伍拾元零叁角整",
        "107000.53, 壹拾万柒仟元零伍角叁分",
        "16409.02, 壹万陆仟肆佰零玖元零贰分",
        "325.04, 叁佰贰拾伍元零肆分",
        "100000000, 壹亿元整",
        "100000001, 壹亿零壹元整",
        "120000000.01, 壹亿贰仟万元零壹分",
        "99999999999.99, 玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        "1000000000000, 壹万亿元整",
        "1000100000000, 壹万零壹亿元整"
    })
    void amounts_are_written_in_capitals(BigDecimal amount, String capitals) {
        assertThat(ChineseFigures.capitals(amount)).isEqualTo(capitals);
    }

    /** Read again by the value of each sign, every amount is what it was. */
    @Property(tries = 3000)
    void an_amount_in_capitals_is_read_again_as_it_was(@ForAll @LongRange(min = 0, max = 9_999_999_999_999L) long fen) {
        String text = ChineseFigures.capitals(BigDecimal.valueOf(fen, 2));
        assertThat(read(text)).isEqualTo(fen);
        assertThat(text).doesNotContain("零零", "零元整元", "零万", "零亿", "零角");
    }

    private static long read(String text) {
        int yuan = text.indexOf('元');
        long total = yuan < 0 ? 0 : whole(text.substring(0, yuan)) * 100;
        String rest = yuan < 0 ? text : text.substring(yuan + 1);
        for (int i = 1; i < rest.length(); i++) {
            if (rest.charAt(i) == '角') {
                total += DIGITS.indexOf(rest.charAt(i - 1)) * 10L;
            } else if (rest.charAt(i) == '分') {
                total += DIGITS.indexOf(rest.charAt(i - 1));
            }
        }
        return total;
    }

    private static long whole(String text) {
        int big = text.lastIndexOf('亿');
        if (big >= 0) {
            return whole(text.substring(0, big)) * 100_000_000L + whole(text.substring(big + 1));
        }
        int middle = text.lastIndexOf('万');
        if (middle >= 0) {
            return whole(text.substring(0, middle)) * 10_000L + whole(text.substring(middle + 1));
        }
        long total = 0;
        long digit = 0;
        for (char each : text.toCharArray()) {
            switch (each) {
                case '拾' -> total += digit * 10;
                case '佰' -> total += digit * 100;
                case '仟' -> total += digit * 1000;
                default -> {
                    digit = DIGITS.indexOf(each);
                    continue;
                }
            }
            digit = 0;
        }
        return total + digit;
    }

    @Test
    void what_cannot_be_written_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ChineseFigures.capitals(new BigDecimal("-1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChineseFigures.capitals(new BigDecimal("10000000000000000")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026年3月2日, 二〇二六年三月二日",
        "2021-10-20, 2021年10月20日, 二〇二一年十月二十日",
        "2024-12-31, 2024年12月31日, 二〇二四年十二月三十一日"
    })
    void days_are_written_in_both_ways(LocalDate day, String usual, String chinese) {
        assertThat(ChineseFigures.day(day)).isEqualTo(usual);
        assertThat(ChineseFigures.chineseDay(day)).isEqualTo(chinese);
    }

    @Test
    void moments_and_amounts_are_plain() {
        assertThat(ChineseFigures.moment(OffsetDateTime.parse("2026-03-02T09:05:59+08:00")))
                .isEqualTo("2026年3月2日9时5分");
        assertThat(ChineseFigures.plain(new BigDecimal("2000.00"))).isEqualTo("2000");
        assertThat(ChineseFigures.plain(new BigDecimal("0.50"))).isEqualTo("0.5");
    }
}
