package org.zhiheng.records;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.zhiheng.records.keys.LogKey;
import org.zhiheng.records.keys.Pkcs12Keys;

/** Keys for tests, in a folder of the test. */
final class TestKeys {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2024-09-02T00:00:00Z"), ZoneOffset.UTC);

    private final Pkcs12Keys keys;

    TestKeys(Path folder) {
        keys = Pkcs12Keys.open(folder.resolve("log.p12"), "only for tests".toCharArray(), CLOCK);
    }

    LogKey make(Suite suite) {
        return keys.make(suite);
    }
}
