package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.questions.EntrustedKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterOffer.Proposed;

/**
 * What must fit together in entrustments. What the law wants is asked of the ruling {@code entrustment}; what it still lacks only because a step is yet to
 * come is no fault of what is registered.
 */
final class EntrustmentChecks {

    private static final Map<String, String> STEPS = Map.of(
            "justice-review", "justiceReviewedOn",
            "government-approval", "governmentApprovedOn",
            "signing", "signedOn",
            "publication", "publishedOn");
    private static final List<String> DAYS =
            List.of("justiceReviewedOn", "governmentApprovedOn", "signedOn", "publishedOn");
    private static final String TOWNSHIP = Field.word(EntrustedKind.TOWNSHIP);

    private final Rulings rulings;

    EntrustmentChecks(Rulings rulings) {
        this.rulings = rulings;
    }

    void entrustments(Findings findings) {
        findings.owned("entrusting");
        Set<String> keys = findings.proposed().stream().map(Proposed::key).collect(Collectors.toSet());
        Lives entrusted = findings.by(EmpowermentRegisters.ENTRUSTED_ITEMS.id(), "entrustment", keys);
        Lives items = findings.keys(ItemRegisters.ITEMS.id(), entrusted.texts("item"));
        findings.each((change, row) -> {
            if (row.to() == null) {
                findings.problem(change, "to", "POWERS-NO-END", "委托应当写明期限的最后一日");
            }
            if (row.text("entrusting").equals(row.text("entrusted"))) {
                findings.problem(change, "entrusted", "POWERS-SELF", "不能委托给自己");
            }
            boolean township = findings.kind(row.text("entrusted"), Body.Kind.TOWNSHIP);
            if (findings.body(row.text("entrusted")).isPresent()
                    && township != TOWNSHIP.equals(row.text("entrustedKind"))) {
                findings.problem(change, "entrustedKind", "POWERS-ENTRUSTED-KIND", "“受委托组织种类”与受委托组织不符");
            }
            DAYS.forEach(each -> findings.happened(change, row, each, title(each)));
            findings.ordered(change, row, "signedOn", "filedOn", "备案日期早于签订日期");
            boolean again = entrusted.all(change.key()).stream()
                    .map(each -> items.onOrLast(each.text("item"), row.from()))
                    .filter(Objects::nonNull)
                    .anyMatch(each -> !each.text("body").equals(row.text("entrusting")));
            lawful(findings, change, row, again, "entrusting");
        });
    }

    void items(Findings findings) {
        Lives entrustments = findings.led("entrustment", EmpowermentRegisters.ENTRUSTMENTS.id());
        Lives items = findings.led("item", ItemRegisters.ITEMS.id());
        findings.each((change, row) -> {
            Row entrustment = entrustments.one(row.text("entrustment"));
            Row item = entrustment == null ? null : items.onOrLast(row.text("item"), entrustment.from());
            if (item != null && !item.text("body").equals(entrustment.text("entrusting"))) {
                lawful(findings, change, entrustment, true, "item");
            }
        });
    }

    /** What the ruling says of it, apart from what is yet to come. */
    private void lawful(Findings findings, Proposed change, Row row, boolean again, String whose) {
        Optional<Body> entrusting = findings.body(row.text("entrusting"));
        if (entrusting.isEmpty()) {
            return;
        }
        LocalDate on = Stream.concat(Stream.of(row.from()), DAYS.stream().map(row::date))
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElseThrow();
        Ruling<Map<String, Object>> ruling = rulings.inForce()
                .ask(
                        "entrustment",
                        facts(row, again),
                        entrusting.get().division().value(),
                        on);
        if (!ruling.determined()) {
            findings.problem(
                    change, null, "POWERS-UNDETERMINED", "现行规则还不能判断这项委托,缺少:" + Labels.missing(ruling.missing()));
            return;
        }
        for (Object each : (List<?>) ruling.answer().get("failing")) {
            failing(findings, change, row, String.valueOf(each), whose);
        }
        chain(findings, change, row, on);
    }

    /** The facts of an entrustment, as the ruling asks for them. */
    static Map<String, Object> facts(Row row, boolean again) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("powers", row.texts("powers"));
        facts.put("entrustedKind", row.text("entrustedKind"));
        facts.put("reEntrusted", again);
        for (String each : DAYS) {
            if (row.date(each) != null) {
                facts.put(each, row.date(each).toString());
            }
        }
        return facts;
    }

    private static void failing(Findings findings, Proposed change, Row row, String failing, String whose) {
        switch (failing) {
            case "powers" -> findings.problem(change, "powers", "POWERS-NOT-ENTRUSTABLE", "委托的权力里有不得委托的,例如行政强制措施权");
            case "entrustedKind" -> findings.problem(
                    change, "entrustedKind", "POWERS-NOT-ENTRUSTABLE", "这些权力不得委托给这类组织或者个人");
            case "reEntrusted" -> findings.problem(change, whose, "POWERS-RE-ENTRUSTED", "事项不是委托机关自己的,受委托组织不得再委托");
            default -> {
                if (row.date(failing) != null) {
                    findings.problem(change, failing, "POWERS-CHAIN-ORDER", "“" + title(failing) + "”次序颠倒");
                }
            }
        }
    }

    /** No step before the ones it must follow. */
    private static void chain(Findings findings, Proposed change, Row row, LocalDate on) {
        List<String> steps = RuleLook.codes(
                        findings.rules().ofBody(row.text("entrusting")),
                        "entrustment.chain." + row.text("entrustedKind"),
                        on)
                .orElse(List.of());
        String missing = null;
        for (String step : steps) {
            String day = STEPS.get(step);
            if (day == null) {
                findings.problem(change, null, "POWERS-RULE", "规则里有一个委托步骤没有对应的日期,请规则包的作者改正");
            } else if (row.date(day) == null) {
                missing = missing == null ? day : missing;
            } else if (missing != null) {
                findings.problem(
                        change, missing, "POWERS-CHAIN-MISSING", "先有“" + title(missing) + "”,才有“" + title(day) + "”");
            }
        }
    }

    private static String title(String field) {
        return EmpowermentRegisters.ENTRUSTMENTS.field(field).orElseThrow().title();
    }
}
