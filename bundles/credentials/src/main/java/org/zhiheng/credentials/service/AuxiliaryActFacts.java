package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;

/** Facts of {@code auxiliary-act}: what an auxiliary was assigned to do on the day. */
@Component(service = FactSource.class)
public final class AuxiliaryActFacts implements FactSource {

    private final RegisterStore registers;

    @Activate
    public AuxiliaryActFacts(@Reference RegisterStore registers) {
        this.registers = registers;
    }

    @Override
    public String question() {
        return "auxiliary-act";
    }

    @Override
    public Map<String, String> references() {
        return Map.of("auxiliary", "执法辅助人员的编号");
    }

    @Override
    public Map<String, String> confined() {
        return Map.of("auxiliary", "auxiliaries");
    }

    @Override
    public Map<String, Object> facts(Map<String, Object> references, Map<String, ?> given, AsOf asOf) {
        String key = References.one(references, "auxiliary").orElseThrow();
        Row auxiliary = registers
                .row("auxiliaries", key, asOf)
                .orElseThrow(() -> References.wrong("auxiliary", asOf.on() + "没有编号为“" + key + "”的执法辅助人员"));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("assigned", auxiliary.texts("allowedActs"));
        facts.put("contract", days(auxiliary.date("contractFrom"), auxiliary.date("contractTo")));
        if (auxiliary.date("cardFrom") != null) {
            facts.put("card", days(auxiliary.date("cardFrom"), auxiliary.date("cardTo")));
        }
        return facts;
    }

    private static Map<String, Object> days(LocalDate from, LocalDate to) {
        Map<String, Object> days = new LinkedHashMap<>(Map.of("from", from.toString()));
        if (to != null) {
            days.put("to", to.toString());
        }
        return days;
    }
}
