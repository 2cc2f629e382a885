package org.zhiheng.documents.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Finds how far down the text of a page goes. */
final class Lowest extends PDFTextStripper {

    private float below;

    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
        for (TextPosition each : positions) {
            below = Math.max(below, each.getYDirAdj());
        }
    }

    /** In points, from the top. */
    float below() {
        return below;
    }
}
