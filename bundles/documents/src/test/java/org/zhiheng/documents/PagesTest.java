package org.zhiheng.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
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
import org.zhiheng.documents.sign.X509Signature;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.testkit.PackageSuite;

/** Every template of every region on the page, with the least, the usual and the most there may be to say: nothing missing, nothing beyond the margins, nothing over something else. */
class PagesTest {

    private static final Path PLUGINS = Path.of("../../region-plugins");
    private static final PdfPress PDF = new PdfPress();
    private static final DocxPress DOCX = new DocxPress();
    private static final float MM = 72f / 25.4f;

    static Stream<DocumentTemplate> templates() throws IOException {
        try (Stream<Path> plugins = Files.list(PLUGINS)) {
            Path[] packages = plugins.map(each -> each.resolve("src/main/resources/RULES-INF"))
                    .filter(each -> Files.exists(each.resolve("package.yaml")))
                    .sorted()
                    .toArray(Path[]::new);
            return PackageSuite.of(packages).packages().stream()
                    .map(RulePackage::templates)
                    .flatMap(List::stream)
                    .toList()
                    .stream();
        }
    }

    private static DocumentTemplate template(String document) throws IOException {
        return templates()
                .filter(each -> each.document().equals(document))
                .findFirst()
                .orElseThrow();
    }

    private static Stamp stamp(DocumentTemplate template) {
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

    @Test
    void there_are_templates_for_the_documents_of_the_law() throws IOException {
        assertThat(templates().map(DocumentTemplate::document).distinct()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_template_is_whole_on_the_page(DocumentTemplate template) throws IOException {
        for (Function<DocumentTemplate, Facts> content :
                List.<Function<DocumentTemplate, Facts>>of(Shown::shortest, Shown::typical, Shown::longest)) {
            Facts facts = content.apply(template);
            holds(template, facts, pdf(template, facts, Paper.A4), 28, 26, 37, 8);
        }
        if (template.narrow()) {
            Facts facts = Shown.typical(template);
            holds(template, facts, pdf(template, facts, Paper.ROLL_58), 3, 3, 3, 1);
            holds(template, facts, pdf(template, facts, Paper.ROLL_80), 4, 4, 4, 1);
        }
    }

    private static void holds(
            DocumentTemplate template, Facts facts, byte[] pdf, int left, int right, int top, int bottom)
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
            for (PDFont font : positions.fonts) {
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
        }
        assertThat(pdf.length).isLessThan(600_000);
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

    @Test
    void a_signed_document_shows_who_signed_it_and_that_nothing_was_changed() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        X500Name name = new X500Name("CN=Market Supervision");
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                                Date.from(Instant.parse("2027-01-01T00:00:00Z")),
                                name,
                                keys.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        X509Signature provider = new X509Signature(Set.of("market"), keys.getPrivate(), List.of(certificate));
        assertThat(provider.signsFor("market")).isTrue();
        assertThat(provider.signsFor("urban")).isFalse();
        DocumentTemplate template = template("penalty-decision");

        Documents.Written written = PDF.write(
                template,
                Filler.fill(template, Shown.typical(template)),
                stamp(template),
                Paper.A4,
                provider,
                "market",
                Instant.parse("2026-03-02T01:00:00Z"));

        assertThat(written.signed()).isTrue();
        assertThat(verifies(written.content())).isTrue();
        byte[] changed = written.content().clone();
        changed[500] ^= 1;
        assertThat(verifies(changed)).isFalse();
    }

    private static boolean verifies(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDSignature signature = document.getSignatureDictionaries().get(0);
            CMSSignedData signed = new CMSSignedData(
                    new CMSProcessableByteArray(signature.getSignedContent(pdf)), signature.getContents(pdf));
            SignerInformation signer =
                    signed.getSignerInfos().getSigners().iterator().next();
            X509CertificateHolder holder = (X509CertificateHolder) signed.getCertificates()
                    .getMatches(signer.getSID())
                    .iterator()
                    .next();
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(holder));
        } catch (org.bouncycastle.cms.CMSException | IOException e) {
            return false;
        }
    }

    @Test
    void where_signing_fails_there_is_no_document() throws IOException {
        DocumentTemplate template = template("penalty-decision");
        SignatureProvider broken = new SignatureProvider() {
            @Override
            public boolean signsFor(String body) {
                return true;
            }

            @Override
            public String subFilter() {
                return "adbe.pkcs7.detached";
            }

            @Override
            public byte[] sign(String body, InputStream content) throws IOException {
                throw new IOException("the service does not answer");
            }

            @Override
            public int longest() {
                return 1000;
            }
        };

        assertThatThrownBy(() -> PDF.write(
                        template,
                        Filler.fill(template, Shown.typical(template)),
                        stamp(template),
                        Paper.A4,
                        broken,
                        "market",
                        Instant.EPOCH))
                .isInstanceOf(ZhihengException.class)
                .extracting(each -> ((ZhihengException) each).code())
                .isEqualTo("DOCUMENT-SIGNATURE");
    }
}
