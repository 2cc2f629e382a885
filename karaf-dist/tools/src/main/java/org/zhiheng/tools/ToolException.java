package org.zhiheng.tools;

/** A tool cannot go on; its message is told to the person. */
public final class ToolException extends RuntimeException {

    private final int exit;

    /** @param exit one of {@link Exit} */
    public ToolException(int exit, String message) {
        super(message);
        this.exit = exit;
    }

    public ToolException(int exit, String message, Throwable cause) {
        super(message, cause);
        this.exit = exit;
    }

    public int exit() {
        return exit;
    }
}
