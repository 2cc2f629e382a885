package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterOffer.Proposed;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;

/** What must fit together in what is handed over by list. */
final class EmpowermentChecks {

    static final String CHECKLIST = "empowerment.transition-checklist";
    static final String STRATEGY = "empowerment.transition-strategy";
    /** What a recall bears that was decided and published. */
    static final List<String> RECALL_DECISION = List.of("number", "publishedOn");

    private static final String COERCION = Field.word(ActKind.COERCIVE_MEASURE);

    private EmpowermentChecks() {}

    static void classes(Findings findings) {
        findings.each((change, row) -> {
            ListChecks.township(findings, change, row, "township");
            known(findings, change, row, findings.rules().ofBody(row.text("township")), row.from());
        });
    }

    /** That a class is one the rules name, where they name any. */
    private static void known(Findings findings, Proposed change, Row row, Optional<RuleBook> book, LocalDate on) {
        Map<String, String> known = classes(book, on);
        if (!known.isEmpty() && !known.containsKey(row.text("townshipClass"))) {
            findings.problem(
                    change, "townshipClass", "POWERS-RULE", "现行规则没有这一类镇(街道),可用:" + String.join("、", known.values()));
        }
    }

    /** The classes of townships the rules name, and what people call them. */
    private static Map<String, String> classes(Optional<RuleBook> book, LocalDate on) {
        Map<String, String> classes = new LinkedHashMap<>();
        RuleLook.rows(book, "township-classes", on)
                .forEach(
                        each -> classes.put(each.row().text("class"), each.row().text("name")));
        return classes;
    }

    static void guidance(Findings findings) {
        findings.each((change, row) -> {
            findings.publishedFirst(change, row);
            Map<String, String> known = classes(findings.rules().of(row.text("division")), row.from());
            if (!known.isEmpty() && !known.keySet().containsAll(row.texts("townshipClasses"))) {
                findings.problem(
                        change, "townshipClasses", "POWERS-RULE", "现行规则的镇(街道)类别是:" + String.join("、", known.values()));
            }
        });
    }

    /** That the powers are such as may be handed over. */
    private static void powers(Findings findings, Proposed change, Row row, Optional<RuleBook> book, LocalDate on) {
        List<String> powers = row.texts("powers");
        Optional<List<String>> possible = RuleLook.codes(book, "empowerment.powers", on);
        if (possible.isEmpty()) {
            findings.problem(change, "powers", "POWERS-RULE", "到" + on + "还没有生效的赋权规则");
        } else if (!possible.get().containsAll(powers)) {
            findings.problem(
                    change, "powers", "POWERS-NOT-GRANTABLE", "可以赋予的权力只有:" + Labels.of(ActKind.class, possible.get()));
        } else if (powers.contains(COERCION)
                && !RuleLook.parameter(book, "empowerment.coercive-measures", on)
                        .map(Applied::flag)
                        .orElse(false)) {
            findings.problem(change, "powers", "POWERS-NOT-GRANTABLE", "镇(街道)不能行使行政强制措施权");
        }
    }

    static void lists(Findings findings) {
        Set<String> keys = findings.proposed().stream().map(Proposed::key).collect(Collectors.toSet());
        Lives rows = findings.by(EmpowermentRegisters.EMPOWERMENTS.id(), "list", keys);
        findings.each((change, row) -> {
            if (findings.body(row.text("government")).isPresent()
                    && !findings.kind(row.text("government"), Body.Kind.GOVERNMENT)) {
                findings.problem(change, "government", "POWERS-NO-GOVERNMENT", "赋权清单由人民政府公布");
            }
            findings.ordered(change, row, "approvedOn", "publishedOn", "公布日期早于批准日期");
            LocalDate published = row.date("publishedOn");
            LocalDate on = published == null ? findings.today() : published;
            known(findings, change, row, findings.rules().ofBody(row.text("government")), on);
            if (published == null) {
                return;
            }
            decided(findings, change, row);
            rows.all(change.key()).stream()
                    .filter(each -> each.from().isBefore(published))
                    .findFirst()
                    .ifPresent(each -> findings.problem(
                            change,
                            "publishedOn",
                            "POWERS-BEFORE-PUBLICATION",
                            "公布之后才能生效:“" + each.text("name") + "”自" + each.from() + "起"));
        });
    }

    /** What is published was decided, and bears the number of the decision. */
    private static void decided(Findings findings, Proposed change, Row row) {
        for (String each : List.of("approvedOn", "number")) {
            if (row.values().get(each) == null) {
                findings.problem(
                        change,
                        each,
                        "POWERS-LIST-UNDECIDED",
                        "公布的清单应当写明“"
                                + EmpowermentRegisters.LISTS
                                        .field(each)
                                        .orElseThrow()
                                        .title() + "”");
            }
        }
    }

