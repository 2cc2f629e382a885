package org.zhiheng.powers.service;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.powers.FineMode;
import org.zhiheng.api.powers.IssuerLevel;
import org.zhiheng.api.powers.TargetKind;
import org.zhiheng.api.powers.TierClass;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.BenchmarkRegisters;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.domain.Ranges;
import org.zhiheng.powers.domain.Ranges.Meeting;
import org.zhiheng.powers.domain.Ranges.Range;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterOffer.Proposed;

/**
 * What must fit together in benchmarks: the tiers of one divide every case among them and none twice; a lower benchmark stays inside that of a higher
 * issuer.
 */
final class BenchmarkChecks {

    private static final Set<String> GRADED =
            Set.of(Field.word(TierClass.LIGHT), Field.word(TierClass.ORDINARY), Field.word(TierClass.HEAVY));
    private static final String ANY = Field.word(TargetKind.ANY);
    private static final List<String> LEVELS =
            List.of(IssuerLevel.values()).stream().map(Field::word).toList();

    private BenchmarkChecks() {}

    static void benchmarks(Findings findings) {
        Set<String> keys = findings.proposed().stream().map(Proposed::key).collect(Collectors.toSet());
        Lives tiers = findings.by(BenchmarkRegisters.TIERS.id(), "benchmark", keys);
        Lives items = findings.led("item", ItemRegisters.ITEMS.id());
        findings.each((change, row) -> {
            findings.publishedFirst(change, row);
            findings.ordered(change, row, "adoptedOn", "publishedOn", "公布日期早于集体讨论日期");
            if (row.date("publishedOn") != null) {
                String open = open(tiers.all(change.key()), items.onOrLast(row.text("item"), row.from()));
                if (open != null) {
                    findings.problem(change, "publishedOn", "POWERS-TIERS-OPEN", "裁量阶次还不能公布:" + open);
                }
            }
        });
    }

    static void filings(Findings findings) {
        Lives benchmarks = findings.led("benchmark", BenchmarkRegisters.BENCHMARKS.id());
        findings.each((change, row) -> {
            findings.happened(change, row, "filedOn", "报送备案日期");
            findings.happened(change, row, "reviewedOn", "审查日期");
            findings.ordered(change, row, "filedOn", "reviewedOn", "审查日期早于报送备案日期");
            if ((row.text("result") == null) != (row.date("reviewedOn") == null)) {
                findings.problem(change, "reviewedOn", "POWERS-DECIDED", "“审查结果”和“审查日期”应当一起写");
            }
            Row benchmark = benchmarks.onOrLast(row.text("benchmark"), row.date("filedOn"));
            if (benchmark != null && benchmark.date("publishedOn") == null) {
                findings.problem(change, "benchmark", "POWERS-UNPUBLISHED", "基准还没有公布,公布之后再报送备案");
            }
        });
    }

    static void leniency(Findings findings) {
        findings.each(findings::publishedFirst);
    }

    static void tiers(Findings findings) {
        Set<String> sets = findings.texts("benchmark");
        Lives benchmarks = findings.keys(BenchmarkRegisters.BENCHMARKS.id(), sets);
        Lives items = findings.keys(ItemRegisters.ITEMS.id(), benchmarks.texts("item"));
        Map<String, Proposed> changes = new LinkedHashMap<>();
        findings.proposed().forEach(each -> changes.put(each.key(), each));
        findings.each((change, row) -> alone(findings, change, row, items, benchmarks));
        Map<String, List<Row>> merged = merged(findings, sets, changes);
        merged.forEach((set, rows) -> {
            for (List<Row> group : byFactor(rows)) {
                beside(findings, changes, group, BenchmarkChecks::factorRange, "factorFrom", "数量");
                beside(findings, changes, distinctFines(group), BenchmarkChecks::fineRange, "fineMin", "罚款幅度");
            }
            published(findings, changes, set, rows, benchmarks, items);
        });
        superior(findings, merged.keySet(), benchmarks);
    }

