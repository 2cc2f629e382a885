package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintStream;
import java.security.PrivilegedExceptionAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.zhiheng.api.access.DoorWatch;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.access.SignedIn;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.shell.door.ConsoleGate;
import org.zhiheng.shell.door.ConsoleLogin;
import org.zhiheng.shell.door.ConsoleLoginModule;

/** Signing in at the server's own terminal, which opens for nobody in particular. */
class LocalSignInTest {

    private final List<String> asked = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final Subject subject = new Subject();
    private Configuration before;

    @BeforeEach
    void open() {
        SignIn signIn = Stubs.stub(SignIn.class, (name, arguments) -> switch (name) {
            case "signIn" -> {
                if (!List.of("admin", "tulip copper drift", "123456")
                        .equals(Arrays.asList(arguments).subList(0, 3))) {
                    throw ZhihengException.forbidden("ACCESS-SIGN-IN", "账号、口令或者动态验证码不对,或者账号暂时不能登录");
                }
                yield new SignedIn("session-1", "csrf", Set.of());
            }
            case "session" -> Optional.of(Stubs.principal("account-1", Role.SYSTEM_ADMINISTRATOR));
            case "signOut" -> ended.add((String) arguments[0]);
            default -> throw new AssertionError(name);
        });
        Bundle bundle = Stubs.stub(Bundle.class, (name, arguments) -> 1L);
        ConsoleGate gate = new ConsoleGate(
                Stubs.stub(BundleContext.class, (name, arguments) -> bundle),
                signIn,
                Stubs.stub(Permissions.class, (name, arguments) -> true),
                event -> {
                    throw new AssertionError(event);
                },
                Stubs.untouched(DoorWatch.class),
                Stubs.CLOCK);
        subject.getPrincipals().add(new RolePrincipal("local"));
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
                                    Map.of("gate", gate))
                        };
            }
        });
    }

    @AfterEach
    void close() {
        Configuration.setConfiguration(before);
    }

    @SuppressWarnings("removal")
    private void signIn(boolean local, String... answers) throws Exception {
        int[] next = {0};
        SignInCommand command = new SignInCommand();
        PrintStream out = new PrintStream(System.out) {
            @Override
            public void println(String line) {
                shown.add(line);
            }
        };
        command.session = Stubs.stub(Session.class, (name, arguments) -> switch (name) {
            case "get" -> local;
            case "getTerminal" -> null;
            case "getConsole" -> out;
            case "readLine" -> {
                asked.add(arguments[0] + (arguments[1] == null ? "" : "unseen"));
                yield answers[next[0]++];
            }
            default -> throw new AssertionError(name);
        });
        try {
            Subject.doAs(subject, (PrivilegedExceptionAction<Object>) command::execute);
        } catch (java.security.PrivilegedActionException e) {
            throw e.getException();
        }
    }

    private List<String> roles() {
        return subject.getPrincipals(RolePrincipal.class).stream()
                .map(RolePrincipal::getName)
                .sorted()
                .toList();
    }

    @Test
    void name_password_and_code_are_asked_and_the_account_gets_its_roles() throws Exception {
        signIn(true, "admin", "tulip copper drift", "123456");
        assertThat(asked).containsExactly("账号 ", "口令 unseen", "动态验证码(没有绑定的直接回车) unseen");
        assertThat(shown).containsExactly("✓ 已登录;本人的角色和命令:zhiheng:whoami,退出:zhiheng:sign-out");
        assertThat(roles()).containsExactly("admin", "local", "manager", "ssh", "systembundles", "viewer");
        assertThat(subject.getPrivateCredentials(ConsoleLogin.class)).hasSize(1);
    }

    @Test
    void another_one_takes_the_place_of_who_was_there() throws Exception {
        signIn(true, "admin", "tulip copper drift", "123456");
        signIn(true, "admin", "tulip copper drift", "123456");
        assertThat(ended).containsExactly("session-1");
        assertThat(subject.getPrivateCredentials(ConsoleLogin.class)).hasSize(1);
    }

    @Test
    void who_is_not_recognised_is_told_so_and_has_no_role() {
        CommandException refusal = catchThrowableOfType(
                CommandException.class, () -> signIn(true, "admin", "tulip copper drift", "654321"));
        assertThat(refusal.getNiceHelp()).startsWith("✗ ACCESS-SIGN-IN  账号、口令或者动态验证码不对");
        assertThat(roles()).containsExactly("local");
    }

    @Test
    void over_ssh_somebody_has_signed_in_already() {
        CommandException refusal = catchThrowableOfType(CommandException.class, () -> signIn(false, "admin", "x", ""));
        assertThat(refusal.getNiceHelp()).startsWith("✗ SHELL-SIGNED-IN  已经登录");
        assertThat(asked).isEmpty();
    }

    @Test
    void while_the_accounts_are_not_there_that_is_told() {
        Configuration.setConfiguration(new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return null;
            }
        });
        CommandException refusal = catchThrowableOfType(CommandException.class, () -> signIn(true, "admin", "x", ""));
        assertThat(refusal.getNiceHelp()).startsWith("✗ SHELL-SIGN-IN  现在不能登录:平台的账号尚未就绪");
    }
}
