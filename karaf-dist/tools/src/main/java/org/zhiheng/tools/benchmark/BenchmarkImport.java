package org.zhiheng.tools.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.dmn.DmnFile;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;

/** Brings a filled-in spreadsheet into a rule package: all of it, or nothing and all that is wrong. */
final class BenchmarkImport {

    private static final Pattern OVERLAP = Pattern.compile("第(\\d+)行和第(\\d+)行重叠,例如(.*)");

    private BenchmarkImport() {}

    /**
     * Imports.
     *
     * @param rules the {@code RULES-INF} folder of the package
     * @return the files that were written; empty when something is wrong, which stands beside the lines then
     */
    static List<Path> into(Path rules, Filled filled) {
        if (!Files.isRegularFile(rules.resolve("package.yaml"))) {
            throw new ToolException(Exit.FILE, "不是规则包文件夹(没有package.yaml):" + rules);
        }
        Benchmark benchmark = BenchmarkForm.read(filled);
        if (benchmark == null) {
            return List.of();
        }
        BenchmarkFiles.Dmn dmn = BenchmarkFiles.dmn(benchmark);
        Map<String, byte[]> files = files(rules, benchmark, dmn);
        checkTable(benchmark, dmn, filled);
        if (!filled.isFaulty()) {
            checkPackage(rules, files, filled);
        }
        return filled.isFaulty() ? List.of() : write(rules, files);
    }

    /** A new benchmark has its own two files; a new version of one has its table, and a line of dates at the end of the old file. */
    private static Map<String, byte[]> files(Path rules, Benchmark benchmark, BenchmarkFiles.Dmn dmn) {
        String code = benchmark.about().get(Form.About.CODE);
        Path yaml = rules.resolve("tables/" + code + ".yaml");
        boolean isNew = !Files.exists(yaml);
        String table = isNew ? code + ".dmn" : code + "-" + benchmark.about().get(Form.About.FROM) + ".dmn";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("tables/" + table, dmn.text().getBytes(StandardCharsets.UTF_8));
        try {
            String text = isNew
                    ? BenchmarkFiles.yaml(benchmark, table)
                    : Files.readString(yaml).stripTrailing() + "\n" + BenchmarkFiles.version(benchmark, table);
            files.put("tables/" + code + ".yaml", text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "读不了" + yaml, e);
        }
        return files;
    }

    private static void note(Filled filled, Form.About item, String message) {
        filled.about().get(item).problems.add(new Filled.Problem(0, message));
    }

    /** Rows that overlap stand beside the row, an input that no row covers beside the first. */
    private static void checkTable(Benchmark benchmark, BenchmarkFiles.Dmn dmn, Filled filled) {
        List<Fault> faults = new ArrayList<>();
        DmnFile.readTable("tables/table.dmn", dmn.text().getBytes(StandardCharsets.UTF_8), faults::add);
        for (Fault fault : faults) {
            Integer number = dmn.lineOf().get(fault.line());
            Filled.Line line = filled.rows().stream()
                    .filter(each -> number != null && each.number == number)
                    .findFirst()
                    .orElse(filled.rows().get(0));
            line.problems.add(new Filled.Problem(-1, told(fault, benchmark)));
        }
    }

    /** The fault with the spreadsheet's own line numbers and names. */
    private static String told(Fault fault, Benchmark benchmark) {
        String message = fault.message();
        Matcher overlap = OVERLAP.matcher(message);
        if (overlap.matches()) {
            int other = benchmark
                    .tiers()
                    .get(Integer.parseInt(overlap.group(1)) - 1)
                    .line();
            message = "与第" + other + "行重叠,例如" + overlap.group(3) + ";共同的端点只归入一档(以上、以下含本数,不满、超过不含本数)";
        } else if (fault.code().equals("RP-DMN-21")) {
            message += ";补上这一档";
        }
        for (Benchmark.Input input : benchmark.inputs()) {
            message = message.replace(input.name() + " = ", input.title() + "为");
        }
        return message.replace("organisation", "单位")
                .replace("individual-business", "个体工商户")
                .replace("citizen", "个人")
                .replace("为true", "为是")
                .replace("为false", "为否");
    }

    /** What the package's reader says of the new files: the source, its phrase, its dates. */
    private static void checkPackage(Path rules, Map<String, byte[]> files, Filled filled) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        try {
            PackageContent held = PackageContent.fromFolder(rules);
            held.paths().forEach(path -> all.put(path, held.bytes(path)));
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "读不了规则包文件夹:" + rules, e);
        }
        all.putAll(files);
        for (Fault fault : new PackageReader().read(PackageContent.of(all)).faults()) {
            if (files.containsKey(fault.file())) {
                Form.About item = fault.code().startsWith("RP-SOURCE") ? Form.About.DOCUMENT : Form.About.FROM;
                note(filled, item, fault.message() + (fault.hint() == null ? "" : ";" + fault.hint()));
            }
        }
    }

    private static List<Path> write(Path rules, Map<String, byte[]> files) {
        List<Path> written = new ArrayList<>();
        try {
            Files.createDirectories(rules.resolve("tables"));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                written.add(Files.write(rules.resolve(file.getKey()), file.getValue()));
            }
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "写不了规则包文件夹:" + rules, e);
        }
        return written;
    }
}
