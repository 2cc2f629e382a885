package org.zhiheng.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import javax.security.auth.Subject;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.shell.door.ConsoleLogin;
import org.zhiheng.shell.door.Logins;

/** A console without a platform: what commands need is answered by a test. */
public final class Stubs {

    /** One in the morning in Shanghai, still the day before in Greenwich. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2024-09-01T17:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private Stubs() {}

    /** Every call is answered by the test; what it does not know it should throw. */
    @SuppressWarnings("unchecked")
    public static <T> T stub(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return (T) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "toString" -> type.getSimpleName();
                    case "hashCode" -> 1;
                    case "equals" -> self == arguments[0];
                    default -> answers.apply(method.getName(), arguments);
                });
    }

    public static Principal principal(String account, Role... roles) {
        List<Grant> grants = Arrays.stream(roles)
                .map(each -> new Grant(
                        "grant-" + Words.of(each), account, each, "platform", Scope.ALL, Instant.EPOCH, null, null))
                .toList();
        return new Principal(account, "person-" + account, grants, Set.of(), null);
    }

    /** Lets everything through that is named, and refuses everything else as the platform does. */
    static Permissions allowing(Operation... allowed) {
        Set<Operation> all = EnumSet.noneOf(Operation.class);
        all.addAll(List.of(allowed));
        return stub(Permissions.class, (name, arguments) -> switch (name) {
            case "operations" -> all;
            case "may" -> all.contains((Operation) arguments[1]);
            case "check", "reach" -> {
                if (!all.contains((Operation) arguments[1])) {
                    throw ZhihengException.forbidden(
                            "ACCESS-FORBIDDEN", "没有“" + ((Operation) arguments[1]).title() + "”的权限,或者超出数据范围");
                }
                yield name.equals("reach") ? new Reach(true, Set.of(), "account-1") : null;
            }
            default -> throw new AssertionError(name);
        });
    }

    /** A sign-in that knows one session, {@code session-1}, of whomever it is given. */
    static SignIn knowing(Principal who) {
        return stub(SignIn.class, (name, arguments) -> switch (name) {
            case "session" -> "session-1".equals(arguments[0]) ? Optional.of(who) : Optional.empty();
            default -> throw new AssertionError(name);
        });
    }

    static ConsoleLogin login(Principal who) {
        return Logins.session(knowing(who), "session-1");
    }

    /** Runs a command as whoever signed in with this; null for nobody. */
    @SuppressWarnings("removal")
    static <T> T as(ConsoleLogin login, Callable<T> action) throws Exception {
        Subject subject = new Subject();
        if (login != null) {
            subject.getPrivateCredentials().add(login);
        }
        try {
            return Subject.doAs(subject, (java.security.PrivilegedExceptionAction<T>) action::call);
        } catch (java.security.PrivilegedActionException e) {
            throw e.getException();
        }
    }

    /** What commands print and ask. */
    static final class Console {

        private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
        final Session session;

        /** @param answers typed at the terminal one after the other, or the lines of the input where there is none */
        Console(boolean terminal, String... answers) {
            PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
            InputStream in =
                    new ByteArrayInputStream((String.join("\n", answers) + "\n").getBytes(StandardCharsets.UTF_8));
            Terminal screen = stub(Terminal.class, (name, arguments) -> switch (name) {
                case "isAnsiSupported" -> false;
                case "getWidth" -> 0;
                default -> throw new AssertionError(name);
            });
            int[] next = {0};
            session = stub(Session.class, (name, arguments) -> switch (name) {
                case "getConsole" -> out;
                case "getTerminal" -> terminal ? screen : null;
                case "getKeyboard" -> in;
                case "readLine" -> {
                    out.println(arguments[0]);
                    yield answers[next[0]++];
                }
                case "get" -> null;
                case "close" -> null;
                default -> throw new AssertionError(name);
            });
        }

        /** Runs a command that prints here. */
        <T> T run(ConsoleLogin login, Callable<T> command) throws Exception {
            PrintStream before = System.out;
            System.setOut(session.getConsole());
            try {
                return as(login, command);
            } finally {
                System.setOut(before);
            }
        }

        String text() {
            return shown.toString(StandardCharsets.UTF_8);
        }

        List<String> lines() {
            return text().lines().toList();
        }
    }

    /** A service none of whose methods may be called. */
    static <T> T untouched(Class<T> type) {
        return stub(type, (name, arguments) -> {
            throw new AssertionError(type.getSimpleName() + "." + name + " was called");
        });
    }
}
