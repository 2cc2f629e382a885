package org.zhiheng.shell;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.InclusionProof;
import org.zhiheng.api.records.RecordVerification;

/** What the commands about the record show, as lines. */
final class RecordReport {

    private static final String PERSONAL = "personal";

    private final Paint paint;
    private final Clock clock;

    RecordReport(Paint paint, Clock clock) {
        this.paint = paint;
        this.clock = clock;
    }

    /** @param proof null while it is not sealed */
    List<String> entry(Entry entry, InclusionProof proof) {
        List<String> lines = new ArrayList<>();
        String sealed = proof == null ? paint.yellow("尚未封存") : paint.grey("位置" + proof.position());
        lines.add(paint.bold("第" + entry.number() + "条") + "  " + Words.time(entry.occurredAt(), clock) + "  "
                + entry.kind() + "  " + paint.grey(entry.actor()) + "  " + sealed);
        String recorded = Words.time(entry.recordedAt(), clock);
        if (!recorded.equals(Words.time(entry.occurredAt(), clock))) {
            lines.add("  " + paint.grey("记录于" + recorded));
        }
        Columns columns = new Columns();
        new TreeMap<>(entry.payload()).forEach((key, value) -> columns.row(paint.grey(key), text(value)));
        lines.addAll(columns.lines("  "));
        entry.attachments()
                .forEach(each -> lines.add(
                        "  " + paint.grey("附件") + "  " + each.mediaType() + "  " + each.size() + "字节  " + each.hash()));
        if (entry.ruleBook() != null) {
            lines.add("  " + paint.grey("规则书") + "  " + entry.ruleBook());
        }
        lines.add("  " + paint.grey(entry.hash()));
        return lines;
    }

    private String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            Object digest = map.get(PERSONAL);
            return map.size() == 1 && digest != null ? paint.grey("个人信息 " + digest) : new TreeMap<>(map).toString();
        }
        return String.valueOf(value);
    }

    /** @param most shows at most so many faults */
    List<String> verified(RecordVerification.Result result, int most) {
        List<String> lines = new ArrayList<>();
        if (result.sound()) {
            lines.add(paint.green("✓") + " 全部相符:" + result.entries() + "条记录,其中" + result.unsealed() + "条待封存;"
                    + result.heads() + "次封存");
        } else {
            lines.add(paint.red("✗ " + result.faults() + "处不符") + ",共" + result.entries() + "条记录;最早的一处:");
            lines.add("  " + fault(result.first()));
            List<RecordVerification.Fault> others = result.kept().stream()
                    .filter(each -> !each.equals(result.first()))
                    .limit(most)
                    .toList();
            others.forEach(each -> lines.add(paint.grey("  " + fault(each))));
            long more = result.faults() - 1 - others.size();
            if (more > 0) {
                lines.add(paint.grey("  还有" + more + "处"));
            }
            lines.add(paint.grey("  → 不要再写入,保留现场,按运行维护指南“校验不通过”办理"));
        }
        if (result.witnessed() > 0) {
            lines.add("  外部见证到位置" + (result.witnessed() - 1));
        } else {
            lines.add("  " + paint.yellow("!") + " 没有外部见证:只能说明记录自身一致");
        }
        return lines;
    }

    private static String fault(RecordVerification.Fault fault) {
        String where = fault.position() == null ? "" : "位置" + fault.position() + "  ";
        String whose = fault.subject() == null ? "" : fault.subject() + " 第" + fault.number() + "条  ";
        return fault.code() + "  " + where + whose + fault.message();
    }
}
