package org.zhiheng.law.competence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

class TownshipsTest {

    private static final Asking ASKING = new SmallBooks()
            .nation()
            .parameter("competence.default-body", "text", "department")
            .done()
            .district()
            .file("lists/townships.csv", "township,name\n371002100,甲镇\n")
            .file(
                    "lists/townships.yaml",
                    "title: 测试\ncolumns:\n  - {name: township, title: 代码, type: code, required: true}\n"
                            + "  - {name: name, title: 名称, type: text, required: true}\nkeys: [township]\nmerge: replace\n"
                            + "from: 2024-05-05\nsource: {document: d, article: 第一条, phrase: 测试所用的原文}\n"
                            + "verified: text\n")
            .done()
            .asking();

    @Test
    void aTownshipOfTheListIsCertain() {
        assertThat(confirm("371002100", "2024-09-02")).isEqualTo(false);
    }

    @Test
    void aCodeTheListDoesNotNameNeedsAPerson() {
        assertThat(confirm("371002101", "2024-09-02")).isEqualTo(true);
        assertThat(confirm("371002101", "2024-05-04")).isEqualTo(false);
    }

    @Test
    void aNameIsNoCode() {
        assertThat(confirm("甲镇", "2024-09-02")).isEqualTo(false);
    }

    @Test
    void aTownshipOfAnotherDivisionIsToldAndChangesNothing() {
        Ruling<Map<String, Object>> ruling =
                SmallBooks.ask(ASKING, "competence", Map.of("township", "370102001"), "2024-09-02");
        assertThat(ruling.answer().get("personMustConfirm")).isEqualTo(false);
        assertThat(ruling.reasons()).extracting(Reason::text).contains("镇(街道)370102001不属于区划371002,请核对。");
    }

    private static Object confirm(String township, String asOf) {
        return SmallBooks.ask(ASKING, "competence", Map.of("township", township), asOf)
                .answer()
                .get("personMustConfirm");
    }
}
