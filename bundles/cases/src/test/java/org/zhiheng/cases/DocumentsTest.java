package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseStory.company;
import static org.zhiheng.cases.CaseStory.concluded;
import static org.zhiheng.cases.CaseStory.matter;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseDocuments;
import org.zhiheng.api.cases.CaseDocuments.About;
import org.zhiheng.api.cases.CaseDocuments.Draft;
import org.zhiheng.api.cases.CaseDocuments.Format;
import org.zhiheng.api.cases.CaseDocuments.Input;
import org.zhiheng.api.cases.CaseDocuments.Issued;
import org.zhiheng.api.cases.CaseDocuments.Line;
import org.zhiheng.api.cases.CaseDocuments.Named;
import org.zhiheng.api.cases.CaseDocuments.Offered;
import org.zhiheng.api.cases.CaseDocuments.Wanted;
import org.zhiheng.api.cases.Cases.IndexLine;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.cases.Receipts;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.Subject;
import org.zhiheng.cases.domain.DocumentFields;
import org.zhiheng.records.ReceiptForm;
import org.zhiheng.rules.KnownFields;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** Documents of real cases of one district, from what is offered to what is printed. */
@OnEveryDatabase
class DocumentsTest {

    /** What the province wants said of every decision. */
    private static final Map<String, String> REASONS =
            Map.of("evidenceReasons", "证据相互印证。", "basisReasons", "没有其他规定。", "discretionReasons", "情节轻微。");

    private static final Wanted DECISION = new Wanted("penalty-decision", Map.of(), REASONS);

    @TempDir
    private static Path folder;

    /** One for all tests on a database: each has cases of its own. */
    private static final Map<TestDatabase, CaseWorld> WORLDS = new HashMap<>();

    private final CaseWorld world;

    DocumentsTest(TestDatabase database) {
        world = WORLDS.computeIfAbsent(database, each -> CaseStory.district(each, folder));
    }

    @AfterAll
    static void closed() {
        WORLDS.clear();
    }

    /** A case in which a fine of 2,000 yuan was decided, and the decision has no number yet. */
    private CaseStory decided() {
        CaseStory story = new CaseStory(world);
        story.proposed(new PieceChange.Add(
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
                        "示例区示例路38号")));
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

    private Outcome issued(CaseStory story, Wanted wanted) {
        Outcome outcome = world.documents.issue(OFFICER, story.id(), story.command(), wanted);
        story.file = outcome.file();
        return outcome;
    }

    private Issued only(CaseStory story) {
        List<Issued> issued = world.documents.shelf(OFFICER, story.id()).issued();
        assertThat(issued).hasSize(1);
        return issued.get(0);
    }

