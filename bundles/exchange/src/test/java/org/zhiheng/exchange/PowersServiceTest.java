package org.zhiheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.exchange.RegisterWorlds.all;
import static org.zhiheng.exchange.RegisterWorlds.comparable;
import static org.zhiheng.exchange.RegisterWorlds.examples;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.testregisters.RegisterWorld;

/** The published lists of powers as other systems ask for them, over real HTTP with real accounts and registers. */
class PowersServiceTest {

    private static final String NS = " xmlns=\"urn:zhiheng:powers:v1\"";

    private static RegisterWorlds worlds;

    @BeforeAll
    static void start() throws Exception {
        worlds = RegisterWorlds.full();
        item("i1", "P-1", "2026-01-15");
        item("i2", "P-2", "2026-02-15");
        item("i3", "P-3", null);
        list("l1", 1, "2026-01-20");
        list("l2", 2, null);
        for (String each : List.of("l1", "l2")) {
            worlds.add(
                    "empowerments",
                    "e-" + each,
                    "2026-01-01",
                    null,
                    "list",
                    each,
                    "item",
                    "i1",
                    "name",
                    "对无照经营的处罚",
                    "powers",
                    List.of("penalty", "inspection"),
                    "originalBody",
                    RegisterWorld.MARKET);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        worlds.close();
    }

    private static void item(String key, String code, String publishedOn) {
        Map<String, Object> values = RegisterWorlds.map(
                "code",
                code,
                "name",
                "对无照经营的处罚" + code,
                "actKind",
                "penalty",
                "body",
                RegisterWorld.MARKET,
                "basis",
                "无证无照经营查处办法第十三条",
                "target",
                "any",
                "sanctions",
                List.of("fine"),
                "fineMax",
                "10000.00",
                "orderFirst",
                true);
        if (publishedOn != null) {
            values.put("publishedOn", publishedOn);
        }
        worlds.write("items", new Change.Add(key, LocalDate.of(2026, 1, 1), null, values, Why.UNSAID));
    }

    private static void list(String key, int batch, String publishedOn) {
        Map<String, Object> values = RegisterWorlds.map(
                "title",
                "第" + batch + "批赋权清单",
                "government",
                RegisterWorld.GOVERNMENT,
                "townshipClass",
                "A",
                "batch",
                batch,
                "version",
                1);
        if (publishedOn != null) {
            values.put("number", "示例政发〔2024〕" + batch + "号");
            values.put("approvedOn", publishedOn);
            values.put("publishedOn", publishedOn);
        }
        worlds.write("empowerment-lists", new Change.Add(key, null, null, values, Why.UNSAID));
    }

    private static String rows(String parameters) throws Exception {
        return worlds.ask("powers", "<listRows" + NS + ">" + parameters + "</listRows>");
    }

    @Test
    void the_documented_list_is_answered_as_documented() throws Exception {
        String answer = worlds.example("powers", 2);
        assertThat(comparable(answer)).isEqualTo(comparable(examples().get(3)));
    }

    @Test
    void every_list_there_is_is_told_with_its_fields() throws Exception {
        String answer = worlds.ask("powers", "<listRegisters" + NS + "/>");
        assertThat(answer)
                .contains("<register><name>items</name><title>行政执法事项</title><group>执法事项</group><field>")
                .contains("<name>empowerments</name><title>赋权事项</title><group>镇(街道)赋权</group><parent>list</parent>")
                .contains("<word code=\"penalty\">")
                .doesNotContain("attachment")
                .doesNotContain("citizen-number");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-14, ''",
        "2026-01-15, i1",
        "2026-02-14, i1",
        "2026-02-15, i1 i2",
        "2026-03-02, i1 i2",
        "2025-12-31, ''"
    })
    void only_what_is_published_on_the_day_is_told(String day, String keys) throws Exception {
        String answer = rows("<register>items</register><asOf>" + day + "</asOf>");
        assertThat(String.join(" ", all(answer, "key"))).isEqualTo(keys);
    }

    @Test
    void a_list_is_turned_page_by_page_and_narrowed() throws Exception {
        String first = rows("<register>items</register><size>1</size>");
        assertThat(all(first, "key")).containsExactly("i1");
        String second = rows("<register>items</register><size>1</size><after>"
                + all(first, "next").get(0) + "</after>");
        assertThat(all(second, "key")).containsExactly("i2");
        assertThat(all(second, "next")).isEmpty();
        assertThat(all(
                        rows("<register>items</register><filter name=\"body\">market</filter>"
                                + "<filter name=\"key\">i2</filter>"),
                        "key"))
                .containsExactly("i2");
        assertThat(all(rows("<register>items</register><filter name=\"body\">justice</filter>"), "key"))
                .isEmpty();
    }

