package org.zhiheng.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.zhiheng.driver.Footprint;
import org.zhiheng.driver.Server;
import org.zhiheng.driver.SwapSoak;

/** The long checks, on a server of their own; the integration tests run the same in small. */
final class Soak {

    private static final int SWAPS = Integer.getInteger("zhiheng.swaps", 200);
    /** Swaps after which all that is made once has been made. */
    private static final int WARMING = 10;
    /** Loaders that come and go with the Java platform's own generated classes; a swap left behind would be one each. */
    private static final int LOADERS_MORE = 8;

    private static final double METASPACE_MORE = 1.1;

    private Soak() {}

    static void run(Path distribution, Path folder) throws Exception {
        try (Server server = new Server(distribution, folder)) {
            server.start();
            System.out.printf("ready after %,d ms%n", server.awaitReady());
            SwapSoak soak = new SwapSoak(server.home(), server.http(), server.stewards());
            soak.run(WARMING, System.out);
            Footprint before = server.footprint();
            SwapSoak.Outcome outcome = soak.run(SWAPS, System.out);
            Footprint after = server.footprint();
            System.out.printf(
                    "%d swaps under load: %,d requests, %d failed%n",
                    outcome.swaps(), outcome.asked(), outcome.failed());
            System.out.printf(
                    "class loaders %d before, %d after; metaspace %,d KB before, %,d KB after%n",
                    before.classLoaders(),
                    after.classLoaders(),
                    before.metaspaceKilobytes(),
                    after.metaspaceKilobytes());
            boolean left = after.classLoaders() > before.classLoaders() + LOADERS_MORE
                    || after.metaspaceKilobytes() > before.metaspaceKilobytes() * METASPACE_MORE;
            List<String> errors = server.errors();
            errors.forEach(System.out::println);
            if (outcome.failed() > 0 || left || !errors.isEmpty()) {
                System.exit(1);
            }
        }
    }
}
