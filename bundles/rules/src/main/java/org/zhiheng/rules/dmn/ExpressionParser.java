package org.zhiheng.rules.dmn;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.zhiheng.rules.dmn.Tokens.Kind;
import org.zhiheng.rules.dmn.Tokens.Token;

/** Parses S-FEEL expressions: literals, names, arithmetic, comparisons, and, or, not. */
final class ExpressionParser {

    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<", "<=", ">", ">=");
    private static final int DEEPEST = 64;

    private final Tokens tokens;
    private int depth;

    private ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * @param knownNames names the model declares, so that those with spaces are found
     * @throws FeelException when the text is no such expression
     */
    static Expression parse(String text, Collection<String> knownNames) {
        Tokens tokens = new Tokens(text, knownNames);
        Expression expression = new ExpressionParser(tokens).disjunction();
        if (tokens.peek().kind() != Kind.END) {
            throw new FeelException("表达式在“" + tokens.peek().text() + "”处不完整");
        }
        return expression;
    }

    /** One operand, for cells: a literal, a name or an arithmetic expression. */
    static Expression operand(Tokens tokens) {
        return new ExpressionParser(tokens).sum();
    }

    private Expression disjunction() {
        Expression left = conjunction();
        while (tokens.peek().isName("or")) {
            tokens.take();
            left = new Expression.Binary("or", left, conjunction());
        }
        return left;
    }

    private Expression conjunction() {
        Expression left = comparison();
        while (tokens.peek().isName("and")) {
            tokens.take();
            left = new Expression.Binary("and", left, comparison());
        }
        return left;
    }

    private Expression comparison() {
        Expression left = sum();
        Token token = tokens.peek();
        if (token.kind() == Kind.SYMBOL && COMPARISONS.contains(token.text())) {
            tokens.take();
            return new Expression.Binary(token.text(), left, sum());
        }
        return left;
    }

    private Expression sum() {
        Expression left = product();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            left = new Expression.Binary(tokens.take().text(), left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = power();
        while (tokens.peek().is("*") || tokens.peek().is("/")) {
            left = new Expression.Binary(tokens.take().text(), left, power());
        }
        return left;
    }

    private Expression power() {
        Expression left = unary();
        while (tokens.takeIf("**")) {
            left = new Expression.Binary("**", left, unary());
        }
        return left;
    }

    private Expression unary() {
        if (++depth > DEEPEST) {
            throw new FeelException("表达式嵌套太深");
        }
        try {
            if (!tokens.takeIf("-")) {
                return primary();
            }
            Expression inner = unary();
            return inner instanceof Expression.Literal literal && literal.value() instanceof BigDecimal number
                    ? new Expression.Literal(number.negate())
                    : new Expression.Negation(inner);
        } finally {
            depth--;
        }
    }

    private Expression primary() {
        Token token = tokens.take();
        return switch (token.kind()) {
            case NUMBER -> new Expression.Literal(new BigDecimal(token.text()));
            case STRING -> new Expression.Literal(token.text());
            case NAME -> named(token.text());
            case SYMBOL -> symbol(token);
            case END -> throw new FeelException("表达式不完整");
        };
    }

    private Expression symbol(Token token) {
        if (token.is("(")) {
            Expression inner = disjunction();
            tokens.expect(")");
            return inner;
        }
        if (token.is("@") && tokens.peek().kind() == Kind.STRING) {
            return date(tokens.take().text());
        }
        throw new FeelException("这里不能是“" + token.text() + "”");
    }

    private Expression named(String name) {
        switch (name) {
            case "true":
                return new Expression.Literal(true);
            case "false":
                return new Expression.Literal(false);
            case "null":
                return new Expression.Literal(null);
            default:
                break;
        }
        if (tokens.peek().is("(")) {
            return call(name);
        }
        List<String> parts = new ArrayList<>();
        while (tokens.takeIf(".")) {
            Token part = tokens.take();
            if (part.kind() != Kind.NAME) {
                throw new FeelException("点后面应当是名字");
            }
            parts.add(part.text());
        }
        return new Expression.Path(name, parts.toArray(new String[0]));
    }

    private Expression call(String name) {
        tokens.expect("(");
        if (name.equals("not")) {
            Expression inner = disjunction();
            tokens.expect(")");
            return new Expression.Not(inner);
        }
        if (name.equals("date") && tokens.peek().kind() == Kind.STRING) {
            Expression date = date(tokens.take().text());
            tokens.expect(")");
            return date;
        }
        throw new FeelException("不支持函数" + name);
    }

    private static Expression date(String text) {
        try {
            return new Expression.Literal(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw new FeelException("不是日期:" + text);
        }
    }
}
