package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Who organised a training. */
public enum TrainingOrganiser {
    @Label("司法行政部门")
    JUSTICE,
    @Label("行政执法部门")
    DEPARTMENT,
    @Label("其他")
    OTHER
}
