package org.zhiheng.shell.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.apache.karaf.shell.api.console.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.error.ZhihengException;

/**
 * Looks before each line at the console whether who typed it is still signed in and what the roles are now, and puts down which commands
 * of Karaf's own are used and refused. Commands of ours look for themselves besides, and put down what they do.
 */
@Component(service = CommandSessionListener.class)
public final class ConsoleWatch implements CommandSessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleWatch.class);

    /** Where a command may stand: first, behind a pipe or in braces. Never its arguments, which may be anything. */
    private static final Pattern COMMAND = Pattern.compile("(?:^|[|;&{(])\\s*([A-Za-z][\\w-]*(?::[\\w-]+)?)");

    private static final String OURS = "zhiheng:";
    /** Under this name a session of Gogo holds that of Karaf. */
    private static final String SESSION = ".session";

    private static final String HISTORY_FILE = "history-file";

    private final ConsoleGate gate;

    @Activate
    public ConsoleWatch(@Reference ConsoleGate gate) {
        this.gate = gate;
    }

    @Override
    public void beforeExecute(CommandSession session, CharSequence line) {
        // Karaf keeps one file of typed lines for all who use the console; what one typed is none of the others'
        // business.
        session.put(HISTORY_FILE, null);
        Subject subject = Consoles.subject();
        ConsoleLogin login = subject == null ? null : Consoles.login(subject).orElse(null);
        if (login == null) {
            return;
        }
        try {
            if (!gate.refresh(subject, login)) {
                tell(session, "ACCESS-SESSION-OVER", "登录已经结束,请重新登录");
                leave(session);
            } else if (ConsoleGate.system(subject)) {
                // Before it is done, for what cannot be put down is not done.
                system(session, line).forEach(each -> gate.put(login, AuditEvent.Kind.CHANGED, each));
            }
        } catch (ZhihengException e) {
            ConsoleGate.bar(subject);
            tell(session, e.code(), e.getMessage());
        }
    }

    private static void tell(CommandSession session, String code, String message) {
        session.getConsole().println("✗ " + code + "  " + message);
    }

    /** Closes the connection. The server's own terminal stays open, for closing it would end the platform. */
    private static void leave(CommandSession session) {
        if (session.get(SESSION) instanceof Session open
                && open.getTerminal() != null
                && !Boolean.TRUE.equals(session.get(Session.IS_LOCAL))) {
            open.close();
        }
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence line, Exception exception) {
        boolean refused = exception instanceof SecurityException;
        // What somebody may not use Karaf tells as if it were not there.
        boolean hidden = exception.getClass().getSimpleName().equals("CommandNotFoundException");
        if ((refused || hidden) && Consoles.login().isEmpty()) {
            // The server's own terminal, of which nobody knows yet who sits at it.
            tell(session, "ACCESS-SESSION-OVER", "请先登录:zhiheng:sign-in");
            return;
        }
        List<String> commands = refused || hidden ? system(session, line) : List.of();
        if (commands.isEmpty()) {
            return;
        }
        tell(session, "ACCESS-FORBIDDEN", "没有“" + Operation.SYSTEM_CONSOLE.title() + "”的权限;可以用的命令:zhiheng:whoami");
        Consoles.login().ifPresent(login -> {
            try {
                commands.forEach(each -> gate.put(login, AuditEvent.Kind.REFUSED, each));
            } catch (ZhihengException e) {
                LOG.error("could not put down a refusal at the console: {} {}", e.code(), e.getMessage());
            }
        });
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence line, Object result) {
        // It was put down before it was done.
    }

    /** Karaf's own commands in a line. */
    private static List<String> system(CommandSession session, CharSequence line) {
        List<String> found = new ArrayList<>();
        if (session.get(SESSION) instanceof Session open) {
            Matcher words = COMMAND.matcher(line);
            while (words.find()) {
                known(open, words.group(1))
                        .filter(each -> !each.startsWith(OURS))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** The command with its scope, hidden or not; empty where there is none. */
    private static Optional<String> known(Session open, String word) {
        Stream<String> names = word.contains(":")
                ? Stream.of(word)
                // Where Karaf looks first; what it hides from somebody it does not find for others to ask.
                : Stream.of("shell:" + word, "bundle:" + word, open.resolveCommand(word));
        return names.filter(each -> {
                    String[] command = each.split(":");
                    return command.length == 2 && open.getRegistry().getCommand(command[0], command[1]) != null;
                })
                .findFirst();
    }
}
