package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** What somebody pays for by a decision. */
public enum PaymentFor {
    @Label("罚款")
    FINE,
    @Label("没收的违法所得")
    GAINS,
    @Label("加处罚款")
    SURCHARGE,
    @Label("收费")
    FEE,
    @Label("代履行费用")
    COST
}
