package org.zhiheng.law.terms;

import java.util.Map;
import org.zhiheng.api.questions.TermUnit;

/** How terms are told in Chinese. */
public final class TermTexts {

    private static final Map<TermUnit, String> UNITS = Map.of(
            TermUnit.CALENDAR_DAY, "日(自然日)",
            TermUnit.WORKING_DAY, "个工作日",
            TermUnit.MONTH, "个月",
            TermUnit.YEAR, "年",
            TermUnit.HOUR, "小时");

    private TermTexts() {}

    /** E.g. {@code 7个工作日}. */
    public static String length(int amount, TermUnit unit) {
        return amount + UNITS.get(unit);
    }
}
