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
                if (arguments.length > 1) {
                    only(arguments[1]);
                    return;
                }
                DecisionTableBenchmark.run();
                RulingBenchmark.run();
                PackageBenchmark.run();
                AppendBenchmark.run();
                if (System.getProperty("zhiheng.url") != null) {
                    HttpBenchmark.run();
                    PreviewBenchmark.run(System.getProperty("zhiheng.url"));
                }
            }
            case "demo" -> Demo.run();
            case "soak" -> Soak.run(
                    Path.of(System.getProperty("zhiheng.distribution")),
                    Path.of(System.getProperty("zhiheng.state"), "soak"));
            default -> usage();
        }
    }

    private static void only(String which) throws Exception {
        switch (which) {
            case "append" -> AppendBenchmark.run();
            default -> usage();
        }
    }

    private static void usage() {
        System.err.println("bench [append] | demo | soak");
        System.exit(2);
    }
}
