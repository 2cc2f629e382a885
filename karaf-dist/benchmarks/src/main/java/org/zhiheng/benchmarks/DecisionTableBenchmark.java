package org.zhiheng.benchmarks;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.TableResult;

/** One table of 300 rows, 100 items of three tiers, hit policy FIRST, random input, one thread; beside kie on the same table and input. */
final class DecisionTableBenchmark {

    private static final int ITEMS = 100;
    private static final int INPUTS = 20_000;

    private DecisionTableBenchmark() {}

    static void run() {
        String xml = table();
        DecisionTable ours = ours(xml);
        DMNRuntime kie = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(xml))))
                .getOrElseThrow(IllegalStateException::new);
        DMNModel model = kie.getModels().get(0);
        Random random = new Random(42);
        Object[][] inputs = new Object[INPUTS][];
        for (int i = 0; i < INPUTS; i++) {
            inputs[i] = new Object[] {"item" + random.nextInt(ITEMS), BigDecimal.valueOf(random.nextInt(2000), 2)};
        }
        for (int i = 0; i < 2_000; i++) {
            Object expected = kie(kie, model, inputs[i]);
            Object actual = ours.evaluate(inputs[i]).outputs().get(0).get("tier");
            if (!actual.equals(expected)) {
                throw new IllegalStateException(
                        inputs[i][0] + " " + inputs[i][1] + ": " + actual + " is not " + expected);
            }
        }
        double kieRate = Rate.perSecond(20_000, 20_000, i -> kie(kie, model, inputs[i % INPUTS]));
        TableResult[] sink = new TableResult[1];
        double ourRate = Rate.perSecond(2_000_000, 2_000_000, i -> sink[0] = ours.evaluate(inputs[i % INPUTS]));
        System.out.printf(
                "decision table, 300 rows, FIRST: %,.0f/s; kie-dmn-core 10.2.0 %,.0f/s; %.0f times%n",
                ourRate, kieRate, ourRate / kieRate);
    }

    private static Object kie(DMNRuntime runtime, DMNModel model, Object[] input) {
        DMNContext context = runtime.newContext();
        context.set("item", input[0]);
        context.set("area", input[1]);
        return runtime.evaluateAll(model, context)
                .getDecisionResultByName("tier")
                .getResult();
    }

    private static DecisionTable ours(String xml) {
        Map<String, byte[]> files = Map.of(
                "package.yaml",
                """
                id: cn.000000
                version: 1.0.0
                title: 示例
                layer: nation
                division: "000000"
                documents:
                  d: {title: 示例, textHeld: false}
                """
                        .getBytes(StandardCharsets.UTF_8),
                "tables/t.dmn",
                xml.getBytes(StandardCharsets.UTF_8),
                "tables/t.yaml",
                """
                id: discretion.t
                title: 示例
                versions:
                  2024-01-01: {file: t.dmn, source: {document: d, article: 第一条}, verified: memory, doubt: 示例}
                """
                        .getBytes(StandardCharsets.UTF_8));
        var result = new PackageReader().read(PackageContent.of(files));
        if (result.packageOrNull() == null) {
            throw new IllegalStateException(result.faults().toString());
        }
        return result.packageOrNull()
                .tables()
                .get("discretion.t")
                .versions()
                .get(0)
                .table();
    }

    private static String table() {
        List<String> rules = new ArrayList<>();
        for (int item = 0; item < ITEMS; item++) {
            rules.add(rule(item, "< 5", "较轻"));
            rules.add(rule(item, "[5..10)", "一般"));
            rules.add(rule(item, ">= 10", "较重"));
        }
        return """
               <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:m">
               <inputData id="i1" name="item"><variable name="item" typeRef="string"/></inputData>
               <inputData id="i2" name="area"><variable name="area" typeRef="number"/></inputData>
               <decision id="d" name="tier"><variable name="tier" typeRef="string"/>
               <informationRequirement id="q1"><requiredInput href="#i1"/></informationRequirement>
               <informationRequirement id="q2"><requiredInput href="#i2"/></informationRequirement>
               <decisionTable id="t" hitPolicy="FIRST">
               <input id="c1"><inputExpression id="e1" typeRef="string"><text>item</text></inputExpression></input>
               <input id="c2"><inputExpression id="e2" typeRef="number"><text>area</text></inputExpression></input>
               <output id="o1" name="tier" typeRef="string"/>
               """
                + String.join("\n", rules)
                + "\n</decisionTable></decision></definitions>";
    }

    private static String rule(int item, String condition, String tier) {
        return "<rule><inputEntry><text>\"item" + item + "\"</text></inputEntry><inputEntry><text>"
                + condition.replace("<", "&lt;").replace(">", "&gt;") + "</text></inputEntry><outputEntry><text>\""
                + tier
                + "\"</text></outputEntry></rule>";
    }
}
