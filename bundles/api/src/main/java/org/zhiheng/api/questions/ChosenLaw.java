package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Which law was chosen (从旧兼从轻). */
public enum ChosenLaw {
    @Label("行为时")
    AT_ACT,
    @Label("决定时")
    AT_DECISION
}
