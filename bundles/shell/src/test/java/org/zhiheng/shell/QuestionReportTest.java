package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.questions.Rotation;
import org.zhiheng.api.questions.Training;

class QuestionReportTest {

    private final QuestionReport report = new QuestionReport(new Paint(false));

    @Test
    void all_questions_stand_in_columns() {
        assertThat(report.all(List.of(Rotation.QUESTION, Training.QUESTION)))
                .containsExactly(
                        "  rotation  一线干部交流", //
                        "  training  年度培训学时",
                        "一个问题的事实:zhiheng:questions 问题");
    }

    @Test
    void one_question_shows_what_may_be_written_for_each_fact() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("fine", Map.of("title", "罚款", "type", "string", "pattern", "^[0-9]+$"));
        facts.put(
                "sanctions", Map.of("title", "种类", "type", "array", "items", Map.of("enum", List.of("fine", "close"))));
        facts.put("item", Map.of("properties", Map.of("listed", Map.of("title", "在清单内", "type", "boolean"))));
        facts.put(
                "officers",
                Map.of(
                        "type",
                        "array",
                        "items",
                        Map.of("properties", Map.of("since", Map.of("type", "string", "format", "date")))));
        facts.put("acts", Map.of("title", "次数", "type", "object", "additionalProperties", Map.of("type", "integer")));
        Map<String, Object> schema = Map.of(
                "title",
                "某问题",
                "properties",
                Map.of("facts", Map.of("properties", facts)),
                "$defs",
                Map.of("answer", Map.of("properties", Map.of("must", Map.of("title", "必须", "type", "boolean")))));
        assertThat(report.one("some", schema))
                .containsExactly(
                        "某问题  some",
                        "事实",
                        "  fine               罚款      金额,例如50000.00",
                        "  sanctions          种类      列表,用逗号:fine|close",
                        "  item.listed        在清单内  true|false",
                        "  officers[0].since            日期,例如2024-09-02",
                        "  acts.…             次数      整数",
                        "回答",
                        "  must  必须  true|false");
    }
}
