package org.zhiheng.tools.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.zhiheng.testkit.pack.SigningKey;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signing-key}: makes a key that signs packages, and the certificate by which a platform knows it. */
@Command(
        name = "signing-key",
        description = "生成给规则包签名的密钥和证书;文件夹里已有密钥时不改动",
        footer = {
            "signing.p12      密钥,用随机口令加密",
            "signing.password 口令,只有本用户可读;两者都不要给别人",
            "signing.pem      证书,交给平台管理员放进etc/rule-signers"
        },
        mixinStandardHelpOptions = true)
public final class KeyCommand implements Callable<Integer> {

    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "文件夹", description = "密钥放在哪里")
    private Path folder;

    @Option(names = "--name", required = true, paramLabel = "名称", description = "签名人,写在证书上,例如某区司法局")
    private String name;

    @Option(names = "--days", defaultValue = "730", paramLabel = "天数", description = "证书有效多少天;不写时${DEFAULT-VALUE}天")
    private int days;

    public KeyCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (days < 1) {
            throw new ToolException(Exit.USAGE, "--days应当是1以上的整数");
        }
        try {
            boolean there = Files.isRegularFile(folder.resolve("signing.p12"));
            SigningKey key = SigningKey.ofFolder(folder, name, clock.instant(), days);
            spec.commandLine()
                    .getOut()
                    .println((there ? "已有密钥,没有改动:" : "已生成:") + folder + ",证书有效到"
                            + key.certificate().getNotAfter().toInstant() + ";证书 " + folder.resolve("signing.pem"));
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "密钥读不了或者写不了:" + folder, e);
        }
        return Exit.DONE;
    }
}
