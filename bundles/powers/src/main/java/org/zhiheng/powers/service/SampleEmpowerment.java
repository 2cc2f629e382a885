package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.powers.CautionGround;
import org.zhiheng.api.powers.EvaluationResult;
import org.zhiheng.api.powers.PriorityGround;
import org.zhiheng.api.powers.RecallGround;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.registers.SampleOffer.District;
import org.zhiheng.registers.SampleRows;

/**
 * What the sample district has handed over, in every state: a first batch that is in effect, some of it recalled and some not confirmed by both; a second in
 * transition; a third that waits for confirmation; a fourth before publication.
 */
final class SampleEmpowerment {

    private static final List<String> HANDED_OVER =
            List.of("urban", "market", "housing", "agriculture", "emergency", "water");
    /** What part of what may be handed over each batch ends with, of a hundred. */
    private static final int[] SHARES = {45, 70, 88, 100};

    private static final LocalDate FIRST = LocalDate.of(2024, 6, 1);
    private static final LocalDate FIRST_TRANSITION_ENDS = LocalDate.of(2024, 8, 5);
    private static final LocalDate ADJUSTED = LocalDate.of(2025, 1, 1);

    /** A batch for townships of one class. */
    private record Batch(int order, String townshipClass, int number, LocalDate published, LocalDate from) {

        String list() {
            return "sample-el-" + order + "-" + number;
        }

        String empowerment(SampleItem item) {
            return String.format("sample-em-%d-%04d", order, item.number());
        }
    }

    private final District district;
    private final SampleRows rows;
    private final List<String> classes;
    private final List<String> points;
    private final LocalDate today;

    /**
     * @param classes of townships, at least one
     * @param points of the checklist of a transition
     */
    SampleEmpowerment(District district, SampleRows rows, List<String> classes, List<String> points) {
        this.district = district;
        this.rows = rows;
        this.classes = List.copyOf(new TreeSet<>(classes));
        this.points = points;
        this.today = district.today();
    }

    /** @return what the first batch hands over */
    List<SampleItem> of(List<SampleItem> items) {
        List<SampleItem> possible = items.stream()
                .filter(each -> each.guided() && HANDED_OVER.contains(District.name(each.body())))
                .toList();
        List<Body> townships = district.townships();
        for (int i = 0; i < townships.size(); i++) {
            rows.add(
                    "township-classes",
                    "sample-tc-" + District.name(townships.get(i).id()),
                    LocalDate.of(2024, 5, 5),
                    null,
                    "township",
                    townships.get(i).id(),
                    "townshipClass",
                    classOf(townships, i));
        }
        for (int order = 0; order < classes.size(); order++) {
            String townshipClass = classes.get(order);
            List<Body> own = new ArrayList<>();
            for (int i = 0; i < townships.size(); i++) {
                if (classOf(townships, i).equals(townshipClass)) {
                    own.add(townships.get(i));
                }
            }
            int from = 0;
            for (int number = 1; number <= SHARES.length; number++) {
                int to = possible.size() * SHARES[number - 1] / 100;
                batch(batch(order, townshipClass, number), possible.subList(from, to), own);
                from = to;
            }
        }
        return possible.subList(0, possible.size() * SHARES[0] / 100);
    }

    /** Streets are of the class that says so, towns of the others in turn. */
    private String classOf(List<Body> townships, int index) {
        boolean street = townships.get(index).id().contains("street");
        List<String> fitting = classes.stream()
                .filter(each -> each.contains("street") == street)
                .toList();
        List<String> from = fitting.isEmpty() ? classes : fitting;
        return from.get(index % from.size());
    }

    private Batch batch(int order, String townshipClass, int number) {
        return switch (number) {
            case 1 -> new Batch(order, townshipClass, 1, FIRST, FIRST.plusDays(4));
            case 2 -> new Batch(order, townshipClass, 2, today.minusDays(40), today.minusDays(35));
            case 3 -> new Batch(order, townshipClass, 3, today.minusDays(10), today.minusDays(8));
            default -> new Batch(order, townshipClass, number, null, today.plusDays(30));
        };
    }

    private void batch(Batch batch, List<SampleItem> items, List<Body> townships) {
        list(batch);
        items.forEach(each -> empowerment(batch, each));
        if (batch.number() == 1) {
            items.stream().filter(each -> each.number() % 19 == 7).forEach(each -> adjusted(batch, each));
        }
        if (batch.published() != null) {
            confirmations(batch, items, townships);
        }
        if (batch.number() <= 2) {
            townships.forEach(each -> transition(batch, items, each));
        }
        if (batch.number() == 1) {
            after(batch, items, townships);
        }
    }

    private void list(Batch batch) {
        LocalDate published = batch.published();
        rows.add(
                "empowerment-lists",
                batch.list(),
                "title",
                "第" + batch.number() + "批赋权清单(示例," + batch.townshipClass() + ")",
                "government",
                district.government(),
                "townshipClass",
                batch.townshipClass(),
                "batch",
                batch.number(),
                "version",
                1,
                "number",
                published == null ? null : "示例政发〔2024〕" + (10 * batch.order() + batch.number()) + "号",
                "approvedOn",
                published == null ? null : published.minusDays(8),
                "filedOn",
                published == null ? null : published.minusDays(4),
                "publishedOn",
                published);
    }

