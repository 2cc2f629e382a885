package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** What becomes of a duty that is not done, so that somebody else may do it (行政强制法 art. 50). */
public enum SubstituteGround {
    @Label("危害交通安全")
    TRAFFIC,
    @Label("造成环境污染")
    POLLUTION,
    @Label("破坏自然资源")
    RESOURCES
}
