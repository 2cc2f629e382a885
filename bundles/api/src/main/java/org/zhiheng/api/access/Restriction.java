package org.zhiheng.api.access;

import org.zhiheng.api.rulings.Label;

/** What somebody signed in has to do before anything else is allowed. */
public enum Restriction {
    @Label("须先修改初始口令")
    MUST_CHANGE_PASSWORD,
    @Label("须先绑定动态验证码")
    MUST_BIND_FACTOR
}
