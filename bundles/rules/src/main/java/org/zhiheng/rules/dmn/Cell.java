package org.zhiheng.rules.dmn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.rules.dmn.Tokens.Kind;

/**
 * An input cell: unary tests on one value, any of which may hold.
 *
 * @param any whether the cell is a dash: everything passes, even an absent value
 * @param negated whether the tests stand in {@code not(…)}
 */
record Cell(boolean any, boolean negated, List<Span> spans) {

    static final Cell ANY = new Cell(true, false, List.of());

    /**
     * Values from one end to another. A single value is a span whose ends are equal and included.
     *
     * @param low null for no lower end
     * @param high null for no upper end
     */
    record Span(Object low, boolean lowIncluded, Object high, boolean highIncluded) {

        boolean point() {
            return low != null && low.equals(high);
        }

        @SuppressWarnings("unchecked")
        boolean contains(Object value) {
            if (low != null) {
                int order = ((Comparable<Object>) value).compareTo(low);
                if (order < 0 || order == 0 && !lowIncluded) {
                    return false;
                }
            }
            if (high != null) {
                int order = ((Comparable<Object>) value).compareTo(high);
                return order < 0 || order == 0 && highIncluded;
            }
            return true;
        }
    }

    /** Whether a present value of the column's type passes. */
    boolean accepts(Object value) {
        if (any) {
            return true;
        }
        for (Span span : spans) {
            if (span.contains(value)) {
                return !negated;
            }
        }
        return negated;
    }

    /**
     * Reads a cell.
     *
     * @throws FeelException when the text is no unary test
     */
    static Cell parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.equals("-")) {
            return ANY;
        }
        Tokens tokens = new Tokens(trimmed, List.of());
        boolean negated = tokens.peek().isName("not");
        if (negated) {
            tokens.take();
            tokens.expect("(");
        }
        List<Span> spans = new ArrayList<>();
        do {
            spans.add(span(tokens));
        } while (tokens.takeIf(","));
        if (negated) {
            tokens.expect(")");
        }
        if (tokens.peek().kind() != Kind.END) {
            throw new FeelException("条件在“" + tokens.peek().text() + "”处不完整");
        }
        return new Cell(false, negated, spans);
    }

    private static Span span(Tokens tokens) {
        if (tokens.takeIf("<")) {
            return new Span(null, false, value(tokens), false);
        } else if (tokens.takeIf("<=")) {
            return new Span(null, false, value(tokens), true);
        } else if (tokens.takeIf(">")) {
            return new Span(value(tokens), false, null, false);
        } else if (tokens.takeIf(">=")) {
            return new Span(value(tokens), true, null, false);
        }
        boolean open = tokens.peek().is("(") || tokens.peek().is("]");
        if (open || tokens.peek().is("[")) {
            tokens.take();
            Object low = value(tokens);
            tokens.expect("..");
            Object high = value(tokens);
            boolean included = tokens.takeIf("]");
            if (!included && !tokens.takeIf(")") && !tokens.takeIf("[")) {
                throw new FeelException("区间没有结束");
            }
            return checked(new Span(low, !open, high, included));
        }
        Object value = value(tokens);
        return new Span(value, true, value, true);
    }

    @SuppressWarnings("unchecked")
    private static Span checked(Span span) {
        if (span.low().getClass() != span.high().getClass()) {
            throw new FeelException("区间两端的类型不同");
        }
        int order = ((Comparable<Object>) span.low()).compareTo(span.high());
        if (order > 0 || order == 0 && !(span.lowIncluded() && span.highIncluded())) {
            throw new FeelException("区间是空的");
        }
        return span;
    }

    private static Object value(Tokens tokens) {
        Expression operand = ExpressionParser.operand(tokens);
        Object value = operand.evaluate(name -> null);
        if (value == null) {
            throw new FeelException("条件中只能用常量");
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }
}
