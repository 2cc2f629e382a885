package org.zhiheng.rules.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;

/** Documents that a package names can be written, with all that stands in them, or the package is not laid in. */
class DocumentsOfBooksTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final String TEMPLATE = "templates/decision.html";
    private static final String PART = "templates/remedies.html";

    /** The good package as that of the nation. */
    private static RulePackage read(GoodPackage good) {
        RulePackage read = new PackageReader().read(good.content()).packageOrNull();
        return new RulePackage(
                read.id(),
                read.version(),
                read.title(),
                Layer.NATION,
                "000000",
                null,
                read.documents(),
                read.parameters(),
                read.lists(),
                Map.of(),
                List.of(),
                read.procedures(),
                read.templates(),
                List.of(),
                read.contentHash());
    }

    private static List<String> faults(GoodPackage good) {
        RulePackage read = read(good);
        return BookMaker.assemble(List.of(read), 1).faults().getOrDefault(read.id(), List.of()).stream()
                .map(Fault::code)
                .filter(each -> !each.equals("RP-LAYER-015"))
                .toList();
    }

    private static GoodPackage kinds(String rows) {
        return new GoodPackage()
                .put(
                        "lists/document-kinds.yaml",
                        """
                        title: 文书
                        columns:
                          - {name: code, title: 代码, type: code, required: true}
                          - {name: name, title: 名称, type: text, required: true}
                          - {name: made, title: 由谁制作, type: code, required: true}
                        keys: [code]
                        merge: extend
                        from: 2024-01-01
                        source: {document: plan, phrase: 文书}
                        verified: text
                        """)
                .put("lists/document-kinds.csv", "code,name,made\n" + rows);
    }

    @Test
    void a_document_that_a_procedure_names_is_known_and_has_a_template_or_others_make_it() {
        assertThat(faults(new GoodPackage())).isEmpty();
        assertThat(faults(kinds("other,别的文书,case\n"))).containsExactly("RP-LAYER-016");
        assertThat(faults(kinds("filing-approval,立案审批表,case\n"))).containsExactly("RP-LAYER-017");
        assertThat(faults(kinds("filing-approval,立案审批表,others\n"))).isEmpty();
    }

    @Test
    void a_part_is_there_and_speaks_of_what_the_document_is_about() {
        assertThat(faults(new GoodPackage().change(TEMPLATE, "data-part=\"remedies\"", "data-part=\"remedy\"")))
                .containsExactly("RP-LAYER-018");
        assertThat(faults(new GoodPackage().change(PART, "about: [party]", "about: [party, evidence]")))
                .containsExactly("RP-LAYER-019");
    }

    @Test
    void a_document_is_written_with_its_parts() {
        RulePackage read = read(new GoodPackage());
        RuleBook book = ((RuleBooks) BookMaker.assemble(List.of(read), 1).books()).book("000000");
        RuleBook.AppliedTemplate applied = book.template("penalty-decision", DAY);
        DocumentTemplate whole = applied.template();
        assertThat(applied.from()).containsExactly(read);
        assertThat(whole.parts()).isEmpty();
        assertThat(whole.needs()).containsExactly("party.name", "decision.facts", "relief.authority", "input.words");
        // What the document asks for is asked for in its own words.
        assertThat(whole.inputs()).containsExactly(Map.entry("words", "补充说明"), Map.entry("more", "另外的说明"));
        assertThat(whole.fields()).contains("relief.authority", "input.more").doesNotContain("order");
        // A part is no document.
        assertThat(book.documents(DAY)).containsExactly("penalty-decision");
        assertThat(book.template("remedies", DAY)).isNull();
        assertThat(book.template("penalty-decision", DAY.minusDays(1))).isNull();
    }
}
