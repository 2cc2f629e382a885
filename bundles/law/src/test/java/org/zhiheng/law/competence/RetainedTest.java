package org.zhiheng.law.competence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.law.SmallBooks;

/** What a region may read otherwise: retained matters under an entrustment, and cases filed before an empowerment. */
class RetainedTest {

    private static final Map<String, Object> ENTRUSTED = Map.of(
            "actKind",
            "penalty",
            "sanctions",
            List.of("close"),
            "entrustment",
            Map.of(
                    "from",
                    "2024-08-10",
                    "to",
                    "2025-08-09",
                    "powers",
                    List.of("penalty"),
                    "signedOn",
                    "2024-07-20",
                    "publishedOn",
                    "2024-08-01"));
    private static final Map<String, Object> FILED_FIRST = Map.of(
            "item",
            Map.of("listed", true),
            "actKind",
            "penalty",
            "filedOn",
            "2024-05-19",
            "empowerment",
            Map.of("powers", List.of("penalty"), "publishedOn", "2024-05-20"));

    @Test
    void aRegionSaysWhetherWhatIsRetainedIsNotEntrustedEither() {
        assertThat(basis(asking("true", "true"), ENTRUSTED)).isEqualTo("retained");
        assertThat(basis(asking("false", "true"), ENTRUSTED)).isEqualTo("entrusted");
    }

    @Test
    void aRegionSaysWhetherWhoFiledFirstGoesOn() {
        assertThat(basis(asking("true", "true"), FILED_FIRST)).isEqualTo("original");
        assertThat(basis(asking("true", "false"), FILED_FIRST)).isEqualTo("empowered");
    }

    /** Before the decision what will be imposed may be open; at the decision it is known, and none is said as none. */
    @Test
    void atTheDecisionNothingIsTheTownshipsUntilTheSanctionsAreKnown() {
        Map<String, Object> facts = new HashMap<>(FILED_FIRST);
        facts.put("filedOn", "2024-06-01");
        facts.put("step", "investigate");
        assertThat(basis(asking("true", "true"), facts)).isEqualTo("empowered");
        facts.put("step", "decide");
        assertThat(SmallBooks.ask(asking("true", "true"), "competence", facts, "2024-09-02")
                        .missing())
                .containsExactly("facts.sanctions");
        facts.put("sanctions", List.of());
        assertThat(basis(asking("true", "true"), facts)).isEqualTo("empowered");
        facts.put("sanctions", List.of("close"));
        assertThat(basis(asking("true", "true"), facts)).isEqualTo("retained");
    }

    private static Asking asking(String underEntrustment, String firstFiler) {
        return new SmallBooks()
                .nation()
                .parameter("competence.default-body", "text", "department")
                .parameter("competence.first-filer-keeps", "boolean", firstFiler, "读法")
                .parameter("entrustment.never", "codes", "[coercive-measure]")
                .parameter("entrustment.chain.township", "codes", "[signing, publication]")
                .done()
                .district()
                .parameter("empowerment.powers", "codes", "[penalty]")
                .parameter("empowerment.publication", "boolean", "true")
                .parameter("empowerment.confirmation", "boolean", "false")
                .parameter("competence.retained-sanctions", "codes", "[close]")
                .parameter("competence.retained-under-entrustment", "boolean", underEntrustment, "读法")
                .done()
                .asking();
    }

    private static Object basis(Asking asking, Map<String, Object> facts) {
        return SmallBooks.ask(asking, "competence", facts, "2024-09-02")
                .answer()
                .get("basis");
    }
}
