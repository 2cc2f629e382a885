package org.zhiheng.rules.dmn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Cuts S-FEEL text into tokens. Names may hold spaces where the model knows them. */
final class Tokens {

    /** Kinds of token. */
    enum Kind {
        NUMBER,
        STRING,
        NAME,
        SYMBOL,
        END
    }

    record Token(Kind kind, String text) {
        boolean is(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        boolean isName(String name) {
            return kind == Kind.NAME && text.equals(name);
        }
    }

    private static final List<String> SYMBOLS =
            List.of("**", "<=", ">=", "!=", "..", "<", ">", "=", "(", ")", "[", "]", "+", "-", "*", "/", ",", ".", "@");

    private final String text;
    private final List<String> knownNames;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int next;

    /** @param knownNames names with spaces that the model declares */
    Tokens(String text, Collection<String> knownNames) {
        this.text = text;
        this.knownNames = knownNames.stream()
                .filter(name -> name.indexOf(' ') >= 0)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        cut();
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    boolean takeIf(String symbol) {
        if (peek().is(symbol)) {
            next++;
            return true;
        }
        return false;
    }

    void expect(String symbol) {
        if (!takeIf(symbol)) {
            throw new FeelException("这里应当是“" + symbol + "”,实际是“" + peek().text() + "”");
        }
    }

    private void cut() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"') {
                string();
            } else if (digit(at) || c == '.' && digit(at + 1)) {
                number();
            } else if (Character.isLetter(c) || c == '_') {
                name();
            } else {
                symbol();
            }
        }
        tokens.add(new Token(Kind.END, "结尾"));
    }

    private boolean digit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private void string() {
        StringBuilder value = new StringBuilder();
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            value.append(text.charAt(i++));
        }
        if (i >= text.length()) {
            throw new FeelException("字符串没有结束的引号");
        }
        tokens.add(new Token(Kind.STRING, value.toString()));
        at = i + 1;
    }

    private void number() {
        int start = at;
        while (digit(at)) {
            at++;
        }
        // Two dots are an interval, one dot and a digit go on with the number.
        if (at < text.length() && text.charAt(at) == '.' && digit(at + 1)) {
            at++;
            while (digit(at)) {
                at++;
            }
        }
        tokens.add(new Token(Kind.NUMBER, text.substring(start, at)));
    }

    private void name() {
        for (String known : knownNames) {
            if (text.startsWith(known, at)) {
                tokens.add(new Token(Kind.NAME, known));
                at += known.length();
                return;
            }
        }
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        tokens.add(new Token(Kind.NAME, text.substring(start, at)));
    }

    private void symbol() {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                tokens.add(new Token(Kind.SYMBOL, symbol));
                at += symbol.length();
                return;
            }
        }
        throw new FeelException("不认识的字符“" + text.charAt(at) + "”");
    }
}
