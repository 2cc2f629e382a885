package org.zhiheng.powers.service;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.powers.FineMode;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.registers.RegisterStore;

/** What the catalogue of items says for the question {@code discretion}: the item's code, its field, and the range of fines the law gives it. */
@Component(service = FactSource.class)
public final class DiscretionFacts implements FactSource {

    private static final String ITEM = "item";

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
        return Map.of(ITEM, "执法事项的编号");
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
        return facts;
    }

    private static void amount(Map<String, Object> facts, String name, Row item, String field) {
        if (item.values().get(field) instanceof BigDecimal number) {
            facts.put(name, number.toPlainString());
        }
    }
}
