package org.zhiheng.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text in which some words are others in each copy. */
final class Pattern {

    /** Texts that stay, with the number of a word between each two. */
    private final List<String> fixed = new ArrayList<>();

    private final List<Integer> words = new ArrayList<>();

    /** @param known the words that are replaced, the longest of those that begin alike first, and the number of each */
    Pattern(String text, Map<String, Integer> known) {
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            Map.Entry<String, Integer> found = at(text, at, known);
            if (found == null) {
                at++;
            } else {
                fixed.add(text.substring(from, at));
                words.add(found.getValue());
                at += found.getKey().length();
                from = at;
            }
        }
        fixed.add(text.substring(from));
    }

    private static Map.Entry<String, Integer> at(String text, int at, Map<String, Integer> known) {
        for (Map.Entry<String, Integer> each : known.entrySet()) {
            if (text.startsWith(each.getKey(), at)) {
                return each;
            }
        }
        return null;
    }

    /** The text with these words in the places of those that were there. */
    String with(String[] said) {
        if (words.isEmpty()) {
            return fixed.get(0);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            text.append(fixed.get(i)).append(said[words.get(i)]);
        }
        return text.append(fixed.get(words.size())).toString();
    }

    /** Numbers of words, in the order in which they are asked for. */
    static final class Words {
        private final Map<String, Integer> known = new LinkedHashMap<>();

        int of(String word) {
            return known.computeIfAbsent(word, any -> known.size());
        }

        /** The longest first. */
        Map<String, Integer> known() {
            Map<String, Integer> sorted = new LinkedHashMap<>();
            known.entrySet().stream()
                    .sorted((one, other) ->
                            other.getKey().length() - one.getKey().length())
                    .forEach(each -> sorted.put(each.getKey(), each.getValue()));
            return sorted;
        }
    }
}
