package org.zhiheng.rules.dmn;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.function.Function;

/** An S-FEEL expression. What cannot be computed is null, as FEEL has it. */
@FunctionalInterface
interface Expression {

    /** Precision of FEEL numbers: 34 decimal digits. */
    MathContext PRECISION = MathContext.DECIMAL128;

    /** @param scope values by name; null where there is none */
    Object evaluate(Function<String, Object> scope);

    /** A value that stands in the text. */
    record Literal(Object value) implements Expression {
        @Override
        public Object evaluate(Function<String, Object> scope) {
            return value;
        }
    }

    /** A name, and the parts below it. */
    record Path(String name, String[] parts) implements Expression {
        @Override
        public Object evaluate(Function<String, Object> scope) {
            Object value = scope.apply(name);
            for (String part : parts) {
                value = value instanceof Map<?, ?> map ? map.get(part) : null;
            }
            return value;
        }
    }

    /** Two operands and what is done with them. */
    record Binary(String operator, Expression left, Expression right) implements Expression {
        @Override
        public Object evaluate(Function<String, Object> scope) {
            Object one = left.evaluate(scope);
            Object other = right.evaluate(scope);
            return switch (operator) {
                case "and" -> Ternary.and(one, other);
                case "or" -> Ternary.or(one, other);
                case "=" -> Comparison.equal(one, other);
                case "!=" -> Ternary.not(Comparison.equal(one, other));
                case "<", "<=", ">", ">=" -> Comparison.ordered(operator, one, other);
                case "+" -> one instanceof String a && other instanceof String b ? a + b : arithmetic(one, other);
                default -> arithmetic(one, other);
            };
        }

        private Object arithmetic(Object one, Object other) {
            if (!(one instanceof BigDecimal a) || !(other instanceof BigDecimal b)) {
                return null;
            }
            return switch (operator) {
                case "+" -> a.add(b, PRECISION);
                case "-" -> a.subtract(b, PRECISION);
                case "*" -> a.multiply(b, PRECISION);
                case "/" -> b.signum() == 0 ? null : a.divide(b, PRECISION);
                case "**" -> power(a, b);
                default -> throw new IllegalStateException(operator);
            };
        }

        private static BigDecimal power(BigDecimal base, BigDecimal exponent) {
            try {
                int whole = exponent.intValueExact();
                BigDecimal power = base.pow(Math.abs(whole), PRECISION);
                return whole >= 0 ? power : BigDecimal.ONE.divide(power, PRECISION);
            } catch (ArithmeticException e) {
                return null;
            }
        }
    }

    /** The opposite of a number. */
    record Negation(Expression of) implements Expression {
        @Override
        public Object evaluate(Function<String, Object> scope) {
            return of.evaluate(scope) instanceof BigDecimal number ? number.negate() : null;
        }
    }

    /** The opposite of a truth. */
    record Not(Expression of) implements Expression {
        @Override
        public Object evaluate(Function<String, Object> scope) {
            return Ternary.not(of.evaluate(scope));
        }
    }

    /** Truth with an unknown. */
    final class Ternary {

        private Ternary() {}

        static Boolean and(Object one, Object other) {
            if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
                return false;
            }
            return Boolean.TRUE.equals(one) && Boolean.TRUE.equals(other) ? true : null;
        }

        static Boolean or(Object one, Object other) {
            if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) {
                return true;
            }
            return Boolean.FALSE.equals(one) && Boolean.FALSE.equals(other) ? false : null;
        }

        static Boolean not(Object value) {
            return value instanceof Boolean truth ? !truth : null;
        }
    }

    /** Comparing values of one type; others do not compare. */
    final class Comparison {

        private Comparison() {}

        static Boolean equal(Object one, Object other) {
            if (one == null || other == null) {
                return one == other;
            }
            if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
                return a.compareTo(b) == 0;
            }
            return one.getClass() == other.getClass() ? one.equals(other) : null;
        }

        static Boolean ordered(String operator, Object one, Object other) {
            if (one == null || other == null || one.getClass() != other.getClass() || one instanceof Boolean) {
                return null;
            }
            @SuppressWarnings("unchecked")
            int order = ((Comparable<Object>) one).compareTo(other);
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
    }
}
