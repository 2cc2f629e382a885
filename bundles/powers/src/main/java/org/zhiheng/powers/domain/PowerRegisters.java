package org.zhiheng.powers.domain;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zhiheng.api.registers.RegisterDefinition;

/** All registers of powers. */
public final class PowerRegisters {

    /** By the migration that makes their tables. */
    public static final Map<String, List<RegisterDefinition>> BY_MIGRATION =
            Collections.unmodifiableMap(new TreeMap<>(Map.of(
                    "V1_62_1__items", ItemRegisters.all(),
                    "V1_62_2__benchmarks", BenchmarkRegisters.all(),
                    "V1_62_3__lists", ListRegisters.all(),
                    "V1_62_4__empowerment", EmpowermentRegisters.all(),
                    "V1_81__township_proposals", List.of(EmpowermentRegisters.PROPOSALS),
                    "V1_112__inspection_results", List.of(ListRegisters.INSPECTION_RESULTS))));

    public static final List<RegisterDefinition> ALL =
            BY_MIGRATION.values().stream().flatMap(List::stream).toList();

    private PowerRegisters() {}
}
