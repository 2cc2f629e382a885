package org.zhiheng.disclosure.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes out of texts what the public must not see: by the form of numbers and addresses, as the rules name them, and every word of the file that says something about a
 * person. Immutable.
 */
public final class Masks {

    /** What stands in the place of what was taken out. */
    public static final String GONE = "***";

    /** What stands in the place of a sentence. */
    static final String SENTENCE_GONE = "……";

    /** Digits, of which each may be followed by a blank or a hyphen, not within a longer number. */
    private static final String BEFORE = "(?<![0-9A-Za-z])(?<!\\d[ -])";

    private static final String BEHIND = "(?![0-9A-Za-z])(?![ -]\\d)";
    /** What ends a sentence, Chinese and others. */
    private static final String ENDS = "\\u3002\\uff01\\uff1f\\uff1b!?;\\n";

    /** What no number or address goes beyond. */
    private static final String WITHIN = "[^\\u3002\\uff0c\\uff1b,;\\n]";

    private static final Map<String, List<Pattern>> FORMS = forms();
    private static final Pattern SENTENCE = Pattern.compile("[^" + ENDS + "]*[" + ENDS + "]?");
    /** What a law is called, as it is cited. */
    private static final Pattern LAW = Pattern.compile("\\u300a[^\\u300a\\u300b]{1,60}(?:法|条例|规定|办法|规则|细则|标准)\\u300b");

    private static final int LEAST_WORD = 2;
    /** What may stand between the characters of a name or number without making it another: blanks, hyphens, dots of many kinds. */
    private static final String BETWEEN = "[\\s._\\u00b7\\u2022\\u2027\\u30fb\\u2010-\\u2014-]";

    /** Letters and digits of full width, and how far they are from the usual ones. */
    private static final char FIRST_WIDE = '\uff10';

    private static final char LAST_WIDE = '\uff5a';
    private static final int WIDER = 0xfee0;
    private static final int TEN = 10;
    /** NEL, a line break of its own. */
    private static final int NEXT_LINE = 0x85;

    private final List<Pattern> patterns;
    private final List<Pattern> words;
    private final Set<String> open;
    private final List<Pattern> dropped;
    private final boolean names;

    /**
     * @param codes what the ruling masks, and what the rules mask of citizens besides
     * @param words what the file says of persons; those shorter than two characters say nothing
     * @param open what is shown as it is, though it may look like a number that is masked: the number of the decision, credit codes
     * @param dropped a sentence with one of these words is not shown at all
     */
    public Masks(Set<String> codes, Collection<String> words, Collection<String> open, List<String> dropped) {
        this.patterns = FORMS.entrySet().stream()
                .filter(each -> codes.contains(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .toList();
        this.open = open.stream().map(Masks::plain).map(Masks::bare).collect(Collectors.toUnmodifiableSet());
        this.words = words.stream()
                .map(Masks::plain)
                .map(Masks::joined)
                .filter(each -> each.length() >= LEAST_WORD && !this.open.contains(each))
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Masks::however)
                .toList();
        this.dropped = dropped.stream()
                .map(Masks::plain)
                .map(Masks::joined)
                .filter(each -> !each.isBlank())
                .map(Masks::however)
                .toList();
        this.names = codes.contains("name");
    }

    private static Map<String, List<Pattern>> forms() {
        Map<String, List<Pattern>> forms = new LinkedHashMap<>();
        // The name of the thing goes with its number, and before the number alone looks like another.
        forms.put(
                "property-certificate-number",
                List.of(Pattern.compile("[\\u4e00-\\u9fa5]?[\\uff08(\\u3014\\[]\\d{4}[\\uff09)\\u3015\\]]" + WITHIN
                        + "{0,20}?(?:不动产权|房权证|房地证|国用|土地使用证|林权证)" + WITHIN + "{0,30}?\\d+号?"
                        + "|(?:不动产权证?书?|房权证|房产证|房地证|国用|土地使用证|林权证)(?:(?!\\d)" + WITHIN
                        + "){0,20}[0-9-]{4,}号?")));
        forms.put("home-address", List.of(Pattern.compile("(?<=住址|家住|现住|户籍地|居住地|家庭地址|住在)" + WITHIN + "{2,60}")));
        forms.put(
                "contact",
                List.of(
                        Pattern.compile("[0-9A-Za-z._%+-]+@[0-9A-Za-z.-]+\\.[A-Za-z]{2,}"),
                        Pattern.compile(BEFORE + "(?:\\+?86[\\s-]?)?1[3-9]\\d(?:[\\s-]?\\d){8}" + BEHIND),
                        Pattern.compile(BEFORE + "0\\d{2,3}[\\s-]?[2-9](?:[\\s-]?\\d){6,7}" + BEHIND),
                        Pattern.compile("(?<=微信|微信号|QQ|QQ号)[\\uff1a:]?[0-9A-Za-z_-]{5,20}")));
        forms.put(
                "identity-number",
                List.of(
                        Pattern.compile(BEFORE + "\\d(?:[\\s-]?\\d){16}[\\s-]?[\\dXx]" + BEHIND),
                        Pattern.compile(BEFORE + "\\d{15}" + BEHIND),
                        // Passports, the passes of Hong Kong, Macao and Taiwan, and whatever is called one.
                        Pattern.compile(BEFORE + "[EeGg][A-Za-z]?\\d{7,8}" + BEHIND),
                        Pattern.compile(
                                BEFORE + "(?:[CcDdHhMmPpSsTtWw]\\d{8}(?:\\d{2})?|[CcHhMmTtWw][A-Za-z]\\d{7})" + BEHIND),
                        Pattern.compile("(?<=护照|通行证|居留证|居住证|军官证|士兵证|驾驶证|身份证件)(?:号码?|编号)?[\\uff1a: ]{0,2}"
                                + "[A-Za-z0-9][A-Za-z0-9-]{5,19}(?![0-9A-Za-z])")));
        forms.put(
                "number-plate",
                List.of(
                        Pattern.compile(
                                "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使]"
                                        + "[A-HJ-NP-Za-hj-np-z][ \\u00b7\\u2022.-]?[A-HJ-NP-Za-hj-np-z0-9]{4,6}[挂学警港澳领试超]?(?![0-9A-Za-z])")));
        forms.put("account-number", List.of(Pattern.compile(BEFORE + "\\d(?:[\\s-]?\\d){11,24}" + BEHIND)));
        return forms;
    }

    /** A text for the public. Null stays null. */
    public String text(String said) {
        return said == null ? null : hidden(sentences(plain(said)));
    }

    /** A short name of something, of which no sentence can be left out. Null stays null. */
    public String title(String said) {
        return said == null ? null : hidden(plain(said));
    }

    private String hidden(String said) {
        String text = said;
        for (Pattern each : words) {
            text = each.matcher(text).replaceAll(Matcher.quoteReplacement(GONE));
        }
        for (Pattern each : patterns) {
            text = each.matcher(text)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(open.contains(bare(found.group())) ? found.group() : GONE));
        }
        return text;
    }

