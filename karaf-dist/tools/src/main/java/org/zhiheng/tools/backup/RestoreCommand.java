package org.zhiheng.tools.backup;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.backup.form.BackupFolder;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore}: puts a backup back, with the platform stopped. */
@Command(
        name = "restore",
        description = {"从备份恢复:先停止平台;先核对备份,再恢复数据库、附件、规则档案和密钥,最后核对执法记录", "原有的内容不删除,改名放在一旁"},
        footer = "退出状态:0 恢复完成且记录核对无误,1 备份或者记录有问题,2 命令写错,3 没有恢复",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {

    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "备份", description = "一个备份的文件夹")
    private Path folder;

    @Option(names = "--home", required = true, paramLabel = "文件夹", description = "平台的程序文件夹;数据库按它的etc里的设置")
    private Path home;

    @Option(names = "--data", required = true, paramLabel = "文件夹", description = "平台的数据文件夹(zhiheng.data)")
    private Path data;

    @Option(names = "--keys", required = true, paramLabel = "文件夹", description = "平台的密钥文件夹(zhiheng.keys)")
    private Path keys;

    @Option(names = "--replace", description = "目标不是空的也恢复;原有的内容改名放在一旁")
    private boolean replace;

    @Option(names = "--settings", description = "也恢复etc里的设置(数据源的设置除外)")
    private boolean settings;

    @Option(names = "--without-keys", description = "不恢复密钥,用密钥文件夹里现有的")
    private boolean withoutKeys;

    @Option(names = "--keys-from", paramLabel = "备份", description = "密钥取自另一个备份")
    private Path keysFrom;

    @Option(names = "--passphrase-file", paramLabel = "文件", description = "备份口令取自文件的第一行;不写就在终端上询问")
    private Path passphraseFile;

    @Option(names = "--postgresql-programs", paramLabel = "文件夹", description = "pg_restore所在的文件夹;不写就按PATH")
    private Path programs;

    public RestoreCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        BackupFolder backup = BackupVerifyCommand.open(folder);
        List<String> faults = backup.faults();
        if (!faults.isEmpty()) {
            faults.forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().println("备份不完整,没有恢复:" + faults.size() + "个问题");
            return Exit.FAULTY;
        }
        BackupFolder ofKeys = keysFrom == null ? backup : BackupVerifyCommand.open(keysFrom);
        Optional<char[]> passphrase =
                withoutKeys || !ofKeys.manifest().withKeys() ? Optional.empty() : Optional.of(passphrase());
        try {
            Restoring restoring = new Restoring(
                    backup,
                    ofKeys,
                    new Restoring.Target(home, data, keys),
                    new Restoring.Options(replace, settings, Optional.ofNullable(programs)),
                    clock,
                    spec.commandLine().getOut()::println);
            return restoring.restore(passphrase) ? Exit.DONE : Exit.FAULTY;
        } catch (ZhihengException e) {
            throw new ToolException(Exit.FILE, e.code() + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "没有恢复成:" + e.getMessage(), e);
        }
    }

    private char[] passphrase() {
        if (passphraseFile != null) {
            try {
                return Files.readAllLines(passphraseFile).get(0).toCharArray();
            } catch (IOException | IndexOutOfBoundsException e) {
                throw new ToolException(Exit.FILE, "读不了备份口令文件:" + passphraseFile, e);
            }
        }
        Console console = System.console();
        if (console == null) {
            throw new ToolException(Exit.USAGE, "这里没有终端可以询问备份口令;请用--passphrase-file,或者--without-keys");
        }
        return console.readPassword("备份口令:");
    }
}
