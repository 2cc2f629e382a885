package org.zhiheng.credentials.service;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.registers.RegisterStore;

/** Facts of {@code mandatory-courses}: what an officer has finished. */
@Component(service = FactSource.class)
public final class MandatoryCoursesFacts implements FactSource {

    private final RegisterStore registers;

    @Activate
    public MandatoryCoursesFacts(@Reference RegisterStore registers) {
        this.registers = registers;
    }

    @Override
    public String question() {
        return "mandatory-courses";
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
        String officer = References.one(references, "officer").orElseThrow();
        if (registers.life("officers", "key", List.of(officer), asOf.knownAt()).isEmpty()) {
            throw References.wrong("officer", "没有编号为“" + officer + "”的执法人员");
        }
        return Map.of(
                "finished",
                FinishedCourses.of(registers, List.of(officer), asOf).getOrDefault(officer, List.of()));
    }
}
