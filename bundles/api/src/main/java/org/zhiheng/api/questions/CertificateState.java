package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** States in which a certificate is not active. */
public enum CertificateState {
    @Label("暂扣")
    SUSPENDED,
    @Label("收回")
    TAKEN_BACK,
    @Label("注销")
    CANCELLED
}
