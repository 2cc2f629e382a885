package org.zhiheng.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.documents.docx.DocxPress;
import org.zhiheng.documents.fill.Filled;
import org.zhiheng.documents.fill.Filled.Box;
import org.zhiheng.documents.fill.Filled.Text;
import org.zhiheng.documents.fill.Filler;
import org.zhiheng.documents.pdf.PdfPress;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.RuleBook.AppliedRow;
import org.zhiheng.rules.RuleBook.AppliedTemplate;
import org.zhiheng.rules.RuleList;

/** Every template of every region on the page, with the least, the usual and the most there may be to say: nothing missing, nothing beyond the margins, nothing over something else. */
class PagesTest {

    private static final PdfPress PDF = new PdfPress();
    private static final DocxPress DOCX = new DocxPress();
    private static final float MM = 72f / 25.4f;

    /** Every template that any place writes today, whole, of the nation, of each place and department, and with the rules of each field laid in; each once. */
    private static final List<DocumentTemplate> TEMPLATES = RegionBooks.all().stream()
            .flatMap(book -> book.documents(Shown.DAY).stream().map(each -> book.template(each, Shown.DAY)))
            .map(AppliedTemplate::template)
            .distinct()
            .toList();

    static Stream<DocumentTemplate> templates() {
        return TEMPLATES.stream();
    }

    static DocumentTemplate template(String document) {
        return TEMPLATES.stream()
                .filter(each -> each.document().equals(document))
                .findFirst()
                .orElseThrow();
    }

    static Stamp stamp(DocumentTemplate template) {
        String number = template.number() == null ? null : "威环市监" + template.number() + "〔2026〕第12号";
        return new Stamp(
                "威海市环翠区市场监督管理局",
                number,
                Shown.DAY,
                false,
                1,
                template.sealed() ? "https://zf.example.gov.cn/r/3f0c9a1e77b24a1d" : null);
    }

    private static byte[] pdf(DocumentTemplate template, Facts facts, Paper paper) {
        return PDF.write(template, Filler.fill(template, facts), stamp(template), paper, null, null, Instant.EPOCH)
                .content();
    }

