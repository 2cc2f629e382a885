package org.zhiheng.rules.reader;

import java.util.Collection;

/** Finds the known word that somebody probably meant. */
final class Nearest {

    /** Beyond these a hint helps nobody, and comparing would take long. */
    private static final int MOST_WORDS = 500;

    private static final int LONGEST_WORD = 60;

    private Nearest() {}

    /** A hint in Chinese that names the nearest known word, or all of them when none is near and they are few. */
    static String hint(String word, Collection<String> known) {
        if (known.size() > MOST_WORDS || word.length() > LONGEST_WORD) {
            return null;
        }
        String best = null;
        int bestDistance = Math.max(2, word.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        if (best != null) {
            return "是不是“" + best + "”?";
        }
        return known.isEmpty() || known.size() > 20
                ? null
                : "可用：" + String.join("、", known.stream().sorted().toList());
    }

    /** The least number of letters put in, left out or changed. */
    private static int distance(String a, String b) {
        if (b.length() > LONGEST_WORD) {
            return Integer.MAX_VALUE;
        }
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
