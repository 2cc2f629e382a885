package org.zhiheng.shell;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zhiheng.api.rules.DoubtInfo;
import org.zhiheng.api.rules.PreviewReport;
import org.zhiheng.api.rules.PreviewReport.Aspect;
import org.zhiheng.api.rules.RuleHistory;
import org.zhiheng.api.rulings.Citation;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;

/** Doubts, histories and previews, as lines. */
final class RuleReport {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Paint paint;
    private final ZoneId zone;

    RuleReport(Paint paint, ZoneId zone) {
        this.paint = paint;
        this.zone = zone;
    }

    List<String> doubts(List<DoubtInfo> doubts) {
        Map<String, List<DoubtInfo>> byPackage = new LinkedHashMap<>();
        doubts.forEach(each -> byPackage
                .computeIfAbsent(each.packageId() + " " + each.version(), id -> new ArrayList<>())
                .add(each));
        List<String> lines = new ArrayList<>();
        byPackage.forEach((id, own) -> {
            lines.add(paint.bold(id) + "(" + own.size() + ")");
            own.forEach(each -> doubt(lines, each));
        });
        if (lines.isEmpty()) {
            lines.add("没有存疑");
        }
        return lines;
    }

    private void doubt(List<String> lines, DoubtInfo each) {
        lines.add("  " + each.rule() + "  " + each.title() + "  "
                + paint.grey((each.from() == null ? "" : "自" + each.from() + "起 ") + each.value()));
        lines.add("    " + paint.yellow("存疑") + " " + each.doubt());
        if (each.reading() != null) {
            lines.add("    采用 " + each.reading());
        }
        lines.add("    " + paint.grey(source(each.source()) + verified(each.verified())));
    }

    private static String verified(String verified) {
        if (verified == null) {
            return "";
        }
        return switch (verified) {
            case "memory" -> "(原文没有收存)";
            case "partial" -> "(只读到部分原文)";
            default -> "";
        };
    }

    private static String source(Citation source) {
        return "《" + source.document() + "》" + (source.number() == null ? "" : "(" + source.number() + ")")
                + (source.article() == null ? "" : source.article());
    }

