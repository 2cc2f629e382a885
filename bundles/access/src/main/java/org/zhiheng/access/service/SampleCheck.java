package org.zhiheng.access.service;

import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.store.AccessStore;

/** Tells of accounts of the sample district: that they let in here, or that some are left over and let nobody in. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=示例账号", HealthCheck.TAGS + "=ready"})
public final class SampleCheck implements HealthCheck {

    private final AccessStore store;
    private final AccessSettings settings;

    @Activate
    public SampleCheck(@Reference AccessStore store, @Reference AccessSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        long left = store.read(data -> data.accounts().stream()
                .filter(Account::open)
                .filter(each -> Samples.is(each.name()))
                .count());
        if (left == 0) {
            log.info("没有示例账号");
        } else if (settings.samples()) {
            log.info("供试用:有{}个示例账号可以登录", left);
        } else {
            log.warn("ACCESS-SAMPLE 还有{}个示例账号没有停用;平台现在不供试用,它们都不能登录,令牌无效", left);
        }
        return new Result(log);
    }
}
