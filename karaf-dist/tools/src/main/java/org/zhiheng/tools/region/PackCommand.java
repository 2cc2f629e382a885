package org.zhiheng.tools.region;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.testkit.pack.RegionBundleFile;
import org.zhiheng.testkit.pack.SigningKey;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code region-pack}: makes a signed bundle of a package that has no errors. */
@Command(
        name = "region-pack",
        description = "检查规则包,没有错误就打成签了名的jar;有错误时列出错误,不打包",
        footer = "退出状态:0 已打包,1 有错误,2 命令写错,3 文件读不了或者写不了",
        mixinStandardHelpOptions = true)
public final class PackCommand implements Callable<Integer> {

    private static final String PASSWORD = "signing.password";

    private final Path shipped;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "规则包", description = "RULES-INF文件夹、含它的文件夹或者插件模块")
    private Path folder;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "文件夹|文件.p12",
            description = "签名的密钥:signing-key生成的文件夹,或者只有一个密钥的PKCS#12文件")
    private Path key;

    @Option(names = "--password-file", paramLabel = "文件", description = "PKCS#12文件的口令写在哪个文件里;不写时是它旁边的" + PASSWORD)
    private Path passwordFile;

    @Option(names = "--out", paramLabel = "文件.jar", description = "写到哪里;不写时是当前文件夹里的<id>-<version>.jar")
    private Path out;

    @Mixin
    private CheckOptions options;

    /** @param shipped folder of the packages that come with the platform */
    public PackCommand(Path shipped, Clock clock) {
        this.shipped = shipped;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PackagePlace place = PackagePlace.of(folder);
        SigningKey signing = signingKey();
        RegionCheck.Report report = RegionCheck.run(List.of(place), options.around(shipped));
        Reports.lines(report, spec.commandLine().getOut());
        if (!report.faultless()) {
            spec.commandLine().getErr().println("有错误,没有打包");
            return Exit.FAULTY;
        }
        RulePackage rulePackage = report.candidates().get(0).rulePackage();
        Path target = out == null ? Path.of(rulePackage.id() + "-" + rulePackage.version() + ".jar") : out;
        write(rulePackage, place, signing, target);
        spec.commandLine().getOut().println("已打包并签名:" + target);
        return Exit.DONE;
    }

    private SigningKey signingKey() {
        boolean made = Files.isDirectory(key);
        Path file = made ? key.resolve("signing.p12") : key;
        Path password = passwordFile == null ? file.resolveSibling(PASSWORD) : passwordFile;
        try {
            return SigningKey.load(file, Files.readString(password).strip().toCharArray());
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "读不了签名密钥:" + file + "(口令:" + password + ");可用signing-key生成", e);
        }
    }

    /** Whole or not at all: a platform may be watching the folder. */
    private void write(RulePackage rulePackage, PackagePlace place, SigningKey signing, Path target) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            RegionBundleFile.write(rulePackage, place.content(), signing, clock.instant(), bytes);
            Path folderOfTarget = target.toAbsolutePath().getParent();
            Files.createDirectories(folderOfTarget);
            Path unfinished = Files.createTempFile(folderOfTarget, ".region-pack", ".tmp");
            try {
                Files.write(unfinished, bytes.toByteArray());
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "写不了" + target, e);
        }
    }
}
