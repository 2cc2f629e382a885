package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** How an officer is posted to another body. */
public enum PostingKind {
    @Label("派驻")
    STATIONED,
    @Label("下沉")
    DEPLOYED,
    @Label("借调")
    SECONDED,
    @Label("辐射巡回")
    TOURING
}
