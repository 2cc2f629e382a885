package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** What has to be cleared at once (行政强制法 art. 52). */
public enum SubstitutePlace {
    @Label("道路")
    ROAD,
    @Label("河道")
    RIVER,
    @Label("航道")
    CHANNEL,
    @Label("公共场所")
    PUBLIC_PLACE
}
