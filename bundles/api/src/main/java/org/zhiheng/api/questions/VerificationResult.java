package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Result of a device verification 检定. */
public enum VerificationResult {
    @Label("合格")
    PASSED,
    @Label("不合格")
    FAILED
}
