package org.zhiheng.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.PostgresCluster;

/**
 * One database with one node, to which something happens round after round while it writes. Every round ends with a start after which all must be there; the first thing
 * that is not as it must be ends the soak with an exception.
 */
public final class StorageSoak implements AutoCloseable {

    /** What happens. */
    public enum Trial {
        /** The node, the database, or both are killed. */
        CRASH,
        /** Files cannot grow any more, as on a full disk, and after a while they can. */
        FULL,
        /** After a kill, garbage stands behind what was written last. */
        TORN
    }

    /** A start must be over by then. */
    private static final long START_MILLIS = 30_000;
    /** For what has no bound of its own, on a machine that does other things too. */
    private static final long PATIENCE_MILLIS = 300_000;

    private static final int REFUSALS = 8;
    private static final int LONGEST_WRITING = 2_500;
    private static final int STARTING = 3_000;
    private static final int LONGEST_WINDOW = 20;
    /** Bytes, about one head. */
    private static final int WITNESS_ROOM = 500;

    /** What may be told when a database goes away or has no room; {@code DB-FAILED} says nothing and is none of these. */
    private static final Set<String> CLEAN = Set.of(
            "DB-FULL",
            "DB-UNAVAILABLE",
            "DB-COMMIT-UNKNOWN",
            "DB-CONCURRENT",
            "RECORD-ATTACHMENT-DISK",
            "sealing DB-FULL",
            "sealing DB-UNAVAILABLE",
            "sealing DB-COMMIT-UNKNOWN",
            "sealing DB-CONCURRENT",
            "sealing DB-LEASE-LOST",
            "sealing RECORD-WITNESS");

    private final DatabaseKind kind;
    private final Path folder;
    private final PostgresCluster cluster;
    private final Place place;
    private final PrintStream out;
    private final SplittableRandom random;

    private NodeProcess node;
    private boolean databaseDown;
    private long databaseMillis;

    private long written;
    private long refused;
    private final Map<String, Integer> codes = new TreeMap<>();
    private long entries;
    private long slowestStart;
    private int wentOn;

    /**
     * @param folder an empty one, or one that is made
     * @param seed of what happens; told, so that a round can be had again
     */
    public StorageSoak(DatabaseKind kind, Path folder, long seed, PrintStream out) throws IOException {
        this.kind = kind;
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        this.out = out;
        random = new SplittableRandom(seed);
        if (kind == DatabaseKind.POSTGRESQL) {
            // Small files of its log, so that a limit for files meets tables first.
            cluster = PostgresCluster.durable(1);
            cluster.execute("CREATE DATABASE zhiheng");
            place = new Place(kind, cluster.url("zhiheng"), this.folder);
        } else {
            cluster = null;
            place = new Place(kind, this.folder.resolve("db").toString(), this.folder);
        }
        out.printf("%s, seed %d, folder %s%n", kind, seed, this.folder);
    }

    /** Goes through as many rounds, with what happens in each. */
    public Outcome run(List<Trial> rounds) throws IOException, InterruptedException {
        begin(load(rounds.get(0)));
        for (int round = 1; round <= rounds.size(); round++) {
            Trial trial = rounds.get(round - 1);
            Load next = load(rounds.get(Math.min(round, rounds.size() - 1)));
            String what =
                    switch (trial) {
                        case CRASH -> crash(round, next);
                        case FULL -> full(round, next);
                        case TORN -> torn(next);
                    };
            out.printf(
                    "%s %s %d/%d: %s; %,d entries whole, slowest start %.1f s%n",
                    kind, trial, round, rounds.size(), what, entries, slowestStart / 1000.0);
        }
        kill();
        node = null;
        return new Outcome(rounds.size(), written, refused, codes, entries, slowestStart, wentOn);
    }

    private static Load load(Trial trial) {
        return trial == Trial.FULL ? Load.LARGE : Load.MANY;
    }

    // --- what happens
    // -------------------------------------------------------------------------------------------------------

    private String crash(int round, Load next) throws IOException, InterruptedException {
        writeAWhile();
        String what = "node killed";
        if (kind == DatabaseKind.POSTGRESQL && round % 4 == 0) {
            what = "database killed, the node went on, then killed";
            killDatabase();
            startDatabase();
            goesOn();
        } else if (kind == DatabaseKind.POSTGRESQL && round % 4 == 2) {
            what = "database and node killed";
            killDatabase();
        }
        kill();
        if (round % 5 == 0) {
            what += ", killed again while starting";
            startDatabase();
            node = NodeProcess.start(place, password(), next);
            Thread.sleep(random.nextInt(STARTING));
            kill();
        }
        start(next);
        return what;
    }

