package org.zhiheng.access.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.zhiheng.api.error.ZhihengException;

/**
 * What a chosen password must not be: short, endless, or among the first that are tried. Of what characters it is made is nobody's
 * business. Pure.
 */
public final class PasswordRule {

    /** Longer ones only cost the server time. */
    private static final int LONGEST = 128;

    /** Fewer different characters are no password. */
    private static final int LEAST_DISTINCT = 5;

    /** So many characters must be left once everything guessable is taken out. */
    private static final int LEAST_REST = 8;

    /** Digits and signs before and after a known password, up to so many, make it no other. */
    private static final int MOST_DECORATION = 6;

    private static final List<String> WALKS = List.of(
            "01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb");

    private final Set<String> known;
    private final Set<String> common;
    private final Set<String> context;
    private final int shortest;

    /**
     * @param known passwords that were found in use most often, lower case
     * @param common parts that passwords known to everybody are made of, lower case
     * @param context words that anybody here would try, lower case: docs/security.md lists them
     */
    public PasswordRule(Set<String> known, Set<String> common, Set<String> context, int shortest) {
        this.known = Set.copyOf(known);
        this.common = Set.copyOf(common);
        this.context = Set.copyOf(context);
        this.shortest = shortest;
    }

    /** @param words of the person: the account's name, the number, the name; each may be null */
    public Optional<ZhihengException> fault(String password, List<String> words) {
        int length = password.codePointCount(0, password.length());
        if (length < shortest) {
            return invalid("ACCESS-PASSWORD-SHORT", "口令至少" + shortest + "个字符");
        }
        if (length > LONGEST) {
            return invalid("ACCESS-PASSWORD-LONG", "口令至多" + LONGEST + "个字符");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (common.contains(lower)
                || known.contains(lower)
                || known.contains(undecorated(lower))
                || lower.codePoints().distinct().count() < LEAST_DISTINCT
                || remainder(lower, words) < LEAST_REST) {
            return invalid("ACCESS-PASSWORD-COMMON", "口令太容易猜到:不要用常见口令、键盘顺序、本人或者单位的名称");
        }
        return Optional.empty();
    }

    /** Without digits and signs at both ends, unless there are many of them. */
    private static String undecorated(String lower) {
        int from = 0;
        int to = lower.length();
        while (from < to && !Character.isLetter(lower.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetter(lower.charAt(to - 1))) {
            to--;
        }
        return lower.length() - (to - from) <= MOST_DECORATION ? lower.substring(from, to) : lower;
    }

    /** How many characters are left once everything guessable is taken out. */
    private int remainder(String lower, List<String> words) {
        List<String> taken = new ArrayList<>(context);
        words.stream()
                .filter(each -> each != null && each.length() >= 2)
                .map(each -> each.toLowerCase(Locale.ROOT))
                .forEach(taken::add);
        // Common ones that are short occur in anything.
        common.stream().filter(each -> each.length() >= 4).forEach(taken::add);
        taken.sort(Comparator.comparingInt(String::length).reversed());
        String rest = lower;
        for (String each : taken) {
            rest = rest.replace(each, "");
        }
        for (String walk : WALKS) {
            rest = withoutWalk(rest, walk);
            rest = withoutWalk(rest, new StringBuilder(walk).reverse().toString());
        }
        return rest.length();
    }

    private static String withoutWalk(String text, String walk) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            while (end < text.length() && walk.contains(text.substring(at, end + 1))) {
                end++;
            }
            if (end - at < 4) {
                rest.append(text, at, at + 1);
                at++;
            } else {
                at = end;
            }
        }
        return rest.toString();
    }

    private static Optional<ZhihengException> invalid(String code, String message) {
        return Optional.of(ZhihengException.invalid(code, message, "password"));
    }
}
