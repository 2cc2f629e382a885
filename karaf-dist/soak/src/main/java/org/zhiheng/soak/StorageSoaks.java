package org.zhiheng.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.zhiheng.soak.StorageSoak.Trial;
import org.zhiheng.testdb.DatabaseKind;

/** The soaks of storage and record as a person asks for them: {@code crash derby 100}, {@code full}, {@code torn postgresql}. */
public final class StorageSoaks {

    /** The trials by their names. */
    public static final List<String> ALL = Stream.of(Trial.values())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();

    private static final List<DatabaseKind> BOTH = List.of(DatabaseKind.values());

    private StorageSoaks() {}

    /** Whether this is a trial of ours. */
    public static boolean knows(String word) {
        return ALL.contains(word.toLowerCase(Locale.ROOT));
    }

    /**
     * Runs a trial.
     *
     * @param words the trial, the database (else both) and how many rounds (else as many as issue and figures ask for)
     * @param folder for data; those of a trial that ends well are deleted
     * @throws IllegalStateException when something is not as it must be
     */
    public static void run(List<String> words, Path folder, PrintStream out) throws IOException, InterruptedException {
        Trial trial = Trial.valueOf(words.get(0).toUpperCase(Locale.ROOT));
        List<DatabaseKind> kinds =
                words.size() > 1 ? List.of(DatabaseKind.valueOf(words.get(1).toUpperCase(Locale.ROOT))) : BOTH;
        int rounds = words.size() > 2 ? Integer.parseInt(words.get(2)) : trial == Trial.CRASH ? 100 : 20;
        for (DatabaseKind kind : kinds) {
            long seed = new SplittableRandom().nextLong();
            Files.createDirectories(folder);
            Path place = Files.createTempDirectory(folder, trial.name().toLowerCase(Locale.ROOT) + "-");
            try (StorageSoak soak = new StorageSoak(kind, place, seed, out)) {
                out.printf("%s %s: %s%n", kind, trial, soak.run(Collections.nCopies(rounds, trial)));
            }
            Folders.delete(place);
        }
    }
}