    /** In every third round of PostgreSQL, not the first, it is the node that has no room: for attachments and for the witness. */
    private String full(int round, Load next) throws IOException, InterruptedException {
        boolean own = kind == DatabaseKind.POSTGRESQL && round % 3 == 2;
        Room room = own || kind == DatabaseKind.DERBY
                ? new Room(node.pid(), UnaryOperator.identity())
                : new Room(cluster.pid(), PostgresCluster::asItsUser);
        long limit;
        if (own) {
            await("a head that the witness keeps", () -> Files.exists(place.witness()), PATIENCE_MILLIS);
            limit = room.take(Files.size(place.witness()) + random.nextInt(WITNESS_ROOM));
            await("a refusal of an attachment", () -> told("RECORD-ATTACHMENT-DISK"), PATIENCE_MILLIS);
            await("a refusal of the witness", () -> told("sealing RECORD-WITNESS"), PATIENCE_MILLIS);
        } else {
            // Else a file has grown beyond the limit before it is there.
            node.pause();
            long before = node.refused();
            limit = room.take(kind == DatabaseKind.DERBY ? folder : cluster.data(), random);
            node.resume();
            await("refusals", () -> node.refused() >= before + REFUSALS, PATIENCE_MILLIS);
            if (!told("DB-FULL")) {
                throw failed("nobody was told that there is no room");
            }
        }
        String what = "no file above " + limit + " bytes, " + node.refusals();
        if (round % 2 == 0) {
            kill();
            room.give();
            what += ", killed";
        } else {
            room.give();
            long then = node.written();
            boolean alive = node.await(() -> node.written() > then, START_MILLIS);
            what += alive ? ", went on" : ", to be started again";
            wentOn += alive ? 1 : 0;
            kill();
        }
        start(next);
        return what;
    }

    private boolean told(String code) {
        return node.refusals().containsKey(code);
    }

    private String torn(Load next) throws IOException, InterruptedException {
        writeAWhile();
        Tearing tearing = new Tearing(random);
        String what;
        if (kind == DatabaseKind.DERBY) {
            what = tornDerby(tearing);
        } else {
            killDatabase();
            kill();
            what = tearing.postgres(cluster.data());
        }
        tearing.witness(place.witness());
        tearing.attachment(place.attachments());
        start(next);
        return what;
    }

    /** The database as it is at one moment, and of what was written to its log next only some sectors. */
    private String tornDerby(Tearing tearing) throws IOException, InterruptedException {
        Path database = Path.of(place.database());
        Path image = folder.resolve("image");
        node.pause();
        Files.createDirectories(image);
        Folders.copy(database, image.resolve("db"));
        boolean witnessed = Files.exists(place.witness());
        if (witnessed) {
            Files.copy(place.witness(), image.resolve("heads"));
        }
        DerbyLog before = DerbyLog.of(database);
        node.ignore();
        DerbyLog after = before;
        while (after.end() == before.end()) {
            node.resume();
            Thread.sleep(random.nextInt(1, LONGEST_WINDOW));
            node.pause();
            after = before.again();
        }
        byte[] next = after.bytes(before.end());
        kill();
        Folders.delete(database);
        Files.move(image.resolve("db"), database);
        Files.deleteIfExists(place.witness());
        if (witnessed) {
            Files.move(image.resolve("heads"), place.witness());
        }
        Files.delete(image);
        return tearing.sectors(before, next);
    }

    // --- node and database
    // --------------------------------------------------------------------------------------------------

    private String password() {
        return cluster == null ? "" : cluster.password();
    }

    private void writeAWhile() throws IOException, InterruptedException {
        long wanted = node.written() + 5;
        await("writes", () -> node.written() >= wanted, PATIENCE_MILLIS);
        if (random.nextBoolean()) {
            // Else it is often killed before it has sealed anything.
            await("a head", () -> node.heads() > 0, PATIENCE_MILLIS);
        }
        Thread.sleep(random.nextInt(LONGEST_WRITING));
    }

    private void goesOn() throws IOException, InterruptedException {
        long then = node.written();
        await("writes after the database came back", () -> node.written() > then + 3, START_MILLIS);
    }

    private void killDatabase() {
        cluster.kill();
        databaseDown = true;
    }

    private void startDatabase() {
        if (databaseDown) {
            long began = System.nanoTime();
            cluster.start();
            databaseMillis = (System.nanoTime() - began) / 1_000_000;
            databaseDown = false;
        }
    }

    /** The first start makes all tables, and is measured by nobody. */
    private void begin(Load load) throws IOException, InterruptedException {
        node = NodeProcess.start(place, password(), load);
        await("the first start", node::isSound, PATIENCE_MILLIS);
    }

    private void start(Load load) throws IOException, InterruptedException {
        databaseMillis = 0;
        startDatabase();
        node = NodeProcess.start(place, password(), load);
        await("the start", node::isReady, PATIENCE_MILLIS);
        long took = databaseMillis + node.readyAfter();
        slowestStart = Math.max(slowestStart, took);
        if (took > START_MILLIS) {
            throw failed("the start took " + took + " ms");
        }
        await("the check", node::isSound, PATIENCE_MILLIS);
        entries = node.entries();
    }

    private void kill() throws IOException, InterruptedException {
        node.kill();
        end(node);
    }

    private void end(NodeProcess ended) throws IOException {
        written += ended.written();
        refused += ended.refused();
        ended.refusals().forEach((code, times) -> codes.merge(code, times, Integer::sum));
        if (!ended.faults().isEmpty()) {
            throw failed("faults");
        }
        if (!CLEAN.containsAll(ended.refusals().keySet())) {
            throw failed("a refusal that says nothing");
        }
    }

    private void await(String what, BooleanSupplier condition, long millis) throws IOException, InterruptedException {
        if (!node.await(condition, millis)) {
            throw failed("waited in vain for " + what);
        }
    }

    private IllegalStateException failed(String what) throws IOException {
        Path errors = NodeProcess.errors(place);
        String printed = Files.exists(errors) ? Files.readString(errors) : "";
        return new IllegalStateException(kind + ": " + what + "; node " + node.life() + ", faults " + node.faults()
                + ", refusals " + node.refusals() + ", see " + folder + "\n"
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
