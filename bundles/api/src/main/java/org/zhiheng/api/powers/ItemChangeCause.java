package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** Why an item came, changed or went. */
public enum ItemChangeCause {
    @Label("法律法规规章制定")
    ENACTED,
    @Label("法律法规规章修改")
    AMENDED,
    @Label("法律法规规章废止")
    REPEALED,
    @Label("法律法规规章解释")
    INTERPRETED,
    @Label("国务院取消和调整罚款事项")
    FINES_CHANGED,
    @Label("机构或者职能调整")
    BODY_CHANGED,
    @Label("事项清理")
    CLEANED_UP,
    @Label("其他")
    OTHER
}
