package org.zhiheng.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Many swaps of the running server's district under load: no request may fail. */
final class SwapSoak {

    private static final int SWAPS = Integer.getInteger("zhiheng.swaps", 200);
    private static final long PATIENCE_MILLIS = 30_000;
    private static final String DIVISION = "371083";
    private static final String REQUEST =
            "{\"division\":\"" + DIVISION + "\",\"asOf\":\"2024-09-02\",\"facts\":{\"frontLineSince\":\"2018-11-01\"}}";

    private SwapSoak() {}

    static void run(String base) throws Exception {
        Path server = Path.of(System.getProperty("zhiheng.server"));
        Http http = new Http(base);
        long run = System.currentTimeMillis() / 60_000 % 100_000;
        Path last = swap(server, http, run, 0);
        try (Load load = new Load(base, "rotation", REQUEST)) {
            for (int i = 1; i <= SWAPS; i++) {
                Path next = swap(server, http, run, i);
                Files.delete(last);
                last = next;
                if (i % 20 == 0) {
                    System.out.printf("%d swaps, %,d requests, %d failed%n", i, load.asked(), load.failed());
                }
            }
            load.close();
            System.out.printf("%d swaps under load: %,d requests, %d failed%n", SWAPS, load.asked(), load.failed());
            if (load.failed() > 0) {
                System.exit(1);
            }
        } finally {
            Files.deleteIfExists(last);
        }
    }

    /** Drops the next version in and waits until its version answers. */
    private static Path swap(Path server, Http http, long run, int number) throws Exception {
        String version = "1." + run + "." + number;
        Map<String, byte[]> files = RegionFiles.district(DIVISION);
        String manifest = new String(files.get("package.yaml"), StandardCharsets.UTF_8)
                .replaceFirst("(?m)^version: .*$", "version: " + version);
        files.put("package.yaml", manifest.getBytes(StandardCharsets.UTF_8));
        files.keySet().removeIf(name -> name.startsWith("tests/"));
        Path jar = RegionJar.deploy(server, "org.zhiheng.soak", version, DIVISION, files);
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
