package org.zhiheng.law.officers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** Whether somebody who had to withdraw spoils an act that enough others carried out is a reading. */
class RecusedParticipantTest {

    @Test
    void aRegionSaysWhetherItSpoilsTheAct() {
        assertThat(ask("true").answer()).containsEntry("competent", false).containsEntry("valid", 1);
        assertThat(ask("false").answer()).containsEntry("competent", true).containsEntry("valid", 1);
    }

    @Test
    void itIsToldAmongWhatFails() {
        assertThat(ask("false").answer().get("failing"))
                .isEqualTo(List.of(Map.of("name", "甲", "why", "已经决定回避而仍然参与,程序违法")));
    }

    private static Ruling<Map<String, Object>> ask(String taints) {
        return new SmallBooks()
                .nation()
                .parameter("officers.least.step.review", "number", "1")
                .parameter("officers.certificate-kinds.review", "codes", "[]")
                .parameter("officers.recusal", "boolean", "true")
                .parameter("officers.recused-participant-taints", "boolean", taints, "读法")
                .done()
                .asking()
                .ask(
                        "officer-competence",
                        Map.of(
                                "at",
                                "2024-09-02",
                                "step",
                                "review",
                                "body",
                                "A",
                                "officers",
                                List.of(
                                        Map.of("name", "甲", "recusal", "granted"),
                                        Map.of("name", "乙", "recusal", "none"))),
                        "371002",
                        LocalDate.parse("2024-09-02"));
    }
}
