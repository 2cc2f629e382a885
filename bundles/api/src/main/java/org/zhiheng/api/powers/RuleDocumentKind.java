package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** Which of the three systems a rule document is of. */
public enum RuleDocumentKind {
    @Label("行政执法公示")
    DISCLOSURE,
    @Label("执法全过程记录")
    RECORDING,
    @Label("重大执法决定法制审核")
    LEGAL_REVIEW,
    @Label("音像记录设备配备和使用管理")
    DEVICES
}