    /** What is wrong with a tier by itself and within what the law allows. */
    private static void alone(Findings findings, Proposed change, Row row, Lives items, Lives benchmarks) {
        Range quantity = factorRange(row);
        boolean amounts = quantity.from() != null || quantity.to() != null;
        if (amounts != (row.text("factor") != null)) {
            findings.problem(change, "factor", "POWERS-FACTOR", "“裁量因素”和“数量自”“数量至”应当一起写");
        }
        if (quantity.empty()) {
            findings.problem(change, "factorTo", "POWERS-RANGE", "“数量自”到“数量至”之间没有数");
        }
        Range fine = fineRange(row);
        if ((fine.from() == null) != (fine.to() == null)) {
            findings.problem(change, "fineMax", "POWERS-RANGE", "罚款的上限和下限应当一起写");
        } else if (fine.from() != null && fine.empty()) {
            findings.problem(change, "fineMax", "POWERS-RANGE", "罚款下限到上限之间没有数");
        }
        Row set = benchmarks.one(row.text("benchmark"));
        Row item = set == null ? null : items.onOrLast(set.text("item"), set.from());
        Range legal = legal(item);
        if (legal != null && fine.from() != null && fine.to() != null) {
            within(findings, change, row, fine, legal);
        }
    }

    private static void within(Findings findings, Proposed change, Row row, Range fine, Range legal) {
        boolean graded = GRADED.contains(row.text("kind"));
        boolean mitigated = Field.word(TierClass.MITIGATED).equals(row.text("kind"));
        if (graded && !fine.inside(legal)) {
            findings.problem(change, "fineMax", "POWERS-BEYOND-LAW", "罚款幅度超出了法定幅度" + told(legal));
        } else if (mitigated && legal.from() != null && Ranges.meeting(fine, legal) == Meeting.OVERLAP) {
            findings.problem(
                    change,
                    "fineMax",
                    "POWERS-BEYOND-LAW",
                    "减轻处罚的幅度应当在法定最低" + legal.from().toPlainString() + "元以下");
        } else if (!graded && !mitigated && fine.to().signum() > 0) {
            findings.problem(change, "fineMax", "POWERS-BEYOND-LAW", "不予处罚的阶次不写罚款");
        }
    }

    /** The range of fines of an item, where it is one of amounts; null where it is not, or not known. */
    private static Range legal(Row item) {
        if (item == null || !Field.word(FineMode.FIXED).equals(item.text("fineMode"))) {
            return null;
        }
        return new Range(number(item, "fineMin"), true, number(item, "fineMax"), true);
    }

    /** The tiers of each benchmark as they are then. */
    private static Map<String, List<Row>> merged(Findings findings, Set<String> sets, Map<String, Proposed> changes) {
        Lives there = findings.by(BenchmarkRegisters.TIERS.id(), "benchmark", sets);
        Map<String, List<Row>> merged = new LinkedHashMap<>();
        sets.forEach(each -> merged.put(
                each,
                there.all(each).stream()
                        .filter(row -> !changes.containsKey(row.key()))
                        .collect(Collectors.toCollection(ArrayList::new))));
        findings.each((change, row) -> merged.get(row.text("benchmark")).add(row));
        return merged;
    }

    private static List<List<Row>> byFactor(List<Row> rows) {
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        rows.forEach(each -> groups.computeIfAbsent(String.valueOf(each.text("factor")), key -> new ArrayList<>())
                .add(each));
        return List.copyOf(groups.values());
    }

    private interface Reading {
        Range of(Row row);
    }

    /** Of neighbours none may hold what another holds, and the number where they touch is one's. */
    private static void beside(
            Findings findings,
            Map<String, Proposed> changes,
            List<Row> group,
            Reading reading,
            String field,
            String title) {
        List<Row> ordered = group.stream()
                .filter(each ->
                        reading.of(each).from() != null || reading.of(each).to() != null)
                .sorted(Comparator.comparing(reading::of, Ranges.order()))
                .toList();
        for (int i = 1; i < ordered.size(); i++) {
            Row first = ordered.get(i - 1);
            Row next = ordered.get(i);
            Meeting meeting = Ranges.meeting(reading.of(first), reading.of(next));
            Proposed change = changes.getOrDefault(next.key(), changes.get(first.key()));
            if (change == null || meeting == Meeting.MEET || meeting == Meeting.GAP) {
                continue;
            }
            String both = "“" + first.text("tier") + "”和“" + next.text("tier") + "”的" + title;
            if (meeting == Meeting.OVERLAP) {
                findings.problem(change, field, "POWERS-TIER-OVERLAP", both + "有重叠;相接的一端只能归一个阶次");
            } else {
                findings.problem(
                        change,
                        field,
                        "POWERS-TIER-ENDPOINT",
                        both + "在" + reading.of(next).from().toPlainString() + "处都不含,应当写明归哪一个阶次");
            }
        }
    }

    /** The graded tiers with a fine, each range once. */
    private static List<Row> distinctFines(List<Row> group) {
        Set<Range> known = new LinkedHashSet<>();
        return group.stream()
                .filter(each -> GRADED.contains(each.text("kind")) && number(each, "fineMin") != null)
                .filter(each -> known.add(fineRange(each)))
                .toList();
    }

