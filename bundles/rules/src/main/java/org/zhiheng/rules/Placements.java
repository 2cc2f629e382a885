package org.zhiheng.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiheng.api.code.DivisionCode;

/**
 * On which division a department's package is laid, where the platform that runs it says so. A plan of a department does not always
 * tell whose department it is; its package then stands on the nation until it is placed.
 *
 * @param divisions division code by department, e.g. {@code dept:development-reform} on {@code 371002}
 */
public record Placements(Map<String, String> divisions) {

    /** Every department stands where its package says. */
    public static final Placements NONE = new Placements(Map.of());

    private static final Pattern SETTING = Pattern.compile("([a-z][a-z0-9-]*)\\s*=\\s*(\\d{6})");

    public Placements {
        divisions = Map.copyOf(divisions);
    }

    /**
     * Reads settings such as {@code development-reform=371002}.
     *
     * @throws IllegalArgumentException for one that is not of this form, names no division or places a department twice
     */
    public static Placements of(List<String> settings) {
        Map<String, String> divisions = new LinkedHashMap<>();
        for (String setting : settings) {
            Matcher matcher = SETTING.matcher(setting.strip());
            if (!matcher.matches() || !DivisionCode.isValid(matcher.group(2))) {
                throw new IllegalArgumentException("departments: \"" + setting + "\" is not department=division");
            }
            if (divisions.putIfAbsent("dept:" + matcher.group(1), matcher.group(2)) != null) {
                throw new IllegalArgumentException("departments: " + matcher.group(1) + " is placed twice");
            }
        }
        return new Placements(divisions);
    }

    /** Where a department is laid; null where its package says it itself. */
    public String of(String department) {
        return divisions.get(department);
    }
}
