package org.zhiheng.tools.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "不满5 | < 5",
                "不足5 | < 5",
                "5以下 | <= 5",
                "不超过5 | <= 5",
                "5以上 | >= 5",
                "不低于5 | >= 5",
                "超过5 | > 5",
                "5以上不满10 | [5..10)",
                "5以上10以下 | [5..10]",
                "超过5,不超过10 | (5..10]",
                "超过5且不满10.5 | (5..10.5)",
                "7 | 7"
            })
    void readsTheWordsOfTheLaw(String words, String cell) throws ConditionWords.Unread {
        assertThat(ConditionWords.number(words)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5-10", "5~10", "5到10", "大约5", "5以上8以上", "以上", "5元", "1e9", "5以下10以上"})
    void asksForOthersToBeWrittenAnew(String words) {
        assertThatThrownBy(() -> ConditionWords.number(words)).isInstanceOf(ConditionWords.Unread.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "< 5 | 不满5元",
                "<= 5 | 5元以下",
                ">= 5 | 5元以上",
                "> 5 | 超过5元",
                "[5..10) | 5元以上不满10元",
                "(5..10] | 超过5元10元以下"
            })
    void tellsCellsInTheWordsOfTheLaw(String cell, String words) {
        assertThat(ConditionWords.told(cell, "元")).isEqualTo(words);
    }

    @Test
    void tellsOtherCells() {
        assertThat(ConditionWords.told("-", "")).isNull();
        assertThat(ConditionWords.told("true", "")).isEqualTo("是");
        assertThat(ConditionWords.told("\"citizen\", \"organisation\"", "")).isEqualTo("个人、单位");
        assertThat(ConditionWords.told("not(\"学校\")", "")).isEqualTo("不是学校");
    }
}