    static void empowerments(Findings findings) {
        Lives lists = findings.led("list", EmpowermentRegisters.LISTS.id());
        Lives items = findings.led("item", ItemRegisters.ITEMS.id());
        Lives guidance = findings.keys(EmpowermentRegisters.GUIDANCE.id(), items.texts("guidance"));
        findings.each((change, row) -> {
            Row list = lists.one(row.text("list"));
            Row item = items.onOrLast(row.text("item"), row.from());
            if (list == null || item == null) {
                return;
            }
            LocalDate published = list.date("publishedOn");
            if (published != null && row.from().isBefore(published)) {
                findings.problem(
                        change,
                        "from",
                        "POWERS-BEFORE-PUBLICATION",
                        "公布之后才能生效:清单的公布日期是" + published + ",生效日期是" + row.from());
            }
            powers(findings, change, row, findings.rules().ofBody(list.text("government")), row.from());
            inCatalogue(findings, change, row, item, guidance, list);
            if (item.yes("statutoryTownshipPower")) {
                findings.problem(change, "item", "POWERS-STATUTORY", "这是镇(街道)的法定职权,不需要赋权");
            }
            if (!item.text("body").equals(row.text("originalBody"))) {
                findings.problem(
                        change,
                        "originalBody",
                        "POWERS-ORIGINAL-BODY",
                        "事项目录里这一事项的实施主体是“" + findings.title(item.text("body")) + "”");
            }
        });
        once(findings, lists);
    }

    private static void inCatalogue(Findings findings, Proposed change, Row row, Row item, Lives guidance, Row list) {
        List<Row> entry = guidance.on(String.valueOf(item.text("guidance")), row.from());
        if (entry.isEmpty()) {
            findings.problem(change, "item", "POWERS-OUTSIDE-GUIDANCE", "这一事项不在指导目录内,不能赋权,可以依法委托");
            return;
        }
        Row found = entry.get(0);
        if (!applies(findings.organisation(), found, list)) {
            findings.problem(
                    change,
                    "item",
                    "POWERS-GUIDANCE-SCOPE",
                    "指导目录的这一事项适用于区划" + found.text("division")
                            + (found.texts("townshipClasses").isEmpty()
                                    ? ""
                                    : "的“" + String.join("、", found.texts("townshipClasses")) + "”类镇(街道)"));
        } else if (!found.texts("powers").containsAll(row.texts("powers"))) {
            findings.problem(
                    change,
                    "powers",
                    "POWERS-OUTSIDE-GUIDANCE",
                    "指导目录对这一事项只写明:" + Labels.of(ActKind.class, found.texts("powers")));
        }
    }

    /** Whether an entry of the guidance catalogue is for the division and the class of township of a list. */
    static boolean applies(Organisation organisation, Row entry, Row list) {
        return applies(organisation, entry, list.text("government"), list.text("townshipClass"));
    }

    /**
     * Whether an entry of the guidance catalogue is for the division of a body and a class of township.
     *
     * @param townshipClass null for none, which only entries for all are for
     */
    static boolean applies(Organisation organisation, Row entry, String body, String townshipClass) {
        DivisionCode division = new DivisionCode(entry.text("division"));
        List<String> classes = entry.texts("townshipClasses");
        return organisation
                        .body(body)
                        .filter(each -> each.division().within(division))
                        .isPresent()
                && (classes.isEmpty() || classes.contains(townshipClass));
    }

    /** One list for townships of one class: no item in two lists of a class on one day. */
    private static void once(Findings findings, Lives lists) {
        Lives there = findings.by(EmpowermentRegisters.EMPOWERMENTS.id(), "item", findings.texts("item"));
        Map<String, List<Row>> others = new LinkedHashMap<>();
        Set<String> changed = findings.proposed().stream().map(Proposed::key).collect(Collectors.toSet());
        for (String item : findings.texts("item")) {
            there.all(item).stream()
                    .filter(each -> !changed.contains(each.key()))
                    .forEach(each -> others.computeIfAbsent(item, key -> new ArrayList<>())
                            .add(each));
        }
        Lives otherLists = findings.keys(EmpowermentRegisters.LISTS.id(), there.texts("list"));
        findings.each((change, row) -> {
            String own = classOf(lists, row);
            List<Row> known = others.computeIfAbsent(row.text("item"), key -> new ArrayList<>());
            for (Row other : known) {
                String its = Optional.ofNullable(classOf(otherLists, other)).orElseGet(() -> classOf(lists, other));
                if (!other.key().equals(row.key()) && own != null && own.equals(its) && Lives.meet(row, other)) {
                    findings.problem(
                            change,
                            "item",
                            "POWERS-LISTED-TWICE",
                            "同类镇(街道)的清单里这些日子已有这一事项(“" + other.text("name") + "”)");
                }
            }
            known.add(row);
        });
    }

