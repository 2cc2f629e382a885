package org.zhiheng.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a verified archive package is, what it proves and what it does not, in words for who receives it. Stateless. */
public final class ArchiveReport {

    /** Last line where everything holds and something from outside vouches for it. */
    public static final String HOLDS = "归档包成立";
    /** Last line where everything holds, as far as the package itself can tell. */
    public static final String HOLDS_ALONE = "归档包自身一致;由哪个平台移出还没有证明";
    /** Last line where something does not. */
    public static final String DOES_NOT_HOLD = "归档包不成立";

    private ArchiveReport() {}

    /** As {@link ReceiptReport.Told}. */
    public static ReceiptReport.Told of(ArchiveVerifier.Result result) {
        Map<?, ?> state = ReceiptReport.map(result.file().get("state"));
        List<String> about = List.of(
                "案卷:" + ReceiptReport.text(result.file().get("title")),
                "立案号:" + ReceiptReport.text(state.get("number")),
                "办结:" + ReceiptReport.moment(result.manifest().get("closedAt")),
                "内容:" + ReceiptReport.size(result.file().get("pieces")) + "项,卷内目录"
                        + ReceiptReport.size(result.file().get("index")) + "行");
        if (!result.sound()) {
            return new ReceiptReport.Told(about, List.of(), List.of("有对不上的地方,不能作为案卷接收;请退回移出的平台重新导出"), DOES_NOT_HOLD);
        }
        return new ReceiptReport.Told(about, proved(result), unproved(result), result.anchored() ? HOLDS : HOLDS_ALONE);
    }

    private static List<String> proved(ArchiveVerifier.Result result) {
        List<String> lines = new ArrayList<>();
        lines.add("案卷的每一项内容、卷内目录和供阅读的网页都与全过程记录相符,记录写入以后没有改动过,也没有缺少的");
        lines.add("记录里写明的附件(文书、证据、音像等)都在,一个字节也没有变");
        if (result.anchored()) {
            lines.add("归档包由您另外取得的密钥或者树头所属的平台签发");
        }
        return lines;
    }

    private static List<String> unproved(ArchiveVerifier.Result result) {
        List<String> lines = new ArrayList<>();
        if (!result.anchored()) {
            lines.add("签名的密钥" + ReceiptReport.text(result.manifest().get("key"))
                    + "是不是移出机关的平台的:请向该机关问明密钥的编号,与这个编号核对;用zhiheng-verify的,写在--key里再核对一次");
        }
        int destroyed = ReceiptReport.size(result.manifest().get("destroyed"));
        if (destroyed > 0) {
            lines.add("另有" + destroyed + "个附件已经依法销毁,只能证明它们曾经在案卷里");
        }
        lines.add("材料内容是不是真实、处理是不是正确:证明的是案卷没有改动,不是案件办得对");
        lines.add("没有录入平台的纸质材料:不在包里,目录里只有题名和页次的应当另行移交");
        lines.add("导出以后对决定的变更(复议、诉讼):不在包里");
        return lines;
    }
}
