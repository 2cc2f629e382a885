package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Where a decision is published. */
public enum Channel {
    @Label("政府网站")
    GOVERNMENT_SITE,
    @Label("信用信息共享平台")
    CREDIT_PLATFORM,
    @Label("国家企业信用信息公示系统")
    ENTERPRISE_REGISTER
}
