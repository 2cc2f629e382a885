package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.shell.door.Logins;

/** No command does anything for who may not. */
class CommandPermissionTest {

    /** Signing in at the server's own terminal needs nobody who is signed in. */
    private static final Set<Class<?>> FREE = Set.of(SignInCommand.class);

    static List<Class<?>> commands() throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes = Path.of(Commands.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> names = files.map(each -> classes.relativize(each).toString())
                    .filter(each -> each.endsWith(".class"))
                    .map(each -> each.replace(".class", "").replace('/', '.'))
                    .toList();
            Set<Class<?>> found = new HashSet<>();
            for (String each : names) {
                Class<?> type = Class.forName(each);
                if (type.isAnnotationPresent(Command.class)) {
                    found.add(type);
                }
            }
            found.removeAll(FREE);
            return List.copyOf(found);
        }
    }

    @Test
    void every_command_is_known_and_of_our_scope() throws Exception {
        assertThat(commands()).containsExactlyInAnyOrderElementsOf(Commands.ALL);
        assertThat(commands())
                .allMatch(each -> each.getAnnotation(Command.class).scope().equals("zhiheng"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void who_may_not_is_refused_with_a_code_and_nothing_is_done(Class<?> type) throws Exception {
        Action command = (Action) type.getDeclaredConstructor().newInstance();
        inject(command, Stubs.allowing());
        CommandException refusal = catchThrowableOfType(
                CommandException.class,
                () -> Stubs.as(Stubs.login(Stubs.principal("account-1", Role.OFFICER)), command::execute));
        Operation operation = type.getAnnotation(Performs.class).value()[0];
        assertThat(refusal.getNiceHelp()).isEqualTo("✗ ACCESS-FORBIDDEN  没有“" + operation.title() + "”的权限,或者超出数据范围");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whose_session_is_over_is_told_so_and_nothing_is_done(Class<?> type) throws Exception {
        Action command = (Action) type.getDeclaredConstructor().newInstance();
        inject(command, Stubs.untouched(Permissions.class));
        SignIn ended = Stubs.stub(SignIn.class, (name, arguments) -> Optional.empty());
        CommandException refusal = catchThrowableOfType(
                CommandException.class, () -> Stubs.as(Logins.session(ended, "session-1"), command::execute));
        assertThat(refusal.getNiceHelp()).startsWith("✗ ACCESS-SESSION-OVER  登录已经结束,请重新登录");
        CommandException nobody = catchThrowableOfType(CommandException.class, () -> Stubs.as(null, command::execute));
        assertThat(nobody.getNiceHelp()).startsWith("✗ ACCESS-SESSION-OVER  请先登录");
    }

    private static void inject(Action command, Permissions permissions) throws IllegalAccessException {
        for (Class<?> type = command.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Reference.class)) {
                    field.setAccessible(true);
                    Class<?> wanted = field.getType();
                    Object given = wanted == Permissions.class
                            ? permissions
                            : wanted == Clock.class
                                    ? Stubs.CLOCK
                                    : field.getName().equals("session")
                                            ? new Stubs.Console(false).session
                                            : Stubs.untouched(wanted);
                    field.set(command, given);
                }
            }
        }
    }

    @Test
    void a_command_that_says_no_operation_refuses_everybody() {
        PermittedCommand silent = new PermittedCommand() {
            @Override
            void run(Principal who, java.io.PrintStream console) {
                throw new AssertionError();
            }
        };
        silent.session = new Stubs.Console(false).session;
        silent.permissions = Stubs.allowing(Operation.values());
        CommandException refusal = catchThrowableOfType(
                CommandException.class, () -> Stubs.as(Stubs.login(Stubs.principal("account-1")), silent::execute));
        assertThat(refusal.getNiceHelp()).isEqualTo("✗ ACCESS-FORBIDDEN  命令没有写明办理什么事项");
    }

    @Test
    void people_are_told_the_commands_of_what_they_may_do() {
        assertThat(Commands.performing(Operation.RULES_RELEASE)).containsExactly("release-accept", "release-refuse");
    }
}
