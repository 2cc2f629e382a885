package org.zhiheng.tools.region;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rules.signing.Signers;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code region-check}: tells everything that would keep packages from coming in force. */
@Command(
        name = "region-check",
        description = {"检查规则包:读取、对照上级规则、运行它的测试,列出全部错误;不需要运行平台", "每个错误一行:文件:行:列: error 代码 说明。怎么改(没有具体行列的写1)"},
        footer = "退出状态:0 没有错误(可以有警告),1 有错误,2 命令写错,3 文件读不了",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    private final Path shipped;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "规则包", description = "RULES-INF文件夹、含它的文件夹、插件模块或者jar;可以写几个,一起检查")
    private List<Path> packages;

    @Mixin
    private CheckOptions options;

    @Option(names = "--json", description = "用JSON列出,供编辑器和持续集成使用")
    private boolean json;

    @Option(names = "--signers", paramLabel = "文件夹", description = "还检查签名:签名人的证书须在这个文件夹里(平台的etc/rule-signers)")
    private Path signers;

    /** @param shipped folder of the packages that come with the platform */
    public CheckCommand(Path shipped, Clock clock) {
        this.shipped = shipped;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        List<PackagePlace> candidates = packages.stream().map(PackagePlace::of).toList();
        RegionCheck.Report report = RegionCheck.run(candidates, options.around(shipped));
        if (signers != null) {
            report = withSignatures(report, candidates);
        }
        if (json) {
            Reports.json(report, spec.commandLine().getOut());
        } else {
            Reports.lines(report, spec.commandLine().getOut());
        }
        return report.faultless() ? Exit.DONE : Exit.FAULTY;
    }

    private RegionCheck.Report withSignatures(RegionCheck.Report report, List<PackagePlace> candidates) {
        List<RegionCheck.Finding> findings = new ArrayList<>(report.findings());
        try {
            Signers trusted = Signers.ofFolder(signers);
            for (PackagePlace each : candidates) {
                trusted.check(each.content(), clock.instant())
                        .forEach(fault -> findings.add(new RegionCheck.Finding(each, fault)));
            }
        } catch (ZhihengException e) {
            throw new ToolException(Exit.FILE, e.getMessage(), e);
        }
        return new RegionCheck.Report(report.candidates(), findings);
    }
}
