package org.zhiheng.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zhiheng.driver.RegionFiles;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;

/** How long a large package takes to be readable and laid over the nation, and what 3,000 districts cost. */
final class PackageBenchmark {

    private static final int DISTRICTS = 3_000;

    private PackageBenchmark() {}

    static void run() {
        RulePackage nation = Packages.read(RegionFiles.of("national"));
        large(nation);
        many(nation);
    }

    private static void large(RulePackage nation) {
        Map<String, byte[]> files = files();
        for (int warmUp = 0; warmUp < 5; warmUp++) {
            assemble(nation, Packages.read(files));
        }
        long began = System.nanoTime();
        assemble(nation, Packages.read(files));
        System.out.printf(
                "package with 5,000 list rows and 500 table rows read and laid over: %d ms%n",
                (System.nanoTime() - began) / 1_000_000);
    }

    private static void assemble(RulePackage nation, RulePackage other) {
        BookMaker.Assembly assembly = BookMaker.assemble(List.of(nation, other), 1);
        if (!assembly.complete()) {
            throw new IllegalStateException(assembly.faults().toString());
        }
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(
                "package.yaml",
                bytes(
                        """
                        id: cn.379999
                        version: 1.0.0
                        title: 示例
                        layer: district
                        division: "379999"
                        documents:
                          d: {title: 示例, textHeld: false}
                        """));
        files.put(
                "lists/items.yaml",
                bytes(
                        """
                        title: 示例
                        columns:
                          - {name: code, title: 代码, type: code, required: true}
                          - {name: name, title: 名称, type: text, required: true}
                        keys: [code]
                        merge: replace
                        from: 2024-01-01
                        source: {document: d, article: 第一条}
                        verified: memory
                        doubt: 示例
                        """));
        StringBuilder rows = new StringBuilder("code,name\n");
        for (int i = 0; i < 5_000; i++) {
            rows.append('E').append(i).append(",对第").append(i).append("种行为的处罚\n");
        }
        files.put("lists/items.csv", bytes(rows.toString()));
        files.put("tables/t.dmn", bytes(table()));
        files.put(
                "tables/t.yaml",
                bytes(
                        """
                        id: discretion.t
                        title: 示例
                        versions:
                          2024-01-01: {file: t.dmn, source: {document: d, article: 第一条}, verified: memory, doubt: 示例}
                        """));
        return files;
    }

    private static String table() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            rules.append("<rule><inputEntry><text>\"E")
                    .append(i / 5)
                    .append("\"</text></inputEntry><inputEntry><text>[")
                    .append(i % 5)
                    .append("..")
                    .append(i % 5 + 1)
                    .append(")</text></inputEntry><outputEntry><text>")
                    .append(i)
                    .append("</text></outputEntry></rule>");
        }
        return "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' name='m' namespace='urn:m'><decision id='d' name='y'>"
                + "<decisionTable hitPolicy='UNIQUE'><input><inputExpression typeRef='string'><text>item</text></inputExpression></input>"
                + "<input><inputExpression typeRef='number'><text>area</text></inputExpression></input>"
                + "<output name='y' typeRef='number'><defaultOutputEntry><text>0</text></defaultOutputEntry></output>"
                + rules + "</decisionTable></decision></definitions>";
    }

    private static void many(RulePackage nation) {
        long before = used();
        List<RulePackage> packages = new ArrayList<>(List.of(nation));
        for (int i = 0; i < DISTRICTS; i++) {
            // Codes of districts: never ending in two zeros.
            String division = String.valueOf(110_000 + (i / 99 + 1) * 100 + i % 99 + 1);
            packages.add(Packages.read(RegionFiles.district(division)));
        }
        RuleBooks books = BookMaker.assemble(packages, 1).books();
        for (RulePackage each : packages) {
            books.book(each.division());
        }
        System.out.printf(
                "%,d packages as large as Huancui's with their books: %d MB of heap%n",
                books.packages().size() - 1, (used() - before) >> 20);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
