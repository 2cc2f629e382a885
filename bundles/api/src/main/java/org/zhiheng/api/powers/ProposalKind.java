package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** What a township proposes about what is handed over to it. */
public enum ProposalKind {
    @Label("申请承接指导目录内的事项")
    CLAIM,
    @Label("建议调整赋权事项")
    ADJUST,
    @Label("申请交回赋权事项")
    GIVE_BACK
}