    /** The name of a party: a citizen's only as far as the rules say. */
    public String name(String said, boolean citizen) {
        if (said == null || said.isBlank()) {
            return said;
        }
        return citizen && names ? surname(said) : said;
    }

    /** The first character and nothing else; of a name in other letters nothing at all. */
    private static String surname(String name) {
        int first = name.strip().codePointAt(0);
        boolean chinese = Character.UnicodeScript.of(first) == Character.UnicodeScript.HAN;
        return (chinese ? Character.toString(first) : "") + "**";
    }

    /** Without the sentences in which one of the words stands, whatever it is broken by: where it is broken by the end of one, without the next one too. */
    private String sentences(String text) {
        List<int[]> spoken = spoken(text);
        if (spoken.isEmpty()) {
            return text;
        }
        StringBuilder all = new StringBuilder();
        Matcher sentence = SENTENCE.matcher(text);
        while (sentence.find()) {
            boolean gone = spoken.stream().anyMatch(each -> each[0] < sentence.end() && each[1] > sentence.start());
            boolean line = sentence.group().endsWith("\n");
            all.append(gone ? line ? SENTENCE_GONE + "\n" : SENTENCE_GONE : sentence.group());
        }
        return all.toString();
    }

    /** Where the words stand, but for those in what a law is called. */
    private List<int[]> spoken(String text) {
        List<int[]> laws = spans(LAW, text);
        return dropped.stream()
                .flatMap(each -> spans(each, text).stream())
                .filter(each -> laws.stream().noneMatch(law -> law[0] <= each[0] && each[1] <= law[1]))
                .toList();
    }

    private static List<int[]> spans(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(each -> new int[] {each.start(), each.end()})
                .toList();
    }

    /** Whether one of the words stands in it for which a sentence is left out. Null speaks of nobody. */
    public boolean speaks(String said) {
        return said != null && !spoken(plain(said)).isEmpty();
    }

    /** With digits and letters of half width, so that none escapes by being written wide; nothing that is not seen stands between them. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(each -> {
            int type = Character.getType(each);
            if (type == Character.FORMAT) {
                return;
            }
            boolean wide = each >= FIRST_WIDE && each <= LAST_WIDE && Character.isLetterOrDigit(each);
            if (wide) {
                plain.append((char) (each - WIDER));
            } else if (type == Character.DECIMAL_DIGIT_NUMBER) {
                plain.append(Character.digit(each, TEN));
            } else if (type == Character.SPACE_SEPARATOR) {
                plain.append(' ');
            } else if (type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR || each == NEXT_LINE) {
                plain.append('\n');
            } else {
                plain.appendCodePoint(each);
            }
        });
        return plain.toString();
    }

    /** Without what people write between the characters of a name or number. */
    private static String joined(String text) {
        return text.replaceAll(BETWEEN, "");
    }

    /** The word however it is spaced, and in whatever letters. */
    private static Pattern however(String word) {
        return Pattern.compile(
                word.codePoints()
                        .mapToObj(each -> Pattern.quote(Character.toString(each)))
                        .collect(Collectors.joining(BETWEEN + "{0,20}+")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s-]", "");
    }
}
