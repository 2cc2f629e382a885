package org.zhiheng.testdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL 15 of the tests' own: made in a temporary folder, listening on a free port of the loopback address, stopped and deleted
 * when the virtual machine ends. Most tests share one; one that stops it has its own. PostgreSQL does not run as root; there it runs as the user that Debian's package brings.
 */
public final class PostgresCluster implements AutoCloseable {

    public static final String USER = "zhiheng";

    /** Where Debian's package has its programs; the property names another folder. */
    private static final Path PROGRAMS =
            Path.of(System.getProperty("zhiheng.postgresql.bin", "/usr/lib/postgresql/15/bin"));

    private static final String UNPRIVILEGED = "postgres";
    private static final long PATIENCE_SECONDS = 120;
    /** PostgreSQL's own choice. */
    private static final int SEGMENT = 16;

    /** As the platform's database asks for a password. */
    private static final String SCRAM = "scram-sha-256";
    /** Thousands of connections are made to the one that tests share, and {@link #SCRAM} hashes 4,096 times for each: that was two thirds of some tests' time. */
    private static final String MD5 = "md5";

    private static PostgresCluster shared;

    private final Path folder;
    private final int port;
    private final String password;

    /**
     * @param durable whether what is committed survives a crash of the machine, as it must where the platform runs
     * @param segment megabytes of a file of the write-ahead log
     * @param asking how it asks for the password
     */
    private PostgresCluster(boolean durable, int segment, String asking) throws IOException {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        password = HexFormat.of().formatHex(secret);
        port = freePort();
        folder = Files.createTempDirectory("zhiheng-postgresql");
        own(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "zhiheng-postgresql-stop"));
        Path secretFile = folder.resolve("password");
        Files.writeString(secretFile, password);
        Files.setPosixFilePermissions(secretFile, PosixFilePermissions.fromString("rw-------"));
        own(secretFile);
        run(
                "initdb",
                "--pgdata=" + data(),
                "--username=" + USER,
                "--pwfile=" + secretFile,
                "--auth=" + asking,
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--wal-segsize=" + segment,
                "--no-sync");
        Files.writeString(
                data().resolve("postgresql.auto.conf"),
                """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = '%s'
                max_connections = 100
                # Commits here are one-phase; a prepared transaction would fail.
                max_prepared_transactions = 0
                fsync = %s
                """
                        .formatted(port, folder, durable ? "on" : "off"));
    }

    /** A cluster of the caller's own, made and not started yet. */
    public static PostgresCluster separate() {
        return made(false, SEGMENT, SCRAM);
    }

    /** Another that runs, and waits for the disk at each commit. */
    static PostgresCluster durable() {
        return durable(SEGMENT);
    }

    /**
     * As {@link #separate}, but running, and it waits for the disk at each commit.
     *
     * @param segment megabytes of a file of its write-ahead log, 1 or another power of two
     */
    public static PostgresCluster durable(int segment) {
        PostgresCluster made = made(true, segment, SCRAM);
        made.start();
        return made;
    }

    private static PostgresCluster made(boolean durable, int segment, String asking) {
        if (!Files.isExecutable(PROGRAMS.resolve("initdb"))) {
            throw new IllegalStateException("PostgreSQL 15 is missing: no " + PROGRAMS.resolve("initdb")
                    + "; ./zhiheng prepare installs Debian's package postgresql (缺少 PostgreSQL 15)");
        }
        try {
            return new PostgresCluster(durable, segment, asking);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void start() {
        try {
            run("pg_ctl", "start", "-w", "-t", String.valueOf(PATIENCE_SECONDS), "-D", data().toString(), "-l", log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without waiting for anybody: what was not committed is lost, and its clients hear of it. */
    public void kill() {
        try {
            run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one cluster of this virtual machine, started when first asked for. */
    static synchronized PostgresCluster shared() {
        if (shared == null) {
            shared = made(false, SEGMENT, MD5);
            shared.start();
        }
        return shared;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String password() {
        return password;
    }

    public void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The process that everything of it descends from, while it runs. */
    public long pid() {
        try (Stream<String> lines = Files.lines(data().resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its files are. */
    public Path data() {
        return folder.resolve("data");
    }

    /** One of PostgreSQL's programs. */
    public static Path program(String name) {
        return PROGRAMS.resolve(name);
    }

    /** A command as the user runs it whose processes the clusters are. */
    public static List<String> asItsUser(List<String> command) {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(
                    List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED, "--clear-groups", "--"));
        }
        all.addAll(command);
        return all;
    }

    /** Stops it and deletes its files; what the end of the virtual machine would do. */
    @Override
    public void close() {
        stop();
    }

    private void stop() {
        try {
            if (Files.exists(data().resolve("postmaster.pid"))) {
                kill();
            }
            if (Files.exists(folder)) {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String log() {
        return folder.resolve("server.log").toString();
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> call = new ArrayList<>(List.of(program(program).toString()));
        call.addAll(List.of(arguments));
        List<String> command = asItsUser(call);
        Path output = Files.createTempFile("zhiheng-postgresql", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end in time: " + told(output));
            }
            if (process.exitValue() != 0) {
                throw new IOException(program + " failed: " + told(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private String told(Path output) throws IOException {
        Path log = Path.of(log());
        return Files.readString(output, StandardCharsets.UTF_8) + (Files.exists(log) ? Files.readString(log) : "");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void own(Path path) throws IOException {
        if (isRoot()) {
            Files.setAttribute(
                    path,
                    "posix:owner",
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(UNPRIVILEGED),
                    LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure) throws IOException {
                Files.deleteIfExists(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
