package org.zhiheng.documents.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts that are put into documents: Noto Serif SC, regular for text and a bold one with the signs of GB 2312 for headings. Read once and shared. A sign that the regular
 * one lacks is in no document.
 */
final class PageFonts {

    /** Of text. */
    static final String SONG = "song";
    /** Of headings. */
    static final String HEI = "hei";

    private final TrueTypeFont regular;
    private final TrueTypeFont bold;
    private final CmapLookup known;

    PageFonts() {
        regular = read("NotoSerifSC-Regular.ttf");
        bold = read("NotoSerifSC-Bold-GB2312.ttf");
        try {
            known = regular.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrueTypeFont read(String name) {
        try (InputStream in = PageFonts.class.getResourceAsStream(name)) {
            return new TTFParser().parse(new RandomAccessReadBuffer(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first sign of a text that cannot be printed; -1 for none. */
    int unknown(String text) {
        return text.codePoints()
                .filter(each -> each != '\n' && known.getGlyphId(each) == 0)
                .findFirst()
                .orElse(-1);
    }

    PDFont regular(PDDocument document) throws IOException {
        return PDType0Font.load(document, regular, true);
    }

    PDFont bold(PDDocument document) throws IOException {
        return PDType0Font.load(document, bold, true);
    }
}
