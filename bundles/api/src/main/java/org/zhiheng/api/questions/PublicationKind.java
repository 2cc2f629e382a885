package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** What is to be published. */
public enum PublicationKind {
    @Label("行政处罚")
    PENALTY,
    @Label("行政许可")
    LICENCE,
    @Label("行政检查")
    INSPECTION,
    @Label("其他执法决定")
    OTHER
}
