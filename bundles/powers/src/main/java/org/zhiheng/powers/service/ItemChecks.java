package org.zhiheng.powers.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.powers.BasisRole;
import org.zhiheng.api.powers.CleanUpGround;
import org.zhiheng.api.powers.CleanUpMeasure;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterOffer.Proposed;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;

/** What must fit together in the catalogue of items. */
final class ItemChecks {

    /** How many years back nothing may have happened, so that an item counts as unused. */
    static final String LOOK_BACK = "item-cleanup.look-back-years";

    /** How often at most something happened in those years, so that it counts as happening very rarely. */
    static final String RARE = "item-cleanup.rare-uses";

    /** Which fields only items of some kinds of act have, by the parameter that names these. */
    private static final Map<String, List<String>> BY_ACT = Map.of(
            "items.sanctioning-acts",
            List.of("sanctions"),
            "items.fining-acts",
            List.of("fineMode", "fineMin", "fineMax", "fineBase", "fineCap"));

    /** By what one provision an item rests on is told from another. */
    private static final List<String> PROVISION = List.of("role", "title", "article", "paragraph", "subitem");

    private ItemChecks() {}

    static void items(Findings findings) {
        findings.owned("body");
        Lives bases = findings.by(
                ItemRegisters.BASES.id(),
                "item",
                findings.proposed().stream().map(Proposed::key).toList());
        findings.each((change, row) -> {
            BigDecimal least = (BigDecimal) row.values().get("fineMin");
            BigDecimal most = (BigDecimal) row.values().get("fineMax");
            if (least != null && most != null && least.compareTo(most) > 0) {
                findings.problem(change, "fineMax", "POWERS-FINE-RANGE", "“罚款上限”小于“罚款下限”");
            }
            if ((least != null || most != null) && row.text("fineMode") == null) {
                findings.problem(change, "fineMode", "POWERS-FINE-MODE", "写了罚款幅度的,应当写明“罚款方式”");
            }
            kindOf(findings, change, row);
            if (row.yes("statutoryTownshipPower") && row.text("townshipBasis") == null) {
                findings.problem(change, "townshipBasis", "POWERS-STATUTORY", "是镇(街道)法定职权的,应当写明依据");
            }
            LocalDate since = since(bases.all(change.key()));
            if (since != null && early(row, since)) {
                findings.problem(change, "publishedOn", "POWERS-BEFORE-BASIS", "“公布日期”早于最早的事项依据生效的" + since);
            }
        });
    }

    /** Sanctions and fines are named of acts that can have them, as the rules say which do. */
    private static void kindOf(Findings findings, Proposed change, Row row) {
        Optional<RuleBook> book = findings.rules().ofBody(row.text("body"));
        for (Map.Entry<String, List<String>> each : BY_ACT.entrySet()) {
            List<String> acts = RuleLook.codes(book, each.getKey(), row.from()).orElse(List.of(row.text("actKind")));
            if (acts.contains(row.text("actKind"))) {
                continue;
            }
            each.getValue().stream()
                    .filter(field -> row.values().get(field) != null)
                    .forEach(field -> findings.problem(
                            change,
                            field,
                            "POWERS-OTHER-ACT",
                            "“" + ItemRegisters.ITEMS.field(field).orElseThrow().title() + "”只有"
                                    + Labels.of(ActKind.class, acts) + "事项才写"));
        }
        List<String> sanctions = row.texts("sanctions");
        if (!sanctions.isEmpty() && !sanctions.contains(word(Sanction.FINE)) && row.text("fineMode") != null) {
            findings.problem(change, "sanctions", "POWERS-OTHER-SANCTION", "写了“罚款方式”,“处罚种类”里却没有罚款");
        }
    }

