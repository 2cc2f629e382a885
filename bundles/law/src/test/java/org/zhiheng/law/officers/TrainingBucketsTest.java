package org.zhiheng.law.officers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** A region that wants twenty hours of law from the justice bureau and forty of the trade from the department. */
class TrainingBucketsTest {

    private static final String HEAD =
            """
            title: 学时分类
            columns:
              - {name: bucket, title: 类别, type: code, required: true}
              - {name: types, title: 培训种类, type: codes, required: true}
              - {name: organiser, title: 组织者, type: code, required: true}
              - {name: hours, title: 学时, type: number, required: true}
            keys: [bucket]
            merge: replace
            from: 2024-01-01
            source: {document: d, article: 第一条, phrase: 测试所用的原文}
            verified: text
            """;

    private final Asking asking = new SmallBooks()
            .nation()
            .parameter("training.annual-hours", "number", "60")
            .parameter("training.counted-types", "codes", "[public-law, professional, skills]")
            .done()
            .district()
            .file("lists/training-buckets.yaml", HEAD)
            .file(
                    "lists/training-buckets.csv",
                    "bucket,types,organiser,hours\nlaw,public-law,justice,20\n"
                            + "trade,professional|skills,department,40\n")
            .done()
            .asking();

    @Test
    void fortyHoursOfTheTradeAreFiveShort() {
        Ruling<Map<String, Object>> ruling = ask(
                record("public-law", "justice", 20),
                record("professional", "department", 35),
                record("political", "department", 12));

        assertThat(ruling.answer()).containsEntry("satisfied", false);
        assertThat(ruling.answer().get("counted")).hasToString("55");
        assertThat(ruling.answer().get("short")).hasToString("{total=5, trade=5}");
    }

    @Test
    void hoursOfTheWrongOrganiserFillNoBucket() {
        Ruling<Map<String, Object>> ruling =
                ask(record("public-law", "department", 20), record("skills", "department", 40));

        assertThat(ruling.answer()).containsEntry("satisfied", false);
        assertThat(ruling.answer().get("short")).hasToString("{law=20}");
    }

    @Test
    void theOrganiserIsAskedForWhereBucketsNeedIt() {
        Ruling<Map<String, Object>> ruling = ask(Map.of("type", "skills", "hours", 40));

        assertThat(ruling.missing()).containsExactly("facts.records[0].organiser");
    }

    @SafeVarargs
    private Ruling<Map<String, Object>> ask(Map<String, Object>... records) {
        return SmallBooks.ask(asking, "training", Map.of("year", 2024, "records", List.of(records)), "2025-01-10");
    }

    private static Map<String, Object> record(String type, String organiser, int hours) {
        return Map.of("type", type, "organiser", organiser, "hours", hours);
    }
}
