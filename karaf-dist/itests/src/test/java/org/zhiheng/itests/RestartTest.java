package org.zhiheng.itests;

import static org.awaitility.Awaitility.await;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.Test;
import org.zhiheng.driver.SampleAccounts;
import org.zhiheng.driver.Server;
import org.zhiheng.driver.SwapSoak;

/** The distribution as a process: what is in force survives kill -9, cleaning and the loss of Karaf's own data folder, and an
 * upgrade from the version before. */
public class RestartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SWAPS = 3;
    private static final String RETIRE = "zhiheng:region-retire --yes " + TestRegion.PACKAGE;
    private static final List<String> NOTHING = List.of();

    private static final String REPORTING =
            """
            {"division": "371099", "asOf": "2024-09-02", "facts": {"actKind": "penalty", "partyKind": "citizen",
             "sanctions": ["fine"], "fine": "15000.00", "decidedOn": "2024-09-02"}}""";

    /** 15,000 yuan is reported where the bound is 10,000, and not where it is 20,000; a retired district has no bound. */
    private static final String FROM_10_000 = "\"required\":true";

    private static final String FROM_20_000 = "\"required\":false";
    /** Fingerprints that the version before gave with its answers. */
    private static final String BOOK_BEFORE = "136839fb4c66996b49630cf27835d16b0cdc7d3e9f859e1a453efb0a1781edcb";

    private static final String BOOK_OF_SECOND_BEFORE =
            "711e4276e921d077e60c6f5402a2a3b7cd3ba8d09c58c62dda0acd4dabb35790";

    private static final String NO_BOUND = "\"status\":\"undetermined\"";

    private Server server;
    private String generationOfFirst;

    @Test
    public void what_is_in_force_survives_kill_9_cleaning_and_damage() throws Exception {
        try (Server started =
                new Server(Path.of(System.getProperty("zhiheng.distribution")), Path.of("target/restart"))) {
            server = started;
            left_by_the_version_before();
            server.start();
            server.awaitReady();
            the_console_lets_in_whom_it_knows_and_no_further_than_their_roles();
            the_version_before_is_taken_over_with_its_generation_book_and_answers();
            a_dropped_version_is_in_force_and_removing_or_stopping_its_bundle_takes_nothing_away();
            swaps_under_load_fail_no_request();
            killed();

            server.start();
            server.awaitReady();
            answers("the dropped version, after kill -9", FROM_20_000);
            server.console(SampleAccounts.STEWARD, "zhiheng:region-rollback " + generationOfFirst);
            answers("still the second version: one person alone changes nothing", FROM_20_000);
            server.stewards().releaseProposed();
            answers("the first version, rolled back to", FROM_10_000);
            killed();

            server.start("clean");
            server.awaitReady();
            answers("still the first version, after kill -9 and with Karaf's data emptied", FROM_10_000);
            String unconfirmed = server.console(SampleAccounts.STEWARD, "zhiheng:region-retire " + TestRegion.PACKAGE);
            assertTrue(unconfirmed, unconfirmed.contains("--yes"));
            answers("not retired without confirmation", FROM_10_000);
            server.console(SampleAccounts.STEWARD, RETIRE);
            server.stewards().releaseProposed();
            answers("retired", NO_BOUND);
            drop("2.0.0", "10000.00");
            drop("2.1.0", "20000.00");
            killed();

            Server.delete(server.home().resolve("data"));
            server.start();
            server.awaitReady();
            answers("still retired, though its bundle is there and Karaf's data are deleted", NO_BOUND);
            String others = server.http().get("/api/v1/rules/not-in-force").body();
            assertTrue(others, others.contains("\"retired\""));
            server.stop();
        }
    }

    private void the_console_lets_in_whom_it_knows_and_no_further_than_their_roles() throws Exception {
        says(SampleAccounts.SYSTEM_ADMINISTRATOR, "zhiheng:whoami", "系统管理员  system-administrator");
        says(SampleAccounts.SYSTEM_ADMINISTRATOR, "zhiheng:keys", "✗ ACCESS-FORBIDDEN  没有“更换密钥”的权限");
        String auditor = "sample-auditor";
        says(auditor, "zhiheng:record log/keys", "第0条");
        says(auditor, "bundle:list", "✗ ACCESS-FORBIDDEN  没有“使用控制台的系统命令”的权限");
        says(auditor, "cat etc/users.properties", "Command not found: shell:cat");
        says(auditor, "($.context getBundles)", "Command not found: shell:.invoke");
        says(auditor, "zhiheng:body-list > bodies.txt", "Command not found: shell:.redirect");
        says(auditor, "zhiheng:body-list | grep root /etc/passwd", "Insufficient credentials");
        says("sample-officer", "zhiheng:whoami", "No more authentication methods available");
        says("nobody", "zhiheng:whoami", "No more authentication methods available");
    }

    private void says(String account, String line, String expected) throws IOException, InterruptedException {
        String answer = server.console(account, line);
        assertTrue(account + ": " + line + ": " + answer, answer.contains(expected));
    }

    private void a_dropped_version_is_in_force_and_removing_or_stopping_its_bundle_takes_nothing_away()
            throws Exception {
        Path first = drop("2.0.0", "10000.00");
        release("2.0.0", "10000.00");
        answers("the first version", FROM_10_000);
        generationOfFirst = newestGeneration();
        Path second = drop("2.1.0", "20000.00");
        release("2.1.0", "20000.00");
        answers("the second version", FROM_20_000);
        server.console("bundle:stop org.zhiheng.test-region/2.1.0");
        assertEquals("the bundle is stopped", 1, bundles("Resolved"));
        Files.delete(first);
        Files.delete(second);
        until("the bundles are uninstalled", () -> bundles("") == 0);
        answers("the second version, without any bundle", FROM_20_000);
    }

    private void swaps_under_load_fail_no_request() throws Exception {
        SwapSoak.Outcome outcome = new SwapSoak(server.home(), server.http(), server.stewards()).run(SWAPS, System.out);
        assertEquals("failed requests of " + outcome.asked(), 0, outcome.failed());
        assertNotEquals(0, outcome.asked());
    }

    /**
     * The state that commit 0521057 left, the last with its archive on files: the shipped packages; a test region of version 1.0.0, then 1.1.0,
     * a broken 1.2.0 that was refused, and a rollback to 1.0.0.
     */
    private void left_by_the_version_before() throws IOException {
        Files.createDirectories(server.data());
        try (ZipInputStream zip = new ZipInputStream(RestartTest.class.getResourceAsStream("/archive-on-files.zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = server.data().resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }

    private void the_version_before_is_taken_over_with_its_generation_book_and_answers() throws Exception {
        assertEquals("4", newestGeneration());
        answers("what was in force", FROM_10_000);
        String answer = server.http().ask("reporting", REPORTING).body();
        assertTrue(answer, answer.contains("\"fingerprint\":\"" + BOOK_BEFORE + "\""));
        assertTrue(answer, answer.contains("\"due\":\"2024-09-17\",\"to\":\"测试区司法局\""));
        String archived = REPORTING.replaceFirst("\\{", "{\"book\": \"" + BOOK_OF_SECOND_BEFORE + "\", ");
        String second = server.http().ask("reporting", archived).body();
        assertTrue("the book of the version rolled back: " + second, second.contains(FROM_20_000));
        String others = server.http().get("/api/v1/rules/not-in-force").body();
        assertTrue(
                others, others.contains("\"state\":\"rolled-back\",\"package\":\"cn.371099\",\"version\":\"1.1.0\""));
        assertTrue(Files.isDirectory(server.data().resolve("rules-before-database/log")));
        assertTrue(Files.notExists(server.data().resolve("rules")));
    }

    private String newestGeneration() throws IOException, InterruptedException {
        Matcher newest = Pattern.compile("\"number\":(\\d+)")
                .matcher(server.http().get("/api/v1/rules/generations").body());
        assertTrue(newest.find());
        return newest.group(1);
    }

    /** Dropped in whole, for the folder is watched while we write. */
    private Path drop(String version, String fine) throws IOException {
        Path part = Files.write(server.home().resolve("region.part"), new TestRegion(version, fine).bytes());
        Path target = server.home().resolve("deploy/test-region-" + version + ".jar");
        return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private void release(String version, String fine) throws IOException, InterruptedException {
        server.stewards().release(new TestRegion(version, fine).contentHash());
    }

    private void answers(String what, String expected) {
        until(what, () -> server.http().ask("reporting", REPORTING).body().contains(expected));
    }

    /** How many bundles of the test region there are in a state. */
    private long bundles(String state) throws IOException, InterruptedException {
        return server.console("bundle:list -s")
                .lines()
                .filter(line -> line.contains("org.zhiheng.test-region") && line.contains(state))
                .count();
    }

    /** Kills the process as a power cut would, after a look at its log. */
    private void killed() throws IOException, InterruptedException {
        // Karaf logs as an error, too, what a command refuses a person.
        List<String> unexpected = server.errors().stream()
                .filter(line -> !line.contains("| ShellUtil "))
                .toList();
        assertEquals(NOTHING, unexpected);
        server.kill();
    }

    private static void until(String what, Callable<Boolean> condition) {
        until(what, PATIENCE, condition);
    }

    private static void until(String what, Duration patience, Callable<Boolean> condition) {
        await(what)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(condition);
    }
}
