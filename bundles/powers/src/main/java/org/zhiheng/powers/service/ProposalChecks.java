package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.powers.ProposalKind;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterOffer.Proposed;

/** What must fit together in what townships propose: they claim what the guidance catalogue lets be handed over to them, and speak of what is theirs. */
final class ProposalChecks {

    private static final String CLAIM = Field.word(ProposalKind.CLAIM);

    private ProposalChecks() {}

    static void proposals(Findings findings) {
        Lives items = findings.led("item", ItemRegisters.ITEMS.id());
        Lives guidance = findings.keys(EmpowermentRegisters.GUIDANCE.id(), items.texts("guidance"));
        Lives empowerments = findings.led("empowerment", EmpowermentRegisters.EMPOWERMENTS.id());
        Lives lists = findings.keys(EmpowermentRegisters.LISTS.id(), empowerments.texts("list"));
        Lives classes = findings.by(EmpowermentRegisters.CLASSES.id(), "township", findings.texts("township"));
        findings.each((change, row) -> {
            ListChecks.township(findings, change, row, "township");
            findings.happened(change, row, "proposedOn", "提出日期");
            findings.ordered(change, row, "proposedOn", "decidedOn", "决定日期早于提出日期");
            if ((row.text("outcome") == null) != (row.date("decidedOn") == null)) {
                findings.problem(change, "decidedOn", "POWERS-DECIDED", "“决定”和“决定日期”应当一起写");
            }
            boolean claims = CLAIM.equals(row.text("kind"));
            if (claims && row.text("item") == null) {
                findings.problem(change, "item", "POWERS-PROPOSAL", "申请承接的,应当写明事项");
            }
            if (claims == (row.text("empowerment") != null)) {
                findings.problem(
                        change, "empowerment", "POWERS-PROPOSAL", claims ? "申请承接的,不写赋权事项" : "建议调整或者交回的,应当写明赋权事项");
            }
            Row own = classes.onOrLast(row.text("township"), row.date("proposedOn"));
            String townshipClass = own == null ? null : own.text("townshipClass");
            if (claims && row.text("item") != null) {
                claim(
                        findings,
                        change,
                        row,
                        items.onOrLast(row.text("item"), row.date("proposedOn")),
                        guidance,
                        townshipClass);
            }
            if (row.text("empowerment") != null) {
                Row empowerment = empowerments.onOrLast(row.text("empowerment"), row.date("proposedOn"));
                Row of = empowerment == null ? null : lists.one(empowerment.text("list"));
                if (of != null && !of.text("townshipClass").equals(townshipClass)) {
                    findings.problem(change, "empowerment", "POWERS-OTHER-CLASS", "这不是这类镇(街道)的赋权事项");
                }
                if (empowerment != null
                        && row.text("item") != null
                        && !row.text("item").equals(empowerment.text("item"))) {
                    findings.problem(change, "item", "POWERS-OTHER-ITEM", "这一赋权事项是另一执法事项的");
                }
            }
        });
    }

    private static void claim(
            Findings findings, Proposed change, Row row, Row item, Lives guidance, String townshipClass) {
        LocalDate on = row.date("proposedOn");
        List<Row> entry = item == null ? List.of() : guidance.on(String.valueOf(item.text("guidance")), on);
        boolean applies = entry.stream()
                .anyMatch(each ->
                        EmpowermentChecks.applies(findings.organisation(), each, row.text("township"), townshipClass));
        if (item != null && !applies) {
            findings.problem(change, "item", "POWERS-OUTSIDE-GUIDANCE", "指导目录里没有适用于这个镇(街道)的这一事项,可以建议依法委托");
        } else if (item != null && !entry.get(0).texts("powers").containsAll(row.texts("powers"))) {
            findings.problem(
                    change,
                    "powers",
                    "POWERS-OUTSIDE-GUIDANCE",
                    "指导目录对这一事项只写明:" + Labels.of(ActKind.class, entry.get(0).texts("powers")));
        }
    }
}
