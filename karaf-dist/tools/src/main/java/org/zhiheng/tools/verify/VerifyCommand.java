package org.zhiheng.tools.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.records.ExportVerifier;
import org.zhiheng.records.Finding;
import org.zhiheng.records.Loss;
import org.zhiheng.records.Report;
import org.zhiheng.records.Trust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies an exported history or a whole exported log, without the platform and without trusting it. */
@Command(
        name = "zhiheng-verify",
        description = {"核对导出的执法记录(一个对象的历史,或者整个日志),不需要运行平台", "每个问题一行:代码 位置 对象 说明;最后指出最早的一条有问题的记录"},
        footer = "退出状态:0 没有问题,1 有问题,2 读不了、不是导出或者命令写错",
        mixinStandardHelpOptions = true,
        version = VerifyMain.VERSION,
        subcommands = {HeadsCommand.class, ReceiptCommand.class, ArchiveCommand.class},
        subcommandsRepeatable = false)
public final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "导出文件", description = "平台导出的JSON行文件")
    private Path export;

    @Option(names = "--heads", paramLabel = "文件", description = "在平台之外保存的树头(见证文件),每行一个;没有它或者--key,只能核对导出自身是否一致")
    private List<Path> heads = new ArrayList<>();

    @Option(names = "--key", paramLabel = "编号", description = "已知属于平台的公钥的编号,例如sm3:…")
    private Set<String> keys = new LinkedHashSet<>();

    @Option(names = "--attachments", paramLabel = "文件夹", description = "附件所在的文件夹;给出时逐个核对附件的内容")
    private Path attachments;

    @Override
    public Integer call() {
        if (export == null) {
            throw new ParameterException(spec.commandLine(), "请给出导出文件");
        }
        Outside outside = Outside.of(heads);
        if (attachments != null && !Files.isDirectory(attachments)) {
            throw new UnreadableException("没有这个附件文件夹:" + attachments);
        }
        Report report = verify(new Trust(outside.heads(), keys, Optional.ofNullable(attachments)))
                .with(outside.faults());
        tell(report, spec.commandLine().getOut());
        return report.sound() ? VerifyMain.GOOD : VerifyMain.NOT_GOOD;
    }

    private Report verify(Trust trust) {
        // Bytes that are no characters become others, and are found in what they are part of.
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(Files.newInputStream(export), StandardCharsets.UTF_8))) {
            return ExportVerifier.verify(in, trust);
        } catch (IOException e) {
            throw new UnreadableException("读不了导出文件:" + export, e);
        } catch (ZhihengException e) {
            throw new UnreadableException(export + ":" + e.getMessage(), e);
        }
    }

    private static void tell(Report report, PrintWriter out) {
        report.findings().forEach(each -> out.println(line(each)));
        if (report.faults() > report.findings().size()) {
            out.println("……共" + report.faults() + "个问题,以上是前" + report.findings().size() + "个");
        }
        out.println((report.scope().equals("log") ? "整个日志" : report.scope()) + ":核对了" + report.entries() + "条记录、"
                + report.heads() + "个树头" + (report.attachments() > 0 ? "、" + report.attachments() + "个附件" : "")
                + (report.erased() > 0 ? "(另有" + report.erased() + "个附件已依法销毁,记录自己写明了)" : "")
                + (report.aggregates() > 0 ? "、" + report.aggregates() + "个聚合的现状" : ""));
        if (report.unsealed() > 0) {
            out.println("其中" + report.unsealed() + "条还没有封存,没有签名为它们作证");
        }
        for (Loss each : report.losses()) {
            out.println("注意:日志从备份恢复过,位置" + each.from() + "至" + (each.to() - 1) + "的记录遗失,日志自己写明了");
        }
        if (!report.anchored()) {
            out.println("注意:没有给出外存的树头或者已知的密钥,只核对了导出自身是否一致");
        }
        out.println(report.firstBad().map(each -> "有问题。最早的一处:" + line(each)).orElse("没有发现问题"));
    }

    private static String line(Finding finding) {
        String position = finding.position() == null ? "-" : finding.position().toString();
        String subject = finding.subject() == null ? "-" : finding.subject() + "#" + finding.number();
        return finding.code() + " " + position + " " + subject + " " + finding.message();
    }
}
