package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** What kind of organisation is entrusted 受委托组织. */
public enum EntrustedKind {
    @Label("镇(街道)")
    TOWNSHIP,
    @Label("管理公共事务的组织")
    INSTITUTION,
    @Label("其他组织或者个人")
    OTHER
}
