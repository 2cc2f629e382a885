package org.zhiheng.soak;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A node as its parent sees it. What it tells is kept in the place's file, for the nodes after it. */
final class NodeProcess implements AutoCloseable {

    private static final long END_SECONDS = 60;
    /** Milliseconds without a line, after which a node that stands still has been heard. */
    private static final int QUIET = 100;

    private final Place place;
    private final Process process;
    private final Thread reading;
    private final long began = System.nanoTime();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private boolean deaf;
    private long heard;
    private long readyAfter = -1;
    private Line sound;
    private boolean ended;
    private long heads;
    private long written;
    private long refused;

    private NodeProcess(Place place, Process process) {
        this.place = place;
        this.process = process;
        reading = new Thread(this::read, "node-" + process.pid());
    }

    static NodeProcess start(Place place, String password, Load load) throws IOException {
        return start(place, password, Node.class, load.name());
    }

    /**
     * @param program that is killed
     * @param last its argument after those that say where
     */
    static NodeProcess start(Place place, String password, Class<?> program, String last) throws IOException {
        Files.createDirectories(place.folder());
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Dderby.storage.logBufferSize=1048576",
                        "-Dderby.storage.pageCacheSize=2000",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Dfile.encoding=UTF-8",
                        "-Dderby.stream.error.file=" + place.folder().resolve("derby.log"),
                        "-Dzhiheng.root=" + System.getProperty("zhiheng.root", "."),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        place.kind().name(),
                        place.database(),
                        place.folder().toString(),
                        last)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors(place).toFile()));
        builder.environment().put(Place.PASSWORD, password);
        NodeProcess started = new NodeProcess(place, builder.start());
        started.reading.start();
        return started;
    }

    /** What a node prints that it does not tell. */
    static Path errors(Place place) {
        return place.folder().resolve("errors.txt");
    }

    private void read() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter out =
                        Files.newBufferedWriter(place.told(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                Line line = Line.read(text).orElse(null);
                if (line != null && take(line)) {
                    out.write(text + "\n");
                }
            }
        } catch (IOException e) {
            fault("what the node tells cannot be read: " + e);
        }
    }

    /** @return whether it counts */
    private synchronized boolean take(Line line) {
        heard++;
        if (deaf) {
            return false;
        }
        switch (line.kind()) {
            case READY -> readyAfter = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            case SOUND -> sound = line;
            case ENDED -> ended = true;
            case FAULT -> faults.add(line.words().get(0));
            case WRITTEN -> written++;
            case REFUSED -> {
                refused++;
                refusals.merge(line.words().get(1), 1, Integer::sum);
            }
            case WAITING -> refusals.merge("sealing " + line.words().get(0), 1, Integer::sum);
            case HEAD -> heads++;
        }
        notifyAll();
        return true;
    }

    private synchronized void fault(String what) {
        faults.add(what);
        notifyAll();
    }

    /** Milliseconds from its start to its first commit; negative before. */
    synchronized long readyAfter() {
        return readyAfter;
    }

    synchronized boolean isReady() {
        return readyAfter >= 0;
    }

    synchronized boolean isSound() {
        return sound != null;
    }

    /** How it is, for whoever wants to know why nothing comes: without room for files it cannot print that it ended. */
    String life() {
        return process.isAlive() ? "runs" : "ended with " + process.exitValue();
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** Entries of the log that was found whole. */
    synchronized long entries() {
        return Long.parseLong(sound.words().get(0));
    }

    synchronized long heads() {
        return heads;
    }

    synchronized long written() {
        return written;
    }

    synchronized long refused() {
        return refused;
    }

    /** How often each code was told. */
    synchronized Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    long pid() {
        return process.pid();
    }

    /** Waits until something holds; false when the time is up, or a fault is told, or the node ends. */
    synchronized boolean await(BooleanSupplier condition, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || !faults.isEmpty() || !process.isAlive()) {
                return false;
            }
            wait(Math.min(left, 200));
        }
        return true;
    }

    /** Makes it stand still, when all that it told has been heard. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
        long before;
        do {
            before = heard();
            Thread.sleep(QUIET);
        } while (heard() != before);
    }

    private synchronized long heard() {
        return heard;
    }

    /** From here on it is not heard: what it goes on to do will not have happened. */
    synchronized void ignore() {
        deaf = true;
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new IOException("process " + process.pid() + " could not be sent " + name);
        }
    }

    /** Ends it as a power cut would, and reads what it told before. */
    void kill() throws InterruptedException {
        // By its handle: the process itself would close the stream and with it throw away what was told last.
        process.toHandle().destroyForcibly();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " did not end");
        }
        reading.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