    @Test
    void what_is_published_with_something_above_is_told_once_that_is() throws Exception {
        String answer = rows("<register>empowerments</register><filter name=\"list\">l1</filter>");
        assertThat(all(answer, "key")).containsExactly("e-l1");
        assertThat(answer)
                .contains("<value name=\"powers\" title=\"行政处罚\">penalty</value>")
                .contains("<value name=\"list\" title=\"第1批赋权清单\">l1</value>")
                .contains("<value name=\"originalBody\" title=\"示例区市场监督管理局\">market</value>");
        assertThat(rows("<register>empowerments</register><asOf>2026-01-19</asOf><filter name=\"list\">l1</filter>"))
                .contains("<code>REGISTER-ROW</code>");
        assertThat(rows("<register>empowerments</register><filter name=\"list\">l2</filter>"))
                .contains("<code>REGISTER-ROW</code>");
    }

    @Test
    void what_was_known_at_a_moment_is_told_as_it_was_known() throws Exception {
        worlds.move(Duration.ofMinutes(10));
        worlds.write(
                "items",
                new Change.Correct(
                        "i1",
                        LocalDate.of(2026, 1, 1),
                        null,
                        null,
                        false,
                        Map.of("fineMax", "20000.00"),
                        Why.of("录错")));
        try {
            assertThat(rows("<register>items</register><filter name=\"key\">i1</filter>"))
                    .contains(">20000.00<");
            assertThat(rows("<register>items</register><knownAt>2026-03-02T09:05:00+08:00</knownAt>"
                            + "<filter name=\"key\">i1</filter>"))
                    .contains(">10000.00<");
        } finally {
            worlds.write(
                    "items",
                    new Change.Correct(
                            "i1",
                            LocalDate.of(2026, 1, 1),
                            null,
                            null,
                            false,
                            Map.of("fineMax", "10000.00"),
                            Why.of("改回")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<register>officers</register> | REGISTER-UNKNOWN",
                "<register>nothing</register> | REGISTER-UNKNOWN",
                "<asOf>2026-03-02</asOf> | SOAP-SCHEMA",
                "<register>items</register><asOf>2026-3-2</asOf> | SOAP-DATE",
                "<register>items</register><knownAt>now</knownAt> | SOAP-MOMENT",
                "<register>items</register><size>201</size> | SOAP-SCHEMA",
                "<register>items</register><after>x</after> | PAGE-CURSOR",
                "<register>items</register><filter>x</filter> | SOAP-SCHEMA",
                "<register>items</register><filter name=\"basis\">x</filter> | REGISTER-FILTER",
                "<register>items</register><filter name=\"colour\">x</filter> | REGISTER-FILTER",
                "<register>items</register><filter name=\"publishedOn\">..2027-01-01</filter> | REGISTER-FILTER",
                "<register>items</register><filter name=\"body\">a</filter><filter name=\"body\">b</filter>"
                        + " | REGISTER-FILTER",
                "<register>empowerments</register> | SOAP-PARENT",
                "<register>empowerments</register><filter name=\"list\">l9</filter> | REGISTER-ROW"
            })
    void what_is_asked_wrongly_is_told_in_chinese(String parameters, String code) throws Exception {
        assertThat(rows(parameters))
                .contains("<faultcode>soap:Client</faultcode>", "<code>" + code + "</code>")
                .containsPattern("<invalidRequest[^>]*><code>[A-Z-]+</code><message>[^<]*\\p{IsHan}");
    }

    @Test
    void each_list_needs_the_permission_to_see_it() throws Exception {
        String items = "<listRows" + NS + "><register>items</register></listRows>";
        for (String each : List.of(
                worlds.programs.token(worlds.account, Operation.ITEMS_VIEW),
                worlds.programs.token(worlds.account, Operation.REGISTERS_USE))) {
            assertThat(worlds.ask("powers", each, "district", items))
                    .contains("<faultcode>soap:Client</faultcode>", "<forbidden ", "ACCESS-FORBIDDEN");
        }
    }

    @Test
    void without_the_registers_nothing_is_told_to_be_missing() throws Exception {
        try (RegisterWorlds none = new RegisterWorlds()) {
            assertThat(none.ask("powers", "<listRows" + NS + "><register>items</register></listRows>"))
                    .contains("<faultcode>soap:Server</faultcode>", "REGISTERS-NOT-READY");
        }
    }
}
