package org.zhiheng.powers.service;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.registers.RegisterStore;

/** What the registers say for the question {@code entrustment}. */
@Component(service = FactSource.class)
public final class EntrustmentFacts implements FactSource {

    private static final String ENTRUSTMENT = "entrustment";

    private final RegisterStore store;

    @Activate
    public EntrustmentFacts(@Reference RegisterStore store) {
        this.store = store;
    }

    @Override
    public String question() {
        return "entrustment";
    }

    @Override
    public Map<String, String> references() {
        return Map.of(ENTRUSTMENT, "委托执法协议的编号");
    }

    @Override
    public Map<String, Object> facts(Map<String, Object> references, Map<String, ?> given, AsOf asOf) {
        String key = String.valueOf(references.get(ENTRUSTMENT));
        Row entrustment = store.row(EmpowermentRegisters.ENTRUSTMENTS.id(), key, asOf)
                .orElseThrow(() -> CompetenceFacts.unknown(ENTRUSTMENT, "委托执法协议在" + asOf.on() + "没有编号为“" + key + "”的"));
        List<String> entrusted =
                store.where(EmpowermentRegisters.ENTRUSTED_ITEMS.id(), ENTRUSTMENT, List.of(key), asOf).stream()
                        .map(each -> each.text("item"))
                        .filter(Objects::nonNull)
                        .toList();
        boolean again = store.rows(ItemRegisters.ITEMS.id(), entrusted, asOf).values().stream()
                .anyMatch(each -> !each.text("body").equals(entrustment.text("entrusting")));
        return EntrustmentChecks.facts(entrustment, again);
    }
}
