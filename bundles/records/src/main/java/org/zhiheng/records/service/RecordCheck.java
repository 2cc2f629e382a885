package org.zhiheng.records.service;

import java.time.Clock;
import java.time.Duration;
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
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.SealingState;
import org.zhiheng.records.read.Reading;

/**
 * Tells how far sealing and witnessing have come. Not ready while nothing can be recorded; what is only late is a warning. The check is
 * there even when the record is not, for a missing check would look like health.
 */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=记录", HealthCheck.TAGS + "=ready"})
public final class RecordCheck implements HealthCheck {

    private static final Duration LATE = Duration.ofSeconds(30);

    private final Clock clock;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Records records;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile SealingLoop sealing;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile WitnessLoop witnesses;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile ReaderLoops readers;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile RecordKeys keys;

    @Activate
    public RecordCheck(@Reference Clock clock) {
        this.clock = clock;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Records reading = records;
        SealingLoop sealer = sealing;
        WitnessLoop witness = witnesses;
        if (reading == null || sealer == null || witness == null) {
            log.temporarilyUnavailable("记录尚未就绪");
            return new Result(log);
        }
        try {
            RecordKeys secrets = keys;
            if (secrets != null) {
                secrets.check();
            }
        } catch (ZhihengException e) {
            log.critical("{} {}", e.code(), e.getMessage());
        }
        try {
            tell(reading.state(), sealer, witness, log);
            ReaderLoops following = readers;
            if (following != null) {
                following.readings().forEach(each -> tell(each, log));
            }
        } catch (ZhihengException e) {
            log.critical("{} {}", e.code(), e.getMessage());
        }
        return new Result(log);
    }

    private static void tell(Reading reading, FormattingResultLog log) {
        Reading.Standing standing = reading.standing();
        if (standing.stopped()) {
            log.critical(
                    "RECORD-READER-STOPPED 读者{}停在第{}条,多次重试都没有成功:{}",
                    reading.name(),
                    standing.next(),
                    standing.failure());
        } else if (standing.failure() != null) {
            log.warn("RECORD-READER 读者{}停在第{}条:{}", reading.name(), standing.next(), standing.failure());
        }
        if (standing.setAside() > 0) {
            log.warn("RECORD-READER 读者{}跳过了{}条记录,请核对", reading.name(), standing.setAside());
        }
    }

    private void tell(SealingState state, SealingLoop sealer, WitnessLoop witness, FormattingResultLog log) {
        log.info("已封存{}条,待封存{}条,外部见证到第{}条", state.sealed(), state.waiting(), state.witnessed());
        boolean late = state.waiting() > 0
                && state.sealedAt() != null
                && clock.instant().isAfter(state.sealedAt().plus(LATE));
        if (sealer.failure() != null) {
            log.warn("{} 封存没有进行:{}", sealer.failure().code(), sealer.failure().getMessage());
        } else if (late) {
            log.warn("RECORD-SEALING-LATE 封存落后超过{}秒", LATE.toSeconds());
        }
        if (witness.failure() != null) {
            log.warn("{} {}", witness.failure().code(), witness.failure().getMessage());
        } else if (!witness.configured()) {
            log.warn("RECORD-WITNESS-NONE 没有设置外部见证(etc/org.zhiheng.records.cfg的witnesses)");
        }
    }
}
