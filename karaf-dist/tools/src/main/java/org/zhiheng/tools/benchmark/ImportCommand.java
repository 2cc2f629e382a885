package org.zhiheng.tools.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code benchmark-import}: brings a filled-in spreadsheet into a rule package. */
@Command(
        name = "benchmark-import",
        description = "把填好的裁量基准导入规则包,成为决策表(DMN);有错误时一个文件也不写,错误全部列出,并另存一份带“错误”列的工作簿",
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "文件.xlsx", description = "填好的工作簿")
    private Path file;

    @Option(names = "--into", required = true, paramLabel = "文件夹", description = "规则包的文件夹(RULES-INF或者含它的文件夹)")
    private Path into;

    @Option(names = "--errors", paramLabel = "文件.xlsx", description = "带“错误”列的工作簿写到哪里;不写时在原文件旁边")
    private Path errors;

    @Override
    public Integer call() {
        Filled filled = Filled.of(WorkbookReader.read(file, Form.FILLED_SHEETS));
        Path inner = into.resolve("RULES-INF");
        List<Path> written = BenchmarkImport.into(Files.isDirectory(inner) ? inner : into, filled);
        PrintWriter out = spec.commandLine().getOut();
        if (!written.isEmpty()) {
            written.forEach(path -> out.println("已写入 " + path));
            out.println("记得提高package.yaml里的version,并在tests里写上每一档的边界。");
            return Exit.DONE;
        }
        filled.faulty()
                .forEach((sheet, lines) -> lines.forEach(line -> line.problems.forEach(problem -> out.println(
                        sheet + " 第" + line.number + "行" + column(sheet, problem) + ":" + problem.message()))));
        out.println("没有导入。错误写在:" + writeErrors(filled));
        return Exit.FAULTY;
    }

    private static String column(String sheet, Filled.Problem problem) {
        if (problem.column() < 0) {
            return "";
        }
        return switch (sheet) {
            case Form.FACTORS -> "“" + Form.Factor.values()[problem.column()].head + "”列";
            case Form.ROWS -> "“" + Form.Row.values()[problem.column()].head + "”列";
            default -> "";
        };
    }

    private Path writeErrors(Filled filled) {
        Path target = errors == null
                ? file.resolveSibling(
                        file.getFileName().toString().replaceFirst("\\.[xX][lL][sS][xX]$", "") + "-错误.xlsx")
                : errors;
        try {
            BenchmarkWorkbook.write(target, filled);
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "写不了" + target, e);
        }
        return target;
    }
}
