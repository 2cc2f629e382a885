package org.zhiheng.operations.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.metrics.Metrics;

/** Counts and times with Prometheus' own library, in a registry of its own, beside what it tells of the virtual machine. */
@Component(service = {Metrics.class, PlatformMetrics.class})
public final class PlatformMetrics implements Metrics {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformMetrics.class);

    /** Seconds; a ruling takes a millisecond, a sign-in a quarter of a second. */
    private static final double[] BOUNDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer =
            PrometheusTextFormatWriter.builder().build();
    private final Map<String, io.prometheus.metrics.core.metrics.Counter> counters = new ConcurrentHashMap<>();
    private final Map<String, Histogram> timers = new ConcurrentHashMap<>();

    @Activate
    public PlatformMetrics() {
        JvmMetrics.builder().register(registry);
    }

    @Override
    public Counter counter(String name, String help, String... labels) {
        io.prometheus.metrics.core.metrics.Counter counter =
                counters.computeIfAbsent(name, key -> io.prometheus.metrics.core.metrics.Counter.builder()
                        .name(key)
                        .help(help)
                        .labelNames(labels)
                        .withoutExemplars()
                        .register(registry));
        return values -> counter.labelValues(values).inc();
    }

    @Override
    public Timer timer(String name, String help, String... labels) {
        Histogram histogram = timers.computeIfAbsent(name, key -> Histogram.builder()
                .name(key)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(BOUNDS)
                .withoutExemplars()
                .register(registry));
        return (seconds, values) -> histogram.labelValues(values).observe(seconds);
    }

    @Override
    public Registration gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback gauge = GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(told -> {
                    try {
                        told.call(value.getAsDouble());
                    } catch (RuntimeException e) {
                        // Monitoring sees that it is missing; the reason is told by whoever cannot answer.
                        LOG.debug("{} has no value now", name, e);
                    }
                })
                .register(registry);
        return () -> registry.unregister(gauge);
    }

    /** A gauge with one label, all of whose values are told together. */
    Registration gauge(String name, String help, String label, Supplier<Map<String, Double>> values) {
        GaugeWithCallback gauge = GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(told -> values.get().forEach((each, value) -> told.call(value, each)))
                .register(registry);
        return () -> registry.unregister(gauge);
    }

    String contentType() {
        return writer.getContentType();
    }

    void write(OutputStream out) throws IOException {
        writer.write(out, registry.scrape());
    }
}
