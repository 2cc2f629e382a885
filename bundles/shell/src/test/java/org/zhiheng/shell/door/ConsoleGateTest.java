package org.zhiheng.shell.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.felix.service.command.CommandSession;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Registry;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Audit;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.DoorWatch;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Restriction;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.shell.Stubs;

class ConsoleGateTest {

    private final List<AuditEvent> audit = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final DoorWatch watch = Stubs.stub(DoorWatch.class, (name, arguments) -> {
        throw new AssertionError(name);
    });
    private final Subject subject = new Subject();
    private Optional<Principal> who = Optional.of(Stubs.principal("account-1", Role.SYSTEM_ADMINISTRATOR));
    private RuntimeException failure;
    private boolean closed;
    private ConsoleGate gate;
    private ConsoleLogin login;

    @BeforeEach
    void signedIn() {
        SignIn signIn = Stubs.stub(SignIn.class, (name, arguments) -> {
            if (failure != null) {
                throw failure;
            }
            return who;
        });
        Permissions permissions = Stubs.stub(Permissions.class, (name, arguments) -> {
            Principal asking = (Principal) arguments[0];
            return asking.restrictions().isEmpty()
                    && asking.grants().stream().anyMatch(each -> each.role() == Role.SYSTEM_ADMINISTRATOR);
        });
        gate = new ConsoleGate("1", signIn, permissions, (Audit) audit::add, watch, Stubs.CLOCK);
        login = Logins.session(signIn, "session-1");
        subject.getPrivateCredentials().add(login);
    }

    private List<String> roles() {
        return subject.getPrincipals(RolePrincipal.class).stream()
                .map(RolePrincipal::getName)
                .sorted()
                .toList();
    }

    @Test
    void a_system_administrator_has_karafs_own_roles_as_long_as_the_role_is_held() {
        assertThat(gate.refresh(subject, login)).isTrue();
        assertThat(roles()).containsExactly("admin", "manager", "ssh", "systembundles", "viewer");
        who = Optional.of(Stubs.principal("account-1", Role.AUDITOR));
        assertThat(gate.refresh(subject, login)).isTrue();
        assertThat(roles()).containsExactly("ssh");
        who = Optional.of(Stubs.principal("account-1"));
        assertThat(gate.refresh(subject, login)).isFalse();
        assertThat(roles()).isEmpty();
    }

    @Test
    void who_asks_at_the_console_asks_from_where_the_connection_came() {
        assertThat(login.principal().orElseThrow().source()).isEqualTo("10.0.0.1");
    }

    @Test
    void who_has_to_change_the_first_password_comes_in_and_no_further() {
        Principal admin = who.orElseThrow();
        who = Optional.of(new Principal(
                "account-1",
                admin.person(),
                admin.grants(),
                Set.of(Restriction.MUST_CHANGE_PASSWORD, Restriction.MUST_BIND_FACTOR),
                null));
        assertThat(gate.refresh(subject, login)).isTrue();
        assertThat(roles()).containsExactly("ssh");
    }

    @Test
    void when_nobody_can_tell_who_it_is_nobody_has_a_role() {
        gate.refresh(subject, login);
        failure = ZhihengException.unavailable("DB-UNREACHABLE", "数据库没有应答");
        assertThatThrownBy(() -> gate.refresh(subject, login)).isSameAs(failure);
        assertThat(roles()).isEmpty();
        failure = null;
        gate.refresh(subject, login);
        gate.close();
        assertThat(roles()).isEmpty();
    }

    @Test
    void the_servers_own_terminal_stays_open_for_who_signs_in_next() {
        subject.getPrincipals().add(new RolePrincipal("local"));
        gate.refresh(subject, login);
        assertThat(roles()).containsExactly("admin", "local", "manager", "ssh", "systembundles", "viewer");
        ConsoleGate.bar(subject);
        assertThat(roles()).containsExactly("local");
    }

    // --- before and after each line
    // -------------------------------------------------------------------------------------------

    private CommandSession session(boolean local) {
        Registry registry = Stubs.stub(Registry.class, (name, arguments) -> switch (name) {
            case "getCommand" -> Set.of("bundle:stop", "shell:exec", "*:help", "system:shutdown")
                            .contains(arguments[0] + ":" + arguments[1])
                    ? Stubs.stub(Command.class, (method, none) -> null)
                    : null;
            default -> throw new AssertionError(name);
        });
        Session open = Stubs.stub(Session.class, (name, arguments) -> switch (name) {
            case "getRegistry" -> registry;
            case "getTerminal" -> Stubs.stub(Terminal.class, (method, none) -> null);
            case "resolveCommand" -> arguments[0].equals("exec") ? "shell:exec" : arguments[0];
            case "close" -> {
                closed = true;
                yield null;
            }
            default -> throw new AssertionError(name);
        });
        return Stubs.stub(CommandSession.class, (name, arguments) -> switch (name) {
            case "put" -> {
                assertThat(arguments).containsExactly("history-file", null);
                yield null;
            }
            case "get" -> arguments[0].equals(".session") ? open : arguments[0].equals(Session.IS_LOCAL) && local;
            case "getConsole" -> new java.io.PrintStream(java.io.OutputStream.nullOutputStream()) {
                @Override
                public void println(String line) {
                    told.add(line);
                }
            };
            default -> throw new AssertionError(name);
        });
    }

