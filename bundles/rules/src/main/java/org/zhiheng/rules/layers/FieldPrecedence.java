package org.zhiheng.rules.layers;

import java.util.function.Consumer;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RulePackage;

/**
 * Which of a field's rule and a territory's holds where neither yields to the other: itself a dated value of the nation with a
 * source, for the law does not say it once for all.
 */
final class FieldPrecedence {

    static final String ID = "layers.field-precedence";
    static final String FIELD = "field";
    static final String TERRITORY = "territory";

    private FieldPrecedence() {}

    static void check(RulePackage rulePackage, Consumer<Fault> faults) {
        Parameter parameter = rulePackage.parameters().get(ID);
        if (parameter == null) {
            return;
        }
        for (DatedValue dated : parameter.values()) {
            if (rulePackage.layer() != Layer.NATION) {
                faults.accept(fault(dated, ID + "只能由国家层级的规则包规定", "请删去"));
            } else if (!FIELD.equals(dated.value()) && !TERRITORY.equals(dated.value())) {
                faults.accept(fault(dated, ID + "的值应当是field或者territory", "请改正"));
            }
        }
    }

    private static Fault fault(DatedValue dated, String message, String hint) {
        DatedValue.Place place = dated.place();
        return Fault.error("RP-LAYER-014", place.file(), place.line(), place.column(), message, hint);
    }
}
