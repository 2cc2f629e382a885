package org.zhiheng.operations.metrics;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zhiheng.api.metrics.Metrics;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.SealingState;
import org.zhiheng.api.rules.GenerationInfo;
import org.zhiheng.api.rules.RuleDesk;

/** What the platform's services and the database pool tell of themselves at every moment. */
@Component(
        service = {},
        immediate = true)
public final class Gauges {

    /** One look at the record answers all gauges of a scrape. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Clock clock;
    private final List<Metrics.Registration> gauges = new ArrayList<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Records records;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile RuleDesk desk;

    private volatile Seen seen = new Seen(null, Instant.EPOCH);

    private record Seen(SealingState state, Instant at) {}

    @Activate
    public Gauges(@Reference Metrics metrics, @Reference Clock clock) {
        this.clock = clock;
        record(
                metrics,
                "zhiheng_record_waiting_entries",
                "Entries committed and not sealed yet",
                SealingState::waiting);
        record(metrics, "zhiheng_record_sealed_entries", "Entries sealed", SealingState::sealed);
        record(
                metrics,
                "zhiheng_record_witnessed_entries",
                "Entries under a head that a witness outside keeps",
                SealingState::witnessed);
        record(
                metrics,
                "zhiheng_record_sealing_lag_seconds",
                "Time since the last seal while entries wait for one",
                this::lag);
        gauges.add(metrics.gauge("zhiheng_rule_packages", "Rule packages in force", () -> desk().inForce()
                .size()));
        gauges.add(metrics.gauge(
                "zhiheng_rule_generation",
                "Number of the generation of rules in force; each swap adds one",
                () -> desk().generations().stream()
                        .mapToLong(GenerationInfo::number)
                        .max()
                        .orElse(0)));
        pool(metrics, "active", "Connections to the database in use", "NumActive");
        pool(metrics, "idle", "Connections to the database that are open and not in use", "NumIdle");
        pool(metrics, "waiting", "Requests that wait for a connection to the database", "NumWaiters");
        pool(metrics, "max", "Connections to the database at most", "MaxTotal");
    }

    @Deactivate
    void deactivate() {
        gauges.forEach(Metrics.Registration::close);
    }

    private void record(Metrics metrics, String name, String help, ToDoubleFunction<SealingState> value) {
        gauges.add(metrics.gauge(name, help, () -> value.applyAsDouble(state())));
    }

    private SealingState state() {
        Instant now = clock.instant();
        Seen last = seen;
        if (last.state() == null || Duration.between(last.at(), now).compareTo(FRESH) > 0) {
            last = new Seen(Optional.ofNullable(records).orElseThrow().state(), now);
            seen = last;
        }
        return last.state();
    }

    private double lag(SealingState state) {
        return state.waiting() == 0 || state.sealedAt() == null
                ? 0
                : Math.max(
                        0, Duration.between(state.sealedAt(), clock.instant()).toSeconds());
    }

    private RuleDesk desk() {
        return Optional.ofNullable(desk).orElseThrow();
    }

    private void pool(Metrics metrics, String what, String help, String attribute) {
        gauges.add(metrics.gauge("zhiheng_database_connections_" + what, help, () -> pooled(attribute)));
    }

    /** The pool is a service of others; it tells of itself by JMX. */
    private static double pooled(String attribute) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            for (ObjectName each :
                    server.queryNames(new ObjectName("org.ops4j.pax.jdbc.pool.dbcp2:type=GenericObjectPool,*"), null)) {
                return ((Number) server.getAttribute(each, attribute)).doubleValue();
            }
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        } catch (JMException e) {
            throw new IllegalStateException("the pool does not answer", e);
        }
        throw new NoSuchElementException("no pool");
    }
}
