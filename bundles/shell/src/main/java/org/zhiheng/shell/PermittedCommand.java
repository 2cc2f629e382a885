package org.zhiheng.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.shell.door.ConsoleLogin;
import org.zhiheng.shell.door.Consoles;

/**
 * What all commands share: who asks is looked up anew, may or may not perform the command's operation, and is told so in words that people
 * understand. Where an operation is on somebody's data this only tells whether it reaches anything; whoever does it checks what it is on.
 */
abstract class PermittedCommand implements Action {

    /** What a terminal shows for each character typed: nothing. */
    private static final Character UNSEEN = 0;

    @Reference
    Permissions permissions;

    @Reference
    Session session;

    private Integer status;

    @Override
    public final Object execute() throws Exception {
        try {
            Principal who = who();
            permit(who);
            // What the thread prints to: of a command before a pipe that is the pipe, which the console itself is not.
            run(who, System.out);
            return status;
        } catch (ZhihengException e) {
            throw Refusals.of(e, wordAt(e), paint());
        }
    }

    private void permit(Principal who) {
        Performs performs = getClass().getAnnotation(Performs.class);
        if (performs == null) {
            throw ZhihengException.forbidden("ACCESS-FORBIDDEN", "命令没有写明办理什么事项");
        }
        List<Operation> operations = List.of(performs.value());
        boolean one =
                operations.size() > 1 && permissions.operations(who).stream().anyMatch(operations::contains);
        if (!one) {
            permit(who, operations.get(0));
        }
    }

    /** Lets through or refuses, and has a refusal put down. */
    final void permit(Principal who, Operation operation) {
        if (operation.onData()) {
            permissions.reach(who, operation);
        } else {
            permissions.check(who, operation, null);
        }
    }

    abstract void run(Principal who, PrintStream console) throws Exception;

    /** Who asks, as the account is at this moment. */
    final Principal who() {
        return login().principal().orElseThrow(() -> ZhihengException.forbidden("ACCESS-SESSION-OVER", "登录已经结束,请重新登录"));
    }

    final ConsoleLogin login() {
        return Consoles.login().orElseThrow(() -> ZhihengException.forbidden("ACCESS-SESSION-OVER", "请先登录"));
    }

    /** The word of the command line that an error is about; null where no single one is. */
    String wordAt(ZhihengException error) {
        return null;
    }

    /** A part of the platform that may not be there yet. */
    static <T> T there(T service, String part) {
        if (service == null) {
            throw ZhihengException.unavailable("SHELL-NOT-THERE", part + "尚未就绪,原因见zhiheng:health或者/system/health");
        }
        return service;
    }

    /** Ends the command with this exit status, for programs; at a terminal the console would print the number. */
    final void ends(int exitStatus) {
        status = Terminals.present(session) ? null : exitStatus;
    }

    final Paint paint() {
        return Terminals.paint(session);
    }

    /**
     * Asks a person who wants something that cannot be taken back.
     *
     * @param instead what a program writes to have it done
     */
    final boolean confirmed(boolean yes, String question, String instead) throws IOException, CommandException {
        if (yes) {
            return true;
        }
        if (!Terminals.present(session)) {
            throw Refusals.of("没有办理:这里不能确认;确实要办理:" + instead, paint());
        }
        return "yes".equals(session.readLine(question + "(yes/no) ", null));
    }

    /** Asks for something that does not show while it is typed; a program writes it as a line of its input. */
    final String secret(String question) throws IOException {
        String answer = Terminals.present(session) ? session.readLine(question, UNSEEN) : line(session.getKeyboard());
        if (answer == null) {
            throw ZhihengException.invalid("SHELL-INPUT", "没有输入“" + question.strip() + "”", null);
        }
        return answer;
    }

    /** A line somebody types or pastes, or of a program's input; null at its end. */
    final String typed(String question) throws IOException {
        return Terminals.present(session) ? session.readLine(question, null) : line(session.getKeyboard());
    }

    /** A line; null at the end. Byte by byte, for what follows is not ours to take. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int each = in.read();
        if (each < 0) {
            return null;
        }
        for (; each >= 0 && each != '\n'; each = in.read()) {
            bytes.write(each);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace("\r", "");
    }
}
