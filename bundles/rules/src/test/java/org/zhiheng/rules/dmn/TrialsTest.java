package org.zhiheng.rules.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.TableTrial;

class TrialsTest {

    /** Tiers of a fine by the goods' value, as in the Food Safety Law art. 124; the second condition is given. */
    private static byte[] table(String second) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="食品">
                  <decision id="t" name="食品">
                    <decisionTable hitPolicy="UNIQUE">
                      <input label="货值金额"><inputExpression typeRef="number"><text>goodsValue</text></inputExpression></input>
                      <input label="再犯"><inputExpression typeRef="boolean"><text>again</text></inputExpression></input>
                      <input label="何时"><inputExpression typeRef="date"><text>on</text></inputExpression></input>
                      <output name="tier" typeRef="string"/>
                      <output name="fineMin" typeRef="number"/>
                      <rule><inputEntry><text>&lt; 10000</text></inputEntry><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry>
                        <outputEntry><text>"不足一万元"</text></outputEntry><outputEntry><text>50000</text></outputEntry></rule>
                      <rule><inputEntry><text>SECOND</text></inputEntry><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry>
                        <outputEntry><text>"一万元以上"</text></outputEntry><outputEntry><text>null</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """
                .replace("SECOND", second)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_table_is_asked_with_values_as_people_write_them() {
        byte[] good = table("&gt;= 10000");

        TableTrial checked = Trials.of(good, Map.of());
        assertThat(checked.faults()).isEmpty();
        assertThat(checked.hits()).isEmpty();
        assertThat(checked.inputs())
                .containsExactly(
                        new TableTrial.Input("goodsValue", "货值金额", "number"),
                        new TableTrial.Input("again", "再犯", "boolean"),
                        new TableTrial.Input("on", "何时", "date"));

        TableTrial below = Trials.of(good, Map.of("goodsValue", " 9999.99 ", "again", "true", "on", "2024-05-01"));
        assertThat(below.hits()).containsExactly(1);
        assertThat(below.outputs()).containsExactly(Map.of("tier", "不足一万元", "fineMin", "50000"));
        TableTrial above = Trials.of(good, Map.of("goodsValue", "10000"));
        assertThat(above.hits()).containsExactly(2);
        assertThat(above.outputs()).containsExactly(Map.of("tier", "一万元以上"));
        assertThat(Trials.of(good, Map.of("again", "false")).missing()).containsExactly("goodsValue");
        assertThat(Trials.of(good, Map.of("goodsValue", "")).missing()).containsExactly("goodsValue");
    }

    @Test
    void gaps_overlaps_and_what_cannot_be_read_are_told() {
        assertThat(Trials.of(table("&gt; 10000"), Map.of()).faults())
                .extracting(FaultInfo::severity, FaultInfo::code, FaultInfo::message)
                .containsExactly(tuple("warning", "RP-DMN-21", "没有一行适用于goodsValue = 10000"));
        TableTrial overlapping = Trials.of(table("&gt;= 9000"), Map.of("goodsValue", "1"));
        assertThat(overlapping.faults()).extracting(FaultInfo::code).containsExactly("RP-DMN-20");
        assertThat(overlapping.faults().get(0).message()).startsWith("第1行和第2行重叠,例如goodsValue = 9000");
        assertThat(overlapping.hits()).isEmpty();
        assertThat(Trials.of("no table".getBytes(StandardCharsets.UTF_8), Map.of())
                        .faults())
                .extracting(FaultInfo::code)
                .containsExactly("RP-DMN-01");
    }

    @Test
    void a_value_that_is_none_of_its_column_names_it() {
        byte[] good = table("&gt;= 10000");
        for (Map.Entry<String, String> wrong : List.of(
                Map.entry("goodsValue", "一万"),
                Map.entry("goodsValue", "1E999999999"),
                Map.entry("goodsValue", "9".repeat(41)),
                Map.entry("again", "是"),
                Map.entry("on", "2024-02-30"))) {
            assertThatThrownBy(() -> Trials.of(good, Map.of(wrong.getKey(), wrong.getValue())))
                    .isInstanceOfSatisfying(ZhihengException.class, e -> {
                        assertThat(e.code()).isEqualTo("RULES-TABLE-VALUE");
                        assertThat(e.field()).contains(wrong.getKey());
                    });
        }
    }
}
