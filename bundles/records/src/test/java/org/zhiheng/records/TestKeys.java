package org.zhiheng.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.records.keys.LogKey;
import org.zhiheng.records.keys.Pkcs12Keys;

/** Keys for tests: each one's differ, the same stand in the logs of several tests, for to make one takes long by intent. */
final class TestKeys {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2024-09-02T00:00:00Z"), ZoneOffset.UTC);

    private static final Map<Suite, List<LogKey>> MADE = new EnumMap<>(Suite.class);

    private final Path folder;
    private final Map<Suite, Integer> given = new EnumMap<>(Suite.class);

    /** @param folder for key stores */
    TestKeys(Path folder) {
        this.folder = folder;
    }

    LogKey make(Suite suite) {
        int number = given.merge(suite, 1, Integer::sum);
        synchronized (MADE) {
            List<LogKey> made = MADE.computeIfAbsent(suite, key -> new ArrayList<>());
            while (made.size() < number) {
                made.add(made(suite));
            }
            return made.get(number - 1);
        }
    }

    private LogKey made(Suite suite) {
        try {
            Path file = Files.createTempDirectory(folder, "key").resolve("log.p12");
            return Pkcs12Keys.open(file, "only for tests".toCharArray(), CLOCK).make(suite);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
