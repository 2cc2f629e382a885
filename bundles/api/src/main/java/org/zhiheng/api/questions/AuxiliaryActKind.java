package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** What an auxiliary 执法辅助人员 may be asked to do. */
public enum AuxiliaryActKind {
    @Label("宣传教育")
    PUBLICITY,
    @Label("协助巡查检查")
    PATROL_ASSISTANCE,
    @Label("信息收集")
    INFORMATION_GATHERING,
    @Label("违法行为劝阻")
    DISSUASION,
    @Label("调查")
    INVESTIGATE,
    @Label("决定")
    DECIDE,
    @Label("签署笔录")
    SIGN_RECORD,
    @Label("扣押")
    SEIZE,
    @Label("独自送达")
    SERVE_ALONE
}
