package org.zhiheng.procedures.draw;

import org.zhiheng.api.procedures.Drawing;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.rules.ProcedureDefinition;

/** Draws procedures and runs. */
public final class Drawn {

    private Drawn() {}

    /** @param run where the run is; null for the procedure alone */
    public static String of(ProcedureDefinition definition, RunState run, Drawing drawing) {
        return switch (drawing) {
            case MERMAID -> Mermaid.of(definition, run);
            case SVG -> Svg.of(definition, run);
        };
    }
}
