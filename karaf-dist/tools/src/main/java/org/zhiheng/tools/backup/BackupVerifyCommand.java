package org.zhiheng.tools.backup;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.backup.form.BackupFolder;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup-verify}: verifies that a backup is whole, with every file and attachment it names. */
@Command(
        name = "backup-verify",
        description = "核对一个备份是否完整:逐个核对清单里的文件和附件",
        footer = "退出状态:0 完整,1 有问题,2 命令写错,3 不是备份或者读不了",
        mixinStandardHelpOptions = true)
public final class BackupVerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "备份", description = "一个备份的文件夹")
    private Path folder;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        BackupFolder backup = open(folder);
        List<String> faults = backup.faults();
        faults.forEach(out::println);
        out.println(
                faults.isEmpty()
                        ? "备份" + backup.manifest().id() + "完整:"
                                + backup.manifest().files().size() + "个文件、"
                                + backup.listed().size() + "个附件"
                                + (backup.manifest().withKeys() ? ",含密钥(需要备份口令)" : ",不含密钥")
                        : "备份不完整:" + faults.size() + "个问题");
        return faults.isEmpty() ? Exit.DONE : Exit.FAULTY;
    }

    /** @throws ToolException when it is no whole backup */
    static BackupFolder open(Path folder) {
        try {
            return BackupFolder.open(folder.toAbsolutePath().normalize());
        } catch (ZhihengException e) {
            throw new ToolException(Exit.FILE, e.code() + " " + e.getMessage(), e);
        }
    }
}
