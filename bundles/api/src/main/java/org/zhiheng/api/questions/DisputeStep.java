package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Steps of a jurisdiction dispute. */
public enum DisputeStep {
    @Label("协商")
    NEGOTIATE,
    @Label("区级综合执法平台")
    PLATFORM,
    @Label("区政府")
    DISTRICT_GOVERNMENT,
    @Label("共同的上一级")
    COMMON_SUPERIOR
}
