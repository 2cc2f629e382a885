package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** What kind of party 当事人. */
public enum PartyKind {
    @Label("公民")
    CITIZEN,
    @Label("个体工商户")
    INDIVIDUAL_BUSINESS,
    @Label("法人或者其他组织")
    ORGANISATION
}