    private static String classOf(Lives lists, Row row) {
        Row list = lists.one(row.text("list"));
        return list == null ? null : list.text("government") + " " + list.text("townshipClass");
    }

    static void confirmations(Findings findings) {
        Lives lists = findings.led("list", EmpowermentRegisters.LISTS.id());
        Lives rows = findings.by(EmpowermentRegisters.EMPOWERMENTS.id(), "list", findings.texts("list"));
        Lives classes = findings.by(EmpowermentRegisters.CLASSES.id(), "township", findings.texts("township"));
        findings.each((change, row) -> {
            listed(findings, change, row, lists, classes);
            if (rows.all(row.text("list")).stream()
                    .noneMatch(each -> row.text("department").equals(each.text("originalBody")))) {
                findings.problem(change, "department", "POWERS-ORIGINAL-BODY", "清单里没有这个部门的事项");
            }
        });
    }

    /** That a township is of the class a list is for. */
    private static void listed(Findings findings, Proposed change, Row row, Lives lists, Lives classes) {
        ListChecks.township(findings, change, row, "township");
        Row list = lists.one(row.text("list"));
        if (list == null) {
            return;
        }
        LocalDate published = list.date("publishedOn");
        Row own = classes.onOrLast(row.text("township"), published == null ? findings.today() : published);
        if (own == null || !own.text("townshipClass").equals(list.text("townshipClass"))) {
            String title = classes(findings.rules().ofBody(list.text("government")), findings.today())
                    .getOrDefault(list.text("townshipClass"), list.text("townshipClass"));
            findings.problem(change, "township", "POWERS-OTHER-CLASS", "这是“" + title + "”类镇(街道)的清单");
        }
    }

    static void signatures(Findings findings) {
        Lives confirmations = findings.led("confirmation", EmpowermentRegisters.CONFIRMATIONS.id());
        findings.each((change, row) -> {
            findings.happened(change, row, "signedOn", "签署日期");
            Row confirmation = confirmations.one(row.text("confirmation"));
            if (confirmation != null && confirmation.text("authority") == null) {
                findings.problem(change, "confirmation", "POWERS-NO-AUTHORITY", "承接确认书还没有写明“实施权限”,不能签署");
            }
            if (confirmation != null
                    && !row.text("signedFor").equals(confirmation.text("township"))
                    && !row.text("signedFor").equals(confirmation.text("department"))) {
                findings.problem(change, "signedFor", "POWERS-NO-PARTY", "承接确认书由原行政执法部门和承接的镇(街道)签署");
            }
        });
    }

    static void transitions(Findings findings) {
        Lives lists = findings.led("list", EmpowermentRegisters.LISTS.id());
        Lives classes = findings.by(EmpowermentRegisters.CLASSES.id(), "township", findings.texts("township"));
        findings.each((change, row) -> {
            listed(findings, change, row, lists, classes);
            LocalDate start = row.date("startOn");
            if (row.date("endOn").isBefore(start)) {
                findings.problem(change, "endOn", "POWERS-ORDER", "结束日早于起始日");
            }
            Optional<RuleBook> book = findings.rules().ofBody(row.text("township"));
            if (RuleLook.parameter(book, STRATEGY, start).isEmpty()) {
                findings.problem(change, "startOn", "POWERS-RULE", "到" + start + "还没有生效的过渡期规则");
            }
            RuleLook.parameter(book, "empowerment.transition", start)
                    .map(Applied::fields)
                    .filter(each -> !start.isAfter((LocalDate) each.get("end")))
                    .filter(each -> !row.date("endOn").equals(each.get("end")))
                    .ifPresent(each -> findings.problem(
                            change, "endOn", "POWERS-RULE", "现行规则的过渡期是" + each.get("start") + "至" + each.get("end")));
        });
    }

    static void points(Findings findings) {
        Lives transitions = findings.led("transition", EmpowermentRegisters.TRANSITIONS.id());
        findings.each((change, row) -> {
            findings.happened(change, row, "doneOn", "完成日期");
            Row transition = transitions.one(row.text("transition"));
            if (transition == null) {
                return;
            }
            List<String> points = RuleLook.codes(
                            findings.rules().ofBody(transition.text("township")), CHECKLIST, transition.date("startOn"))
                    .orElse(List.of());
            if (!points.contains(row.text("point"))) {
                findings.problem(change, "point", "POWERS-RULE", "过渡期要做好的工作是:" + String.join("、", points));
            }
        });
    }

