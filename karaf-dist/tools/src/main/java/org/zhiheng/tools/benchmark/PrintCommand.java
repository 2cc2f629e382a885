package org.zhiheng.tools.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code benchmark-print}: writes a benchmark of a rule package as a page to print. */
@Command(name = "benchmark-print", description = "把规则包里的裁量基准写成可以打印、公示的网页(HTML)", mixinStandardHelpOptions = true)
public final class PrintCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "规则包", description = "规则包的文件夹(RULES-INF或者含它的文件夹)或者jar")
    private Path from;

    @Option(names = "--item", required = true, paramLabel = "事项代码", description = "例如food-unsafe")
    private String item;

    @Option(names = "--on", paramLabel = "日期", description = "打印这一天适用的一版;不写时打印最后一版")
    private LocalDate on;

    @Option(names = "--out", required = true, paramLabel = "文件.html", description = "写到哪里;已有的会被覆盖")
    private Path out;

    @Override
    public Integer call() {
        RulePackage rules = read();
        RuleTable table = rules.tables().get("discretion." + item);
        if (table == null
                || table.versions().get(0).table().outputs().stream()
                        .noneMatch(output -> output.name().equals("fineMax"))) {
            throw new ToolException(
                    Exit.FAULTY, "规则包" + rules.id() + "没有事项“" + item + "”的裁量基准;有:" + String.join("、", items(rules)));
        }
        RuleTable.Version version = table.versions().stream()
                .filter(each -> on == null || each.holdsOn(on))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new ToolException(Exit.FAULTY, on + "没有适用的一版"));
        try {
            Files.writeString(out, new PrintedTable(rules, table, version).html(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "写不了" + out, e);
        }
        spec.commandLine().getOut().println("已写入 " + out);
        return Exit.DONE;
    }

    private RulePackage read() {
        try {
            Path inner = from.resolve("RULES-INF");
            PackageContent content = Files.isDirectory(from)
                    ? PackageContent.fromFolder(Files.isDirectory(inner) ? inner : from)
                    : PackageContent.fromJar(from);
            ReadResult result = new PackageReader().read(content);
            if (result.packageOrNull() == null) {
                throw new ToolException(
                        Exit.FAULTY,
                        "规则包有错误:\n"
                                + String.join(
                                        "\n",
                                        result.faults().stream()
                                                .map(Object::toString)
                                                .toList()));
            }
            return result.packageOrNull();
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "读不了规则包:" + from, e);
        }
    }

    private static List<String> items(RulePackage rules) {
        return rules.tables().keySet().stream()
                .filter(id -> id.startsWith("discretion."))
                .map(id -> id.substring("discretion.".length()))
                .sorted()
                .toList();
    }
}
