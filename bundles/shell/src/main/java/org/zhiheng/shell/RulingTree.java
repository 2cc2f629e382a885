package org.zhiheng.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Citation;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;

/** A ruling as a tree that people read in a terminal. */
final class RulingTree {

    private static final String BOLD = "\u001B[1m";
    private static final String GREEN = "\u001B[32m";
    private static final String YELLOW = "\u001B[33m";
    private static final String GREY = "\u001B[90m";
    private static final String PLAIN = "\u001B[0m";

    private final boolean colours;

    RulingTree(boolean colours) {
        this.colours = colours;
    }

    List<String> lines(String title, Ruling<Map<String, Object>> ruling) {
        List<String> lines = new ArrayList<>();
        lines.add(paint(BOLD, title) + "  " + paint(GREY, ruling.question()));
        if (ruling.determined()) {
            lines.add(paint(GREEN, "✓ 能够确定"));
            ruling.answer().forEach((name, value) -> lines.add("│  " + name + " = " + (value == null ? "—" : value)));
        } else {
            lines.add(paint(YELLOW, "? 不能确定,缺少:"));
            ruling.missing().forEach(missing -> lines.add("│  " + missing));
        }
        lines.add("├─ 理由");
        List<Reason> reasons = ruling.reasons();
        for (int i = 0; i < reasons.size(); i++) {
            reason(lines, reasons.get(i), i + 1, i == reasons.size() - 1);
        }
        lines.add("└─ 规则书 " + ruling.ruleBook().division() + "  "
                + ruling.ruleBook().asOf() + "  "
                + paint(GREY, ruling.ruleBook().fingerprint().substring(0, 16) + "…"));
        return lines;
    }

    private void reason(List<String> lines, Reason reason, int number, boolean last) {
        lines.add("│  " + (last ? "└─ " : "├─ ") + number + " " + reason.text());
        String indent = "│  " + (last ? "   " : "│  ") + "   ";
        if (reason.rule() != null) {
            lines.add(indent
                    + paint(
                            GREY,
                            reason.rule() + "  自" + reason.validFrom() + "起  " + reason.packageId() + " "
                                    + reason.version()));
        }
        Citation source = reason.source();
        if (source != null) {
            String documentNumber = source.number() == null ? "" : "(" + source.number() + ")";
            String article = source.article() == null ? "" : source.article();
            lines.add(indent + "《" + source.document() + "》" + documentNumber + article);
            if (source.phrase() != null) {
                lines.add(indent + "“" + source.phrase() + "”");
            }
        }
        if (reason.doubt() != null) {
            lines.add(indent + paint(YELLOW, "! 存疑:" + reason.doubt()));
        }
    }

    private String paint(String colour, String text) {
        return colours ? colour + text + PLAIN : text;
    }
}
