package org.zhiheng.tools.verify;

import org.zhiheng.tools.HelpWords;
import picocli.CommandLine;

/**
 * Starts {@code zhiheng-verify}, which verifies what the platform exports without the platform: one jar that runs on any Java 17 and reads nothing but the
 * files it is given.
 */
public final class VerifyMain {

    /** Exit code: nothing wrong was found. */
    static final int GOOD = 0;
    /** Exit code: something is wrong; the first bad entry is named. */
    static final int NOT_GOOD = 1;
    /** Exit code: nothing was verified, for something could not be read or the command line is wrong. */
    static final int UNREADABLE = 2;

    static final String VERSION = "zhiheng-verify 0.1.0-SNAPSHOT";

    private VerifyMain() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, as tests start it too. */
    static CommandLine commandLine() {
        return new CommandLine(new VerifyCommand())
                .setResourceBundle(new HelpWords())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof UnreadableException) {
                        line.getErr().println(failure.getMessage());
                        return UNREADABLE;
                    }
                    throw failure;
                });
    }
}
