package org.zhiheng.rules;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A decision table, compiled. Immutable; evaluating it interprets nothing and shares nothing between threads. */
public interface DecisionTable {

    /** The DMN id of the decision. */
    String id();

    /** The DMN name of the decision. */
    String name();

    /** {@code UNIQUE}, {@code ANY}, {@code PRIORITY}, {@code FIRST}, {@code RULE ORDER}, {@code OUTPUT ORDER} or {@code COLLECT}. */
    String hitPolicy();

    /** The inputs in column order. */
    List<Column> inputs();

    /** The outputs in column order. */
    List<Column> outputs();

    /** The rows in order. */
    List<Row> rows();

    /**
     * Evaluates the table.
     *
     * @param inputs gives the value of an input by its name: String, {@link java.math.BigDecimal}, Boolean,
     *     {@link java.time.LocalDate}; null when absent
     */
    TableResult evaluate(Function<String, Object> inputs);

    /**
     * Evaluates the table by column order, the fast way.
     *
     * @param inputs one value for each input column; null when absent
     */
    TableResult evaluate(Object[] inputs);

    /**
     * @param name the name or path the input expression reads, or the output's name
     * @param type string, number, boolean or date
     */
    record Column(String name, String label, String type) {}

    /**
     * A row as authors see it.
     *
     * @param number from 1
     * @param annotation what the author wrote beside it; null when nothing
     */
    record Row(int number, String id, Map<String, String> inputs, Map<String, Object> outputs, String annotation) {}
}
