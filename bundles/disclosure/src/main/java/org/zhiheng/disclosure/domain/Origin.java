package org.zhiheng.disclosure.domain;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * From which rows of which register publications of a kind are made, one of each row, as the list {@code publication-kinds} writes it.
 *
 * @param where what the row has to say
 * @param with what else there has to be on the day
 * @param without what there must not be on the day
 * @param number by which people know it; null for none
 * @param day the field whose day its term counts from; null for the day on which the row arose or changed
 */
public record Origin(
        String register, List<Said> where, List<Linked> with, List<Linked> without, Source number, String day) {

    private static final Pattern SAID = Pattern.compile("([a-z][A-Za-z0-9]*)(?:(!?)=(\\S+))?");
    private static final Pattern LINKED = Pattern.compile("(?:([a-z][a-z-]*)/)?([a-z][A-Za-z0-9]*)(?::(\\S+))?");

    public Origin {
        where = List.copyOf(where);
        with = List.copyOf(with);
        without = List.copyOf(without);
    }

    /**
     * @param value what the field has to say, or to have among what it says; null for anything
     * @param other whether it has to say something else instead
     */
    public record Said(String field, String value, boolean other) {}

    /**
     * Rows that this one has to do with.
     *
     * @param register whose rows lead here; null for the one row to which the link of this one leads
     * @param said what they have to say; null for anything
     */
    public record Linked(String register, String link, Said said) {}

    /**
     * Reads one; parts are separated by blanks.
     *
     * @throws IllegalArgumentException for what is none: the rules are wrong
     */
    public static Origin of(String register, String where, String with, String without, String number, String day) {
        return new Origin(
                register,
                parts(where).map(Origin::said).toList(),
                parts(with).map(Origin::linked).toList(),
                parts(without).map(Origin::linked).toList(),
                number == null ? null : Source.of(number),
                day);
    }

    private static Stream<String> parts(String written) {
        return written == null ? Stream.empty() : Arrays.stream(written.split(" +"));
    }

    private static Said said(String written) {
        Matcher said = matched(SAID, written);
        return new Said(said.group(1), said.group(3), "!".equals(said.group(2)));
    }

    private static Linked linked(String written) {
        Matcher linked = matched(LINKED, written);
        return new Linked(linked.group(1), linked.group(2), linked.group(3) == null ? null : said(linked.group(3)));
    }

    private static Matcher matched(Pattern form, String written) {
        Matcher matcher = form.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no condition: " + written);
        }
        return matcher;
    }
}
