package org.zhiheng.tools.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code benchmark-template}: writes an empty spreadsheet with samples. */
@Command(name = "benchmark-template", description = "生成裁量基准的填写模板(XLSX)", mixinStandardHelpOptions = true)
public final class TemplateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "文件.xlsx", description = "模板写到哪里;已有的会被覆盖")
    private Path file;

    @Override
    public Integer call() {
        try {
            BenchmarkWorkbook.writeTemplate(file);
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "写不了" + file, e);
        }
        spec.commandLine().getOut().println("模板已生成:" + file);
        return Exit.DONE;
    }
}
