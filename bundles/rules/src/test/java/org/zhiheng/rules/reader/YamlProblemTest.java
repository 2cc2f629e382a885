package org.zhiheng.rules.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.rules.Fault;

/** What authors get wrong in YAML is told in their language, where it stands. */
class YamlProblemTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1~->b: 2             | 2 | 1 | 这里不能用制表符，缩进用空格",
                "a: b: c                 | 1 | 5 | 这里不能有冒号，含冒号的文字要加引号",
                "a: 1~b~c: 2             | 3 | 1 | 缺少冒号",
                "a: 'x                   | 1 | 6 | 引号没有结束",
                "a: [x, y}               | 1 | 9 | 方括号里缺少逗号，或者方括号没有结束",
                "a: {x: 1, y: 2]         | 1 | 15 | 花括号里缺少逗号，或者花括号没有结束",
                "a: 1~  b: 2             | 2 | 4 | 这里不能有冒号，含冒号的文字要加引号",
                "'  a: 1~ b: 2'          | 2 | 2 | 缩进与上文不一致",
                "a:~  b: 1~ c: 2         | 3 | 2 | 缩进与上文不一致",
                "a: @x                   | 1 | 4 | 这个字符不能开始一个值，要加引号",
            })
    void isToldInChinese(String yaml, int line, int column, String told) {
        String text = yaml.replace("~", "\n").replace("->", "\t");
        FaultLog log = new FaultLog();

        YamlFile.documents(log, "a.yaml", text.getBytes(StandardCharsets.UTF_8));

        assertThat(log.sorted())
                .containsExactly(Fault.error("RP-YAML-01", "a.yaml", line, column, "不是正确的YAML:" + told, null));
    }
}
