package org.zhiheng.credentials.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;

/** Facts of {@code training}: what an officer's ledger has for the year. */
@Component(service = FactSource.class)
public final class TrainingFacts implements FactSource {

    private final RegisterStore registers;

    @Activate
    public TrainingFacts(@Reference RegisterStore registers) {
        this.registers = registers;
    }

    @Override
    public String question() {
        return "training";
    }

    @Override
    public Map<String, String> references() {
        return Map.of("officer", "执法人员的编号");
    }

    @Override
    public Map<String, String> confined() {
        return Map.of("officer", "officers");
    }

    @Override
    public Map<String, Object> facts(Map<String, Object> references, Map<String, ?> given, AsOf asOf) {
        Map<String, Object> facts = new LinkedHashMap<>();
        References.one(references, "officer").ifPresent(officer -> {
            if (registers
                    .life("officers", "key", List.of(officer), asOf.knownAt())
                    .isEmpty()) {
                throw References.wrong("officer", "没有编号为“" + officer + "”的执法人员");
            }
            int year = given.get("year") instanceof Number number
                    ? number.intValue()
                    : asOf.on().getYear();
            facts.put("year", year);
            facts.put(
                    "records",
                    registers.where("trainings", "officer", List.of(officer), asOf).stream()
                            .filter(each ->
                                    Long.valueOf(year).equals(each.values().get("year")))
                            .map(TrainingFacts::attended)
                            .toList());
        });
        return facts;
    }

    /** A row of the ledger as the question has it. */
    static Map<String, Object> attended(Row row) {
        return Map.of(
                "type", row.text("type"),
                "organiser", row.text("organiser"),
                "hours", row.values().get("hours"));
    }
}