    /** Under the strategy of the transition, what is unfinished stays with who has to finish it. */
    static void matters(Findings findings) {
        Lives transitions = findings.led("transition", EmpowermentRegisters.TRANSITIONS.id());
        Lives items = findings.led("item", ItemRegisters.ITEMS.id());
        findings.each((change, row) -> {
            findings.happened(change, row, "filedOn", "立案日期");
            findings.happened(change, row, "closedOn", "办结日期");
            findings.ordered(change, row, "filedOn", "closedOn", "办结日期早于立案日期");
            Row transition = transitions.one(row.text("transition"));
            Row item = items.onOrLast(row.text("item"), row.date("filedOn"));
            if (transition == null || item == null) {
                return;
            }
            if (row.date("filedOn").isAfter(transition.date("endOn"))) {
                findings.problem(change, "filedOn", "POWERS-AFTER-TRANSITION", "过渡期结束之后立案的,不是过渡期的未办结事项");
            }
            boolean originalKeeps = RuleLook.parameter(
                            findings.rules().ofBody(transition.text("township")), STRATEGY, transition.date("startOn"))
                    .map(Applied::text)
                    .filter("ORIGINAL_BODY_KEEPS"::equals)
                    .isPresent();
            Set<String> keepers = originalKeeps ? original(items, row) : Set.of(row.text("filedBy"));
            if (!keepers.contains(row.text("heldBy"))) {
                findings.problem(
                        change,
                        "heldBy",
                        "POWERS-KEEPER",
                        "按过渡期的衔接方式,由" + (originalKeeps ? "原行政执法部门" : "立案单位") + "“"
                                + keepers.stream().map(findings::title).collect(Collectors.joining("、")) + "”办理");
            }
        });
    }

    /** Whose the item was when the matter was filed, and whoever took it over since. */
    private static Set<String> original(Lives items, Row matter) {
        Set<String> bodies = items.all(matter.text("item")).stream()
                .filter(each -> each.to() == null || !each.to().isBefore(matter.date("filedOn")))
                .map(each -> each.text("body"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return bodies.isEmpty()
                ? Set.of(items.onOrLast(matter.text("item"), matter.date("filedOn"))
                        .text("body"))
                : bodies;
    }

    static void evaluations(Findings findings) {
        Lives rows = findings.led("empowerment", EmpowermentRegisters.EMPOWERMENTS.id());
        findings.each((change, row) -> {
            ListChecks.township(findings, change, row, "township");
            findings.happened(change, row, "evaluatedOn", "评估日期");
            findings.ordered(change, row, "evaluatedOn", "filedOn", "审核备案日期早于评估日期");
            findings.ordered(change, row, "evaluatedOn", "publishedOn", "公布日期早于评估日期");
            within(findings, change, row, rows, "evaluatedOn");
        });
    }

    /** That a day is one on which the empowerment holds. */
    private static void within(Findings findings, Proposed change, Row row, Lives rows, String field) {
        List<Row> known = rows.all(row.text("empowerment"));
        if (!known.isEmpty()
                && rows.on(row.text("empowerment"), row.date(field)).isEmpty()) {
            findings.problem(change, field, "POWERS-NOT-IN-FORCE", "赋权事项在" + row.date(field) + "没有效力");
        }
    }

    static void recalls(Findings findings) {
        Lives rows = findings.led("empowerment", EmpowermentRegisters.EMPOWERMENTS.id());
        Lives lists = findings.keys(EmpowermentRegisters.LISTS.id(), rows.texts("list"));
        findings.each((change, row) -> {
            ListChecks.township(findings, change, row, "township");
            if (change.byHand()) {
                decidedAndPublished(findings, change, row);
            }
            within(findings, change, row, rows, "recalledOn");
            Row recalled = rows.onOrLast(row.text("empowerment"), row.date("recalledOn"));
            Row list = recalled == null ? null : lists.one(recalled.text("list"));
            if (list != null
                    && !RuleLook.parameter(
                                    findings.rules().ofBody(list.text("government")),
                                    "empowerment.recall",
                                    row.date("recalledOn"))
                            .map(Applied::flag)
                            .orElse(false)) {
                findings.problem(change, "recalledOn", "POWERS-RULE", "现行规则没有回收执法权限的规定");
            }
        });
    }

    /** A procedure recalls by the decision it takes, and wants the rest before it ends; by hand only what was decided and told is put down. */
    private static void decidedAndPublished(Findings findings, Proposed change, Row row) {
        for (String each : RECALL_DECISION) {
            if (row.values().get(each) == null) {
                findings.problem(
                        change,
                        each,
                        "POWERS-RECALL-UNDECIDED",
                        "收回赋权事项应当写明收回决定的“"
                                + EmpowermentRegisters.RECALLS
                                        .field(each)
                                        .orElseThrow()
                                        .title() + "”");
            }
        }
    }
}
