package org.zhiheng.disclosure.domain;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From where in the registers a value comes that is published, as the list {@code publication-fields} writes it: {@code name} is a field of the row itself,
 * {@code officer.name} one of the row that its reference leads to, {@code item-bases/item:title+article} of all rows of another register whose reference leads to it,
 * {@code #from} and {@code #to} its first and last day, and {@code =…} those words themselves.
 */
public sealed interface Source {

    /** A field of the row. */
    record Own(String field) implements Source {}

    /** A field of the row that a reference of this one leads to. */
    record Through(String reference, String field) implements Source {}

    /**
     * Fields of all rows of another register that lead to this one.
     *
     * @param link their reference to it; or their body, where both have one
     */
    record Behind(String register, String link, List<String> fields) implements Source {
        public Behind {
            fields = List.copyOf(fields);
        }
    }

    /** The first or the last day of the row. */
    record Day(boolean first) implements Source {}

    /** Words that the rules say. */
    record Said(String words) implements Source {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException for what is none: the rules are wrong
     */
    static Source of(String written) {
        if (written.startsWith("=")) {
            return new Said(written.substring(1));
        }
        if (written.equals("#from") || written.equals("#to")) {
            return new Day(written.equals("#from"));
        }
        Matcher behind = Form.BEHIND.matcher(written);
        if (behind.matches()) {
            return new Behind(
                    behind.group(1), behind.group(2), List.of(behind.group(3).split("\\+")));
        }
        Matcher own = Form.OWN.matcher(written);
        if (!own.matches()) {
            throw new IllegalArgumentException("no source: " + written);
        }
        return own.group(1) == null ? new Own(own.group(2)) : new Through(own.group(1), own.group(2));
    }

    /** How they are written. */
    final class Form {
        private static final String NAME = "[a-z][A-Za-z0-9]*";
        private static final Pattern OWN = Pattern.compile("(?:(" + NAME + ")\\.)?(" + NAME + ")");
        private static final Pattern BEHIND =
                Pattern.compile("([a-z][a-z-]*)/(" + NAME + "):(" + NAME + "(?:\\+" + NAME + ")*)");

        private Form() {}
    }
}