    private static void published(
            Findings findings,
            Map<String, Proposed> changes,
            String set,
            List<Row> rows,
            Lives benchmarks,
            Lives items) {
        Row published = benchmarks.all(set).stream()
                .filter(each -> each.date("publishedOn") != null)
                .findFirst()
                .orElse(null);
        if (published == null) {
            return;
        }
        String open = open(rows, items.onOrLast(published.text("item"), published.from()));
        if (open != null) {
            changes.values().stream()
                    .filter(each -> touches(each, set))
                    .forEach(each -> findings.problem(each, null, "POWERS-TIERS-OPEN", "基准已经公布,阶次应当仍然完整:" + open));
        }
    }

    private static boolean touches(Proposed change, String set) {
        return java.util.stream.Stream.concat(change.before().stream(), change.after().stream())
                .anyMatch(each -> set.equals(each.text("benchmark")));
    }

    /** What keeps the tiers from dividing every case among them; null when nothing does. */
    private static String open(List<Row> tiers, Row item) {
        if (tiers.isEmpty()) {
            return "还没有一个阶次";
        }
        Range legal = legal(item);
        for (List<Row> group : byFactor(tiers)) {
            if (group.get(0).text("factor") != null
                    && !Ranges.tile(
                            group.stream().map(BenchmarkChecks::factorRange).toList(), Ranges.ALL)) {
                return "“" + group.get(0).text("factor") + "”的数量没有从0到无限逐段相接";
            }
            List<Range> fines = distinctFines(group).stream()
                    .map(BenchmarkChecks::fineRange)
                    .toList();
            if (legal != null && !fines.isEmpty() && !Ranges.tile(fines, legal)) {
                return "从轻到从重的罚款没有占满法定幅度" + told(legal);
            }
        }
        return null;
    }

    /** A tier of a lower issuer lies inside the tiers of the same class of a higher one. */
    private static void superior(Findings findings, Set<String> sets, Lives benchmarks) {
        Lives ofItem = findings.by(BenchmarkRegisters.BENCHMARKS.id(), "item", benchmarks.texts("item"));
        Map<String, List<String>> above = new LinkedHashMap<>();
        for (String set : sets) {
            Row own = benchmarks.one(set);
            if (own != null) {
                above.put(
                        set,
                        ofItem.all(own.text("item")).stream()
                                .filter(each -> !each.key().equals(set) && higher(each, own) && Lives.meet(each, own))
                                .map(Row::key)
                                .distinct()
                                .toList());
            }
        }
        Lives tiers = findings.by(
                BenchmarkRegisters.TIERS.id(),
                "benchmark",
                above.values().stream().flatMap(List::stream).toList());
        findings.each((change, row) -> {
            for (String upper : above.getOrDefault(row.text("benchmark"), List.of())) {
                if (number(row, "fineMin") != null && !insideOne(row, tiers.all(upper))) {
                    findings.problem(change, "fineMax", "POWERS-BEYOND-SUPERIOR", "罚款幅度超出了上级基准同类阶次的幅度");
                }
            }
        });
    }

    private static boolean higher(Row one, Row other) {
        return LEVELS.indexOf(one.text("level")) < LEVELS.indexOf(other.text("level"))
                && meet(one.text("target"), other.text("target"));
    }

    /** Whether there is anybody whom both are for. */
    private static boolean meet(String one, String other) {
        return one.equals(other) || ANY.equals(one) || ANY.equals(other);
    }

    private static boolean insideOne(Row row, List<Row> upper) {
        List<Row> same = upper.stream()
                .filter(each -> each.text("kind").equals(row.text("kind")) && number(each, "fineMin") != null)
                .toList();
        return same.isEmpty() || same.stream().anyMatch(each -> fineRange(row).inside(fineRange(each)));
    }

    private static Range factorRange(Row row) {
        return new Range(
                number(row, "factorFrom"),
                row.yes("factorFromIncluded"),
                number(row, "factorTo"),
                row.yes("factorToIncluded"));
    }

    private static Range fineRange(Row row) {
        return new Range(
                number(row, "fineMin"), row.yes("fineMinIncluded"), number(row, "fineMax"), row.yes("fineMaxIncluded"));
    }

    private static BigDecimal number(Row row, String field) {
        return (BigDecimal) row.values().get(field);
    }

    private static String told(Range range) {
        return "(" + (range.from() == null ? "0" : range.from().toPlainString()) + "元至"
                + (range.to() == null ? "不限" : range.to().toPlainString() + "元") + ")";
    }
}
