package org.zhiheng.driver;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.zhiheng.rules.PackageContent;

/** Swaps a district of a running server through its deploy folder under load: each version comes in force and no request fails. */
public final class SwapSoak {

    private static final int TOLD_EVERY = 20;
    private static final long PATIENCE_MILLIS = 30_000;
    private static final String DIVISION = "371083";
    private static final String REQUEST =
            "{\"division\":\"" + DIVISION + "\",\"asOf\":\"2024-09-02\",\"facts\":{\"frontLineSince\":\"2018-11-01\"}}";

    private final Path server;
    private final Http http;
    private final Stewards stewards;
    /** The minute, so that a later soak of the same server has higher versions. */
    private final long run = System.currentTimeMillis() / 60_000 % 100_000;

    private int number;

    /**
     * @param swaps how many were made
     * @param asked requests meanwhile
     * @param failed of these
     */
    public record Outcome(int swaps, int asked, int failed) {}

    /**
     * @param server the unpacked distribution
     * @param http who asks it
     * @param stewards who release each version
     */
    public SwapSoak(Path server, Http http, Stewards stewards) {
        this.server = server;
        this.http = http;
        this.stewards = stewards;
    }

    /**
     * @param progress told of every twenty swaps
     * @throws IllegalStateException when a version does not come in force in time
     */
    public Outcome run(int swaps, PrintStream progress) throws Exception {
        Path last = swap();
        try (Load load = new Load(http, "rotation", REQUEST)) {
            for (int i = 1; i <= swaps; i++) {
                Path next = swap();
                Files.delete(last);
                last = next;
                if (i % TOLD_EVERY == 0) {
                    progress.printf("%d swaps, %,d requests, %d failed%n", i, load.asked(), load.failed());
                }
            }
            load.close();
            return new Outcome(swaps, load.asked(), load.failed());
        } finally {
            Files.deleteIfExists(last);
        }
    }

    /** Drops the next version in, lets two people bring it in force, and waits until its version answers. */
    private Path swap() throws Exception {
        String version = "1." + run + "." + number++;
        Map<String, byte[]> files = RegionFiles.district(DIVISION);
        String manifest = new String(files.get("package.yaml"), StandardCharsets.UTF_8)
                .replaceFirst("(?m)^version: .*$", "version: " + version);
        files.put("package.yaml", manifest.getBytes(StandardCharsets.UTF_8));
        // Procedures lean on the nation's newest terms, which need not be in force where an older state was taken over.
        files.keySet().removeIf(name -> name.startsWith("tests/") || name.startsWith("procedures/"));
        Path jar = RegionJar.deploy(server, "org.zhiheng.soak", version, DIVISION, files);
        stewards.release(PackageContent.of(files).hash());
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!http.ask("rotation", REQUEST).body().contains("\"version\":\"" + version + "\"")) {
            if (System.currentTimeMillis() > end) {
                throw new IllegalStateException("version " + version + " did not come into force");
            }
            Thread.sleep(50);
        }
        return jar;
    }
}
