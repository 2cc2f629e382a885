package org.zhiheng.tools.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.records.ArchiveReport;
import org.zhiheng.records.ArchiveVerifier;
import org.zhiheng.records.ReceiptReport;
import org.zhiheng.records.Trust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code archive}: verifies an archive package. */
@Command(
        name = "archive",
        description = {
            "核对案卷归档包,不需要运行平台,不联网:文件是否齐全、签名、案卷与全过程记录是否一致、附件、个人信息和决定凭证",
            "每项一行:成立的以√开头,不成立的以×开头;然后逐条写明证明了什么、没有证明什么"
        },
        footer = "退出状态:0 全部成立,1 有不成立的,2 读不了、不是案卷归档包或者命令写错",
        mixinStandardHelpOptions = true)
public final class ArchiveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "归档包", description = "案卷归档包,ZIP文件")
    private Path archive;

    @Option(names = "--heads", paramLabel = "文件", description = "在平台之外保存的树头(见证文件),每行一个")
    private List<Path> heads = new ArrayList<>();

    @Option(names = "--key", paramLabel = "编号", description = "已知属于平台的公钥的编号,例如sm3:…")
    private Set<String> keys = new LinkedHashSet<>();

    @Override
    public Integer call() {
        Outside outside = Outside.of(heads);
        ArchiveVerifier.Result result;
        boolean alike;
        try {
            result = ArchiveVerifier.verify(
                    () -> Files.newInputStream(archive),
                    Files.size(archive),
                    new Trust(outside.heads(), keys, Optional.empty()));
            alike = alike();
        } catch (IOException e) {
            throw new UnreadableException("读不了归档包:" + archive, e);
        } catch (ZhihengException e) {
            throw new UnreadableException(archive + ":" + e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        ReceiptReport.Told told = ArchiveReport.of(result);
        told.about().forEach(out::println);
        out.println("核对:");
        result.checks().forEach(each -> out.println((each.holds() ? "√ " : "× ") + each.text()));
        outside.faults().forEach(each -> out.println("× 见证文件:" + each.message()));
        if (!alike) {
            out.println("× 压缩文件的目录与内容不一致,不同的程序会看到不同的文件");
        }
        boolean sound = result.sound() && alike && outside.faults().isEmpty();
        if (sound) {
            Lines.tell("证明了:", told.proved(), out);
        }
        if (sound || !result.sound()) {
            Lines.tell("没有证明:", told.unproved(), out);
        }
        out.println(sound ? told.conclusion() : ArchiveReport.DOES_NOT_HOLD);
        return sound ? VerifyMain.GOOD : VerifyMain.NOT_GOOD;
    }

    /** Whether what programs see that read the directory at the end is what was verified from the front. */
    private boolean alike() throws IOException {
        List<String> front = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                zip.transferTo(OutputStream.nullOutputStream());
                zip.closeEntry();
                front.add(entry.getName() + " " + entry.getCrc() + " " + entry.getSize());
            }
        }
        List<String> directory = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                directory.add(entry.getName() + " " + entry.getCrc() + " " + entry.getSize());
            }
        }
        return front.equals(directory);
    }
}
