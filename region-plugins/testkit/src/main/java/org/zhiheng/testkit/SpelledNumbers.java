package org.zhiheng.testkit;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/** The ways in which a Chinese text may write a number: in figures, with 万, or in words. */
final class SpelledNumbers {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String[] PLACES = {"", "十", "百", "千"};
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private SpelledNumbers() {}

    /** Whether the phrase writes the number, not as a part of a longer one. */
    static boolean holds(String text, BigDecimal number) {
        String phrase = halfWidth(text);
        for (String spelling : spellings(number)) {
            for (int at = phrase.indexOf(spelling); at >= 0; at = phrase.indexOf(spelling, at + 1)) {
                if (!partOfLonger(phrase, at, at + spelling.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String halfWidth(String text) {
        StringBuilder half = new StringBuilder(text);
        for (int i = 0; i < half.length(); i++) {
            if (half.charAt(i) >= '０' && half.charAt(i) <= '９') {
                half.setCharAt(i, (char) ('0' + half.charAt(i) - '０'));
            }
        }
        return half.toString();
    }

    private static boolean partOfLonger(String phrase, int from, int to) {
        return from > 0 && continues(phrase.charAt(from - 1)) || to < phrase.length() && continues(phrase.charAt(to));
    }

    private static boolean continues(char c) {
        return c >= '0' && c <= '9' || "十百千万".indexOf(c) >= 0 || DIGITS.indexOf(c) >= 0;
    }

    /** All spellings of a number that is not negative. */
    static Set<String> spellings(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(plain.toPlainString());
        if (plain.scale() > 0) {
            return spellings;
        }
        if (plain.signum() > 0 && plain.remainder(TEN_THOUSAND).signum() == 0) {
            BigDecimal tenThousands = plain.divideToIntegralValue(TEN_THOUSAND);
            spellings.add(tenThousands.toPlainString() + "万");
            spellings.add(words(tenThousands.intValueExact()) + "万");
        } else if (plain.compareTo(TEN_THOUSAND) < 0) {
            spellings.add(words(plain.intValueExact()));
        }
        if (plain.compareTo(BigDecimal.valueOf(2)) == 0) {
            spellings.add("两");
        }
        if (plain.compareTo(BigDecimal.valueOf(100)) == 0) {
            spellings.add("百分之百");
            spellings.add("全员");
        }
        return spellings;
    }

    /** E.g. 一千零二十 for 1020; 十四, not 一十四, for 14. Below ten thousand. */
    static String words(int number) {
        if (number == 0) {
            return "零";
        }
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        String figures = Integer.toString(number);
        for (int i = 0; i < figures.length(); i++) {
            int digit = figures.charAt(i) - '0';
            if (digit == 0) {
                gap = words.length() > 0;
                continue;
            }
            words.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[figures.length() - 1 - i]);
            gap = false;
        }
        return number >= 10 && number < 20 ? words.substring(1) : words.toString();
    }
}
