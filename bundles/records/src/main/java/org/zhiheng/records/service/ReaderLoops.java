package org.zhiheng.records.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zhiheng.api.metrics.Metrics;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.keys.SecretFiles;
import org.zhiheng.records.read.Reading;

/** Leads every reader of the record, each in a thread of its own, so that a slow one keeps none of the others back. */
@Component(service = ReaderLoops.class, immediate = true)
public final class ReaderLoops {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration TOGETHER = Duration.ofMillis(50);

    private final Transactions transactions;
    private final Leases leases;
    private final RecorderComponent recorder;
    private final Clock clock;
    private final String node;
    private final Map<RecordReader, Running> running = new ConcurrentHashMap<>();

    private final Map<Metrics, List<Metrics.Registration>> gauges = new ConcurrentHashMap<>();

    private record Running(Reading reading, Loop loop, Runnable wake) {}

    @Activate
    public ReaderLoops(
            BundleContext context,
            @Reference Transactions transactions,
            @Reference Leases leases,
            @Reference RecorderComponent recorder,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.leases = leases;
        this.recorder = recorder;
        this.clock = clock;
        node = node(Path.of(context.getProperty("zhiheng.data"), "node"));
    }

    /** The name of this node, made at its first start and kept with its data. */
    private static String node(Path file) {
        try {
            if (!Files.exists(file)) {
                SecretFiles.write(file, UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(RecordReader reader) {
        Reading reading = new Reading(transactions, leases, reader, node, clock);
        Loop loop = new Loop("zhiheng-reader-" + reader.name(), LOOK_EVERY, TOGETHER, stopping -> {
            while (!stopping.getAsBoolean() && reading.once()) {
                // Batch by batch until the end of the log.
            }
        });
        Runnable wake = loop::wake;
        recorder.whenAppended(wake);
        running.put(reader, new Running(reading, loop, wake));
    }

    void remove(RecordReader reader) {
        Running gone = running.remove(reader);
        if (gone != null) {
            stop(gone);
        }
    }

    private void stop(Running gone) {
        recorder.noLonger(gone.wake());
        gone.loop().stop();
        gone.reading().end();
    }

    @Deactivate
    void stop() {
        running.values().forEach(this::stop);
        running.clear();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setMetrics(Metrics metrics) {
        gauges.put(
                metrics,
                List.of(
                        metrics.gauge(
                                "zhiheng_record_readers_stopped",
                                "Readers of the record that stand still on this node after many tries",
                                () -> readings().stream()
                                        .filter(each -> each.standing().stopped())
                                        .count()),
                        metrics.gauge(
                                "zhiheng_record_entries_set_aside",
                                "Entries that readers of this node went on without, to be looked at",
                                () -> readings().stream()
                                        .mapToLong(each -> each.standing().setAside())
                                        .sum())));
    }

    void unsetMetrics(Metrics metrics) {
        List<Metrics.Registration> gone = gauges.remove(metrics);
        if (gone != null) {
            gone.forEach(Metrics.Registration::close);
        }
    }

    /** The readers of this node. */
    List<Reading> readings() {
        return running.values().stream().map(Running::reading).toList();
    }
}
