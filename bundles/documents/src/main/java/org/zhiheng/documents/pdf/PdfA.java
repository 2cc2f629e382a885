package org.zhiheng.documents.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.PDFAIdentificationSchema;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/**
 * Makes a document one for the archive: PDF/A-1b (ISO 19005-1, in China GB/T 23286.1). It tells what it is and what its colours mean; that fonts are inside, that nothing is
 * transparent and that nothing is compressed in a way PDF 1.4 does not know is the matter of {@link PdfPress}.
 */
final class PdfA {

    /** Of PDF. */
    static final float VERSION = 1.4f;

    private static final String PRODUCER = "Zhiheng";
    private static final String COLOURS = "sRGB IEC61966-2.1";
    private static final int PART = 1;
    private static final String CONFORMANCE = "B";

    private PdfA() {}

    /** What the colours of a page mean, as every Java runtime makes it. */
    private static final class Profile {
        private static final byte[] SRGB =
                ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }

    /** @param at when it is made */
    static void made(PDDocument document, String title, Instant at) throws IOException {
        GregorianCalendar when = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setProducer(PRODUCER);
        information.setCreationDate(when);
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage("zh-CN");
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(told(title, when));
        catalog.setMetadata(metadata);
        PDOutputIntent colours = new PDOutputIntent(document, new ByteArrayInputStream(Profile.SRGB));
        colours.setInfo(COLOURS);
        colours.setOutputCondition(COLOURS);
        colours.setOutputConditionIdentifier(COLOURS);
        colours.setRegistryName("http://www.color.org");
        catalog.addOutputIntent(colours);
    }

    /** The same as the document's own information, as the norm wants it. */
    private static byte[] told(String title, GregorianCalendar when) throws IOException {
        XMPMetadata told = XMPMetadata.createXMPMetadata();
        try {
            PDFAIdentificationSchema kind = told.createAndAddPDFAIdentificationSchema();
            kind.setPart(PART);
            kind.setConformance(CONFORMANCE);
            told.createAndAddDublinCoreSchema().setTitle(title);
            told.createAndAddAdobePDFSchema().setProducer(PRODUCER);
            XMPBasicSchema basic = told.createAndAddXMPBasicSchema();
            basic.setCreateDate(when);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new XmpSerializer().serialize(told, out, true);
            return out.toByteArray();
        } catch (BadFieldValueException | TransformerException e) {
            throw new IOException("no metadata of a document", e);
        }
    }
}
