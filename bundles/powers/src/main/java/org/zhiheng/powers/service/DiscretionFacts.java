package org.zhiheng.powers.service;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.powers.FineMode;
import org.zhiheng.api.powers.IssuerLevel;
import org.zhiheng.api.powers.TargetKind;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.BenchmarkRegisters;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.registers.RegisterStore;

/**
 * What the registers say for the question {@code discretion}: the item's code, its field, the range of fines the law gives it, and the benchmark that is
 * registered for it. Of several benchmarks the one of the body that decides, else the one of the lowest level.
 */
@Component(service = FactSource.class)
public final class DiscretionFacts implements FactSource {

    private static final String ITEM = "item";
    private static final String BODY = "body";

    /** The highest first, as {@link IssuerLevel} has them. */
    private static final List<String> LEVELS =
            Arrays.stream(IssuerLevel.values()).map(Field::word).toList();

    private final RegisterStore store;

    @Activate
    public DiscretionFacts(@Reference RegisterStore store) {
        this.store = store;
    }

    @Override
    public String question() {
        return "discretion";
    }

    @Override
    public Map<String, String> references() {
        return Map.of(ITEM, "执法事项的编号", BODY, "作出决定的机构编号");
    }

    @Override
    public Map<String, Object> facts(Map<String, Object> references, Map<String, ?> given, AsOf asOf) {
        String key = String.valueOf(references.get(ITEM));
        Row item = store.row(ItemRegisters.ITEMS.id(), key, asOf)
                .orElseThrow(() -> CompetenceFacts.unknown(ITEM, "执法事项目录在" + asOf.on() + "没有编号为“" + key + "”的事项"));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("item", item.text("code"));
        if (item.text("field") != null) {
            facts.put("field", item.text("field"));
        }
        if (Field.word(FineMode.FIXED).equals(item.text("fineMode"))) {
            amount(facts, "minimum", item, "fineMin");
            amount(facts, "maximum", item, "fineMax");
        }
        registered(key, references.get(BODY), given.get("partyKind"), asOf)
                .ifPresent(each -> facts.put("registered", each));
        return facts;
    }

    private Optional<Map<String, Object>> registered(String item, Object body, Object party, AsOf asOf) {
        Optional<Row> chosen = store.where(BenchmarkRegisters.BENCHMARKS.id(), ITEM, List.of(item), asOf).stream()
                .filter(each -> published(each, asOf) && about(each.text("target"), party))
                .max(Comparator.<Row, Boolean>comparing(
                                each -> each.text("issuer").equals(body))
                        .thenComparing(each -> !Field.word(TargetKind.ANY).equals(each.text("target")))
                        .thenComparing(each -> LEVELS.indexOf(each.text("level")))
                        .thenComparing(Row::key));
        return chosen.map(benchmark -> {
            List<Map<String, Object>> tiers =
                    store.where(BenchmarkRegisters.TIERS.id(), "benchmark", List.of(benchmark.key()), asOf).stream()
                            .sorted(Comparator.comparing(
                                    each -> ((Number) each.values().get("order")).intValue()))
                            .map(DiscretionFacts::tier)
                            .toList();
            return Map.of("own", benchmark.text("issuer").equals(body), "tiers", tiers);
        });
    }

    /** A benchmark works once it is public (行政处罚法 art. 34). */
    private static boolean published(Row benchmark, AsOf asOf) {
        return benchmark.date("publishedOn") != null
                && !benchmark.date("publishedOn").isAfter(asOf.on());
    }

    /** Whether a benchmark is about a party; one about everybody is, and where nobody says who the party is, only that. */
    private static boolean about(String target, Object party) {
        return Field.word(TargetKind.ANY).equals(target) || target.equals(party);
    }

    private static Map<String, Object> tier(Row row) {
        Map<String, Object> tier = new LinkedHashMap<>();
        tier.put("tier", row.text("tier"));
        if (row.text("factor") != null) {
            tier.put("factor", row.text("factor"));
        }
        number(tier, "from", row, "factorFrom");
        number(tier, "to", row, "factorTo");
        amount(tier, "fineMin", row, "fineMin");
        amount(tier, "fineMax", row, "fineMax");
        tier.put("fromInclusive", row.yes("factorFromIncluded"));
        tier.put("toInclusive", row.yes("factorToIncluded"));
        tier.put("minInclusive", row.yes("fineMinIncluded"));
        tier.put("maxInclusive", row.yes("fineMaxIncluded"));
        return tier;
    }

    private static void number(Map<String, Object> facts, String name, Row row, String field) {
        if (row.values().get(field) != null) {
            facts.put(name, row.values().get(field));
        }
    }

    private static void amount(Map<String, Object> facts, String name, Row item, String field) {
        if (item.values().get(field) instanceof BigDecimal number) {
            facts.put(name, number.toPlainString());
        }
    }
}
