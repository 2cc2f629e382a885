package org.zhiheng.tools;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import org.zhiheng.rules.clock.PlatformClock;
import org.zhiheng.tools.backup.BackupVerifyCommand;
import org.zhiheng.tools.backup.RestoreCommand;
import org.zhiheng.tools.benchmark.ImportCommand;
import org.zhiheng.tools.benchmark.PrintCommand;
import org.zhiheng.tools.benchmark.TemplateCommand;
import org.zhiheng.tools.receipt.ReplayCommand;
import org.zhiheng.tools.region.CheckCommand;
import org.zhiheng.tools.region.KeyCommand;
import org.zhiheng.tools.region.NewCommand;
import org.zhiheng.tools.region.PackCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts one of the tools: {@code zhiheng-tools <command>}. Exit codes are those of {@link Exit}. */
@Command(
        name = "zhiheng-tools",
        description = "编写、检查规则包,核对和恢复备份的工具;各工具的用法见 <工具> --help",
        mixinStandardHelpOptions = true,
        version = Main.VERSION,
        subcommands = {
            NewCommand.class,
            TemplateCommand.class,
            ImportCommand.class,
            PrintCommand.class,
            BackupVerifyCommand.class
        })
public final class Main {

    static final String VERSION = "0.1.0-SNAPSHOT";

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine(besideThisJar(), new PlatformClock()).execute(args));
    }

    /**
     * The command line, as tests start it too.
     *
     * @param shipped folder of the packages that come with the platform
     */
    public static CommandLine commandLine(Path shipped, Clock clock) {
        return new CommandLine(new Main())
                .addSubcommand(new CheckCommand(shipped, clock))
                .addSubcommand(new PackCommand(shipped, clock))
                .addSubcommand(new KeyCommand(clock))
                .addSubcommand(new RestoreCommand(clock))
                .addSubcommand(new ReplayCommand(shipped))
                .setResourceBundle(new HelpWords())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof ToolException tool) {
                        line.getErr().println(tool.getMessage());
                        return tool.exit();
                    }
                    throw failure;
                });
    }

    private static Path besideThisJar() {
        try {
            return Path.of(Main.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("packages");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a jar of the file system has a path", e);
        }
    }
}
