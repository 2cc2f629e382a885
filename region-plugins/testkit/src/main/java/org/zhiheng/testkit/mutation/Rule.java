package org.zhiheng.testkit.mutation;

/**
 * What a ruling asks a book for.
 *
 * @param id of the parameter or table, or name of the list; {@link #ALL} for duties and the calendar, which are asked for as a whole
 */
public record Rule(Kind kind, String id) {

    static final String ALL = "*";

    /** The sorts of rules of a package. */
    public enum Kind {
        PARAMETER,
        LIST,
        TABLE,
        DUTY,
        CALENDAR
    }

    static Rule duties() {
        return new Rule(Kind.DUTY, ALL);
    }

    static Rule calendar() {
        return new Rule(Kind.CALENDAR, ALL);
    }

    static Rule parameter(String id) {
        return new Rule(Kind.PARAMETER, id);
    }

    /** The two lists that make the calendar are not looked up as lists. */
    static Rule list(String name) {
        return name.equals("calendar") || name.equals("calendar-years") ? calendar() : new Rule(Kind.LIST, name);
    }

    static Rule table(String id) {
        return new Rule(Kind.TABLE, id);
    }
}
