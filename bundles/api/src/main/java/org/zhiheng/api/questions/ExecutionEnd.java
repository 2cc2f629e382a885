package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Why execution ends for good (行政强制法 arts. 39, 40). */
public enum ExecutionEnd {
    @Label("公民死亡,无遗产可供执行又无义务承受人")
    NO_ESTATE,
    @Label("法人或者其他组织终止,无财产可供执行又无义务承受人")
    NO_ASSETS,
    @Label("执行标的灭失")
    OBJECT_LOST,
    @Label("据以执行的决定被撤销")
    DECISION_ANNULLED,
    @Label("中止执行满三年未恢复")
    NOT_RESUMED,
    @Label("认为需要终结执行的其他情形")
    OTHER
}
