package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Kinds of training. */
public enum TrainingType {
    @Label("政治理论教育")
    POLITICAL,
    @Label("党性教育")
    PARTY,
    @Label("公共法律知识")
    PUBLIC_LAW,
    @Label("业务知识")
    PROFESSIONAL,
    @Label("行政执法技能")
    SKILLS
}
