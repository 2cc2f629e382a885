package org.zhiheng.tools;

import org.zhiheng.tools.benchmark.ImportCommand;
import org.zhiheng.tools.benchmark.PrintCommand;
import org.zhiheng.tools.benchmark.TemplateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts one of the tools: {@code zhiheng-tools <command>}. Exit codes are those of {@link Exit}. */
@Command(
        name = "zhiheng-tools",
        description = "编写、检查规则包的工具",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        subcommands = {TemplateCommand.class, ImportCommand.class, PrintCommand.class})
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, as tests start it too. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, line, parsed) -> {
            if (failure instanceof ToolException tool) {
                line.getErr().println(tool.getMessage());
                return tool.exit();
            }
            throw failure;
        });
    }
}