    /** Henan's 28 of 2016, a township's 25, and the others that are known from practice, each by its name. */
    @Test
    void there_are_templates_for_the_documents_of_practice() {
        List<RuleList.Row> kinds = RegionBooks.of("000000", null).rows("document-kinds", Shown.DAY).stream()
                .map(AppliedRow::row)
                .toList();
        Set<String> written = TEMPLATES.stream().map(DocumentTemplate::document).collect(Collectors.toSet());

        for (String set : List.of("henan", "wuji")) {
            Set<Integer> numbers = kinds.stream()
                    .filter(each -> each.text(set) != null && written.contains(each.text("code")))
                    .map(each -> Integer.valueOf(each.text(set)))
                    .collect(Collectors.toCollection(TreeSet::new));
            int last = set.equals("henan") ? 28 : 25;
            assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, last).boxed().collect(Collectors.toSet()));
        }
        assertThat(TEMPLATES)
                .extracting(DocumentTemplate::title)
                .contains(
                        "行政检查审批表",
                        "行政检查通知书",
                        "行政检查结果告知书",
                        "查封（扣押、冻结）决定书",
                        "查封（扣押）财物清单",
                        "解除行政强制措施决定书",
                        "法制审核意见书",
                        "不予行政处罚决定书",
                        "送达公告",
                        "履行行政决定催告书",
                        "加处罚款决定书",
                        "重大行政处罚决定备案表",
                        "行政执法监督意见书",
                        "行政执法监督决定书",
                        "规范行政执法建议书",
                        "受理通知书",
                        "不予受理决定书",
                        "补正材料一次告知书",
                        "准予行政许可决定书",
                        "不予许可（确认）决定书",
                        "行政确认决定书",
                        "收费决定书",
                        "委托协议书",
                        "承接确认书",
                        "行政执法证件申领表");
        assertThat(written).hasSizeGreaterThanOrEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_template_is_whole_on_the_page_and_lasts(DocumentTemplate template) throws IOException {
        byte[] pdf = null;
        for (Function<DocumentTemplate, Facts> content :
                List.<Function<DocumentTemplate, Facts>>of(Shown::shortest, Shown::typical, Shown::longest)) {
            Facts facts = content.apply(template);
            pdf = pdf(template, facts, Paper.A4);
            holds(template, facts, Paper.A4, pdf, 28, 26, 37, 8);
        }
        // The longest: no other has more pages, and heads of tables that are repeated.
        assertThat(Validator.faults(pdf)).as(template.document()).isEmpty();
        if (template.narrow()) {
            Facts facts = Shown.typical(template);
            byte[] strip = pdf(template, facts, Paper.ROLL_58);
            holds(template, facts, Paper.ROLL_58, strip, 3, 3, 3, 1);
            assertThat(Validator.faults(strip)).as(template.document()).isEmpty();
            holds(template, facts, Paper.ROLL_80, pdf(template, facts, Paper.ROLL_80), 4, 4, 4, 1);
        }
    }

    private static void holds(
            DocumentTemplate template, Facts facts, Paper paper, byte[] pdf, int left, int right, int top, int bottom)
            throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Positions positions = new Positions();
            String text = positions.getText(document).replaceAll("\\s", "");
            String plain = text.replaceAll("第\\d+页共\\d+页", "").replace("签名：", "");
            for (String each : said(Filler.fill(template, facts))) {
                String wanted = each.replaceAll("\\s", "").replace("签名：", "");
                assertThat(plain).as(template.document()).contains(wanted);
            }
            assertThat(positions.wrong(left, right, top, bottom))
                    .as(template.document())
                    .isEmpty();
            if (paper == Paper.A4) {
                int pages = document.getNumberOfPages();
                for (int i = 1; i <= pages; i++) {
                    assertThat(text).as(template.document()).contains("第" + i + "页共" + pages + "页");
                }
            }
            for (PDFont font : positions.fonts) {
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
        }
        assertThat(pdf.length).isLessThan(600_000);
    }

    @Test
    void the_head_of_a_list_stands_on_each_of_its_pages() throws IOException {
        DocumentTemplate template = template("goods-list");
        try (PDDocument document = Loader.loadPDF(pdf(template, Shown.longest(template), Paper.A4))) {
            PDFTextStripper stripper = new PDFTextStripper();
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            for (int i = 1; i < pages; i++) {
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                assertThat(stripper.getText(document).replaceAll("\\s", "")).containsOnlyOnce("序号名称数量单位价值（元）存放地点");
            }
        }
    }

    /** The last line of a table lies in the page as its first one does. */
    @Test
    void a_table_has_its_lines_on_both_sides() throws IOException {
        DocumentTemplate template = template("penalty-decision");
        try (PDDocument document = Loader.loadPDF(pdf(template, Shown.typical(template), Paper.A4))) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 254);
            // At 254 dots an inch a millimetre has ten; the rows of the party are at least twenty millimetres high.
            assertThat(longestLine(page, 280 - 8, 280 + 8)).isGreaterThan(200);
            assertThat(longestLine(page, 1840 - 12, 1840 + 4)).isGreaterThan(200);
        }
    }

    /** How many dark dots one below the other there are at most, in the columns from one to another. */
    private static int longestLine(BufferedImage page, int from, int to) {
        int longest = 0;
        for (int x = from; x < to; x++) {
            int run = 0;
            for (int y = 0; y < page.getHeight(); y++) {
                run = (page.getRGB(x, y) & 0xff) < 0xa0 ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return longest;
    }

    /** Every text that was filled in; long ones in parts, for a page may end in them. */
    private static List<String> said(List<Filled> filled) {
        List<String> said = new ArrayList<>();
        for (Filled each : filled) {
            if (each instanceof Box box) {
                said.addAll(said(box.children()));
            } else if (each instanceof Text text) {
                for (String line : text.text().split("\n")) {
                    said.add(line);
                }
            }
        }
        return said;
    }

    /** Where every sign stands. */
    private static final class Positions extends PDFTextStripper {
        private final List<TextPosition> all = new ArrayList<>();
        private final List<Integer> pages = new ArrayList<>();
        private final Set<PDFont> fonts = new HashSet<>();

        @Override
        protected void processTextPosition(TextPosition text) {
            all.add(text);
            pages.add(getCurrentPageNo());
            fonts.add(text.getFont());
            super.processTextPosition(text);
        }

        List<String> wrong(int left, int right, int top, int bottom) {
            List<String> wrong = new ArrayList<>();
            Map<String, TextPosition> cells = new LinkedHashMap<>();
            for (int i = 0; i < all.size(); i++) {
                TextPosition each = all.get(i);
                boolean beyond = each.getXDirAdj() < left * MM - 1
                        || each.getXDirAdj() + each.getWidthDirAdj() > each.getPageWidth() - right * MM + 2
                        || each.getYDirAdj() - each.getFontSizeInPt() < top * MM - 4
                        || each.getYDirAdj() > each.getPageHeight() - bottom * MM + 1;
                if (beyond && !each.getUnicode().isBlank()) {
                    wrong.add("beyond: " + each.getUnicode() + " at " + each.getXDirAdj() + "," + each.getYDirAdj());
                }
                // Two signs whose middles lie in one spot of two points stand over each other.
                String spot = pages.get(i) + ":" + Math.round((each.getXDirAdj() + each.getWidthDirAdj() / 2) / 2) + ":"
                        + Math.round(each.getYDirAdj() / 2);
                TextPosition other = cells.putIfAbsent(spot, each);
                if (other != null
                        && !each.getUnicode().isBlank()
                        && !other.getUnicode().isBlank()) {
                    wrong.add("over each other: " + each.getUnicode() + " and " + other.getUnicode());
                }
            }
            return wrong;
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_template_is_whole_as_docx(DocumentTemplate template) throws Exception {
        Facts facts = Shown.typical(template);
        byte[] docx = DOCX.write(template, Filler.fill(template, facts), stamp(template));
        String text = null;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] part = zip.readAllBytes();
                // Each part is well-formed.
                org.w3c.dom.Document read = DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(part));
                if (entry.getName().equals("word/document.xml")) {
                    text = read.getDocumentElement().getTextContent().replaceAll("\\s", "");
                }
            }
        }
        for (String each : said(Filler.fill(template, facts))) {
            assertThat(text).contains(each.replaceAll("\\s", ""));
        }
    }

    @Test
    void the_head_of_a_list_is_one_for_every_page_of_a_docx_too() throws Exception {
        DocumentTemplate template = template("goods-list");
        byte[] docx = DOCX.write(template, Filler.fill(template, Shown.typical(template)), stamp(template));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx), StandardCharsets.UTF_8)) {
            ZipEntry entry = zip.getNextEntry();
            while (!entry.getName().equals("word/document.xml")) {
                entry = zip.getNextEntry();
            }
            String xml = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(xml).containsOnlyOnce("<w:tblHeader/>");
            // The narrow column of the order has eight hundredths.
            assertThat(xml).contains("<w:gridCol w:w=\"707\"/>");
        }
    }

    /** The square that leads to the receipt stands below the last line of a strip too. */
    @Test
    void a_strip_has_its_code() throws Exception {
        DocumentTemplate template = template("spot-decision");
        try (PDDocument document = Loader.loadPDF(pdf(template, Shown.typical(template), Paper.ROLL_58))) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
            int[] signs = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            assertThat(new MultiFormatReader()
                            .decode(new BinaryBitmap(new HybridBinarizer(
                                    new RGBLuminanceSource(page.getWidth(), page.getHeight(), signs))))
                            .getText())
                    .isEqualTo("https://zf.example.gov.cn/r/3f0c9a1e77b24a1d");
        }
    }

    @Test
    void what_a_person_typed_never_becomes_markup() throws IOException {
        DocumentTemplate template = template("spot-decision");
        Map<String, Map<String, Object>> ones = new LinkedHashMap<>();
        ones.put("party", Map.of("name", "<b>某某</b>&lt;{{body.name}}<script>x</script>"));
        ones.put("decision", Map.of("facts", "甲\n乙\u0007丙\u2F42\uF900", "basis", "丁"));
        Facts facts = new Facts(ones, Map.of());
        try (PDDocument document = Loader.loadPDF(pdf(template, facts, Paper.A4))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("<b>某某</b>&lt;{{body.name}}<script>x</script>", "乙丙文豈");
        }
    }

    @Test
    void a_sign_that_no_font_has_is_refused_by_name() throws IOException {
        DocumentTemplate template = template("spot-decision");
        Facts facts = new Facts(Map.of("party", Map.of("name", "\uD842\uDFB7某")), Map.of());

        assertThatThrownBy(() -> pdf(template, facts, Paper.A4))
                .isInstanceOf(ZhihengException.class)
                .hasMessageContaining("U+20BB7");
    }
}