    private Offered offered(CaseStory story, String document) {
        return world.documents.shelf(OFFICER, story.id()).offered().stream()
                .filter(each -> each.document().equals(document))
                .findFirst()
                .orElseThrow();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private static String words(byte[] docx) throws IOException {
        return Zips.text(Zips.parts(docx), "word/document.xml");
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

    /** Reckoned from 1 December 2026, sixty days end on 30 January 2027 and six months on 1 June, in a year of which no holidays have been told yet. */
    @Test
    void which_remedies_there_are_and_the_day_before_which_they_do_not_end_is_told_before_the_next_years_holidays_are()
            throws Exception {
        CaseStory story = decided();
        Duration ahead = Duration.between(world.world.clock.instant(), Instant.parse("2026-12-01T04:00:00Z"));
        world.world.clock.move(ahead);

        Draft shown = world.documents.draft(OFFICER, story.id(), DECISION, "核对文书");
        assertThat(shown.missing()).isEmpty();
        assertThat(shown.lines())
                .contains(
                        new Line("relief.authority", "复议机关", List.of("本级人民政府"), true),
                        new Line("relief.reconsiderationUntil", "申请复议的最后一日", List.of(), false),
                        new Line("relief.suitUntil", "起诉的最后一日", List.of(), false),
                        new Line("relief.reconsiderationAtLeast", "申请复议的最后一日不早于", List.of("2027年1月30日"), false),
                        new Line("relief.suitAtLeast", "起诉的最后一日不早于", List.of("2027年6月1日"), false));
        byte[] draft = world.documents
                .preview(OFFICER, story.id(), DECISION, Format.PDF, "核对文书")
                .content();
        assertThat(text(draft).replaceAll("\\s", ""))
                .contains("申请行政复议的最后一日不早于2027年1月30日，提起行政诉讼的最后一日不早于2027年6月1日", "向人民法院提起行政诉讼", "当年的放假安排还没有公布");
        world.world.clock.move(ahead.negated());
    }

    /** A surcharge is decided on its own day and served by itself: the remedies against it do not end with those against the fine. */
    @Test
    void the_remedies_against_what_comes_after_a_decision_count_from_its_own_paper() throws Exception {
        CaseStory story = new CaseStory(world);
        story.fined();
        story.days(100);
        Draft shown = world.documents.draft(
                OFFICER, story.id(), new Wanted("surcharge-decision", Map.of(), Map.of()), "核对文书");
        // 10 June 2026 and sixty days are Sunday, 9 August.
        assertThat(shown.lines())
                .contains(new Line("relief.reconsiderationUntil", "申请复议的最后一日", List.of("2026年8月10日"), false));
        world.world.clock.move(Duration.ofDays(-100));
    }

    /** 行政强制法 art. 25: thirty days from when it was taken, whenever the paper is made. */
    @Test
    void the_days_of_a_measure_count_from_when_it_was_taken() throws Exception {
        CaseStory story = new CaseStory(world);
        story.filed(CaseStory.matter("2026-02-20"), CaseStory.company());
        story.approved("measure");
        story.write(OFFICER, CaseStory.seized("m1"));
        story.days(5);
        byte[] draft = world.documents
                .preview(
                        OFFICER,
                        story.id(),
                        new Wanted("measure-decision", Map.of(), Map.of("reason", "第二十二条")),
                        Format.PDF,
                        "核对文书")
                .content();
        assertThat(text(draft).replaceAll("\\s", "")).contains("至2026年4月1日届满");
        world.world.clock.move(Duration.ofDays(-5));
    }

    /** docs/decisions/0080: the paper of a measure numbers it, and leads to its receipt. */
    @Test
    void a_measure_is_numbered_by_its_paper_which_leads_to_its_receipt() throws Exception {
        CaseStory story = new CaseStory(world);
        story.filed(CaseStory.matter("2026-02-20"), CaseStory.company());
        story.approved("measure");
        story.write(OFFICER, CaseStory.seized("m1"));
        Map<String, String> inputs = new HashMap<>(REASONS);
        inputs.put("reason", "第二十二条");
        issued(story, new Wanted("measure-decision", Map.of(), inputs));
        String number = story.file.pieces().stream()
                .filter(each -> each.kind().equals("measure"))
                .map(each -> each.text("number"))
                .findFirst()
                .orElseThrow();
        assertThat(number).contains("强措字〔2026〕");
        List<Receipts.Info> receipts = world.receipts.of(OFFICER, story.id());
        assertThat(receipts).extracting(Receipts.Info::order).containsExactly("measure");
        byte[] pdf = bytes(world.documents.open(OFFICER, story.id(), only(story).key(), 0, Format.PDF, "核对文书"));
        assertThat(code(pdf)).isEqualTo(receipts.get(0).mark());
    }

    /** 行政处罚法 arts. 28, 56: each is a decision, and its paper numbers it and leads to what it rests on. */
    @Test
    void preserving_evidence_and_ordering_to_correct_are_numbered_by_their_papers_which_lead_to_their_receipts()
            throws Exception {
        CaseStory story = new CaseStory(world);
        story.filed(CaseStory.matter("2026-02-20"), CaseStory.company());
        List<String> both = List.of("o1", "o2");
        story.write(
                OFFICER,
                new PieceChange.Add("element", "x1", map("title", "无照经营")),
                new PieceChange.Add(
                        "evidence",
                        "v1",
                        map(
                                "kind",
                                "scene-record",
                                "name",
                                "货架二个",
                                "obtainedAt",
                                "2026-03-02T08:40:00+08:00",
                                "officers",
                                both,
                                "elements",
                                List.of("x1"))));
        story.approved("preservation");
        story.write(
                OFFICER,
                new PieceChange.Add(
                        "preservation", "k1", map("evidence", "v1", "preservedOn", "2026-03-02", "officers", both)),
                new PieceChange.Add(
                        "correction",
                        "c1",
                        map("orderedOn", "2026-03-02", "officers", both, "order", "停止占道", "due", "2026-03-10")));
        assertThat(world.receipts.of(OFFICER, story.id())).isEmpty();
        leadsToItsReceipt(story, "preservation-notice", Map.of("items", "货架二个"), "存通字〔2026〕", "preservation");
        leadsToItsReceipt(story, "correction-order", Map.of("facts", "占道经营"), "责改字〔2026〕", "correction");
        story.write(
                OFFICER,
                new PieceChange.Amend(
                        "preservation",
                        "k1",
                        2,
                        map("disposedOn", "2026-03-02", "disposition", "returned"),
                        "处理",
                        null));
        leadsToItsReceipt(story, "preservation-disposal", Map.of(), "存处字〔2026〕", "preservation-disposal");
        assertThat(world.receipts.of(OFFICER, story.id()))
                .extracting(each -> each.order() + " " + each.part() + " " + each.decidedOn())
                .containsExactly(
                        "preservation preservation/k1 2026-03-02",
                        "correction correction/c1 2026-03-02",
                        "preservation-disposal preservation/k1 2026-03-02");
        // That it was looked at again, and found right, is no other decision.
        story.write(
                OFFICER,
                new PieceChange.Amend(
                        "correction", "c1", 2, map("checkedOn", "2026-03-02", "corrected", true), "复查", null));
        assertThat(world.receipts.of(OFFICER, story.id())).hasSize(3);
    }

    /** 行政处罚法 art. 66(2): to let a fine be paid later is a decision on what the party asked for. */
    @Test
    void letting_a_fine_be_paid_later_is_told_on_a_paper_that_leads_to_its_receipt() throws Exception {
        CaseStory story = new CaseStory(world);
        story.fined();
        story.write(
                HEAD,
                piece(
                        "deferral",
                        "mode",
                        "deferral",
                        "appliedOn",
                        "2026-03-02",
                        "approvedOn",
                        "2026-03-02",
                        "until",
                        "2026-05-29"));
        String paper = leadsToItsReceipt(story, "deferral-notice", Map.of(), "缓缴字〔2026〕", "deferral");
        assertThat(paper).contains("批准延期缴纳", "2026年5月29日以前缴清").doesNotContain("分期安排", "第1期");
    }

    /** @return what the paper says, without spaces */
    private String leadsToItsReceipt(
            CaseStory story, String document, Map<String, String> more, String word, String order) throws Exception {
        Map<String, String> inputs = new HashMap<>(REASONS);
        inputs.keySet()
                .retainAll(offered(story, document).inputs().stream()
                        .map(CaseDocuments.Input::name)
                        .toList());
        inputs.putAll(more);
        issued(story, new Wanted(document, Map.of(), inputs));
        Issued paper = world.documents.shelf(OFFICER, story.id()).issued().stream()
                .filter(each -> each.document().equals(document))
                .findFirst()
                .orElseThrow();
        assertThat(paper.number()).contains(word);
        byte[] pdf = bytes(world.documents.open(OFFICER, story.id(), paper.key(), 0, Format.PDF, "核对文书"));
        assertThat(code(pdf))
                .isEqualTo(world.receipts.of(OFFICER, story.id()).stream()
                        .filter(each -> order.equals(each.order()))
                        .map(Receipts.Info::mark)
                        .findFirst()
                        .orElseThrow());
        return text(pdf).replaceAll("\\s", "");
    }

    /** 行政处罚法 art. 59(1)(1): of a person the day of birth and the document, and no code of an organisation. */
    @Test
    void a_person_is_described_as_a_person() throws Exception {
        CaseStory story = new CaseStory(world);
        story.filed(
                CaseStory.matter("2026-02-20"),
                new PieceChange.Add(
                        "party",
                        "p1",
                        map("kind", "citizen", "name", "王某某", "bornOn", "1980-05-01", "capacity", "full")));
        byte[] draft = world.documents
                .preview(OFFICER, story.id(), DECISION, Format.PDF, "核对文书")
                .content();
        assertThat(text(draft)).contains("王某某", "出生日期1980年5月1日").doesNotContain("统一社会信用代码");
    }

    @Test
    void a_paper_of_another_kind_of_act_is_not_made_and_a_decision_bears_its_own_day() throws Exception {
        CaseStory story = decided();
        assertThat(world.refused(() -> issued(story, new Wanted("licence-decision", Map.of(), Map.of()))))
                .isEqualTo("DOCUMENT-ACT");
        story.days(2);
        assertThat(issued(story, DECISION).done()).isTrue();
        byte[] pdf = bytes(world.documents.open(OFFICER, story.id(), only(story).key(), 0, Format.PDF, "核对文书"));
        assertThat(text(pdf)).contains("2026年3月2日").doesNotContain("2026年3月4日");
        assertThat(refused(story, OFFICER, new Wanted("spot-decision", Map.of(), Map.of())))
                .isEqualTo("DOCUMENT-NUMBERED");
        world.world.clock.move(Duration.ofDays(-2));
    }

    @Test
    void a_decision_is_offered_previewed_issued_and_printed() throws Exception {
        CaseStory story = decided();

        Offered offered = world.documents.shelf(OFFICER, story.id()).offered().get(0);
        assertThat(offered.document()).isEqualTo("penalty-decision");
        assertThat(offered.maker()).isEqualTo("承办人员");
        assertThat(offered.stage()).isTrue();
        assertThat(offered.missing()).isEmpty();
        assertThat(offered.may()).isTrue();
        assertThat(offered.why()).isEmpty();
        // Of the party it is said that there is one, and not who.
        assertThat(offered.about()).containsExactly(new About("party", "当事人", List.of(new Named("p1", "当事人1"))));
        assertThat(offered.inputs())
                .containsExactly(
                        new Input("evidenceReasons", "证据采信理由", true),
                        new Input("basisReasons", "依据选择理由", true),
                        new Input("discretionReasons", "行政裁量理由", true));

        Draft shown = world.documents.draft(OFFICER, story.id(), DECISION, "核对文书");
        assertThat(shown.missing()).isEmpty();
        assertThat(shown.lines())
                .contains(
                        new Line("party.name", "当事人:姓名或者名称", List.of("某某商贸有限公司"), true),
                        new Line("decision.fine", "处理决定:罚款金额", List.of("2000"), false),
                        new Line("relief.suitUntil", "起诉的最后一日", List.of("2026年9月2日"), false),
                        new Line("evidence.name", "证据:名称", List.of("现场笔录"), false));

        byte[] draft = world.documents
                .preview(OFFICER, story.id(), DECISION, Format.PDF, "核对文书")
                .content();
        assertThat(text(draft)).contains("草稿", "（未编号）", "某某商贸有限公司", "罚款人民币贰仟元整（¥2000元）。");

        assertThat(issued(story, DECISION).done()).isTrue();
        Issued issued = only(story);
        assertThat(issued.number()).matches("示例区市场监督管理局罚决字〔2026〕第[1-9]号");
        assertThat(issued.version()).isEqualTo(1);
        assertThat(issued.pages()).isEqualTo(3);
        assertThat(issued.signed()).isFalse();
        // The decision has the number of its document, and with it all that the law asks of it.
        assertThat(CaseWorld.one(story.file, "decision").text("number")).isEqualTo(issued.number());
        story.take(HEAD, "service");

        byte[] pdf = bytes(world.documents.open(OFFICER, story.id(), issued.key(), 0, Format.PDF, "核对文书"));
        // The store checks the hash while it reads.
        assertThat(pdf).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(text(pdf)).contains("第1页共3页", "第2页共3页", "第3页共3页");
        assertThat(text(pdf).replaceAll("第.页共.页", ""))
                .contains(
                        "示例区市场监督管理局行政处罚决定书" + issued.number(),
                        "91350100M000100Y43",
                        "䶮某",
                        "当事人未取得营业执照从事食品销售。现场存有商品二十件。",
                        "1.现场笔录（勘验笔录、现场笔录）；",
                        // 山东省行政程序规定 art. 86
                        "证据采信理由：证据相互印证。依据选择理由：没有其他规定。行政裁量理由：适用的裁量权基准是没有基准。情节轻微。",
                        "罚款人民币贰仟元整（¥2000元）。",
                        // 60 days from 2 March end on 1 May, and there are holidays until the 5th; six months on 2
                        // September, a
                        // Wednesday.
                        "申请行政复议的最后一日是2026年5月6日，提起行政诉讼的最后一日是2026年9月2日")
                .doesNotContain("草稿", "未编号");

        assertThat(world.documents.prints(OFFICER, story.id(), issued.key())).isEmpty();
        world.documents
                .print(OFFICER, story.id(), issued.key(), 0, Format.PDF, 2, "送达当事人")
                .content()
                .close();
        assertThat(world.documents.prints(OFFICER, story.id(), issued.key()))
                .extracting(each -> each.version() + " " + each.by() + " " + each.purpose() + " " + each.copies())
                .containsExactly("1 " + OFFICER.account() + " 送达当事人 2");

        Entry entry = world.world.records.history(new Subject("case", story.id()), 0, 100).stream()
                .filter(each -> each.kind().equals("document-issued"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.attachments())
                .extracting(each -> each.mediaType())
                .containsExactly(Format.PDF.mediaType(), Format.DOCX.mediaType());
        assertThat(entry.attachments().get(0).hash()).isEqualTo(issued.file());
        // Its words are kept for whoever writes on from them: with the number, and no draft.
        assertThat(words(bytes(world.documents.open(OFFICER, story.id(), issued.key(), 0, Format.DOCX, "摘录"))))
                .contains("某某商贸有限公司", issued.number())
                .doesNotContain("草稿", "未编号");
        assertThat(world.differences()).isEmpty();
    }

    /** A paper leads to the receipt of what it says: to the only one, and that one knows the number. */
    @Test
    void a_decision_has_one_receipt_and_its_paper_leads_to_it() throws Exception {
        CaseStory story = decided();
        assertThat(world.receipts.of(OFFICER, story.id())).isEmpty();

        issued(story, DECISION);

        List<Receipts.Info> receipts = world.receipts.of(OFFICER, story.id());
        assertThat(receipts).hasSize(1);
        Issued issued = only(story);
        byte[] pdf = bytes(world.documents.open(OFFICER, story.id(), issued.key(), 0, Format.PDF, "核对文书"));
        assertThat(code(pdf)).isEqualTo(receipts.get(0).mark());
        Entry basis = world.world
                .records
                .history(ReceiptForm.subject(receipts.get(0).id()), 0, 1)
                .get(0);
        Map<?, ?> told = (Map<?, ?>) ((Map<?, ?>) basis.payload().get("decision")).get("values");
        assertThat(told.get("number")).isEqualTo(issued.number());

        story.file = world.documents
                .reissue(OFFICER, story.id(), story.command(), issued.key(), 1, DECISION, "漏印一页")
                .file();
        assertThat(world.receipts.of(OFFICER, story.id())).isEqualTo(receipts);
        assertThat(code(bytes(world.documents.open(OFFICER, story.id(), issued.key(), 2, Format.PDF, "核对文书"))))
                .isEqualTo(receipts.get(0).mark());
    }

    /**
     * What the square in the margin below the first page says. Only the square is looked at, as a phone held over it does: on the whole page characters such as 回 pass for its
     * corners now and then.
     */
    private static String code(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int dpi = 300;
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, dpi);
            int side = mm(27, dpi);
            int[] signs = page.getRGB(mm(27, dpi), page.getHeight() - mm(34, dpi), side, side, null, 0, side);
            return new MultiFormatReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, signs))),
                            Map.of(DecodeHintType.PURE_BARCODE, true))
                    .getText();
        }
    }

    private static int mm(int length, int dpi) {
        return (int) (length * dpi / 25.4);
    }

    @Test
    void what_is_issued_stays_and_is_issued_anew_under_its_number_with_a_reason() throws Exception {
        CaseStory story = decided();
        Command first = story.command();
        story.file = world.documents.issue(OFFICER, story.id(), first, DECISION).file();
        Issued issued = only(story);
        byte[] before = bytes(world.documents.open(OFFICER, story.id(), issued.key(), 1, Format.PDF, "核对文书"));

        // The same command once more makes nothing more.
        assertThat(world.documents.issue(OFFICER, story.id(), first, DECISION).done())
                .isTrue();
        assertThat(only(story)).isEqualTo(issued);

        assertThat(world.refused(() ->
                        world.documents.reissue(OFFICER, story.id(), story.command(), issued.key(), 1, DECISION, " ")))
                .isEqualTo("DOCUMENT-REASON reason");
        assertThat(world.refused(() -> world.documents.reissue(
                        OFFICER, story.id(), story.command(), issued.key(), 2, DECISION, "住所写错")))
                .isEqualTo("CASE-MOVED");
        story.file = world.documents
                .reissue(OFFICER, story.id(), story.command(), issued.key(), 1, DECISION, "住所写错")
                .file();

        Issued again = only(story);
        assertThat(again.version()).isEqualTo(2);
        assertThat(again.number()).isEqualTo(issued.number());
        assertThat(text(bytes(world.documents.open(OFFICER, story.id(), issued.key(), 2, Format.PDF, "核对文书"))))
                .contains("号（第2次制作）");
        assertThat(bytes(world.documents.open(OFFICER, story.id(), issued.key(), 1, Format.PDF, "核对文书")))
                .isEqualTo(before);
        assertThat(world.refused(() -> world.documents.open(OFFICER, story.id(), issued.key(), 3, Format.PDF, "核对文书")))
                .isEqualTo("DOCUMENT-UNKNOWN document");
        assertThat(world.differences()).isEmpty();
    }

    private String refused(CaseStory story, Principal by, Wanted wanted) {
        return world.refused(() -> world.documents.issue(by, story.id(), story.command(), wanted));
    }

    @Test
    void nobody_issues_what_is_not_theirs_or_not_whole() {
        CaseStory story = decided();

        assertThat(refused(story, CaseWorld.REVIEWER, DECISION)).isEqualTo("ACCESS-FORBIDDEN");
        assertThat(refused(story, CaseWorld.another(Role.OFFICER, "other"), DECISION))
                .isEqualTo("CASE-HANDLER");
        assertThat(refused(story, OFFICER, new Wanted("nonsense", Map.of(), Map.of())))
                .isEqualTo("DOCUMENT-UNKNOWN document");
        // A part is no document.
        assertThat(refused(story, OFFICER, new Wanted("remedies", Map.of(), Map.of())))
                .isEqualTo("DOCUMENT-UNKNOWN document");
        assertThat(refused(story, OFFICER, new Wanted("penalty-decision", Map.of("party", "p9"), REASONS)))
                .isEqualTo("DOCUMENT-ABOUT about.party");
        assertThat(refused(story, OFFICER, new Wanted("penalty-decision", Map.of(), Map.of("x", "y"))))
                .isEqualTo("DOCUMENT-INPUT inputs.x");
        assertThat(refused(story, OFFICER, new Wanted("penalty-decision", Map.of(), Map.of())))
                .isEqualTo("DOCUMENT-INCOMPLETE document");
        assertThat(world.refused(() -> world.documents.preview(OFFICER, story.id(), DECISION, Format.PDF, null)))
                .isEqualTo("ACCESS-PURPOSE purpose");
        assertThat(world.refused(() -> world.documents.draft(OFFICER, story.id(), DECISION, null)))
                .isEqualTo("ACCESS-PURPOSE purpose");
        assertThat(world.refused(() -> world.documents.preview(OFFICER, story.id(), DECISION, Format.ROLL_58, "核对")))
                .isEqualTo("DOCUMENT-PAPER paper");
    }

    /** A sign that no font has is told; no number is lost by it, and the decision has none by it. */
    @Test
    void what_cannot_be_printed_takes_no_number() {
        CaseStory earlier = decided();
        issued(earlier, DECISION);
        CaseStory story = decided();
        story.write(OFFICER, new PieceChange.Amend("party", "p1", 1, map("legalRepresentative", "𠮷某"), "更正", null));
        assertThat(refused(story, OFFICER, DECISION)).isEqualTo("DOCUMENT-CHARACTER");
        story.seen(OFFICER);
        assertThat(CaseWorld.one(story.file, "decision").text("number")).isNull();
        story.write(OFFICER, new PieceChange.Amend("party", "p1", 2, map("legalRepresentative", "吉某"), "更正", null));
        issued(story, DECISION);
        assertThat(sequence(only(story))).isEqualTo(sequence(only(earlier)) + 1);
    }

    private static int sequence(Issued issued) {
        return Integer.parseInt(issued.number().replaceAll(".*第|号", ""));
    }

    @Test
    void a_document_lacking_what_the_law_asks_is_not_issued() {
        CaseStory story = new CaseStory(world);
        story.filed(matter("2026-02-20"), company());

        Offered offered = offered(story, "penalty-decision");
        assertThat(offered.stage()).isFalse();
        assertThat(offered.missing())
                .containsExactly(
                        new Named("decision.facts", "处理决定:违法事实和证据"),
                        new Named("decision.basis", "处理决定:处理的种类和依据"),
                        new Named("decision.fulfilment", "处理决定:履行方式和期限"));
        assertThat(offered.why()).containsExactly("案卷里还没有:处理决定:违法事实和证据、处理决定:处理的种类和依据、处理决定:履行方式和期限");
        assertThat(refused(story, OFFICER, DECISION)).isEqualTo("DOCUMENT-INCOMPLETE document");
        // What reviewers write is not for the officer; what is written in other matters is not offered at all.
        assertThat(offered(story, "review-opinion").why()).contains("由法制审核人员制作");
        assertThat(world.documents.shelf(OFFICER, story.id()).offered())
                .extracting(Offered::document)
                .contains("measure-decision", "closing-report")
                .doesNotContain("licence-decision", "certificate-application", "entrustment-agreement", "court-ruling");
    }

    /** 行政处罚法 art. 47: what was made lies in the file, where what it is about lies, with its pages. */
    @Test
    void what_is_issued_stands_in_the_index_with_its_pages() {
        CaseStory story = decided();
        issued(story, DECISION);
        issued(story, new Wanted("address-confirmation", Map.of(), Map.of()));
        issued(story, new Wanted("file-cover", Map.of(), Map.of()));

        List<IndexLine> lines = world.cases.index(OFFICER, story.id()).lines();
        IndexLine decision = line(lines, "decision/" + PieceDefinition.ONLY);
        assertThat(decision.title()).isEqualTo("行政处罚决定书");
        assertThat(decision.number()).startsWith("示例区市场监督管理局罚决字〔2026〕第");
        assertThat(decision.section()).isEqualTo("调查终结报告、告知和决定文书及送达回证");
        assertThat(decision.pages()).isEqualTo(3);
        assertThat(decision.day()).isEqualTo("2026-03-02");
        assertThat(lines).extracting(IndexLine::title).containsOnlyOnce("行政处罚决定书", "送达地址确认书");
        assertThat(lines)
                .filteredOn(each -> each.title().equals("送达地址确认书"))
                .extracting(each -> each.section() + " " + each.pages())
                .containsExactly("调查终结报告、告知和决定文书及送达回证 1");
        // The cover is no part of what it covers.
        assertThat(lines).extracting(IndexLine::title).doesNotContain("案卷封面");
    }

    /** On the spot a strip is torn off the printer that the officer carries: the issued paper, with its number and code, and no draft. */
    @Test
    void what_is_issued_is_printed_on_a_roll_where_it_may_be() throws Exception {
        CaseStory story = decided();
        issued(story, DECISION);
        assertThat(world.refused(() ->
                        world.documents.print(OFFICER, story.id(), only(story).key(), 0, Format.ROLL_58, 1, "现场送达")))
                .isEqualTo("DOCUMENT-PAPER format");
        story.take(HEAD, "service");
        story.write(
                OFFICER,
                new PieceChange.Add(
                        "service",
                        "s1",
                        map(
                                "document",
                                "penalty-decision",
                                "mode",
                                "leaving",
                                "reason",
                                "拒收",
                                "filmed",
                                true,
                                "servedOn",
                                "2026-03-02")));
        issued(story, new Wanted("service-receipt", Map.of(), Map.of()));
        Issued receipt = world.documents.shelf(OFFICER, story.id()).issued().stream()
                .filter(each -> each.document().equals("service-receipt"))
                .findFirst()
                .orElseThrow();
        assertThat(receipt.narrow()).isTrue();
        for (Format each : List.of(Format.ROLL_58, Format.ROLL_80)) {
            byte[] strip = bytes(world.documents.print(OFFICER, story.id(), receipt.key(), 0, each, 1, "现场送达"));
            assertThat(text(strip)).contains("行政处罚文书送达回证", "某某商贸有限公司").doesNotContain("草稿");
            try (PDDocument document = Loader.loadPDF(strip)) {
                float width = document.getPage(0).getMediaBox().getWidth();
                assertThat(width).isBetween(each == Format.ROLL_58 ? 164f : 226f, each == Format.ROLL_58 ? 165f : 227f);
            }
        }
        assertThat(world.documents.prints(OFFICER, story.id(), receipt.key())).hasSize(2);
    }

    private static IndexLine line(List<IndexLine> lines, String piece) {
        return lines.stream()
                .filter(each -> piece.equals(each.piece()))
                .findFirst()
                .orElseThrow();
    }
}
