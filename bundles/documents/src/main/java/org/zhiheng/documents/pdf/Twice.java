package org.zhiheng.documents.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Takes out what stands twice in one place: openhtmltopdf 1.1.31 writes the head of a table that goes on on another page twice, so that it would be printed bold and read aloud, searched
 * and copied twice. Of texts in one place that are the same to the last sign the first stays.
 */
final class Twice {

    private static final String BEGIN = "BT";
    private static final String END = "ET";

    private Twice() {}

    static void takenOut(PDDocument document) throws IOException {
        for (PDPage page : document.getPages()) {
            PDStream content = new PDStream(document);
            try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                new ContentStreamWriter(out).writeTokens(once(new PDFStreamParser(page).parse()));
            }
            page.setContents(content);
        }
    }

    private static List<Object> once(List<Object> tokens) {
        List<Object> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int begin = -1;
        for (Object each : tokens) {
            kept.add(each);
            if (is(each, BEGIN)) {
                begin = kept.size() - 1;
            } else if (is(each, END) && begin >= 0) {
                List<Object> text = kept.subList(begin, kept.size());
                if (!seen.add(text.toString())) {
                    text.clear();
                }
                begin = -1;
            }
        }
        return kept;
    }

    private static boolean is(Object token, String name) {
        return token instanceof Operator operator && operator.getName().equals(name);
    }
}
