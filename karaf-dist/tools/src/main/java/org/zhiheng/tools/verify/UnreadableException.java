package org.zhiheng.tools.verify;

/** Something could not be read, or is not what it should be; its message is told to the person. */
final class UnreadableException extends RuntimeException {

    UnreadableException(String message) {
        super(message);
    }

    UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
