package org.zhiheng.rules.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.TableResult;

class DecisionTableTest {

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    private static Tables areas(String first, String second, String third) {
        return new Tables("UNIQUE")
                .input("占地面积", "number")
                .output("阶次", "string", null)
                .row(first, "\"较轻\"")
                .row(second, "\"一般\"")
                .row(third, "\"较重\"");
    }

    @ParameterizedTest
    @CsvSource({"0, 较轻", "4.99, 较轻", "5, 一般", "9.99, 一般", "10, 较重", "10.00, 较重", "1000, 较重"})
    void a_shared_end_belongs_to_the_side_that_takes_it(String area, String tier) {
        DecisionTable table = areas("< 5", "[5..10)", ">= 10").compile();
        TableResult result = table.evaluate(Map.<String, Object>of("占地面积", n(area))::get);
        assertThat(result.outputs()).containsExactly(Map.of("阶次", tier));
    }

    @Test
    void a_shared_end_that_no_side_gives_up_is_an_overlap_with_an_example() {
        Tables tables = areas("<= 5", "[5..10)", ">= 10");
        assertThat(tables.compile()).isNull();
        assertThat(tables.faults)
                .extracting(Fault::code, Fault::message)
                .containsExactly(tuple("RP-DMN-20", "第1行和第2行重叠,例如占地面积 = 5"));
    }

    @Test
    void an_end_that_no_side_takes_is_a_gap_with_an_example() {
        Tables tables = areas("< 5", "(5..10)", ">= 10");
        assertThat(tables.compile()).isNotNull();
        assertThat(tables.faults)
                .extracting(Fault::code, Fault::message)
                .containsExactly(tuple("RP-DMN-21", "没有一行适用于占地面积 = 5"));
    }

    @Test
    void an_absent_input_is_asked_for_only_where_a_row_that_is_left_depends_on_it() {
        DecisionTable table = new Tables("UNIQUE")
                .input("party", "string", "\"单位\",\"个人\"")
                .input("area", "number")
                .output("tier", "string", null)
                .row("\"单位\"", "-", "\"一般\"")
                .row("\"个人\"", "< 5", "\"较轻\"")
                .row("\"个人\"", ">= 5", "\"较重\"")
                .compile();
        assertThat(table.evaluate(new Object[] {"单位", null}).outputs()).containsExactly(Map.of("tier", "一般"));
        assertThat(table.evaluate(new Object[] {"个人", null}).missing()).containsExactly("area");
        assertThat(table.evaluate(new Object[] {null, n("1")}).missing()).containsExactly("party");
        assertThat(table.evaluate(new Object[] {null, null}).missing()).containsExactly("party", "area");
    }

    @Test
    void first_takes_the_first_row_and_collect_all() {
        Tables first = new Tables("FIRST")
                .input("x", "number")
                .output("y", "number", null)
                .row("> 1", "1")
                .row("> 0", "2");
        assertThat(first.compile().evaluate(new Object[] {n("5")}).outputs()).containsExactly(Map.of("y", n("1")));
        Tables all = new Tables("COLLECT")
                .input("x", "number")
                .output("y", "number", null)
                .row("> 1", "1")
                .row("> 0", "2");
        assertThat(all.compile().evaluate(new Object[] {n("5")}).outputs())
                .containsExactly(Map.of("y", n("1")), Map.of("y", n("2")));
    }

    @Test
    void priority_takes_the_output_that_stands_first_among_its_values() {
        DecisionTable table = new Tables("PRIORITY")
                .input("x", "number")
                .output("y", "string", "\"从重\",\"一般\",\"从轻\"")
                .row("> 0", "\"从轻\"")
                .row("> 1", "\"从重\"")
                .compile();
        assertThat(table.evaluate(new Object[] {n("5")}).outputs()).containsExactly(Map.of("y", "从重"));
        assertThat(table.evaluate(new Object[] {n("1")}).outputs()).containsExactly(Map.of("y", "从轻"));
    }

    @Test
    void dates_booleans_and_negation_are_cells_too() {
        DecisionTable table = new Tables("FIRST")
                .input("on", "date")
                .input("repeated", "boolean")
                .input("kind", "string")
                .output("y", "number", null)
                .row(">= date(\"2021-07-15\")", "false", "not(\"food\",\"drug\")", "1")
                .row("-", "-", "-", "2")
                .compile();
        LocalDate before = LocalDate.of(2021, 7, 14);
        LocalDate after = LocalDate.of(2021, 7, 15);
        assertThat(table.evaluate(new Object[] {after, false, "shop"}).outputs())
                .containsExactly(Map.of("y", n("1")));
        assertThat(table.evaluate(new Object[] {before, false, "shop"}).outputs())
                .containsExactly(Map.of("y", n("2")));
        assertThat(table.evaluate(new Object[] {after, true, "shop"}).outputs()).containsExactly(Map.of("y", n("2")));
        assertThat(table.evaluate(new Object[] {after, false, "drug"}).outputs())
                .containsExactly(Map.of("y", n("2")));
    }

    @Test
    void a_value_that_the_column_does_not_allow_hits_nothing() {
        DecisionTable table = new Tables("FIRST")
                .input("k", "string", "\"a\",\"b\"")
                .output("y", "number", null)
                .row("-", "1")
                .compile();
        assertThat(table.evaluate(new Object[] {"c"}).outputs()).isEmpty();
        assertThat(table.evaluate(new Object[] {n("1")}).outputs()).isEmpty();
        assertThat(table.evaluate(new Object[] {"b"}).outputs()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 6|RP-DMN-06",
                "[5..|RP-DMN-06",
                "(5..5)|RP-DMN-06",
                "[6..5]|RP-DMN-06",
                "\"a|RP-DMN-06",
                "x|RP-DMN-06",
                "\"a\"|RP-DMN-10",
                "true|RP-DMN-10",
                "date(\"2023-02-30\")|RP-DMN-06",
                "#|RP-DMN-06"
            })
    void a_bad_condition_is_a_fault_with_its_place(String cell, String code) {
        Tables tables = new Tables("FIRST")
                .input("x", "number")
                .output("y", "number", null)
                .row("1", "1")
                .row(cell, "2");
        assertThat(tables.compile()).isNull();
        assertThat(tables.faults).hasSize(1);
        assertThat(tables.faults.get(0).code()).isEqualTo(code);
        assertThat(tables.faults.get(0).line()).isGreaterThan(1);
    }

    @Test
    void all_faults_of_a_table_are_told_at_once() {
        Tables tables = new Tables("FIRST")
                .input("x", "number")
                .output("y", "number", null)
                .row("1 2", "1")
                .row("1", "\"a\"");
        assertThat(tables.compile()).isNull();
        assertThat(tables.faults).extracting(Fault::code).containsExactly("RP-DMN-06", "RP-DMN-14");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE x [<!ENTITY a 'b'>]><definitions/>|RP-DMN-19",
                "<definitions>|RP-DMN-01",
                "<other/>|RP-DMN-01",
                "<definitions/>|RP-DMN-16"
            })
    void what_is_no_table_is_refused(String xml, String code) {
        List<Fault> faults = new ArrayList<>();
        assertThat(DmnFile.readTable("t.dmn", xml.getBytes(StandardCharsets.UTF_8), faults::add))
                .isNull();
        assertThat(faults).extracting(Fault::code).containsExactly(code);
    }
}
