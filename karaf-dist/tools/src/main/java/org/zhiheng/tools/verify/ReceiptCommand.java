package org.zhiheng.tools.verify;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.records.ReceiptReport;
import org.zhiheng.records.ReceiptVerifier;
import org.zhiheng.records.Trust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code receipt}: verifies a decision receipt. */
@Command(
        name = "receipt",
        description = {"核对行政处罚等决定的凭证,不需要运行平台,不联网:格式、签名、全过程记录,以及所出示的个人信息", "每项一行:成立的以√开头,不成立的以×开头;然后逐条写明证明了什么、没有证明什么"},
        footer = "退出状态:0 全部成立,1 有不成立的,2 读不了、不是决定凭证或者命令写错",
        mixinStandardHelpOptions = true)
public final class ReceiptCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "凭证", description = "决定凭证,JSON文件")
    private Path receipt;

    @Option(names = "--heads", paramLabel = "文件", description = "在平台之外保存的树头(见证文件),每行一个")
    private List<Path> heads = new ArrayList<>();

    @Option(names = "--key", paramLabel = "编号", description = "已知属于平台的公钥的编号,例如sm3:…")
    private Set<String> keys = new LinkedHashSet<>();

    @Option(names = "--disclosures", paramLabel = "文件", description = "连同凭证交给当事人的个人信息文件;给出时核对其中各项是不是凭证里的摘要所代表的")
    private Path disclosures;

    @Option(names = "--mark", paramLabel = "内容", description = "文书上二维码的内容;给出时核对凭证是不是它所指的")
    private String mark;

    @Override
    public Integer call() {
        Outside outside = Outside.of(heads);
        ReceiptVerifier.Result result;
        try {
            result = ReceiptVerifier.verify(
                    TextFile.read(receipt, "凭证"),
                    new Trust(outside.heads(), keys, Optional.empty()),
                    Optional.ofNullable(disclosures).map(each -> TextFile.read(each, "个人信息文件")));
        } catch (ZhihengException e) {
            throw new UnreadableException(receipt + ":" + e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        ReceiptReport.Told told = ReceiptReport.of(result);
        told.about().forEach(out::println);
        out.println("核对:");
        result.checks().forEach(each -> out.println((each.holds() ? "√ " : "× ") + each.text()));
        outside.faults().forEach(each -> out.println("× 见证文件:" + each.message()));
        boolean meant = mark == null || mark.endsWith(result.id() + "#" + result.hash());
        if (mark != null) {
            out.println((meant ? "√ " : "× ") + (meant ? "二维码所指的就是这一凭证" : "二维码所指的不是这一凭证"));
        }
        if (!result.shown().isEmpty()) {
            out.println("出示的个人信息:");
            result.shown().forEach(each -> out.println("  " + each.kind() + " = " + each.value()));
        }
        boolean sound = result.sound() && meant && outside.faults().isEmpty();
        if (sound) {
            Lines.tell("证明了:", told.proved(), out);
        }
        if (sound || !result.sound()) {
            Lines.tell("没有证明:", told.unproved(), out);
        }
        out.println(sound ? told.conclusion() : ReceiptReport.DOES_NOT_HOLD);
        return sound ? VerifyMain.GOOD : VerifyMain.NOT_GOOD;
    }
}
