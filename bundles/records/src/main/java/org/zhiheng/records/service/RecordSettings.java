package org.zhiheng.records.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.records.Suite;

/** The settings as they were read; everything is built anew when they change. */
@Component(service = RecordSettings.class, configurationPid = "org.zhiheng.records")
@Designate(ocd = RecordConfig.class)
public final class RecordSettings {

    private static final int MOST_WITNESS_MINUTES = 60;
    private static final int MOST_SEAL_MILLIS = 1000;
    private static final int LEAST_SEAL_MILLIS = 10;
    private static final long MEGABYTE = 1 << 20;
    private static final int MOST_MEGABYTES = 1 << 16;

    private final Suite suite;
    private final Path keys;
    private final Path attachments;
    private final List<Path> witnesses;
    private final Duration witnessEvery;
    private final Duration sealEvery;
    private final List<String> mediaTypes;
    private final long largestUpload;

    @Activate
    public RecordSettings(BundleContext context, RecordConfig config) {
        suite = Suite.of(config.suite());
        keys = config.keys().isBlank() ? folder(context, "zhiheng.keys") : Path.of(config.keys());
        attachments = config.attachments().isBlank()
                ? folder(context, "zhiheng.data").resolve("attachments")
                : Path.of(config.attachments());
        witnesses = listed(config.witnesses()).map(Path::of).toList();
        mediaTypes = listed(config.mediaTypes()).toList();
        largestUpload = MEGABYTE * bounded(config.largestUpload(), 1, MOST_MEGABYTES, "largestUpload");
        witnessEvery = Duration.ofMinutes(bounded(config.witnessMinutes(), 1, MOST_WITNESS_MINUTES, "witnessMinutes"));
        sealEvery = Duration.ofMillis(bounded(config.sealMillis(), LEAST_SEAL_MILLIS, MOST_SEAL_MILLIS, "sealMillis"));
    }

    /** A line of a .cfg file arrives as one text. */
    private static Stream<String> listed(String[] set) {
        return Arrays.stream(set)
                .flatMap(each -> Arrays.stream(each.split(",")))
                .map(String::strip)
                .filter(each -> !each.isEmpty());
    }

    private static Path folder(BundleContext context, String property) {
        String set = context.getProperty(property);
        if (set == null || set.isBlank()) {
            throw ZhihengException.unavailable("RECORD-SETTINGS", "没有设置文件夹" + property);
        }
        return Path.of(set);
    }

    private static int bounded(int value, int least, int most, String name) {
        if (value < least || value > most) {
            throw ZhihengException.invalid(
                    "RECORD-SETTINGS", "设置" + name + "应当在" + least + "到" + most + "之间,现在是" + value, name);
        }
        return value;
    }

    /** What a new log begins with. */
    Suite suite() {
        return suite;
    }

    /** Where the secrets lie: neither in the data nor in a backup of it. */
    Path keys() {
        return keys;
    }

    Path attachments() {
        return attachments;
    }

    List<Path> witnesses() {
        return witnesses;
    }

    Duration witnessEvery() {
        return witnessEvery;
    }

    Duration sealEvery() {
        return sealEvery;
    }

    /** Kinds of files that may be uploaded. */
    List<String> mediaTypes() {
        return mediaTypes;
    }

    /** In bytes. */
    long largestUpload() {
        return largestUpload;
    }
}
