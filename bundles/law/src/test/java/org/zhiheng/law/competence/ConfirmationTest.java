package org.zhiheng.law.competence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.law.SmallBooks;

/** Whether an empowerment works without a signed confirmation is the region's to say. */
class ConfirmationTest {

    @Test
    void withoutASignatureTheTownshipActsOnlyWhereNoneIsAskedFor() {
        assertThat(body("true", Map.of("publishedOn", "2024-05-20"))).isEqualTo("department");
        assertThat(body("false", Map.of("publishedOn", "2024-05-20"))).isEqualTo("township");
    }

    @Test
    void publicationIsNeededEitherWay() {
        assertThat(body("false", Map.of())).isEqualTo("department");
    }

    private static Object body(String confirmation, Map<String, Object> events) {
        Asking asking = new SmallBooks()
                .nation()
                .parameter("competence.default-body", "text", "department")
                .done()
                .district()
                .parameter("empowerment.powers", "codes", "[penalty]")
                .parameter("empowerment.usual-powers", "codes", "[penalty]")
                .parameter("empowerment.publication", "boolean", "true")
                .parameter("empowerment.confirmation", "boolean", confirmation)
                .done()
                .asking();
        Map<String, Object> facts = Map.of(
                "item",
                Map.of("listed", true),
                "actKind",
                "penalty",
                "sanctions",
                List.of("warning"),
                "empowerment",
                events);
        return SmallBooks.ask(asking, "competence", facts, "2024-09-02")
                .answer()
                .get("body");
    }
}
