package org.zhiheng.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Reason;

/**
 * A parameter's value that holds on a day in a book, and where it comes from.
 *
 * @param personMustConfirm whether an interpretation decided that this value holds: its doubt, or two norms that yield to
 *     each other
 * @param plain the value as reasons show it: strings, numbers, booleans, lists and maps of them
 */
public record Applied(
        Parameter parameter, DatedValue dated, RulePackage from, boolean personMustConfirm, Object plain) {

    public Applied(Parameter parameter, DatedValue dated, RulePackage from, boolean personMustConfirm) {
        this(parameter, dated, from, personMustConfirm, PlainValues.of(dated.value()));
    }

    /** The reason that this value gives, with the step told in Chinese. */
    public Reason because(String text) {
        return new Reason(
                parameter.id(),
                plain,
                dated.from(),
                from.id(),
                from.version(),
                dated.source().toCitation(),
                dated.doubt(),
                text);
    }

    /** Whether there is a doubt or a choice that a person should look at. */
    public boolean doubtful() {
        return personMustConfirm || dated.doubt() != null;
    }

    public BigDecimal number() {
        return held(BigDecimal.class);
    }

    /**
     * The number, in the unit in which whoever reads it counts: three months must not be taken for three years.
     *
     * @throws OtherTypeException also where the parameter has another unit
     */
    public BigDecimal number(String unit) {
        if (!unit.equals(parameter.unit())) {
            throw new OtherTypeException(parameter.id());
        }
        return number();
    }

    public boolean flag() {
        return held(Boolean.class);
    }

    public String text() {
        return held(String.class);
    }

    public Threshold threshold() {
        return held(Threshold.class);
    }

    public TermRule term() {
        return held(TermRule.class);
    }

    @SuppressWarnings("unchecked")
    public List<String> codes() {
        return held(List.class);
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> fields() {
        return held(Map.class);
    }

    private <T> T held(Class<T> type) {
        if (!type.isInstance(dated.value())) {
            throw new OtherTypeException(parameter.id());
        }
        return type.cast(dated.value());
    }

    /** A parameter is of another type than whoever reads it needs: a package may name and type its parameters as it likes. */
    public static final class OtherTypeException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        private final String rule;

        OtherTypeException(String rule) {
            super(rule + " is of another type than is needed");
            this.rule = rule;
        }

        /** Id of the parameter. */
        public String rule() {
            return rule;
        }
    }
}
