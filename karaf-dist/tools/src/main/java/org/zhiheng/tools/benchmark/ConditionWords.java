package org.zhiheng.tools.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Conditions in the words of the law (以上、以下 hold their number, 不满、超过 do not) to and from cells of a decision table.
 */
final class ConditionWords {

    private static final String NUMBER = "(-?\\d{1,15}(?:\\.\\d{1,6})?)";
    private static final Pattern ABOVE =
            Pattern.compile("(?:(?:" + NUMBER + "(?:以上|及以上))|(?:(超过|大于)" + NUMBER + ")|(?:(?:不低于|不少于)" + NUMBER + "))");
    private static final Pattern BELOW = Pattern.compile(
            "(?:(?:" + NUMBER + "(?:以下|及以下))|(?:(不满|不足|小于|低于)" + NUMBER + ")|(?:(?:不超过|至多)" + NUMBER + "))");
    private static final Pattern EXACT = Pattern.compile(NUMBER);
    private static final Pattern DASH = Pattern.compile(NUMBER + "[-—–~~至到]" + NUMBER);
    private static final Pattern INTERVAL = Pattern.compile("([\\[(\\]])(.+)\\.\\.(.+)([\\])\\[])");

    private ConditionWords() {}

    /** What cannot be read; the message is for the person. */
    static final class Unread extends Exception {
        Unread(String message) {
            super(message);
        }
    }

    /** A number's condition, e.g. {@code 5以上不满10} as {@code [5..10)}. */
    static String number(String words) throws Unread {
        String text = words.replaceAll("[\\s,,、且]", "");
        if (EXACT.matcher(text).matches()) {
            return text;
        }
        if (DASH.matcher(text).matches()) {
            throw new Unread("“" + words + "”没有写明两端归哪一档;写成例如“5以上不满10”");
        }
        Matcher above = ABOVE.matcher(text);
        boolean hasLow = above.lookingAt();
        String rest = hasLow ? text.substring(above.end()) : text;
        Matcher below = BELOW.matcher(rest);
        if (!rest.isEmpty() && !below.matches() || rest.isEmpty() && !hasLow) {
            throw new Unread("看不懂“" + words + "”;写成例如“不满5”“5以上不满10”“超过10”");
        }
        String low = hasLow ? first(above, 1, 3, 4) : null;
        boolean lowIn = hasLow && above.group(2) == null;
        if (rest.isEmpty()) {
            return (lowIn ? ">= " : "> ") + low;
        }
        String high = first(below, 1, 3, 4);
        boolean highIn = below.group(2) == null;
        return low == null
                ? (highIn ? "<= " : "< ") + high
                : (lowIn ? "[" : "(") + low + ".." + high + (highIn ? "]" : ")");
    }

    private static String first(Matcher matcher, int... groups) {
        for (int group : groups) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        throw new IllegalStateException("no number in " + matcher.group());
    }

    static String truth(String words) throws Unread {
        return switch (words) {
            case Form.YES -> "true";
            case Form.NO -> "false";
            default -> throw new Unread("应当是“是”或者“否”,实际是“" + words + "”");
        };
    }

    /** Texts between 、, each of those allowed. */
    static String texts(String words, List<String> allowed) throws Unread {
        List<String> quoted = new ArrayList<>();
        for (String text : list(words)) {
            if (!allowed.contains(text)) {
                throw new Unread("“" + text + "”不在可选值之内:" + String.join("、", allowed));
            }
            quoted.add(quoted(text));
        }
        return String.join(", ", quoted);
    }

    static List<String> list(String words) {
        return Arrays.stream(words.split("[、,,]"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** A text as a constant of a decision table. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** A cell in words; null where it asks nothing. */
    static String told(String cell, String unit) {
        String text = cell == null ? "-" : cell.strip();
        if (text.isEmpty() || text.equals("-")) {
            return null;
        }
        if (text.startsWith("not(") && text.endsWith(")")) {
            return "不是" + told(text.substring(4, text.length() - 1), unit);
        }
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? Form.YES : Form.NO;
        }
        Matcher interval = INTERVAL.matcher(text);
        if (interval.matches()) {
            String low = interval.group(2) + unit;
            String high = interval.group(3) + unit;
            return (interval.group(1).equals("[") ? low + "以上" : "超过" + low)
                    + (interval.group(4).equals("]") ? high + "以下" : "不满" + high);
        }
        for (String[] sign : SIGNS) {
            if (text.startsWith(sign[0])) {
                return sign[1] + text.substring(sign[0].length()).strip() + unit + sign[2];
            }
        }
        return Arrays.stream(text.split(","))
                .map(part -> told(part.strip()))
                .reduce((one, other) -> one + "、" + other)
                .orElse(text);
    }

    private static final String[][] SIGNS = {{">=", "", "以上"}, {"<=", "", "以下"}, {">", "超过", ""}, {"<", "不满", ""}};

    private static String told(String constant) {
        String text = constant.startsWith("\"") && constant.endsWith("\"") && constant.length() > 1
                ? constant.substring(1, constant.length() - 1)
                : constant;
        return switch (text) {
            case "citizen" -> "个人";
            case "individual-business" -> "个体工商户";
            case "organisation" -> "单位";
            default -> text;
        };
    }
}
