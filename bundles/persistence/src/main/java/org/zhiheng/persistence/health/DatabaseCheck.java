package org.zhiheng.persistence.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.jta.TransactionsComponent;

/**
 * Ready while the database answers in a schema this program knows. A clock that differs from the database's is a warning: what several
 * nodes record would be out of order. The check is there even when the database is not, for a missing check would look like health.
 */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=数据库", HealthCheck.TAGS + "=ready"})
public final class DatabaseCheck implements HealthCheck {

    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private final StorageState state;
    private final Clock clock;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile TransactionsComponent transactions;

    @Activate
    public DatabaseCheck(@Reference StorageState state, @Reference Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        TransactionsComponent now = transactions;
        if (state.refusal().isPresent()) {
            log.critical("{}", told(state.refusal().get()));
        } else if (state.version().isEmpty() || now == null) {
            log.temporarilyUnavailable("数据库尚未就绪");
        } else {
            ask(now, log);
        }
        return new Result(log);
    }

    private void ask(TransactionsComponent now, FormattingResultLog log) {
        try {
            Instant theirs = now.readOnly(tx -> now.databaseTime(tx.connection()));
            Duration apart = Duration.between(theirs, clock.instant()).abs();
            if (apart.compareTo(TOLERATED) > 0) {
                log.warn("DB-CLOCK 本机时钟与数据库相差{}秒,请校准", apart.toSeconds());
            }
            log.info("数据库正常,结构版本{}", state.version().orElseThrow());
        } catch (ZhihengException e) {
            log.critical("{}", told(e));
        }
    }

    private static String told(ZhihengException e) {
        return e.code() + " " + e.getMessage();
    }
}