    /** @param division whose history it is; null for all packages */
    List<String> history(RuleHistory history, String division) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold(history.title()) + "  " + history.rule() + "  " + paint.grey(Labels.of(history.kind())));
        for (int i = 0; i < history.values().size(); i++) {
            boolean last = i == history.values().size() - 1 && history.holding().isEmpty();
            value(lines, history.values().get(i), last);
        }
        if (!history.holding().isEmpty()) {
            lines.add("└─ " + paint.bold(division + "适用的值"));
            Columns columns = new Columns();
            for (RuleHistory.Holding each : history.holding()) {
                columns.row(
                        span(each.from(), each.until()),
                        each.value(),
                        paint.grey(each.packageId() + " " + each.version()),
                        each.personMustConfirm() ? paint.yellow("须由人确认") : "");
            }
            lines.addAll(columns.lines("   "));
        }
        return lines;
    }

    private void value(List<String> lines, RuleHistory.Value value, boolean last) {
        lines.add((last ? "└─ " : "├─ ") + span(value.from(), value.until()) + "  "
                + (value.key() == null ? "" : value.key() + "  ") + paint.bold(value.value()) + "  "
                + paint.grey(Labels.of(value.layer()) + " " + value.packageId() + " " + value.version()));
        String indent = last ? "   " : "│  ";
        lines.add(indent + paint.grey(source(value.source()) + verified(value.verified())));
        if (value.source().phrase() != null) {
            lines.add(indent + "“" + value.source().phrase() + "”");
        }
        if (value.doubt() != null) {
            lines.add(indent + paint.yellow("存疑") + " " + value.doubt()
                    + (value.reading() == null ? "" : "(采用:" + value.reading() + ")"));
        }
        if (value.mayOverride() != null) {
            lines.add(indent + paint.grey(value.mayOverride()));
        }
        links(lines, indent, "代替", value.overrides());
        links(lines, indent, "被下级代替", value.overriddenBy());
        links(lines, indent, "被上级取代", value.overtakenBy());
        if (!value.editions().isEmpty()) {
            lines.add(indent
                    + paint.grey("见于版本 "
                            + value.editions().stream()
                                    .map(each -> each.version() + "(第" + each.generation() + "代,"
                                            + TIME.format(each.inForceSince().atZone(zone)) + "起)")
                                    .collect(Collectors.joining("、"))));
        }
    }

    private static void links(List<String> lines, String indent, String word, List<RuleHistory.Link> links) {
        links.forEach(each -> lines.add(indent + word + " " + each.packageId() + " " + each.version() + "  自"
                + each.since() + "起  " + each.value()));
    }

    private static String span(LocalDate from, LocalDate until) {
        if (from == null) {
            return until == null ? "不分时间" : "至" + until;
        }
        return from + (until == null ? "起" : "至" + until);
    }

    List<String> preview(PreviewReport report) {
        List<String> lines = new ArrayList<>();
        for (PreviewReport.Change each : report.changes()) {
            change(lines, each);
        }
        for (PreviewReport.Refused each : report.refused()) {
            lines.add(paint.red("不能问") + " 第" + each.number() + "件" + name(each.name()) + ":" + each.code() + " "
                    + each.message());
        }
        lines.add(paint.bold("问了" + report.asked() + "件,裁断改变的" + report.changed() + "件")
                + (report.refusedCount() == 0 ? "" : ",不能问的" + report.refusedCount() + "件")
                + (report.changed() > report.changes().size()
                        ? ",以上只列" + report.changes().size() + "件"
                        : ""));
        counts(lines, "按问题", report.changedByQuestion());
        counts(lines, "按规则", report.changedByRule());
        return lines;
    }

    private static void counts(List<String> lines, String title, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            lines.add("  " + title + " "
                    + counts.entrySet().stream()
                            .map(each -> each.getKey() + " " + each.getValue())
                            .collect(Collectors.joining(",")));
        }
    }

    private void change(List<String> lines, PreviewReport.Change each) {
        String aspects =
                new TreeSet<>(each.aspects()).stream().map(RuleReport::word).collect(Collectors.joining("、"));
        lines.add("第" + each.number() + "件" + name(each.name()) + "  " + each.question() + "  " + each.division() + "  "
                + each.asOf() + "  " + paint.yellow(aspects + "改变"));
        outcome(lines, paint.red("- "), each.before(), each.after());
        outcome(lines, paint.green("+ "), each.after(), each.before());
    }

    private static String name(String name) {
        return name == null ? "" : "“" + name + "”";
    }

    private static String word(Aspect aspect) {
        return switch (aspect) {
            case STATUS -> "是否确定";
            case ANSWER -> "回答";
            case TERM -> "期限";
            case REASON -> "理由";
        };
    }

    /** What this ruling has and the other has not. */
    private void outcome(
            List<String> lines, String mark, Ruling<Map<String, Object>> own, Ruling<Map<String, Object>> other) {
        if (!own.determined()) {
            lines.add("  " + mark + "不能确定,缺少" + String.join("、", own.missing()));
        } else {
            own.answer().forEach((field, value) -> {
                boolean same = other.determined()
                        && String.valueOf(value)
                                .equals(String.valueOf(other.answer().get(field)));
                if (!same) {
                    lines.add("  " + mark + field + " = " + value);
                }
            });
        }
        for (Reason reason : own.reasons()) {
            boolean same = other.reasons().stream()
                    .anyMatch(each -> String.valueOf(each.rule()).equals(String.valueOf(reason.rule()))
                            && each.text().equals(reason.text()));
            if (!same) {
                lines.add("  " + mark + reason.text() + paint.grey(reason.rule() == null ? "" : "  " + reason.rule()));
            }
        }
    }
}
