package org.zhiheng.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.system.Backups;

/** {@code zhiheng:backup}: asks for the passphrase, which nobody should see on a command line. */
@Service
@Performs(Operation.SYSTEM_BACKUP)
@Command(scope = "zhiheng", name = "backup", description = "备份:数据库、附件、规则档案、设置,并在备份口令之下备份密钥;平台照常运行")
public final class BackupCommand extends PermittedCommand {

    @Option(name = "--without-keys", description = "不备份密钥和含口令的设置,不询问备份口令")
    boolean withoutKeys;

    @Option(name = "--passphrase-file", description = "备份口令取自平台这台机器上一个文件的第一行,不再询问;不在终端上时这样写")
    String passphraseFile;

    @Reference(optional = true)
    Backups backups;

    @Override
    void run(Principal who, PrintStream console) throws IOException {
        Backups.Backup made = there(backups, "备份").make(who, withoutKeys ? null : passphrase());
        console.println(paint().green("✓") + " 备份" + made.id() + "做好了:" + made.folder());
        console.println("  " + (made.bytes() >> 10) + "KB,另有" + made.attachments() + "个附件;"
                + (made.withKeys() ? "含密钥" : paint().red("不含密钥") + ",也不含写有口令的设置"));
        if (!made.damaged().isEmpty()) {
            console.println(
                    paint().red("  ! 有" + made.damaged().size() + "个附件已经损坏,不在备份里:" + String.join("、", made.damaged())));
        }
        console.println(paint().grey(made.withKeys() ? "  → 备份口令不保存在任何地方,请另外妥善保管;忘记了就取不出密钥" : "  → 密钥文件夹请另外保管"));
    }

    /** Null where none is typed. */
    private char[] passphrase() throws IOException {
        if (passphraseFile != null) {
            return fromFile().toCharArray();
        }
        String passphrase = secret("备份口令(12个字符以上;不输入就不含密钥) ");
        if (!passphrase.equals(secret("再输入一次 "))) {
            throw ZhihengException.invalid("SHELL-PASSWORD", "两次输入的备份口令不同,没有备份", null);
        }
        return passphrase.isEmpty() ? null : passphrase.toCharArray();
    }

    private String fromFile() {
        try (Stream<String> lines = Files.lines(Path.of(passphraseFile))) {
            return lines.findFirst().orElse("");
        } catch (IOException | RuntimeException e) {
            throw new ZhihengException(ErrorKind.INVALID, "SHELL-INPUT", "读不了备份口令文件:" + passphraseFile, null, e);
        }
    }
}
