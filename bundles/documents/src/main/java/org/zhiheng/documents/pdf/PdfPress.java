package org.zhiheng.documents.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.util.Matrix;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.documents.Documents.Written;
import org.zhiheng.documents.Paper;
import org.zhiheng.documents.SignatureProvider;
import org.zhiheng.documents.Stamp;
import org.zhiheng.documents.fill.Filled;
import org.zhiheng.rules.DocumentTemplate;

/** Lays documents out and writes them as PDF that archives keep. Fonts are read when the first one is made. Thread-safe: each document is laid out by itself. */
public final class PdfPress {

    /** In mm: the most that a roll may be long before it is cut to its text. */
    static final int LONGEST_ROLL = 4_000;

    private static final float POINTS_PER_MM = 72f / 25.4f;
    private static final float CODE_MM = 25;
    private static final float CODE_LEFT_MM = 28;
    private static final float CODE_BELOW_MM = 8;
    private static final String DRAFT = "草稿";
    private static final int DRAFT_SIZE = 120;
    private static final float DRAFT_GREY = 0.91f;
    private static final double DRAFT_ANGLE = Math.PI / 4;

    static {
        XRLog.setLoggingEnabled(false);
    }

    private static final class Fonts {
        private static final PageFonts SHARED = new PageFonts();
    }

    /**
     * Writes a document, as PDF/A-1b.
     *
     * @param provider null to leave it unsigned
     * @param signer id of the body for which the provider signs
     * @param at moment at which it is made, which it tells as its signature does
     */
    public Written write(
            DocumentTemplate template,
            List<Filled> text,
            Stamp stamp,
            Paper paper,
            SignatureProvider provider,
            String signer,
            java.time.Instant at) {
        org.w3c.dom.Document page = Markup.of(template, text, stamp, paper);
        known(page.getDocumentElement().getTextContent());
        try (PDDocument document = new PDDocument()) {
            PDFont regular = Fonts.SHARED.regular(document);
            laidOut(document, page, regular);
            if (document.getNumberOfPages() > 1
                    && page.getElementsByTagName("thead").getLength() > 0) {
                Twice.takenOut(document);
            }
            if (paper == Paper.A4) {
                code(document, stamp, CODE_LEFT_MM * POINTS_PER_MM, CODE_BELOW_MM * POINTS_PER_MM);
            } else {
                PDRectangle strip = cut(document, stamp.address() == null ? 0 : CODE_MM + CODE_BELOW_MM);
                code(
                        document,
                        stamp,
                        (strip.getWidth() - CODE_MM * POINTS_PER_MM) / 2,
                        strip.getLowerLeftY() + CODE_BELOW_MM / 2 * POINTS_PER_MM);
            }
            if (stamp.draft()) {
                draft(document, regular);
            }
            PdfA.made(document, template.title(), at);
            int pages = document.getNumberOfPages();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (provider == null) {
                document.save(out, CompressParameters.NO_COMPRESSION);
                return new Written(out.toByteArray(), pages, false);
            }
            return new Written(signed(document, provider, signer, at), pages, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of what is printed nothing may be missing without anybody being told. */
    private static void known(String text) {
        int unknown = Fonts.SHARED.unknown(text);
        if (unknown >= 0) {
            String sign = Character.toString(unknown);
            throw ZhihengException.invalid(
                    "DOCUMENT-CHARACTER",
                    String.format("文书里的“%s”(U+%04X)字库里没有,印不出来;请改用通用的字形,或者在纸上手写", sign, unknown),
                    null);
        }
    }

    private static void laidOut(PDDocument document, org.w3c.dom.Document page, PDFont regular) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        builder.usePdfVersion(PdfA.VERSION);
        builder.withW3cDocument(page, null);
        // Nothing is fetched: a template holds no address, and what would get in all the same leads nowhere.
        builder.useUriResolver((base, uri) -> null);
        builder.useFont(new PDFontSupplier(regular), PageFonts.SONG, 400, FontStyle.NORMAL, true);
        builder.useFont(new PDFontSupplier(Fonts.SHARED.bold(document)), PageFonts.HEI, 700, FontStyle.NORMAL, true);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
        }
    }

    /** A square that leads to the receipt: in the margin below the first page, at the end of a strip. */
    private static void code(PDDocument document, Stamp stamp, float left, float bottom) throws IOException {
        if (stamp.address() == null) {
            return;
        }
        BitMatrix matrix;
        try {
            matrix = new QRCodeWriter()
                    .encode(
                            stamp.address(),
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IOException("no code of " + stamp.address(), e);
        }
        float module = CODE_MM * POINTS_PER_MM / matrix.getWidth();
        float top = bottom + CODE_MM * POINTS_PER_MM;
        try (PDPageContentStream out =
                new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND, true, true)) {
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y)) {
                        out.addRect(left + x * module, top - (y + 1) * module, module, module);
                    }
                }
            }
            out.fill();
        }
    }

    /**
     * Cuts a roll below its last line.
     *
     * @param besides how much is left below for other things, in mm
     */
    private static PDRectangle cut(PDDocument document, float besides) throws IOException {
        Lowest lowest = new Lowest();
        lowest.getText(document);
        PDPage page = document.getPage(0);
        PDRectangle whole = page.getMediaBox();
        float below = lowest.below() + (4 + besides) * POINTS_PER_MM;
        float height = Math.min(whole.getHeight(), below);
        PDRectangle cut = new PDRectangle(0, whole.getHeight() - height, whole.getWidth(), height);
        page.setMediaBox(cut);
        page.setCropBox(cut);
        return cut;
    }

    /** Says below the text that it is a draft. */
    private static void draft(PDDocument document, PDFont font) throws IOException {
        for (PDPage page : document.getPages()) {
            PDRectangle box = page.getMediaBox();
            float size = Math.min(DRAFT_SIZE, box.getWidth() / 3);
            try (PDPageContentStream out = new PDPageContentStream(document, page, AppendMode.PREPEND, true, true)) {
                out.saveGraphicsState();
                out.setNonStrokingColor(DRAFT_GREY);
                out.beginText();
                out.setFont(font, size);
                out.setTextMatrix(Matrix.getRotateInstance(
                        DRAFT_ANGLE,
                        box.getLowerLeftX() + box.getWidth() / 2 - size / 2,
                        box.getLowerLeftY() + box.getHeight() / 2 - size));
                out.showText(DRAFT);
                out.endText();
                out.restoreGraphicsState();
            }
        }
    }

    private static byte[] signed(PDDocument document, SignatureProvider provider, String signer, java.time.Instant at)
            throws IOException {
        // A signature goes over the bytes of a whole file, so the fonts are put in before.
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        document.save(plain, CompressParameters.NO_COMPRESSION);
        try (PDDocument whole = org.apache.pdfbox.Loader.loadPDF(plain.toByteArray());
                SignatureOptions options = new SignatureOptions()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(org.apache.pdfbox.cos.COSName.getPDFName(provider.subFilter()));
            Calendar when = GregorianCalendar.from(at.atZone(java.time.ZoneOffset.UTC));
            signature.setSignDate(when);
            options.setPreferredSignatureSize(provider.longest());
            whole.addSignature(signature, content -> sign(provider, signer, content), options);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            whole.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private static byte[] sign(SignatureProvider provider, String signer, InputStream content) {
        try {
            return provider.sign(signer, content);
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "DOCUMENT-SIGNATURE", "电子签章没有成功,文书没有制作;请稍后再试", null, e);
        }
    }
}
