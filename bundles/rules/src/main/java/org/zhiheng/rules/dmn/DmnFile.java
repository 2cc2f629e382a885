package org.zhiheng.rules.dmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.TableResult;

/** A DMN file: its decisions, each a table or a literal S-FEEL expression. Immutable once read. */
public final class DmnFile {

    /** The JDK's parser tells the place in a line of its own before what is wrong. */
    private static final char PARSER_TELLS = '\n';

    private static final int LONGEST_TOLD = 200;

    private final Map<String, Decision> decisions = new LinkedHashMap<>();

    /** A decision: exactly one of table and expression. */
    private record Decision(CompiledTable table, Expression expression) {}

    private DmnFile() {}

    /**
     * Reads a file that holds exactly one decision table.
     *
     * @param file for faults
     * @return null when there is none because of a fault, which has been reported
     */
    public static DecisionTable readTable(String file, byte[] content, Consumer<Fault> faults) {
        XmlNode root = root(file, content, faults);
        if (root == null) {
            return null;
        }
        List<XmlNode> holding = root.children("decision").stream()
                .filter(decision -> decision.child("decisionTable") != null)
                .toList();
        if (holding.size() != 1) {
            faults.accept(Fault.error(
                    "RP-DMN-16",
                    file,
                    root.line(),
                    root.column(),
                    "一个文件应当有一张决策表,实际有" + holding.size() + "张",
                    "每张表一个文件"));
            return null;
        }
        XmlNode decision = holding.get(0);
        return new TableCompiler(file, faults).compile(decision, decision.child("decisionTable"));
    }

    /**
     * Reads all decisions of a file.
     *
     * @return null when there is a fault, which has been reported
     */
    public static DmnFile read(String file, byte[] content, Consumer<Fault> faults) {
        XmlNode root = root(file, content, faults);
        if (root == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        root.children("inputData").forEach(node -> names.add(node.attribute("name")));
        root.children("decision").forEach(node -> names.add(node.attribute("name")));
        DmnFile read = new DmnFile();
        boolean whole = true;
        for (XmlNode node : root.children("decision")) {
            Decision decision = decision(file, node, names, faults);
            whole &= decision != null;
            read.decisions.put(node.attribute("name"), decision);
        }
        return whole ? read : null;
    }

    private static Decision decision(String file, XmlNode node, List<String> names, Consumer<Fault> faults) {
        XmlNode table = node.child("decisionTable");
        if (table != null) {
            CompiledTable compiled = new TableCompiler(file, faults).compile(node, table);
            return compiled == null ? null : new Decision(compiled, null);
        }
        XmlNode literal = node.child("literalExpression");
        if (literal == null) {
            faults.accept(Fault.error(
                    "RP-DMN-17",
                    file,
                    node.line(),
                    node.column(),
                    "决策“" + node.attribute("name") + "”不是决策表,也不是表达式",
                    null));
            return null;
        }
        try {
            return new Decision(null, ExpressionParser.parse(literal.expressionText(), names));
        } catch (FeelException e) {
            XmlNode at = literal.expressionPlace();
            faults.accept(Fault.error("RP-DMN-18", file, at.line(), at.column(), "表达式读不懂:" + e.getMessage(), null));
            return null;
        }
    }

    private static XmlNode root(String file, byte[] content, Consumer<Fault> faults) {
        try {
            XmlNode root = XmlNode.read(content);
            if (root != null && root.name().equals("definitions")) {
                return root;
            }
            faults.accept(Fault.error("RP-DMN-01", file, 1, 1, "不是DMN文件:应当以definitions开始", null));
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNumber();
            boolean forbidden = e instanceof XmlNode.Forbidden;
            String code = forbidden ? "RP-DMN-19" : "RP-DMN-01";
            String message = forbidden ? "决策表文件" + ((XmlNode.Forbidden) e).reason() : "不是正确的XML:" + shortened(e);
            faults.accept(Fault.error(code, file, line, Math.max(column, 0), message, null));
        }
        return null;
    }

    /** What the parser says, without the place, which the fault tells. */
    private static String shortened(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        String told = message.substring(message.indexOf(PARSER_TELLS) + 1).replaceFirst("^Message: ", "");
        return told.length() > LONGEST_TOLD ? told.substring(0, LONGEST_TOLD) + "…" : told;
    }

    /**
     * The value of a decision, with the decisions it needs.
     *
     * @param inputs by name; parts of a structure are maps
     * @return a value, a list of values, or a map of outputs; null where there is none
     */
    public Object evaluate(String decision, Map<String, Object> inputs) {
        Map<String, Object> known = new HashMap<>(inputs);
        return evaluate(decision, known, 0);
    }

    private Object evaluate(String name, Map<String, Object> known, int depth) {
        if (known.containsKey(name) || !decisions.containsKey(name) || depth > decisions.size()) {
            return known.get(name);
        }
        Decision decision = decisions.get(name);
        Object value = decision.table() == null
                ? decision.expression().evaluate(needed -> evaluate(needed, known, depth + 1))
                : value(decision.table(), decision.table().evaluate(needed -> path(needed, known, depth + 1)));
        known.put(name, value);
        return value;
    }

    private Object path(String text, Map<String, Object> known, int depth) {
        if (known.containsKey(text) || decisions.containsKey(text)) {
            return evaluate(text, known, depth);
        }
        return ExpressionParser.parse(text, known.keySet()).evaluate(needed -> evaluate(needed, known, depth));
    }

    private static Object value(CompiledTable table, TableResult result) {
        List<Object> values = new ArrayList<>();
        for (Map<String, Object> outputs : result.outputs()) {
            values.add(table.outputs().size() == 1 ? outputs.values().iterator().next() : outputs);
        }
        return table.single() ? values.isEmpty() ? null : values.get(0) : values;
    }
}
