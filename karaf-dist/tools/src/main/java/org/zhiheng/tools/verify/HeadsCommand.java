package org.zhiheng.tools.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.TreeHead;
import org.zhiheng.records.ExportLines;
import org.zhiheng.records.HeadCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heads}: verifies that a later head only adds to an earlier one. */
@Command(
        name = "heads",
        description = "核对两个树头之间的一致性:后一个只在前一个之后添加,没有改动或者删去什么",
        footer = "退出状态:0 一致,1 不一致,2 读不了或者命令写错",
        mixinStandardHelpOptions = true)
public final class HeadsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "前一个", description = "树头文件;有几行时取最后一个")
    private Path from;

    @Parameters(index = "1", paramLabel = "后一个", description = "树头文件;有几行时取最后一个")
    private Path to;

    @Option(names = "--proof", required = true, paramLabel = "文件", description = "平台给出的一致性证明")
    private Path proof;

    @Override
    public Integer call() {
        TreeHead earlier = HeadsFile.last(from).head();
        TreeHead later = HeadsFile.last(to).head();
        PrintWriter out = spec.commandLine().getOut();
        boolean consistent;
        try {
            consistent = HeadCheck.consistent(
                    earlier,
                    later,
                    ExportLines.readConsistency(Files.readString(proof).strip()));
        } catch (IOException e) {
            throw new UnreadableException("读不了证明:" + proof, e);
        } catch (ZhihengException e) {
            throw new UnreadableException(proof + ":" + e.getMessage(), e);
        }
        String between =
                "第" + earlier.seal() + "次封存(" + earlier.end() + "条)与第" + later.seal() + "次封存(" + later.end() + "条)";
        out.println(between + (consistent ? "一致:后者只有添加" : "不一致,或者证明不成立"));
        return consistent ? VerifyMain.GOOD : VerifyMain.NOT_GOOD;
    }
}
