package org.zhiheng.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.PostgresCluster;

/** The sample year, killed again and again in the middle of it: it goes on, nothing of it is lost and nothing is done twice. */
public final class YearSoak implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 300_000;
    private static final int LEAST_COMMANDS = 3;

    private final DatabaseKind kind;
    private final Place place;
    private final PostgresCluster cluster;
    private final int cases;
    private final SplittableRandom random;
    private final PrintStream out;
    private NodeProcess node;
    private long commands;

    /** @param cases of the year */
    public YearSoak(DatabaseKind kind, Path folder, int cases, long seed, PrintStream out) {
        this.kind = kind;
        this.cases = cases;
        this.out = out;
        this.random = new SplittableRandom(seed);
        if (kind == DatabaseKind.POSTGRESQL) {
            cluster = PostgresCluster.durable(16);
            cluster.execute("CREATE DATABASE zhiheng");
            place = new Place(kind, cluster.url("zhiheng"), folder);
        } else {
            cluster = null;
            place = new Place(kind, folder.resolve("db").toString(), folder);
        }
    }

    /** As a person asks for it: {@code year [rounds [derby | postgresql]]}. */
    public static void run(java.util.List<String> words, Path folder, PrintStream out)
            throws IOException, InterruptedException {
        int rounds = words.size() > 1 ? Integer.parseInt(words.get(1)) : 50;
        for (DatabaseKind kind : DatabaseKind.values()) {
            if (words.size() > 2 && !kind.name().equalsIgnoreCase(words.get(2))) {
                continue;
            }
            Files.createDirectories(folder);
            Path made = Files.createTempDirectory(folder, "year-");
            try (YearSoak soak = new YearSoak(kind, made, 4 * rounds, new SplittableRandom().nextLong(), out)) {
                soak.run(rounds);
            }
            Folders.delete(made);
        }
    }

    /**
     * Kills it so many times, then lets it come to its end.
     *
     * @return how many commands were told
     * @throws IllegalStateException when something is not as it must be
     */
    public long run(int rounds) throws IOException, InterruptedException {
        start();
        for (int i = 1; i <= rounds; i++) {
            long wanted = LEAST_COMMANDS + random.nextInt(80);
            NodeProcess now = node;
            await("commands", () -> now.written() >= wanted || now.isEnded());
            Thread.sleep(random.nextInt(200));
            kill();
            start();
            out.printf(
                    "%s year killed %d/%d: %,d commands told, %,d entries whole%n",
                    kind, i, rounds, commands, node.entries());
        }
        await("the end of the year", node::isEnded);
        kill();
        return commands;
    }

    private void start() throws IOException, InterruptedException {
        node = NodeProcess.start(
                place, cluster == null ? "" : cluster.password(), YearNode.class, String.valueOf(cases));
        await("the check", node::isSound);
    }

    private void kill() throws IOException, InterruptedException {
        node.kill();
        commands += node.written();
        if (!node.faults().isEmpty()) {
            throw failed("faults");
        }
    }

    private void await(String what, BooleanSupplier condition) throws IOException, InterruptedException {
        if (!node.await(condition, PATIENCE_MILLIS)) {
            throw failed("waited in vain for " + what);
        }
    }

    private IllegalStateException failed(String what) throws IOException {
        Path errors = NodeProcess.errors(place);
        String printed = Files.exists(errors) ? Files.readString(errors) : "";
        return new IllegalStateException(kind + ": " + what + "; " + node.faults() + "\n"
                + printed.substring(Math.max(0, printed.length() - 4_000)));
    }

    @Override
    public void close() {
        if (node != null) {
            node.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }
}
