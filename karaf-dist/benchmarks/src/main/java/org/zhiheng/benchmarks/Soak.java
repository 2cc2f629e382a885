package org.zhiheng.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.zhiheng.driver.Server;
import org.zhiheng.driver.SwapSoak;

/** The long checks, on a server of their own; the integration tests run the same in small. */
final class Soak {

    private static final int SWAPS = Integer.getInteger("zhiheng.swaps", 200);

    private Soak() {}

    static void run(Path distribution, Path folder) throws Exception {
        try (Server server = new Server(distribution, folder)) {
            server.start();
            System.out.printf("ready after %,d ms%n", server.awaitReady());
            SwapSoak.Outcome outcome = new SwapSoak(server.home(), server.base()).run(SWAPS, System.out);
            System.out.printf(
                    "%d swaps under load: %,d requests, %d failed%n",
                    outcome.swaps(), outcome.asked(), outcome.failed());
            List<String> errors = server.errors();
            errors.forEach(System.out::println);
            if (outcome.failed() > 0 || !errors.isEmpty()) {
                System.exit(1);
            }
        }
    }
}
