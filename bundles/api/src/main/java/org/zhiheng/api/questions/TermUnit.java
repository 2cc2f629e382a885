package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Unit of a term; never guessed from the number. */
public enum TermUnit {
    @Label("日(自然日)")
    CALENDAR_DAY,
    @Label("工作日")
    WORKING_DAY,
    @Label("月")
    MONTH,
    @Label("年")
    YEAR,
    @Label("小时")
    HOUR
}