    private void empowerment(Batch batch, SampleItem item) {
        boolean cautious = item.most() >= 50_000;
        rows.add(
                "empowerments",
                batch.empowerment(item),
                batch.from(),
                null,
                "list",
                batch.list(),
                "item",
                item.key(),
                "name",
                item.name(),
                "powers",
                item.name().contains("处罚")
                        ? List.of(Field.word(ActKind.PENALTY), Field.word(ActKind.INSPECTION))
                        : List.of(Field.word(ActKind.INSPECTION)),
                "originalBody",
                item.body(),
                "priority",
                cautious ? null : List.of(Field.word(PriorityGround.values()[item.number() % 4])),
                "caution",
                cautious ? List.of(Field.word(CautionGround.SPECIALISED)) : null);
    }

    private void adjusted(Batch batch, SampleItem item) {
        rows.amend(
                "empowerments", batch.empowerment(item), ADJUSTED, "powers", List.of(Field.word(ActKind.INSPECTION)));
    }

    private void confirmations(Batch batch, List<SampleItem> items, List<Body> townships) {
        Set<String> departments = new TreeSet<>();
        items.forEach(each -> departments.add(each.body()));
        for (Body township : townships) {
            for (String department : departments) {
                String key = "sample-ac-" + batch.order() + batch.number() + "-" + District.name(township.id()) + "-"
                        + District.name(department);
                rows.add(
                        "acceptance-confirmations",
                        key,
                        "list",
                        batch.list(),
                        "township",
                        township.id(),
                        "department",
                        department,
                        "title",
                        "承接确认书(示例)",
                        "authority",
                        "行政处罚权和与之有关的行政检查权(示例)");
                LocalDate day = batch.from().plusDays(batch.number() == 1 ? 14 : 2);
                boolean waits = batch.number() == 3 || key.endsWith("town-4-water");
                sign(key, township.id(), day);
                if (!waits) {
                    sign(key, department, day.plusDays(1));
                }
            }
        }
    }

    private void sign(String confirmation, String body, LocalDate day) {
        rows.add(
                "acceptance-signatures",
                confirmation.replace("-ac-", "-as-") + (confirmation.endsWith("-" + District.name(body)) ? "-b" : "-a"),
                "confirmation",
                confirmation,
                "signedFor",
                body,
                "signer",
                "示例负责人",
                "signedOn",
                day);
    }

    private void transition(Batch batch, List<SampleItem> items, Body township) {
        boolean first = batch.number() == 1;
        String key = "sample-tr-" + batch.order() + batch.number() + "-" + District.name(township.id());
        rows.add(
                "transitions",
                key,
                "list",
                batch.list(),
                "township",
                township.id(),
                "title",
                township.title() + "第" + batch.number() + "批过渡期",
                "startOn",
                first ? batch.from() : today.minusDays(30),
                "endOn",
                first ? FIRST_TRANSITION_ENDS : today.plusDays(60));
        for (int i = 0; i < points.size(); i++) {
            boolean done = first || i < points.size() / 2;
            rows.add(
                    "transition-points",
                    key.replace("-tr-", "-tp-") + "-" + (i + 1),
                    "transition",
                    key,
                    "point",
                    points.get(i),
                    "responsible",
                    "示例负责人",
                    "doneOn",
                    done ? first ? FIRST_TRANSITION_ENDS.minusDays(15) : today.minusDays(5) : null,
                    "evidence",
                    done ? "已完成(示例)" : null);
        }
        if (items.isEmpty()) {
            return;
        }
        SampleItem item = items.get(township.id().length() % items.size());
        rows.add(
                "transition-matters",
                key.replace("-tr-", "-tm-"),
                "transition",
                key,
                "matter",
                "示例立〔2024〕" + item.number() + "号",
                "item",
                item.key(),
                "filedOn",
                first ? FIRST.plusDays(20) : today.minusDays(20),
                "filedBy",
                item.body(),
                "heldBy",
                item.body(),
                "closedOn",
                first ? FIRST_TRANSITION_ENDS.plusDays(25) : null);
    }

    /** What became of the first batch. */
    private void after(Batch batch, List<SampleItem> items, List<Body> townships) {
        for (int i = 0; i < items.size(); i++) {
            String empowerment = batch.empowerment(items.get(i));
            if (i % 5 == 2) {
                rows.add(
                        "empowerment-evaluations",
                        empowerment.replace("-em-", "-ev-"),
                        "empowerment",
                        empowerment,
                        "evaluatedOn",
                        today.minusDays(100),
                        "result",
                        Field.word(EvaluationResult.values()[i % EvaluationResult.values().length]),
                        "opinion",
                        "示例评估意见",
                        "filedOn",
                        today.minusDays(80),
                        "publishedOn",
                        today.minusDays(70));
            }
            if (i % 11 == 3 && !townships.isEmpty()) {
                rows.add(
                        "recalls",
                        empowerment.replace("-em-", "-re-"),
                        "empowerment",
                        empowerment,
                        "township",
                        i % 2 == 0 ? null : townships.get(0).id(),
                        "recalledOn",
                        today.minusDays(60),
                        "ground",
                        Field.word(RecallGround.CANNOT_CARRY),
                        "reason",
                        "示例回收理由",
                        "number",
                        "示例政发〔2026〕" + items.get(i).number() + "号",
                        "publishedOn",
                        today.minusDays(55));
            }
        }
    }
}
