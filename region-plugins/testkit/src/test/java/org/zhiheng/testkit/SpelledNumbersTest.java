package org.zhiheng.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpelledNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "50000.00, 处罚款5万元以上",
        "200.00, 对公民处以二百元以下",
        "3000, 三千元以下罚款",
        "14, 不满十四周岁",
        "90, 自立案之日起九十日内",
        "2, 由两名以上行政执法人员实施",
        "24, 应当在２４小时内",
        "5, 总数的5%",
        "1020, 一千零二十元",
        "100, 应全员持有执法证"
    })
    void findsFiguresAndWords(BigDecimal number, String phrase) {
        assertThat(SpelledNumbers.holds(phrase, number)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5, 处罚款15万元以上", "5, 处罚款5万元以上", "10, 自立案之日起九十日内", "4, 不满十四周岁", "50000, 处罚款50万元以上", "3, 每年不少于60学时"})
    void doesNotTakeAPartOfALongerNumber(BigDecimal number, String phrase) {
        assertThat(SpelledNumbers.holds(phrase, number)).isFalse();
    }
}
