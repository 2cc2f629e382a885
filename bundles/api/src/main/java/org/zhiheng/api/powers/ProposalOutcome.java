package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** What the government decided on a proposal. */
public enum ProposalOutcome {
    @Label("采纳")
    ADOPTED,
    @Label("不予采纳")
    REFUSED
}
