package org.zhiheng.itests.week;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhiheng.api.access.Role;
import org.zhiheng.driver.RegionJar;
import org.zhiheng.driver.SampleAccounts;
import org.zhiheng.driver.Server;
import org.zhiheng.rules.PackageContent;

/**
 * Two districts on one platform, Chengzhong of plan 000 and Huancui of plan 002: their bodies, and people who have an account there. Everything is done by
 * administrators over HTTP, as it would be on the first day. Not thread-safe.
 */
final class District implements AutoCloseable {

    private static final String SECURITY_ADMINISTRATOR = "sample-security-administrator";

    private final Server server;
    private final Person system;
    private final Person security;
    private final Map<String, Person> people = new LinkedHashMap<>();

    District(Path distribution, Path folder) throws IOException, InterruptedException {
        server = new Server(distribution, folder);
        // People by the dozen get passwords here: the cheapest hashing that is allowed.
        Files.writeString(
                server.home().resolve("etc/org.zhiheng.access.cfg"),
                "memoryKib = 19456\niterations = 2\n",
                StandardOpenOption.APPEND);
        server.start();
        server.awaitReady();
        String password = server.sample().password();
        system = Person.signedIn(server.base(), SampleAccounts.SYSTEM_ADMINISTRATOR, password);
        security = Person.signedIn(server.base(), SECURITY_ADMINISTRATOR, password);
    }

    /** Enters a body into the tree. */
    void body(String id, String kind, String title, String division, String parent) {
        system.post(
                        "/api/v1/bodies",
                        "{id: '%s', kind: '%s', title: '%s', division: '%s', parent: '%s'}",
                        id,
                        kind,
                        title,
                        division,
                        parent)
                .is(201);
    }

    /** Who has a role at a body; gets an account the first time, and reaches as far as the role does. */
    Person at(String body, Role role) {
        String name = word(role) + "-" + body;
        return people.computeIfAbsent(name, each -> opened(name, role, body));
    }

    private Person opened(String name, Role role, String body) {
        Answer account = system.post(
                        "/api/v1/accounts",
                        "{name: '%s', kind: 'person', personNumber: '%s', personName: '甲', body: '%s'}",
                        name,
                        name,
                        body)
                .is(201);
        security.post(
                        "/api/v1/accounts/" + account.text("account") + "/roles",
                        "{role: '%s', body: '%s', scope: 'division'}",
                        word(role),
                        body)
                .is(201);
        return Person.first(server.base(), name, account.text("account"), account.text("password"));
    }

    /**
     * A department's own system, with a role at its body.
     *
     * @param operations as JSON has a list of them
     * @return what asks by SOAP for it
     */
    OtherSystem system(String name, Role role, String body, String operations) {
        String account = system.post(
                        "/api/v1/accounts",
                        "{name: '%s', kind: 'program', personNumber: '%s', personName: '系统', body: '%s'}",
                        name,
                        name,
                        body)
                .is(201)
                .text("account");
        security.post(
                        "/api/v1/accounts/" + account + "/roles",
                        "{role: '%s', body: '%s', scope: 'body'}",
                        word(role),
                        body)
                .is(201);
        String until = OffsetDateTime.now(ZoneOffset.ofHours(8))
                .plusDays(1)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String token = security.post(
                        "/api/v1/accounts/" + account + "/tokens", "{operations: %s, until: '%s'}", operations, until)
                .is(201)
                .text("token");
        return new OtherSystem(server.base(), name, token);
    }

    /** Brings rules of a place in force as its author and two stewards do: dropped in as a bundle, proposed by one, released by the other. */
    void rules(String division, Map<String, byte[]> files) throws IOException, InterruptedException {
        RegionJar.deploy(server.home(), "org.zhiheng.test-" + division, RegionJar.nextVersion(), division, files);
        server.stewards().release(PackageContent.of(files).hash());
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Somebody without an account. */
    Person anybody() {
        return Person.unknown(server.base());
    }

    /** What the platform's log tells as an error. */
    List<String> errors() throws IOException {
        return server.errors();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.close();
        }
    }
}
