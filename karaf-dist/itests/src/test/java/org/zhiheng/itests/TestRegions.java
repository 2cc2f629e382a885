package org.zhiheng.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.zhiheng.testkit.pack.SigningKey;

/** The versions of the test region, made before the platform under test starts. */
final class TestRegions {

    private static final String BROKEN_PROMISE =
            """
            - name: a promise that is not kept
              ruling: reporting
              asOf: 2024-09-02
              facts: {actKind: penalty, partyKind: citizen, sanctions: [fine], fine: "1.00", decidedOn: 2024-09-02}
              expect: {required: true}
            """;

    private TestRegions() {}

    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Instant now = Clock.systemUTC().instant();
        write(folder, "first", new TestRegion("1.0.0", "10000.00").bytes());
        write(folder, "second", new TestRegion("1.1.0", "20000.00").bytes());
        write(
                folder,
                "broken",
                new TestRegion("1.2.0", "30000.00")
                        .with("parameters/bad.yaml", "id: x\nid: y\n")
                        .bytes());
        write(
                folder,
                "failing",
                new TestRegion("1.3.0", "40000.00")
                        .with("tests/wrong.yaml", BROKEN_PROMISE)
                        .bytes());
        write(folder, "unsigned", new TestRegion("1.4.0", "50000.00").bytes(null));
        write(folder, "forged", new TestRegion("1.5.0", "60000.00").bytes(SigningKey.make("Zhiheng build", now, 1)));
        return folder.toAbsolutePath();
    }

    private static void write(Path folder, String name, byte[] jar) throws IOException {
        Files.write(folder.resolve(name + ".jar"), jar);
    }
}
