package org.zhiheng.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.rules.DeliveryInfo;
import org.zhiheng.api.rules.DoubtInfo;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.GenerationInfo;
import org.zhiheng.api.rules.PackageDetail;
import org.zhiheng.api.rules.PackageInfo;
import org.zhiheng.api.rules.RuleChange;
import org.zhiheng.api.rules.RuleDesk;

/** What the commands at the rule desk show, as lines. */
final class RegionReport {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int HASH = 12;

    private final Paint paint;
    private final ZoneId zone;
    private final int width;

    /** @param width of the terminal in columns, beyond which long values are cut; 0 for no limit */
    RegionReport(Paint paint, ZoneId zone, int width) {
        this.paint = paint;
        this.zone = zone;
        this.width = width;
    }

    List<String> list(List<PackageInfo> inForce, List<DeliveryInfo> others, List<GenerationInfo> generations) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold("生效的规则包"));
        if (inForce.isEmpty()) {
            lines.add("  没有");
        } else {
            Columns columns = new Columns().row(paint.greys("规则包", "版本", "层级", "区划", "名称", "内容", "来自"));
            for (PackageInfo each : inForce) {
                columns.row(
                        each.id(),
                        each.version(),
                        Labels.of(each.layer()),
                        each.division(),
                        each.title(),
                        hash(each.contentHash()),
                        paint.grey(each.origin()));
            }
            lines.addAll(columns.lines("  "));
        }
        if (!others.isEmpty()) {
            lines.add(paint.bold("没有生效的"));
            others.forEach(each -> delivery(lines, each));
        }
        if (!generations.isEmpty()) {
            lines.add(generation(generations.get(0)));
        }
        return lines;
    }

    private void delivery(List<String> lines, DeliveryInfo each) {
        lines.add("  " + paint.yellow(Labels.of(each.state())) + "  " + name(each) + paint.grey(time(each.at())));
        if (each.reason() != null) {
            lines.add("    " + each.reason());
        }
        lines.addAll(faults(each.faults(), "    "));
    }

    /** The package; of one that could not be read its bundle, and nothing for a fault that is no package's. */
    private String name(DeliveryInfo each) {
        if (each.packageId() != null) {
            return each.packageId() + " " + each.version() + "  "
                    + paint.grey(hash(each.contentHash()) + "  " + each.origin() + "  ");
        }
        return each.contentHash().isEmpty() ? "规则的启用  " : each.origin() + "  ";
    }

    /** Which generation is in force, since when and why. */
    String generation(GenerationInfo generation) {
        return "第" + generation.number() + "代  " + time(generation.madeAt()) + "  " + generation.cause();
    }

    /** The new generation, or what another person has to release first. */
    String outcome(RuleDesk.Outcome outcome) {
        return outcome.proposal() == null
                ? generation(outcome.generation())
                : "已提请,另一名规则管理员复核以后才办:" + outcome.proposal().id();
    }

    /** @param only shows rules whose id holds this, whole; null for all, each in one line */
    List<String> show(PackageDetail detail, String only) {
        List<String> lines = new ArrayList<>();
        PackageInfo info = detail.info();
        lines.add(paint.bold(info.title()) + "  " + info.id() + "  " + info.version() + "  "
                + paint.grey(hash(info.contentHash()) + "  " + info.origin()));
        Map<String, List<PackageDetail.Entry>> kinds = new LinkedHashMap<>();
        detail.rules().stream()
                .filter(each -> only == null || each.id().contains(only))
                .forEach(each -> kinds.computeIfAbsent(each.kind(), kind -> new ArrayList<>())
                        .add(each));
        if (kinds.isEmpty()) {
            lines.add(only == null ? "  没有规则" : "  没有编号含“" + only + "”的规则");
        }
        kinds.forEach((kind, rules) -> {
            lines.add(paint.bold(Labels.of(kind)) + "(" + rules.size() + ")");
            lines.addAll(only == null ? overview(rules) : whole(rules));
        });
        notes(lines, "被上级的新值取代", detail.overtaken(), only);
        List<String> doubts = detail.doubts().stream().map(RegionReport::doubt).toList();
        notes(lines, "存疑,需要人再看", doubts, only);
        return lines;
    }

    private static String doubt(DoubtInfo doubt) {
        String from = doubt.from() == null ? "" : " " + doubt.from();
        String reading = doubt.reading() == null ? "" : "(采用:" + doubt.reading() + ")";
        return doubt.rule() + from + ":" + doubt.doubt() + reading;
    }

    private List<String> overview(List<PackageDetail.Entry> rules) {
        Columns columns = new Columns();
        rules.forEach(each -> columns.row(each.id(), each.title(), each.summary()));
        return columns.lines("  ").stream()
                .map(line -> Columns.cut(line, width))
                .toList();
    }

    private static List<String> whole(List<PackageDetail.Entry> rules) {
        List<String> lines = new ArrayList<>();
        for (PackageDetail.Entry each : rules) {
            lines.add("  " + each.id() + "  " + each.title());
            for (String part : each.summary().split(";")) {
                lines.add("    " + part);
            }
        }
        return lines;
    }

    private void notes(List<String> lines, String title, List<String> notes, String only) {
        List<String> shown = notes.stream()
                .filter(each -> only == null || each.contains(only))
                .toList();
        if (!shown.isEmpty()) {
            lines.add(paint.yellow(title) + "(" + shown.size() + ")");
            shown.forEach(note -> lines.add("  " + note));
        }
    }

    /** Faults, the errors first, each with the place an editor jumps to and the hint below it. */
    List<String> faults(List<FaultInfo> faults, String indent) {
        List<String> lines = new ArrayList<>();
        for (String severity : List.of("error", "warning")) {
            for (FaultInfo each : faults) {
                if (each.severity().equals(severity)) {
                    String word = Labels.of(severity);
                    lines.add(indent + (severity.equals("error") ? paint.red(word) : paint.yellow(word)) + "  "
                            + place(each) + "  " + paint.grey(each.code()));
                    lines.add(indent + "      " + each.message());
                    if (each.hint() != null) {
                        lines.add(indent + "      → " + each.hint());
                    }
                }
            }
        }
        return lines;
    }

    private static String place(FaultInfo fault) {
        if (fault.line() == 0) {
            return fault.file();
        }
        return fault.file() + ":" + fault.line() + (fault.column() == 0 ? "" : ":" + fault.column());
    }

    List<String> diff(long since, long until, List<RuleChange> changes) {
        List<String> lines = new ArrayList<>();
        long rules = changes.stream().filter(each -> each.rule() != null).count();
        long packages = changes.size() - rules;
        lines.add(paint.bold("第" + since + "代 → 第" + until + "代")
                + (changes.isEmpty() ? ":没有差别" : ":" + packages + "个规则包、" + rules + "条规则有变化"));
        for (RuleChange each : changes) {
            String kind = kind(each.kind());
            if (each.rule() == null) {
                lines.add(kind + "  " + paint.bold(each.packageId()) + "  " + versions(each));
            } else {
                lines.add("  " + kind + "  " + each.rule());
                pieces(each.before(), each.after()).forEach(piece -> lines.add("    " + paint.red("- " + piece)));
                pieces(each.after(), each.before()).forEach(piece -> lines.add("    " + paint.green("+ " + piece)));
            }
        }
        return lines;
    }

    private String kind(String kind) {
        String word = Labels.of(kind);
        return switch (kind) {
            case "added" -> paint.green(word);
            case "removed" -> paint.red(word);
            default -> paint.yellow(word);
        };
    }

    private static String versions(RuleChange change) {
        if (change.before() == null) {
            return change.after();
        }
        return change.after() == null ? change.before() : change.before() + " → " + change.after();
    }

    /** Of a rule in several pieces, like the rows of a list, those which the other side has not. */
    private static List<String> pieces(String text, String other) {
        if (text == null) {
            return List.of();
        }
        Set<String> pieces = new LinkedHashSet<>(List.of(text.split(";")));
        if (other != null) {
            pieces.removeAll(List.of(other.split(";")));
        }
        return List.copyOf(pieces);
    }

    private static String hash(String hash) {
        return hash.length() > HASH ? hash.substring(0, HASH) : hash;
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
