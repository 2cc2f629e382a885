package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.api.error.ZhihengException;

class FactWordsTest {

    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> TEXTS = Map.of("type", "array", "items", TEXT);
    private static final Map<String, Object> POSTINGS =
            Map.of("type", "array", "items", Map.of("type", "object", "properties", Map.of("kind", TEXT)));
    private static final Map<String, Object> OFFICERS = Map.of(
            "type",
            "array",
            "items",
            Map.of(
                    "type",
                    "object",
                    "properties",
                    Map.of("name", TEXT, "auxiliary", Map.of("type", "boolean"), "postings", POSTINGS)));
    private static final Map<String, Object> SCHEMA = Map.of(
            "properties",
            Map.of(
                    "facts",
                    Map.of(
                            "properties",
                            Map.of(
                                    "fine", TEXT,
                                    "year", Map.of("type", "integer"),
                                    "listed", Map.of("type", "boolean"),
                                    "sanctions", TEXTS,
                                    "officers", OFFICERS,
                                    "acts", Map.of("type", "object", "additionalProperties", Map.of("type", "integer")),
                                    "factors", Map.of("type", "object", "additionalProperties", Map.of()),
                                    "item",
                                            Map.of(
                                                    "type",
                                                    "object",
                                                    "properties",
                                                    Map.of("listed", Map.of("type", "boolean")))))));

    private static Map<String, Object> facts(String... words) {
        return FactWords.read(List.of(words), SCHEMA).facts();
    }

    @Test
    void words_become_what_the_schema_says() {
        assertThat(facts("fine=50000.00", "year=2024", "listed=true", "sanctions=fine,close", "item.listed=false"))
                .isEqualTo(Map.of(
                        "fine",
                        "50000.00",
                        "year",
                        new BigDecimal("2024"),
                        "listed",
                        true,
                        "sanctions",
                        List.of("fine", "close"),
                        "item",
                        Map.of("listed", false)));
    }

    @Test
    void groups_in_lists_are_numbered_from_zero() {
        assertThat(facts(
                        "officers[0].name=张三",
                        "officers[0].auxiliary=true",
                        "officers[0].postings[0].kind=stationed",
                        "officers[1].name=李四=乙",
                        "sanctions[0]=fine",
                        "sanctions[1]=close"))
                .isEqualTo(Map.of(
                        "officers",
                        List.of(
                                Map.of(
                                        "name",
                                        "张三",
                                        "auxiliary",
                                        true,
                                        "postings",
                                        List.of(Map.of("kind", "stationed"))),
                                Map.of("name", "李四=乙")),
                        "sanctions",
                        List.of("fine", "close")));
    }

    @Test
    void a_value_may_be_json_where_the_schema_wants_a_group_or_list() {
        assertThat(facts("officers=[{\"name\":\"张三\"}]", "item={\"listed\":true}", "sanctions=[\"fine\"]", "fine=[1"))
                .isEqualTo(Map.of(
                        "officers",
                        List.of(Map.of("name", "张三")),
                        "item",
                        Map.of("listed", true),
                        "sanctions",
                        List.of("fine"),
                        "fine",
                        "[1"));
    }

    @Test
    void open_groups_take_numbers_flags_and_texts() {
        assertThat(facts("factors.area=120.5", "factors.code=007", "factors.repeat=true", "acts.penalty=3"))
                .isEqualTo(Map.of(
                        "factors",
                        Map.of("area", new BigDecimal("120.5"), "code", "007", "repeat", true),
                        "acts",
                        Map.of("penalty", new BigDecimal("3"))));
    }

    @Test
    void an_empty_list_is_written_as_nothing() {
        assertThat(facts("sanctions=")).isEqualTo(Map.of("sanctions", List.of()));
    }

    @Test
    void what_has_not_the_form_of_its_type_is_left_to_the_ruling_to_refuse() {
        assertThat(facts("begin=2024-09-02", "year=1e999999999", "listed=yes"))
                .isEqualTo(Map.of("begin", "2024-09-02", "year", "1e999999999", "listed", "yes"));
    }

    @Test
    void the_frame_is_no_fact() {
        FactWords read = FactWords.read(List.of("division=371002", "asOf=2024-09-02", "fine=1"), SCHEMA);
        assertThat(read.text("division")).contains("371002");
        assertThat(read.text("asOf")).contains("2024-09-02");
        assertThat(read.text("book")).isEmpty();
        assertThat(read.facts()).isEqualTo(Map.of("fine", "1"));
    }

    @Test
    void one_json_object_is_the_whole_request() {
        FactWords read =
                FactWords.read(List.of("{\"division\":\"371002\",\"facts\":{\"fine\":\"1\",\"year\":2024}}"), SCHEMA);
        assertThat(read.text("division")).contains("371002");
        assertThat(read.facts()).isEqualTo(Map.of("fine", "1", "year", 2024));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"facts\":                        | SHELL-JSON",
                "{\"facts\":{\"a\":1,\"a\":2}}         | SHELL-JSON",
                "{\"facts\":{}} x                   | SHELL-JSON",
                "{\"fact\":{}}                      | SHELL-FIELD",
            })
    void json_is_read_strictly(String json, String code) {
        assertThatThrownBy(() -> FactWords.read(List.of(json), SCHEMA))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fine                | | “fine”:应当写成“名=值”",
                "=1                  | | “=1”:应当写成“名=值”",
                "''                  | | “”:应当写成“名=值”",
                ".a=1                | | “.a=1”:“.a”不是事实的名称",
                "a.=1                | | “a.=1”:“a.”不是事实的名称",
                "a..b=1              | | “a..b=1”:“a..b”不是事实的名称",
                "[0]=1               | | “[0]=1”:“[0]”不是事实的名称",
                "officers[0]name=1   | | “officers[0]name=1”:“officers[0]name”不是事实的名称",
                "officers[x].name=1  | | “officers[x].name=1”:“officers[x].name”不是事实的名称",
                "officers[1].name=1  | | “officers[1].name=1”:前面没有[0]",
                "fine=1              | fine=2 | “fine=2”:“fine”写了两次",
                "item=x              | item.listed=true | “item.listed=true”:与前面的词不合",
                "sanctions=fine      | sanctions[0]=close | “sanctions[0]=close”:与前面的词不合",
                "officers[0].name=1  | officers=x | “officers=x”:与前面的词不合"
            })
    void a_word_that_is_no_fact_is_refused_and_shown(String word, String second, String message) {
        List<String> words = second == null ? List.of(word) : List.of(word, second);
        assertThatThrownBy(() -> FactWords.read(words, SCHEMA)).isInstanceOfSatisfying(ZhihengException.class, e -> {
            assertThat(e.code()).isEqualTo("SHELL-FACT");
            assertThat(e.getMessage()).isEqualTo(message);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "facts.fine,fine=1",
        "facts.sanctions[1],'sanctions=fine,fines'",
        "facts.officers[0].nam,officers[0].nam=x",
        "facts.item,item.listed=no",
        "division,division=3710",
        "facts.other,",
        "facts,"
    })
    void the_word_at_fault_is_found_by_the_field(String field, String word) {
        FactWords read = FactWords.read(
                List.of("division=3710", "fine=1", "sanctions=fine,fines", "officers[0].nam=x", "item.listed=no"),
                SCHEMA);
        assertThat(read.word(field)).isEqualTo(word);
    }
}
