package org.zhiheng.tools.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/** The decision table of a benchmark as DMN, and the file that dates it and gives its source. */
final class BenchmarkFiles {

    private static final String[][] OUTPUTS = {
        {"tier", "裁量阶次", "string"},
        {"fineMin", "最低", "number"},
        {"fineMax", "最高", "number"},
        {"minInclusive", "含最低", "boolean"},
        {"maxInclusive", "含最高", "boolean"},
        {"percentOf", "百分数的基数", "string"},
        {"timesOf", "倍数的基数", "string"},
        {"fineCap", "总额上限", "number"}
    };
    private static final Map<String, String> VERIFIED = Map.of("已核对", "text", "部分核对", "partial", "凭记忆", "memory");

    private BenchmarkFiles() {}

    /**
     * The table.
     *
     * @param text the file
     * @param lineOf the line of the spreadsheet by the line of the file on which its row begins
     */
    record Dmn(String text, Map<Integer, Integer> lineOf) {}

    static Dmn dmn(Benchmark benchmark) {
        Writer out = new Writer();
        String id = benchmark.id().replace('.', '-');
        String title = escaped(benchmark.about().get(Form.About.TITLE));
        out.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        out.line("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"" + id + "\" name=\"" + title
                + "\" namespace=\"urn:zhiheng:" + id + "\">");
        out.line("  <decision id=\"" + id + "-decision\" name=\"" + title + "\">");
        out.line("    <decisionTable hitPolicy=\"UNIQUE\">");
        for (Benchmark.Input input : benchmark.inputs()) {
            out.line("      <input label=\"" + escaped(input.title()) + "\">");
            out.line("        <inputExpression typeRef=\"" + input.type() + "\"><text>" + input.name()
                    + "</text></inputExpression>");
            if (input.allowed() != null) {
                out.line("        <inputValues><text>" + escaped(input.allowed()) + "</text></inputValues>");
            }
            out.line("      </input>");
        }
        for (String[] output : OUTPUTS) {
            out.line("      <output label=\"" + output[1] + "\" name=\"" + output[0] + "\" typeRef=\"" + output[2]
                    + "\"/>");
        }
        out.line("      <annotation name=\"适用条件\"/>");
        Map<Integer, Integer> lineOf = new LinkedHashMap<>();
        for (Benchmark.Tier tier : benchmark.tiers()) {
            lineOf.put(out.next(), tier.line());
            out.line("      <rule>");
            tier.conditions().forEach(condition -> out.entry("inputEntry", condition));
            out.entry("outputEntry", ConditionWords.quoted(tier.tier()));
            out.entry("outputEntry", tier.min());
            out.entry("outputEntry", tier.max());
            out.entry("outputEntry", Boolean.toString(tier.minInclusive()));
            out.entry("outputEntry", Boolean.toString(tier.maxInclusive()));
            out.entry("outputEntry", tier.percentOf() == null ? "null" : ConditionWords.quoted(tier.percentOf()));
            out.entry("outputEntry", tier.timesOf() == null ? "null" : ConditionWords.quoted(tier.timesOf()));
            out.entry("outputEntry", tier.cap() == null ? "null" : tier.cap());
            out.entry("annotationEntry", tier.condition());
            out.line("      </rule>");
        }
        out.line("    </decisionTable>");
        out.line("  </decision>");
        out.line("</definitions>");
        return new Dmn(out.text.toString(), lineOf);
    }

    /** The file that names the table; its last key is {@code versions}, so that {@link #version} can be added to its end. */
    static String yaml(Benchmark benchmark, String dmn) {
        return "id: " + benchmark.id() + "\ntitle: " + scalar(benchmark.about().get(Form.About.TITLE)) + "\nversions:\n"
                + version(benchmark, dmn);
    }

    /** @param dmn name of the file with the table */
    static String version(Benchmark benchmark, String dmn) {
        Map<Form.About, String> about = benchmark.about();
        StringBuilder yaml = new StringBuilder();
        yaml.append("  ").append(about.get(Form.About.FROM)).append(":\n");
        yaml.append("    file: ").append(dmn).append('\n');
        if (!about.get(Form.About.UNTIL).isEmpty()) {
            yaml.append("    until: ").append(about.get(Form.About.UNTIL)).append('\n');
        }
        yaml.append("    source: {document: ").append(scalar(about.get(Form.About.DOCUMENT)));
        yaml.append(", article: ").append(scalar(about.get(Form.About.ARTICLE)));
        if (!about.get(Form.About.PHRASE).isEmpty()) {
            yaml.append(", phrase: ").append(scalar(about.get(Form.About.PHRASE)));
        }
        yaml.append("}\n    verified: ")
                .append(VERIFIED.get(about.get(Form.About.VERIFIED)))
                .append('\n');
        if (!about.get(Form.About.DOUBT).isEmpty()) {
            yaml.append("    doubt: ")
                    .append(scalar(about.get(Form.About.DOUBT)))
                    .append('\n');
        }
        if (!about.get(Form.About.READING).isEmpty()) {
            yaml.append("    reading: ")
                    .append(scalar(about.get(Form.About.READING)))
                    .append('\n');
        }
        return yaml.toString();
    }

    private static String scalar(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}+", " ") + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("\\p{Cntrl}+", " ");
    }

    private static final class Writer {

        private final StringBuilder text = new StringBuilder();
        private int lines;

        /** Number of the line that is written next. */
        int next() {
            return lines + 1;
        }

        void line(String line) {
            text.append(line).append('\n');
            lines++;
        }

        void entry(String name, String cell) {
            line("        <" + name + "><text>" + escaped(cell) + "</text></" + name + ">");
        }
    }
}
