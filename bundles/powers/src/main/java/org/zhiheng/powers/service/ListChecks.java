package org.zhiheng.powers.service;

import java.util.List;
import java.util.Map;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.powers.DutyTopic;
import org.zhiheng.api.powers.RuleDocumentKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.BenchmarkRegisters;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.domain.ListRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterOffer.Proposed;
import org.zhiheng.rules.RuleBook.AppliedRow;

/** What must fit together in the lists, and what must be in them before they are published. */
final class ListChecks {

    /** Which list of a rule package names what an entry must contain when it is published. */
    private static final Map<String, String> ELEMENTS = Map.of(
            ItemRegisters.ITEMS.id(), "item-list-elements",
            ListRegisters.RANDOM_INSPECTION.id(), "random-inspection-elements",
            ListRegisters.SERVICE_GUIDES.id(), "service-guide-elements",
            ListRegisters.REVIEW_CATALOGUE.id(), "legal-review-catalogue-dimensions");

    private static final Map<String, String> DOCUMENT_ELEMENTS = Map.of(
            Field.word(RuleDocumentKind.DISCLOSURE), "disclosure-rule-elements",
            Field.word(RuleDocumentKind.RECORDING), "recording-rule-elements",
            Field.word(RuleDocumentKind.LEGAL_REVIEW), "legal-review-rule-elements");

    private ListChecks() {}

    static void layered(Findings findings) {
        Lives benchmarks = findings.led("benchmark", BenchmarkRegisters.BENCHMARKS.id());
        Lives items = findings.led("item", ItemRegisters.ITEMS.id());
        Lives empowered = findings.by(EmpowermentRegisters.EMPOWERMENTS.id(), "item", findings.texts("item"));
        Lives entrusted = findings.by(EmpowermentRegisters.ENTRUSTED_ITEMS.id(), "item", findings.texts("item"));
        Lives entrustments = findings.keys(EmpowermentRegisters.ENTRUSTMENTS.id(), entrusted.texts("entrustment"));
        findings.each((change, row) -> {
            findings.publishedFirst(change, row);
            Row item = items.onOrLast(row.text("item"), row.from());
            boolean theirs = item == null
                    || item.yes("statutoryTownshipPower")
                    || !empowered.on(row.text("item"), row.from()).isEmpty()
                    || entrusted.all(row.text("item")).stream().anyMatch(each -> !entrustments
                            .on(each.text("entrustment"), row.from())
                            .isEmpty());
            if (Field.word(org.zhiheng.api.questions.Body.TOWNSHIP).equals(row.text("level")) && !theirs) {
                findings.problem(
                        change, "level", "POWERS-LEVEL", "这一事项在" + row.from() + "没有赋权或者委托给镇(街道),也不是镇(街道)的法定职权,只能由部门负责");
            }
            Row benchmark = benchmarks.onOrLast(row.text("benchmark"), row.from());
            if (benchmark != null && !benchmark.text("item").equals(row.text("item"))) {
                findings.problem(change, "benchmark", "POWERS-OTHER-ITEM", "这一裁量基准是另一事项的");
            }
        });
    }

    static void patrol(Findings findings) {
        findings.each((change, row) -> township(findings, change, row, "claimedBy"));
    }

    static void township(Findings findings, Proposed change, Row row, String field) {
        String body = row.text(field);
        if (body != null && findings.body(body).isPresent() && !findings.kind(body, Body.Kind.TOWNSHIP)) {
            findings.problem(change, field, "POWERS-NO-TOWNSHIP", "“" + findings.title(body) + "”不是镇(街道)");
        }
    }

    static void duties(Findings findings) {
        List<String> townships = List.of(
                Field.word(DutyTopic.DETERMINATION),
                Field.word(DutyTopic.CROSS_AREA),
                Field.word(DutyTopic.ONE_TO_MANY));
        findings.each((change, row) -> {
            findings.publishedFirst(change, row);
            String topic = row.text("topic");
            boolean designated = Field.word(DutyTopic.DESIGNATED).equals(topic);
            if (designated != (row.text("designatedBy") != null) || designated != (row.date("designatedOn") != null)) {
                findings.problem(change, "designatedOn", "POWERS-DESIGNATION", "区政府指定的,写明指定机关和日期;不是指定的,都不写");
            }
            boolean isTownship = findings.kind(row.text("body"), Body.Kind.TOWNSHIP);
            if (townships.contains(topic) && findings.body(row.text("body")).isPresent() && !isTownship) {
                findings.problem(change, "topic", "POWERS-TOPIC", "违法行为认定、跨区域执法、“一对多”是镇(街道)的履职事项");
            } else if (Field.word(DutyTopic.DEPARTMENT).equals(topic) && isTownship) {
                findings.problem(change, "topic", "POWERS-TOPIC", "镇(街道)的履职事项不能登记为部门履职");
            }
        });
    }

    /** Before it is published, an entry has everything the rules want in it. */
    static void complete(RegisterDefinition definition, Findings findings) {
        findings.each((change, row) -> {
            String list = definition.equals(ListRegisters.RULE_DOCUMENTS)
                    ? DOCUMENT_ELEMENTS.get(row.text("kind"))
                    : ELEMENTS.get(definition.id());
            if (list == null || row.date("publishedOn") == null) {
                return;
            }
            List<AppliedRow> elements =
                    RuleLook.rows(findings.rules().ofBody(row.text("body")), list, row.date("publishedOn"));
            for (AppliedRow each : elements) {
                String name = (String) each.row().cells().get("name");
                Field field = definition.fields().stream()
                        .filter(one -> one.title().equals(name))
                        .findFirst()
                        .orElse(null);
                if (field == null || !row.values().containsKey(field.name())) {
                    findings.problem(
                            change,
                            field == null ? "publishedOn" : field.name(),
                            "POWERS-ELEMENT",
                            "公布之前应当写明“" + name + "”");
                }
            }
        });
    }
}
