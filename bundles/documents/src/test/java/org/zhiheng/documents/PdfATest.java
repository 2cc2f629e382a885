package org.zhiheng.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.zhiheng.documents.fill.Filler;
import org.zhiheng.documents.pdf.PdfPress;
import org.zhiheng.rules.DocumentTemplate;

/** What is made may go into an archive as it is: PDF/A-1b, as a validator that knows nothing of us finds it. Each template is asked by {@link PagesTest}, what is signed by {@link SignatureTest}. */
class PdfATest {

    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    private static byte[] made(boolean draft) {
        DocumentTemplate template = PagesTest.template("penalty-decision");
        Stamp stamp = PagesTest.stamp(template);
        return new PdfPress()
                .write(
                        template,
                        Filler.fill(template, Shown.typical(template)),
                        new Stamp(stamp.body(), stamp.number(), stamp.day(), draft, 1, stamp.address()),
                        Paper.A4,
                        null,
                        null,
                        AT)
                .content();
    }

    @Test
    void a_document_tells_what_it_is_and_when_it_was_made() throws IOException {
        try (PDDocument document = Loader.loadPDF(made(false))) {
            PDDocumentInformation information = document.getDocumentInformation();
            assertThat(information.getTitle()).isEqualTo("行政处罚决定书");
            assertThat(information.getCreationDate().toInstant()).isEqualTo(AT);
            assertThat(document.getVersion()).isEqualTo(1.4f);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
        }
    }

    /** A draft is pale below its text, without being seen through. */
    @Test
    void a_draft_is_no_exception() throws IOException {
        byte[] draft = made(true);
        assertThat(Validator.faults(draft)).isEmpty();
        try (PDDocument document = Loader.loadPDF(draft)) {
            assertThat(pale(document)).isGreaterThan(2000);
        }
        try (PDDocument document = Loader.loadPDF(made(false))) {
            assertThat(pale(document)).isLessThan(200);
        }
    }

    /** How many dots of the first page have the shade of the word. */
    private static long pale(PDDocument document) throws IOException {
        BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 60);
        int[] dots = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        return Arrays.stream(dots).filter(each -> (each & 0xffffff) == 0xe8e8e8).count();
    }

    /** The validator is none that is content with everything. */
    @Test
    void what_says_of_itself_nothing_or_another_thing_is_found() throws IOException {
        try (PDDocument document = Loader.loadPDF(made(false))) {
            document.getDocumentInformation().setTitle("行政处罚告知书");
            assertThat(Validator.faults(saved(document))).anyMatch(each -> each.contains("Title"));
            document.getDocumentCatalog().setMetadata(null);
            document.getDocumentCatalog().setOutputIntents(List.of());
            assertThat(Validator.faults(saved(document)))
                    .anyMatch(each -> each.contains("Metadata"))
                    .anyMatch(each -> each.contains("Color"));
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out, CompressParameters.NO_COMPRESSION);
        return out.toByteArray();
    }
}
