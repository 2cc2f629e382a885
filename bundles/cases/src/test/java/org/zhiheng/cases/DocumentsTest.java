package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseStory.company;
import static org.zhiheng.cases.CaseStory.concluded;
import static org.zhiheng.cases.CaseStory.factor;
import static org.zhiheng.cases.CaseStory.matter;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseDocuments.Format;
import org.zhiheng.api.cases.CaseDocuments.Issued;
import org.zhiheng.api.cases.CaseDocuments.Offered;
import org.zhiheng.api.cases.CaseDocuments.Wanted;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.Subject;
import org.zhiheng.cases.domain.DocumentFields;
import org.zhiheng.rules.KnownFields;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** Documents of a real case, from what is offered to what is printed. */
@OnEveryDatabase
class DocumentsTest {

    private static final Wanted DECISION = new Wanted("penalty-decision", Map.of(), Map.of());

    @TempDir
    private Path folder;

    private final TestDatabase database;

    DocumentsTest(TestDatabase database) {
        this.database = database;
    }

    /** A case in which a fine of 2,000 yuan is about to be decided. */
    private CaseStory decided() {
        CaseStory story = new CaseStory(database, folder);
        PieceChange.Add party = new PieceChange.Add(
                "party",
                "p1",
                map(
                        "kind",
                        "organisation",
                        "name",
                        "某某商贸有限公司",
                        "creditCode",
                        "91350100M000100Y43",
                        "legalRepresentative",
                        "䶮某",
                        "address",
                        "示例区示例路38号"));
        story.filed(matter("2026-02-20"), party);
        story.investigated(factor("firstViolation", "否"), factor("slight", "否"), factor("harm", "slight"));
        story.write(
                OFFICER,
                piece(
                        "proposal",
                        "kind",
                        "penalty",
                        "sanctions",
                        List.of("fine"),
                        "fine",
                        "2000.00",
                        "minimum",
                        "0.00",
                        "maximum",
                        "10000.00"));
        story.take(OFFICER, "notice");
        story.write(
                OFFICER,
                new PieceChange.Add(
                        "notice",
                        "n1",
                        map(
                                "servedOn",
                                "2026-03-02",
                                "officers",
                                List.of("o1", "o2"),
                                "sanctions",
                                List.of("fine"),
                                "fine",
                                "2000.00")),
                piece("statement", "on", "2026-03-02", "form", "waived"));
        story.take(OFFICER, "decision");
        story.write(
                HEAD,
                piece(
                        "decision",
                        "kind",
                        "penalty",
                        "decidedOn",
                        "2026-03-02",
                        "sanctions",
                        List.of("fine"),
                        "fine",
                        "2000.00",
                        "benchmark",
                        "没有基准",
                        "facts",
                        "当事人未取得营业执照从事食品销售。\n现场存有商品二十件。",
                        "basis",
                        "违反《无证无照经营查处办法》第二条,依照第十三条处罚。",
                        "fulfilment",
                        "到示例银行缴纳。",
                        "remedies",
                        "见决定书"),
                concluded("collective-discussion-held"),
                concluded("within-range"));
        return story;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private static byte[] bytes(OpenedAttachment opened) throws IOException {
        try (InputStream content = opened.content()) {
            return content.readAllBytes();
        }
    }

    @Test
    void the_fields_that_templates_may_name_are_those_that_cases_have() {
        assertThat(DocumentFields.all()).isEqualTo(KnownFields.all());
        assertThat(new TreeSet<>(DocumentFields.several())).isEqualTo(new TreeSet<>(KnownFields.allSeveral()));
    }

    @Test
    void a_decision_is_offered_previewed_issued_and_printed() throws Exception {
        CaseStory story = decided();

        Offered offered =
                story.world.documents.shelf(OFFICER, story.id()).offered().get(0);
        assertThat(offered.document()).isEqualTo("penalty-decision");
        assertThat(offered.stage()).isTrue();
        assertThat(offered.missing()).isEmpty();
        assertThat(offered.may()).isTrue();
        assertThat(offered.about()).isEqualTo(Map.of("party", List.of("p1")));

        byte[] draft = story.world
                .documents
                .preview(OFFICER, story.id(), DECISION, Format.PDF, "核对文书")
                .content();
        assertThat(text(draft)).contains("草稿", "（未编号）", "某某商贸有限公司", "罚款人民币贰仟元整（¥2000元）。");

        Outcome outcome = story.world.documents.issue(OFFICER, story.id(), story.command(), DECISION);
        assertThat(outcome.done()).isTrue();
        story.file = outcome.file();
        Issued issued =
                story.world.documents.shelf(OFFICER, story.id()).issued().get(0);
        assertThat(issued.number()).isEqualTo("示例区市场监督管理局罚决字〔2026〕第1号");
        assertThat(issued.version()).isEqualTo(1);
        assertThat(issued.pages()).isEqualTo(3);
        assertThat(issued.signed()).isFalse();
        // The decision has the number of its document, and with it all that the law asks of it.
        assertThat(CaseWorld.one(story.file, "decision").text("number")).isEqualTo(issued.number());
        story.take(HEAD, "service");

        byte[] pdf = bytes(story.world.documents.open(OFFICER, story.id(), issued.key(), 0, "核对文书"));
        // The store checks the hash while it reads.
        assertThat(pdf).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(text(pdf)).contains("第1页共3页", "第2页共3页", "第3页共3页");
        assertThat(text(pdf).replaceAll("第.页共.页", ""))
                .contains(
                        "示例区市场监督管理局行政处罚决定书示例区市场监督管理局罚决字〔2026〕第1号",
                        "91350100M000100Y43",
                        "䶮某",
                        "当事人未取得营业执照从事食品销售。现场存有商品二十件。",
                        "1.现场笔录（勘验笔录、现场笔录）；",
                        "罚款人民币贰仟元整（¥2000元）。",
                        // 60 days from 2 March end on 1 May, and there are holidays until the 5th; six months on 2
                        // September, a
                        // Wednesday.
                        "申请行政复议的最后一日是2026年5月6日，提起行政诉讼的最后一日是2026年9月2日")
                .doesNotContain("草稿", "未编号");

        assertThat(story.world.documents.prints(OFFICER, story.id(), issued.key()))
                .isEmpty();
        story.world
                .documents
                .print(OFFICER, story.id(), issued.key(), 0, 2, "送达当事人")
                .content()
                .close();
        assertThat(story.world.documents.prints(OFFICER, story.id(), issued.key()))
                .extracting(each -> each.version() + " " + each.by() + " " + each.purpose() + " " + each.copies())
                .containsExactly("1 " + OFFICER.account() + " 送达当事人 2");

        Entry entry = story.world.world.records.history(new Subject("case", story.id()), 0, 100).stream()
                .filter(each -> each.kind().equals("document-issued"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.attachments()).extracting(each -> each.hash()).containsExactly(issued.file());
        assertThat(story.world.differences()).isEmpty();
    }

    @Test
    void what_is_issued_stays_and_is_issued_anew_under_its_number_with_a_reason() throws Exception {
        CaseStory story = decided();
        Command first = story.command();
        story.file = story.world
                .documents
                .issue(OFFICER, story.id(), first, DECISION)
                .file();
        Issued issued =
                story.world.documents.shelf(OFFICER, story.id()).issued().get(0);
        byte[] before = bytes(story.world.documents.open(OFFICER, story.id(), issued.key(), 1, "核对文书"));

        // The same command once more makes nothing more.
        assertThat(story.world
                        .documents
                        .issue(OFFICER, story.id(), first, DECISION)
                        .done())
                .isTrue();
        assertThat(story.world.documents.shelf(OFFICER, story.id()).issued()).containsExactly(issued);

        assertThat(story.world.refused(() -> story.world.documents.reissue(
                        OFFICER, story.id(), story.command(), issued.key(), 1, DECISION, " ")))
                .isEqualTo("DOCUMENT-REASON reason");
        assertThat(story.world.refused(() -> story.world.documents.reissue(
                        OFFICER, story.id(), story.command(), issued.key(), 2, DECISION, "住所写错")))
                .isEqualTo("CASE-MOVED");
        story.file = story.world
                .documents
                .reissue(OFFICER, story.id(), story.command(), issued.key(), 1, DECISION, "住所写错")
                .file();

        Issued again = story.world.documents.shelf(OFFICER, story.id()).issued().get(0);
        assertThat(again.version()).isEqualTo(2);
        assertThat(again.number()).isEqualTo(issued.number());
        assertThat(text(bytes(story.world.documents.open(OFFICER, story.id(), issued.key(), 2, "核对文书"))))
                .contains("第1号（第2次制作）");
        assertThat(bytes(story.world.documents.open(OFFICER, story.id(), issued.key(), 1, "核对文书")))
                .isEqualTo(before);
        assertThat(story.world.refused(() -> story.world.documents.open(OFFICER, story.id(), issued.key(), 3, "核对文书")))
                .isEqualTo("DOCUMENT-UNKNOWN document");
        assertThat(story.world.differences()).isEmpty();
    }

    @Test
    void nobody_issues_what_is_not_theirs_or_not_whole() {
        CaseStory story = decided();

        assertThat(story.world.refused(
                        () -> story.world.documents.issue(CaseWorld.REVIEWER, story.id(), story.command(), DECISION)))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(story.world.refused(() -> story.world.documents.issue(
                        CaseWorld.another(Role.OFFICER, "other"), story.id(), story.command(), DECISION)))
                .isEqualTo("CASE-HANDLER");
        assertThat(story.world.refused(() -> story.world.documents.issue(
                        OFFICER, story.id(), story.command(), new Wanted("nonsense", Map.of(), Map.of()))))
                .isEqualTo("DOCUMENT-UNKNOWN document");
        assertThat(story.world.refused(() -> story.world.documents.issue(
                        OFFICER,
                        story.id(),
                        story.command(),
                        new Wanted("penalty-decision", Map.of("party", "p9"), Map.of()))))
                .isEqualTo("DOCUMENT-ABOUT about.party");
        assertThat(story.world.refused(() -> story.world.documents.issue(
                        OFFICER,
                        story.id(),
                        story.command(),
                        new Wanted("penalty-decision", Map.of(), Map.of("x", "y")))))
                .isEqualTo("DOCUMENT-INPUT inputs.x");
        assertThat(story.world.refused(
                        () -> story.world.documents.preview(OFFICER, story.id(), DECISION, Format.PDF, null)))
                .isEqualTo("ACCESS-PURPOSE purpose");
        assertThat(story.world.refused(
                        () -> story.world.documents.preview(OFFICER, story.id(), DECISION, Format.ROLL_58, "核对")))
                .isEqualTo("DOCUMENT-PAPER paper");

        // A sign that no font has is told, and no number is lost by it.
        story.write(OFFICER, new PieceChange.Amend("party", "p1", 1, map("legalRepresentative", "𠮷某"), "更正", null));
        assertThat(story.world.refused(
                        () -> story.world.documents.issue(OFFICER, story.id(), story.command(), DECISION)))
                .isEqualTo("DOCUMENT-CHARACTER");
        story.write(OFFICER, new PieceChange.Amend("party", "p1", 2, map("legalRepresentative", "吉某"), "更正", null));
        story.world.documents.issue(OFFICER, story.id(), story.command(), DECISION);
        assertThat(story.world.documents.shelf(OFFICER, story.id()).issued())
                .extracting(Issued::number)
                .containsExactly("示例区市场监督管理局罚决字〔2026〕第1号");
    }

    @Test
    void a_document_lacking_what_the_law_asks_is_not_issued() {
        CaseStory story = new CaseStory(database, folder);
        story.filed(matter("2026-02-20"), company());

        Offered offered = story.world.documents.shelf(OFFICER, story.id()).offered().stream()
                .filter(each -> each.document().equals("penalty-decision"))
                .findFirst()
                .orElseThrow();
        assertThat(offered.stage()).isFalse();
        assertThat(offered.missing()).containsExactly("decision.facts", "decision.basis", "decision.fulfilment");
        assertThat(story.world.refused(
                        () -> story.world.documents.issue(OFFICER, story.id(), story.command(), DECISION)))
                .isEqualTo("DOCUMENT-INCOMPLETE document");
    }
}
