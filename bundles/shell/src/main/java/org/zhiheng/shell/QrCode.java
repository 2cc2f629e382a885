package org.zhiheng.shell;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A QR code on a terminal: two modules one above the other are one character, which is about as high as it is wide. */
final class QrCode {

    private static final int QUIET = 2;
    /** Dark on light whatever the terminal's own colours are, for many cameras take nothing else. */
    private static final String BLACK_ON_WHITE = "\u001B[30;107m";

    private static final String PLAIN = "\u001B[0m";

    private QrCode() {}

    /** @param colours without them the terminal is taken to be light on dark */
    static List<String> lines(String text, boolean colours) {
        BitMatrix matrix;
        try {
            matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < matrix.getHeight(); y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < matrix.getWidth(); x++) {
                boolean upper = matrix.get(x, y) == colours;
                boolean lower = (y + 1 < matrix.getHeight() && matrix.get(x, y + 1)) == colours;
                line.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
            }
            lines.add("  " + (colours ? BLACK_ON_WHITE + line + PLAIN : line));
        }
        return lines;
    }
}