    @SuppressWarnings("removal")
    private void asSubject(Runnable action) {
        Subject.doAs(subject, (java.security.PrivilegedAction<Void>) () -> {
            action.run();
            return null;
        });
    }

    private List<String> puts() {
        return audit.stream()
                .map(each -> each.kind() + " " + each.operation() + " " + each.detail() + " " + each.source())
                .toList();
    }

    @Test
    void what_of_karafs_own_commands_is_used_is_put_down_before_without_what_was_typed_behind_it() {
        ConsoleWatch watch = new ConsoleWatch(gate);
        asSubject(() -> watch.beforeExecute(session(false), "bundle:stop 12 | exec ls; zhiheng:whoami; x = geheim"));
        assertThat(puts())
                .containsExactly(
                        "CHANGED system.console bundle:stop 10.0.0.1", "CHANGED system.console shell:exec 10.0.0.1");
    }

    @Test
    void opening_a_console_puts_down_no_command() throws IOException {
        String script = Files.readString(
                Path.of("..", "..", "karaf-dist", "assembly", "src", "main", "resources", "etc", "shell.init.script"));
        asSubject(() -> new ConsoleWatch(gate).beforeExecute(session(false), script));
        assertThat(puts()).isEmpty();
    }

    @Test
    void what_cannot_be_put_down_is_not_done() {
        ConsoleWatch console = new ConsoleWatch(new ConsoleGate(
                "1",
                Stubs.stub(SignIn.class, (name, arguments) -> who),
                Stubs.stub(Permissions.class, (name, arguments) -> true),
                event -> {
                    throw ZhihengException.unavailable("DB-UNREACHABLE", "数据库没有应答");
                },
                watch,
                Stubs.CLOCK));
        asSubject(() -> console.beforeExecute(session(false), "bundle:stop 12"));
        assertThat(roles()).isEmpty();
        assertThat(told).containsExactly("✗ DB-UNREACHABLE  数据库没有应答");
    }

    @Test
    void a_session_that_ended_elsewhere_ends_here() {
        ConsoleWatch watch = new ConsoleWatch(gate);
        gate.refresh(subject, login);
        who = Optional.empty();
        asSubject(() -> watch.beforeExecute(session(true), "bundle:stop 12"));
        assertThat(roles()).isEmpty();
        assertThat(told).containsExactly("✗ ACCESS-SESSION-OVER  登录已经结束,请重新登录");
        assertThat(closed).as("the server's own terminal").isFalse();
        asSubject(() -> watch.beforeExecute(session(false), "bundle:stop 12"));
        assertThat(closed).isTrue();
        assertThat(audit).isEmpty();
    }

    @Test
    void who_has_not_signed_in_at_the_servers_own_terminal_is_told_how() {
        ConsoleWatch watch = new ConsoleWatch(gate);
        watch.afterExecute(session(true), "zhiheng:whoami", new CommandNotFoundException());
        assertThat(told).containsExactly("✗ ACCESS-SESSION-OVER  请先登录:zhiheng:sign-in");
    }

    @Test
    void what_karaf_refuses_is_told_in_chinese_and_put_down() {
        ConsoleWatch watch = new ConsoleWatch(gate);
        who = Optional.of(Stubs.principal("account-1", Role.AUDITOR));
        asSubject(() -> {
            watch.beforeExecute(session(false), "bundle:stop 12");
            watch.afterExecute(session(false), "bundle:stop 12", new SecurityException("Insufficient credentials."));
            watch.afterExecute(session(false), "bundle:typo 12", new CommandNotFoundException());
            watch.afterExecute(session(false), "exec ls", new CommandNotFoundException());
        });
        assertThat(puts())
                .containsExactly(
                        "REFUSED system.console bundle:stop 10.0.0.1", "REFUSED system.console shell:exec 10.0.0.1");
        assertThat(told).hasSize(2).containsOnly("✗ ACCESS-FORBIDDEN  没有“使用控制台的系统命令”的权限;可以用的命令:zhiheng:whoami");
    }

    /** Gogo's is not to be had outside of its bundle; it is known by its name. */
    private static final class CommandNotFoundException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
