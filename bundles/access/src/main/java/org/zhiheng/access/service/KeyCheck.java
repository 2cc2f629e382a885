package org.zhiheng.access.service;

import java.io.UncheckedIOException;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.error.ZhihengException;

/** Not ready without the key of the second factors: who has one could not sign in here. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=账号的密钥", HealthCheck.TAGS + "=ready"})
public final class KeyCheck implements HealthCheck {

    private final SecretBox box;

    @Activate
    public KeyCheck(@Reference SecretBox box) {
        this.box = box;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        try {
            box.check();
            log.info("动态验证码的密钥在");
        } catch (ZhihengException e) {
            log.critical("{} {}", e.code(), e.getMessage());
        } catch (UncheckedIOException e) {
            log.critical("ACCESS-KEY-MISSING 读不了动态验证码的密钥文件:{}", e.getMessage());
        }
        return new Result(log);
    }
}
