package org.zhiheng.powers.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.registers.RegisterStore;

/** What the catalogue says for {@code officer-competence}: which kind of act an item is, and in which field. */
@Component(service = FactSource.class)
public final class ItemFacts implements FactSource {

    private static final String ITEM = "item";
    private static final String ACT_KIND = "actKind";
    private static final String FIELD = "field";

    private final RegisterStore store;

    @Activate
    public ItemFacts(@Reference RegisterStore store) {
        this.store = store;
    }

    @Override
    public String question() {
        return "officer-competence";
    }

    @Override
    public Map<String, String> references() {
        return Map.of(ITEM, "执法事项的编号");
    }

    @Override
    public Set<String> holds() {
        return Set.of(ACT_KIND, FIELD);
    }

    @Override
    public Map<String, Object> facts(Map<String, Object> references, Map<String, ?> given, AsOf asOf) {
        if (!(references.get(ITEM) instanceof String key)) {
            throw CompetenceFacts.unknown(ITEM, "“item”应当是编号");
        }
        Row item = store.row(ItemRegisters.ITEMS.id(), key, asOf)
                .orElseThrow(() -> CompetenceFacts.unknown(ITEM, "执法事项目录在" + asOf.on() + "没有编号为“" + key + "”的事项"));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(ACT_KIND, item.text("actKind"));
        if (item.text("field") != null) {
            facts.put(FIELD, item.text("field"));
        }
        return facts;
    }
}
