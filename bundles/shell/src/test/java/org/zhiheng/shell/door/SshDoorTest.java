package org.zhiheng.shell.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import org.apache.karaf.shell.ssh.KarafJaasAuthenticator;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Audit;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.DoorWatch;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.access.SignedIn;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.shell.Stubs;

/** The door as ssh clients find it, over a real connection. */
class SshDoorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> tried = Collections.synchronizedList(new ArrayList<>());
    private final List<String> ended = Collections.synchronizedList(new ArrayList<>());
    private final List<AuditEvent> audit = Collections.synchronizedList(new ArrayList<>());
    private final List<String> refused = Collections.synchronizedList(new ArrayList<>());
    private final DoorWatch watch = Stubs.stub(DoorWatch.class, (name, arguments) -> {
        refused.add(name + " " + arguments[0] + " " + arguments[1]);
        return null;
    });
    private volatile Principal who = Stubs.principal("account-1", Role.SYSTEM_ADMINISTRATOR);
    private Configuration before;
    private final SshDoor door = new SshDoor();
    private Path hostKey;
    private SshServer server;
    private SshClient client;

    /** Lets in admin with the code 123456, and whoever has the one token. */
    private Object signIn(String method, Object[] arguments) {
        return switch (method) {
            case "signIn" -> {
                tried.add(arguments[0] + "/" + arguments[1] + "/" + arguments[2] + "/" + arguments[3]);
                if (!List.of("admin", "tulip copper drift", "123456")
                        .equals(Arrays.asList(arguments).subList(0, 3))) {
                    throw ZhihengException.forbidden("ACCESS-SIGN-IN", "账号、口令或者动态验证码不对,或者账号暂时不能登录");
                }
                yield new SignedIn("session-1", "csrf", Set.of());
            }
            case "session" -> arguments[0].equals("session-1") ? Optional.of(who) : Optional.empty();
            case "token" -> arguments[arguments.length - 1].equals("zht_right")
                            && (arguments.length == 1 || arguments[0].equals("program"))
                    ? Optional.of(new Principal(
                            "account-2",
                            "person-2",
                            Stubs.principal("account-2", Role.RULE_STEWARD).grants(),
                            Set.of(),
                            Set.of(Operation.CONSOLE_ENTER, Operation.RULING_ASK)))
                    : Optional.empty();
            case "signOut" -> {
                ended.add((String) arguments[0]);
                yield null;
            }
            default -> throw new AssertionError(method);
        };
    }

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        SignIn signIn = Stubs.stub(SignIn.class, this::signIn);
        Permissions permissions = Stubs.stub(Permissions.class, (name, arguments) -> {
            Principal asking = (Principal) arguments[0];
            return asking.narrowedTo() == null
                    && asking.grants().stream().anyMatch(each -> each.role() == Role.SYSTEM_ADMINISTRATOR);
        });
        ConsoleGate gate = new ConsoleGate("1", signIn, permissions, (Audit) audit::add, watch, Stubs.CLOCK);
        before = Configuration.getConfiguration();
        // Outside of OSGi nothing stands between the realm and its login module.
        Configuration.setConfiguration(new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return !name.equals("zhiheng")
                        ? null
                        : new AppConfigurationEntry[] {
                            new AppConfigurationEntry(
                                    ConsoleLoginModule.class.getName(),
                                    LoginModuleControlFlag.REQUIRED,
                                    Map.of(ConsoleGate.OPTION, gate))
                        };
            }
        });
        hostKey = folder.resolve("host.key");
        begin();
        client = SshClient.setUpDefaultClient();
        client.start();
    }

    /** Another server, as Karaf makes one. */
    private void begin() throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(hostKey));
        server.setCommandFactory((channel, line) -> new AbstractCommandSupport(line, null) {
            @Override
            public void run() {
                try {
                    Subject subject = getServerSession().getAttribute(KarafJaasAuthenticator.SUBJECT_ATTRIBUTE_KEY);
                    String names = subject.getPrincipals().stream()
                            .map(java.security.Principal::getName)
                            .sorted()
                            .toList()
                            .toString();
                    getOutputStream().write(names.getBytes(StandardCharsets.UTF_8));
                    getOutputStream().flush();
                    onExit(0);
                } catch (IOException e) {
                    onExit(1, e.getMessage());
                }
            }
        });
        door.guard(server);
        server.start();
    }

    @AfterEach
    void close() throws IOException {
        client.stop();
        server.stop(true);
        Configuration.setConfiguration(before);
    }

    private ClientSession connect(String user) throws IOException {
        return client.connect(user, "127.0.0.1", server.getPort())
                .verify(PATIENCE)
                .getSession();
    }

    private static String roles(ClientSession session) throws IOException {
        return session.executeRemoteCommand("who");
    }

    private void answering(String... answers) {
        client.setUserInteraction(new UserInteraction() {
            @Override
            public boolean isInteractionAllowed(ClientSession session) {
                return true;
            }

            @Override
            public String[] interactive(
                    ClientSession session,
                    String name,
                    String instruction,
                    String lang,
                    String[] prompt,
                    boolean[] echo) {
                tried.add(Arrays.toString(prompt) + Arrays.toString(echo));
                return answers;
            }

            @Override
            public String getUpdatedPassword(ClientSession session, String prompt, String lang) {
                return null;
            }
        });
    }

    @Test
    void password_and_code_are_asked_in_two_fields_that_do_not_show() throws IOException {
        answering("tulip copper drift", "123456");
        try (ClientSession session = connect("admin")) {
            session.auth().verify(PATIENCE);
            assertThat(roles(session)).isEqualTo("[admin, admin, manager, ssh, ssh(127.0.0.1), systembundles, viewer]");
        }
        assertThat(tried)
                .containsExactly(
                        "[口令 Password: , 动态验证码 Code (没有绑定的直接回车 empty if none): ][false, false]",
                        "admin/tulip copper drift/123456/127.0.0.1");
    }

    @Test
    void the_server_that_karaf_makes_when_its_settings_change_is_guarded_like_the_one_before() throws IOException {
        server.stop(true);
        begin();
        try (ClientSession session = connect("admin")) {
            session.addPasswordIdentity("tulip copper drift 123456");
            session.auth().verify(PATIENCE);
        }
        assertThat(tried).containsExactly("admin/tulip copper drift/123456/127.0.0.1");
    }

    @Test
    void with_one_field_the_code_stands_behind_the_password() throws IOException {
        try (ClientSession session = connect("admin")) {
            session.addPasswordIdentity("tulip copper drift 123456");
            session.auth().verify(PATIENCE);
        }
        assertThat(tried).containsExactly("admin/tulip copper drift/123456/127.0.0.1");
    }

    @Test
    void who_leaves_is_signed_out() throws Exception {
        try (ClientSession session = connect("admin")) {
            session.addPasswordIdentity("tulip copper drift 123456");
            session.auth().verify(PATIENCE);
            assertThat(ended).isEmpty();
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (ended.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(ended).containsExactly("session-1");
    }

    @Test
    void whatever_is_wrong_nobody_comes_in() throws IOException {
        for (String wrong : List.of("tulip copper drift", "tulip copper drift 654321", "zht_wrong", " 123456")) {
            try (ClientSession session = connect("admin")) {
                session.addPasswordIdentity(wrong);
                assertThatThrownBy(() -> session.auth().verify(PATIENCE)).isInstanceOf(SshException.class);
            }
        }
        assertThat(audit).isEmpty();
        // The others are put down where passwords are looked at.
        assertThat(refused).containsExactly("tokenRefused zht_wrong 127.0.0.1");
    }

    @Test
    void a_token_lets_in_to_what_it_was_issued_for() throws IOException {
        try (ClientSession session = connect("program")) {
            session.addPasswordIdentity("zht_right");
            session.auth().verify(PATIENCE);
            assertThat(roles(session)).isEqualTo("[program, ssh, ssh(127.0.0.1)]");
        }
        assertThat(audit)
                .containsExactly(new AuditEvent(
                        Stubs.CLOCK.instant(),
                        AuditEvent.Kind.SIGNED_IN,
                        "account-2",
                        null,
                        null,
                        null,
                        "127.0.0.1",
                        "token"));
    }

    @Test
    void a_token_lets_in_under_the_name_of_its_account_alone() throws IOException {
        try (ClientSession session = connect("admin")) {
            session.addPasswordIdentity("zht_right");
            assertThatThrownBy(() -> session.auth().verify(PATIENCE)).isInstanceOf(SshException.class);
        }
        assertThat(audit).isEmpty();
        assertThat(refused).containsExactly("tokenRefused zht_right 127.0.0.1");
    }

    @Test
    void who_has_no_role_for_the_console_is_turned_away_and_signed_out() throws IOException {
        who = Stubs.principal("account-1", Role.OFFICER);
        try (ClientSession session = connect("admin")) {
            session.addPasswordIdentity("tulip copper drift 123456");
            assertThatThrownBy(() -> session.auth().verify(PATIENCE)).isInstanceOf(SshException.class);
        }
        assertThat(ended).containsExactly("session-1");
        assertThat(audit)
                .containsExactly(new AuditEvent(
                        Stubs.CLOCK.instant(),
                        AuditEvent.Kind.REFUSED,
                        "account-1",
                        "console.enter",
                        null,
                        null,
                        "127.0.0.1",
                        "ACCESS-FORBIDDEN"));
    }

    @Test
    void nothing_is_forwarded() throws IOException {
        try (ClientSession session = connect("admin")) {
            session.addPasswordIdentity("tulip copper drift 123456");
            session.auth().verify(PATIENCE);
            assertThatThrownBy(() -> session.createDirectTcpipChannel(
                                    SshdSocketAddress.LOCALHOST_ADDRESS,
                                    new SshdSocketAddress("127.0.0.1", server.getPort()))
                            .open()
                            .verify(PATIENCE))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> session.startRemotePortForwarding(
                            new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress("127.0.0.1", 9)))
                    .isInstanceOf(IOException.class);
        }
    }
}
