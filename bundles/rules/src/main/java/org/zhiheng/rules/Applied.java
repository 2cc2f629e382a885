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
        return (BigDecimal) dated.value();
    }

    public boolean flag() {
        return (Boolean) dated.value();
    }

    public String text() {
        return (String) dated.value();
    }

    public Threshold threshold() {
        return (Threshold) dated.value();
    }

    public TermRule term() {
        return (TermRule) dated.value();
    }

    @SuppressWarnings("unchecked")
    public List<String> codes() {
        return (List<String>) dated.value();
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> fields() {
        return (Map<String, Object>) dated.value();
    }
}
