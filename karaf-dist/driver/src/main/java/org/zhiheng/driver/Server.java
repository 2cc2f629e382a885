package org.zhiheng.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The distribution as a process of its own, on free loopback ports and with folders of its own: started, asked, killed and started
 * again. Ends with this program at the latest. Not thread-safe.
 */
public final class Server implements AutoCloseable {

    private static final long READY_SECONDS = 120;
    private static final long END_SECONDS = 60;
    private static final long COMMAND_SECONDS = 60;

    private final Path home;
    private final Path data;
    private final Path output;
    private final int httpPort = freePort();
    private final int sshPort = freePort();
    private final Http http = new Http(base(), () -> sample().token(SampleAccounts.PROGRAM));
    private final Thread lastResort = new Thread(this::killNow);
    private final Map<String, String> settings = new HashMap<>();
    private Process process;

    /**
     * Unpacks the distribution.
     *
     * @param distribution the assembled {@code tar.gz}
     * @param folder for the server and its data; what an earlier one left there is deleted
     */
    public Server(Path distribution, Path folder) throws IOException, InterruptedException {
        home = folder.toAbsolutePath().resolve("server");
        data = home.resolveSibling("data");
        output = home.resolveSibling("output.txt");
        delete(home);
        delete(data);
        Files.deleteIfExists(output);
        Files.createDirectories(home);
        Process tar = new ProcessBuilder(
                        "tar",
                        "-xzf",
                        distribution.toAbsolutePath().toString(),
                        "-C",
                        home.toString(),
                        "--strip-components",
                        "1")
                .inheritIO()
                .start();
        if (!tar.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || tar.exitValue() != 0) {
            tar.destroyForcibly();
            throw new IOException("could not unpack " + distribution);
        }
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Deletes a folder with all that is in it, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The unpacked distribution. */
    public Path home() {
        return home;
    }

    /** Its durable state, {@code zhiheng.data}. */
    public Path data() {
        return data;
    }

    /** Its address. */
    public String base() {
        return "http://127.0.0.1:" + httpPort;
    }

    /** A setting of the process by environment, e.g. {@code ZHIHENG_LOG}, from its next start on. */
    public void setting(String name, String value) {
        settings.put(name, value);
    }

    /** The port of its HTTP doors, on loopback. */
    public int httpPort() {
        return httpPort;
    }

    /** Asks as the sample district's program. */
    public Http http() {
        return http;
    }

    /** Asks as another program of the sample district. */
    public Http http(String program) {
        return new Http(base(), () -> sample().token(program));
    }

    /** The two people who bring rules in force on it. */
    public Stewards stewards() {
        return new Stewards(base(), http, this::sample);
    }

    /** The sample district's accounts; there once the server is ready. */
    public SampleAccounts sample() throws IOException {
        return new SampleAccounts(sampleFile());
    }

    private Path sampleFile() {
        return data.resolve("sample-accounts.txt");
    }

    /**
     * Starts the process, without waiting until it is ready.
     *
     * @param arguments of {@code bin/karaf server}, e.g. {@code clean}
     */
    public void start(String... arguments) throws IOException {
        if (process != null) {
            throw new IllegalStateException("it runs already");
        }
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/karaf").toString(), "server"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = command(command);
        // The script becomes the server, so that killing the process kills the server.
        builder.environment().put("KARAF_EXEC", "exec");
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    private ProcessBuilder command(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        Map<String, String> environment = builder.environment();
        // A server of its own: nothing of one that somebody runs by hand, and nothing of the command that runs this
        // program.
        environment
                .keySet()
                .removeIf(each -> each.startsWith("ZHIHENG_")
                        || each.startsWith("KARAF_")
                        || Set.of("EXTRA_JAVA_OPTS", "JAVA_OPTS").contains(each));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("ZHIHENG_DATA", data.toString());
        environment.put(
                "ZHIHENG_KEYS",
                data.resolveSibling(data.getFileName() + "-keys").toString());
        environment.put("ZHIHENG_SAMPLE", sampleFile().toString());
        // What a test that starts it often spends less time with; none where its speed is looked at.
        environment.put("ZHIHENG_JAVA_OPTS", System.getProperty("zhiheng.server.options", ""));
        environment.put("ZHIHENG_HTTP_PORT", String.valueOf(httpPort));
        environment.put("ZHIHENG_SSH_PORT", String.valueOf(sshPort));
        environment.putAll(settings);
        return builder;
    }

    /**
     * Waits until the health check says ready.
     *
     * @return the milliseconds it took from this call
     * @throws IllegalStateException when the process ends or the time is up
     */
    public long awaitReady() throws InterruptedException {
        long began = System.nanoTime();
        while (health("/ready") != 200) {
            long waited = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
            if (!process.isAlive() || waited > READY_SECONDS) {
                throw new IllegalStateException(
                        "not ready after " + waited + " s; see " + output + " and " + logFile());
            }
            Thread.sleep(100);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    /** The status code of a health check, e.g. {@code /ready}; 0 while nobody answers. */
    public int health(String path) throws InterruptedException {
        try {
            return http.getUnknown("/system/health" + path).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Runs a command in the server's console as the sample district's system administrator and gives what it printed. */
    public String console(String commandLine) throws IOException, InterruptedException {
        return console(SampleAccounts.SYSTEM_ADMINISTRATOR, commandLine);
    }

    /** As {@link #console(String)}, as one of the people of the sample district. */
    public String console(String account, String commandLine) throws IOException, InterruptedException {
        Path printed = Files.createTempFile(home, "console", ".txt");
        Path asked = Files.createTempFile(home, "console", ".in");
        Files.writeString(asked, commandLine + "\n");
        Process client = command(List.of(
                        home.resolve("bin/client").toString(),
                        "-b",
                        "-a",
                        String.valueOf(sshPort),
                        "-u",
                        account,
                        "-p",
                        sample().password()))
                .redirectErrorStream(true)
                .redirectInput(asked.toFile())
                .redirectOutput(printed.toFile())
                .start();
        if (!client.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
            client.destroyForcibly();
            throw new IOException("the console did not end: " + commandLine);
        }
        Files.delete(asked);
        // The console colours words of refusals, whoever reads them.
        String answer = Files.readString(printed, StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m", "");
        Files.delete(printed);
        return answer;
    }

    private Path logFile() {
        return home.resolve("data/log/karaf.log");
    }

    /** Lines of the server's log that report an error. */
    public List<String> errors() throws IOException {
        return log().stream().filter(line -> line.contains("| ERROR |")).toList();
    }

    /** The server's log. */
    public List<String> log() throws IOException {
        return Files.readAllLines(logFile(), StandardCharsets.UTF_8);
    }

    /** What it keeps after a collection. */
    public Footprint footprint() throws IOException, InterruptedException {
        return Footprint.of(process.pid());
    }

    /** Ends the process as a power cut would ({@code kill -9}). */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        ended();
    }

    /** Asks the process to end, and waits. */
    public void stop() throws InterruptedException {
        process.destroy();
        ended();
    }

    private void ended() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " did not end");
        }
        process = null;
    }

    private void killNow() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    @Override
    public void close() {
        killNow();
        process = null;
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException e) {
            // This program is ending: the hook runs, and finds nothing to do.
        }
    }
}
