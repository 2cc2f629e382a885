package org.zhiheng.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
     * @param wrong is told, in Chinese, of each that is not of this form, names no division or places a department twice; the others count
     */
    public static Placements of(List<String> settings, Consumer<String> wrong) {
        Map<String, String> divisions = new LinkedHashMap<>();
        for (String setting : settings) {
            Matcher matcher = SETTING.matcher(setting.strip());
            if (!matcher.matches() || !DivisionCode.isValid(matcher.group(2))) {
                wrong.accept("设置departments中的“" + setting.strip() + "”应当写成“部门=区划代码”,例如development-reform=371002");
            } else if (divisions.putIfAbsent("dept:" + matcher.group(1), matcher.group(2)) != null) {
                wrong.accept("设置departments中部门" + matcher.group(1) + "写了两次,以第一次为准");
            }
        }
        return new Placements(divisions);
    }

    /** Where a department is laid; null where its package says it itself. */
    public String of(String department) {
        return divisions.get(department);
    }
}
