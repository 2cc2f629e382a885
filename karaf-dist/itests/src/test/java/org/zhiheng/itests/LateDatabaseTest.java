package org.zhiheng.itests;

import static org.awaitility.Awaitility.await;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.Test;
import org.zhiheng.driver.Server;
import org.zhiheng.testdb.PostgresCluster;

/** The distribution as a process on a PostgreSQL that comes late, goes away and comes back. */
public class LateDatabaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    public void a_database_that_comes_late_or_comes_back_is_used_without_a_restart() throws Exception {
        PostgresCluster cluster = PostgresCluster.separate();
        try (Server server =
                new Server(Path.of(System.getProperty("zhiheng.distribution")), Path.of("target/late-database"))) {
            configure(server.home(), cluster);
            server.start();
            until("it tells that there is no database", () -> server.log().stream()
                    .anyMatch(line -> line.contains("DB-UNREACHABLE")));
            // The line in the log may come before the first page is served.
            until("it serves pages", () -> server.health("/live") == 200);
            assertEquals(503, server.health("/ready"));
            missing(server);

            cluster.start();
            until("it has found the database", () -> server.health("/ready") == 200);
            cluster.kill();
            until("it tells that the database is gone", () -> server.health("/ready") == 503);
            missing(server);
            cluster.start();
            until("it has found the database again", () -> server.health("/ready") == 200);

            List<String> told = server.log().stream()
                    .filter(line -> line.contains("DB-UNREACHABLE"))
                    .toList();
            assertEquals("one line, however often it was tried: " + told, 1, told.size());
            server.stop();
        }
    }

    /** Nobody can sign in to be told more; so everybody is told this. */
    private static void missing(Server server) throws Exception {
        HttpResponse<String> answer = server.http().getUnknown("/system/health");
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body(), answer.body().startsWith("{\"code\":\"HTTP-DATABASE\",\"message\":\"数据库没有就绪或者没有应答,"));
        assertTrue(answer.body(), answer.body().contains("{\"name\":\"进程\",\"status\":\"OK\"}"));
        assertFalse(answer.body(), answer.body().contains("127.0.0.1"));
    }

    private static void configure(Path home, PostgresCluster cluster) throws Exception {
        Path file = home.resolve("etc/org.ops4j.datasource-zhiheng.cfg");
        String settings = Files.readString(file, StandardCharsets.UTF_8)
                .replace("osgi.jdbc.driver.name = derby", "osgi.jdbc.driver.name = PostgreSQL JDBC Driver")
                .replace("url = jdbc:derby:${zhiheng.data}/db;create=true", "url = " + cluster.url("postgres"))
                .replace("VALUES 1", "SELECT 1");
        Files.writeString(
                file, settings + "\nuser = " + PostgresCluster.USER + "\npassword = " + cluster.password() + "\n");
    }

    private static void until(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(condition);
    }
}
