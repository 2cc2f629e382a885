package org.zhiheng.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.zhiheng.soak.DistributionSoak;
import org.zhiheng.soak.StorageSoaks;
import org.zhiheng.soak.YearSoak;
import org.zhiheng.testdb.DatabaseKind;

/** Runs the benchmarks, the long checks and the demonstration: {@code bench}, {@code soak}, {@code demo}. */
public final class Main {

    /** Of the distribution, in its soak. */
    private static final int KILLS = 5;

    private static final int PUBLICATIONS = 100_000;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        String what = arguments.length == 0 ? "bench" : arguments[0].toLowerCase(Locale.ROOT);
        switch (what) {
            case "bench" -> {
                if (arguments.length > 1) {
                    only(List.of(arguments).subList(1, arguments.length));
                    return;
                }
                DecisionTableBenchmark.run();
                RulingBenchmark.run();
                PackageBenchmark.run();
                AppendBenchmark.run();
                VerifyBenchmark.run();
                AttachmentBenchmark.run();
                TaskBenchmark.run();
                RegisterBenchmark.run();
                CaseBenchmark.run();
                if (System.getProperty("zhiheng.url") != null) {
                    HttpBenchmark.run();
                    PreviewBenchmark.run(System.getProperty("zhiheng.url"));
                }
            }
            case "demo" -> Demo.run();
            case "soak" -> soak(List.of(arguments).subList(1, arguments.length));
            default -> usage();
        }
    }

    private static void soak(List<String> words) throws Exception {
        Path distribution = Path.of(System.getProperty("zhiheng.distribution"));
        Path folder = Path.of(System.getProperty("zhiheng.state"), "soak");
        String what = words.isEmpty() ? "" : words.get(0);
        if (StorageSoaks.knows(what)) {
            StorageSoaks.run(words, folder, System.out);
            return;
        }
        switch (what) {
            case "" -> {
                for (String each : StorageSoaks.ALL) {
                    StorageSoaks.run(List.of(each), folder, System.out);
                }
                DistributionSoak.run(distribution, folder, KILLS, System.out);
                YearSoak.run(List.of("year"), folder, System.out);
                Walks.run(List.of("walks"));
                Walks.run(List.of("walks", "memory"));
                Receipts.run(List.of("receipts"), distribution, folder);
                Soak.run(distribution, folder);
            }
            case "distribution" -> DistributionSoak.run(
                    distribution, folder, words.size() > 1 ? Integer.parseInt(words.get(1)) : KILLS, System.out);
            case "year" -> YearSoak.run(words, folder, System.out);
            case "walks" -> Walks.run(words);
            case "receipts" -> Receipts.run(words, distribution, folder);
            case "swaps" -> Soak.run(distribution, folder);
            default -> usage();
        }
    }

    private static void only(List<String> words) throws Exception {
        switch (words.get(0)) {
            case "append" -> AppendBenchmark.run();
            case "verify" -> VerifyBenchmark.run();
            case "seals" -> SealsBenchmark.run();
            case "attachment" -> AttachmentBenchmark.run();
            case "tasks" -> TaskBenchmark.run();
            case "registers" -> RegisterBenchmark.run();
            case "documents" -> DocumentBenchmark.run();
            case "publications" -> PublicationBenchmark.run(
                    words.size() > 1 ? Integer.parseInt(words.get(1)) : PUBLICATIONS, databases(words));
            case "cases" -> {
                if (words.size() == 1) {
                    CaseBenchmark.run();
                } else {
                    ManyCases.run(Integer.parseInt(words.get(1)), databases(words));
                }
            }
            default -> usage();
        }
    }

    private static List<DatabaseKind> databases(List<String> words) {
        return words.size() < 3
                ? List.of(DatabaseKind.values())
                : List.of(DatabaseKind.valueOf(words.get(2).toUpperCase(Locale.ROOT)));
    }

    private static void usage() {
        System.err.println(
                "bench [append|verify|seals|attachment|tasks|registers|documents|publications [how many [derby | postgresql]]|cases [how many [derby | postgresql]]] | demo | soak [crash | full | torn [derby | postgresql [rounds]] | distribution [rounds] | year [rounds [derby | postgresql]] | walks [memory] [how many [seed]] | receipts [how many] | swaps]");
        System.exit(2);
    }
}
