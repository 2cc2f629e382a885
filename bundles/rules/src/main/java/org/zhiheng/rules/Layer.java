package org.zhiheng.rules;

import java.util.Locale;

/** The layers of a book, the uppermost first. */
public enum Layer {
    NATION,
    FIELD,
    PROVINCE,
    CITY,
    DISTRICT,
    DEPARTMENT;

    /** The name in rule files, e.g. {@code district}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
