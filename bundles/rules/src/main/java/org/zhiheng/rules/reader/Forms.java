package org.zhiheng.rules.reader;

import java.util.regex.Pattern;

/** Forms of names and codes in rule files. */
final class Forms {

    static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*");
    static final String ID_HINT = "用小写字母、数字和连字符，各段用点分开";
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    static final String NAME_HINT = "用小写字母、数字和连字符";
    static final Pattern COLUMN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    static final String COLUMN_HINT = "用字母、数字、下划线和连字符";
    static final Pattern DUTY_ID = Pattern.compile("[A-Za-z0-9]+([.-][A-Za-z0-9]+)*");
    static final Pattern VERSION = Pattern.compile("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}");
    static final String VERSION_HINT = "三段数字，例如1.0.0";

    /** Patterns that repeat a group need stack for each repetition. */
    private static final int LONGEST = 200;

    private Forms() {}

    static boolean matches(Pattern form, String text) {
        return text.length() <= LONGEST && form.matcher(text).matches();
    }
}
