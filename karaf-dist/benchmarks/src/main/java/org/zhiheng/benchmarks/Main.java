package org.zhiheng.benchmarks;

import java.nio.file.Path;
import java.util.Locale;

/** Runs the benchmarks, the long checks and the demonstration: {@code bench}, {@code soak}, {@code demo}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        String what = arguments.length == 0 ? "bench" : arguments[0].toLowerCase(Locale.ROOT);
        switch (what) {
            case "bench" -> {
                DecisionTableBenchmark.run();
                RulingBenchmark.run();
                PackageBenchmark.run();
                if (System.getProperty("zhiheng.url") != null) {
                    HttpBenchmark.run(System.getProperty("zhiheng.url"));
                    PreviewBenchmark.run(System.getProperty("zhiheng.url"));
                }
            }
            case "demo" -> Demo.run(System.getProperty("zhiheng.url"));
            case "soak" -> Soak.run(
                    Path.of(System.getProperty("zhiheng.distribution")),
                    Path.of(System.getProperty("zhiheng.state"), "soak"));
            default -> {
                System.err.println("bench | demo | soak");
                System.exit(2);
            }
        }
    }
}
