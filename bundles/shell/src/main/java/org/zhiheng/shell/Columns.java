package org.zhiheng.shell;

import java.util.ArrayList;
import java.util.List;

/** Lines of aligned columns; a Chinese character is two columns wide on a terminal, and a colour none. */
final class Columns {

    private static final String GAP = "  ";
    private static final String COLOUR = "\u001B\\[[0-9;]*m";

    private final List<List<String>> rows = new ArrayList<>();

    Columns row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /**
     * The rows, each column as wide as its widest cell.
     *
     * @param indent stands before each line
     */
    List<String> lines(String indent) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), width(row.get(i))));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                if (i < row.size() - 1) {
                    line.append(" ".repeat(widths.get(i) - width(row.get(i)))).append(GAP);
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** How many columns a text takes on a terminal. */
    static int width(String text) {
        return text.replaceAll(COLOUR, "").codePoints().map(Columns::width).sum();
    }

    private static int width(int character) {
        if (Character.getType(character) == Character.NON_SPACING_MARK) {
            return 0;
        }
        boolean wide = Character.isIdeographic(character)
                || character >= 0x1100 && character <= 0x115F
                || character >= 0x2E80 && character <= 0xA4CF
                || character >= 0xAC00 && character <= 0xD7A3
                || character >= 0xF900 && character <= 0xFAFF
                || character >= 0xFE30 && character <= 0xFE6F
                || character >= 0xFF00 && character <= 0xFF60
                || character >= 0xFFE0 && character <= 0xFFE6
                || character >= 0x1F300 && character <= 0x1FAFF;
        return wide ? 2 : 1;
    }

    /**
     * The text, cut where it would be wider.
     *
     * @param most in columns; 0 for no limit
     */
    static String cut(String text, int most) {
        if (most <= 0 || width(text) <= most) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int width = 1;
        for (int character : text.codePoints().toArray()) {
            width += width(character);
            if (width > most) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return kept.append('…').toString();
    }
}
