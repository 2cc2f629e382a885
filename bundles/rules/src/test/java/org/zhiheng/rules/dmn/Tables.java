package org.zhiheng.rules.dmn;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.Fault;

/** Writes small tables as DMN for tests. */
final class Tables {

    private final String hitPolicy;
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();
    final List<Fault> faults = new ArrayList<>();

    Tables(String hitPolicy) {
        this.hitPolicy = hitPolicy;
    }

    Tables input(String name, String type) {
        return input(name, type, null);
    }

    Tables input(String name, String type, String allowed) {
        String values = allowed == null ? "" : "<inputValues><text>" + escaped(allowed) + "</text></inputValues>";
        inputs.add("<input><inputExpression typeRef='" + type + "'><text>" + name + "</text></inputExpression>" + values
                + "</input>");
        return this;
    }

    Tables output(String name, String type, String order) {
        String values = order == null ? "" : "<outputValues><text>" + escaped(order) + "</text></outputValues>";
        outputs.add("<output name='" + name + "' typeRef='" + type + "'>" + values + "</output>");
        return this;
    }

    /** Cells of the inputs, then of the outputs. */
    Tables row(String... cells) {
        StringBuilder rule = new StringBuilder("<rule id='r" + (rules.size() + 1) + "'>");
        for (int i = 0; i < cells.length; i++) {
            String kind = i < inputs.size() ? "inputEntry" : "outputEntry";
            rule.append('<')
                    .append(kind)
                    .append("><text>")
                    .append(escaped(cells[i]))
                    .append("</text></")
                    .append(kind)
                    .append('>');
        }
        rules.add(rule.append("</rule>").toString());
        return this;
    }

    String xml() {
        return "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' name='t' namespace='urn:t'>\n"
                + "<decision id='d' name='d'>\n<decisionTable hitPolicy='" + hitPolicy + "'>\n"
                + String.join("\n", inputs) + "\n" + String.join("\n", outputs) + "\n" + String.join("\n", rules)
                + "\n</decisionTable>\n</decision>\n</definitions>";
    }

    DecisionTable compile() {
        return DmnFile.readTable("t.dmn", xml().getBytes(StandardCharsets.UTF_8), faults::add);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