    /** From when the first provision that gives the power holds; null where none is told. */
    private static LocalDate since(List<Row> bases) {
        return bases.stream()
                .filter(each -> !word(BasisRole.PROCEDURE).equals(each.text("role")))
                .map(Row::from)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static boolean early(Row item, LocalDate since) {
        LocalDate published = item.date("publishedOn");
        return published != null && published.isBefore(since);
    }

    /** A provision is told of an item once on a day; paragraph and item of it are not always told, so what is not told counts as the same. */
    private static boolean same(Row one, Row other) {
        return PROVISION.stream().allMatch(each -> Objects.equals(one.text(each), other.text(each)))
                && Lives.meet(one, other);
    }

    /** An item whose first provision is told is not published before it, and none is told twice. */
    static void bases(Findings findings) {
        Lives items = findings.led("item", ItemRegisters.ITEMS.id());
        Lives others = findings.by(ItemRegisters.BASES.id(), "item", findings.texts("item"));
        Set<String> changed = findings.proposed().stream().map(Proposed::key).collect(Collectors.toSet());
        Map<String, List<Row>> then = new HashMap<>();
        for (String item : findings.texts("item")) {
            others.all(item).stream()
                    .filter(each -> !changed.contains(each.key()))
                    .forEach(each ->
                            then.computeIfAbsent(item, key -> new ArrayList<>()).add(each));
        }
        findings.each((change, row) -> {
            List<Row> told = then.computeIfAbsent(row.text("item"), key -> new ArrayList<>());
            if (told.stream().anyMatch(each -> !each.key().equals(row.key()) && same(each, row))) {
                findings.problem(change, "article", "POWERS-BASIS-TWICE", "这一事项的这一条依据已经登记,日期有重叠");
            }
            told.add(row);
        });
        findings.each((change, row) -> {
            LocalDate since = since(then.get(row.text("item")));
            if (row.from().equals(since) && items.all(row.text("item")).stream().anyMatch(each -> early(each, since))) {
                findings.problem(change, "from", "POWERS-BEFORE-BASIS", "事项在它的依据生效以前就已经公布,请核对依据的起始日和事项的“公布日期”");
            }
        });
    }

    static void uses(Findings findings) {
        Holders holders = new Holders(findings);
        findings.each((change, row) -> {
            if (!holders.held(
                    row.text("item"), row.text("body"), ((Long) row.values().get("year")).intValue())) {
                findings.problem(
                        change,
                        "body",
                        "POWERS-NOT-HELD",
                        "“" + findings.title(row.text("body")) + "”在"
                                + row.values().get("year") + "年没有这一事项:不是它的实施主体,也没有赋权或者委托给它");
            }
            long year = (Long) row.values().get("year");
            boolean never = (Long) row.values().get("count") == 0;
            LocalDate last = row.date("lastUsedOn");
            if (year > findings.today().getYear()) {
                findings.problem(change, "year", "POWERS-NOT-YET", year + "年还没有到");
            }
            if (never != (last == null)) {
                findings.problem(
                        change, "lastUsedOn", "POWERS-LAST-USE", never ? "没有行使过的,不写“最后一次行使日期”" : "行使过的,应当写明“最后一次行使日期”");
            } else if (last != null && last.getYear() != year) {
                findings.problem(change, "lastUsedOn", "POWERS-LAST-USE", "“最后一次行使日期”不在" + year + "年");
            }
            findings.happened(change, row, "lastUsedOn", "最后一次行使日期");
        });
    }

    static void cleanUps(Findings findings) {
        Lives items = findings.led("item", ItemRegisters.ITEMS.id());
        Lives uses = findings.by(ItemRegisters.USES.id(), "item", findings.texts("item"));
        findings.each((change, row) -> {
            findings.happened(change, row, "proposedOn", "提出日期");
            findings.ordered(change, row, "proposedOn", "decidedOn", "处理日期早于提出日期");
            if ((row.text("outcome") == null) != (row.date("decidedOn") == null)) {
                findings.problem(change, "decidedOn", "POWERS-DECIDED", "“处理结果”和“处理日期”应当一起写");
            }
            boolean overlapping = word(CleanUpGround.OVERLAPPING).equals(row.text("ground"));
            String other = row.text("overlaps");
            if (overlapping != (other != null)) {
                findings.problem(
                        change,
                        "overlaps",
                        "POWERS-OVERLAP",
                        overlapping ? "交叉重复的,应当写明与哪一事项重复" : "不是交叉重复的,不写“与之交叉重复的事项”");
            } else if (row.text("item").equals(other)) {
                findings.problem(change, "overlaps", "POWERS-OVERLAP", "不能与自己交叉重复");
            }
            Row item = items.onOrLast(row.text("item"), row.date("proposedOn"));
            if (item != null) {
                measured(findings, change, row, findings.rules().ofBody(item.text("body")), uses);
            }
        });
    }

    /** Measure and ground are such as the rules know, and nothing was used that is said to be unused. */
    private static void measured(Findings findings, Proposed change, Row row, Optional<RuleBook> book, Lives uses) {
        LocalDate on = row.date("proposedOn");
        Optional<List<String>> measures = RuleLook.codes(book, "item-cleanup.proposals", on);
        if (measures.isPresent() && !measures.get().contains(row.text("measure"))) {
            findings.problem(
                    change,
                    "measure",
                    "POWERS-RULE",
                    "现行规则没有这种清理意见,可用:" + Labels.of(CleanUpMeasure.class, measures.get()));
        }
        if (!word(CleanUpGround.UNUSED).equals(row.text("ground"))) {
            return;
        }
        Applied years = RuleLook.parameter(book, LOOK_BACK, on).orElse(null);
        if (years == null) {
            findings.problem(change, "ground", "POWERS-RULE", "现行规则没有规定多少年没有发生才纳入清理");
            return;
        }
        LocalDate since = on.minusYears(years.number("year").longValueExact());
        for (Row use : uses.all(row.text("item"))) {
            LocalDate last = use.date("lastUsedOn");
            if (last != null && last.isAfter(since) && !last.isAfter(on)) {
                findings.problem(
                        change,
                        "ground",
                        "POWERS-USED",
                        "这一事项在" + last + "行使过,不是近" + years.number().toPlainString() + "年没有发生");
            }
        }
    }

    private static String word(Enum<?> constant) {
        return Field.word(constant);
    }
}
