package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Interests whose violation lengthens the limitation. */
public enum HarmKind {
    @Label("公民生命健康安全")
    LIFE_HEALTH,
    @Label("金融安全")
    FINANCE
}
